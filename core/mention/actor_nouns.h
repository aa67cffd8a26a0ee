// What nouns for people and bodies say about an actor. Data: resources/lexicon/actor_nouns.tsv, then WordNet's noun
// classes.
#pragma once

#include "mention/actor_mention.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parallax::mention {

struct ActorNoun {
    std::string_view scope; // the standard scope of a count of them; empty: the noun itself
    ActorKind kind = ActorKind::Group;
};

class ActorNouns {
public:
    static const ActorNouns& shared(); // any thread
    // `lemma` in lower case, compounds with a space ("security guard"). nullptr when the table does not have it.
    const ActorNoun* find(std::string_view lemma) const;

    // The kind of actor that a common noun denotes, by the table and then by WordNet; nothing when it denotes no
    // people.
    static std::optional<ActorKind> kindOf(std::string_view lemma);

private:
    ActorNouns();
    std::unordered_map<std::string_view, ActorNoun> m_nouns;
};

} // namespace parallax::mention
