#include "app/models/claim_groups.h"

#include "brief/words.h"

#include <map>
#include <set>
#include <string>
#include <tuple>

namespace parallax::app {

ClaimGroups undisputedClaims(const CaseIndex::OfEvent& event) {
    std::set<base::ClaimId> disputed;
    for (const auto* list : {&event.disagreements, &event.elsewhere}) {
        for (const disagreement::Disagreement* one : *list) {
            for (const disagreement::Position& position : one->positions)
                disputed.insert(position.claims.begin(), position.claims.end());
        }
    }
    std::map<std::tuple<claim::Attribute, std::string, std::string, std::string>, ClaimGroup> groups;
    for (const pipeline::Claim* claim : event.claims) {
        if (disputed.contains(claim->id))
            continue;
        groups[{claim->attribute, claim->otherName, claim->scope, brief::valueWords(*claim)}].claims.push_back(claim);
    }
    ClaimGroups result;
    for (auto& [key, group] : groups) {
        std::set<base::ReportId> reports;
        for (const pipeline::Claim* claim : group.claims)
            reports.insert(claim->report);
        group.reports = static_cast<int>(reports.size());
        (group.reports > 1 ? result.agreed : result.single).push_back(std::move(group));
    }
    return result;
}

} // namespace parallax::app
