// The models that lists and tables show, each under Qt's own model tester while content and filter change.
#include "app/case_session.h"
#include "app/models/actors_model.h"
#include "app/models/decisions_model.h"
#include "app/models/disagreements_model.h"
#include "app/models/events_model.h"
#include "app/models/search_model.h"
#include "app/models/sources_model.h"
#include "support/sample_case.h"
#include "support/synthetic_case.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace parallax;
using app::CaseSession;

namespace {

std::shared_ptr<const pipeline::PackedCase> sample() {
    return std::make_shared<const pipeline::PackedCase>(test::sampleCase());
}

QStringList column(const QAbstractItemModel& model, int column = 0, int role = Qt::DisplayRole) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data(role).toString());
    return texts;
}

// Walks through what a session goes through: content, filters, other content, none.
void exercise(CaseSession& session) {
    session.setContent(sample());
    pipeline::Filter filter;
    filter.onlyDisputed = true;
    session.setFilter(filter);
    filter = {};
    filter.background = false;
    session.setFilter(filter);
    store::Decision decision;
    decision.at = "2024-05-06T07:08:09Z";
    decision.subject = "E2";
    decision.value = "Bombing";
    session.setDecisions({decision});
    session.setContent(sample());
    session.setFilter({});
    session.setContent({});
    session.setDecisions({});
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModelKeepsItsContract();
    void actorsAreSortedByHowOftenTheyTakePart();
    void aTickIsAFilter();
    void actorSearchLooksAtEveryForm();
    void aTickedActorStaysInTheSearch();
    void sourcesAreInOrderOfDate();
    void anUntickedSourceIsHidden();
    void eventsAreInOrderOfTime();
    void eventsCanBeSortedByAnyColumn();
    void manyEventsAreSortedInTheBackground();
    void disagreementsHavePositionsAndClaims();
    void aPositionSaysWhoHoldsIt();
    void aDismissedDisagreementCountsNowhere();
    void decisionsAreNewestFirst();
    void sessionKeepsWhatStillExists();
    void sessionStepsThroughVisibleEvents();
    void listsWorkedOutElsewhereAreTakenForTheirFilterOnly();
    void theIndexSaysWhatTheCaseHolds();
};

void ModelsTest::everyModelKeepsItsContract() {
    CaseSession session;
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    app::ActorsModel actors(&session);
    app::ActorSearch search;
    search.setSourceModel(&actors);
    app::SourcesModel sources(&session);
    app::EventsModel events(&session);
    app::DisagreementsModel disagreements(&session);
    app::DecisionsModel decisions(&session);
    app::SearchModel hits(&session, [](const QString&) {
        return std::vector<store::SearchHit>{{{1}, {0, 4}, "a \x02hit\x03"}};
    });
    QAbstractItemModelTester first(&actors, mode);
    QAbstractItemModelTester second(&search, mode);
    QAbstractItemModelTester third(&sources, mode);
    QAbstractItemModelTester fourth(&events, mode);
    QAbstractItemModelTester fifth(&disagreements, mode);
    QAbstractItemModelTester sixth(&decisions, mode);
    QAbstractItemModelTester seventh(&hits, mode);
    exercise(session);
    search.setWords(QStringLiteral("tor"));
    exercise(session);
    session.setContent(sample());
    hits.search(QStringLiteral("tor"));
    QVERIFY(hits.rowCount() > 2);
    hits.search({});
    QCOMPARE(hits.rowCount(), 0);
    session.setContent({});
    QCOMPARE(actors.rowCount(), 0);
    QCOMPARE(events.rowCount(), 0);
}

void ModelsTest::actorsAreSortedByHowOftenTheyTakePart() {
    CaseSession session;
    app::ActorsModel model(&session);
    session.setContent(sample());
    QCOMPARE(column(model),
             QStringList({QStringLiteral("Grey Tide"), QStringLiteral("police"), QStringLiteral("Ilsa Torvand"),
                          QStringLiteral("guards"), QStringLiteral("gunmen"), QStringLiteral("Oda Brandt")}));
    QCOMPARE(column(model, 0, app::ActorsModel::EventsRole).first(), QStringLiteral("3"));
    QCOMPARE(column(model, 0, app::ActorsModel::DisputedRole).first(), QStringLiteral("1"));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Grey Tide, armed group, 3 events, 1 of them disputed"));
    QCOMPARE(model.index(2).data(app::ActorsModel::AliasesRole).toString(), QStringLiteral("Torvand"));
}

