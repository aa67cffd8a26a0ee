#include "app/timeline/timeline_texts.h"

#include "app/text/words.h"

#include <QCoreApplication>
#include <QDate>
#include <QVarLengthArray>

#include <cmath>

namespace parallax::app {

namespace {

QString say(const char* text, int n = -1) {
    return QCoreApplication::translate("Timeline", text, nullptr, n);
}

QFont scaled(QFont font, double factor) {
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * factor);
    } else {
        font.setPixelSize(static_cast<int>(font.pixelSize() * factor + 0.5));
    }
    return font;
}

QFont bold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont axisFont(const QFont& font) {
    return bold(scaled(font, 0.96));
}

QString yearText(int year) {
    // People count no year 0: astronomical year 0 is 1 BC. Years get no digit grouping in any locale.
    return year > 0 ? QString::number(year) : say("%1 BC").arg(1 - year);
}

QString dayText(const base::CivilDate& date, const QLocale& locale, QLocale::FormatType format) {
    if (date.year < 1)
        return say("%1 %2 %3").arg(date.day).arg(locale.standaloneMonthName(date.month, format), yearText(date.year));
    // The locale's order of day and month, with the year always in full.
    QString pattern = format == QLocale::LongFormat ? say("d MMMM yyyy") : say("d MMM yyyy");
    return locale.toString(QDate(date.year, date.month, date.day), pattern);
}

QString clockText(const base::CivilDate& date) {
    return QStringLiteral("%1:%2").arg(date.hour, 2, 10, QLatin1Char('0')).arg(date.minute, 2, 10, QLatin1Char('0'));
}

} // namespace

TimelineTexts::TimelineTexts(const QFont& font, const QLocale& locale)
    : m_fonts{font, bold(font), scaled(font, 0.88), axisFont(font)}, m_metrics{QFontMetricsF(m_fonts[0]),
                                                                               QFontMetricsF(m_fonts[1]),
                                                                               QFontMetricsF(m_fonts[2]),
                                                                               QFontMetricsF(m_fonts[3])},
      m_rawFonts{QRawFont::fromFont(m_fonts[0]), QRawFont::fromFont(m_fonts[1]), QRawFont::fromFont(m_fonts[2]),
                 QRawFont::fromFont(m_fonts[3])},
      m_locale(locale) {}

double TimelineTexts::plainAdvance(char16_t character, timeline::FontRole role) const {
    // The dashes, quotes and dots of general punctuation stand behind the letters.
    const std::size_t place = character < plainCharacters
                                  ? character
                                  : plainCharacters + static_cast<std::size_t>(character - firstPunctuation);
    float& advance = m_advances[static_cast<std::size_t>(role)][place];
    if (advance == 0)
        advance = static_cast<float>(metrics(role).horizontalAdvance(QChar(character)));
    return static_cast<double>(advance);
}

namespace {

// The UTF-16 of a text of Latin, Greek and Cyrillic letters, with the figures and signs between them; false for any
// other text. The general way is used for what is left.
template <class Use>
bool plainText(std::string_view text, std::size_t characters, char16_t firstPunctuation, char16_t lastPunctuation,
               Use use) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        char16_t character = byte;
        if (byte == 0xe2) {
            if (i + 2 >= text.size())
                return false;
            character =
                static_cast<char16_t>((byte & 0xfU) << 12 | (static_cast<unsigned char>(text[i + 1]) & 0x3fU) << 6 |
                                      (static_cast<unsigned char>(text[i + 2]) & 0x3fU));
            if (character < firstPunctuation || character > lastPunctuation)
                return false;
            i += 2;
            if (!use(character))
                return true;
            continue;
        }
        if (byte >= 0x80) {
            if (byte < 0xc2 || byte > 0xdf || i + 1 == text.size())
                return false;
            character = static_cast<char16_t>((byte & 0x1fU) << 6 | (static_cast<unsigned char>(text[i + 1]) & 0x3fU));
            ++i;
        }
        // Combining marks have no place of their own.
        if (character < 0x20 || character >= characters || (character >= 0x300 && character < 0x370))
            return false;
        if (!use(character))
            return true;
    }
    return true;
}

} // namespace

