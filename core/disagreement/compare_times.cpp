// Times: intervals that do not meet, and one known to the minute where another knows the day.
#include "disagreement/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace parallax::disagreement {

namespace {

using base::TimeInterval;
using claim::Attribute;

// How exact a time is; two of one class are not told apart by exactness.
int exactness(const TimeInterval& time) {
    switch (time.precision) {
    case base::Precision::Minute:
    case base::Precision::Hour:
        return 0;
    case base::Precision::PartOfDay:
        return 1;
    case base::Precision::Day:
        return 2;
    case base::Precision::Week:
    case base::Precision::Range:
    case base::Precision::Month:
        return 3;
    case base::Precision::Year:
        return 4;
    case base::Precision::Unknown:
        return 5;
    }
    return 5;
}

std::int64_t widthOf(const TimeInterval& time) {
    return time.bounded() ? time.end->minutes - time.begin->minutes : std::int64_t{1} << 50;
}

struct TimePosition {
    TimeInterval time;
    std::vector<Index> claims;
};

// Clock times a quarter of an hour apart are one time, said more or less exactly ("1:27", "around 1:30").
constexpr std::int64_t closeMinutes = 15;

// "At 3:15", "around 3 p.m.", "just after 3 p.m.": a time of the clock, not a part of the day.
bool isClock(const TimeInterval& time) {
    constexpr std::int64_t widest = 61;
    return exactness(time) <= 1 && widthOf(time) <= widest;
}

bool near(const TimeInterval& left, const TimeInterval& right) {
    if (left.meets(right))
        return true;
    if (!isClock(left) || !isClock(right))
        return false;
    const std::int64_t gap =
        std::max(right.begin->minutes - left.end->minutes, left.begin->minutes - right.end->minutes);
    return gap <= closeMinutes;
}

// "On Tuesday" beside "late on Tuesday": a part of the day is said in passing and is no answer to when exactly.
bool onlyPartOfTheDay(const std::vector<TimePosition>& positions) {
    return positions.size() == 2 && std::all_of(positions.begin(), positions.end(), [](const TimePosition& one) {
               return exactness(one.time) == 1 || exactness(one.time) == 2;
           });
}

// A time that lies days apart from the event that most reports date alike was mostly said of something else in the
// sentence (a hearing, an arrest), and a season or a feast is no rival of a day.
constexpr std::int64_t sameIncident = 3 * 1440;

bool canBeOf(const TimeInterval& told, const TimeInterval& event) {
    if (!told.bounded() || !event.bounded())
        return true;
    const std::int64_t gap =
        std::max(told.begin->minutes - event.end->minutes, event.begin->minutes - told.end->minutes);
    if (gap > sameIncident)
        return false;
    return widthOf(told) <= sameIncident || (*told.begin <= *event.begin && *event.end <= *told.end);
}

// Of one report's times that exclude each other and have no speakers to tell them apart, those on the event's day: the
// others are of what came after it ("was shot on Sunday ... died on Monday").
void leaveOutWhatFollowed(const Comparison& comparison, const TimeInterval& event, std::vector<Index>& members) {
    if (!event.bounded())
        return;
    const auto timeOf = [&](Index i) -> const TimeInterval& { return std::get<TimeInterval>(comparison.all[i].value); };
    const std::vector<Index> all = members;
    std::erase_if(members, [&](Index i) {
        return !timeOf(i).meets(event) && std::any_of(all.begin(), all.end(), [&](Index other) {
            return comparison.all[other].report == comparison.all[i].report &&
                   comparison.all[other].speaker == comparison.all[i].speaker && timeOf(other).meets(event) &&
                   !near(timeOf(other), timeOf(i));
        });
    });
}

// The days that a time touches.
std::pair<std::int64_t, std::int64_t> daysOf(const TimeInterval& time) {
    return {time.begin->dayNumber(), base::CivilTime{time.end->minutes - 1}.dayNumber()};
}

// What came after a happening (a death in hospital, an arrest, a vigil) is told with its own day, and often as news of
// that day; two days of the happening itself are rare. So a day that one report alone tells, against two or more that
// agree, is of something else, and so is the later of two days that its report prints as the news of the day.
void leaveOutDaysAfter(const Comparison& comparison, std::vector<Index>& members) {
    struct Told {
        std::uint32_t report = 0;
        std::int64_t first = 0;
        std::int64_t last = 0;
        bool isNews = false;
    };
    const auto isDay = [&](Index i) {
        const auto& time = std::get<TimeInterval>(comparison.all[i].value);
        return exactness(time) <= 2 && time.bounded();
    };
    std::vector<Told> told;
    for (const Index i : members)
        if (isDay(i)) {
            const std::uint32_t report = comparison.all[i].report;
            const auto [first, last] = daysOf(std::get<TimeInterval>(comparison.all[i].value));
            const base::TimeInterval& published = comparison.reports[report].published;
            told.push_back({report, first, last, published.begin && published.begin->dayNumber() <= last + 1});
        }
    const auto support = [&](const Told& one) {
        std::set<std::uint32_t> reports;
        for (const Told& other : told)
            if (other.first <= one.last && one.first <= other.last)
                reports.insert(other.report);
        return reports.size();
    };
    std::vector<std::pair<std::int64_t, std::int64_t>> left;
    for (const Told& one : told) {
        const std::size_t mine = support(one);
        const bool ofSomethingElse = std::ranges::any_of(told, [&](const Told& other) {
            if (other.report == one.report || (other.first <= one.last && one.first <= other.last))
                return false;
            return (mine == 1 && support(other) > 1) ||
                   (other.last < one.first && one.isNews && mine <= support(other));
        });
        if (ofSomethingElse)
            left.emplace_back(one.first, one.last);
    }
    std::erase_if(members, [&](Index i) {
        return isDay(i) &&
               std::ranges::find(left, daysOf(std::get<TimeInterval>(comparison.all[i].value))) != left.end();
    });
}

// Two days that one report tells are of the happening and of what followed it (a death, an arrest), whoever says so.
bool onOtherDays(const std::vector<TimePosition>& positions) {
    return std::ranges::all_of(positions, [](const TimePosition& one) { return one.time.bounded(); }) &&
           std::ranges::any_of(positions, [&](const TimePosition& one) {
               return std::ranges::any_of(positions, [&](const TimePosition& other) {
                   return daysOf(one.time).first > daysOf(other.time).second;
               });
           });
}

// "Last week", "in March" beside a day that they hold: said in passing, and no answer to which day it was.
void leaveOutLooseTimes(std::vector<TimePosition>& positions) {
    const std::vector<TimePosition> all = positions;
    std::erase_if(positions, [&](const TimePosition& one) {
        return exactness(one.time) == 3 && std::any_of(all.begin(), all.end(), [&](const TimePosition& other) {
                   return exactness(other.time) < 3 && other.time.meets(one.time);
               });
    });
}

// "On Saturday night ... at 8:20 p.m.": whoever tells the hour too is no less exact. A time that only such reports tell
// is no position of its own.
void leaveOutTimesToldCloser(const Comparison& comparison, std::vector<TimePosition>& positions) {
    const std::vector<TimePosition> all = positions;
    std::erase_if(positions, [&](const TimePosition& one) {
        return std::ranges::all_of(one.claims, [&](Index i) {
            return std::ranges::any_of(all, [&](const TimePosition& other) {
                return exactness(other.time) < exactness(one.time) && other.time.meets(one.time) &&
                       std::ranges::any_of(other.claims, [&](Index closer) {
                           return comparison.all[closer].report == comparison.all[i].report;
                       });
            });
        });
    });
}

// "3:37 a.m. EDT", "around 1200 GMT": the clock of another zone, unless it is the place's own.
bool printsZone(const ComparedClaim& claim) {
    const auto isZone = [](std::string_view word) {
        while (!word.empty() && (word.front() == '(' || word.front() == ' '))
            word.remove_prefix(1);
        word = word.substr(0, word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        return word == "UTC" || word == "MSK" || ((word.size() == 3 || word.size() == 4) && word.ends_with('T'));
    };
    const std::size_t space = claim.quote.rfind(' ');
    if (space != std::string_view::npos && isZone(claim.quote.substr(space)))
        return true;
    const std::size_t where = claim.sentence.find(claim.quote);
    return where != std::string_view::npos && isZone(claim.sentence.substr(where + claim.quote.size()));
}

// Clock times of a zone that are at odds with one told without any are no rivals of it.
void leaveOutOtherZones(const Comparison& comparison, std::vector<Index>& members) {
    const auto isClock = [&](Index i) { return exactness(std::get<TimeInterval>(comparison.all[i].value)) == 0; };
    const std::vector<Index> all = members;
    std::erase_if(members, [&](Index i) {
        return isClock(i) && printsZone(comparison.all[i]) && std::ranges::any_of(all, [&](Index other) {
                   const auto& time = std::get<TimeInterval>(comparison.all[other].value);
                   return exactness(time) <= 1 && !printsZone(comparison.all[other]) &&
                          !near(std::get<TimeInterval>(comparison.all[i].value), time);
               });
    });
}

// "This year", "the weekend": when in a wide span a report looks back, not on which day it was.
bool looksBack(const ComparedClaim& claim) {
    return exactness(std::get<TimeInterval>(claim.value)) >= 3 &&
           (claim.sentence.find(" already ") != std::string_view::npos ||
            std::ranges::any_of(std::array<std::string_view, 4>{"this year", "last year", "earlier this", "so far"},
                                [&](std::string_view cue) { return claim.quote.find(cue) != std::string_view::npos; }));
}

// Of a sentence that tells what followed too (an arrest, a death in hospital, a news release), a time that no other
// report tells of the happening is of what followed.
void leaveOutTimesOfWhatFollowed(const Comparison& comparison, std::vector<Index>& members) {
    constexpr std::array<std::string_view, 17> followed{
        "pronounced", "arrest",   "charged",         "in custody", "news release",     "press release",
        "autopsy",    "hospital", "news conference", "vigil",      "press conference", "funeral",
        "court",      "hearing",  "posted on",       "tweeted",    "died just"};
    const std::vector<Index> all = members;
    std::erase_if(members, [&](Index i) {
        const ComparedClaim& claim = comparison.all[i];
        if (std::ranges::none_of(
                followed, [&](std::string_view cue) { return claim.sentence.find(cue) != std::string_view::npos; }))
            return false;
        const auto& time = std::get<TimeInterval>(claim.value);
        bool rival = false;
        for (const Index other : all) {
            if (comparison.all[other].report == claim.report)
                continue;
            const auto& theirs = std::get<TimeInterval>(comparison.all[other].value);
            if (near(theirs, time) && exactness(theirs) <= exactness(time))
                return false;
            rival = true;
        }
        return rival;
    });
}

// "At about 10 p.m.", "overnight": a clock without a day, which the report's day was lent to.
bool hasNoDay(const ComparedClaim& claim) {
    constexpr std::array<std::string_view, 24> days{"day",   "Jan",   "Feb",     "Mar",        "Apr",     "May",
                                                    "Jun",   "Jul",   "Aug",     "Sep",        "Oct",     "Nov",
                                                    "Dec",   "/",     "tonight", "morning of", "eve",     "last night",
                                                    "that ", "this ", "same ",   "next ",      "earlier", "th of"};
    return exactness(std::get<TimeInterval>(claim.value)) <= 1 && !claim.quote.empty() &&
           std::ranges::none_of(days,
                                [&](std::string_view cue) { return claim.quote.find(cue) != std::string_view::npos; });
}

// A clock without a day that another time bears out on the day before or after was of that day.
void leaveOutLentDays(const Comparison& comparison, std::vector<Index>& members) {
    constexpr std::int64_t oneDay = 1440;
    const auto timeOf = [&](Index i) -> const TimeInterval& { return std::get<TimeInterval>(comparison.all[i].value); };
    const std::vector<Index> all = members;
    std::erase_if(members, [&](Index i) {
        if (!hasNoDay(comparison.all[i]) || !timeOf(i).bounded())
            return false;
        bool rival = false;
        bool borneOut = false;
        for (const Index other : all) {
            if (other == i || exactness(timeOf(other)) > 2)
                continue;
            if (near(timeOf(other), timeOf(i))) {
                if (!hasNoDay(comparison.all[other]))
                    return false;
                continue;
            }
            for (const std::int64_t shift : {-oneDay, oneDay}) {
                TimeInterval shifted = timeOf(i);
                shifted.begin->minutes += shift;
                shifted.end->minutes += shift;
                borneOut = borneOut || near(timeOf(other), shifted);
            }
            rival = true;
        }
        return rival && borneOut;
    });
}

// "A Halloween party", "the Christmas parade": what the feast was held for, not the day it was held on.
bool namesAnOccasion(const ComparedClaim& claim) {
    constexpr std::array<std::string_view, 8> occasions{" party",   " parties",     " parade",    " festival",
                                                        " concert", " celebration", " gathering", " event"};
    const std::size_t where = claim.sentence.find(claim.quote);
    return where != std::string_view::npos && std::ranges::any_of(occasions, [&](std::string_view cue) {
               return claim.sentence.substr(where + claim.quote.size()).starts_with(cue);
           });
}

// "At 3:15" and "around 3:15", "at 12:52 p.m." and "shortly after 1 p.m.": one time, said with and without care. Two
// minutes that are printed as such are two times.
bool sameClock(const TimeInterval& left, const TimeInterval& right) {
    return isClock(left) && isClock(right) && near(left, right) && (widthOf(left) > 1 || widthOf(right) > 1);
}

} // namespace

void compareTimes(Comparison& comparison) {
    // Dates of birth are of a person, other times of an event; when it began and on which date it was are one question.
    using Key = std::tuple<int, std::int32_t, Attribute, std::string>;
    std::map<Key, std::vector<Index>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        const auto* time = std::get_if<TimeInterval>(&claim.value);
        if (!time || !time->known())
            continue;
        if (claim.attribute == Attribute::DateOfBirth) {
            if (claim.subject >= 0)
                groups[{0, claim.subject, claim.attribute, ""}].push_back(i);
            continue;
        }
        if (claim.event < 0)
            continue;
        if (!canBeOf(*time, comparison.events[static_cast<std::size_t>(claim.event)].time))
            continue;
        const bool starts = claim.attribute == Attribute::StartTime || claim.attribute == Attribute::Date;
        groups[{1, claim.event, starts ? Attribute::StartTime : claim.attribute, claim.otherName}].push_back(i);
    }
    for (auto& [key, members] : groups) {
        if (std::get<0>(key) == 1)
            leaveOutWhatFollowed(comparison, comparison.events[static_cast<std::size_t>(std::get<1>(key))].time,
                                 members);
        leaveOutOtherZones(comparison, members);
        std::erase_if(members, [&](Index i) { return looksBack(comparison.all[i]); });
        if (std::get<2>(key) == Attribute::StartTime) {
            std::erase_if(members, [&](Index i) { return namesAnOccasion(comparison.all[i]); });
            leaveOutLentDays(comparison, members);
            leaveOutTimesOfWhatFollowed(comparison, members);
            leaveOutDaysAfter(comparison, members);
        }
        std::vector<TimePosition> positions;
        std::vector<Index> byWidth = members;
        std::sort(byWidth.begin(), byWidth.end(), [&](Index a, Index b) {
            const auto& left = std::get<TimeInterval>(comparison.all[a].value);
            const auto& right = std::get<TimeInterval>(comparison.all[b].value);
            return std::tuple(widthOf(left), left.begin, a) < std::tuple(widthOf(right), right.begin, b);
        });
        for (const Index i : byWidth) {
            const TimeInterval& time = std::get<TimeInterval>(comparison.all[i].value);
            TimePosition* home = nullptr;
            for (TimePosition& position : positions)
                if ((position.time.meets(time) && exactness(position.time) == exactness(time)) ||
                    sameClock(position.time, time)) {
                    home = &position;
                    break;
                }
            if (home)
                home->claims.push_back(i);
            else
                positions.push_back({time, {i}});
        }
        leaveOutLooseTimes(positions);
        leaveOutTimesToldCloser(comparison, positions);
        // A coarse time says nothing new beside others that it holds in one report: "on 5 June ... at 14:28".
        std::set<std::uint32_t> reports;
        for (const Index i : members)
            reports.insert(comparison.all[i].report);
        bool rivals = false;
        for (std::size_t a = 0; a < positions.size(); ++a)
            for (std::size_t b = a + 1; b < positions.size(); ++b)
                rivals = rivals || !near(positions[a].time, positions[b].time);
        if (positions.size() < 2 || (!rivals && (reports.size() == 1 || onlyPartOfTheDay(positions))))
            continue;

        // One voice that tells two times of a happening tells two steps of it.
        const bool oneVoice = std::ranges::all_of(
            members, [&](Index i) { return comparison.all[i].speaker == comparison.all[members.front()].speaker; });
        if (rivals && reports.size() == 1 && std::get<0>(key) == 1 && (oneVoice || onOtherDays(positions)))
            continue;

        Draft draft;
        draft.event = comparison.homeOf(comparison.all[members.front()]);
        draft.attribute = std::get<2>(key);
        const bool anyStart = std::any_of(members.begin(), members.end(),
                                          [&](Index i) { return comparison.all[i].attribute == draft.attribute; });
        if (!anyStart)
            draft.attribute = comparison.all[members.front()].attribute;
        draft.otherName = std::get<3>(key);
        draft.scope = comparison.all[members.front()].scope;
        for (const TimePosition& position : positions)
            draft.positions.push_back(
                {claim::text(comparison.all[position.claims.front()].value), position.claims,
                 position.time.begin ? static_cast<double>(position.time.begin->minutes) : -1e18});
        if (!rivals) {
            draft.kind = Kind::PrecisionDifference;
            draft.reason = "All can be true together: some times are less exact than others.";
        } else if (reports.size() == 1) {
            draft.kind = Kind::InternalContradiction;
            draft.reason = fmt::format("The times exclude each other and stand in one report, {}.",
                                       comparison.reports[*reports.begin()].label);
        } else {
            draft.kind = Kind::Contradiction;
            draft.reason = "The times exclude each other.";
        }
        comparison.add(std::move(draft));
    }
}

} // namespace parallax::disagreement
