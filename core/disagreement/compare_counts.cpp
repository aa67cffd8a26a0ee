// Counts: sets of numbers, scopes, sums of parts, tolls that grow.
#include "disagreement/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace parallax::disagreement {

namespace {

using claim::Attribute;
using mention::Quantity;
using mention::Relation;

struct CountKey {
    std::uint32_t incident = 0;
    Attribute attribute = Attribute::Killed;
    std::string otherName;
    std::string unit;

    auto operator<=>(const CountKey&) const = default;
};

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

// One number said by one or more claims, and all that it may mean.
struct NumberPosition {
    PrintedNumber printed;
    NumberSet set;
    std::vector<Index> claims;
};

class Counts {
public:
    explicit Counts(Comparison& comparison) : m_comparison(comparison) {}

    void run() {
        std::map<CountKey, std::vector<Index>> groups;
        for (Index i = 0; i < m_comparison.all.size(); ++i) {
            const ComparedClaim& claim = m_comparison.all[i];
            if (claim.event < 0 || !quantityOf(claim) || claim.attribute == Attribute::Age)
                continue;
            // How many took part is asked of the attackers of an incident; of a march or an exodus it is that event's
            // own.
            const bool own =
                claim.attribute == Attribute::Participants && parseScope(claim.scope).standard != Standard::Attackers;
            groups[{own ? static_cast<std::uint32_t>(claim.event) : m_comparison.incidentOf(claim), claim.attribute,
                    claim.otherName, claim.unit}]
                .push_back(i);
        }
        for (const auto& [key, members] : groups)
            compare(key, members);
        for (const auto& [incident, byAttribute] : m_attackers)
            compareGroupSize(incident, byAttribute);
    }

private:
    const ComparedClaim& at(Index i) const { return m_comparison.all[i]; }
    NumberSet setOf(Index i) const { return numberSet(*quantityOf(at(i)), at(i).relation); }
    PrintedNumber printedOf(Index i) const { return printedNumber(*quantityOf(at(i)), at(i).relation); }
    double size(Index i) const { return quantityOf(at(i))->low; }

    // A count of a sub-event that is told to have its own place is a part, not the toll.
    bool isPart(Index i, std::uint32_t incident) const {
        const ComparedClaim& claim = at(i);
        if (static_cast<std::uint32_t>(claim.event) == incident)
            return false;
        const ComparedEvent& event = m_comparison.events[static_cast<std::size_t>(claim.event)];
        const ComparedEvent& whole = m_comparison.events[incident];
        return event.parent != static_cast<std::int32_t>(incident) ||
               (!event.place.empty() && event.place != whole.place);
    }

    void compare(const CountKey& key, const std::vector<Index>& members) {
        // With no word of dead attackers, "22 killed" and "22 victims" count the same people.
        const bool attackers = std::any_of(members.begin(), members.end(), [&](Index i) {
            return parseScope(at(i).scope).standard == Standard::Attackers;
        });
        // "Killed seven. 18 attackers were killed": what is less than a part of it is no figure of all.
        std::map<std::uint32_t, double> attackersOf;
        for (const Index i : members)
            if (parseScope(at(i).scope).standard == Standard::Attackers && at(i).relation == Relation::Equal)
                attackersOf[at(i).report] = std::max(attackersOf[at(i).report], size(i));
        std::map<Scope, std::vector<Index>> byScope;
        for (const Index i : members) {
            Scope scope = parseScope(at(i).scope);
            if (!attackers && scope.standard == Standard::Victims)
                scope.standard = Standard::All;
            else if (attackers && scope.standard == Standard::All && key.attribute == Attribute::Killed &&
                     at(i).relation == Relation::Equal && attackersOf.contains(at(i).report) &&
                     size(i) < attackersOf[at(i).report])
                scope.standard = Standard::Victims;
            // Whoever is held for an attack is held as an attacker.
            else if (attackers && scope.standard == Standard::All && key.attribute == Attribute::Detained)
                scope.standard = Standard::Attackers;
            byScope[scope].push_back(i);
        }
        std::map<Scope, std::vector<Index>> totals;
        for (const auto& [scope, claims] : byScope) {
            std::vector<Index> parts;
            totals[scope] = splitTotals(key.incident, claims, parts);
            compareParts(key, scope, parts);
        }
        addSums(key, totals);
        for (const auto& [scope, claims] : totals)
            compareTotals(key, scope, static_cast<std::int32_t>(key.incident), claims);
        compareScopes(key, totals);
        comparePartsWithTotal(key, totals, members);
        for (const auto& [scope, claims] : totals)
            if (scope.standard == Standard::Attackers ||
                (key.attribute == Attribute::Participants && scope.standard == Standard::All))
                for (const Index i : claims)
                    m_attackers[key.incident][key.attribute].push_back(i);
    }

