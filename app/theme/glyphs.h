// Small line pictures, drawn at any size in the colour of the text they stand in.
#pragma once

#include "disagreement/disagreement.h"
#include "mention/actor_mention.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace parallax::app {

enum class Glyph {
    Open,
    Import,
    Brief,
    Export,
    Undo,
    Redo,
    Rule,
    Search,
    Close,
    More,
    Previous,
    Next,
    Back,
    Report,
    Hide,
    Disputed,
    Drop,
    Event,
    Person,
    Organisation,
    Authority,
    SecurityForce,
    ArmedGroup,
    Group,
    PlaceCommunity,
    Differs,
    ContradictsItself,
    PartsToSum,
    Scope,
    Precision,
    Update
};

Glyph glyphOf(mention::ActorKind kind);
Glyph glyphOf(disagreement::Kind kind); // each kind has a shape of its own: the colour is never the only sign

// Follows the palette when it is painted: text, disabled text, or highlighted text.
QIcon icon(Glyph glyph);
// The same in one colour.
QIcon icon(Glyph glyph, const QColor& colour);
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& colour);
QPixmap glyphPixmap(Glyph glyph, int side, double devicePixelRatio, const QColor& colour);

} // namespace parallax::app
