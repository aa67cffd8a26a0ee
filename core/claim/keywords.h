// What a report is on, in a few words.
#pragma once

#include "mention/syntax.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::claim {

// Content words by how often they stand in the title and the first sentences.
class Keywords {
public:
    // The next section of the report, which begins after that many of its sentences.
    void add(const mention::Syntax& syntax, std::size_t sentencesBefore);

    // The heaviest ones, in order of weight, then of first mention.
    std::vector<std::string> heaviest() const;

private:
    struct Weight {
        double sum = 0;
        std::size_t first = 0; // token
    };
    std::unordered_map<std::string, Weight> m_weights; // by lemma in lower case
    std::size_t m_tokens = 0;
};

} // namespace parallax::claim
