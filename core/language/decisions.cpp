#include "language/decisions.h"

#include "base/error.h"
#include "language/hashing.h"

#include <algorithm>

namespace parallax::language {

namespace {

constexpr char leftMark = '<', rightMark = '>';

} // namespace

std::string Decisions::name(Transition transition, std::string_view relation) {
    switch (transition) {
    case Transition::Shift:
        return shift;
    case Transition::Left:
        return leftMark + std::string(relation);
    case Transition::Right:
        return rightMark + std::string(relation);
    }
    return {};
}

Decisions::Decisions(std::span<const char* const> names) {
    for (const char* name : names) {
        if (m_decisions.empty()) {
            m_decisions.push_back({});
            continue;
        }
        const bool right = *name == rightMark;
        const std::string_view relation(name + 1);
        if ((!right && *name != leftMark) || (!right && m_decisions.back().transition == Transition::Right)) {
            throw base::Error("a model of the parser is damaged: train it again with parallax-train");
        }
        std::uint32_t number = 0;
        while (number < m_relations.size() && m_relations[number] != relation) {
            ++number;
        }
        if (number == m_relations.size()) {
            m_relations.push_back(name + 1);
        }
        m_firstRight += right ? 0 : 1;
        m_decisions.push_back({right ? Transition::Right : Transition::Left, number});
    }
    for (const std::string_view relation : m_relations) {
        m_hashes.push_back(hashOf(relation));
    }
}

std::pair<std::size_t, std::size_t> Decisions::range(Transition transition) const {
    switch (transition) {
    case Transition::Shift:
        return {0, 1};
    case Transition::Left:
        return {1, m_firstRight};
    case Transition::Right:
        return {m_firstRight, m_decisions.size()};
    }
    return {0, 0};
}

bool Decisions::forced(const ParserState& state, Decision& decision) {
    if (state.stack().size() == 1) {
        decision = {};
        return true;
    }
    decision = {Transition::Right, 0};
    return !state.allowed(Transition::Shift) && state.stack().size() == 2;
}

} // namespace parallax::language
