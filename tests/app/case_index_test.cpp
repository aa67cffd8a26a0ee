// The index of a case, worked out at once or brought up to date.
#include "app/jobs/load_job.h"
#include "app/models/case_index.h"
#include "app/window/case_document.h"
#include "support/sample_case.h"
#include "support/synthetic_case.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace parallax;
using app::CaseIndex;

namespace {

template <class T>
std::vector<std::int64_t> idsOf(std::span<const T* const> things) {
    std::vector<std::int64_t> ids;
    for (const T* thing : things)
        ids.push_back(thing->id.value);
    return ids;
}

void compare(const CaseIndex& left, const CaseIndex& right, const pipeline::PackedCase& content) {
    QCOMPARE(left.events(), right.events());
    QCOMPARE(left.disagreements(), right.disagreements());
    QCOMPARE(left.disputedEvents(), right.disputedEvents());
    QCOMPARE(left.backgroundEvents(), right.backgroundEvents());
    std::size_t disputed = 0, background = 0;
    for (const event::PackedEvent& event : content.events) {
        QVERIFY(std::ranges::equal(left.disagreementsOf(event.id), left.of(event.id).disagreements));
        disputed += !event.hidden && !left.disagreementsOf(event.id).empty() ? 1U : 0U;
        background += !event.hidden && event.background ? 1U : 0U;
        const CaseIndex::OfEvent a = left.of(event.id);
        const CaseIndex::OfEvent b = right.of(event.id);
        QVERIFY(std::ranges::equal(a.claims, b.claims)); // the very same objects
        QVERIFY(std::ranges::equal(a.disagreements, b.disagreements));
        QCOMPARE(idsOf(a.dismissed), idsOf(b.dismissed));
        QCOMPARE(idsOf(a.elsewhere), idsOf(b.elsewhere));
        QVERIFY(std::ranges::equal(a.children, b.children));
        QCOMPARE(a.reports, b.reports);
    }
    QCOMPARE(left.disputedEvents(), disputed);
    QCOMPARE(left.backgroundEvents(), background);
    for (const actor::Actor& actor : content.actors) {
        QCOMPARE(left.of(actor.id).events, right.of(actor.id).events);
        QCOMPARE(left.of(actor.id).disputed, right.of(actor.id).disputed);
        QCOMPARE(left.of(actor.id).claims, right.of(actor.id).claims);
    }
    for (const pipeline::CaseReport& report : content.reports)
        QCOMPARE(left.claimsOf(report.id), right.claimsOf(report.id));
}

} // namespace

class CaseIndexTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void broughtUpToDateIsAsMadeAnew_data() {
        QTest::addColumn<bool>("synthetic");
        QTest::newRow("sample") << false;
        QTest::newRow("synthetic") << true;
    }

    void broughtUpToDateIsAsMadeAnew() {
        QFETCH(bool, synthetic);
        auto content =
            std::make_shared<const pipeline::PackedCase>(synthetic ? test::syntheticCase(400) : test::sampleCase());
        auto index = std::make_shared<const CaseIndex>(*content);
        test::Random random(11);
        for (int round = 0; round < 80; ++round) {
            auto next = std::make_shared<pipeline::PackedCase>(*content);
            std::vector<base::EventId> changed;
            for (std::int64_t step = random.below(5); step >= 0; --step) {
                const auto place = static_cast<std::size_t>(
                    random.below(static_cast<std::int64_t>(std::min<std::size_t>(next->events.size(), 60))));
                if (random.below(3) == 0 && !next->disagreements.empty()) {
                    auto& one = next->disagreements[place % next->disagreements.size()];
                    one.dismissed = !one.dismissed;
                    changed.push_back(one.event);
                } else {
                    next->events.setHidden(place, random.below(2) == 0);
                    changed.push_back(next->events.id(place));
                }
            }
            auto updated = std::make_shared<const CaseIndex>(index->updated(*next, changed));
            compare(*updated, CaseIndex(*next), *next);
            content = std::move(next); // the one before is gone
            index = std::move(updated);
        }
    }

    // As the window does it after each decision.
    void aCaseReloadedAfterADecisionIsAsReadAnew() {
        const std::filesystem::path file = app::toPath(m_folder.filePath(QStringLiteral("a.parallax")));
        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(file, true, status);
        base::NoProgress unwatched;
        store->fill(test::syntheticCase(500), unwatched);
        app::LoadedCase loaded = app::loadCase(*store, unwatched);
        const auto decide = [&](store::DecisionKind kind, const char* subject, const char* value) {
            store->decide({0, "", kind, subject, value, "", false});
        };
        const auto follow = [&] {
            app::LoadedCase next = app::reloadCase(*store, unwatched, loaded, app::keptTimeline(*store));
            const app::LoadedCase anew = app::loadCase(*store, unwatched);
            QVERIFY(next.state == anew.state);
            QCOMPARE(next.decisions.size(), anew.decisions.size());
            compare(*next.index, CaseIndex(*next.content), *next.content);
            compare(*anew.index, CaseIndex(*anew.content), *anew.content);
            QCOMPARE(next.content->events.size(), anew.content->events.size());
            for (std::size_t i = 0; i < anew.content->events.size(); ++i) {
                QVERIFY(next.content->events.packed(i).title == anew.content->events.packed(i).title);
                QCOMPARE(next.content->events.packed(i).hidden, anew.content->events.packed(i).hidden);
            }
            QVERIFY(*next.visible.all == pipeline::visibleEvents(*next.content, {}));
            QVERIFY(next.visible.filter == loaded.visible.filter);
            QVERIFY(*next.visible.passing == pipeline::visibleEvents(*next.content, loaded.visible.filter));
            QVERIFY(next.timeline != nullptr);
            QCOMPARE(next.timeline->index.datedCount(), anew.timeline->index.datedCount());
            loaded = std::move(next);
        };
        decide(store::DecisionKind::EventTitle, "E30", "Called otherwise");
        decide(store::DecisionKind::EventHidden, "E31", "1");
        follow();
        decide(store::DecisionKind::DisagreementDismissed, "D2", "1");
        loaded.visible.filter.onlyDisputed = true; // as the window may have it
        follow();
        QVERIFY(store->undo());
        QVERIFY(store->undo());
        follow();
        decide(store::DecisionKind::EventMerge, "E40", "E41");
        follow();
        decide(store::DecisionKind::ActorName, "A3", "By another name");
        follow();
        QVERIFY(store->undo());
        QVERIFY(store->undo());
        follow();
    }
};

QTEST_MAIN(CaseIndexTest)
#include "case_index_test.moc"
