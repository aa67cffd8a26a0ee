#include "disagreement/count_views.h"
#include "disagreement/count_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace parallax::disagreement {

using claim::Attribute;
using mention::Quantity;
using mention::Relation;

void Sums::addTotals(const CountKey& key, std::map<Scope, std::vector<Index>>& totals) {
    if (!claim::isCumulative(key.attribute))
        return;
    const Scope all{Standard::All, {}};
    const auto only = [&](Standard standard, std::uint32_t report) -> std::optional<Index> {
        const auto at = totals.find({standard, {}});
        std::optional<Index> found;
        if (at == totals.end())
            return found;
        for (const Index i : at->second) {
            if (this->at(i).report != report || this->at(i).relation != Relation::Equal || m_comparison.isDerived(i))
                continue;
            if (found && size(*found) != size(i))
                return std::nullopt;
            if (!found)
                found = i;
        }
        return found;
    };
    std::set<std::uint32_t> reports;
    for (const auto& [scope, claims] : totals)
        for (const Index i : claims)
            reports.insert(at(i).report);
    for (const std::uint32_t report : reports) {
        const std::optional<Index> attackers = only(Standard::Attackers, report);
        const std::optional<Index> victims = only(Standard::Victims, report);
        if (!attackers || !victims || totals[all].empty() || only(Standard::All, report))
            continue;
        const double sum = size(*attackers) + size(*victims);
        DerivedClaim derived{static_cast<std::int32_t>(key.incident), key.attribute,          "all", Relation::Equal,
                             Quantity{Relation::Equal, sum, sum},     {*attackers, *victims}, {}};
        derived.why = {fmt::format("{} attackers + {} victims = {}, both in {}", numberText(size(*attackers)),
                                   numberText(size(*victims)), numberText(sum), m_comparison.reports[report].label)};
        totals[all].push_back(m_comparison.derive(std::move(derived), report));
    }
    if (totals[all].empty())
        totals.erase(all);
}

void Sums::compareScopes(const CountKey& key, const std::map<Scope, std::vector<Index>>& totals) {
    const auto wholes = totals.find({Standard::All, {}});
    const auto parts = totals.find({Standard::Victims, {}});
    if (wholes == totals.end() || parts == totals.end())
        return;
    std::set<std::uint32_t> both;
    for (const Index i : wholes->second)
        if (!m_comparison.isDerived(i))
            both.insert(at(i).report);
    std::vector<Index> smaller;
    for (const Index i : parts->second)
        if (!both.contains(at(i).report))
            smaller.push_back(i);
    std::vector<Index> larger;
    for (const Index i : wholes->second)
        if (!m_comparison.isDerived(i))
            larger.push_back(i);
    if (smaller.empty() || larger.empty())
        return;
    // The first figures of each kind: later ones are compared as tolls.
    const std::vector<NumberPosition> low = positionsOf(smaller);
    const std::vector<NumberPosition> high = positionsOf(larger);
    Draft draft;
    draft.event = static_cast<std::int32_t>(key.incident);
    draft.attribute = key.attribute;
    draft.otherName = key.otherName;
    draft.scope = "all / victims";
    draft.kind = Kind::ScopeDifference;
    const NumberPosition& victims = low.front();
    const NumberPosition* whole = nullptr;
    for (const NumberPosition& one : high)
        if (!one.set.meets(victims.set)) {
            whole = &one;
            break;
        }
    if (!whole || whole->printed.low < victims.printed.low)
        return;
    draft.positions.push_back({valueText(at(whole->claims.front())) + " in all", whole->claims, whole->printed.low});
    draft.positions.push_back(
        {valueText(at(victims.claims.front())) + " victims", victims.claims, victims.printed.low});
    draft.reason = "The higher figure counts everyone, the attackers too; the lower one only the victims.";
    m_comparison.add(std::move(draft));
}

