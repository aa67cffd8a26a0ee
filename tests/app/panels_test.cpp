// The panels around the timeline: what they say of an event, and what a click in them does.
#include "app/case_session.h"
#include "app/panels/chips_bar.h"
#include "app/panels/disagreement_card.h"
#include "app/panels/event_panel.h"
#include "app/panels/evidence_view.h"
#include "app/panels/filter_panel.h"
#include "app/report/report_view.h"
#include "app/text/sentence.h"
#include "app/widgets/chip.h"
#include "app/window/brief_dialog.h"
#include "support/sample_case.h"

#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTimer>
#include <QToolButton>

using namespace parallax;
using app::CaseSession;

namespace {

std::shared_ptr<const pipeline::PackedCase> sample() {
    return std::make_shared<const pipeline::PackedCase>(test::sampleCase());
}

// The words of a label, without its mark-up.
QString plain(const QString& html) {
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText()
        .replace(QChar::LineSeparator, QLatin1Char('\n'))
        .replace(QChar::Nbsp, QLatin1Char(' '));
}

QString words(const QWidget& panel, const char* name) {
    const auto* label = panel.findChild<QLabel*>(QString::fromLatin1(name));
    return label != nullptr ? plain(label->text()) : QStringLiteral("(no %1)").arg(QString::fromLatin1(name));
}

QStringList all(const QWidget& panel, const char* name) {
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>(QString::fromLatin1(name)))
        texts.append(plain(label->text()));
    return texts;
}

} // namespace

class PanelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headSaysWhatWhenWhereAndWho();
    void disagreementsComeFirst();
    void aCardShowsValuesQuotesAndWhy();
    void aNarrowCardKeepsItsKindInSight();
    void theBriefDialogHasNoGap();
    void whatIsLeftOutIsFaintAndNotCounted();
    void aDismissedDisagreementIsNotShown();
    void undisputedClaimsFollow();
    void nothingSelectedSaysSo();
    void aQuoteAsksForItsReport();
    void aQuoteIsCopiedWithItsSource();
    void aSpeakerIsAFilter();
    void chipsTakeFiltersAway();
    void filterPanelSetsTheFilter();
    void theMenuKeyIsAboutTheFocusedActor();
    void theSourcesTakeNoMoreRoomThanTheyNeed();
};

void PanelsTest::headSaysWhatWhenWhereAndWho() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({3});
    QCOMPARE(words(panel, "eventTitle"), QStringLiteral("Shooting at the customs post"));
    QCOMPARE(words(panel, "eventKind"), QStringLiteral("Shooting · part of Attack on Port Merrow"));
    QCOMPARE(words(panel, "eventTime"), QStringLiteral("12 March 2019, 09:40–12:00\ninferred: stated in the sentence"));
    QCOMPARE(words(panel, "eventPlace"), QStringLiteral("customs post"));
    QCOMPARE(all(panel, "eventActors"), QStringList({QStringLiteral("gunmen"), QStringLiteral("guards")}));
    QCOMPARE(words(panel, "eventReports"), QStringLiteral("Merrow Courier, Coast Ledger"));
}

void PanelsTest::disagreementsComeFirst() {
    CaseSession session;
    app::EventPanel panel(&session);
    panel.resize(420, 900);
    panel.show();
    session.setContent(sample());
    session.select({1});
    QCOMPARE(words(panel, "disagreementHeading"), QStringLiteral("Sources disagree · 2"));
    const auto cards = panel.findChildren<app::DisagreementCard*>();
    QCOMPARE(cards.size(), 2);
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const auto single = panel.findChildren<QWidget*>(QStringLiteral("singleClaim"));
    QVERIFY(!single.isEmpty());
    QVERIFY(cards.last()->mapTo(panel.widget(), QPoint()).y() < single.first()->mapTo(panel.widget(), QPoint()).y());
}

