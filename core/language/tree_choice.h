// One tree out of two: every word takes one of the heads that two parsers give it, so that the sum of the parsers'
// confidence is largest and the whole is a tree (Sagae & Lavie 2006, "Parser combination by reparsing"; Chu & Liu 1965,
// Edmonds 1967 for the largest tree).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace parallax::language {

// A parser's tree: the head of each word, numbered from 1 with 0 for the root, and how sure it is of it, at least 0.
// Element 0 is unused. Exactly one word has head 0.
struct WeighedTree {
    std::span<const std::uint32_t> heads;
    std::span<const std::int32_t> confidence;
};

// For each word whether it takes the head of `second`; element 0 is unused. Where both agree it is false. The heads so
// chosen are a tree with one word at the root. The trees have the same number of words.
std::vector<bool> chooseTree(const WeighedTree& first, const WeighedTree& second);

} // namespace parallax::language