    // Of each report its figure for the whole incident: the largest, for a whole is never smaller than its parts,
    // whichever of them a sentence speaks of. The others are of parts ("ten were taken to hospital"), but for rivals:
    // one that comes near, one that says that there were none, one that someone else gives.
    std::vector<Index> splitTotals(std::uint32_t incident, const std::vector<Index>& claims,
                                   std::vector<Index>& parts) const {
        std::map<std::uint32_t, std::vector<Index>> byReport;
        for (const Index i : claims)
            byReport[at(i).report].push_back(i);
        std::vector<Index> totals;
        for (const auto& [report, mine] : byReport) {
            Index largest = mine.front();
            for (const Index i : mine)
                if (size(i) > size(largest) ||
                    (size(i) == size(largest) && ofWhole(i, incident) && !ofWhole(largest, incident)))
                    largest = i;
            const double most = size(largest);
            for (const Index i : mine) {
                if (i != largest && isSubset(i)) {
                    parts.push_back(i);
                    continue;
                }
                const bool otherVoice = at(i).speaker != at(largest).speaker && at(i).speaker >= 0 &&
                                        at(largest).speaker >= 0 && size(i) * 8 >= most;
                const bool rival =
                    size(i) == most || size(i) >= 0.8 * most || size(i) == 0 || (otherVoice && ofWhole(i, incident));
                (rival ? totals : parts).push_back(i);
            }
        }
        std::sort(totals.begin(), totals.end());
        return totals;
    }

    // "Eleven of the victims", "four others": told of some among people who were counted before, or besides them.
    bool isSubset(Index i) const {
        if (at(i).attribute != Attribute::Killed && at(i).attribute != Attribute::Wounded)
            return false;
        const std::string_view quote = at(i).quote.substr(0, 48);
        for (const std::string_view cue : {" of the ", " of them", " of those ", " of these ", " others", " other "})
            if (const std::size_t where = quote.find(cue); where != std::string_view::npos) {
                // Right behind the number: "five or six of them", not "five people in the city of the saint".
                const std::string_view before = quote.substr(0, where);
                if (std::count(before.begin(), before.end(), ' ') <= 2)
                    return true;
            }
        return false;
    }

    bool ofWhole(Index i, std::uint32_t incident) const {
        return static_cast<std::uint32_t>(at(i).event) == incident || !isPart(i, incident);
    }