void PanelsTest::aCardShowsValuesQuotesAndWhy() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({1});
    const auto* card = panel.findChild<app::DisagreementCard*>(QStringLiteral("disagreement-D1"));
    QVERIFY(card != nullptr);
    QCOMPARE(words(*card, "attribute"), QStringLiteral("People killed"));
    QCOMPARE(card->findChild<app::KindBadge*>()->text(), QStringLiteral("contradiction"));
    QCOMPARE(all(*card, "value"), QStringList({QStringLiteral("8"), QStringLiteral("9")}));
    QCOMPARE(all(*card, "quote").first(),
             QStringLiteral("“Eight persons, among them two guards, lost their lives in the attack.”"));
    QCOMPARE(all(*card, "from").last(),
             QStringLiteral("Coast Ledger, 13 Mar 2019 · Oda Brandt · credibility 2 · why?"));
    QVERIFY(words(*card, "estimate").startsWith(QStringLiteral("Best estimate by GTD: ")));
    QVERIFY(card->findChild<QLabel*>(QStringLiteral("estimateTrace"))->isHidden());
    QCOMPARE(words(*card, "explanation"), QStringLiteral("The Harbour Guard counts 8 dead, Oda Brandt 9."));

    auto* evidence = card->findChild<app::EvidenceView*>(QStringLiteral("evidence-C2"));
    auto* why = evidence->findChild<QLabel*>(QStringLiteral("why"));
    QVERIFY(why->isHidden());
    Q_EMIT evidence->findChild<QLabel*>(QStringLiteral("from"))->linkActivated(QStringLiteral("why"));
    QVERIFY(!why->isHidden());
    QCOMPARE(plain(why->text()), QStringLiteral("• pattern: invented for tests\n• words: Nine people died"));
}

void PanelsTest::aNarrowCardKeepsItsKindInSight() {
    CaseSession session;
    session.setContent(sample());
    app::DisagreementCard card(&session, *session.content()->find(base::DisagreementId{3}));
    card.setFixedWidth(card.fontMetrics().averageCharWidth() *
                       34); // too narrow for attribute, kind and origins in one line
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    const auto* badge = card.findChild<app::KindBadge*>();
    const auto* attribute = card.findChild<QLabel*>(QStringLiteral("attribute"));
    QVERIFY(badge->geometry().top() > attribute->geometry().bottom());
    QVERIFY(badge->parentWidget()->rect().contains(badge->geometry()));
}

void PanelsTest::whatIsLeftOutIsFaintAndNotCounted() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({1});
    pipeline::Filter filter;
    const auto content = session.content();
    const auto& positions = content->disagreements.front().positions;
    for (const base::ClaimId claim : positions.front().claims)
        filter.hiddenReports.insert(content->find(claim)->report);
    session.setFilter(filter);
    const auto* card = panel.findChild<app::DisagreementCard*>(QStringLiteral("disagreement-D1"));
    QVERIFY(card != nullptr);
    QVERIFY(all(*card, "from").first().startsWith(QStringLiteral("left out by the filter · ")));
    QVERIFY(!all(*card, "from").last().contains(QStringLiteral("left out")));
    const auto values = card->findChildren<QLabel*>(QStringLiteral("value"));
    QVERIFY(!values.first()->isEnabled());
    QVERIFY(values.last()->isEnabled());
    QVERIFY2(words(*card, "estimate").startsWith(QStringLiteral("Best estimate by GTD: 9 ")),
             qPrintable(words(*card, "estimate")));
    for (const base::ClaimId claim : positions.back().claims)
        filter.hiddenReports.insert(content->find(claim)->report);
    session.setFilter(filter);
    card = panel.findChild<app::DisagreementCard*>(QStringLiteral("disagreement-D1"));
    QCOMPARE(words(*card, "estimate"), QStringLiteral("(no estimate)"));
    session.setFilter({});
    card = panel.findChild<app::DisagreementCard*>(QStringLiteral("disagreement-D1"));
    QVERIFY(!all(*card, "from").first().contains(QStringLiteral("left out")));
}

