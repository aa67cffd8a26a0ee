// Who is meant by the noun phrase of an argument. The tree says where the phrase is; it often takes a title, a body or
// an apposition for its head where a person is named ("Finance Minister Ana Novak", "Ana Novak, head of the Free
// Party").
#pragma once

#include "mention/actor_finder.h"
#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// The mention (index) that the phrase with head `token` stands for, or -1: the person named after a title or before an
// apposition, else the mention at the head, else that of its of-phrase ("four of the attackers"). Any thread.
int actorOfArgument(const Syntax& syntax, const ActorMentions& actors, int token);

// The bodies that act through the people of a phrase ("members of the Red Front", "Red Front units"): mentions (index),
// in text order; none where the phrase is a name.
std::vector<int> bodiesBehind(const Syntax& syntax, const ActorMentions& actors, int token);

// A noun or name that can only be a person or people, by the document's names and the lexicon; what "who" refers to.
bool denotesPerson(const Syntax& syntax, int token);

} // namespace parallax::mention
