#include "event/likeness.h"

#include "actor/name_graph.h"
#include "event/event_time.h"
#include "event/kind_likeness.h"
#include "event/local_joins.h"

#include <algorithm>

namespace parallax::event {

namespace {

double cosine(const LocalEvent& left, const LocalEvent& right) {
    double sum = 0;
    auto a = left.words.begin();
    auto b = right.words.begin();
    while (a != left.words.end() && b != right.words.end()) {
        if (a->first < b->first)
            ++a;
        else if (b->first < a->first)
            ++b;
        else
            sum += static_cast<double>(a++->second) * static_cast<double>(b++->second);
    }
    // A word or two in common say little where there is hardly more.
    const std::size_t fewer = std::min(left.words.size(), right.words.size());
    return fewer < 3 ? sum * static_cast<double>(fewer) / 3 : sum;
}

std::size_t sharedActors(const LocalEvent& left, const LocalEvent& right) {
    std::size_t shared = 0;
    auto a = left.actors.begin();
    auto b = right.actors.begin();
    while (a != left.actors.end() && b != right.actors.end()) {
        if (*a < *b)
            ++a;
        else if (*b < *a)
            ++b;
        else {
            ++shared;
            ++a;
            ++b;
        }
    }
    return shared;
}

bool shareWord(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& word) {
        return word.size() > 2 && std::find(right.begin(), right.end(), word) != right.end();
    });
}

// Figures that both tell, and what they weigh: a three says more than a one, and two more than one.
double sharedFigures(const LocalEvent& left, const LocalEvent& right, std::string& first) {
    double weight = 0;
    for (const std::string& one : left.counts) {
        if (!std::binary_search(right.counts.begin(), right.counts.end(), one))
            continue;
        const double single = one.ends_with(" 1") ? 0.18 : 0.25;
        weight += first.empty() ? single : single / 2;
        if (first.empty())
            first = one;
    }
    return std::min(weight, 0.45);
}

// Of one thing both tell a figure, and none is the same: "killed attackers 3" against "killed attackers 13". Sorted
// lists, the number behind the last blank.
bool figuresApart(const LocalEvent& left, const LocalEvent& right) {
    const auto thing = [](const std::string& count) { return std::string_view(count).substr(0, count.rfind(' ')); };
    return std::ranges::any_of(left.counts, [&](const std::string& one) {
        return std::ranges::any_of(right.counts, [&](const std::string& other) { return thing(one) == thing(other); });
    });
}

constexpr std::int64_t day = 1440;
// What two reports of one story are about may be dated so far apart: a slip of a weekday, a day of writing.
constexpr std::int64_t mainTolerance = 3 * day;
// When a report on a hearing or an arrest names what it was about without its day, it seems to be of the day of the
// news: too late, never too early.
constexpr std::int64_t looseTolerance = 31 * day;
// Nobody is killed twice: whatever day a report on a trial or an inquiry seems to give.
constexpr std::int64_t victimTolerance = 400 * day;

// Main happenings in two towns that share no figure, nobody and hardly a word are two of one night or one war.
constexpr double hardlyAWord = 0.1;
constexpr double otherTown = 2.2;

bool shareVictim(const LocalEvent& left, const LocalEvent& right) {
    return std::ranges::any_of(left.victims,
                               [&](std::int32_t one) { return std::ranges::binary_search(right.victims, one); });
}

} // namespace

std::int64_t tolerance(const LocalEvent& left, const LocalEvent& right) {
    if (!left.main || !right.main || left.story != right.story)
        return 0;
    const bool leftFirst = left.time.begin && (!right.time.begin || *left.time.begin <= *right.time.begin);
    const bool exact = (leftFirst ? right : left).ownTime;
    if (shareVictim(left, right))
        return exact ? looseTolerance : victimTolerance;
    return exact ? mainTolerance : looseTolerance;
}

namespace {

bool samePlaceName(const LocalEvent& left, const LocalEvent& right) {
    const std::vector<std::string> theirs = placeNameWords(right.place);
    for (const std::string& word : placeNameWords(left.place))
        if (actor::countryOf(word).empty() && std::find(theirs.begin(), theirs.end(), word) != theirs.end())
            return true;
    return false;
}

// A bus and a bus say much, a bus among five things little; a shop and "another shop" are two. True when they tell one.
template <class Add>
bool addThings(const LocalEvent& left, const LocalEvent& right, Add add) {
    std::vector<std::string> shared;
    std::set_intersection(left.things.begin(), left.things.end(), right.things.begin(), right.things.end(),
                          std::back_inserter(shared));
    if (shared.empty())
        return false;
    add(0.15 * static_cast<double>(shared.size()) /
            static_cast<double>(std::max(left.things.size(), right.things.size())),
        "the same thing");
    const auto isOther = [](const LocalEvent& one, const std::string& thing) {
        return std::binary_search(one.others.begin(), one.others.end(), thing);
    };
    bool both = false;
    bool apart = false;
    for (const std::string& thing : shared) {
        both = both || (isOther(left, thing) && isOther(right, thing));
        apart = apart || isOther(left, thing) != isOther(right, thing);
    }
    if (both)
        add(0.3, "another one in both reports");
    else if (apart)
        add(-0.15, "");
    return true;
}

} // namespace

