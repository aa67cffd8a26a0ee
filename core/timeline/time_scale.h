// The one mapping between civil time and x.
#pragma once

#include "base/civil_time.h"

#include <cmath>
#include <cstdint>

namespace parallax::timeline {

// Positions in time are fixed-point: 2^20 ticks a minute. 64 bits then hold eight million years, and a view of one
// second over 4,000 pixels still has four ticks a pixel, so neither the left edge nor any difference to it is ever
// rounded by more than that.
inline constexpr std::int64_t ticksPerMinute = std::int64_t{1} << 20;

// Times further away than this (about four million years) are not representable; callers clamp to it.
inline constexpr std::int64_t farthestMinute = std::int64_t{1} << 41;

inline std::int64_t ticks(base::CivilTime time) {
    return time.minutes * ticksPerMinute;
}

// x is in pixels (device-independent ones; fractions count), 0 at the left edge. Value type; holds: ticksPerPixel > 0.
// time -> x -> time is exact to half a pixel from a view of one second to one of 20,000 years: differences are taken in
// integers.
class TimeScale {
public:
    TimeScale() = default;
    TimeScale(std::int64_t leftTick, double ticksPerPixel) : m_left(leftTick), m_ticksPerPixel(ticksPerPixel) {}
    // [begin, end) over `width` pixels. begin < end, width > 0.
    static TimeScale spanning(base::CivilTime begin, base::CivilTime end, double width) {
        return {ticks(begin), static_cast<double>(ticks(end) - ticks(begin)) / width};
    }

    std::int64_t leftTick() const { return m_left; }
    double ticksPerPixel() const { return m_ticksPerPixel; }
    double minutesPerPixel() const { return m_ticksPerPixel / static_cast<double>(ticksPerMinute); }

    double x(base::CivilTime time) const { return xOfTick(ticks(time)); }
    double xOfTick(std::int64_t tick) const { return static_cast<double>(tick - m_left) / m_ticksPerPixel; }
    std::int64_t tickAt(double x) const { return m_left + std::llround(x * m_ticksPerPixel); }
    // The minute in which x lies.
    base::CivilTime timeAt(double x) const {
        const std::int64_t tick = tickAt(x);
        const std::int64_t minute = tick / ticksPerMinute;
        return {tick % ticksPerMinute < 0 ? minute - 1 : minute};
    }

    // What is drawn moves by `pixels` to the right.
    TimeScale panned(double pixels) const { return {tickAt(-pixels), m_ticksPerPixel}; }
    // Magnified by `factor` (> 1: closer); what is at x stays there, to a tick.
    TimeScale zoomed(double factor, double x) const {
        const double next = m_ticksPerPixel / factor;
        return {tickAt(x) - std::llround(x * next), next};
    }

    bool operator==(const TimeScale&) const = default;

private:
    std::int64_t m_left = 0;
    double m_ticksPerPixel = static_cast<double>(ticksPerMinute);
};

} // namespace parallax::timeline