    std::vector<NumberPosition> positionsOf(const std::vector<Index>& claims) const {
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

    // A toll that grows: whenever one figure is higher, it is not older. Missing dates prove nothing.
    bool isUpdate(const std::vector<NumberPosition>& positions, bool eitherWay) const {
        bool later = false;
        for (const NumberPosition& low : positions)
            for (const NumberPosition& high : positions) {
                if (low.printed.low >= high.printed.low || low.set.meets(high.set))
                    continue;
                for (const Index a : low.claims)
                    for (const Index b : high.claims) {
                        const std::optional<base::CivilTime> first = m_comparison.dayOf(at(a));
                        const std::optional<base::CivilTime> second = m_comparison.dayOf(at(b));
                        if (!first || !second)
                            return false;
                        if (*second < *first && !eitherWay)
                            return false;
                        later = later || *first != *second;
                    }
            }
        return later;
    }

    static bool rivals(const std::vector<NumberPosition>& positions) {
        for (std::size_t a = 0; a < positions.size(); ++a)
            for (std::size_t b = a + 1; b < positions.size(); ++b)
                if (!positions[a].set.meets(positions[b].set))
                    return true;
        return false;
    }

    Draft draftOf(const CountKey& key, const std::string& scope, std::int32_t event,
                  const std::vector<NumberPosition>& positions) const {
        Draft draft;
        draft.event = event;
        draft.attribute = key.attribute;
        draft.otherName = key.otherName;
        draft.scope = scope;
        for (const NumberPosition& position : positions) {
            // A plain number is named by its plainest claim.
            Index named = position.claims.front();
            for (const Index i : position.claims)
                if (at(i).relation == Relation::Equal) {
                    named = i;
                    break;
                }
            draft.positions.push_back({valueText(at(named)), position.claims, position.printed.low});
        }
        return draft;
    }

    // "2 on 2019-03-16, at least 3 on 2019-03-20": in the order of days, as figures grow that are told one after
    // another.
    std::string datesText(const std::vector<NumberPosition>& positions) const {
        std::vector<std::pair<base::CivilTime, std::string>> told;
        for (const NumberPosition& position : positions) {
            std::optional<base::CivilTime> first;
            std::string figure;
            for (const Index i : position.claims) {
                const auto day = m_comparison.dayOf(at(i));
                if (!day || (first && *first <= *day))
                    continue;
                first = day;
                figure = valueText(at(i));
            }
            if (first)
                told.emplace_back(base::CivilTime::ofDay(first->dayNumber()), figure);
        }
        std::ranges::stable_sort(told, {}, &std::pair<base::CivilTime, std::string>::first);
        std::string text;
        for (const auto& [day, figure] : told)
            text += fmt::format("{}{} on {}", text.empty() ? "" : ", ", figure, base::isoText(day));
        return text;
    }

    void compareTotals(const CountKey& key, const Scope& scope, std::int32_t event, const std::vector<Index>& claims) {
        std::vector<NumberPosition> positions = positionsOf(claims);
        // "Some" and "several" say next to nothing beside figures; of those still sought little more is ever said.
        if (key.attribute != Attribute::AtLarge && key.attribute != Attribute::Killed &&
            key.attribute != Attribute::Detained)
            std::erase_if(positions,
                          [](const NumberPosition& one) { return one.printed.implied && one.printed.low < 10; });
        // "A child died" tells of one of them, not how many there were.
        if (scope.standard == Standard::Other)
            std::erase_if(positions,
                          [](const NumberPosition& one) { return one.printed.low == 1 && !one.printed.implied; });
        if (positions.size() < 2)
            return;
        std::set<std::uint32_t> reports;
        for (const NumberPosition& position : positions)
            for (const Index i : position.claims)
                reports.insert(at(i).report);
        Draft draft = draftOf(key, scopeText(scope), event, positions);
        const bool cumulative = claim::isCumulative(key.attribute) || key.attribute == Attribute::AtLarge ||
                                key.attribute == Attribute::Missing;
        if (!rivals(positions)) {
            draft.kind = Kind::PrecisionDifference;
            draft.reason = "All can be true together: some figures are less exact than others.";
        } else if (reports.size() == 1) {
            draft.kind = Kind::InternalContradiction;
            draft.reason = fmt::format("The figures exclude each other and stand in one report, {}.",
                                       m_comparison.reports[*reports.begin()].label);
        } else if (cumulative && isUpdate(positions, !claim::isCumulative(key.attribute))) {
            draft.kind = Kind::UpdateOverTime;
            draft.reason = fmt::format("The figures change with time: {}.", datesText(positions));
        } else {
            draft.kind = Kind::Contradiction;
            draft.reason = "The figures exclude each other, and their dates do not explain it.";
        }
        m_comparison.add(std::move(draft));

        // One report at odds with itself, beside the others.
        if (reports.size() < 2)
            return;
        for (const std::uint32_t report : reports) {
            std::vector<Index> own;
            for (const Index i : claims)
                if (at(i).report == report && !m_comparison.isDerived(i))
                    own.push_back(i);
            const std::vector<NumberPosition> mine = positionsOf(own);
            if (mine.size() < 2 || !rivals(mine))
                continue;
            Draft internal = draftOf(key, scopeText(scope), event, mine);
            internal.kind = Kind::InternalContradiction;
            internal.reason = fmt::format("The figures exclude each other and stand in one report, {}.",
                                          m_comparison.reports[report].label);
            m_comparison.add(std::move(internal));
        }
    }

    // Counts of one sub-event, told by several reports.
    void compareParts(const CountKey& key, const Scope& scope, const std::vector<Index>& parts) {
        std::map<std::int32_t, std::vector<Index>> byEvent;
        for (const Index i : parts)
            if (static_cast<std::uint32_t>(at(i).event) != key.incident)
                byEvent[at(i).event].push_back(i);
        for (const auto& [event, claims] : byEvent) {
            std::set<std::uint32_t> reports;
            for (const Index i : claims)
                reports.insert(at(i).report);
            if (reports.size() > 1)
                compareTotals(key, scope, event, claims);
        }
    }

    // Attackers and victims of one report make its total, where it states none.
    void addSums(const CountKey& key, std::map<Scope, std::vector<Index>>& totals) {
        if (!claim::isCumulative(key.attribute))
            return;
        const Scope all{Standard::All, {}};
        const auto only = [&](Standard standard, std::uint32_t report) -> std::optional<Index> {
            const auto at = totals.find({standard, {}});
            std::optional<Index> found;
            if (at == totals.end())
                return found;
            for (const Index i : at->second) {
                if (this->at(i).report != report || this->at(i).relation != Relation::Equal ||
                    m_comparison.isDerived(i))
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
            DerivedClaim derived{
                static_cast<std::int32_t>(key.incident), key.attribute,          "all", Relation::Equal,
                Quantity{Relation::Equal, sum, sum},     {*attackers, *victims}, {}};
            derived.why = {fmt::format("{} attackers + {} victims = {}, both in {}", numberText(size(*attackers)),
                                       numberText(size(*victims)), numberText(sum),
                                       m_comparison.reports[report].label)};
            totals[all].push_back(m_comparison.derive(std::move(derived), report));
        }
        if (totals[all].empty())
            totals.erase(all);
    }

    // "At least ten killed" in one report and "six victims" in another: another number, because others are counted.
    void compareScopes(const CountKey& key, const std::map<Scope, std::vector<Index>>& totals) {
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
        draft.positions.push_back(
            {valueText(at(whole->claims.front())) + " in all", whole->claims, whole->printed.low});
        draft.positions.push_back(
            {valueText(at(victims.claims.front())) + " victims", victims.claims, victims.printed.low});
        draft.reason = "The higher figure counts everyone, the attackers too; the lower one only the victims.";
        m_comparison.add(std::move(draft));
    }

    // Inside one report: the parts it places against the total it states.
    void comparePartsWithTotal(const CountKey& key, const std::map<Scope, std::vector<Index>>& totals,
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
                // One part for each event and scope; figures of the whole incident are no parts, nor are scopes that
                // hold one another.
                std::map<std::pair<std::int32_t, Scope>, Index> parts;
                for (const Index i : members) {
                    const Scope mine = parseScope(at(i).scope);
                    if (at(i).report != report || i == total || at(i).relation != Relation::Equal ||
                        static_cast<std::uint32_t>(at(i).event) == key.incident)
                        continue;
                    if (!(mine == scope) && !isBelow(mine, scope))
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
                    fmt::format("The parts that {} tells apart, {}, make {}, not {}.",
                                m_comparison.reports[report].label, told, numberText(sum), numberText(size(total)));
                m_comparison.add(std::move(draft));
            }
        }
    }

    // The size of a group against its killed, held and escaped members in one report.
    void compareGroupSize(std::uint32_t incident, const std::map<Attribute, std::vector<Index>>& byAttribute) {
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
            derived.why = {
                fmt::format("{} = {}, all in {}", told, numberText(sum), m_comparison.reports[report].label)};
            const Index made = m_comparison.derive(std::move(derived), report);
            Draft draft;
            draft.event = static_cast<std::int32_t>(incident);
            draft.attribute = Attribute::Participants;
            draft.scope = "attackers";
            draft.kind = Kind::DerivedArithmetic;
            for (const NumberPosition& position : positionsOf(exceeded))
                draft.positions.push_back(
                    {valueText(at(position.claims.front())), position.claims, position.printed.low});
            draft.positions.push_back({numberText(sum), {made}, sum});
            draft.reason = fmt::format("{} in {} make {}, more than the group is said to have had.", told,
                                       m_comparison.reports[report].label, numberText(sum));
            m_comparison.add(std::move(draft));
        }
    }

    Comparison& m_comparison;
    std::map<std::uint32_t, std::map<Attribute, std::vector<Index>>> m_attackers; // totals of attackers, by incident
};

} // namespace

void compareCounts(Comparison& comparison) {
    Counts(comparison).run();
}

} // namespace parallax::disagreement
