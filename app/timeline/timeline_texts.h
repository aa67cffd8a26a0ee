// Words of the timeline in the window's language, and their widths.
#pragma once

#include "timeline/frame.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QLocale>
#include <QRawFont>
#include <QString>

#include <array>
#include <functional>

namespace parallax::app {

// GUI thread (or one thread at a time).
class TimelineTexts final : public timeline::Texts {
public:
    explicit TimelineTexts(const QFont& font, const QLocale& locale = QLocale());

    // Where the lines of cards come from (see timeline::Texts::details).
    using Details = std::function<std::vector<timeline::DetailLine>(timeline::ItemIndex, int)>;
    void setDetails(Details details) { m_details = std::move(details); }

    const QFont& font(timeline::FontRole role) const { return m_fonts[static_cast<std::size_t>(role)]; }
    const QFontMetricsF& metrics(timeline::FontRole role) const { return m_metrics[static_cast<std::size_t>(role)]; }
    // The text cut to `width` pixels with an ellipsis.
    QString elided(std::string_view text, timeline::FontRole role, double width) const;
    // The glyphs of a text that needs no shaping, from the baseline's left end; empty for any other text, and where the
    // font lacks one.
    QGlyphRun glyphs(std::string_view text, timeline::FontRole role) const;
    // From the left end of `character` to that of `next` (0: none follows), kerned; negative when the font cannot show
    // it without shaping. Fast after the first call for a pair.
    double advance(char16_t character, char16_t next, timeline::FontRole role) const;
    // Calls use(character, next) for each UTF-16 character of a text that needs no shaping and gives true; gives false
    // for any other text, perhaps after some calls.
    bool forEachPlain(std::string_view text, const std::function<bool(char16_t, char16_t)>& use) const;
    timeline::Metrics timelineMetrics() const;

    // A tick's label where nothing above it says the month or the year: "June 2016", "5 Jun 2016", "5 Jun 14:30".
    std::string tickAlone(const timeline::Tick& tick) const;

    double width(std::string_view text, timeline::FontRole role) const override;
    std::string tick(const timeline::Tick& tick) const override;
    std::vector<timeline::DetailLine> details(timeline::ItemIndex item, int most) const override {
        return m_details ? m_details(item, most) : std::vector<timeline::DetailLine>();
    }
    std::string number(std::uint32_t count) const override;
    std::string events(std::uint32_t count) const override;
    std::string disagreements(std::uint32_t count) const override;
    std::string undated() const override;
    std::string undatedNote() const override;
    std::string outsideView() const override;

private:
    static constexpr std::size_t roles = 4;

    std::array<QFont, roles> m_fonts;
    std::array<QFontMetricsF, roles> m_metrics;
    std::array<QRawFont, roles> m_rawFonts;
    QLocale m_locale;
    Details m_details;
    // Advances of the characters of Latin, Greek and Cyrillic, which need no shaping. Laying out each new title would
    // take most of a frame.
    static constexpr std::size_t plainCharacters = 0x530;
    static constexpr char16_t firstPunctuation = 0x2010;
    static constexpr char16_t lastPunctuation = 0x2027; // up to the ellipsis and the hyphenation point
    static constexpr std::size_t knownCharacters = plainCharacters + lastPunctuation - firstPunctuation + 1;
    double plainAdvance(char16_t character, timeline::FontRole role) const;

    mutable std::array<std::array<float, knownCharacters>, roles> m_advances{}; // 0: not asked for yet
    mutable std::array<QHash<quint32, float>, roles> m_pairs;                   // kerned advances
};

// An interval in the words of the side panel, marked where it is inferred; "undated".
QString timeInWords(const base::TimeInterval& time);
// A length of time in its two largest units: "3 days 4 hours".
QString durationInWords(std::int64_t minutes, const QLocale& locale = QLocale());

} // namespace parallax::app
