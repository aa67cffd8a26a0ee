// What the comparisons of counts share: claims as numbers, and positions of one number each.
#pragma once

#include "disagreement/draft.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace parallax::disagreement {

// What is compared together: counts of one attribute in one incident (or of one event, where it has its own).
struct CountKey {
    std::uint32_t incident = 0;
    claim::Attribute attribute = claim::Attribute::Killed;
    std::string otherName;
    std::string unit;

    auto operator<=>(const CountKey&) const = default;
};

// "at least 10", "not known", "none", "17 rifle".
std::string valueText(const ComparedClaim& claim);
// Nothing where a claim has no number.
const mention::Quantity* quantityOf(const ComparedClaim& claim);

// One number said by one or more claims, and all that it may mean.
struct NumberPosition {
    PrintedNumber printed;
    NumberSet set;
    std::vector<Index> claims;
};

// Claims by index, seen as numbers. Every index given has a quantity.
class CountViews {
public:
    explicit CountViews(Comparison& comparison) : m_comparison(comparison) {}

    // One position for each printed number, the lowest first.
    std::vector<NumberPosition> positionsOf(const std::vector<Index>& claims) const;
    // The two cannot be true together, or are least figures so far apart ("more than 200", "more than 500") that
    // whoever told the lower one did not know of the higher.
    static bool exclude(const NumberPosition& left, const NumberPosition& right);
    // Whether any two exclude each other.
    static bool rivals(const std::vector<NumberPosition>& positions);
    // With positions, without kind and reason.
    Draft draftOf(const CountKey& key, const std::string& scope, std::int32_t event,
                  const std::vector<NumberPosition>& positions) const;

protected:
    const ComparedClaim& at(Index i) const { return m_comparison.all[i]; }
    NumberSet setOf(Index i) const { return numberSet(*quantityOf(at(i)), at(i).relation); }
    PrintedNumber printedOf(Index i) const { return printedNumber(*quantityOf(at(i)), at(i).relation); }
    double size(Index i) const { return quantityOf(at(i))->low; }

    Comparison& m_comparison;
};

// Sums of parts, and wholes against them.
class Sums : public CountViews {
public:
    using CountViews::CountViews;

    // Attackers and victims of one report make its total, where it states none.
    void addTotals(const CountKey& key, std::map<Scope, std::vector<Index>>& totals);
    // "At least ten killed" in one report and "six victims" in another: another number, because others are counted.
    void compareScopes(const CountKey& key, const std::map<Scope, std::vector<Index>>& totals);
    // Inside one report: the parts it places against the total it states. `members`: all claims of the key.
    void comparePartsWithTotal(const CountKey& key, const std::map<Scope, std::vector<Index>>& totals,
                               const std::vector<Index>& members);
    // The size of a group against its killed, held and escaped members in one report.
    void compareGroupSize(std::uint32_t incident, const std::map<claim::Attribute, std::vector<Index>>& byAttribute);
};

} // namespace parallax::disagreement
