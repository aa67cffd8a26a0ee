// Whether anyone claimed the deed, beside who is named for it.
#include "disagreement/text_positions.h"

#include <algorithm>
#include <map>
#include <optional>

namespace parallax::disagreement {

using claim::Attribute;

// "No group has claimed responsibility" in one report, a name behind the deed in another: both can be true, and a
// reader must see them side by side.
void compareUnclaimed(Comparison& comparison) {
    std::map<std::uint32_t, std::pair<std::vector<Index>, std::vector<Index>>> byIncident;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (claim.event < 0 || comparison.isDerived(i))
            continue;
        const Stance stance = stanceOf(claim);
        const std::string text = textOf(claim);
        if (claim.attribute == Attribute::Responsibility && stance != Stance::Stated)
            byIncident[comparison.incidentOf(claim)].first.push_back(i);
        else if ((claim.attribute == Attribute::OrderedBy || claim.attribute == Attribute::Responsibility ||
                  claim.attribute == Attribute::Perpetrator) &&
                 stance == Stance::Stated && namesSomeone(text) && !isCountry(text))
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

} // namespace parallax::disagreement
