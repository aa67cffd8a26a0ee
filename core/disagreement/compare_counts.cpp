// Counts: sets of numbers, scopes, sums of parts, tolls that grow.
#include "base/one_of.h"
#include "disagreement/count_views.h"
#include "disagreement/count_wording.h"
#include "disagreement/other_times.h"

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

class Counts : public CountViews {
public:
    explicit Counts(Comparison& comparison) : CountViews(comparison), m_sums(comparison) {}

    void run() {
        collectKilled();
        std::map<CountKey, std::vector<Index>> groups;
        for (Index i = 0; i < m_comparison.all.size(); ++i) {
            const ComparedClaim& claim = m_comparison.all[i];
            if (claim.event < 0 || !quantityOf(claim) || claim.attribute == Attribute::Age ||
                claim.otherName == "discharged") // those let go on one day or by one hospital, never all
                continue;
            // How many took part is asked of the attackers of an incident; of a march or an exodus it is that event's
            // own. And so is the strength of a quake: its aftershocks have others.
            const bool own =
                claim.attribute == Attribute::Magnitude ||
                (claim.attribute == Attribute::Participants && parseScope(claim.scope).standard != Standard::Attackers);
            groups[{own ? static_cast<std::uint32_t>(claim.event) : m_comparison.incidentOf(claim), claim.attribute,
                    claim.otherName, claim.unit}]
                .push_back(i);
        }
        const auto fates = fateSpans();
        for (auto& [key, members] : groups) {
            std::erase_if(members, [&](Index i) {
                return countsMoreThanOneHappening(at(i)) || countsNobody(at(i)) ||
                       tellsOfAnotherTime(at(i), m_comparison.events[static_cast<std::size_t>(at(i).event)].time,
                                          m_comparison.reports[at(i).report].published);
            });
            leaveOutOtherTotals(key, members);
            // "Three others were arrested": besides whom the report told of before.
            if (key.attribute == Attribute::Detained)
                std::erase_if(members, [&](Index i) { return countsOthers(at(i)); });
            if (key.attribute == Attribute::Participants)
                std::erase_if(members, [&](Index i) { return countsAFate(fates, i) || countsOthers(at(i)); });
            compare(key, members);
        }
        for (const auto& [incident, byAttribute] : m_attackers)
            m_sums.compareGroupSize(incident, byAttribute);
    }

private:
    // The figures of the dead that are told of each incident.
    void collectKilled() {
        for (Index i = 0; i < m_comparison.all.size(); ++i)
            if (const ComparedClaim& claim = at(i);
                claim.attribute == Attribute::Killed && claim.event >= 0 && countsDead(i)) {
                m_killed[m_comparison.incidentOf(claim)].insert(size(i));
                m_killedIn[{m_comparison.incidentOf(claim), claim.report}].insert(size(i));
            }
    }
    bool countsDead(Index i) const {
        return quantityOf(at(i)) && (at(i).relation == Relation::Equal || at(i).relation == Relation::AtLeast) &&
               size(i) > 0;
    }

    // Spans of counts that say what became of people, by report.
    std::map<std::uint32_t, std::vector<std::pair<base::Span, double>>> fateSpans() const {
        std::map<std::uint32_t, std::vector<std::pair<base::Span, double>>> spans;
        for (Index i = 0; i < m_comparison.all.size(); ++i)
            if (const ComparedClaim& claim = at(i);
                quantityOf(claim) && !claim.span.empty() &&
                (claim.attribute == Attribute::Killed || claim.attribute == Attribute::Wounded ||
                 claim.attribute == Attribute::Detained || claim.attribute == Attribute::AtLarge))
                spans[claim.report].emplace_back(claim.span, size(i));
        return spans;
    }
    // "The two gunmen who were killed": how many were killed, not how many took part.
    bool countsAFate(const std::map<std::uint32_t, std::vector<std::pair<base::Span, double>>>& fates, Index i) const {
        const auto mine = fates.find(at(i).report);
        return mine != fates.end() && std::any_of(mine->second.begin(), mine->second.end(), [&](const auto& fate) {
                   return fate.second == size(i) && fate.first.overlaps(at(i).span);
               });
    }

