// What a transition parser decides between: a transition together with the relation of its arc. Only the arcs that
// sentences really have, most of them, are among the decisions.
#pragma once

#include "language/parser_state.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::language {

class Decisions {
public:
    // A model's classes: "shift" first, then left arcs, then right ones.
    static constexpr const char* shift = "shift";
    static std::string name(Transition transition, std::string_view relation); // "<det", ">obj"

    Decisions() = default;
    // `names` outlive the decisions. Throws base::Error when they are not such names.
    explicit Decisions(std::span<const char* const> names);

    struct Decision {
        Transition transition = Transition::Shift;
        std::uint32_t relation = ParserState::noRelation;
    };
    std::size_t count() const { return m_decisions.size(); }
    const Decision& operator[](std::size_t number) const { return m_decisions[number]; }
    // First and last + 1 of those with the arc of `transition`.
    std::pair<std::size_t, std::size_t> range(Transition transition) const;

    // When there is but one thing to do, it takes no model: true, and the step in `decision`.
    static bool forced(const ParserState& state, Decision& decision);

    // Relations are numbered; 0 is "root".
    const char* relation(std::uint32_t number) const { return m_relations[number]; }
    std::uint32_t relationHash(std::uint32_t number) const { return m_hashes[number]; }

private:
    std::vector<Decision> m_decisions;
    std::vector<const char*> m_relations{"root"};
    std::vector<std::uint32_t> m_hashes; // of the relations' names
    std::size_t m_firstRight = 1;
};

} // namespace parallax::language
