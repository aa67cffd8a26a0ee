// Which word of effect a number belongs to that touches it, whatever the tree says.
#pragma once

#include "claim/extraction.h"

#include <cstdint>
#include <vector>

namespace parallax::claim {

// "had been killed and 20 wounded", "killing 44 and wounding dozens": after an active verb the number follows, before
// a participle or adjective it stands. For one report, on one thread; `extraction` outlives it.
class NumberOwners {
public:
    explicit NumberOwners(const Extraction& extraction);

    // A number touches the word of the frame `f`.
    bool owns(std::size_t f) const { return m_owns[f]; }
    // The quantity `q` touches the word of the frame `f`.
    bool owns(std::size_t f, std::int32_t q) const {
        return m_owner[static_cast<std::size_t>(q)] == static_cast<std::int32_t>(f);
    }
    // The number of the noun or number at the token `p` touches the word of the frame `f`.
    bool touches(int p, std::size_t f) const;
    // The number of the noun or number at the token `t` touches a word of another effect than the frame's.
    bool ownedByOther(int t, const mention::Frame& frame) const;
    // "killed a child, injured dozens": a deed in a list of deeds, which the tree takes for a word about the dozens.
    bool isListedDeed(const mention::Frame& frame) const;

private:
    void find();
    // "killed two and injured 11 people": two deeds, each with its number behind it, so that neither is a passive.
    bool isOneOfDeeds(const mention::Frame& frame) const;
    // The token behind the number right behind the participle; -1 for none.
    int numberEnd(const mention::Frame& frame) const;
    // "A blast killed two and wounded four", whose number the tree takes for a measure: a number alone behind the verb.
    bool hasBareNumber(const mention::Frame& frame, int number) const;
    // "Six injured farmers died": the number is that of the dead.
    bool describesTheDead(const mention::Frame& frame) const;
    // "Eight killed 14 injured" in headlines without commas: the number is the next word's.
    bool countsNextState(std::int32_t quantity, const mention::Frame& frame) const;

    const Extraction& m_x;
    const mention::Syntax& m_syntax;
    std::vector<bool> m_owns;          // frame -> a number touches its word
    std::vector<std::int32_t> m_owner; // quantity -> the frame whose word it touches, -1
};

} // namespace parallax::claim
