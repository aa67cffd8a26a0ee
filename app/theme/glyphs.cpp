#include "app/theme/glyphs.h"

#include <QApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <memory>
#include <optional>

namespace parallax::app {

namespace {

// SVG elements on a grid of 16 by 16; strokes unless they say otherwise.
const char* drawing(Glyph glyph) {
    switch (glyph) {
    case Glyph::Open:
        return "<path d='M1.8 12.8V3.6h4.4l1.5 1.8h6.5v7.4z'/>";
    case Glyph::Import:
        return "<path d='M8 1.8v8M4.8 6.8 8 10l3.2-3.2M2.2 10.8v3h11.6v-3'/>";
    case Glyph::Export:
        return "<path d='M8 10V2M4.8 5 8 1.8 11.2 5M2.2 10.8v3h11.6v-3'/>";
    case Glyph::Brief:
        return "<path d='M3.3 1.7h6.2l3.2 3.2v9.4H3.3zM9.3 1.9v3.2h3.2M5.6 8h4.8M5.6 10.8h4.8'/>";
    case Glyph::Undo:
        return "<path d='M5.6 3 2.4 6.2l3.2 3.2M2.8 6.2h6.7a3.9 3.9 0 0 1 0 7.8H6.4'/>";
    case Glyph::Redo:
        return "<path d='M10.4 3l3.2 3.2-3.2 3.2M13.2 6.2H6.5a3.9 3.9 0 0 0 0 7.8h3.1'/>";
    case Glyph::Rule:
        return "<path d='M8 2v12M4.5 14h7M2.5 4.2h11M2.5 4.4.9 9h3.2zM13.5 4.4 11.9 9h3.2z'/>";
    case Glyph::Search:
        return "<circle cx='7' cy='7' r='4.6'/><path d='m10.5 10.5 3.8 3.8'/>";
    case Glyph::Close:
        return "<path d='M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4'/>";
    case Glyph::More:
        return "<g fill='COLOUR' stroke='none'><circle cx='3.2' cy='8' r='1.35'/><circle cx='8' cy='8' r='1.35'/>"
               "<circle cx='12.8' cy='8' r='1.35'/></g>";
    case Glyph::Previous:
        return "<path d='M10 3 5 8l5 5'/>";
    case Glyph::Next:
        return "<path d='M6 3l5 5-5 5'/>";
    case Glyph::Back:
        return "<path d='M14 8H2.4M7 3.4 2.4 8 7 12.6'/>";
    case Glyph::Report:
        return "<path d='M2 2.4h12v11.2H2zM4.6 5.4h6.8M4.6 8h6.8M4.6 10.6h4'/>";
    case Glyph::Hide:
        return "<path d='M1.4 8S3.8 3.8 8 3.8 14.6 8 14.6 8 12.2 12.2 8 12.2 1.4 8 1.4 8zM2.6 13.4 13.4 2.6'/>";
    case Glyph::Disputed:
        return "<path d='M8 2 14.6 13.6H1.4zM8 6.4v3.4M8 11.4v.6'/>";
    case Glyph::Drop:
        return "<path d='M3.5 6 8 10.5 12.5 6'/>";
    case Glyph::Event:
        return "<path d='M8 1.8v3M8 11.2v3M1.5 8h3.2M11.3 8h3.2'/><circle cx='8' cy='8' r='3.1'/>";
    case Glyph::Person:
        return "<circle cx='8' cy='5' r='2.9'/><path d='M2.4 14.2c.4-3.4 2.6-5 5.6-5s5.2 1.6 5.6 5'/>";
    case Glyph::Organisation:
        return "<path d='M3 14.2V1.9h10v12.3zM6.3 14v-3h3.4v3M5.6 4.9h1M9.4 4.9h1M5.6 7.9h1M9.4 7.9h1'/>";
    case Glyph::Authority:
        return "<path d='M1.8 6.2 8 2.2l6.2 4zM3.4 6.4v5.8M6.5 6.4v5.8M9.5 6.4v5.8M12.6 6.4v5.8M1.8 13.8h12.4'/>";
    case Glyph::SecurityForce:
        return "<path d='M8 1.6l5.4 1.9v4.1c0 3.3-2.2 5.5-5.4 6.8-3.2-1.3-5.4-3.5-5.4-6.8V3.5z'/>";
    case Glyph::ArmedGroup:
        return "<path d='M3.4 14.6V1.8M3.4 2.4h9.8l-2.4 3.3 2.4 3.3H3.4'/>";
    case Glyph::Group:
        return "<circle cx='5.6' cy='5.6' r='2.3'/><circle cx='11.2' cy='6.4' r='1.8'/>"
               "<path d='M1.4 13.6c.2-2.7 1.8-4 4.2-4s4 1.3 4.2 4M10.8 10c2.4-.2 3.7 1 3.9 3.2'/>";
    case Glyph::PlaceCommunity:
        return "<path d='M8 14.6S3.2 9.9 3.2 6.4a4.8 4.8 0 0 1 9.6 0C12.8 9.900 8 14.600 8 14.600z'/><circle cx='8' "
               "cy='6.300' r='1.600'/>";
    case Glyph::Differs:
        return "<path d='M2.6 6h10.800M2.6 10h10.800M10.4 2.400 5.600 13.600'/>";
    case Glyph::ContradictsItself:
        return "<path d='M12.6 4.600A5.600 5.600 0 1 0 13.500 9M12.900 1.600v3.200H9.700M5.600 8h4.800'/>";
    case Glyph::PartsToSum:
        return "<path d='M12 4V2.400H3.600L8.400 8l-4.800 5.600H12V12'/>";
    case Glyph::Scope:
        return "<circle cx='8' cy='8' r='6.200'/><circle cx='9.400' cy='9.200' r='2.600'/>";
    case Glyph::Precision:
        return "<path d='M1.600 4v8M14.400 4v8M1.600 8h12.800M6 6.200v3.600M10 6.200v3.600'/>";
    case Glyph::Update:
        return "<circle cx='8' cy='8' r='6.200'/><path d='M8 4.300V8l2.600 1.800'/>";
    }
    return "";
}

QSvgRenderer& renderer(Glyph glyph, const QColor& colour) {
    // Few glyphs in few colours: kept for the program's life. GUI thread only.
    static QHash<QPair<int, QRgb>, std::shared_ptr<QSvgRenderer>> cache;
    std::shared_ptr<QSvgRenderer>& entry = cache[{static_cast<int>(glyph), colour.rgb()}];
    if (!entry) {
        QByteArray svg =
            QByteArrayLiteral(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><g fill='none' stroke='COLOUR' "
                "stroke-width='1.4' stroke-linecap='round' stroke-linejoin='round'>") +
            drawing(glyph) + "</g></svg>";
        svg.replace("COLOUR", colour.name().toLatin1());
        entry = std::make_shared<QSvgRenderer>(svg);
    }
    return *entry;
}

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, std::optional<QColor> colour) : m_glyph(glyph), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QApplication::palette();
        QColor colour = m_colour.value_or(palette.color(QPalette::ButtonText));
        if (mode == QIcon::Disabled)
            colour = palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            colour = palette.color(QPalette::HighlightedText);
        // A little air around it: styles put text right beside an icon.
        const double air = rect.height() / 12.0;
        paintGlyph(*painter, m_glyph, QRectF(rect).adjusted(air, air, -air, -air), colour);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new GlyphEngine(*this); }

