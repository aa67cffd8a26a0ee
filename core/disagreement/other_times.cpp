#include "disagreement/other_times.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace parallax::disagreement {

namespace {

// As written, for "may" and "march" are words too. A month and a year are told behind "in", "last", "since" or a day.
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

bool followsIn(std::string_view front) {
    return std::ranges::any_of(
        std::array<std::string_view, 8>{" in ", "In ", " last ", "Last ", " since ", "Since ", "The ", " the "},
        [&](std::string_view cue) { return front.ends_with(cue); });
}

int yearAt(std::string_view word) {
    int year = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), year);
    return read.ec == std::errc() && word.size() == 4 && year >= 1900 && year <= 2100 ? year : 0;
}

// Months and years that are an event's. Of an event without a time no month is: news call the day of what is new, and
// only the month of what was before.
struct OwnTime {
    std::optional<std::pair<base::CivilDate, base::CivilDate>> days;

    bool hasYear(int year) const { return !days || (year >= days->first.year && year <= days->second.year); }
    bool hasMonth(int month) const {
        if (!days)
            return false;
        const int first = days->first.month;
        const int last = days->second.month;
        return first <= last ? month >= first && month <= last : month >= first || month <= last;
    }
};

// Told within days of it: what was weeks before is something else.
bool isNews(const base::TimeInterval& event, const base::TimeInterval& published) {
    constexpr std::int64_t days = std::int64_t{6} * 1440;
    return event.bounded() && published.begin && event.begin->minutes + days >= published.begin->minutes;
}

bool looksFarBack(std::string_view text) {
    return std::ranges::any_of(std::array<std::string_view, 14>{"last month", "Last month", "last year", "Last year",
                                                                "weeks ago", "months ago", "years ago", "weeks after",
                                                                "months after", "years after", "weeks earlier",
                                                                "months earlier", "years earlier", "earlier this year"},
                               [&](std::string_view cue) { return text.find(cue) != std::string_view::npos; });
}

// "Last week" said within two days of the event, which was this week's.
bool looksBackAWeek(std::string_view text, const base::TimeInterval& event, const base::TimeInterval& published) {
    constexpr std::int64_t days = std::int64_t{2} * 1440;
    return event.bounded() && published.begin && event.begin->minutes + days >= published.begin->minutes &&
           (text.find("last week") != std::string_view::npos || text.find("Last week") != std::string_view::npos);
}

// What the months and years of some words say of an event.
struct Named {
    bool other = false;
    bool own = false;
};

Named namedIn(std::string_view text, const OwnTime& event) {
    Named named;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" ,.;:()\"", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const bool told = followsIn(text.substr(0, begin));
        const auto month = std::ranges::find(months, word);
        const int year = yearAt(word);
        if (year > 0 || month != months.end()) {
            const bool own =
                year > 0 ? event.hasYear(year) : event.hasMonth(static_cast<int>(month - months.begin()) + 1);
            named.own = named.own || (own && event.days);
            named.other = named.other || (told && !own);
        }
        begin = end + 1;
    }
    return named;
}

} // namespace

bool tellsOfAnotherTime(const ComparedClaim& claim, const base::TimeInterval& event,
                        const base::TimeInterval& published) {
    constexpr std::int64_t widest = std::int64_t{45} * 1440;
    constexpr std::size_t nearest = 110; // bytes behind the claim's words
    constexpr std::size_t before = 160;  // bytes before them
    const std::size_t where = claim.sentence.find(claim.quote);
    if (claim.quote.empty() || where == std::string_view::npos)
        return false;
    OwnTime own;
    if (event.bounded() && event.end->minutes - event.begin->minutes <= widest)
        own.days.emplace(base::civilDate(*event.begin), base::civilDate(base::CivilTime{event.end->minutes - 1}));
    else if (event.known())
        return false;
    if (namedIn(claim.sentence, own).own)
        return false;
    const std::size_t begin = where > before ? where - before : 0;
    const std::string_view close = claim.sentence.substr(begin, where - begin + claim.quote.size() + nearest);
    // A court speaks of its own days too, but not of years ago in news of a deed.
    if (isNews(event, published) && looksFarBack(close))
        return true;
    for (const std::string_view cue : {"charge", "arrest", "convict", "sentence", "court", "jury", "trial", "indict",
                                       "accus", "prison", "guilty", "plead", "verdict", "hearing"})
        if (claim.sentence.find(cue) != std::string_view::npos)
            return false;
    return namedIn(close, own).other || looksBackAWeek(close, event, published);
}

} // namespace parallax::disagreement
