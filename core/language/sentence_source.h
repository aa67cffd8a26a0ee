// The tokens and sentences of one line, some at a time: what Tokeniser::split does, with memory that does not grow with
// the line. A decision looks at a few atoms or words behind it, so only these are kept.
#pragma once

#include "language/tokeniser.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::language {

class SentenceSource {
public:
    // `tokeniser` and `text` outlive this.
    SentenceSource(const Tokeniser& tokeniser, std::string_view text, base::Span line);

    // Appends the next sentences to `tokens`, and for each of them tokens.size() at its end to `sentenceEnds`, until at
    // least `count` tokens were appended or the line ends. A sentence is there as soon as another one follows, or the
    // line has ended.
    void next(std::size_t count, std::vector<base::Span>& tokens, std::vector<std::uint32_t>& sentenceEnds);
    // No sentence is left.
    bool finished() const { return m_lineRead && m_words.empty(); }

private:
    void readTokens();

    const Tokeniser& m_tokeniser;
    std::string_view m_text;
    base::Span m_line;
    Tokeniser::AtomPlace m_place;
    std::vector<Atom> m_atoms; // from the begin of a chunk on
    bool m_lineRead = false;   // all tokens are there
    std::uint32_t m_previousEnd;
    // Tokens from the begin of the sentence at hand on; decisions were made for the first m_decided.
    std::vector<base::Span> m_tokens;
    std::vector<Tokeniser::Word> m_words;
    std::size_t m_decided = 0;
    Tokeniser::SentenceSoFar m_soFar;
};

} // namespace parallax::language
