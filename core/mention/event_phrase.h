// The words of a mention that can stand alone, as a title of its event: "gunmen killed two police officers in
// Northport", "attacks on two gun shops", "killing of seven people".
#pragma once

#include "mention/actor_finder.h"
#include "mention/event_mention.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"

#include <string_view>
#include <vector>

namespace parallax::mention {

// Of one report, whose parts must outlive it. Left out of a phrase: clauses and appositions about the participants,
// times, quotation marks, and what stands before the subject. Pronouns give way to the name of their chain. Any thread.
class EventPhrases {
public:
    EventPhrases(const Syntax& syntax, const ActorMentions& actors, const std::vector<TimeMention>& times);

    // Of the happening that token `trigger` tells and the verb `clause` carries (the trigger itself, or the light verb
    // of "carried out an attack").
    EventPhrase happening(int trigger, int clause) const;
    // Of what the verb `cue` reports, said by the actor mention `speaker`: "the governor told reporters: the road is
    // open". `first` to `last` are the tokens of what is said, for where the tree does not give it to the verb; -1 for
    // none.
    EventPhrase statement(int cue, int speaker, int first = -1, int last = -1) const;

private:
    const Syntax& m_syntax;
    const ActorMentions& m_actors;
    const std::vector<TimeMention>& m_times;
    std::vector<std::string_view> m_nameOfChain; // empty where a chain has none
};

} // namespace parallax::mention
