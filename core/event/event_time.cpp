#include "event/event_time.h"

#include <algorithm>
#include <tuple>

namespace parallax::event {

namespace {

constexpr std::int64_t endless = std::int64_t{1} << 50;

std::int64_t beginOf(const base::TimeInterval& time) {
    return time.begin ? time.begin->minutes : -endless;
}
std::int64_t endOf(const base::TimeInterval& time) {
    return time.end ? time.end->minutes : endless;
}

auto orderOf(const ToldTime& told) {
    return std::tuple(width(told.time), beginOf(told.time), static_cast<int>(told.time.basis), told.because);
}

} // namespace

std::int64_t width(const base::TimeInterval& time) {
    return time.bounded() ? time.end->minutes - time.begin->minutes : endless;
}

std::int64_t minutesApart(const base::TimeInterval& left, const base::TimeInterval& right) {
    if (!left.known() || !right.known() || left.meets(right))
        return 0;
    if (left.end && right.begin && *left.end <= *right.begin)
        return right.begin->minutes - left.end->minutes;
    if (right.end && left.begin && *right.end <= *left.begin)
        return left.begin->minutes - right.end->minutes;
    return 0;
}

bool contains(const base::TimeInterval& outer, const base::TimeInterval& inner) {
    return (!outer.begin || (inner.begin && *outer.begin <= *inner.begin)) &&
           (!outer.end || (inner.end && *inner.end <= *outer.end));
}

base::TimeInterval wholeDays(const base::TimeInterval& time) {
    base::TimeInterval days = time;
    if (days.begin)
        days.begin = base::CivilTime::ofDay(days.begin->dayNumber());
    if (days.end)
        days.end = base::CivilTime::ofDay(base::CivilTime{days.end->minutes - 1}.dayNumber() + 1);
    if (static_cast<int>(days.precision) < static_cast<int>(base::Precision::Day))
        days.precision = width(days) <= 1440 ? base::Precision::Day : base::Precision::Range;
    return days;
}

ToldTime combineTimes(std::vector<ToldTime> told) {
    std::erase_if(told, [](const ToldTime& one) { return !one.time.known(); });
    if (told.empty())
        return {};
    std::sort(told.begin(), told.end(),
              [](const ToldTime& left, const ToldTime& right) { return orderOf(left) < orderOf(right); });

    // Support of each interval: the weight of all that it meets, a printed date counting a little more than a
    // worked-out one.
    const ToldTime* best = nullptr;
    double bestSupport = 0;
    for (const ToldTime& one : told) {
        double support = one.time.basis == base::Basis::Explicit ? 0.5 : 0;
        for (const ToldTime& other : told)
            if (one.time.meets(other.time))
                support += other.weight;
        // Sorted by width: an equal support goes to the narrower one.
        if (!best || support > bestSupport + 1e-9) {
            best = &one;
            bestSupport = support;
        }
    }
    ToldTime result = *best;
    for (const ToldTime& other : told) {
        if (!result.time.meets(other.time))
            continue;
        if (contains(result.time, other.time)) {
            if (width(other.time) < width(result.time))
                result = other;
        } else if (!contains(other.time, result.time) && result.time.basis != base::Basis::Explicit &&
                   other.time.basis != base::Basis::Explicit) {
            base::TimeInterval shared = result.time;
            shared.begin = base::CivilTime{std::max(beginOf(result.time), beginOf(other.time))};
            shared.end = base::CivilTime{std::min(endOf(result.time), endOf(other.time))};
            if (shared.begin->minutes == -endless)
                shared.begin.reset();
            if (shared.end->minutes == endless)
                shared.end.reset();
            shared.precision = width(shared) <= 1440 ? base::Precision::Day : base::Precision::Range;
            shared.basis = base::Basis::Inferred;
            result.time = shared;
            result.because += "; " + other.because;
        }
    }
    return result;
}

} // namespace parallax::event