Likeness compare(const LocalEvent& left, const LocalEvent& right) {
    const bool sameStory = left.story == right.story;
    const bool bothMain = left.main && right.main && sameStory;
    const double kinds = kindLikeness(left.kind, right.kind);
    const std::int64_t apart = minutesApart(left.time, right.time);
    // What two reports of one story are about is one thing, even when one of them is days out.
    if (apart > tolerance(left, right))
        return {};
    if (kinds == 0 && !bothMain)
        return {};
    if (left.planned != right.planned && !bothMain)
        return {};

    const bool bothDated = left.time.bounded() && right.time.bounded();
    const bool sameDay = bothDated && width(left.time) <= 2 * day && width(right.time) <= 2 * day && apart == 0;
    const bool sameMonth = bothDated && width(left.time) <= 31 * day && width(right.time) <= 31 * day && apart == 0;
    if (left.background != right.background && !sameMonth)
        return {};

    Likeness result;
    const auto add = [&](double value, std::string_view reason) {
        result.score += value;
        if (value > 0 && !reason.empty())
            result.because += (result.because.empty() ? "" : ", ") + std::string(reason);
    };
    add(0.3 * kinds, "");
    // What two reports of one story are about comes before all else: a lesser likeness must not take its place.
    if (bothMain)
        add((kinds > 0 || apart == 0 ? 2 : 0.6) - std::min(1.0, 0.2 * static_cast<double>(apart / day)),
            "what both reports are about");
    const double words = cosine(left, right);
    add(std::min(0.5, 0.9 * words), words > 0.15 ? "like words" : "");
    // The day says little inside an incident, where all is of one day, and much of what is told as context.
    if (sameDay)
        add(left.background || right.background || !sameStory ? 0.3 : 0.12, "the same day");
    else if (sameMonth)
        add(left.background ? 0.15 : 0.05, "");
    // A bombing of another year, told in one story by two reports, is hardly ever two bombings.
    if (left.background && right.background && kinds == 1 && bothDated && apart == 0 && sameStory &&
        std::min(width(left.time), width(right.time)) <= 31 * day &&
        std::max(width(left.time), width(right.time)) <= 366 * day && words > 0.1)
        add(0.25, "the same background");
    const std::size_t actors = sharedActors(left, right);
    if (sameStory && mention::isViolent(left.kind) && mention::isViolent(right.kind) && shareVictim(left, right)) {
        add(0.2, "the same victim");
        result.telling = true;
    }
    const bool statements = left.kind == mention::EventKind::Statement || left.kind == mention::EventKind::Post;
    std::string figure;
    const double figures = sharedFigures(left, right, figure);
    result.telling = words > 0.15 || figures > 0;
    if (sameStory && addThings(left, right, add))
        result.telling = true;
    if (sameStory && sameDay && left.onlyOfKind && right.onlyOfKind && left.kind == right.kind) {
        add(0.2, "the only one of its kind in both reports");
        result.telling = true;
    }
    // People leave a country for years: reports of one story that tell it once, without a day, tell the same exodus.
    const auto lasts = [](const LocalEvent& one) { return !one.time.bounded() || width(one.time) > 31 * day; };
    if (sameStory && left.kind == mention::EventKind::Departure && left.kind == right.kind && left.onlyOfKind &&
        right.onlyOfKind && lasts(left) && lasts(right)) {
        add(0.3, "the only exodus in both reports");
        result.telling = true;
    }
    // Two stories that tell of violence in one town on one day, in like words, mostly tell of one incident.
    if (!sameStory && sameDay && kinds >= 0.7 && mention::isViolent(left.kind) && samePlaceName(left, right) &&
        (words > 0.12 || actors > 0 || figures > 0))
        add(0.3, "the same day and place");
    if (actors > 0)
        add(statements ? 0.25 : std::min(0.24, 0.12 * static_cast<double>(actors)), "the same actors");
    else if (statements)
        add(-0.4, "");
    if (!left.placeWords.empty() && !right.placeWords.empty()) {
        // "Gun store" against "gun store" was weighed as a thing.
        if (samePlaceName(left, right) ||
            (left.things.empty() && right.things.empty() && shareWord(left.placeWords, right.placeWords)))
            add(0.1, "the same place");
        else if (placesApart(placeNameWords(left.place), placeNameWords(right.place)))
            add(!bothMain ? -0.15 : words < hardlyAWord && figures == 0 && actors == 0 ? -otherTown : -0.1, "");
    }
    if (figures > 0)
        add(figures, figure);
    // A disagreement, or two parts of the incident.
    else if (sameStory && !bothMain && figuresApart(left, right))
        add(-0.15, "");
    // What was done to the attackers is not what they did; a figure of them that both tell is of the former.
    if (sameStory && !bothMain && mention::isViolent(left.kind) && mention::isViolent(right.kind)) {
        if (figure.find("attackers") == std::string::npos &&
            ((left.byForces && !left.byOthers && right.byOthers && !right.byForces) ||
             (right.byForces && !right.byOthers && left.byOthers && !left.byForces)))
            add(-0.2, "");
        else if (left.byForces && right.byForces)
            add(0.1, "done by forces in both");
    }
    return result;
}

} // namespace parallax::event