    // "The war has killed at least 400,000": a figure out of all proportion to those of the other reports counts
    // something else, though the sentence names the incident beside it. A report that tells a figure of the others'
    // size too says so itself; of one that does not, more is asked, for tolls do grow.
    void leaveOutOtherTotals(const CountKey& key, std::vector<Index>& members) const {
        if (!claim::isCumulative(key.attribute))
            return;
        std::map<std::uint32_t, double> largest;
        for (const Index i : members)
            largest[at(i).report] = std::max(largest[at(i).report], size(i));
        const auto ofAnother = [&](Index i) {
            bool any = false;
            double others = 0;
            for (const auto& [report, most] : largest)
                if (report != at(i).report) {
                    any = true;
                    others = std::max(others, most);
                }
            if (!any || others < 1)
                return false;
            const bool alsoTheirs = std::any_of(members.begin(), members.end(), [&](Index own) {
                return at(own).report == at(i).report && size(own) >= others / 2 && size(own) <= 2 * others;
            });
            return size(i) >= std::max(1000.0, (alsoTheirs ? 20 : 500) * others);
        };
        std::vector<Index> kept;
        std::copy_if(members.begin(), members.end(), std::back_inserter(kept), [&](Index i) { return !ofAnother(i); });
        members = std::move(kept);
        leaveOutCourse(members);
        // "Four boys were gunned down" beside two dead: gunned down is who was hit.
        const auto gunned = [&](Index i) { return at(i).quote.find("gunned down") != std::string_view::npos; };
        const bool anyDead = key.attribute == Attribute::Killed &&
                             std::ranges::any_of(members, [&](Index i) { return size(i) > 0 && !gunned(i); });
        if (anyDead)
            std::erase_if(members, gunned);
    }

