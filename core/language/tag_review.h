// Parts of speech looked at again once the tree is known: a linear model says which of its two tags a doubtful word
// has, by its form, its place in the tree and its dependents. Trained on trees of parsers that had not learnt from the
// sentence.
#pragma once

#include "language/linear_model.h"
#include "language/parser.h"
#include "language/parser_state.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

class TagReview {
public:
    static constexpr std::size_t features = 36;
    using Features = std::array<std::uint32_t, features>;

    TagReview() = default;
    // `bytes` is what parallax-train wrote and outlives the review; its classes are the tagger's tags.
    explicit TagReview(std::string_view bytes) : m_model(bytes) {}

    // Gives the doubtful words of a sentence the one of their two tags that fits the tree better: swaps them in `tags`
    // and `others`, which `sentence` may look at. `marks` as for the tagger. Returns whether any was changed.
    bool review(const TaggedWords& sentence, std::span<const std::uint32_t> marks, std::span<const Arc> arcs,
                std::span<Tag> tags, std::span<Tag> others) const;

    // What a word looks like in its tree.
    class View {
    public:
        // All of it outlives the view.
        View(const TaggedWords& sentence, std::span<const std::uint32_t> marks, std::span<const Arc> arcs);

        void describe(std::size_t i, Features& out) const;

    private:
        const TaggedWords& m_sentence;
        std::span<const std::uint32_t> m_marks;
        std::span<const Arc> m_arcs;
        std::vector<std::uint32_t> m_relations;  // hashOf
        std::vector<std::uint32_t> m_dependents; // a bit for each of some relations that a dependent has
    };

private:
    LinearModel m_model;
};

} // namespace parallax::language
