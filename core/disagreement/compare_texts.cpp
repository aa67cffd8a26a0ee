// Values that are words: who, why, where, with what.
#include "actor/content_words.h"
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
           attribute == Attribute::AlertLevel || attribute == Attribute::Cause || attribute == Attribute::Place;
}

// "Having ordered the attack": an attack without a day, outside every incident, is what its report is about.
std::int32_t askedOf(const Comparison& comparison, const ComparedClaim& claim) {
    const ComparedEvent& event = comparison.events[static_cast<std::size_t>(claim.event)];
    const std::int32_t about = comparison.reports[claim.report].incident;
    if (!event.time.known() && event.parent < 0 && about >= 0)
        return about;
    return static_cast<std::int32_t>(comparison.incidentOf(claim));
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
        if (!actor::isSmallWord(word) && !actor::isFunctionWord(word) && actor::partOfWord(word) == actor::Part::None)
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

// "Belgian" says where someone is from, not who.
bool isCountry(std::string_view text) {
    const std::vector<std::string> words = actor::nameWords(text);
    return std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return !actor::countryOf(word).empty(); });
}

// Numbers of a text, for addresses: "19 Plymouth Street" against "18 Plymouth Street".
std::vector<std::string> numbersIn(const std::vector<std::string>& words) {
    std::vector<std::string> numbers;
    for (const std::string& word : words)
        if (!word.empty() && word.front() >= '0' && word.front() <= '9')
            numbers.push_back(word);
    return numbers;
}

// Beside numbers: two house numbers of one street are rivals, two addresses may be two places.
bool shareWord(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& word) {
        return word.size() > 2 && !(word.front() >= '0' && word.front() <= '9') &&
               std::find(right.begin(), right.end(), word) != right.end();
    });
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
            if (!left.empty() && !right.empty() && left != right && shareWord(positions[a].words, positions[b].words))
                return true;
        }
    return false;
}

// "No group has claimed responsibility" in one report, a name behind the deed in another: both can be true, and a
// reader must see them side by side.
void compareUnclaimed(Comparison& comparison) {
    std::map<std::uint32_t, std::pair<std::vector<Index>, std::vector<Index>>> byIncident;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (claim.event < 0 || comparison.isDerived(i))
            continue;
        const TextPosition::Stance stance = stanceOf(claim);
        const std::string text = textOf(claim);
        if (claim.attribute == Attribute::Responsibility && stance != TextPosition::Stance::Stated)
            byIncident[comparison.incidentOf(claim)].first.push_back(i);
        else if ((claim.attribute == Attribute::OrderedBy || claim.attribute == Attribute::Responsibility ||
                  claim.attribute == Attribute::Perpetrator) &&
                 stance == TextPosition::Stance::Stated && namesSomeone(text) && !isCountry(text))
            byIncident[comparison.incidentOf(claim)].second.push_back(i);
    }
    for (const auto& [incident, sides] : byIncident) {
        const auto& [unclaimed, named] = sides;
        const auto otherReport = [&](Index i) {
            return std::any_of(unclaimed.begin(), unclaimed.end(),
                               [&](Index u) { return comparison.all[u].report != comparison.all[i].report; });
        };
        std::vector<Index> others;
        std::copy_if(named.begin(), named.end(), std::back_inserter(others), otherReport);
        if (unclaimed.empty() || others.empty())
            continue;
        Draft draft;
        draft.event = static_cast<std::int32_t>(incident);
        const bool doers = std::any_of(others.begin(), others.end(),
                                       [&](Index i) { return comparison.all[i].attribute == Attribute::Perpetrator; });
        draft.attribute = doers ? Attribute::Perpetrator : Attribute::Responsibility;
        draft.scope = comparison.all[unclaimed.front()].scope;
        draft.positions = {{"not claimed", unclaimed, 0}, {textOf(comparison.all[others.front()]), others, 1}};
        // Not claimed at first, claimed or laid at someone's door later.
        bool later = true;
        for (const Index u : unclaimed)
            for (const Index i : others) {
                const std::optional<base::CivilTime> before = comparison.dayOf(comparison.all[u]);
                const std::optional<base::CivilTime> after = comparison.dayOf(comparison.all[i]);
                later = later && before && after && *before < *after;
            }
        draft.kind = later ? Kind::UpdateOverTime : Kind::ScopeDifference;
        draft.reason = later ? "At first no one is said to have claimed it; later someone is named."
                             : "One says that no one has claimed it, the other names who is said to be behind it.";
        comparison.add(std::move(draft));
    }
}

} // namespace