    // "425 have been killed in the two-week offensive" beside "67 were killed in the night": totals of a war and
    // figures of a day of it. A gap as wide as that, with a word for the course above it, parts two questions; the one
    // that more reports answer is the incident's.
    void leaveOutCourse(std::vector<Index>& members) const {
        constexpr double gap = 5;
        constexpr double many = 100;
        std::map<std::uint32_t, double> largest;
        for (const Index i : members)
            largest[at(i).report] = std::max(largest[at(i).report], size(i));
        std::vector<double> sizes;
        for (const auto& [report, most] : largest)
            if (most > 0)
                sizes.push_back(most);
        std::sort(sizes.begin(), sizes.end());
        double above = 0;
        std::size_t low = 0;
        for (std::size_t i = 0; i + 1 < sizes.size(); ++i)
            if (sizes[i + 1] >= std::max(many, gap * sizes[i])) {
                above = sizes[i + 1];
                low = i + 1;
            }
        if (low == 0 || std::none_of(members.begin(), members.end(),
                                     [&](Index i) { return size(i) >= above && tellsOfCourse(at(i)); }))
            return;
        const bool ofTheCourse = sizes.size() - low > low;
        std::erase_if(members, [&](Index i) {
            return ofTheCourse ? largest[at(i).report] < above && size(i) > 0 : size(i) >= above;
        });
    }

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
        // "Seven, including the gunman", and "six" in another report: the six are the victims.
        std::set<double> besideOneAttacker;
        for (const Index i : members)
            if (holdsTheAttacker(at(i)) && at(i).relation == Relation::Equal)
                besideOneAttacker.insert(size(i) - 1);
            else if (attackerDiedBeside(at(i)) && at(i).relation == Relation::Equal)
                besideOneAttacker.insert(size(i));
        // With no word of dead attackers, "22 killed" and "22 victims" count the same people.
        const bool attackers = !besideOneAttacker.empty() || std::any_of(members.begin(), members.end(), [&](Index i) {
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
            else if (scope.standard == Standard::All && besideOneAttacker.contains(size(i)) && !holdsTheAttacker(at(i)))
                scope.standard = Standard::Victims;
            else if (attackers && scope.standard == Standard::All && key.attribute == Attribute::Killed &&
                     at(i).relation == Relation::Equal && attackersOf.contains(at(i).report) &&
                     size(i) < attackersOf[at(i).report])
                scope.standard = Standard::Victims;
            else if (attackers && scope.standard == Standard::All && key.attribute == Attribute::Killed &&
                     std::ranges::any_of(members, [&](Index other) { return tellsAttackersBeside(other, i); }))
                scope.standard = Standard::Victims;
            // Whoever is held for an attack is held as an attacker.
            else if (attackers && scope.standard == Standard::All && key.attribute == Attribute::Detained)
                scope.standard = Standard::Attackers;
            // Whoever is let go was held, whatever a report calls him.
            else if (key.attribute == Attribute::Released && wasHeld(scope))
                scope = {Standard::All, {}};
            byScope[scope].push_back(i);
        }
        std::map<Scope, std::vector<Index>> totals;
        for (const auto& [scope, claims] : byScope) {
            std::vector<Index> parts;
            totals[scope] = splitTotals(key.incident, claims, parts);
            compareParts(key, scope, parts);
        }
        if (key.attribute == Attribute::Wounded) {
            leaveOutTheDead(key.incident, totals);
            for (auto& [scope, claims] : totals)
                leaveOutHospitals(claims);
        }
        m_sums.addTotals(key, totals);
        for (const auto& [scope, claims] : totals)
            compareTotals(key, scope, static_cast<std::int32_t>(key.incident), claims);
        m_sums.compareScopes(key, totals);
        m_sums.comparePartsWithTotal(key, totals, members);
        for (const auto& [scope, claims] : totals)
            if (scope.standard == Standard::Attackers ||
                (key.attribute == Attribute::Participants && scope.standard == Standard::All))
                for (const Index i : claims)
                    m_attackers[key.incident][key.attribute].push_back(i);
    }

    static bool wasHeld(const Scope& scope) {
        constexpr std::array<std::string_view, 5> held{"prisoner", "detainee", "inmate", "captive", "suspect"};
        return scope.standard == Standard::Attackers || base::isOneOf(scope.noun, held);
    }