void ModelsTest::aTickIsAFilter() {
    CaseSession session;
    app::ActorsModel model(&session);
    session.setContent(sample());
    QSignalSpy visible(&session, &CaseSession::visibleChanged);
    QVERIFY(model.setData(model.index(0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(visible.count(), 1);
    QCOMPARE(session.visibleEvents().size(), 3U);
    QCOMPARE(model.index(0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(session.visibleEvents().size(), 12U);
}

void ModelsTest::actorSearchLooksAtEveryForm() {
    CaseSession session;
    app::ActorsModel model(&session);
    app::ActorSearch search;
    search.setSourceModel(&model);
    session.setContent(sample());
    search.setWords(QStringLiteral("TÓRvand ils"));
    QCOMPARE(column(search), QStringList({QStringLiteral("Ilsa Torvand")}));
    search.setWords(QStringLiteral("nobody"));
    QCOMPARE(search.rowCount(), 0);
    search.setWords({});
    QCOMPARE(search.rowCount(), 6);
}

void ModelsTest::aTickedActorStaysInTheSearch() {
    CaseSession session;
    app::ActorsModel model(&session);
    app::ActorSearch search;
    search.setSourceModel(&model);
    session.setContent(sample());
    model.setData(model.index(0), Qt::Checked, Qt::CheckStateRole);
    search.setWords(QStringLiteral("guards"));
    QCOMPARE(column(search), QStringList({QStringLiteral("Grey Tide"), QStringLiteral("guards")}));
}

void ModelsTest::sourcesAreInOrderOfDate() {
    CaseSession session;
    app::SourcesModel model(&session);
    session.setContent(sample());
    QCOMPARE(column(model),
             QStringList({QStringLiteral("Merrow Courier, 12 Mar 2019"), QStringLiteral("Coast Ledger, 13 Mar 2019"),
                          QStringLiteral("Harbour Guard statement 14, 13–16 Mar 2019*")}));
    QCOMPARE(column(model, 0, app::SourcesModel::GradeRole),
             QStringList({QStringLiteral("B"), QStringLiteral("F"), QStringLiteral("F")}));
    QCOMPARE(column(model, 0, app::SourcesModel::CountTextRole),
             QStringList({QStringLiteral("B"), QString(), QString()}));
    QCOMPARE(column(model, 0, Qt::AccessibleTextRole).last(),
             QStringLiteral("Harbour Guard statement 14, 13–16 Mar 2019*, not graded"));
    QVERIFY(model.anyInferred());
}

void ModelsTest::anUntickedSourceIsHidden() {
    CaseSession session;
    app::SourcesModel model(&session);
    session.setContent(sample());
    QVERIFY(model.setData(model.index(2), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(session.filter().hiddenReports, std::set<base::ReportId>({{3}}));
    QCOMPARE(session.visibleEvents().size(), 10U);
}

void ModelsTest::eventsAreInOrderOfTime() {
    CaseSession session;
    app::EventsModel model(&session);
    session.setContent(sample());
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.index(0, app::EventsModel::When).data().toString(), QStringLiteral("2014"));
    QCOMPARE(model.index(11, app::EventsModel::When).data().toString(), QStringLiteral("no date"));
    const QModelIndex bombing = model.indexOf({2});
    QVERIFY(bombing.isValid());
    QCOMPARE(bombing.siblingAtColumn(app::EventsModel::When).data().toString(), QStringLiteral("12 March 2019, 09:40"));
    QCOMPARE(bombing.siblingAtColumn(app::EventsModel::Disagreements).data().toString(), QStringLiteral("1"));
    QCOMPARE(bombing.siblingAtColumn(app::EventsModel::Reports).data().toString(), QStringLiteral("2"));
    QVERIFY(model.eventAt(bombing) == base::EventId{2});
}

void ModelsTest::eventsCanBeSortedByAnyColumn() {
    CaseSession session;
    app::EventsModel model(&session); // stays in the order of time
    app::EventsModel sorted(&session);
    QAbstractItemModelTester tester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sorted.sort(app::EventsModel::When);
    session.setContent(sample());
    QCOMPARE(column(sorted), column(model));
    sorted.sort(app::EventsModel::When, Qt::DescendingOrder);
    QStringList backwards = column(model);
    std::reverse(backwards.begin(), backwards.end());
    QCOMPARE(column(sorted), backwards);
    sorted.sort(app::EventsModel::Disagreements, Qt::DescendingOrder);
    QCOMPARE(column(sorted, app::EventsModel::Disagreements).first(), QStringLiteral("2"));
    sorted.sort(app::EventsModel::Title);
    QStringList titles = column(sorted, app::EventsModel::Title);
    QVERIFY(std::is_sorted(titles.begin(), titles.end(),
                           [](const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) < 0; }));
    session.setContent(sample()); // and stays sorted
    QCOMPARE(column(sorted, app::EventsModel::Title), titles);
}

void ModelsTest::manyEventsAreSortedInTheBackground() {
    CaseSession session;
    app::EventsModel model(&session);
    session.setContent(std::make_shared<const pipeline::PackedCase>(test::syntheticCase(25000)));
    const base::EventId first = session.visibleEvents().front();
    const QPersistentModelIndex kept(model.indexOf(session.visibleEvents().at(7)));
    const base::EventId keptEvent = model.eventAt(kept);
    model.sort(app::EventsModel::Title);
    QVERIFY(model.isSorting());
    QVERIFY(model.eventAt(model.index(0, 0)) == first); // until then in the order of time
    QTRY_VERIFY(!model.isSorting());
    const QStringList titles = column(model, app::EventsModel::Title);
    QVERIFY(std::is_sorted(titles.begin(), titles.end(),
                           [](const QString& a, const QString& b) { return a.toLower() < b.toLower(); }));
    QVERIFY(model.eventAt(kept) == keptEvent); // what was current is so still
    QVERIFY(model.indexOf(keptEvent) == QModelIndex(kept));
    // Other rows while they are being sorted: what is sorted in the end are those.
    pipeline::Filter filter;
    filter.onlyDisputed = true;
    model.sort(app::EventsModel::Reports, Qt::DescendingOrder);
    session.setFilter(filter);
    QTRY_VERIFY(!model.isSorting());
    QCOMPARE(model.rowCount(), static_cast<int>(session.visibleEvents().size()));
    const QStringList reports = column(model, app::EventsModel::Reports);
    QVERIFY(std::is_sorted(reports.begin(), reports.end(),
                           [](const QString& a, const QString& b) { return a.toInt() > b.toInt(); }));
    session.setFilter({});
    model.sort(app::EventsModel::When, Qt::DescendingOrder);
    QVERIFY(!model.isSorting());
    QVERIFY(model.eventAt(model.index(0, 0)) == session.visibleEvents().back());
}

void ModelsTest::disagreementsHavePositionsAndClaims() {
    CaseSession session;
    app::DisagreementsModel model(&session);
    session.setContent(sample());
    QCOMPARE(model.rowCount(), 4);
    const QModelIndex killed = model.index(0, 0);
    QCOMPARE(killed.data().toString(), QStringLiteral("People killed"));
    QCOMPARE(killed.siblingAtColumn(app::DisagreementsModel::Kind).data().toString(), QStringLiteral("contradiction"));
    QCOMPARE(model.rowCount(killed), 2);
    const QModelIndex eight = model.index(0, 0, killed);
    QCOMPARE(eight.data().toString(), QStringLiteral("8"));
    const QModelIndex claim = model.index(0, 0, eight);
    QCOMPARE(claim.data().toString(), QStringLiteral("“Eight persons, among them two guards, lost their lives”"));
    QCOMPARE(claim.data(app::DisagreementsModel::ClaimRole).toLongLong(), 3);
    QCOMPARE(claim.siblingAtColumn(app::DisagreementsModel::Who).data().toString(), QStringLiteral("own voice"));
}

void ModelsTest::aPositionSaysWhoHoldsIt() {
    CaseSession session;
    app::DisagreementsModel model(&session);
    session.setContent(sample());
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        if (top.data().toString() != QStringLiteral("People killed"))
            continue;
        QCOMPARE(model.index(1, app::DisagreementsModel::Who, top).data().toString(),
                 QStringLiteral("Coast Ledger (Oda Brandt)"));
        return;
    }
    QFAIL("the sample has a disagreement on people killed");
}

void ModelsTest::aDismissedDisagreementCountsNowhere() {
    CaseSession session;
    app::ActorsModel actors(&session);
    app::EventsModel events(&session);
    app::DisagreementsModel disagreements(&session);
    pipeline::Case decided = test::sampleCase();
    for (auto& one : decided.disagreements)
        one.dismissed = true;
    session.setContent(std::make_shared<const pipeline::PackedCase>(std::move(decided)));
    QCOMPARE(session.index().disagreements(), 0U);
    QCOMPARE(disagreements.rowCount(), 0);
    for (int row = 0; row < actors.rowCount(); ++row)
        QCOMPARE(actors.index(row).data(app::ActorsModel::DisputedRole).toInt(), 0);
    for (int row = 0; row < events.rowCount(); ++row)
        QCOMPARE(events.index(row, app::EventsModel::Disagreements).data().toString(), QString());
    pipeline::Filter filter;
    filter.onlyDisputed = true;
    session.setFilter(filter);
    QVERIFY(session.visibleEvents().empty());
}

void ModelsTest::decisionsAreNewestFirst() {
    CaseSession session;
    app::DecisionsModel model(&session);
    session.setContent(sample());
    store::Decision first;
    first.at = "2024-05-06T07:08:09Z";
    first.subject = "E2";
    first.value = "Terminal bombing";
    store::Decision second = first;
    second.kind = store::DecisionKind::ActorMerge;
    second.subject = "A4";
    second.value = "A5";
    second.reason = "the same men";
    second.undone = true;
    session.setDecisions({first, second});
    QCOMPARE(column(model, app::DecisionsModel::What),
             QStringList({QStringLiteral("merge actors"), QStringLiteral("rename event")}));
    QCOMPARE(column(model, app::DecisionsModel::About),
             QStringList({QStringLiteral("police"), QStringLiteral("Bomb at the ferry terminal")}));
    QCOMPARE(column(model, app::DecisionsModel::Value),
             QStringList({QStringLiteral("guards"), QStringLiteral("Terminal bombing")}));
    QCOMPARE(column(model, app::DecisionsModel::State),
             QStringList({QStringLiteral("undone"), QStringLiteral("in force")}));
    QVERIFY(session.decision(store::DecisionKind::EventTitle, "E2") != nullptr);
    QVERIFY(session.decision(store::DecisionKind::ActorMerge, "A4") == nullptr);
}

void ModelsTest::sessionKeepsWhatStillExists() {
    CaseSession session;
    session.setContent(sample());
    session.select({2});
    pipeline::Filter filter;
    filter.actors = {{1}, {3}};
    session.setFilter(filter);
    pipeline::Case fewer = test::sampleCase();
    fewer.actors.erase(fewer.actors.begin());
    fewer.events.erase(fewer.events.begin() + 1);
    QSignalSpy selection(&session, &CaseSession::selectionChanged);
    session.setContent(std::make_shared<const pipeline::PackedCase>(std::move(fewer)));
    QCOMPARE(session.filter().actors, std::set<base::ActorId>({{3}}));
    QVERIFY(!session.selected());
    QCOMPARE(selection.count(), 1);
}

void ModelsTest::sessionStepsThroughVisibleEvents() {
    CaseSession session;
    QVERIFY(!session.mostDisputed());
    session.selectNext();
    QVERIFY(!session.selected());
    session.setContent(sample());
    QVERIFY(session.mostDisputed() == base::EventId{1}); // two disagreements with two positions each
    session.selectNext();
    QVERIFY(session.selected() == base::EventId{8}); // of 2014
    session.selectPrevious();
    QVERIFY(session.selected() == base::EventId{8}); // it is the first
    pipeline::Filter filter;
    filter.onlyDisputed = true;
    session.setFilter(filter);
    session.selectNext(); // the selected one is not among the visible
    QVERIFY(session.selected() == session.visibleEvents().front());
    session.select({99});
    QVERIFY(!session.selected());
    session.selectPrevious();
    QVERIFY(session.selected() == session.visibleEvents().back());
    for (std::size_t place = 0; place < session.visibleEvents().size(); ++place)
        QCOMPARE(session.placeOf(session.visibleEvents()[place]).value_or(999), place);
    QVERIFY(!session.placeOf({8})); // not disputed, so not visible
}

void ModelsTest::listsWorkedOutElsewhereAreTakenForTheirFilterOnly() {
    CaseSession session;
    const auto content = sample();
    const auto index = std::make_shared<const app::CaseIndex>(*content);
    pipeline::Filter disputed;
    disputed.onlyDisputed = true;
    pipeline::Filter noBackground;
    noBackground.background = false;
    session.setFilter(disputed);
    const app::VisibleEvents known = app::visibleEventsOf(*content, disputed);
    session.setContent(content, index, nullptr, known);
    QVERIFY(session.sharedVisibleEvents() == known.passing);
    session.setFilter({});
    QVERIFY(session.sharedVisibleEvents() == known.all);
    session.setFilter(noBackground);
    QVERIFY(session.visibleEvents() == pipeline::visibleEvents(*content, noBackground));
    session.setFilter(disputed);
    QVERIFY(session.visibleEvents() == pipeline::visibleEvents(*content, disputed));
    for (const event::PackedEvent& event : content->events) {
        const auto& visible = session.visibleEvents();
        const auto found = std::find(visible.begin(), visible.end(), event.id);
        QCOMPARE(session.placeOf(event.id).has_value(), found != visible.end());
        if (found != visible.end())
            QCOMPARE(*session.placeOf(event.id), static_cast<std::size_t>(found - visible.begin()));
    }
    session.setContent({}); // what was known of the other case is not taken for this one
    QVERIFY(session.visibleEvents().empty());
}

void ModelsTest::theIndexSaysWhatTheCaseHolds() {
    pipeline::Case content = test::sampleCase();
    // Claims come in any order of events; one disagreement is dismissed, one event hidden.
    QVERIFY(content.claims.size() > 3 && content.disagreements.size() > 1);
    std::swap(content.claims.front().event, content.claims.back().event);
    content.disagreements.front().dismissed = true;
    const auto part = std::find_if(content.events.begin(), content.events.end(),
                                   [](const event::Event& one) { return bool(one.parent); });
    QVERIFY(part != content.events.end());
    part->hidden = true;
    const pipeline::PackedCase packed(content);
    const app::CaseIndex index(packed);
    std::size_t shown = 0;
    for (const event::Event& event : content.events) {
        std::vector<const pipeline::Claim*> claims;
        for (const pipeline::Claim& claim : packed.claims) {
            if (claim.event == event.id)
                claims.push_back(&claim);
        }
        std::vector<const disagreement::Disagreement*> open, dismissed;
        for (const disagreement::Disagreement& one : packed.disagreements) {
            if (one.event == event.id)
                (one.dismissed ? dismissed : open).push_back(&one);
        }
        std::vector<base::EventId> children;
        for (const event::Event& one : content.events) {
            if (one.parent == event.id && !one.hidden)
                children.push_back(one.id);
        }
        std::set<base::ReportId> reports;
        for (const event::EventEvidence& mention : event.mentions)
            reports.insert(mention.report);
        const app::CaseIndex::OfEvent around = index.of(event.id);
        QVERIFY(std::equal(around.claims.begin(), around.claims.end(), claims.begin(), claims.end()));
        QVERIFY(std::equal(around.disagreements.begin(), around.disagreements.end(), open.begin(), open.end()));
        QVERIFY(std::equal(around.dismissed.begin(), around.dismissed.end(), dismissed.begin(), dismissed.end()));
        QVERIFY(std::equal(around.children.begin(), around.children.end(), children.begin(), children.end()));
        QCOMPARE(around.reports, reports.size());
        shown += event.hidden ? 0U : 1U;
    }
    QCOMPARE(index.events(), shown);
    QCOMPARE(index.disagreements(), content.disagreements.size() - 1);
    QVERIFY(index.of(base::EventId{1 << 30}).claims.empty());
}

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
