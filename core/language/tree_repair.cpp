#include "language/tree_repair.h"

#include "language/tree_repair_rules.h"

namespace parallax::language {
namespace {

// Longer ones are lists and broken text.
constexpr std::size_t longestSentence = 300;

} // namespace

void repairTree(std::string_view text, std::span<Token> sentence, std::size_t first) {
    if (sentence.size() < 3 || sentence.size() > longestSentence)
        return;
    TreeEditor tree(text, sentence, first);
    repairPhrases(tree);
    repairResults(tree);
    repairClauses(tree);
    repairJoints(tree);
    repairNumbers(tree);
    repairSubjects(tree);
    repairPredicates(tree);
}

} // namespace parallax::language
