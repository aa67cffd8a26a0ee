// Values that are words: who, why, where, with what.
#include "actor/name_graph.h"
#include "actor/name_key.h"
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

bool isGeneric(std::string_view text) {
    for (const std::string& word : actor::nameWords(text))
        if (!actor::isSmallWord(word) && actor::partOfWord(word) == actor::Part::None)
            return false;
    return true;
}

// "Gunmen", "the attackers", "men": true of any perpetrator, so at odds with none. A name has a capital beyond its
// first letter.
bool namesSomeone(std::string_view text) {
    bool wordStart = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (wordStart && c >= 'A' && c <= 'Z' &&
            (i > 0 || text.find(' ') == std::string_view::npos ||
             (i + 1 < text.size() && text[i + 1] >= 'A' && text[i + 1] <= 'Z')))
            if (!isGeneric(text))
                return true;
        wordStart = c == ' ' || c == '-' || c == '"' || c == '\'';
    }
    return false;
}

// Numbers of a text, for addresses: "19 Plymouth Street" against "18 Plymouth Street".
std::vector<std::string> numbersIn(const std::vector<std::string>& words) {
    std::vector<std::string> numbers;
    for (const std::string& word : words)
        if (!word.empty() && word.front() >= '0' && word.front() <= '9')
            numbers.push_back(word);
    return numbers;
}

std::string textOf(const ComparedClaim& claim) {
    if (const auto* quantity = std::get_if<mention::Quantity>(&claim.value))
        return claim::text(*quantity);
    if (const auto* text = std::get_if<std::string>(&claim.value))
        return *text;
    return {};
}

// Reasons and places are put in too many ways for different words to be at odds: a motive that is not known against one
// that is stated is; so are two addresses in one street, and two places of one person's death.
bool canBeAtOdds(Attribute attribute, bool ofPerson, const std::vector<TextPosition>& positions) {
    const bool anyUnknown = std::any_of(positions.begin(), positions.end(), [](const TextPosition& one) {
        return one.stance != TextPosition::Stance::Stated;
    });
    if (attribute == Attribute::Motive || attribute == Attribute::Cause || attribute == Attribute::Sequence ||
        attribute == Attribute::Sentence)
        return anyUnknown;
    if (attribute != Attribute::Place || ofPerson)
        return true;
    for (std::size_t a = 0; a < positions.size(); ++a)
        for (std::size_t b = a + 1; b < positions.size(); ++b) {
            const std::vector<std::string> left = numbersIn(positions[a].words);
            const std::vector<std::string> right = numbersIn(positions[b].words);
            if (!left.empty() && !right.empty() && left != right)
                return true;
        }
    return false;
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
        else if (claim.event >= 0 && claim.attribute != Attribute::Age && claim.attribute != Attribute::Spelling)
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
            const bool who = claim.attribute == Attribute::Perpetrator || claim.attribute == Attribute::OrderedBy ||
                             claim.attribute == Attribute::Responsibility;
            if (who && stance == TextPosition::Stance::Stated && !namesSomeone(text))
                continue;
            TextPosition* home = nullptr;
            for (TextPosition& position : positions) {
                if (position.stance != stance)
                    continue;
                const bool sameActor = claim.actor >= 0 && claim.actor == position.actor;
                if (stance == TextPosition::Stance::Unknown || sameActor ||
                    (numbersIn(words) == numbersIn(position.words) && valueLikeness(words, position.words) >= 0.5)) {
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
        if (positions.size() < 2 || !canBeAtOdds(std::get<2>(key), ofPerson, positions))
            continue;

        std::set<std::uint32_t> reports;
        for (const TextPosition& position : positions)
            for (const Index i : position.claims)
                reports.insert(comparison.all[i].report);
        Draft draft;
        draft.event = ofPerson ? comparison.homeOf(comparison.all[members.front()]) : std::get<1>(key);
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
