#include "app/brief/brief_pdf.h"

#include "app/brief/blocks.h"
#include "app/brief/compose.h"
#include "app/brief/pdf_navigation.h"
#include "app/output_file.h"
#include "app/text/text.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

namespace parallax::app {

namespace {

using namespace brief_print;

// Points. The text area leaves room for the running lines above and below.
constexpr double sideMargin = 58;
constexpr double topMargin = 62;
constexpr double bottomMargin = 62;

void paintRunning(QPainter& painter, const brief::Brief& brief, const Page& page, std::size_t number, std::size_t count,
                  QSizeF size) {
    const double width = size.width() - 2 * sideMargin;
    Block lines;
    if (number > 0) {
        lines.addText({toQt(brief.title).simplified().left(90), Style::Running}, {0, 0}, width * 0.62, Style::Running);
        lines.addText({page.section, Style::Running}, {width * 0.62, 0}, width * 0.38, Style::Running, Qt::AlignRight);
        lines.addPaint([width](QPainter& rule) {
            rule.setPen(QPen(ink::faint, 0.5));
            rule.drawLine(QPointF(0, 13), QPointF(width, 13));
        });
        paint(painter, lines, {sideMargin, topMargin - 30});
    }
    Block foot;
    foot.addText({toQt(brief.date).simplified().left(60), Style::Running}, {0, 0}, width / 2, Style::Running);
    foot.addText({QStringLiteral("Page %1 of %2").arg(number + 1).arg(count), Style::Running}, {width / 2, 0},
                 width / 2, Style::Running, Qt::AlignRight);
    paint(painter, foot, {sideMargin, size.height() - bottomMargin + 24});
}

} // namespace

void writeBriefPdf(const brief::Brief& brief, const QString& file, PaperSize paper, base::Progress& progress) {
    loadFonts();
    OutputFile output(toUtf8(file)); // first: whoever cannot write there need not wait to be told
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        const QPageSize size(paper == PaperSize::A4 ? QPageSize::A4 : QPageSize::Letter);
        writer.setPageLayout(QPageLayout(size, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
        writer.setResolution(static_cast<int>(unitsPerPoint * 72 + 0.5));
        writer.setTitle(toQt(brief.title));
        writer.setCreator(QStringLiteral("Parallax"));
        const QSizeF points = size.size(QPageSize::Point);

        const std::vector<Block> blocks = compose(brief, points.width() - 2 * sideMargin, progress);
        const std::vector<Page> pages = paginate(blocks, points.height() - topMargin - bottomMargin);

        QPainter painter(&writer);
        painter.scale(unitsPerPoint, unitsPerPoint);
        QList<Destination> destinations;
        QList<Destination> outline;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            progress.throwIfCancelled();
            progress.report("writing", i, pages.size());
            if (i > 0)
                writer.newPage();
            paintRunning(painter, brief, pages[i], i, pages.size(), points);
            for (const PlacedBlock& placed : pages[i].blocks) {
                const Block& block = blocks[placed.block];
                const double y = topMargin + placed.y;
                paint(painter, block, {sideMargin, y}, placed.y == 0);
                // A little above the block, so that it does not stick to the window's edge.
                const Destination here{{}, static_cast<qsizetype>(i), y - 12};
                for (const QString& name : block.anchors)
                    destinations.append({name, here.page, here.y});
                if (!block.section.isEmpty())
                    outline.append({block.section, here.page, here.y});
            }
        }
        painter.end();
        buffer.close();
        bytes = withNavigation(bytes, destinations, outline, points.height());
    }
    progress.throwIfCancelled();
    output.stream().write(bytes.constData(), bytes.size());
    output.finish();
}

} // namespace parallax::app
