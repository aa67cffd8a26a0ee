// Words of the timeline in the window's language, and their widths.
#pragma once

#include "timeline/frame.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QLocale>
#include <QStaticText>
#include <QString>

#include <array>
#include <functional>

namespace parallax::app {

// A text as it is drawn, laid out once.
struct LaidText {
    QStaticText text;
    double width = 0;
};

// GUI thread (or one thread at a time). Remembers the layout of texts it was asked for, up to a bound.
class TimelineTexts final : public timeline::Texts {
public:
    explicit TimelineTexts(const QFont& font, const QLocale& locale = QLocale());

    void setDetails(std::function<std::string(timeline::ItemIndex)> details) { m_details = std::move(details); }

    const QFont& font(timeline::FontRole role) const { return m_fonts[static_cast<std::size_t>(role)]; }
    const QFontMetricsF& metrics(timeline::FontRole role) const { return m_metrics[static_cast<std::size_t>(role)]; }
    const LaidText& laid(std::string_view text, timeline::FontRole role) const;
    // The text cut to `width` pixels with an ellipsis, in UTF-8. Valid until the next call.
    const QByteArray& elided(std::string_view text, timeline::FontRole role, int width) const;
    timeline::Metrics timelineMetrics() const;

    double width(std::string_view text, timeline::FontRole role) const override { return laid(text, role).width; }
    std::string tick(const timeline::Tick& tick) const override;
    std::string detail(timeline::ItemIndex item) const override { return m_details ? m_details(item) : std::string(); }
    std::string events(std::uint32_t count) const override;
    std::string disagreements(std::uint32_t count) const override;
    std::string undated() const override;
    std::string undatedNote() const override;
    std::string outsideView() const override;

private:
    static constexpr std::size_t roles = 4;

    std::array<QFont, roles> m_fonts;
    std::array<QFontMetricsF, roles> m_metrics;
    QLocale m_locale;
    std::function<std::string(timeline::ItemIndex)> m_details;
    mutable std::array<QHash<QByteArray, LaidText>, roles> m_laid;
    mutable std::array<QHash<QByteArray, std::pair<int, QByteArray>>, roles>
        m_elided; // by text: the last width asked for
};

// An interval in the words of the side panel, marked where it is inferred; "undated".
QString timeInWords(const base::TimeInterval& time);
// A length of time in its two largest units: "3 days 4 hours".
QString durationInWords(std::int64_t minutes, const QLocale& locale = QLocale());

} // namespace parallax::app