void PanelsTest::aDismissedDisagreementIsNotShown() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({1});
    pipeline::Case decided = test::sampleCase();
    decided.disagreements[0].dismissed = true;
    decided.disagreements[1].note = "ask the mayor";
    session.setContent(std::make_shared<const pipeline::PackedCase>(std::move(decided)));
    QCOMPARE(words(panel, "disagreementHeading"), QStringLiteral("Sources disagree · 1"));
    QVERIFY(panel.widget()->findChild<app::DisagreementCard*>(QStringLiteral("disagreement-D1")) == nullptr);
    QCOMPARE(all(*panel.widget(), "note"), QStringList({QStringLiteral("Note: ask the mayor")}));
    // It can be taken back where it was.
    QCOMPARE(all(*panel.widget(), "dismissed"),
             QStringList({QStringLiteral("People killed: dismissed · take it back")}));
    QSignalSpy back(&panel, &app::EventPanel::restoreRequested);
    Q_EMIT panel.widget()->findChild<QLabel*>(QStringLiteral("dismissed"))->linkActivated(QStringLiteral("restore:1"));
    QCOMPARE(back.count(), 1);
}

void PanelsTest::undisputedClaimsFollow() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({1});
    // C1 (at least six) fits both positions and is in none; C4, C5, C17, C20 are about other things.
    const auto single = panel.findChildren<QWidget*>(QStringLiteral("singleClaim"));
    QCOMPARE(single.size(), 5);
    QCOMPARE(plain(single.first()->findChildren<QLabel*>().first()->text()),
             QStringLiteral("People killed  at least 6"));
}

void PanelsTest::nothingSelectedSaysSo() {
    CaseSession session;
    app::EventPanel panel(&session);
    QCOMPARE(panel.widget()->findChildren<QLabel*>().first()->text(), QStringLiteral("No events yet"));
    session.setContent(sample());
    QCOMPARE(panel.widget()->findChildren<QLabel*>().first()->text(), QStringLiteral("No event is selected"));
}

void PanelsTest::aQuoteAsksForItsReport() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({1});
    QSignalSpy asked(&panel, &app::EventPanel::claimRequested);
    const auto* evidence = panel.findChild<QWidget*>(QStringLiteral("evidence-C3"));
    auto* quote = evidence->findChild<QLabel*>(QStringLiteral("quote"));
    QVERIFY(quote->focusPolicy() & Qt::TabFocus);
    Q_EMIT quote->linkActivated(QStringLiteral("claim:3"));
    QCOMPARE(asked.count(), 1);
    QVERIFY(asked.first().first().value<base::ClaimId>() == base::ClaimId{3});
}

void PanelsTest::aQuoteIsCopiedWithItsSource() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({1});
    const auto* evidence = panel.findChild<app::EvidenceView*>(QStringLiteral("evidence-C2"));
    const auto content = session.content();
    const pipeline::Claim& claim = *content->find(base::ClaimId{2});
    const pipeline::CaseReport& report = *content->find(claim.report);
    QCOMPARE(evidence->citation(),
             QStringLiteral("“%1” (Oda Brandt, in Coast Ledger, “%2”, 13 March 2019; %3, bytes %4–%5, SHA-256 %6)")
                 .arg(QString::fromStdString(claim.quote), QString::fromStdString(report.report.title),
                      QString::fromStdString(report.report.file))
                 .arg(claim.span.begin)
                 .arg(claim.span.end)
                 .arg(QString::fromStdString(report.report.sha256)));
    app::ReportView view(&session);
    QCOMPARE(view.citation(), QString());
    view.show(claim.report, claim.span);
    QVERIFY(view.citation().startsWith(QStringLiteral("“%1” (").arg(QString::fromStdString(claim.quote))));
    auto* text = view.findChild<QTextBrowser*>();
    QTextCursor words = text->document()->find(QStringLiteral("ine people"));
    text->setTextCursor(words); // what the person selects goes before what is marked
    QVERIFY2(view.citation().startsWith(QStringLiteral("“ine people” (")), qPrintable(view.citation()));
}

void PanelsTest::aSpeakerIsAFilter() {
    CaseSession session;
    app::EventPanel panel(&session);
    session.setContent(sample());
    session.select({3});
    Q_EMIT panel.findChild<QLabel*>(QStringLiteral("eventActors"))->linkActivated(QStringLiteral("actor:6"));
    QCOMPARE(session.filter().actors, std::set<base::ActorId>({{6}}));
    QCOMPARE(session.visibleEvents().size(), 1U);
}

