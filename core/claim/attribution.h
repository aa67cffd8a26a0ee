// Who says what: source, cue and content of reported speech, sentence by sentence.
// The three parts follow the Penn Attribution Relation Corpus (Pareti 2016).
#pragma once

#include "claim/claim.h"
#include "mention/actor_finder.h"
#include "mention/syntax.h"

#include <string>
#include <vector>

namespace parallax::claim {

enum class Stance { Says, Denies, Unknown }; // Unknown: says that it does not know or tell

// Words between `first` and `last` (tokens, both included) are `speaker`'s.
struct Attribution {
    int first = -1;
    int last = -1;
    int cue = -1;              // the verb or noun of saying
    std::int32_t speaker = -1; // index into the actor mentions; -1: nobody who is named
    Hedge hedge = Hedge::None;
    Stance stance = Stance::Says;
    std::string via; // the outlet that it was told to
    std::string why; // one line
};

// In order of `first`; contents may nest, the innermost is the later one of those that hold a word.
class Attributions {
public:
    Attributions(const mention::Syntax& syntax, const mention::ActorMentions& actors);

    // The innermost attribution whose content holds the token, or nullptr: the report's own voice.
    const Attribution* at(int token) const;
    const std::vector<Attribution>& all() const { return m_all; }

private:
    std::vector<Attribution> m_all;
    std::vector<std::int32_t> m_byToken;
};

} // namespace parallax::claim
