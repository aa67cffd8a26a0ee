// "Strike" names two things that news tells of every day: an attack from the air and a refusal to work.
#pragma once

#include "mention/event_mention.h"
#include "mention/syntax.h"

#include <optional>

namespace parallax::mention {

// Decides by the words at the noun, then of its sentence, then of the whole document. One for each document; `syntax`
// outlives it. Linear in the document, once.
class StrikeReader {
public:
    explicit StrikeReader(const Syntax& syntax) : m_syntax(syntax) {}

    // Bombing, Protest, or Attack where nothing tells; nullopt: "Quake Strikes Island", a verb taken for the noun.
    // `t` is a noun with the lemma "strike".
    std::optional<EventKind> kindOf(int t);

private:
    struct Words {
        bool fire = false, work = false;
    };
    Words wordsIn(int from, int to) const;

    const Syntax& m_syntax;
    std::optional<Words> m_document;
};

} // namespace parallax::mention
