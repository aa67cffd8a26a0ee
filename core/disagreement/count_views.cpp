#include "disagreement/count_views.h"

#include <algorithm>

namespace parallax::disagreement {

using mention::Quantity;
using mention::Relation;

std::string valueText(const ComparedClaim& claim) {
    if (claim.relation == Relation::Unknown)
        return "not known";
    if (claim.relation == Relation::Denied)
        return "none";
    std::string text = claim::text(claim.value);
    if (!claim.unit.empty())
        text += ' ' + claim.unit;
    return text;
}

const Quantity* quantityOf(const ComparedClaim& claim) {
    return std::get_if<Quantity>(&claim.value);
}

std::vector<NumberPosition> CountViews::positionsOf(const std::vector<Index>& claims) const {
    std::map<PrintedNumber, NumberPosition> byNumber;
    for (const Index i : claims) {
        const PrintedNumber printed = printedOf(i);
        auto [at, isNew] = byNumber.try_emplace(printed, NumberPosition{printed, setOf(i), {}});
        if (!isNew) {
            // "more than 100" and "about 100" narrow each other where they can.
            const NumberSet set = setOf(i);
            const double min = std::max(at->second.set.min, set.min);
            const std::optional<double> max = !set.max              ? at->second.set.max
                                              : !at->second.set.max ? set.max
                                                                    : std::min(*set.max, *at->second.set.max);
            if (!max || min <= *max)
                at->second.set = {min, max};
        }
        at->second.claims.push_back(i);
    }
    std::vector<NumberPosition> positions;
    for (auto& [printed, position] : byNumber)
        positions.push_back(std::move(position));
    return positions;
}

bool CountViews::exclude(const NumberPosition& left, const NumberPosition& right) {
    if (!left.set.meets(right.set))
        return true;
    constexpr double far = 1.5;
    return !left.set.max && !right.set.max && !left.printed.implied && !right.printed.implied &&
           std::max(left.set.min, right.set.min) >= far * std::min(left.set.min, right.set.min) &&
           std::min(left.set.min, right.set.min) > 1;
}

bool CountViews::rivals(const std::vector<NumberPosition>& positions) {
    for (std::size_t a = 0; a < positions.size(); ++a)
        for (std::size_t b = a + 1; b < positions.size(); ++b)
            if (exclude(positions[a], positions[b]))
                return true;
    return false;
}

Draft CountViews::draftOf(const CountKey& key, const std::string& scope, std::int32_t event,
                          const std::vector<NumberPosition>& positions) const {
    Draft draft;
    draft.event = event;
    draft.attribute = key.attribute;
    draft.otherName = key.otherName;
    draft.scope = scope;
    for (const NumberPosition& position : positions) {
        // A plain number is named by its plainest claim, and by what a report says before what is worked out.
        Index named = position.claims.front();
        for (const Index i : position.claims)
            if (at(i).relation == Relation::Equal && (!m_comparison.isDerived(i) || m_comparison.isDerived(named))) {
                named = i;
                break;
            }
        draft.positions.push_back({valueText(at(named)), position.claims, position.printed.low});
    }
    return draft;
}

} // namespace parallax::disagreement