private:
    Glyph m_glyph;
    std::optional<QColor> m_colour;
};

} // namespace

Glyph glyphOf(mention::ActorKind kind) {
    using mention::ActorKind;
    switch (kind) {
    case ActorKind::Person:
        return Glyph::Person;
    case ActorKind::Organisation:
        return Glyph::Organisation;
    case ActorKind::Authority:
        return Glyph::Authority;
    case ActorKind::SecurityForce:
        return Glyph::SecurityForce;
    case ActorKind::ArmedGroup:
        return Glyph::ArmedGroup;
    case ActorKind::Group:
        return Glyph::Group;
    case ActorKind::PlaceCommunity:
        return Glyph::PlaceCommunity;
    }
    return Glyph::Group;
}

Glyph glyphOf(disagreement::Kind kind) {
    using disagreement::Kind;
    switch (kind) {
    case Kind::InternalContradiction:
        return Glyph::ContradictsItself;
    case Kind::DerivedArithmetic:
        return Glyph::PartsToSum;
    case Kind::ScopeDifference:
        return Glyph::Scope;
    case Kind::PrecisionDifference:
        return Glyph::Precision;
    case Kind::UpdateOverTime:
        return Glyph::Update;
    case Kind::Contradiction:
        return Glyph::Differs;
    }
    return Glyph::Differs;
}

QIcon icon(Glyph glyph) {
    return QIcon(new GlyphEngine(glyph, std::nullopt));
}

QIcon icon(Glyph glyph, const QColor& colour) {
    return QIcon(new GlyphEngine(glyph, colour));
}

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& colour) {
    const double side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    renderer(glyph, colour).render(&painter, square);
}

QPixmap glyphPixmap(Glyph glyph, int side, double devicePixelRatio, const QColor& colour) {
    QPixmap pixmap(QSize(side, side) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintGlyph(painter, glyph, QRectF(0, 0, side, side), colour);
    return pixmap;
}

} // namespace parallax::app