double TimelineTexts::width(std::string_view text, timeline::FontRole role) const {
    double sum = 1;
    const bool plain = plainText(text, plainCharacters, firstPunctuation, lastPunctuation, [&](char16_t character) {
        sum += plainAdvance(character, role);
        return true;
    });
    if (plain)
        return std::ceil(sum);
    return std::ceil(
               metrics(role).horizontalAdvance(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))) +
           1;
}

QGlyphRun TimelineTexts::glyphs(std::string_view text, timeline::FontRole role) const {
    QVarLengthArray<QChar, 128> characters;
    const bool plain =
        plainText(text, plainCharacters, firstPunctuation, lastPunctuation, [&characters](char16_t character) {
            characters.append(QChar(character));
            return true;
        });
    const QRawFont& font = m_rawFonts[static_cast<std::size_t>(role)];
    if (!plain || !font.isValid())
        return {};
    QVector<quint32> indexes(characters.size());
    int count = static_cast<int>(characters.size());
    if (!font.glyphIndexesForChars(characters.constData(), count, indexes.data(), &count) || indexes.contains(0U))
        return {};
    indexes.resize(count);
    const QVector<QPointF> advances =
        font.advancesForGlyphIndexes(indexes, QRawFont::SeparateAdvances | QRawFont::KernedAdvances);
    QVector<QPointF> positions(count);
    double x = 0;
    for (int i = 0; i < count; ++i) {
        positions[i] = {x, 0};
        x += advances[i].x();
    }
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    return run;
}

bool TimelineTexts::forEachPlain(std::string_view text, const std::function<bool(char16_t, char16_t)>& use) const {
    char16_t before = 0;
    const bool plain = plainText(text, plainCharacters, firstPunctuation, lastPunctuation, [&](char16_t character) {
        const bool go = before == 0 || use(before, character);
        before = go ? character : char16_t(0);
        return go;
    });
    return plain && before != 0 && use(before, 0);
}

double TimelineTexts::advance(char16_t character, char16_t next, timeline::FontRole role) const {
    const auto at = static_cast<std::size_t>(role);
    const quint32 pair = static_cast<quint32>(character) << 16U | next;
    if (const auto known = m_pairs[at].constFind(pair); known != m_pairs[at].constEnd())
        return static_cast<double>(*known);
    double width = -1;
    const QRawFont& font = m_rawFonts[at];
    const QChar characters[] = {QChar(character), QChar(next)};
    quint32 indexes[2] = {0, 0};
    const int wanted = next == 0 ? 1 : 2;
    int count = 2;
    if (font.isValid() && font.glyphIndexesForChars(characters, wanted, indexes, &count) && count == wanted &&
        indexes[0] != 0) {
        QPointF advances[2];
        if (font.advancesForGlyphIndexes(indexes, advances, count,
                                         QRawFont::SeparateAdvances | QRawFont::KernedAdvances))
            width = advances[0].x();
    }
    m_pairs[at].insert(pair, static_cast<float>(width));
    return width;
}

QString TimelineTexts::elided(std::string_view text, timeline::FontRole role, double width) const {
    const double room = width - plainAdvance(0x2026, role);
    double sum = 0;
    QString cut;
    const bool plain = plainText(text, plainCharacters, firstPunctuation, lastPunctuation, [&](char16_t character) {
        sum += plainAdvance(character, role);
        if (sum > room)
            return false;
        cut += QChar(character);
        return true;
    });
    if (plain)
        return cut.trimmed() + QChar(0x2026);
    return metrics(role).elidedText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), Qt::ElideRight,
                                    width);
}

timeline::Metrics TimelineTexts::timelineMetrics() const {
    return timeline::Metrics::forLines(std::ceil(metrics(timeline::FontRole::Bold).height()),
                                       std::ceil(metrics(timeline::FontRole::Small).height()));
}

