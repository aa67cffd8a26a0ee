#include "language/tree_repair_rules.h"

#include <algorithm>
#include <array>

namespace parallax::language {
namespace {

// Prepositions that also begin clauses.
bool beginsClauses(std::string_view word) {
    static constexpr std::array<std::string_view, 4> words{"after", "before", "since", "until"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "before police came": no subject has such a preposition, but its clause has a conjunction.
void conjunctionOfClause(TreeEditor& tree) {
    for (int i = 0; i + 2 < tree.size(); ++i) {
        const int who = tree.head(i);
        if (tree.rel(i) != "case" || who <= i || !beginsClauses(tree.form(i)) || !tree.subject(who) ||
            tree.phraseStart(who) != i + 1)
            continue;
        const int verb = tree.head(who);
        if (verb > who && tree.finiteClause(verb) && tree.child(verb, "mark") < 0)
            tree.hang(i, verb, "mark");
    }
}

// "alert after blasts left ten people dead": a past with an object, right behind a noun with such a preposition, is the
// verb of a clause.
void clauseOfNoun(TreeEditor& tree) {
    for (int v = 2; v + 1 < tree.size(); ++v) {
        const int who = v - 1;
        if (tree.head(v) != who || tree.rel(v) != "acl" || tree.xpos(v) != "VBD" || !tree.noun(who) ||
            tree.child(v, "obj") < v || tree.firstSubject(v) >= 0 || tree.child(v, "mark") >= 0)
            continue;
        const int word = tree.child(who, "case");
        if (word < 0 || word + 1 != tree.phraseStart(who) || !beginsClauses(tree.form(word)))
            continue;
        int up = tree.head(who);
        while (up >= 0 && !tree.is(up, Upos::VERB) && tree.head(up) >= 0 && tree.child(up, "cop") < 0)
            up = tree.head(up);
        if (up >= 0 && tree.hang(v, up, "advcl") && tree.hang(who, v, "nsubj"))
            tree.hang(word, v, "mark");
    }
}

// "gunmen attacked a shop and a base, killing two": what a participle behind a comma modifies as an adverbial clause is
// a clause, not a noun.
void participleOfClause(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int noun = tree.head(i);
        if (tree.rel(i) != "advcl" || tree.xpos(i) != "VBG" || !tree.comma(i - 1) || noun < 0 || noun > i ||
            !tree.noun(noun) || tree.child(noun, "cop") >= 0 || tree.firstSubject(noun) >= 0)
            continue;
        int up = tree.head(noun);
        while (up >= 0 && !tree.is(up, Upos::VERB))
            up = tree.head(up);
        if (up >= 0 && up < i)
            tree.hang(i, up, "advcl");
    }
}

// "named as Ivo Marr, his wife, and his cook": a noun with a conjunction that has the relation of a noun before it is
// that noun's conjunct.
void conjunctWithConjunction(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int verb = tree.head(i), cc = tree.child(i, "cc");
        if (tree.rel(i) != "obl" || verb < 0 || verb > i || !tree.noun(i) || cc < verb || cc > i ||
            tree.child(i, "case") >= 0)
            continue;
        int before = -1;
        for (const int other : tree.children(verb)) {
            if (other > verb && other < cc && tree.rel(other) == "obl" && tree.noun(other))
                before = other;
        }
        if (before >= 0)
            tree.hang(i, before, "conj");
    }
}

// "attacked the harbour, the house of a judge, and two shops": the middle of a list of three is no apposition.
void middleOfList(TreeEditor& tree) {
    for (int i = 3; i < tree.size(); ++i) {
        const int first = tree.head(i);
        if (tree.rel(i) != "appos" || first < 0 || first > i || tree.form(tree.phraseStart(i)) != "the" ||
            !tree.comma(tree.phraseStart(i) - 1) || tree.child(first, "det") < 0 || tree.people(i) ||
            tree.people(first))
            continue;
        for (const int last : tree.children(first)) {
            const int cc = tree.child(last, "cc");
            if (last > i && tree.rel(last) == "conj" && cc > i && tree.comma(cc - 1) && tree.child(last, "nummod") > cc)
                tree.at(i).relation = "conj";
        }
    }
}

// "confirmed an attack on the harbour": what such a noun is on belongs to it.
void objectOfAttack(TreeEditor& tree) {
    static constexpr std::array<std::string_view, 7> nouns{"ambush",    "assault", "attack", "ban",
                                                           "crackdown", "raid",    "strike"};
    for (int i = 3; i < tree.size(); ++i) {
        const int verb = tree.head(i), word = tree.child(i, "case");
        if (tree.rel(i) != "obl" || word < 1 || word > i || tree.form(word) != "on" || !tree.is(i, Upos::NOUN) ||
            tree.head(word - 1) != verb || tree.rel(word - 1) != "obj" || tree.child(i, "det") < word)
            continue;
        if (std::find(nouns.begin(), nouns.end(), tree.at(word - 1).lemma) != nouns.end())
            tree.hang(i, word - 1, "nmod");
    }
}

// "the wall gave way in the night": where it happened belongs to such a verb with its noun, not to the noun alone.
void placeOfSetPhrase(TreeEditor& tree) {
    struct Phrase {
        std::string_view verb, noun;
    };
    static constexpr std::array<Phrase, 6> phrases{{{"give", "way"},
                                                    {"take", "place"},
                                                    {"take", "part"},
                                                    {"catch", "fire"},
                                                    {"open", "fire"},
                                                    {"lose", "control"}}};
    for (int i = 3; i < tree.size(); ++i) {
        const int noun = tree.head(i);
        const int verb = noun < 0 ? -1 : tree.head(noun);
        if (tree.rel(i) != "nmod" || verb < 0 || verb + 1 != noun || noun > i || tree.rel(noun) != "obj" ||
            tree.child(i, "case") < 0 || tree.form(tree.child(i, "case")) == "of")
            continue;
        const bool isSet = std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
            return tree.at(verb).lemma == phrase.verb && tree.form(noun) == phrase.noun;
        });
        if (isSet)
            tree.hang(i, verb, "obl");
    }
}

