// Pages of a brief: what stands together, and that nothing is lost or overlaps.
#include "app/brief/blocks.h"
#include "app/brief/compose.h"
#include "support/sample_case.h"

#include <QTest>

using namespace parallax;
using namespace parallax::app::brief_print;

class BriefLayoutTest : public QObject {
    Q_OBJECT

private:
    static Block block(double height, bool keepWithNext = false) {
        Block made;
        made.height = height;
        made.keepWithNext = keepWithNext;
        return made;
    }
    // "0 1 | 2": blocks by page.
    static QString shape(const std::vector<Page>& pages) {
        QStringList texts;
        for (const Page& page : pages) {
            QStringList numbers;
            for (const PlacedBlock& placed : page.blocks)
                numbers.append(QString::number(placed.block));
            texts.append(numbers.join(QLatin1Char(' ')));
        }
        return texts.join(QStringLiteral(" | "));
    }

private Q_SLOTS:
    void blocksFillPagesInOrder() {
        QCOMPARE(shape(paginate({block(40), block(40), block(40), block(100), block(1)}, 100)),
                 QStringLiteral("0 1 | 2 | 3 | 4"));
        QCOMPARE(shape(paginate({}, 100)), QString());
    }

    void aHeadingStandsWithWhatItHeads() {
        QCOMPARE(shape(paginate({block(60), block(20, true), block(30)}, 100)), QStringLiteral("0 | 1 2"));
        QCOMPARE(shape(paginate({block(60), block(20, true), block(10, true), block(10)}, 100)),
                 QStringLiteral("0 1 2 3"));
    }

    void aChainHigherThanAPageIsSplit() {
        QCOMPARE(shape(paginate({block(60, true), block(60, true), block(60)}, 100)), QStringLiteral("0 | 1 | 2"));
    }

    void spaceBeforeIsLeftOutAtTheTopOfAPage() {
        Block spaced = block(40);
        spaced.spaceBefore = 30;
        const auto pages = paginate({spaced, spaced, spaced}, 110);
        QCOMPARE(shape(pages), QStringLiteral("0 1 | 2"));
        QCOMPARE(pages[0].blocks[0].y, 0.0);
        QCOMPARE(pages[0].blocks[1].y, 70.0);
        QCOMPARE(pages[1].blocks[0].y, 0.0);
    }

    void sectionsAreCarriedOnToTheNextPage() {
        Block first = block(50);
        first.section = QStringLiteral("Chronology");
        const auto pages = paginate({first, block(60)}, 100);
        QCOMPARE(pages[1].section, QStringLiteral("Chronology"));
    }

    void noBlockOfABriefOverlapsAnotherOrLeavesThePage() {
        base::NoProgress unwatched;
        const auto blocks = compose(brief::makeBrief(test::sampleCase(), {}, {}), 480, unwatched);
        const double height = 400;
        const auto pages = paginate(blocks, height);
        std::size_t placed = 0;
        for (const Page& page : pages) {
            double bottom = 0;
            for (const PlacedBlock& one : page.blocks) {
                QVERIFY(one.y >= bottom);
                bottom = one.y + blocks[one.block].height;
                QCOMPARE(one.block, placed++);
            }
            QVERIFY(bottom <= height + 0.01);
        }
        QCOMPARE(placed, blocks.size());
    }

    void linesOfABlockAddUp() {
        Block made;
        const double used = made.addText(
            {QStringLiteral("one two three four five six seven eight nine ten"), Style::Body}, {0, 5}, 60, Style::Body);
        QVERIFY(used >= 3 * lineHeight(Style::Body));
        QCOMPARE(made.height, 5 + used);
        QCOMPARE(made.pieces.size(), std::size_t(1));
    }
};

QTEST_MAIN(BriefLayoutTest)
#include "brief_layout_test.moc"
