// Values that are words: why, where, with what, how old; for who did it see compare_doers.cpp.
#include "actor/content_words.h"
#include "actor/name_key.h"
#include "disagreement/addresses.h"
#include "disagreement/text_positions.h"
#include "disagreement/text_value.h"
#include "disagreement/thing_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace parallax::disagreement {

namespace {

using claim::Attribute;

// How much one event can have of an attribute: of what can be only one thing, two values that share nothing are rivals;
// of what can be many (weapons, targets), they may both be part of the truth and are no disagreement.
enum class Answers { One, Many };
Answers answersOf(Attribute attribute) {
    switch (attribute) {
    case Attribute::Perpetrator:
    case Attribute::OrderedBy:
    case Attribute::Motive:
    case Attribute::Responsibility:
    case Attribute::Cause:
    case Attribute::AlertLevel:
    case Attribute::DateOfBirth:
    case Attribute::Age:
    case Attribute::Sentence:
    case Attribute::Sequence:
    case Attribute::Place:
    case Attribute::Spelling:
        return Answers::One;
    case Attribute::Target:
    case Attribute::Weapon:
    case Attribute::Vehicle:
    case Attribute::Killed:
    case Attribute::Wounded:
    case Attribute::Detained:
    case Attribute::AtLarge:
    case Attribute::Missing:
    case Attribute::Displaced:
    case Attribute::Participants:
    case Attribute::Stolen:
    case Attribute::Released:
    case Attribute::Magnitude:
    case Attribute::StartTime:
    case Attribute::EndTime:
    case Attribute::Date:
    case Attribute::Other:
        return Answers::Many;
    }
    return Answers::Many;
}

// What is asked of the incident as a whole, whichever of its parts a sentence speaks of.
bool ofIncident(Attribute attribute) {
    return attribute == Attribute::Motive || attribute == Attribute::AlertLevel || attribute == Attribute::Cause ||
           attribute == Attribute::Place;
}

// An accident, someone's deed or a force of nature; a bomb is a deed. Nothing for other words.
enum class CauseKind { Other, Accident, Deed, Nature };
CauseKind causeOf(std::string_view text) {
    const ThingKind kind = thingKind(text);
    static const ThingKind accident = thingKind("accident");
    static const ThingKind deed = thingKind("deed");
    static const ThingKind nature = thingKind("natural force");
    if (kind < 0)
        return CauseKind::Other;
    if (fits(kind, accident) && depthOf(kind) >= depthOf(accident))
        return CauseKind::Accident;
    if (familyOf(kind) == thingKind("explosive") || (fits(kind, deed) && depthOf(kind) >= depthOf(deed)))
        return CauseKind::Deed;
    return fits(kind, nature) && depthOf(kind) >= depthOf(nature) ? CauseKind::Nature : CauseKind::Other;
}
bool excludeEachOther(CauseKind left, CauseKind right) {
    return left != right && left != CauseKind::Other && right != CauseKind::Other;
}

// Reasons and places are put in too many ways for different words to be at odds: a motive that is not known against one
// that is stated is; so are two addresses in one street, and two places of one person's death.
bool canBeAtOdds(Attribute attribute, bool ofPerson, const std::vector<TextPosition>& positions) {
    const bool anyUnknown = std::any_of(positions.begin(), positions.end(),
                                        [](const TextPosition& one) { return one.stance != Stance::Stated; });
    // A gas leak or a bomb; of two accidents one may have led to the other.
    if (attribute == Attribute::Cause)
        return anyUnknown || std::any_of(positions.begin(), positions.end(), [&](const TextPosition& one) {
                   return std::any_of(positions.begin(), positions.end(), [&](const TextPosition& other) {
                       return excludeEachOther(causeOf(one.shown), causeOf(other.shown));
                   });
               });
    if (attribute == Attribute::Motive || attribute == Attribute::Sentence)
        return anyUnknown;
    if (attribute != Attribute::Place || ofPerson)
        return true;
    for (std::size_t a = 0; a < positions.size(); ++a)
        for (std::size_t b = a + 1; b < positions.size(); ++b)
            if (rivalAddresses(positions[a].words, positions[b].words))
                return true;
    return false;
}

// One report tells both: the houses of a spree, or where it was and where somebody was found.
bool toldTogether(const Comparison& comparison, const TextPosition& left, const TextPosition& right) {
    return std::ranges::any_of(left.claims, [&](Index i) {
        return std::ranges::any_of(
            right.claims, [&](Index other) { return comparison.all[other].report == comparison.all[i].report; });
    });
}

// The age that a claim gives; nothing where it is no number.
std::optional<int> ageOf(const ComparedClaim& claim) {
    const std::string text = textOf(claim);
    int age = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), age).ec != std::errc())
        return std::nullopt;
    return age;
}