    // "Eight people were killed and three raiders died", "seven were killed. Two of the gunmen were killed as well":
    // the attackers are told beside the others, so that these are the victims.
    bool tellsAttackersBeside(Index i, Index all) const {
        const ComparedClaim& some = at(i);
        const ComparedClaim& others = at(all);
        if (some.report != others.report || parseScope(some.scope).standard != Standard::Attackers ||
            some.span.begin < others.span.end)
            return false;
        const std::string_view after = some.sentence.substr(
            std::min(some.sentence.size(), some.sentence.find(some.quote) == std::string_view::npos
                                               ? some.sentence.size()
                                               : some.sentence.find(some.quote) + some.quote.size()));
        if (some.sentenceNumber <= others.sentenceNumber + 3 &&
            (after.starts_with(" as well") || after.starts_with(" too") ||
             some.quote.find(" also ") != std::string_view::npos))
            return true;
        if (some.sentenceNumber != others.sentenceNumber)
            return false;
        const std::size_t begin = some.sentence.find(others.quote);
        const std::size_t end = some.sentence.find(some.quote);
        if (begin == std::string_view::npos || end == std::string_view::npos || begin + others.quote.size() > end)
            return false;
        const std::string_view between =
            some.sentence.substr(begin + others.quote.size(), end - begin - others.quote.size());
        const auto hasVerb = [&](std::string_view quote) {
            return quote.ends_with(" died") || quote.ends_with(" killed") || quote.ends_with(" dead");
        };
        return between.ends_with(" and ") && between.find(':') == std::string_view::npos && hasVerb(others.quote) &&
               hasVerb(some.quote);
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
                const Standard counted = parseScope(at(i).scope).standard;
                const bool anyone = counted == Standard::All || counted == Standard::Victims;
                if ((anyone && isSummand(at(i))) || countsFirst(at(i)) ||
                    (countsSome(at(i)) && (i != largest || size(i) <= 1 || countsSomeOfThem(at(i)))) ||
                    (tellsNoReports(at(i)) && most > 0) || (size(i) == 0 && isOfAnother(i, mine))) {
                    parts.push_back(i);
                    continue;
                }
                const bool otherVoice = at(i).speaker != at(largest).speaker && at(i).speaker >= 0 &&
                                        at(largest).speaker >= 0 && size(i) * 8 >= most;
                // How many were on board is told of all.
                const bool rival = size(i) == most || size(i) >= 0.8 * most || size(i) == 0 || countsAll(at(i)) ||
                                   at(i).otherName == "aboard" || (otherVoice && ofWhole(i, incident));
                (rival ? totals : parts).push_back(i);
            }
        }
        std::sort(totals.begin(), totals.end());
        return totals;
    }

    // "Four were hurt ... shots were fired there in April, but nobody was hurt": one voice that tells a figure does not
    // say that there were none, so that this is of another happening, or of some.
    bool isOfAnother(Index none, const std::vector<Index>& mine) const {
        const auto isCasualty = at(none).attribute == Attribute::Killed || at(none).attribute == Attribute::Wounded;
        return isCasualty && std::any_of(mine.begin(), mine.end(), [&](Index i) {
                   return size(i) > 0 && (at(none).speaker < 0 || at(none).speaker == at(i).speaker);
               });
    }

    bool ofWhole(Index i, std::uint32_t incident) const {
        return static_cast<std::uint32_t>(at(i).event) == incident || !isPart(i, incident);
    }

    // A toll that grows: whenever one figure is higher, it is not older. Missing dates prove nothing.
    bool isUpdate(const std::vector<NumberPosition>& positions, bool eitherWay) const {
        bool later = false;
        for (const NumberPosition& low : positions)
            for (const NumberPosition& high : positions) {
                if (low.printed.low >= high.printed.low || !exclude(low, high))
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

    // "Dozens" beside an exact toll that they can be: worded more loosely, not told otherwise. "Many of them" beside
    // "dozens more" says no figure at all.
    static bool saysNoMore(Attribute attribute, const std::vector<NumberPosition>& positions) {
        const auto exact =
            std::ranges::count_if(positions, [](const NumberPosition& one) { return !one.printed.implied; });
        const bool casualties = attribute == Attribute::Killed || attribute == Attribute::Wounded;
        return exact <= (casualties ? 1 : 0) && !rivals(positions);
    }

    // "Four people were shot, one of whom died" beside "three were wounded": who was shot is counted dead or wounded,
    // and one who died makes the difference.
    bool countsTheDeadToo(std::uint32_t incident, Index i, const std::vector<Index>& claims) const {
        if (!countsWhoWasHit(at(i)))
            return false;
        const auto killed = m_killed.find(incident);
        return killed != m_killed.end() && std::any_of(claims.begin(), claims.end(), [&](Index other) {
                   return at(other).relation != Relation::Unknown && at(other).relation != Relation::Denied &&
                          killed->second.contains(size(i) - size(other));
               });
    }

    // "One killed, four wounded" and "five were wounded" in one report: the five are all of them.
    bool countsTheReportsDeadToo(std::uint32_t incident, Index i, const std::vector<Index>& claims) const {
        const auto killed = m_killedIn.find({incident, at(i).report});
        return at(i).relation == Relation::Equal && killed != m_killedIn.end() && !tellsTheDeadApart(at(i)) &&
               std::any_of(claims.begin(), claims.end(), [&](Index other) {
                   return at(other).report == at(i).report && at(other).relation == Relation::Equal &&
                          size(other) > 0 && killed->second.contains(size(i) - size(other));
               });
    }

    void leaveOutTheDead(std::uint32_t incident, std::map<Scope, std::vector<Index>>& totals) const {
        std::vector<Index> all;
        for (const auto& [scope, claims] : totals)
            all.insert(all.end(), claims.begin(), claims.end());
        for (auto& [scope, claims] : totals)
            std::erase_if(claims, [&](Index i) {
                return countsTheDeadToo(incident, i, all) || countsTheReportsDeadToo(incident, i, all);
            });
    }

    // "Three were taken to hospital" beside "five were hurt" in another report: the other two were not.
    void leaveOutHospitals(std::vector<Index>& claims) const {
        const std::vector<Index> all = claims;
        std::erase_if(claims, [&](Index i) {
            return tellsOfHospital(at(i)) && std::any_of(all.begin(), all.end(), [&](Index other) {
                       return at(other).report != at(i).report && !tellsOfHospital(at(other)) && size(other) > size(i);
                   });
        });
    }

    void compareTotals(const CountKey& key, const Scope& scope, std::int32_t event, std::vector<Index> claims) {
        if (std::any_of(claims.begin(), claims.end(), [&](Index i) { return size(i) > 1; }))
            std::erase_if(claims, [&](Index i) { return tellsOfOne(at(i)); });
        std::vector<NumberPosition> positions = positionsOf(claims);
        // "They remained at large": how many there are is told elsewhere.
        if (key.attribute == Attribute::AtLarge)
            std::erase_if(positions, [&](const NumberPosition& one) {
                return one.printed.implied && std::ranges::all_of(one.claims, [&](Index i) {
                           return at(i).quote.starts_with("They ") || at(i).quote.starts_with("they ");
                       });
            });
        // "Some" and "several" say next to nothing beside figures; of those still sought little more is ever said.
        if (key.attribute != Attribute::AtLarge && key.attribute != Attribute::Killed &&
            key.attribute != Attribute::Detained)
            std::erase_if(positions,
                          [](const NumberPosition& one) { return one.printed.implied && one.printed.low < 10; });
        // "A child died" tells of one of them, not how many there were.
        if (scope.standard == Standard::Other)
            std::erase_if(positions,
                          [](const NumberPosition& one) { return one.printed.low == 1 && !one.printed.implied; });
        if (positions.size() < 2 || saysNoMore(key.attribute, positions))
            return;
        std::set<std::uint32_t> reports;
        for (const NumberPosition& position : positions)
            for (const Index i : position.claims)
                reports.insert(at(i).report);
        Draft draft = draftOf(key, scopeText(scope), event, positions);
        const bool cumulative = claim::isCumulative(key.attribute) || key.attribute == Attribute::AtLarge ||
                                key.attribute == Attribute::Missing;
        if (!rivals(positions)) {
            // "At least 40 ... more than 50 in all": one report that goes on.
            if (reports.size() == 1)
                return;
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

    // Counts of one sub-event, told by several reports. One man is one of those who died there, or died elsewhere.
    void compareParts(const CountKey& key, const Scope& scope, const std::vector<Index>& parts) {
        std::map<std::int32_t, std::vector<Index>> byEvent;
        for (const Index i : parts)
            if (static_cast<std::uint32_t>(at(i).event) != key.incident && !(size(i) == 0 && countsSome(at(i))) &&
                size(i) != 1)
                byEvent[at(i).event].push_back(i);
        for (const auto& [event, claims] : byEvent) {
            std::set<std::uint32_t> reports;
            for (const Index i : claims)
                reports.insert(at(i).report);
            if (reports.size() > 1)
                compareTotals(key, scope, event, claims);
        }
    }

    Sums m_sums;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<double>> m_killedIn; // by incident and report
    std::map<std::uint32_t, std::set<double>> m_killed;                             // by incident
    std::map<std::uint32_t, std::map<Attribute, std::vector<Index>>> m_attackers;   // totals of attackers, by incident
};

} // namespace

void compareCounts(Comparison& comparison) {
    Counts(comparison).run();
}

} // namespace parallax::disagreement
