#include "actor/content_words.h"

#include "base/word_table.h"

#include <algorithm>
#include <array>

namespace parallax::actor {

namespace {

constexpr std::array<std::string_view, 150> functionWords{
    "about",   "above",  "after",   "again", "against", "all",   "also",    "am",      "among",   "an",    "and",
    "another", "any",    "are",     "as",    "at",      "be",    "because", "been",    "before",  "being", "between",
    "both",    "but",    "by",      "can",   "could",   "did",   "do",      "does",    "doing",   "done",  "down",
    "during",  "each",   "eight",   "five",  "for",     "four",  "from",    "further", "get",     "had",   "has",
    "have",    "having", "he",      "her",   "here",    "hers",  "herself", "him",     "himself", "his",   "how",
    "if",      "in",     "into",    "is",    "it",      "its",   "itself",  "just",    "may",     "me",    "might",
    "more",    "most",   "mr",      "mrs",   "ms",      "must",  "my",      "new",     "nine",    "no",    "nor",
    "not",     "now",    "of",      "off",   "on",      "once",  "one",     "only",    "or",      "other", "our",
    "ours",    "out",    "over",    "own",   "said",    "same",  "say",     "saying",  "says",    "seven", "shall",
    "she",     "should", "since",   "six",   "so",      "some",  "such",    "ten",     "than",    "that",  "the",
    "their",   "theirs", "them",    "then",  "there",   "these", "they",    "this",    "those",   "three", "through",
    "to",      "told",   "too",     "two",   "under",   "until", "up",      "upon",    "us",      "very",  "was",
    "we",      "were",   "what",    "when",  "where",   "which", "while",   "who",     "whom",    "whose", "why",
    "will",    "with",   "without", "would", "yet",     "you",   "your"};

} // namespace

bool isFunctionWord(std::string_view word) {
    constexpr std::size_t longest = std::ranges::max(functionWords, {}, &std::string_view::size).size();
    static const auto all = [] {
        base::WordTable<bool> table;
        for (const std::string_view one : functionWords)
            table[one] = true;
        return table;
    }();
    if (word.size() > longest)
        return false;
    std::array<char, longest> lower;
    std::ranges::transform(word, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return all.contains({lower.data(), word.size()});
}

} // namespace parallax::actor
