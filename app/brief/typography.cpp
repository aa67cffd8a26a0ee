#include "app/brief/typography.h"

#include "base/resource.h"

#include <QFontDatabase>

#include <mutex>

namespace parallax::app::brief_print {

namespace {

enum class Face { Serif, Sans, Mono };

struct Look {
    Face face = Face::Serif;
    double size = 10;       // points
    double lineHeight = 14; // points
    bool bold = false;
    bool italic = false;
    QColor color = ink::text;
};

// Families of the linked fonts, or of the system where they are missing.
struct Families {
    QString serif = QStringLiteral("DejaVu Serif");
    QString sans = QStringLiteral("DejaVu Sans");
    QString mono = QStringLiteral("DejaVu Sans Mono");
};

Families& families() {
    static Families names;
    return names;
}

Look look(Style style) {
    switch (style) {
    case Style::Title:
        return {Face::Serif, 23, 28, true, false, ink::text};
    case Style::Meta:
        return {Face::Sans, 9.5, 13, false, false, ink::muted};
    case Style::Section:
        return {Face::Serif, 15, 19, true, false, ink::text};
    case Style::EventTitle:
        return {Face::Serif, 11.5, 15, true, false, ink::text};
    case Style::Body:
        return {Face::Serif, 9.8, 13.6, false, false, ink::text};
    case Style::Quote:
        return {Face::Serif, 9.8, 13.6, false, true, ink::text};
    case Style::Context:
        return {Face::Serif, 9.8, 13.6, false, true, ink::muted};
    case Style::Small:
        return {Face::Sans, 8.2, 11, false, false, ink::muted};
    case Style::SmallStrong:
        return {Face::Sans, 8.2, 11, true, false, ink::text};
    case Style::Label:
        return {Face::Sans, 9, 12.6, false, false, ink::text};
    case Style::LabelStrong:
        return {Face::Sans, 9.6, 13, true, false, ink::text};
    case Style::Strong:
        return {Face::Serif, 9.8, 13, true, false, ink::text};
    case Style::Kind:
        return {Face::Sans, 7.8, 10, true, false, ink::text};
    case Style::Mark:
        return {Face::Sans, 8.2, 11, false, false, ink::link};
    case Style::Mono:
        return {Face::Mono, 7, 10, false, false, ink::muted};
    case Style::Figure:
        return {Face::Serif, 19, 23, true, false, ink::text};
    case Style::Running:
        return {Face::Sans, 8, 10, false, false, ink::muted};
    }
    return {};
}

} // namespace

void loadFonts() {
    static std::once_flag once;
    std::call_once(once, [] {
        const auto load = [](std::string_view name, QString& family) {
            for (const std::string_view file : base::resourceNames("fonts/")) {
                if (!file.substr(6).starts_with(name))
                    continue;
                const std::string_view bytes = base::resource(file);
                const int id = QFontDatabase::addApplicationFontFromData(
                    QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
                const QStringList loaded = QFontDatabase::applicationFontFamilies(id);
                if (!loaded.isEmpty())
                    family = loaded.front();
            }
        };
        load("PTF", families().serif);
        load("PTS", families().sans);
        load("PTM", families().mono);
    });
}

QFont font(Style style) {
    const Look is = look(style);
    const Families& names = families();
    const QString& family = is.face == Face::Serif ? names.serif : is.face == Face::Sans ? names.sans : names.mono;
    QFont font(QStringList{family, QStringLiteral("DejaVu Sans")});
    font.setPixelSize(static_cast<int>(is.size * unitsPerPoint + 0.5));
    font.setBold(is.bold);
    font.setItalic(is.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

double lineHeight(Style style) {
    return look(style).lineHeight;
}

QTextCharFormat format(Style style) {
    QTextCharFormat format;
    format.setFont(font(style));
    format.setForeground(look(style).color);
    return format;
}

} // namespace parallax::app::brief_print
