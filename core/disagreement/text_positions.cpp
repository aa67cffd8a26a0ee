#include "disagreement/text_positions.h"

#include "actor/content_words.h"
#include "actor/name_graph.h"
#include "actor/name_key.h"

#include <algorithm>
#include <optional>

namespace parallax::disagreement {

bool learnedLater(const Comparison& comparison, const std::vector<TextPosition>& positions) {
    std::optional<base::CivilTime> unknownLast, statedFirst;
    for (const TextPosition& position : positions)
        for (const Index i : position.claims)
            if (const auto day = comparison.dayOf(comparison.all[i])) {
                if (position.stance == Stance::Unknown)
                    unknownLast = std::max(unknownLast.value_or(*day), *day);
                else
                    statedFirst = std::min(statedFirst.value_or(*day), *day);
            }
    return unknownLast && statedFirst && *unknownLast < *statedFirst;
}

Stance stanceOf(const ComparedClaim& claim) {
    if (claim.relation == mention::Relation::Unknown)
        return Stance::Unknown;
    if (claim.relation == mention::Relation::Denied || claim.hedge == claim::Hedge::Denied)
        return Stance::Denied;
    return Stance::Stated;
}

namespace {

bool isGeneric(std::string_view text) {
    for (const std::string& word : actor::nameWords(text))
        if (!actor::isSmallWord(word) && !actor::isFunctionWord(word) && actor::partOfWord(word) == actor::Part::None)
            return false;
    return true;
}

} // namespace

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

bool isCountry(std::string_view text) {
    const std::vector<std::string> words = actor::nameWords(text);
    return std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return !actor::countryOf(word).empty(); });
}

std::string textOf(const ComparedClaim& claim) {
    if (const auto* quantity = std::get_if<mention::Quantity>(&claim.value))
        return claim::text(*quantity);
    if (const auto* text = std::get_if<std::string>(&claim.value))
        return *text;
    return {};
}

bool asksWho(claim::Attribute attribute) {
    return attribute == claim::Attribute::Perpetrator || attribute == claim::Attribute::OrderedBy ||
           attribute == claim::Attribute::Responsibility;
}

std::int32_t askedOf(const Comparison& comparison, const ComparedClaim& claim) {
    const ComparedEvent& event = comparison.events[static_cast<std::size_t>(claim.event)];
    const std::int32_t about = comparison.reports[claim.report].incident;
    // A level is lowered long after the incident that it was raised for.
    if ((!event.time.known() || claim.attribute == claim::Attribute::AlertLevel) && event.parent < 0 && about >= 0)
        return about;
    return static_cast<std::int32_t>(comparison.incidentOf(claim));
}

bool ofOneHappening(const Comparison& comparison, const std::vector<Index>& left, const std::vector<Index>& right) {
    const auto holds = [&](std::int32_t whole, std::int32_t part) {
        constexpr int deepest = 16;
        for (int depth = 0; part >= 0 && depth < deepest; ++depth) {
            if (part == whole)
                return true;
            part = comparison.events[static_cast<std::size_t>(part)].parent;
        }
        return false;
    };
    // An attack without a day, outside every incident, is the whole that askedOf gives.
    const auto eventOf = [&](Index i) {
        const ComparedClaim& claim = comparison.all[i];
        const std::int32_t asked = askedOf(comparison, claim);
        return asked == static_cast<std::int32_t>(comparison.incidentOf(claim)) ? claim.event : asked;
    };
    return std::ranges::any_of(left, [&](Index a) {
        return std::ranges::any_of(right, [&](Index b) {
            const std::int32_t one = eventOf(a);
            const std::int32_t other = eventOf(b);
            return holds(one, other) || holds(other, one);
        });
    });
}

bool hasCapital(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace parallax::disagreement
