// Fonts, sizes and colours of the printed brief. Lengths are in points.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QTextCharFormat>

namespace parallax::app::brief_print {

// Pages are laid out in points and painted with this many device units a point, so that glyphs stand where the font's
// designer put them and not on a grid of whole points.
inline constexpr double unitsPerPoint = 1200.0 / 72.0;

enum class Style {
    Title,       // of the brief
    Meta,        // under the title
    Section,     // "Chronology"
    EventTitle,  // above its disagreements
    Body,        // prose
    Quote,       // the evidence itself
    Context,     // the sentence around it
    Small,       // second lines
    SmallStrong, // "Marta Kolen"
    Label,       // column of times and values
    LabelStrong, // values
    Strong,      // titles in tables
    Kind,        // in a disagreement's label
    Mark,        // "[S1]"
    Mono,        // hashes
    Figure,      // "12"
    Running,     // header and footer
};

// Registers the fonts that are linked into the program, once. Where they are missing the system's serif and sans serif
// are used.
void loadFonts();

QFont font(Style style);        // pixel size in device units
double lineHeight(Style style); // of its lines, in points
QTextCharFormat format(Style style);

namespace ink {
inline const QColor text{0x1b, 0x1f, 0x24};
inline const QColor muted{0x5a, 0x63, 0x6e}; // 6.1:1 on white
inline const QColor faint{0xc9, 0xce, 0xd4};
inline const QColor ground{0xf4, 0xf5, 0xf7};
inline const QColor link{0x1d, 0x4f, 0x8c};
inline const QColor dispute{0xa8, 0x32, 0x12};
} // namespace ink

} // namespace parallax::app::brief_print
