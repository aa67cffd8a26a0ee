// Which of the arcs that two parsers have in mind for a word to believe: a linear model over one arc and what both
// parsers say of it, trained on sentences that neither parser had learnt from.
#pragma once

#include "language/arc_candidates.h"
#include "language/linear_model.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

class ArcChoice {
public:
    static constexpr std::size_t features = 50;
    using Features = std::array<std::uint32_t, features>;

    ArcChoice() = default;
    // `bytes` is what parallax-train wrote and outlives the choice. The default one believes who is more confident.
    explicit ArcChoice(std::string_view bytes) : m_model(bytes) {}

    // How far each of `arcs` of `candidates` is to be believed, to be compared with others of the same word. Those of a
    // word lie together; one that is alone gets 0.
    std::vector<std::int32_t> scores(const ArcCandidates& candidates, std::span<const ArcCandidate> arcs) const;

    // The model has one class, whose score is the larger the likelier the arc is.
    static void describe(const ArcCandidates& candidates, const ArcCandidate& candidate, Features& out);

private:
    static std::int32_t confidence(const ArcCandidates& candidates, const ArcCandidate& arc);

    LinearModel m_model;
};

} // namespace parallax::language
