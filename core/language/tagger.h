// Parts of speech: two passes of an averaged perceptron over the words of a sentence, left to right; the second sees
// the tags that the first gave to the words on the right. Collins 2002, "Discriminative training methods for hidden
// Markov models"; the lexicon's ambiguity classes for the words around after Gimenez & Marquez 2004, "SVMTool".
#pragma once

#include "language/document.h"
#include "language/frozen_map.h"
#include "language/linear_model.h"
#include "language/word_info.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

// A tag stands for a universal and a Penn tag together.
using Tag = std::uint8_t;

class Tagger {
public:
    static constexpr std::size_t maxFeatures = 72;
    using Features = std::array<std::uint32_t, maxFeatures>;
    static constexpr Tag noTag = 255; // beside the sentence, or none

    Tagger() = default;
    // `bytes` is what parallax-train wrote and outlives the tagger.
    explicit Tagger(std::string_view bytes);

    // A sentence to be tagged. `marks`: what the gazetteer of names says of each word (NameFinder::marks). `others`
    // gets, for a word whose tag is doubtful, the next best one, noTag for the rest.
    struct Question {
        std::span<const WordInfo> words;
        std::span<const std::uint32_t> marks;
        std::vector<Tag>* tags = nullptr;
        std::vector<Tag>* others = nullptr;
    };
    // Faster for many sentences at once than one by one; the tags are the same.
    void tag(std::span<const Question> questions) const;

    // A tag that is ahead by no more than this (in the models' own units) is doubtful.
    static constexpr std::int32_t doubtful = 1200000;

    // The best and the next best of the scores of all tags.
    struct Best {
        Tag tag = 0, other = 0;
        std::int32_t margin = 0; // by which the first is ahead
    };
    static Best bestOf(std::span<const std::int32_t> scores);

    std::size_t tags() const { return m_first.classes(); }
    Upos upos(Tag tag) const { return m_upos[tag]; }
    const char* xpos(Tag tag) const { return m_xpos[tag]; }
    const char* name(Tag tag) const { return m_first.className(tag); } // "NOUN|NN"

    // The ambiguity class of each word by the lexicon, 0 for an unknown word.
    static void ambiguities(const FrozenMap& lexicon, std::span<const WordInfo> words, std::vector<std::uint32_t>& out);

    // The features of word `i`, of which the tags before are known; `first` holds the tags of the first pass, empty in
    // the first pass. `marks` is empty for a tagger that knows no names.
    static std::size_t features(std::span<const WordInfo> words, std::span<const std::uint32_t> ambiguity,
                                std::span<const std::uint32_t> marks, std::span<const Tag> tags,
                                std::span<const Tag> first, std::size_t i, Features& out);

private:
    static constexpr std::size_t together = 4; // so many sentences are tagged side by side
    class Run;

    FrozenMap m_lexicon;
    LinearModel m_first, m_second;
    std::vector<Upos> m_upos;
    std::vector<const char*> m_xpos;
};

} // namespace parallax::language
