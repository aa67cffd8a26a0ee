#include "language/tree_choice.h"

#include <cassert>

namespace parallax::language {

namespace {

struct Arc {
    std::uint32_t from = 0, to = 0;
    std::int64_t weight = 0;
    std::uint32_t origin = 0; // its place among the arcs it was made from
};

constexpr std::uint32_t none = 0xffffffff;

// The arcs of the largest tree over nodes [0, nodes) with root 0; every node can be reached. Each arc's number in
// `arcs`, by the node it leads to (none for the root).
std::vector<std::uint32_t> largestTree(std::uint32_t nodes, const std::vector<Arc>& arcs) {
    std::vector<std::uint32_t> best(nodes, none);
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        const std::uint32_t to = arcs[a].to;
        if (to != 0 && arcs[a].from != to && (best[to] == none || arcs[a].weight > arcs[best[to]].weight)) {
            best[to] = a;
        }
    }
    // Walks up from each node; a walk that meets itself has found a cycle. All cycles are found in one pass.
    std::vector<std::uint32_t> walk(nodes, none), group(nodes, none);
    std::uint32_t groups = 1; // of the contracted graph; the root is 0
    group[0] = 0;
    walk[0] = 0;
    bool cycles = false;
    std::vector<std::uint32_t> inCycle(nodes, none);
    for (std::uint32_t start = 1; start < nodes; ++start) {
        std::uint32_t at = start;
        while (walk[at] == none) {
            walk[at] = start;
            at = arcs[best[at]].from;
        }
        if (at != 0 && walk[at] == start && group[at] == none && inCycle[at] == none) {
            const std::uint32_t head = at;
            do {
                inCycle[at] = head;
                group[at] = groups;
                at = arcs[best[at]].from;
            } while (at != head);
            ++groups;
            cycles = true;
        }
    }
    if (!cycles) {
        return best;
    }
    for (std::uint32_t i = 1; i < nodes; ++i) {
        if (group[i] == none) {
            group[i] = groups++;
        }
    }
    std::vector<Arc> contracted;
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        const Arc& arc = arcs[a];
        if (arc.to == 0 || group[arc.from] == group[arc.to]) {
            continue;
        }
        const std::int64_t lost = inCycle[arc.to] == none ? 0 : arcs[best[arc.to]].weight;
        contracted.push_back({group[arc.from], group[arc.to], arc.weight - lost, a});
    }
    for (const std::uint32_t chosen : largestTree(groups, contracted)) {
        if (chosen != none) {
            const std::uint32_t a = contracted[chosen].origin;
            best[arcs[a].to] = a; // breaks the cycle where it is one
        }
    }
    return best;
}

} // namespace

std::vector<bool> chooseTree(const WeighedTree& first, const WeighedTree& second) {
    assert(first.heads.size() == second.heads.size());
    const auto nodes = static_cast<std::uint32_t>(first.heads.size());
    std::vector<bool> best(nodes, false);
    std::uint32_t firstRoot = 0, secondRoot = 0;
    bool same = true;
    for (std::uint32_t i = 1; i < nodes; ++i) {
        firstRoot = first.heads[i] == 0 ? i : firstRoot;
        secondRoot = second.heads[i] == 0 ? i : secondRoot;
        same = same && first.heads[i] == second.heads[i];
    }
    if (same) {
        return best;
    }
    std::int64_t bestSum = -1;
    for (const std::uint32_t root : {firstRoot, secondRoot}) {
        std::vector<Arc> arcs;
        for (std::uint32_t i = 1; i < nodes; ++i) {
            const bool agreed = first.heads[i] == second.heads[i];
            if (first.heads[i] != 0 || i == root) {
                arcs.push_back(
                    {first.heads[i], i, std::int64_t{first.confidence[i]} + (agreed ? second.confidence[i] : 0), 0});
            }
            if (!agreed && (second.heads[i] != 0 || i == root)) {
                arcs.push_back({second.heads[i], i, second.confidence[i], 1});
            }
        }
        std::int64_t sum = 0;
        std::vector<bool> fromSecond(nodes, false);
        for (const std::uint32_t chosen : largestTree(nodes, arcs)) {
            if (chosen != none) {
                sum += arcs[chosen].weight;
                fromSecond[arcs[chosen].to] = arcs[chosen].origin == 1;
            }
        }
        if (sum > bestSum) {
            bestSum = sum;
            best = std::move(fromSecond);
        }
        if (firstRoot == secondRoot) {
            break;
        }
    }
    return best;
}

} // namespace parallax::language
