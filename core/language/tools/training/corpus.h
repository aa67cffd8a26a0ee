// The sentences that the models learn from.
#pragma once

#include "language/conllu.h"
#include "language/tagger.h"
#include "language/word_info.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax::training {

struct Example {
    const language::GivenDocument* document = nullptr;
    std::uint32_t sentence = 0;
    std::vector<language::WordInfo> words;
    std::vector<language::Tag> tags;      // gold
    std::vector<language::Tag> predicted; // by a tagger that has not seen this sentence
    std::vector<language::Tag> others;    // by the same, for doubtful words; Tagger::noTag for the rest
    std::vector<language::Upos> upos;     // gold
    std::vector<std::uint32_t> heads;     // by word number from 1; 0: the root. heads[0] is unused
    std::vector<std::uint32_t> relations; // likewise
    bool altered = false;                 // a copy with other capitals
};

struct Corpus {
    std::vector<language::GivenDocument> documents;
    std::vector<Example> examples;
    std::vector<std::string> tagNames; // "NOUN|NN"
    std::vector<std::string> relationNames;
};

// Reads CoNLL-U files. Adds copies of some sentences in capitals, in headline style and in small letters.
Corpus readCorpus(const std::vector<std::string>& paths, bool alter);

// A small deterministic random number generator (Vigna's splitmix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint32_t next() {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
    }
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>((std::uint64_t{next()} * bound) >> 32);
    }

private:
    std::uint64_t m_state;
};

template <typename T>
void shuffle(std::vector<T>& values, Random& random) {
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
    }
}

} // namespace parallax::training
