// One tree out of several arcs for each word, so that the sum of their weights is largest (Sagae & Lavie 2006, "Parser
// combination by reparsing"; Chu & Liu 1965, Edmonds 1967 for the largest tree).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace parallax::language {

// An arc that a word can get. Words are numbered from 1, 0 is the root.
struct WeighedArc {
    std::uint32_t word = 0, head = 0;
    std::int64_t weight = 0;
};

// The arcs that are a tree with one word at the root: the place of each word's arc in `arcs`, from word 1 on; of two
// equal trees the one with the earlier arcs. Each of `words` words has an arc, and a tree with one word at the root can
// be made of them; when none can, the result is empty.
std::vector<std::uint32_t> chooseTree(std::uint32_t words, std::span<const WeighedArc> arcs);

} // namespace parallax::language
