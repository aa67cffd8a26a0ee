// Values that are words: who, why, where, with what.
#include "disagreement/draft.h"
#include "disagreement/text_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace parallax::disagreement {

namespace {

using claim::Attribute;
using mention::Relation;

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
    return attribute == Attribute::Perpetrator || attribute == Attribute::OrderedBy ||
           attribute == Attribute::Responsibility || attribute == Attribute::Motive ||
           attribute == Attribute::AlertLevel || attribute == Attribute::Cause;
}

struct TextPosition {
    enum class Stance { Stated, Denied, Unknown };
    Stance stance = Stance::Stated;
    std::vector<std::string> words;
    std::int32_t actor = -1;
    std::string shown;
    std::vector<Index> claims;
};

TextPosition::Stance stanceOf(const ComparedClaim& claim) {
    if (claim.relation == Relation::Unknown)
        return TextPosition::Stance::Unknown;
    if (claim.relation == Relation::Denied || claim.hedge == claim::Hedge::Denied)
        return TextPosition::Stance::Denied;
    return TextPosition::Stance::Stated;
}

std::string textOf(const ComparedClaim& claim) {
    if (const auto* quantity = std::get_if<mention::Quantity>(&claim.value))
        return claim::text(*quantity);
    if (const auto* text = std::get_if<std::string>(&claim.value))
        return *text;
    return {};
}

} // namespace

void compareTexts(Comparison& comparison) {
    using Key = std::tuple<int, std::int32_t, Attribute, std::string>;
    std::map<Key, std::vector<Index>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (comparison.isDerived(i) || claim::isTime(claim.attribute))
            continue;
        if (claim::isCount(claim.attribute) && claim.attribute != Attribute::Age)
            continue;
        if (std::holds_alternative<mention::Quantity>(claim.value) && claim.attribute != Attribute::Age)
            continue;
        // Of a person (age, where someone lives or died) or of an event.
        const bool ofPerson =
            claim.subject >= 0 && (claim.attribute == Attribute::Age || claim.attribute == Attribute::Place ||
                                   claim.attribute == Attribute::Other || claim.attribute == Attribute::Spelling);
        if (ofPerson)
            groups[{0, claim.subject, claim.attribute, claim.otherName}].push_back(i);
        else if (claim.event >= 0 && claim.attribute != Attribute::Age)
            groups[{1,
                    ofIncident(claim.attribute) ? static_cast<std::int32_t>(comparison.incidentOf(claim)) : claim.event,
                    claim.attribute, claim.otherName}]
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
            const TextPosition::Stance stance = stanceOf(claim);
            std::vector<std::string> words = valueWords(text);
            if (stance == TextPosition::Stance::Stated && words.empty())
                continue;
            TextPosition* home = nullptr;
            for (TextPosition& position : positions) {
                if (position.stance != stance)
                    continue;
                const bool sameActor = claim.actor >= 0 && claim.actor == position.actor;
                if (stance == TextPosition::Stance::Unknown || sameActor ||
                    valueLikeness(words, position.words) >= 0.5) {
                    home = &position;
                    break;
                }
            }
            if (!home) {
                std::string shown = stance == TextPosition::Stance::Unknown  ? "not known"
                                    : stance == TextPosition::Stance::Denied ? "not " + text
                                                                             : text;
                home = &positions.emplace_back(TextPosition{stance, words, claim.actor, std::move(shown), {}});
            }
            home->claims.push_back(i);
            if (home->actor < 0)
                home->actor = claim.actor;
        }
        if (positions.size() < 2)
            continue;

        std::set<std::uint32_t> reports;
        for (const TextPosition& position : positions)
            for (const Index i : position.claims)
                reports.insert(comparison.all[i].report);
        Draft draft;
        draft.event = std::get<0>(key) == 0 ? comparison.all[members.front()].event : std::get<1>(key);
        draft.attribute = std::get<2>(key);
        draft.otherName = std::get<3>(key);
        draft.scope = comparison.all[members.front()].scope;
        bool anyUnknown = false;
        for (const TextPosition& position : positions) {
            anyUnknown = anyUnknown || position.stance == TextPosition::Stance::Unknown;
            draft.positions.push_back({position.shown, position.claims, 0});
        }
        if (reports.size() == 1) {
            draft.kind = Kind::InternalContradiction;
            draft.reason = fmt::format("Both stand in one report, {}.", comparison.reports[*reports.begin()].label);
        } else if (draft.attribute == Attribute::Spelling) {
            draft.kind = Kind::PrecisionDifference;
            draft.reason = "Two spellings of one name.";
        } else if (anyUnknown && positions.size() == 2) {
            // Not known at first, known later.
            std::optional<base::CivilTime> unknownLast, statedFirst;
            for (const TextPosition& position : positions)
                for (const Index i : position.claims)
                    if (const auto day = comparison.dayOf(comparison.all[i])) {
                        if (position.stance == TextPosition::Stance::Unknown)
                            unknownLast = std::max(unknownLast.value_or(*day), *day);
                        else
                            statedFirst = std::min(statedFirst.value_or(*day), *day);
                    }
            const bool later = unknownLast && statedFirst && *unknownLast < *statedFirst;
            draft.kind = later ? Kind::UpdateOverTime : Kind::Contradiction;
            draft.reason = later ? "It is said not to be known at first and stated later."
                                 : "One says that it is not known, the other states it.";
        } else {
            draft.kind = Kind::Contradiction;
            draft.reason = "The statements have nothing in common.";
        }
        comparison.add(std::move(draft));
    }
}

} // namespace parallax::disagreement
