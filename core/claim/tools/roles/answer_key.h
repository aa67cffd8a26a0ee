// The answer key of MUC-4-like documents: who and what fills which role, and whether an answer matches it. The rules of
// matching are those of the head-noun measure of role fillers (Patwardhan and Riloff 2009; Huang and Riloff 2012).
#pragma once

#include "claim/role_candidates.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::training {

// A text for comparison: lower case, without marks, possessives and leading words that count or point.
std::string normalised(std::string_view text);
// The head of a noun phrase: the last word before what is said about it.
std::string headWord(std::string_view text);

struct KeyFiller {
    std::vector<std::string> texts, heads; // normalised; of all its names and descriptions
    bool optional = false;

    bool matches(std::string_view answer) const;
};

struct AnswerKey {
    std::array<std::vector<KeyFiller>, claim::roleSlotCount> fillers;
};

// A line of the key's file as JSON: the report's record for report::parseJsonRecord (in `record`) and its key. Throws
// nlohmann's exceptions on what is no such line.
AnswerKey parseKey(const std::string& line, std::string& record);

} // namespace parallax::training
