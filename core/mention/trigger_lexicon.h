// Words that tell of a happening, and what they say about it. Data: resources/lexicon/triggers.tsv, widened by
// WordNet's synonyms and derivations.
#pragma once

#include "base/word_table.h"
#include "language/document.h"
#include "mention/event_mention.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace parallax::mention {

// What a trigger does to those it counts. None: nothing that is counted.
enum class Effect : std::uint8_t {
    None,
    Killed,
    Wounded,
    Detained,
    AtLarge,
    Missing,
    Displaced,
    Stolen,
    Released,
    Abducted
};
// Which argument undergoes it. Weapon: the verb is violence only where its object is a weapon ("place a bomb"), against
// what its prepositions lead in. Deed: only where people, bodies or weapons do it ("destroy").
enum class Undergoer : std::uint8_t { None, Object, Subject, Of, Weapon, Deed };

struct Trigger {
    EventKind kind = EventKind::Other;
    bool happening = true; // false: tells a state of people, but no happening of its own ("dead")
    Effect effect = Effect::None;
    Undergoer undergoer = Undergoer::None;
    std::optional<Role> agent, patient;
    std::string_view origin; // the table's own lemma where WordNet led here, else empty
};

class TriggerLexicon {
public:
    // The one that all share: made on first use, never changes, any thread. Throws base::Error when the table cannot be
    // read.
    static const TriggerLexicon& shared();

    // `lemma` in lower case; phrases with single spaces ("blow up"). nullptr when it is no trigger.
    const Trigger* find(std::string_view lemma, language::Upos upos) const;

private:
    TriggerLexicon();
    // Nouns that say that there was a disaster, but not what.
    static const std::unordered_set<std::string_view>& sayDisaster();
    using Table = base::WordTable<Trigger>;
    Table m_verbs, m_nouns, m_adjectives;
    Trigger m_disaster; // of nouns that WordNet has below disasters
};

} // namespace parallax::mention