std::string TimelineTexts::tick(const timeline::Tick& tick) const {
    const base::CivilDate date = base::civilDate(tick.time);
    const bool inCalendar = date.year >= 1;
    const QDate day(inCalendar ? date.year : 1, date.month, date.day);
    switch (tick.level.unit) {
    case timeline::TickUnit::Minute:
    case timeline::TickUnit::Hour:
        return clockText(date).toStdString();
    case timeline::TickUnit::Day:
        if (!tick.major)
            return QString::number(date.day).toStdString();
        if (!inCalendar)
            return dayText(date, m_locale, QLocale::LongFormat).toStdString();
        return m_locale.toString(day, say("dddd d MMMM yyyy")).toStdString();
    case timeline::TickUnit::Month:
        if (!tick.major)
            return m_locale.standaloneMonthName(date.month, QLocale::ShortFormat).toStdString();
        return say("%1 %2")
            .arg(m_locale.standaloneMonthName(date.month, QLocale::LongFormat), yearText(date.year))
            .toStdString();
    case timeline::TickUnit::Year:
        return yearText(date.year).toStdString();
    }
    return {};
}

std::string TimelineTexts::tickAlone(const timeline::Tick& tick) const {
    const base::CivilDate date = base::civilDate(tick.time);
    const QDate day(date.year, date.month, date.day);
    timeline::Tick named = tick;
    switch (tick.level.unit) {
    case timeline::TickUnit::Minute:
    case timeline::TickUnit::Hour:
        if (date.year >= 1)
            return say("%1 %2").arg(m_locale.toString(day, say("d MMM")), clockText(date)).toStdString();
        break;
    case timeline::TickUnit::Day:
        if (date.year >= 1)
            return m_locale.toString(day, say("d MMM yyyy")).toStdString();
        break;
    case timeline::TickUnit::Month:
        named.major = true;
        break;
    case timeline::TickUnit::Year:
        break;
    }
    return this->tick(named);
}

std::string TimelineTexts::number(std::uint32_t count) const {
    return m_locale.toString(count).toStdString();
}

std::string TimelineTexts::events(std::uint32_t count) const {
    const QString number = m_locale.toString(count);
    return (count == 1 ? say("1 event") : say("%1 events").arg(number)).toStdString();
}

std::string TimelineTexts::disagreements(std::uint32_t count) const {
    const QString number = m_locale.toString(count);
    return (count == 1 ? say("1 disagreement") : say("%1 disagreements").arg(number)).toStdString();
}

std::string TimelineTexts::undated() const {
    return say("Undated").toStdString();
}

std::string TimelineTexts::undatedNote() const {
    return say("No source dates these; they are never placed on the axis.").toStdString();
}

std::string TimelineTexts::outsideView() const {
    return say("outside this view").toStdString();
}

QString timeInWords(const base::TimeInterval& time) {
    if (!time.known())
        return say("undated");
    const QString text = timeWords(time);
    return time.basis == base::Basis::Inferred ? say("%1 (inferred)").arg(text) : text;
}

QString durationInWords(std::int64_t minutes, const QLocale& locale) {
    struct Unit {
        std::int64_t minutes;
        const char* one;
        const char* many;
    };
    static constexpr Unit units[] = {{525960, "1 year", "%1 years"},
                                     {1440, "1 day", "%1 days"},
                                     {60, "1 hour", "%1 hours"},
                                     {1, "1 minute", "%1 minutes"}};
    QStringList parts;
    for (const Unit& unit : units) {
        const std::int64_t count = minutes / unit.minutes;
        minutes %= unit.minutes;
        if (count > 0)
            parts << (count == 1 ? say(unit.one) : say(unit.many).arg(locale.toString(static_cast<qlonglong>(count))));
        if (parts.size() == 2 || (!parts.isEmpty() && count == 0))
            break;
    }
    return parts.isEmpty() ? say("no time") : parts.join(QLatin1Char(' '));
}

} // namespace parallax::app
