#include "app/brief/strip.h"

#include "app/text/text.h"
#include "brief/words.h"
#include "timeline/ticks.h"
#include "timeline/time_scale.h"

#include <QLinearGradient>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace parallax::app::brief_print {

namespace {

using base::CivilTime;

constexpr double rowHeight = 13;
constexpr double barHeight = 7;
constexpr std::size_t mostRows = 18;
constexpr double labelGap = 4;
// Of the width, for the axis; the rest is room for the labels of what lies at its right end.
constexpr double plotShare = 0.66;

// An event that has a place on the axis.
struct Bar {
    const brief::Entry* entry = nullptr;
    std::int64_t begin = 0; // minutes; of an open end: the end that is known
    std::int64_t end = 0;
    bool openBegin = false;
    bool openEnd = false;

    std::int64_t middle() const { return begin + (end - begin) / 2; }
    // What deserves a label first: what the sources disagree on, and what many tell of.
    std::size_t weight() const {
        return 3 * entry->disagreements.size() + entry->sources.size() + (entry->background ? 0 : 1) +
               (entry->depth == 0 ? 1 : 0);
    }
    bool exact() const { return !openBegin && !openEnd && end - begin <= 60; }
};

struct Stretch {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

std::vector<Bar> barsOf(const brief::Brief& brief) {
    std::vector<Bar> bars;
    for (const brief::Entry& entry : brief.chronology) {
        const base::TimeInterval& time = entry.interval;
        if (!time.known())
            continue;
        const std::int64_t begin = time.begin ? time.begin->minutes : time.end->minutes - 1;
        const std::int64_t end = time.end ? time.end->minutes : time.begin->minutes + 1;
        bars.push_back({&entry, begin, end, !time.begin, !time.end});
    }
    return bars;
}

// The shortest stretch that holds the middles of two thirds of the incident's own events, widened to their ends where
// these are near.
Stretch mainStretch(const std::vector<Bar>& bars) {
    std::vector<const Bar*> own;
    for (const Bar& bar : bars) {
        if (!bar.entry->background)
            own.push_back(&bar);
    }
    if (own.empty()) {
        for (const Bar& bar : bars)
            own.push_back(&bar);
    }
    std::sort(own.begin(), own.end(),
              [](const Bar* left, const Bar* right) { return left->middle() < right->middle(); });
    const std::size_t count = std::max<std::size_t>(1, (own.size() * 2 + 2) / 3);
    std::size_t best = 0;
    for (std::size_t i = 0; i + count <= own.size(); ++i) {
        if (own[i + count - 1]->middle() - own[i]->middle() < own[best + count - 1]->middle() - own[best]->middle())
            best = i;
    }
    const std::int64_t first = own[best]->middle();
    const std::int64_t last = own[best + count - 1]->middle();
    const std::int64_t near = std::max<std::int64_t>(last - first, 1440);
    Stretch stretch{first, last + 1};
    for (std::size_t i = best; i < best + count; ++i) {
        if (own[i]->end - own[i]->begin > 2 * near)
            continue;
        stretch.begin = std::min(stretch.begin, own[i]->begin);
        stretch.end = std::max(stretch.end, own[i]->end);
    }
    // Bars that fill the picture from edge to edge say nothing: leave room around what is only known to the day.
    std::vector<std::int64_t> widths;
    for (std::size_t i = best; i < best + count; ++i)
        widths.push_back(own[i]->end - own[i]->begin);
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    const std::int64_t least = 5 * std::min(widths[widths.size() / 2], near);
    if (stretch.end - stretch.begin < least) {
        const std::int64_t missing = least - (stretch.end - stretch.begin);
        stretch.begin -= missing / 2;
        stretch.end += missing / 2;
    }
    const std::int64_t pad = std::max<std::int64_t>((stretch.end - stretch.begin) / 40, 10);
    return {stretch.begin - pad, stretch.end + pad};
}

QString shortTick(const timeline::Tick& tick) {
    return toQt(timeline::tickLabel(tick));
}

class Picture {
public:
    Picture(const brief::Brief& brief, double width)
        : m_bars(barsOf(brief)), m_width(width), m_plot(width * plotShare) {}

