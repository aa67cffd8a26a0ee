// What the readers of counts off the surface share: words of state, and which numbers have been told already.
#pragma once

#include "claim/count_reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::claim {

// What a word says of those who are counted beside it.
struct StateWord {
    std::string_view form; // lower case
    Attribute attribute;
    bool after; // stands behind the number: "24 dead"
    bool of;    // what "the number of" counts, or a label: "the number of deaths", "Dead: 31"
};

// The entry of a lower-case word, nullptr for none.
const StateWord* stateWordOf(std::string_view lower);

// For one report, on one thread; `extraction` outlives it.
class SurfaceReader : protected CountReader {
protected:
    explicit SurfaceReader(Extraction& extraction) : CountReader(extraction) { markClaimed(); }

    // `t` is a token of the sentence of `other`.
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }
    // The plain count that begins at `t`, nullptr for none.
    const mention::QuantityMention* startingAt(int t) const;
    // "Eight killed 14 injured", "seven killed 37 others hurt": the number is the next word's.
    bool countsNextState(const mention::QuantityMention& count) const;

    // Reads the claims that there are: what they count is not told again.
    void markClaimed();
    void mark(base::Span span, Attribute attribute);
    // A claim with the attribute has the token.
    bool isClaimed(int t, Attribute attribute) const {
        return (m_claimed[static_cast<std::size_t>(t)] >> static_cast<unsigned>(attribute)) & 1U;
    }

    // Any claim has the token.
    bool isClaimed(int t) const { return m_claimed[static_cast<std::size_t>(t)] != 0; }

    // The claim of a number that none has yet; `t` is the word that tells it.
    void tell(Attribute attribute, int t, const mention::QuantityMention& count, mention::Relation relation,
              std::string scope, base::Span span, std::string why, Hedge hedge = Hedge::None);

private:
    std::vector<std::uint32_t> m_claimed; // token -> attributes that a claim has on it, a bit each
};

} // namespace parallax::claim
