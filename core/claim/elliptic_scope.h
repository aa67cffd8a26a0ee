// Whom a number counts that stands without a noun: "killing three and wounding six servicemen".
#pragma once

#include "claim/count_reader.h"

#include <string>

namespace parallax::claim {

// "killing three and wounding six servicemen", "four men were killed and seven detained", "one was killed, the other
// wounded": the noun stands with the neighbouring verb, or in the sentence before.
class EllipticScope : private CountReader {
public:
    explicit EllipticScope(Extraction& extraction) : CountReader(extraction) {}

    // The scope of the number at the token `p`, which `frame`, one of the report's, counts; "all" or "victims" where
    // nothing tells.
    std::string of(const mention::Frame& frame, int p, bool attackersDid) const;

private:
    bool isPartOfThem(int t) const;
    // "Hundreds were arrested after clashes in which two students died": told of something else behind a subject.
    bool isAsideBehind(const mention::Frame& frame, int p, int t) const;
};

} // namespace parallax::claim