    Block make() {
        if (m_bars.empty())
            return {};
        m_stretch = mainStretch(m_bars);
        m_scale = timeline::TimeScale::spanning({m_stretch.begin}, {m_stretch.end}, m_plot);
        m_y = 0;
        overview();
        axis();
        rows();
        note();
        m_block.height = m_y;
        return std::move(m_block);
    }

private:
    double x(std::int64_t minute) const { return m_scale.x({minute}); }
    double clampedX(std::int64_t minute) const { return std::clamp(x(minute), 0.0, m_plot); }
    bool inside(const Bar& bar) const { return bar.begin < m_stretch.end && bar.end > m_stretch.begin; }

    // Everything on one line, with the stretch that the picture shows marked on it. Left out when nothing lies outside.
    void overview() {
        std::int64_t begin = m_stretch.begin;
        std::int64_t end = m_stretch.end;
        for (const Bar& bar : m_bars) {
            begin = std::min(begin, bar.begin);
            end = std::max(end, bar.end);
        }
        if (begin == m_stretch.begin && end == m_stretch.end)
            return;
        const std::int64_t pad = (end - begin) / 60;
        const auto scale = timeline::TimeScale::spanning({begin - pad}, {end + pad}, m_width);
        constexpr double height = 12;
        const auto ticks = timeline::ticks(scale, m_width, 54);
        double free = 0;
        for (const timeline::Tick& tick : ticks.minor) {
            const double at = scale.x(tick.time);
            const QString label = shortTick(tick);
            const double width = textWidth(label, Style::Running);
            if (at < free || at + width > m_width)
                continue;
            m_block.addText({label, Style::Running}, {at, m_y}, width + 2, Style::Running);
            free = at + width + 10;
        }
        m_y += 11;
        std::vector<std::pair<double, bool>> places;
        for (const Bar& bar : m_bars)
            places.emplace_back(scale.x({bar.middle()}), bar.entry->background);
        const double left = scale.x({m_stretch.begin});
        const double right = std::max(scale.x({m_stretch.end}), left + 2);
        m_block.addPaint([=, y = m_y, width = m_width, plot = m_plot](QPainter& painter) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink::ground);
            painter.drawRect(QRectF(0, y, width, height));
            painter.setBrush(QColor(0xcf, 0xdc, 0xec));
            painter.drawRect(QRectF(left, y, right - left, height));
            for (const auto& [at, background] : places) {
                painter.setBrush(background ? ink::muted : ink::link);
                painter.drawRect(QRectF(at - 0.5, y + 2.5, 1, height - 5));
            }
            // The marked stretch opens into the whole width below.
            painter.setPen(QPen(QColor(0xa9, 0xbd, 0xd6), 0.5));
            painter.drawLine(QPointF(left, y + height), QPointF(0, y + height + 14));
            painter.drawLine(QPointF(right, y + height), QPointF(plot, y + height + 14));
        });
        m_y += height + 16;
    }

    void axis() {
        const auto ticks = timeline::ticks(m_scale, m_plot, 46);
        double free = 0;
        if (ticks.hasMajor) {
            for (std::size_t i = 0; i < ticks.major.size(); ++i) {
                // The label of what began before the picture stands at its edge.
                const double at = std::max(m_scale.x(ticks.major[i].time), 0.0);
                const double next = i + 1 < ticks.major.size() ? m_scale.x(ticks.major[i + 1].time) : m_plot;
                const QString label = shortTick(ticks.major[i]);
                const double width = textWidth(label, Style::SmallStrong);
                if (at < free || std::min(next, m_plot) - at < width + 4)
                    continue;
                m_block.addText({label, Style::SmallStrong}, {at + 2, m_y}, width + 2, Style::SmallStrong);
                free = at + width + 8;
            }
            m_y += 11;
        }
        free = 0;
        for (const timeline::Tick& tick : ticks.minor) {
            const double at = m_scale.x(tick.time);
            const QString label = shortTick(tick);
            const double width = textWidth(label, Style::Running);
            if (at < 0 || at > m_plot)
                continue;
            m_lines.push_back(at);
            if (at < free || at + width + 2 > m_plot + 12)
                continue;
            m_block.addText({label, Style::Running}, {at + 2, m_y}, width + 2, Style::Running);
            free = at + width + 6;
        }
        m_y += 13;
    }

