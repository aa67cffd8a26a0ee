// A report to be read, and the sentence that is meant in it.
#include "app/case_session.h"
#include "app/report/report_view.h"
#include "app/text/sentence.h"
#include "support/sample_case.h"

#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

using namespace parallax;
using app::CaseSession;

namespace {

std::shared_ptr<const pipeline::PackedCase> sample() {
    return std::make_shared<const pipeline::PackedCase>(test::sampleCase());
}

} // namespace

class ReportViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportShowsTheSentence();
    void reportWithFurnitureAndClaims();
    void aLongReportIsShownInPortions();
    void sentencesOfQuotes();
    void sentencesAreOfTheEvidence();
};

void ReportViewTest::reportShowsTheSentence() {
    CaseSession session;
    app::ReportView view(&session);
    view.resize(600, 160);
    session.setContent(sample());
    const auto content = session.content();
    const pipeline::Claim* claim = content->find(base::ClaimId{8});
    view.show(claim->report, claim->span);
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.highlighted(), QStringLiteral("Gunmen then opened fire on a customs post, killing two guards."));
    auto* text = view.findChild<QTextBrowser*>();
    QTRY_VERIFY(text->viewport()->rect().contains(text->cursorRect()));
    // Another passage of the same report moves the mark.
    view.show(claim->report, content->find(base::ClaimId{15})->span);
    QCOMPARE(view.highlighted(), QStringLiteral("In 2014 a fire at the same terminal injured dozens."));
    QTRY_VERIFY(text->viewport()->rect().contains(text->cursorRect()));
}

void ReportViewTest::reportWithFurnitureAndClaims() {
    CaseSession session;
    app::ReportView view(&session);
    session.setContent(sample());
    view.show({1});
    QVERIFY(view.highlighted().isEmpty());
    auto* document = view.findChild<QTextBrowser*>()->document();
    QCOMPARE(document->toPlainText(), QString::fromStdString(session.content()->reports.front().report.text));
    const auto formatAt = [&](const QString& quote) {
        QTextCursor cursor = document->find(quote);
        cursor.setPosition(cursor.selectionStart() + 1);
        return cursor.charFormat();
    };
    QCOMPARE(formatAt(QStringLiteral("wounded 21")).underlineStyle(), QTextCharFormat::DotLine);
    QCOMPARE(formatAt(QStringLiteral("later in the day")).underlineStyle(), QTextCharFormat::NoUnderline);
    QVERIFY(formatAt(QStringLiteral("Ferry prices")).foreground() !=
            formatAt(QStringLiteral("later in the day")).foreground());
}

// A mark deep in a report of some megabytes is found, and what lies before and after it can be reached.
void ReportViewTest::aLongReportIsShownInPortions() {
    pipeline::Case content = test::sampleCase();
    std::string& text = content.reports[0].report.text;
    const std::size_t own = text.size();
    while (text.size() < 3'000'000)
        text += "The harbour of Merrow lies quiet on this morning, and nobody was seen.\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += "At the very end a bell rang twice.\n";
    CaseSession session;
    app::ReportView view(&session);
    view.resize(600, 400);
    view.QWidget::show();
    session.setContent(std::make_shared<const pipeline::PackedCase>(std::move(content)));
    auto* browser = view.findChild<QTextBrowser*>();
    auto* earlier = view.findChild<QToolButton*>(QStringLiteral("earlierText"));
    auto* later = view.findChild<QToolButton*>(QStringLiteral("laterText"));
    view.show({1}, {begin + 18, begin + 22});
    QCOMPARE(view.highlighted(), QStringLiteral("At the very end a bell rang twice."));
    QVERIFY(view.citation().startsWith(QStringLiteral("“bell” (")));
    QVERIFY(browser->document()->characterCount() < 400'000);
    QVERIFY(earlier->isVisible());
    QVERIFY(!later->isVisible());
    // Every portion joins the one before it: walking back ends at the first line.
    int steps = 0;
    QString first = browser->document()->firstBlock().text();
    while (earlier->isVisible() && ++steps < 100) {
        earlier->click();
        QVERIFY(browser->toPlainText().contains(first));
        first = browser->document()->firstBlock().text();
    }
    QVERIFY(steps > 10 && steps < 100);
    QCOMPARE(first, QString::fromStdString(session.content()->reports[0].report.title));
    QVERIFY(later->isVisible());
    // A claim of the beginning is marked there, without a walk.
    view.show({1}, {begin + 18, begin + 22});
    const pipeline::Claim& claim = session.content()->claims.front();
    QVERIFY(claim.span.end < own);
    view.show(claim.report, claim.span);
    QVERIFY(view.highlighted().contains(QString::fromStdString(claim.quote)));
}

void ReportViewTest::sentencesOfQuotes() {
    const std::string text = "One came. Two of “them” stayed 😀 here! And then?\r\nA line without end";
    const auto around = [&](std::string_view quote) {
        const auto at = static_cast<std::uint32_t>(text.find(quote));
        return std::string(app::sentenceAround(text, {at, at + static_cast<std::uint32_t>(quote.size())}).in(text));
    };
    QCOMPARE(around("came"), std::string("One came."));
    QCOMPARE(around("them"), std::string("Two of “them” stayed 😀 here!"));
    QCOMPARE(around("here! And"), std::string("Two of “them” stayed 😀 here! And then?"));
    QCOMPARE(around("without"), std::string("A line without end"));
    QCOMPARE(around("One came."), std::string("One came."));
}

// Marks of Markdown and datelines are in the text, not in the sentence.
void ReportViewTest::sentencesAreOfTheEvidence() {
    report::Report report;
    report.text = "# Toll rises to seven\nORSK -- Seven people died. Nobody else did.\n";
    report.bodyLines = {{2, 21}, {22, 29}, {30, 66}};
    const auto around = [&](const std::string& quote) {
        const auto at = static_cast<std::uint32_t>(report.text.find(quote));
        return std::string(
            app::sentenceAround(report, {at, at + static_cast<std::uint32_t>(quote.size())}).in(report.text));
    };
    QCOMPARE(around("rises to seven"), std::string("Toll rises to seven"));
    QCOMPARE(around("Seven people"), std::string("Seven people died."));
    QCOMPARE(around("else did"), std::string("Nobody else did."));
}

QTEST_MAIN(ReportViewTest)
#include "report_view_test.moc"
