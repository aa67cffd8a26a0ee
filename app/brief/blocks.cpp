#include "app/brief/blocks.h"

#include <QFontMetricsF>
#include <QTextOption>

#include <algorithm>

namespace parallax::app::brief_print {

RichText& RichText::append(const QString& text, const QTextCharFormat& format) {
    if (text.isEmpty())
        return *this;
    m_formats.append({static_cast<int>(m_text.size()), static_cast<int>(text.size()), format});
    m_text += text;
    return *this;
}

RichText& RichText::add(const QString& text, Style style) {
    return append(text, format(style));
}

RichText& RichText::colored(const QString& text, Style style, const QColor& color) {
    QTextCharFormat looks = format(style);
    looks.setForeground(color);
    return append(text, looks);
}

RichText& RichText::link(const QString& text, const QString& target, Style style) {
    QTextCharFormat looks = format(style);
    looks.setAnchor(true);
    looks.setAnchorHref(target);
    looks.setForeground(ink::link);
    return append(text, looks);
}

RichText& RichText::anchor(const QString& text, const QString& name, Style style) {
    m_anchors.append(name);
    return add(text, style);
}

double textWidth(const QString& text, Style style) {
    return QFontMetricsF(font(style)).horizontalAdvance(text) / unitsPerPoint;
}

double Block::addText(const RichText& text, QPointF at, double width, Style base, Qt::Alignment alignment) {
    auto layout = std::make_shared<QTextLayout>(text.text(), font(base));
    layout->setFormats(text.formats());
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    const double step = lineHeight(base) * unitsPerPoint;
    double y = 0;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width * unitsPerPoint);
        // Lines stand on a fixed grid, whatever styles are mixed in them.
        line.setPosition({0, y + (step - line.height()) / 2});
        y += step;
    }
    layout->endLayout();
    anchors += text.anchors();
    const double used = y / unitsPerPoint;
    pieces.push_back({std::move(layout), at, {}});
    height = std::max(height, at.y() + used);
    return used;
}

void Block::addOnTop(const RichText& text, QPointF at, double width, Style base) {
    Block alone;
    alone.addText(text, at, width, base);
    onTop = std::move(alone.pieces);
    height = std::max(height, alone.height);
}

void Block::addPaint(std::function<void(QPainter&)> paint) {
    pieces.push_back({nullptr, {}, std::move(paint)});
}

std::vector<Page> paginate(const std::vector<Block>& blocks, double height) {
    std::vector<Page> pages(1);
    double y = 0;
    QString section;
    const auto newPage = [&] {
        pages.emplace_back();
        y = 0;
    };
    for (std::size_t i = 0; i < blocks.size();) {
        // A chain is what must begin together: headings and the first thing below them.
        std::size_t end = i;
        while (end + 1 < blocks.size() && blocks[end].keepWithNext)
            ++end;
        double needed = 0;
        for (std::size_t k = i; k <= end; ++k)
            needed += blocks[k].height + (k == i && y == 0 ? 0 : blocks[k].spaceBefore);
        const double least = blocks[i].startsSection ? std::max(needed, height / 6) : needed;
        if (y > 0 && y + least > height)
            newPage();
        for (std::size_t k = i; k <= end; ++k) {
            const Block& block = blocks[k];
            const double gap = y == 0 ? 0 : block.spaceBefore;
            if (y > 0 && y + gap + block.height > height) // a chain that is higher than a page
                newPage();
            if (!block.section.isEmpty())
                section = block.section;
            Page& page = pages.back();
            if (page.blocks.empty())
                page.section = section;
            const double top = y == 0 ? 0 : y + block.spaceBefore;
            page.blocks.push_back({k, top});
            y = top + block.height;
        }
        i = end + 1;
    }
    return pages;
}

namespace {

void paintPieces(QPainter& painter, const std::vector<Piece>& pieces, QPointF at) {
    for (const Piece& piece : pieces) {
        if (piece.text) {
            painter.save();
            painter.scale(1 / unitsPerPoint, 1 / unitsPerPoint);
            piece.text->draw(&painter, (at + piece.at) * unitsPerPoint);
            painter.restore();
        }
        if (piece.paint) {
            painter.save();
            painter.translate(at);
            piece.paint(painter);
            painter.restore();
        }
    }
}

} // namespace

void paint(QPainter& painter, const Block& block, QPointF at, bool first) {
    paintPieces(painter, block.pieces, at);
    if (first)
        paintPieces(painter, block.onTop, at);
}

} // namespace parallax::app::brief_print
