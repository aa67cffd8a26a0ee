// Which of two parsers to believe about a word where they differ: a linear model over what both say of it, trained on
// sentences that neither parser had learnt from.
#pragma once

#include "language/linear_model.h"
#include "language/tagger.h"
#include "language/word_info.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

// A parser's tree. Words are numbered from 1 in the order of the text, 0 is the root; element 0 is unused.
struct Opinion {
    std::vector<std::uint32_t> heads;
    std::vector<const char*> relations;
    std::vector<std::uint32_t> relationHashes;    // hashOf the relations
    std::vector<std::int32_t> confidence;         // by how much each arc beat any other; see Parser
    std::vector<std::int32_t> relationConfidence; // by how much its relation beat any other
};

class ArcChoice {
public:
    static constexpr std::size_t maxFeatures = 64;
    using Features = std::array<std::uint32_t, maxFeatures>;

    ArcChoice() = default;
    // `bytes` is what parallax-train wrote and outlives the choice. The default one believes whom is more confident.
    explicit ArcChoice(std::string_view bytes) : m_model(bytes) {}

    // By how much `second` is rather to be believed about word i than `first`, in units of its own.
    std::int32_t secondAhead(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
                             const Opinion& first, const Opinion& second, std::uint32_t i) const;

    // The model has two classes: the first is right, the second is right.
    static std::span<const std::uint32_t> features(std::span<const WordInfo> words, std::span<const Tag> tags,
                                                   std::span<const Upos> coarse, const Opinion& first,
                                                   const Opinion& second, std::uint32_t i, Features& out);

private:
    LinearModel m_model;
};

} // namespace parallax::language