    // Bars from above to below in order of time, each in the first row where bar and label find room.
    void rows() {
        std::vector<double> freeFrom;
        const double top = m_y;
        struct Placed {
            const Bar* bar;
            std::size_t row;
            QString label;
        };
        std::vector<Placed> placed;
        const std::vector<const Bar*> labelled = weightiest();
        for (const Bar* chosen : labelled) {
            const Bar& bar = *chosen;
            const double left = clampedX(bar.begin);
            const double right = std::max(clampedX(bar.end), left + barHeight);
            QString label = toQt(bar.entry->title).simplified().left(90);
            const double warning = bar.entry->disagreements.empty() ? 0 : 10;
            double width = textWidth(label, Style::Running);
            const double most = m_width - right - labelGap - warning;
            while (width > most && label.size() > 4) {
                label = label.left(label.size() * 9 / 10 - 1).trimmed() + QChar(0x2026);
                width = textWidth(label, Style::Running);
            }
            const double needLeft = left;
            const double needRight = right + labelGap + warning + width;
            std::size_t row = 0;
            while (row < freeFrom.size() && freeFrom[row] > needLeft)
                ++row;
            if (row == freeFrom.size())
                freeFrom.push_back(0);
            freeFrom[row] = needRight + 8;
            placed.push_back({&bar, row, label});
        }
        const double others = top + rowHeight * static_cast<double>(freeFrom.size());
        const double bottom = others + (m_others.empty() ? 0 : rowHeight) + 4;
        m_block.addPaint([lines = m_lines, top, bottom, width = m_plot](QPainter& painter) {
            painter.setPen(QPen(ink::faint, 0.35));
            for (const double at : lines)
                painter.drawLine(QPointF(at, top - 11), QPointF(at, bottom));
            painter.setPen(QPen(ink::text, 0.6));
            painter.drawLine(QPointF(0, top - 0.5), QPointF(width, top - 0.5));
        });
        for (const Placed& one : placed)
            draw(*one.bar, top + 3 + rowHeight * static_cast<double>(one.row), one.label);
        drawOthers(others + 3);
        m_y = bottom;
    }

