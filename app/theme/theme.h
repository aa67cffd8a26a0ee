// Colours and distances that follow the palette and the font, so that light, dark, high contrast and large text need no
// second design.
#pragma once

#include "disagreement/disagreement.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace parallax::app {

bool isDark(const QPalette& palette); // its base is darker than its text

// What stands on a surface of this colour pair is readable: at least 4.5 to 1 (WCAG 2.2, AA).
struct ColourPair {
    QColor ink;
    QColor surface;
};

// Colours worked out from a palette. Cheap to make; make it anew on QEvent::PaletteChange.
struct Colours {
    explicit Colours(const QPalette& palette);

    bool dark;
    QColor text;
    QColor dim;  // secondary text; 4.5 to 1 on page and card
    QColor line; // borders and rules
    QColor page; // behind cards and panels
    QColor card;
    QColor header;  // the head of a card, hovered rows
    QColor accent;  // selection, links
    QColor warning; // disputed
    QColor marker;  // behind a highlighted sentence
    QColor note;    // behind explanations
    QColor chip;    // behind a filter chip

    ColourPair kind(disagreement::Kind kind) const;
    // #rrggbb for style sheets and rich text.
    static QString css(const QColor& colour) { return colour.name(); }
};

double contrast(const QColor& one, const QColor& other); // WCAG 2.2 contrast ratio, 1 to 21

// Fonts in steps of the system font, never in pixels.
QFont scaled(const QFont& font, double factor, QFont::Weight weight = QFont::Normal);

// A distance that grows with the text: `n` eighths of the line height of `font`.
int gap(const QFont& font, int n);

// The palettes of Fusion, light and dark, for pictures and tests that must not depend on the desktop.
QPalette lightPalette();
QPalette darkPalette();

} // namespace parallax::app