void Sums::comparePartsWithTotal(const CountKey& key, const std::map<Scope, std::vector<Index>>& totals,
                                 const std::vector<Index>& members) {
    if (!claim::isCumulative(key.attribute))
        return;
    for (const auto& [scope, claims] : totals) {
        if (scope.standard != Standard::Attackers && scope.standard != Standard::Victims &&
            scope.standard != Standard::All)
            continue;
        std::set<std::uint32_t> reports;
        for (const Index i : claims)
            if (!m_comparison.isDerived(i))
                reports.insert(at(i).report);
        for (const std::uint32_t report : reports) {
            Index total = 0;
            bool any = false;
            for (const Index i : claims)
                if (at(i).report == report && !m_comparison.isDerived(i) && at(i).relation == Relation::Equal &&
                    (!any || size(i) > size(total))) {
                    total = i;
                    any = true;
                }
            if (!any)
                continue;
            // A group's part where the report tells how many of the group there were: it is in that figure.
            const auto isHeld = [&](Index i, const Scope& mine) {
                const auto group = totals.find(mine);
                if (mine == scope || group == totals.end())
                    return false;
                const std::vector<Index>& figures = group->second;
                return std::find(figures.begin(), figures.end(), i) == figures.end() &&
                       std::any_of(figures.begin(), figures.end(), [&](Index figure) {
                           return at(figure).report == report && !m_comparison.isDerived(figure);
                       });
            };
            // One part for each event and scope; figures of the whole incident are no parts, nor are scopes that
            // hold one another.
            std::map<std::pair<std::int32_t, Scope>, Index> parts;
            for (const Index i : members) {
                const Scope mine = parseScope(at(i).scope);
                if (at(i).report != report || i == total || at(i).relation != Relation::Equal ||
                    static_cast<std::uint32_t>(at(i).event) == key.incident || overlapsOthers(at(i)))
                    continue;
                if ((!(mine == scope) && !isBelow(mine, scope)) || isHeld(i, mine))
                    continue;
                if (size(i) >= size(total) || std::find(claims.begin(), claims.end(), i) != claims.end())
                    continue;
                if (scope.standard == Standard::All && mine.standard != Standard::Attackers &&
                    mine.standard != Standard::Victims)
                    continue;
                const auto [place, isNew] = parts.try_emplace({at(i).event, mine}, i);
                if (!isNew && size(i) > size(place->second))
                    place->second = i;
            }
            double sum = 0;
            std::vector<Index> from;
            std::string told;
            for (const auto& [where, i] : parts) {
                sum += size(i);
                from.push_back(i);
                told += (told.empty() ? "" : " + ") + numberText(size(i));
            }
            const bool tooMany = from.size() >= 2 && sum > size(total);
            const bool tooFew = from.size() >= 3 && sum < size(total);
            if (!tooMany && !tooFew)
                continue;
            DerivedClaim derived{static_cast<std::int32_t>(key.incident),
                                 key.attribute,
                                 scopeText(scope),
                                 Relation::Equal,
                                 Quantity{Relation::Equal, sum, sum},
                                 from,
                                 {}};
            derived.why = {
                fmt::format("{} = {}, all in {}", told, numberText(sum), m_comparison.reports[report].label)};
            const Index made = m_comparison.derive(std::move(derived), report);
            Draft draft;
            draft.event = static_cast<std::int32_t>(key.incident);
            draft.attribute = key.attribute;
            draft.otherName = key.otherName;
            draft.scope = scopeText(scope);
            draft.kind = Kind::DerivedArithmetic;
            draft.positions = {{valueText(at(total)), {total}, size(total)}, {numberText(sum), {made}, sum}};
            draft.reason =
                fmt::format("The parts that {} tells apart, {}, make {}, not {}.", m_comparison.reports[report].label,
                            told, numberText(sum), numberText(size(total)));
            m_comparison.add(std::move(draft));
        }
    }
}

void Sums::compareGroupSize(std::uint32_t incident, const std::map<Attribute, std::vector<Index>>& byAttribute) {
    const auto sizes = byAttribute.find(Attribute::Participants);
    if (sizes == byAttribute.end())
        return;
    std::set<std::uint32_t> reports;
    for (const Attribute attribute : {Attribute::Killed, Attribute::Detained, Attribute::AtLarge})
        if (const auto at = byAttribute.find(attribute); at != byAttribute.end())
            for (const Index i : at->second)
                reports.insert(this->at(i).report);
    for (const std::uint32_t report : reports) {
        std::vector<Index> from;
        std::string told;
        double sum = 0;
        for (const auto& [attribute, word] :
             {std::pair(Attribute::Killed, "killed"), std::pair(Attribute::Detained, "detained"),
              std::pair(Attribute::AtLarge, "at large")}) {
            const auto at = byAttribute.find(attribute);
            if (at == byAttribute.end())
                continue;
            std::optional<Index> best;
            for (const Index i : at->second)
                if (this->at(i).report == report && this->at(i).relation == Relation::Equal &&
                    !m_comparison.isDerived(i) && (!best || size(i) > size(*best)))
                    best = i;
            if (!best)
                continue;
            from.push_back(*best);
            sum += size(*best);
            told += fmt::format("{}{} {}", told.empty() ? "" : " + ", numberText(size(*best)), word);
        }
        if (from.size() < 2)
            continue;
        const NumberSet summed{sum, std::nullopt}; // there may have been more
        std::vector<Index> exceeded;
        for (const Index i : sizes->second)
            if (!setOf(i).meets(summed))
                exceeded.push_back(i);
        if (exceeded.empty())
            continue;
        DerivedClaim derived{static_cast<std::int32_t>(incident),
                             Attribute::Participants,
                             "attackers",
                             Relation::Equal,
                             Quantity{Relation::Equal, sum, sum},
                             from,
                             {}};
        derived.why = {fmt::format("{} = {}, all in {}", told, numberText(sum), m_comparison.reports[report].label)};
        const Index made = m_comparison.derive(std::move(derived), report);
        Draft draft;
        draft.event = static_cast<std::int32_t>(incident);
        draft.attribute = Attribute::Participants;
        draft.scope = "attackers";
        draft.kind = Kind::DerivedArithmetic;
        for (const NumberPosition& position : positionsOf(exceeded))
            draft.positions.push_back({valueText(at(position.claims.front())), position.claims, position.printed.low});
        draft.positions.push_back({numberText(sum), {made}, sum});
        draft.reason = fmt::format("{} in {} make {}, more than the group is said to have had.", told,
                                   m_comparison.reports[report].label, numberText(sum));
        m_comparison.add(std::move(draft));
    }
}

} // namespace parallax::disagreement
