// What nouns for people and bodies say about an actor. Data: resources/lexicon/actor_nouns.tsv, then WordNet's noun
// classes.
#pragma once

#include "base/word_table.h"
#include "mention/actor_mention.h"

#include <optional>
#include <string>
#include <string_view>

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

    // The kind of body that a word in a name tells ("Front", "Brigade": lexicon/body_nouns.tsv, else the table of
    // nouns); nothing when it tells none. `word` in lower case.
    std::optional<ActorKind> kindInName(std::string_view word) const;
    // The noun denotes one of a body's people, so that its plural is a group of them ("soldiers"; not "police",
    // "troops").
    static bool isMember(std::string_view lemma);

    // The word stands in lexicon/body_nouns.tsv: what it ends names a body and nothing else.
    bool endsBodyName(std::string_view word) const { return m_bodies.contains(word); }

private:
    ActorNouns();
    base::WordTable<ActorNoun> m_nouns;
    base::WordTable<ActorKind> m_bodies;
};

} // namespace parallax::mention
