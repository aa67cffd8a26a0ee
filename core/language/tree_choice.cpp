#include "language/tree_choice.h"

#include <algorithm>

namespace parallax::language {

namespace {

struct Arc {
    std::uint32_t from = 0, to = 0;
    std::int64_t weight = 0;
    std::uint32_t origin = 0; // its place among the arcs it was made from
};

constexpr std::uint32_t none = 0xffffffff;

// The arcs of the largest tree over nodes [0, nodes) with root 0. Each arc's number in `arcs`, by the node it leads to
// (none for the root); empty when some node cannot be reached.
std::vector<std::uint32_t> largestTree(std::uint32_t nodes, const std::vector<Arc>& arcs) {
    std::vector<std::uint32_t> best(nodes, none);
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        const std::uint32_t to = arcs[a].to;
        if (to != 0 && arcs[a].from != to && (best[to] == none || arcs[a].weight > arcs[best[to]].weight)) {
            best[to] = a;
        }
    }
    if (std::find(best.begin() + 1, best.end(), none) != best.end()) {
        return {};
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
    const std::vector<std::uint32_t> rest = largestTree(groups, contracted);
    if (rest.empty()) {
        return {};
    }
    for (const std::uint32_t chosen : rest) {
        if (chosen != none) {
            const std::uint32_t a = contracted[chosen].origin;
            best[arcs[a].to] = a; // breaks the cycle where it is one
        }
    }
    return best;
}

// Whether the arcs, one for each word, are a tree with one word at the root.
bool isTree(const std::vector<std::uint32_t>& chosen, std::span<const WeighedArc> arcs) {
    std::vector<std::uint32_t> seen(chosen.size() + 1); // from which word a node was reached
    std::size_t roots = 0;
    for (std::uint32_t word = 1; word <= chosen.size(); ++word) {
        if (chosen[word - 1] == none) {
            return false;
        }
        roots += arcs[chosen[word - 1]].head == 0;
        std::uint32_t at = word;
        while (at != 0 && seen[at] == 0) {
            seen[at] = word;
            at = arcs[chosen[at - 1]].head;
        }
        if (at != 0 && seen[at] == word) {
            return false;
        }
    }
    return roots == 1;
}

} // namespace

std::vector<std::uint32_t> chooseTree(std::uint32_t words, std::span<const WeighedArc> arcs) {
    // The best arc of each word is nearly always a tree.
    std::vector<std::uint32_t> best(words, none), roots;
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        std::uint32_t& of = best[arcs[a].word - 1];
        of = of == none || arcs[a].weight > arcs[of].weight ? a : of;
        if (arcs[a].head == 0 && (roots.empty() || roots.back() != arcs[a].word)) {
            roots.push_back(arcs[a].word);
        }
    }
    if (isTree(best, arcs)) {
        return best;
    }
    best.clear();
    std::int64_t bestSum = 0;
    std::vector<Arc> allowed;
    for (const std::uint32_t root : roots) {
        allowed.clear();
        for (std::uint32_t a = 0; a < arcs.size(); ++a) {
            if ((arcs[a].head == 0) == (arcs[a].word == root)) {
                allowed.push_back({arcs[a].head, arcs[a].word, arcs[a].weight, a});
            }
        }
        const std::vector<std::uint32_t> tree = largestTree(words + 1, allowed);
        std::int64_t sum = 0;
        for (std::size_t i = 1; i < tree.size(); ++i) {
            sum += allowed[tree[i]].weight;
        }
        if (!tree.empty() && (best.empty() || sum > bestSum)) {
            bestSum = sum;
            best.clear();
            for (std::size_t i = 1; i < tree.size(); ++i) {
                best.push_back(allowed[tree[i]].origin);
            }
        }
    }
    return best;
}

} // namespace parallax::language