void PanelsTest::chipsTakeFiltersAway() {
    CaseSession session;
    app::ChipsBar bar(&session);
    session.setContent(sample());
    QCOMPARE(bar.countText(), QStringLiteral("12 events"));
    pipeline::Filter filter;
    filter.actors = {{3}};
    filter.onlyDisputed = true;
    session.setFilter(filter);
    QCOMPARE(bar.countText(), QStringLiteral("1 of 12 events"));
    QStringList texts;
    app::FilterChip* actor = nullptr;
    for (auto* chip : bar.findChildren<app::FilterChip*>()) {
        texts.append(chip->text());
        if (chip->text().startsWith(QStringLiteral("Actor")))
            actor = chip;
    }
    QCOMPARE(texts, QStringList({QStringLiteral("Actor: Grey Tide"), QStringLiteral("Only disputed")}));
    QTest::keyClick(actor, Qt::Key_Delete);
    QVERIFY(session.filter().actors.empty());
    QVERIFY(session.filter().onlyDisputed);
}

void PanelsTest::filterPanelSetsTheFilter() {
    CaseSession session;
    app::FilterPanel panel(&session);
    session.setContent(sample());
    panel.resize(260, 700);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.findChild<QCheckBox*>(QStringLiteral("onlyDisputed"))->click();
    QVERIFY(session.filter().onlyDisputed);
    QCOMPARE(session.visibleEvents().size(), 3U);
    session.setFilter({});
    auto* list = panel.findChild<QListView*>(QStringLiteral("actorList"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(session.filter().actors, std::set<base::ActorId>({{4}})); // police
    panel.findChild<QLineEdit*>(QStringLiteral("actorSearch"))->setText(QStringLiteral("tide"));
    QCOMPARE(list->model()->rowCount(), 2); // and the one that is ticked
    panel.findChild<QLineEdit*>(QStringLiteral("actorSearch"))->setText(QStringLiteral("zzz"));
    QCOMPARE(list->model()->rowCount(), 1);
}

void PanelsTest::theMenuKeyIsAboutTheFocusedActor() {
    CaseSession session;
    app::FilterPanel panel(&session);
    panel.resize(300, 700);
    panel.show();
    session.setContent(sample());
    auto* list = panel.findChild<QListView*>(QStringLiteral("actorList"));
    const QModelIndex second = list->model()->index(1, 0);
    list->setCurrentIndex(second);
    QSignalSpy asked(&panel, &app::FilterPanel::renameActorRequested);
    QTimer::singleShot(0, &panel, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith(QStringLiteral("Rename")))
                action->trigger();
        }
        menu->close();
    });
    const QPoint middle = list->rect().center(); // where Qt says that it was asked for
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, list->mapToGlobal(middle));
    QCoreApplication::sendEvent(list, &event);
    QCOMPARE(asked.count(), 1);
    const auto actor = asked.first().first().value<base::ActorId>();
    QCOMPARE(QString::fromStdString(session.content()->find(actor)->name), second.data().toString());
}

void PanelsTest::theSourcesTakeNoMoreRoomThanTheyNeed() {
    CaseSession session;
    app::FilterPanel panel(&session);
    panel.resize(300, 900);
    panel.show();
    session.setContent(sample());
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* sources = panel.findChild<QListView*>(QStringLiteral("sourceList"));
    auto* actors = panel.findChild<QListView*>(QStringLiteral("actorList"));
    QTRY_VERIFY(sources->height() >= 3 * sources->sizeHintForRow(0)); // all three are to be seen
    QVERIFY(sources->height() < 5 * sources->sizeHintForRow(0));
    QVERIFY(actors->height() > 2 * sources->height());
}

void PanelsTest::theBriefDialogHasNoGap() {
    app::BriefDialog dialog(
        QStringLiteral("A case"),
        QStringLiteral(
            "The brief holds all 63 events of the case, where their sources disagree, and the list of them."),
        nullptr);
    dialog.show();
    const auto* words = dialog.findChild<QLabel*>(QStringLiteral("contents"));
    QVERIFY(words != nullptr);
    QCOMPARE(words->height(), words->heightForWidth(words->width()));
}

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
