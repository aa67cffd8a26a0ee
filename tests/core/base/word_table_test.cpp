#include "base/word_table.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace parallax::base {
namespace {

TEST(WordTable, HasNothingBeforeAWordIsAdded) {
    const WordTable<int> table;

    EXPECT_EQ(table.find(""), nullptr);
    EXPECT_FALSE(table.contains("harbour"));
}

TEST(WordTable, KeepsTheFirstValueThatAWordWasGiven) {
    WordTable<int> table;
    table.add("guard", 1);
    table.add("guard", 2);
    table["clerk"] = 3;
    table["clerk"] = 4;

    ASSERT_NE(table.find("guard"), nullptr);
    EXPECT_EQ(*table.find("guard"), 1);
    EXPECT_EQ(*table.find("clerk"), 4);
}

// Words of all lengths, many of which begin and end alike, beside a map that is known to be right.
TEST(WordTable, FindsWhatAMapFinds) {
    std::vector<std::string> words = {""};
    for (const std::string stem : {"a", "ab", "port", "northern", "counter-attack", "interministerial"})
        for (int i = 0; i < 200; ++i) {
            words.push_back(stem + std::to_string(i));
            words.push_back(std::to_string(i) + stem);
            words.push_back(stem + std::to_string(i) + stem);
        }
    WordTable<std::size_t> table;
    std::map<std::string, std::size_t> map;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        table.add(words[i], i);
        map.emplace(words[i], i);
    }

    for (const std::string& word : words) {
        const auto known = map.find(word);
        const std::size_t* found = table.find(word);
        ASSERT_EQ(found != nullptr, known != map.end()) << word;
        if (found) {
            EXPECT_EQ(*found, known->second) << word;
        }
    }
}

} // namespace
} // namespace parallax::base
