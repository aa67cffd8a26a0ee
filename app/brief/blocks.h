// The brief as blocks that are measured once, and the pages that they fill. Everything is in points, y downward.
#pragma once

#include "app/brief/typography.h"

#include <QPageLayout>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace parallax::app::brief_print {

// Text of several styles; a part may be a link ("#S1") or the target of one.
class RichText {
public:
    RichText() = default;
    RichText(const QString& text, Style style) { add(text, style); }

    RichText& add(const QString& text, Style style);
    RichText& link(const QString& text, const QString& target, Style style);
    RichText& anchor(const QString& text, const QString& name, Style style); // links to "#NAME" lead here
    // In another colour than the style's.
    RichText& colored(const QString& text, Style style, const QColor& color);

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString& text() const { return m_text; }
    const QList<QTextLayout::FormatRange>& formats() const { return m_formats; }
    const QStringList& anchors() const { return m_anchors; }

private:
    RichText& append(const QString& text, const QTextCharFormat& format);

    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
    QStringList m_anchors;
};

// Something to paint at a place inside its block.
struct Piece {
    std::shared_ptr<QTextLayout> text;    // laid out in device units, or null
    QPointF at;                           // of the text's top left corner
    std::function<void(QPainter&)> paint; // painter in points, origin at the block's top left corner; or empty
};

// One unit of layout: it is never split. Holds: 0 <= height.
struct Block {
    double height = 0;
    double spaceBefore = 0;     // left out at the top of a page
    bool keepWithNext = false;  // stands on the page where the next block begins
    bool startsSection = false; // needs a good part of the page below it
    QString section;            // for the running header
    std::vector<Piece> pieces;
    std::vector<Piece> onTop; // painted, too, where the block is the first of its page: what goes on there
    QStringList anchors;      // names that lead to the block's top

    // Lays `text` out at `at`, `width` points wide, and grows the block to hold it. Returns its height.
    double addText(const RichText& text, QPointF at, double width, Style base, Qt::Alignment alignment = Qt::AlignLeft);
    // The same as one of `onTop`.
    void addOnTop(const RichText& text, QPointF at, double width, Style base);
    void addPaint(std::function<void(QPainter&)> paint);
};

// The width that `text` takes in one line, in points.
double textWidth(const QString& text, Style style);

struct PlacedBlock {
    std::size_t block = 0;
    double y = 0; // of its top in the page's text area
};
struct Page {
    std::vector<PlacedBlock> blocks;
    QString section; // that its first block belongs to
};

// Fills pages of `height` with the blocks in order. A chain of blocks that keep with the next moves on as a whole when
// it does not fit, unless it is higher than a page.
std::vector<Page> paginate(const std::vector<Block>& blocks, double height);

// Paints a block with its top left corner at `at`, in points; `first`: it is the first of its page.
void paint(QPainter& painter, const Block& block, QPointF at, bool first = false);

} // namespace parallax::app::brief_print
