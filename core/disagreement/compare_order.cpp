// What came first: claims of sequence that exclude each other.
#include "disagreement/text_positions.h"
#include "disagreement/text_value.h"

#include <algorithm>
#include <map>
#include <set>

namespace parallax::disagreement {

namespace {

using claim::Attribute;

// "Before the raid" of "a fire": one happening, how it stands to another, the other.
struct Told {
    enum class Order { None, Before, After, AtOnce, InTurn };
    Order order = Order::None;
    std::vector<std::string> what;
    std::vector<std::string> other;
};

Told read(const ComparedClaim& claim) {
    Told told;
    if (stanceOf(claim) != Stance::Stated)
        return told;
    // Of all targets there is nothing beside which they are put.
    if (claim.scope == "targets") {
        told.order = claim.relation == mention::Relation::About ? Told::Order::AtOnce : Told::Order::InTurn;
        return told;
    }
    const std::string text = textOf(claim);
    const std::string_view marker = std::string_view(text).substr(0, text.find(' '));
    if (marker != "before" && marker != "after")
        return told;
    told.order = marker == "before" ? Told::Order::Before : Told::Order::After;
    told.what = valueWords(claim.scope);
    told.other = valueWords(std::string_view(text).substr(marker.size()));
    return told;
}

bool same(const Told& left, const Told& right) {
    return left.order == right.order && valueLikeness(left.what, right.what) >= 0.5 &&
           valueLikeness(left.other, right.other) >= 0.5;
}

bool opposed(const Told& left, const Told& right) {
    using Order = Told::Order;
    const auto both = [&](Order a, Order b) {
        return (left.order == a && right.order == b) || (left.order == b && right.order == a);
    };
    if (both(Order::AtOnce, Order::InTurn))
        return true;
    if (both(Order::Before, Order::After))
        return valueLikeness(left.what, right.what) >= 0.5 && valueLikeness(left.other, right.other) >= 0.5;
    // The fire before the raid, and the raid before the fire.
    return left.order == right.order && (left.order == Order::Before || left.order == Order::After) &&
           !left.what.empty() && !right.what.empty() && valueLikeness(left.what, right.other) == 1 &&
           valueLikeness(right.what, left.other) == 1 && valueLikeness(left.what, right.what) < 0.5;
}

std::string shownText(const ComparedClaim& claim) {
    const std::string text = textOf(claim);
    return claim.scope == "targets" || claim.scope == "all" ? text : claim.scope + " " + text;
}

} // namespace

void compareOrder(Comparison& comparison) {
    std::map<std::uint32_t, std::vector<Index>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        const std::int32_t home = comparison.homeOf(claim);
        if (claim.attribute == Attribute::Sequence && !comparison.isDerived(i) && home >= 0)
            groups[comparison.events[static_cast<std::size_t>(home)].incident].push_back(i);
    }
    for (const auto& [incident, members] : groups) {
        std::vector<Told> told;
        for (const Index i : members)
            told.push_back(read(comparison.all[i]));
        std::set<std::size_t> used;
        for (std::size_t a = 0; a < members.size(); ++a) {
            if (told[a].order == Told::Order::None || used.contains(a))
                continue;
            PositionDraft mine{shownText(comparison.all[members[a]]), {members[a]}, 0};
            PositionDraft others{{}, {}, 1};
            for (std::size_t b = a + 1; b < members.size(); ++b) {
                if (used.contains(b))
                    continue;
                if (opposed(told[a], told[b])) {
                    if (others.claims.empty())
                        others.value = shownText(comparison.all[members[b]]);
                    others.claims.push_back(members[b]);
                    used.insert(b);
                } else if (same(told[a], told[b])) {
                    mine.claims.push_back(members[b]);
                    used.insert(b);
                }
            }
            if (others.claims.empty())
                continue;
            std::set<std::uint32_t> reports;
            for (const PositionDraft* position : {&mine, &others})
                for (const Index i : position->claims)
                    reports.insert(comparison.all[i].report);
            Draft draft;
            draft.event = static_cast<std::int32_t>(incident);
            draft.attribute = Attribute::Sequence;
            draft.scope = comparison.all[members[a]].scope;
            draft.positions = {std::move(mine), std::move(others)};
            draft.kind = reports.size() == 1 ? Kind::InternalContradiction : Kind::Contradiction;
            draft.reason = told[a].order == Told::Order::AtOnce || told[a].order == Told::Order::InTurn
                               ? "One tells of it at one time, the other of one after the other."
                               : "They put it in opposite order.";
            comparison.add(std::move(draft));
        }
    }
}

} // namespace parallax::disagreement
