#include "language/tree_repair_rules.h"

#include "language/wordnet.h"

#include <algorithm>

namespace parallax::language {

namespace {

// "The man who died in clashes with guards was twenty": behind a relative clause a word with a copula, whose subject
// has a preposition or is not there, is what is said of the noun at the root.
void predicateBehindRelative(TreeEditor& tree) {
    for (int x = 3; x < tree.size(); ++x) {
        const int copula = tree.child(x, "cop");
        const int verb = tree.head(x);
        if (copula < 0 || copula > x || !tree.finite(copula) || verb < 0 || verb > copula ||
            tree.rel(verb) != "acl:relcl" || tree.rel(x) == "conj" || tree.child(x, "mark") >= 0) {
            continue;
        }
        const int root = tree.head(verb);
        const int subject = tree.firstSubject(x);
        if (root < 0 || root > verb || tree.rel(root) != "root" || !tree.noun(root) || tree.child(root, "cop") >= 0 ||
            (subject >= 0 && tree.child(subject, "case") < 0) || !tree.takePlace(x, root, "root")) {
            continue;
        }
        tree.at(root).relation = "nsubj";
        if (subject >= 0) {
            tree.hang(subject, verb, "obl");
        }
        return;
    }
}

// "A bomb exploded near the hall": a participle with a subject of its own and no auxiliary is a past.
void pastOfParticiple(TreeEditor& tree) {
    for (int i = 1; i < tree.size(); ++i) {
        if (tree.xpos(i) != "VBN" || !tree.is(i, Upos::VERB) || tree.rel(i).starts_with("acl") ||
            tree.rel(i) == "advcl" || tree.rel(i) == "amod") {
            continue;
        }
        bool subject = false, helped = false;
        for (const int c : tree.children(i)) {
            subject = subject || (c < i && tree.rel(c) == "nsubj");
            helped = helped || tree.rel(c).starts_with("aux") || tree.rel(c) == "cop";
        }
        if (subject && !helped) {
            tree.at(i).xpos = "VBD";
        }
    }
}

// "Fifteen men cut the fence, shot the guards and left": a noun that has an object, and nothing that only nouns have,
// is a verb.
void verbWithObject(TreeEditor& tree) {
    for (int i = 1; i + 1 < tree.size(); ++i) {
        if (tree.xpos(i) != "NN" || tree.capital(i) || tree.child(i, "obj") <= i) {
            continue;
        }
        const bool likeNouns = std::ranges::any_of(tree.children(i), [&](int c) {
            const auto relation = tree.rel(c);
            return relation == "det" || relation == "amod" || relation == "case" || relation == "compound" ||
                   relation == "nmod:poss" || relation == "nummod" || relation == "cop";
        });
        const std::string_view base = verbBase(tree.form(i));
        if (likeNouns || !isVerb(base)) {
            continue;
        }
        // "to fire shots": the form of the verb itself.
        const bool infinitive = tree.child(i, "mark") >= 0 || tree.child(i, "aux") >= 0;
        tree.at(i).upos = Upos::VERB;
        tree.at(i).xpos = infinitive ? "VB" : "VBD";
        tree.at(i).lemma = base;
    }
}

} // namespace

void repairPredicates(TreeEditor& tree) {
    verbWithObject(tree);
    predicateBehindRelative(tree);
    pastOfParticiple(tree);
}

} // namespace parallax::language
