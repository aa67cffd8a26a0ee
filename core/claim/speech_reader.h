// What one word of saying has in its sentence: who speaks, what is said, through which outlet.
#pragma once

#include "claim/attribution.h"
#include "mention/actor_finder.h"
#include "mention/syntax.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::claim {

// For one report, on one thread; what it is made of outlives it. Tokens are those of the report's document.
class SpeechReader {
public:
    SpeechReader(const mention::Syntax& syntax, const mention::ActorMentions& actors)
        : m_syntax(syntax), m_actors(actors) {}

protected:
    const language::Sentence& sentence(int t) const { return m_syntax.sentenceOf(t); }

    // "put the toll at 46", "raised the number of dead to 61", "counted 14 dead": a figure given by somebody.
    bool givesFigure(int t) const;
    static bool givesNews(std::string_view lemma);
    // "holds the army fully responsible": blame.
    bool holdsResponsible(int t) const;

    // The subject of a verb of saying, -1 for none. Trees of long sentences often lose it, so the noun phrase that
    // touches the verb counts, too.
    int besideVerb(int t) const;

    // Sets first and last of `made` to what is said: the part of the sentence before or after "X said", by what stands
    // there; the tree decides where both could be.
    void content(int t, int speakerToken, Attribution& made) const;

    // "the agency quoted the governor as saying", "the governor was quoted by the agency as saying", for the verb of
    // saying at `t`: who spoke and who passes it on, -1 each for nobody.
    struct Reported {
        int speaker = -1, reporter = -1;
    };
    Reported saidAs(int t) const;
    std::string bodyAt(int t) const; // the name of the body at `t`; empty for none

    // "told Harbour News", "said in an interview with Reuters": the outlet; empty for none.
    std::string toldTo(int t) const;

    // From the token `from` to `to`, both included.
    bool hasFinite(int from, int to) const;
    bool hasQuoted(int from, int to) const;

    const mention::Syntax& m_syntax;
    const mention::ActorMentions& m_actors;
    std::vector<bool> m_quoted; // of each token: stands in quotation marks

private:
    int setOff(int t, int first) const;
};

} // namespace parallax::claim