// "police believed the raiders were students": what stands right before a finite verb without a subject is its subject,
// not the object of the verb before, and the clause is what was believed.
void subjectOfThought(TreeEditor& tree) {
    for (int i = 1; i + 2 < tree.size(); ++i) {
        const int verb = tree.head(i), next = i + 1;
        const bool helps = tree.rel(next) == "cop" || tree.rel(next).starts_with("aux");
        if (tree.rel(i) != "obj" || verb < 0 || verb + 1 != tree.phraseStart(i) || !helps || !tree.finite(next) ||
            !tree.speaks(verb))
            continue;
        const int said = tree.head(next);
        if (said <= next || tree.firstSubject(said) >= 0 || tree.child(verb, "ccomp") >= 0)
            continue;
        if (tree.hang(said, verb, "ccomp"))
            tree.hang(i, said, tree.rel(next) == "aux:pass" ? "nsubj:pass" : "nsubj");
    }
}

// "were killed and hundreds more were hurt": a noun or number alone between the conjunction and a passive verb that has
// no subject is its subject.
void subjectOfSecondPassive(TreeEditor& tree) {
    for (int v = 3; v < tree.size(); ++v) {
        const int helper = v - 1;
        if (tree.xpos(v) != "VBN" || tree.rel(v) != "conj" || tree.head(helper) != v || tree.firstSubject(v) >= 0 ||
            (tree.form(helper) != "were" && tree.form(helper) != "was"))
            continue;
        const bool more = tree.form(helper - 1) == "more";
        const int who = more ? helper - 2 : helper - 1;
        const int conjunction = who - 1;
        if (conjunction < 1 || !tree.nominal(who) || tree.is(who, Upos::PRON) || tree.xpos(conjunction) != "CC" ||
            std::ranges::any_of(tree.children(who), [&](int c) { return c != conjunction; }))
            continue;
        if (!tree.hang(who, v, "nsubj:pass"))
            continue;
        tree.hang(conjunction, v, "cc");
        tree.at(helper).relation = "aux:pass";
        if (more)
            tree.hang(who + 1, who, "amod");
    }
}

} // namespace

void repairJoints(TreeEditor& tree) {
    conjunctionOfClause(tree);
    clauseOfNoun(tree);
    participleOfClause(tree);
    conjunctWithConjunction(tree);
    middleOfList(tree);
    objectOfAttack(tree);
    placeOfSetPhrase(tree);
    subjectOfThought(tree);
    subjectOfSecondPassive(tree);
}

} // namespace parallax::language
