// Where one person of an incident died.
#include "disagreement/text_positions.h"
#include "disagreement/text_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace parallax::disagreement {

using claim::Attribute;

bool rivalDeathPlaces(const TextPosition& left, const TextPosition& right) {
    const auto says = [](const TextPosition& one, std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words,
                                   [&](std::string_view word) { return one.shown.find(word) != std::string::npos; });
    };
    const std::vector<std::string>& fewer = left.words.size() <= right.words.size() ? left.words : right.words;
    const std::vector<std::string>& more = left.words.size() <= right.words.size() ? right.words : left.words;
    if (valueLikeness(fewer, more) >= 1)
        return false;
    const auto inHospital = [&](const TextPosition& one) { return says(one, {"ospital", "linic"}); };
    const auto elsewhere = [&](const TextPosition& one) {
        return says(one, {"scene", "spot", "ambulance", "on the way", "home", "fire"});
    };
    return (hasCapital(left.shown) && hasCapital(right.shown)) || (inHospital(left) && elsewhere(right)) ||
           (inHospital(right) && elsewhere(left));
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
                positions.push_back({Stance::Stated, words, -1, text, {i}});
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

} // namespace parallax::disagreement