// Ages at most ten years apart: two that reports give one person.
bool agesOfOne(const Comparison& comparison, const std::vector<TextPosition>& positions) {
    constexpr int farthest = 10;
    int least = 1000;
    int most = 0;
    for (const TextPosition& position : positions)
        for (const Index i : position.claims)
            if (const std::optional<int> age = ageOf(comparison.all[i])) {
                least = std::min(least, *age);
                most = std::max(most, *age);
            }
    return most - least <= farthest;
}

// 27 when he was held and 29 when he was tried: whoever is told of months or years apart has grown older.
bool grewOlder(const Comparison& comparison, const std::vector<TextPosition>& positions) {
    constexpr double year = 365.25;
    bool apart = false;
    std::optional<std::int64_t> first;
    double earliest = -1e9; // years from `first` in which birth is possible by each age told
    double latest = 1e9;
    for (const TextPosition& position : positions) {
        bool dated = false;
        for (const Index i : position.claims) {
            const std::optional<int> age = ageOf(comparison.all[i]);
            const std::optional<base::CivilTime> day = comparison.dayOf(comparison.all[i]);
            if (!age || !day)
                continue;
            dated = true;
            if (!first)
                first = day->dayNumber();
            const double since = static_cast<double>(day->dayNumber() - *first) / year;
            apart = apart || since > 0.25 || since < -0.25;
            latest = std::min(latest, since - *age);
            earliest = std::max(earliest, since - *age - 1);
        }
        if (!dated)
            return false;
    }
    return apart && earliest < latest;
}

// Two ages a year apart that one report tells: of two days that it tells of ("was 25 then").
bool hadABirthday(const Comparison& comparison, const std::vector<TextPosition>& positions) {
    if (positions.size() != 2)
        return false;
    const std::optional<int> one = ageOf(comparison.all[positions[0].claims.front()]);
    const std::optional<int> other = ageOf(comparison.all[positions[1].claims.front()]);
    return one && other && std::abs(*one - *other) == 1 && toldTogether(comparison, positions[0], positions[1]);
}

// The positions can be put in order so that the days of one are all before those of the next.
bool inTurn(const Comparison& comparison, const std::vector<TextPosition>& positions) {
    std::vector<std::pair<base::CivilTime, base::CivilTime>> days;
    for (const TextPosition& position : positions) {
        std::optional<std::pair<base::CivilTime, base::CivilTime>> mine;
        for (const Index i : position.claims) {
            const std::optional<base::CivilTime> day = comparison.dayOf(comparison.all[i]);
            if (!day)
                return false;
            mine = mine ? std::pair(std::min(mine->first, *day), std::max(mine->second, *day)) : std::pair(*day, *day);
        }
        if (mine)
            days.push_back(*mine);
    }
    std::sort(days.begin(), days.end());
    for (std::size_t i = 1; i < days.size(); ++i)
        if (days[i].first <= days[i - 1].second)
            return false;
    return true;
}

} // namespace