    // The events that get a row with a label, in order of time; the others of the stretch go to m_others.
    std::vector<const Bar*> weightiest() {
        std::vector<const Bar*> bars;
        for (const Bar& bar : m_bars) {
            if (inside(bar))
                bars.push_back(&bar);
        }
        std::vector<const Bar*> ranked = bars;
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const Bar* left, const Bar* right) { return left->weight() > right->weight(); });
        if (ranked.size() > mostRows) {
            m_others.assign(ranked.begin() + mostRows, ranked.end());
            ranked.resize(mostRows);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const Bar* left, const Bar* right) {
            return std::pair(left->begin, left->end) < std::pair(right->begin, right->end);
        });
        return ranked;
    }

    // One row for all that have none of their own: ticks at their middles.
    void drawOthers(double y) {
        if (m_others.empty())
            return;
        std::vector<double> places;
        for (const Bar* bar : m_others)
            places.push_back(clampedX(bar->middle()));
        m_block.addPaint([=](QPainter& painter) {
            painter.setPen(QPen(ink::link, 0.8));
            for (const double at : places)
                painter.drawLine(QPointF(at, y + 0.5), QPointF(at, y + barHeight - 0.5));
        });
    }

    void draw(const Bar& bar, double y, const QString& label) {
        const double left = clampedX(bar.begin);
        const double right = std::max(clampedX(bar.end), left + (bar.exact() ? 0 : barHeight));
        const bool openLeft = bar.openBegin || bar.begin < m_stretch.begin;
        const bool openRight = bar.openEnd || bar.end > m_stretch.end;
        const bool exact = bar.exact();
        const QColor color = bar.entry->background ? ink::muted : ink::link;
        m_block.addPaint([=](QPainter& painter) {
            if (exact) {
                // A point in time: a diamond.
                const QPointF at((left + right) / 2, y + barHeight / 2);
                const double r = barHeight / 2 + 0.6;
                const QPointF points[] = {at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r),
                                          at + QPointF(-r, 0)};
                painter.setPen(Qt::NoPen);
                painter.setBrush(color);
                painter.drawPolygon(points, 4);
                return;
            }
            // Somewhere in here: light, with an outline; an end that is open has none.
            QColor light = color;
            light = QColor::fromHslF(light.hslHueF() < 0 ? 0 : light.hslHueF(), light.hslSaturationF() * 0.55F, 0.86F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(light);
            painter.drawRect(QRectF(left, y, right - left, barHeight));
            painter.setPen(QPen(color, 0.6));
            painter.drawLine(QPointF(left, y), QPointF(right, y));
            painter.drawLine(QPointF(left, y + barHeight), QPointF(right, y + barHeight));
            const auto ending = [&](double at, bool open, double outward) {
                if (!open) {
                    painter.drawLine(QPointF(at, y), QPointF(at, y + barHeight));
                    return;
                }
                const QPointF points[] = {{at, y}, {at + outward * 3, y + barHeight / 2}, {at, y + barHeight}};
                painter.drawPolyline(points, 3);
            };
            ending(openLeft ? left + 3 : left, openLeft, -1);
            ending(openRight ? right - 3 : right, openRight, 1);
        });
        if (label.isEmpty())
            return;
        const double edge = exact ? barHeight / 2 + 1 : 0;
        const double width = textWidth(label, Style::Running);
        const bool disputed = !bar.entry->disagreements.empty();
        const double warning = disputed ? 10 : 0;
        double at = right + edge + labelGap;
        if (disputed) {
            m_block.addPaint([=](QPainter& painter) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(ink::dispute);
                const QPointF points[] = {{at + 3.7, y}, {at + 7.4, y + 6.8}, {at, y + 6.8}};
                painter.drawPolygon(points, 3);
            });
            at += warning;
        }
        m_block.addPaint([=](QPainter& painter) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(255, 255, 255, 215));
            painter.drawRect(QRectF(at - 1, y - 0.5, width + 2, barHeight + 1.5));
        });
        RichText words;
        words.colored(label, Style::Running, bar.entry->background ? ink::muted : ink::text);
        m_block.addText(words, {at, y - 1.6}, width + 3, Style::Running);
    }

    void note() {
        const auto outside = static_cast<std::size_t>(
            std::count_if(m_bars.begin(), m_bars.end(), [&](const Bar& bar) { return !inside(bar); }));
        QString text = QStringLiteral("A diamond is a time known to the hour or better; a bar is where the event may "
                                      "lie, with a pointed end where it is open. "
                                      "A triangle marks events whose sources disagree.");
        if (outside > 0)
            text += QStringLiteral(" %1 outside this stretch: see the strip above.")
                        .arg(toQt(brief::counted(outside, "event lies", "events lie")));
        if (!m_others.empty())
            text += QStringLiteral(" The ticks in the last row are %1 more.")
                        .arg(toQt(brief::counted(m_others.size(), "event", "events")));
        m_block.addText({text, Style::Small}, {0, m_y + 3}, m_width, Style::Small);
        m_y = m_block.height;
    }

    std::vector<Bar> m_bars;
    double m_width = 0;
    double m_plot = 0; // of which the axis takes so much
    Stretch m_stretch;
    timeline::TimeScale m_scale;
    std::vector<double> m_lines;
    std::vector<const Bar*> m_others;
    double m_y = 0;
    Block m_block;
};

} // namespace

Block timelineBlock(const brief::Brief& brief, double width) {
    return Picture(brief, width).make();
}

} // namespace parallax::app::brief_print
