// Finds who is spoken of: names, noun phrases that denote people, and pronouns, and puts those together that are surely
// one (chains).
#pragma once

#include "mention/actor_mention.h"
#include "mention/event_mention.h"
#include "mention/syntax.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::mention {

struct ActorMentions {
    std::vector<ActorMention> mentions; // in text order of their head tokens
    std::vector<std::int32_t> byToken;  // for each token, the mention whose head or name it is, or -1

    int at(int token) const { return token < 0 ? -1 : byToken[static_cast<std::size_t>(token)]; }
};

// Any thread.
ActorMentions findActors(const Syntax& syntax);

// Sets chain and chainScore of all mentions. Rules, safest first: the same full name; a short form of exactly one
// fuller name; an acronym; apposition; the same definite description; a pronoun with one fitting person near. What is
// not safe stays alone.
void resolveChains(const Syntax& syntax, ActorMentions& actors);

// A name as it is compared: ASCII letters in lower case, on one line.
std::string nameInLowerCase(std::string_view name);

// Puts those together who do the deeds of the report's story, once its events are known; chains are numbered anew.
void joinAttackers(const Syntax& syntax, ActorMentions& actors, const std::vector<EventMention>& events);

// A victim told by a definite noun ("the judge", "the victim") is the victim named before whom the report calls so, or,
// for a noun that says nothing, the last one named of a deed of that kind. Chains are numbered anew.
void joinVictims(const Syntax& syntax, ActorMentions& actors, const std::vector<EventMention>& events);

} // namespace parallax::mention