void compareTexts(Comparison& comparison) {
    using Key = std::tuple<int, std::int32_t, Attribute, std::string>;
    std::map<Key, std::vector<Index>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (comparison.isDerived(i) || claim::isTime(claim.attribute) || asksWho(claim.attribute))
            continue;
        if (claim.attribute == Attribute::Sequence ||
            (claim::isCount(claim.attribute) && claim.attribute != Attribute::Age))
            continue;
        if (std::holds_alternative<mention::Quantity>(claim.value) && claim.attribute != Attribute::Age)
            continue;
        // Of a person (age, where someone lives or died) or of an event.
        const bool ofPerson =
            claim.subject >= 0 && (claim.attribute == Attribute::Age || claim.attribute == Attribute::Place ||
                                   claim.attribute == Attribute::Other || claim.attribute == Attribute::Spelling);
        if (ofPerson)
            groups[{0, claim.subject, claim.attribute, claim.otherName}].push_back(i);
        else if (claim.event >= 0 && claim.attribute != Attribute::Age && claim.attribute != Attribute::Spelling)
            groups[{1, ofIncident(claim.attribute) ? askedOf(comparison, claim) : claim.event, claim.attribute,
                    claim.otherName}]
                .push_back(i);
    }
    for (const auto& [key, members] : groups) {
        const bool ofPerson = std::get<0>(key) == 0;
        if (answersOf(std::get<2>(key)) == Answers::Many && !(ofPerson && std::get<2>(key) == Attribute::Other))
            continue;
        std::vector<TextPosition> positions;
        for (const Index i : members) {
            const ComparedClaim& claim = comparison.all[i];
            const std::string text = textOf(claim);
            // "Charges were dropped against the 23-year-old": what is denied is not his age.
            const Stance stance = claim.attribute == Attribute::Age ? Stance::Stated : stanceOf(claim);
            std::vector<std::string> words = valueWords(text);
            if (words.empty())
                words = actor::nameWords(text);
            // "In which he lived", "lives there": no name of a place or thing.
            if (stance == Stance::Stated && (words.empty() || (words.size() == 1 && actor::isFunctionWord(text))))
                continue;
            TextPosition* home = nullptr;
            for (TextPosition& position : positions) {
                if (position.stance != stance)
                    continue;
                // Two values in one breath: "in the harbour and the market".
                const ComparedClaim& last = comparison.all[position.claims.back()];
                if (last.report == claim.report && last.span == claim.span) {
                    home = &position;
                    break;
                }
                const bool sameActor = claim.actor >= 0 && claim.actor == position.actor;
                if (claim.attribute == Attribute::Spelling) {
                    if (actor::nameKey(text) != actor::nameKey(position.shown))
                        continue;
                    home = &position;
                    break;
                }
                if (stance == Stance::Unknown || sameActor ||
                    (numbersFit(words, position.words) && hasNumber(words) == hasNumber(position.words) &&
                     valueLikeness(words, position.words) >= 0.5)) {
                    home = &position;
                    break;
                }
            }
            if (!home) {
                std::string shown = stance == Stance::Unknown  ? "not known"
                                    : stance == Stance::Denied ? "not " + text
                                                               : text;
                home = &positions.emplace_back(TextPosition{stance, words, claim.actor, std::move(shown), {}});
            }
            home->claims.push_back(i);
            if (home->actor < 0)
                home->actor = claim.actor;
        }
        // Of the places of an incident only rival addresses are told; the others may contain one another.
        if (std::get<2>(key) == Attribute::Place) {
            const std::vector<TextPosition> all = positions;
            std::erase_if(positions, [&](const TextPosition& one) {
                return std::ranges::none_of(all, [&](const TextPosition& other) {
                    return ofPerson ? rivalDeathPlaces(one, other)
                                    : rivalAddresses(one.words, other.words) && !toldTogether(comparison, one, other);
                });
            });
        }
        // A father and a son of one name, or a man as he was when another story was written.
        if (std::get<2>(key) == Attribute::Age &&
            (!agesOfOne(comparison, positions) || grewOlder(comparison, positions) ||
             hadABirthday(comparison, positions)))
            continue;
        if (positions.size() < 2 || !canBeAtOdds(std::get<2>(key), ofPerson, positions))
            continue;

        std::set<std::uint32_t> reports;
        for (const TextPosition& position : positions)
            for (const Index i : position.claims)
                reports.insert(comparison.all[i].report);
        const bool oneSentence =
            reports.size() == 1 && std::all_of(members.begin(), members.end(), [&](Index i) {
                return comparison.all[i].sentenceNumber == comparison.all[members.front()].sentenceNumber;
            });
        if (oneSentence)
            continue;
        // Two addresses in one report are of two houses: the hall that was hit, the home that people may write to.
        if (reports.size() == 1 && std::get<2>(key) == Attribute::Place && !ofPerson)
            continue;
        Draft draft;
        draft.event = ofPerson ? comparison.homeOf(comparison.all[members.front()]) : std::get<1>(key);
        draft.attribute = std::get<2>(key);
        draft.otherName = std::get<3>(key);
        draft.scope = comparison.all[members.front()].scope;
        bool anyUnknown = false;
        for (const TextPosition& position : positions) {
            anyUnknown = anyUnknown || position.stance == Stance::Unknown;
            draft.positions.push_back({position.shown, position.claims, 0});
        }
        if (reports.size() == 1) {
            draft.kind = Kind::InternalContradiction;
            draft.reason = fmt::format("Both stand in one report, {}.", comparison.reports[*reports.begin()].label);
        } else if (draft.attribute == Attribute::Spelling) {
            draft.kind = Kind::PrecisionDifference;
            draft.reason = positions.size() == 2 ? "Two spellings of one name." : "Several spellings of one name.";
        } else if (anyUnknown && positions.size() == 2) {
            const bool later = learnedLater(comparison, positions);
            draft.kind = later ? Kind::UpdateOverTime : Kind::Contradiction;
            draft.reason = later ? "It is said not to be known at first and stated later."
                                 : "One says that it is not known, the other states it.";
        } else if (draft.attribute == Attribute::AlertLevel && inTurn(comparison, positions)) {
            draft.kind = Kind::UpdateOverTime;
            draft.reason = "The level was changed: each is told of other days.";
        } else {
            draft.kind = Kind::Contradiction;
            draft.reason = ofPerson && draft.attribute == Attribute::Place ? "No one dies in two places."
                                                                           : "The statements have nothing in common.";
        }
        comparison.add(std::move(draft));
    }
    compareDoers(comparison);
    compareKinds(comparison);
    compareOrder(comparison);
    compareDeathPlaces(comparison);
    compareUnclaimed(comparison);
}

} // namespace parallax::disagreement
