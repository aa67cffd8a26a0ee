// Predicate-argument structure: who does what to whom, read off the dependency tree of one trigger.
#pragma once

#include "mention/syntax.h"
#include "mention/trigger_lexicon.h"

#include <string>
#include <vector>

namespace parallax::mention {

// One trigger with its arguments, as head tokens of noun phrases, coordination spread out ("a clerk and a guard" are
// two patients). `at` is the trigger's head word, `clause` the verb that carries it (itself for verbs; the light verb
// of "carried out an attack").
struct Frame {
    int at = -1;
    int end = -1; // last word of the trigger ("up" of "blew up")
    int clause = -1;
    const Trigger* trigger = nullptr;
    Effect effect = Effect::None; // the trigger's, or what its words made of it ("shot dead": Killed)
    EventKind kind = EventKind::Other;
    bool passive = false;
    bool negated = false;
    std::vector<int> agents;
    std::vector<int> patients;
    std::vector<int> instruments; // "with", "using"
    std::vector<int> places;      // "in", "at", "near", ...: heads of phrases that may be a place
    bool sharedSubject = false;   // the agents or patients come from another clause (coordination, control, participle)
};

// In text order. Any thread.
std::vector<Frame> findFrames(const Syntax& syntax, const TriggerLexicon& lexicon);

// The subjects of a verb: its own, or the one it shares with the verb it is coordinated with or depends on; conjuncts
// spread out. `viaOther` tells that they are not its own. Relative pronouns give their noun.
std::vector<int> subjectsOf(const Syntax& syntax, int verb, bool* viaOther = nullptr);

// The heads of a verb's phrases with "by", in text order: who did it, where the verb is passive.
std::vector<int> byPhrasesOf(const Syntax& syntax, int verb);
std::vector<int> objectsOf(const Syntax& syntax, int verb);

} // namespace parallax::mention