bool hasCapital(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Where the one customer, clerk or passenger of an incident died, each called by the same noun: a report that has two
// names for it is at odds with itself, and other reports' places stand beside.
void compareDeathPlaces(Comparison& comparison) {
    std::map<std::pair<std::uint32_t, std::string>, std::vector<Index>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (claim.event < 0 || claim.attribute != Attribute::Place || comparison.isDerived(i))
            continue;
        const Scope scope = parseScope(claim.scope);
        if (scope.standard == Standard::Other && !scope.noun.empty())
            groups[{comparison.incidentOf(claim), scope.noun}].push_back(i);
    }
    for (const auto& [key, members] : groups) {
        std::vector<TextPosition> positions;
        for (const Index i : members) {
            const std::string text = textOf(comparison.all[i]);
            const std::vector<std::string> words = valueWords(text);
            // Only names can be at odds: "the shop" may be any of them.
            if (words.empty() || !hasCapital(text) || isCountry(text))
                continue;
            const auto home = std::find_if(positions.begin(), positions.end(), [&](const TextPosition& one) {
                return valueLikeness(words, one.words) >= 0.5;
            });
            if (home != positions.end())
                home->claims.push_back(i);
            else
                positions.push_back({TextPosition::Stance::Stated, words, -1, text, {i}});
        }
        if (positions.size() < 2)
            continue;
        std::set<std::uint32_t> reports;
        Draft draft;
        for (const TextPosition& position : positions) {
            draft.positions.push_back({position.shown, position.claims, 0});
            for (const Index i : position.claims)
                reports.insert(comparison.all[i].report);
        }
        draft.event = static_cast<std::int32_t>(key.first);
        draft.attribute = Attribute::Place;
        draft.scope = key.second;
        draft.kind = reports.size() == 1 ? Kind::InternalContradiction : Kind::Contradiction;
        draft.reason = fmt::format("One {} cannot have died in both.", key.second);
        comparison.add(std::move(draft));
    }
}

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
            const TextPosition::Stance stance = stanceOf(claim);
            std::vector<std::string> words = valueWords(text);
            if (words.empty())
                words = actor::nameWords(text);
            if (stance == TextPosition::Stance::Stated && words.empty())
                continue;
            const bool who = claim.attribute == Attribute::Perpetrator || claim.attribute == Attribute::OrderedBy ||
                             claim.attribute == Attribute::Responsibility;
            if (who && stance == TextPosition::Stance::Stated && (!namesSomeone(text) || isCountry(text)))
                continue;
            TextPosition* home = nullptr;
            for (TextPosition& position : positions) {
                if (position.stance != stance)
                    continue;
                // Two names of one deed in one breath: "ordered by the Council and its Guard".
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
        // Of the places of an incident only rival addresses are told; the others may contain one another.
        if (std::get<2>(key) == Attribute::Place && !ofPerson) {
            const std::vector<TextPosition> all = positions;
            std::erase_if(positions, [&](const TextPosition& one) {
                return std::none_of(all.begin(), all.end(), [&](const TextPosition& other) {
                    return !numbersIn(one.words).empty() && !numbersIn(other.words).empty() &&
                           numbersIn(one.words) != numbersIn(other.words) && shareWord(one.words, other.words);
                });
            });
        }
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
    compareDeathPlaces(comparison);
    compareUnclaimed(comparison);
}

} // namespace parallax::disagreement
