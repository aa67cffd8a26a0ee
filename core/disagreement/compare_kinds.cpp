// With what weapon, in what vehicle: kinds of one family that exclude each other.
#include "disagreement/text_positions.h"
#include "disagreement/thing_kind.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace parallax::disagreement {

using claim::Attribute;

namespace {

// What one report says of one question, or one of two speakers in it who say different things.
struct Told {
    ThingKind kind = -1; // the narrowest
    bool several = false;
    bool mixed = false; // names kinds that exclude each other: there were several
    std::vector<Index> claims;
};

Told toldBy(const Comparison& comparison, const std::vector<Index>& claims) {
    Told told;
    told.claims = claims;
    for (const Index i : claims) {
        const std::string text = textOf(comparison.all[i]);
        const ThingKind kind = thingKind(text);
        told.several = told.several || namesSeveral(text);
        told.mixed = told.mixed || !fits(told.kind, kind);
        if (depthOf(kind) > depthOf(told.kind))
            told.kind = kind;
    }
    return told;
}

// "a rubber bullet, police said; the doctor said it was a live round": two who each tell of one kind of the same deed.
// Nobody where more speak, or where the report itself tells of one.
std::vector<Told> toldBySpeakers(const Comparison& comparison, const std::vector<Index>& claims) {
    std::map<std::int32_t, std::vector<Index>> bySpeaker;
    for (const Index i : claims) {
        if (comparison.all[i].speaker < 0 || comparison.all[i].event != comparison.all[claims.front()].event)
            return {};
        bySpeaker[comparison.all[i].speaker].push_back(i);
    }
    std::vector<Told> told;
    for (const auto& [speaker, said] : bySpeaker) {
        told.push_back(toldBy(comparison, said));
        if (told.back().mixed || told.back().several)
            return {};
    }
    return told;
}

} // namespace

// Weapons and vehicles may be several, so that two reports are at odds only where each tells of one kind of a family,
// of one happening, and no kind is the other's: a rifle and a pistol, a tug and a fishing boat; not a gun and a rifle,
// rifles and pistols, or a car with a bus in one report beside the bus in the other.
void compareKinds(Comparison& comparison) {
    using Key = std::tuple<std::int32_t, Attribute, std::string, ThingKind>;
    std::map<Key, std::map<std::uint32_t, std::vector<Index>>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (claim.event < 0 || comparison.isDerived(i) || stanceOf(claim) != Stance::Stated ||
            (claim.attribute != Attribute::Weapon && claim.attribute != Attribute::Vehicle))
            continue;
        if (const ThingKind family = familyOf(thingKind(textOf(claim))); family >= 0)
            groups[{askedOf(comparison, claim), claim.attribute, claim.scope, family}][claim.report].push_back(i);
    }
    for (const auto& [key, byReport] : groups) {
        std::vector<Told> positions;
        std::vector<Told> told;
        for (const auto& [report, claims] : byReport)
            if (Told one = toldBy(comparison, claims); !one.mixed)
                told.push_back(std::move(one));
            else if (auto each = toldBySpeakers(comparison, claims); each.size() == 2)
                std::ranges::move(each, std::back_inserter(told));
        // The narrowest first: "a gun" goes with whoever says more.
        std::ranges::stable_sort(told, std::greater<>(), [](const Told& one) { return depthOf(one.kind); });
        for (Told& one : told) {
            const auto home =
                std::ranges::find_if(positions, [&](const Told& position) { return fits(position.kind, one.kind); });
            if (home == positions.end()) {
                positions.push_back(std::move(one));
                continue;
            }
            home->several = home->several || one.several;
            home->claims.insert(home->claims.end(), one.claims.begin(), one.claims.end());
        }
        const std::vector<Told> all = positions;
        std::erase_if(positions, [&](const Told& one) {
            return std::ranges::none_of(all, [&](const Told& other) {
                return !fits(one.kind, other.kind) && !(one.several && other.several) &&
                       ofOneHappening(comparison, one.claims, other.claims);
            });
        });
        if (positions.size() < 2)
            continue;
        Draft draft;
        draft.event = std::get<0>(key);
        draft.attribute = std::get<1>(key);
        draft.scope = std::get<2>(key);
        const auto reportOf = [&](const Told& one) { return comparison.all[one.claims.front()].report; };
        const bool internal = std::ranges::all_of(positions, [&](const Told& one) {
            return reportOf(one) == reportOf(positions.front()) && one.claims.size() == 1;
        });
        draft.kind = internal ? Kind::InternalContradiction : Kind::Contradiction;
        draft.reason = internal ? "Neither is a kind of the other, and each speaker tells of one."
                                : "Neither is a kind of the other, and each report tells of one.";
        for (Told& position : positions) {
            std::ranges::sort(position.claims);
            draft.positions.push_back({textOf(comparison.all[position.claims.front()]), position.claims, 0});
        }
        comparison.add(std::move(draft));
    }
}

} // namespace parallax::disagreement
