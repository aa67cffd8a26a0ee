// What the makers of claims on circumstances share: the words of a phrase, of a clause, and where the story is violent.
#pragma once

#include "base/one_of.h"
#include "claim/extraction.h"

#include <algorithm>
#include <array>

namespace parallax::claim {

using base::isOneOf;

// Colours that name the level of an alert.
inline constexpr std::array<std::string_view, 6> alertColours = {"red", "yellow", "orange", "amber", "green", "black"};

// For one report, on one thread; `extraction` outlives it.
class ClaimMaker {
public:
    explicit ClaimMaker(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

protected:
    std::string value(int t) const { return std::string(m_x.text(m_x.phrase(t))); }
    base::Span clause(int verb) const {
        mention::Frame frame;
        frame.at = frame.end = frame.clause = verb;
        return mention::clauseSpan(m_syntax, frame);
    }
    base::Span together(int a, int b) const { return m_syntax.span(std::min(a, b), std::max(a, b)); }
    bool inViolence(int t) const {
        const auto event = m_x.eventOf(t);
        return event >= 0 && mention::isViolent(m_x.events.mentions[static_cast<std::size_t>(event)].kind);
    }
    bool violentStory() const {
        const auto main = m_x.events.main;
        return main >= 0 && mention::isViolent(m_x.events.mentions[static_cast<std::size_t>(main)].kind);
    }

    Extraction& m_x;
    const mention::Syntax& m_syntax;
};

} // namespace parallax::claim
