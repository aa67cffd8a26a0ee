#include "language/tree_repair_rules.h"

#include "language/wordnet.h"

namespace parallax::language {
namespace {

// The word of the result behind the verb `i` ("dead", "death" of "to death"), or -1.
int resultBehind(const TreeEditor& tree, int i) {
    if (tree.form(i + 1) == "dead")
        return i + 1;
    return tree.form(i + 1) == "to" && tree.form(i + 2) == "death" ? i + 2 : -1;
}

// "a driver", "two policemen", "them"; not "two days", "a mile", "the condemned wear".
bool whoIsMeant(const TreeEditor& tree, int i) {
    if (tree.people(i) || tree.is(i, Upos::PROPN) || tree.is(i, Upos::PRON))
        return true;
    const NounClasses measures = bit(NounClass::Time) | bit(NounClass::Quantity);
    return tree.is(i, Upos::NOUN) && (nounClasses(tree.at(i).lemma) & measures) == 0 &&
           (tree.child(i, "det") >= 0 || tree.child(i, "nummod") >= 0);
}

// "shot dead two policemen and a driver", "beat to death a student": who stands behind the result is the verb's object.
void objectBehindResult(TreeEditor& tree) {
    for (int i = 0; i + 2 < tree.size(); ++i) {
        const int result = tree.is(i, Upos::VERB) && tree.xpos(i) != "VBN" ? resultBehind(tree, i) : -1;
        if (result < 0 || !tree.has(result + 1) || (result == i + 1 && tree.at(i).lemma != "shoot"))
            continue;
        // The word behind it belongs to the noun that is the object, or is it.
        int noun = result + 1;
        if ((tree.form(noun + 1) == "least" && tree.form(noun) == "at") || tree.form(noun + 1) == "than")
            noun += 2;
        else if (tree.form(noun) == "about" || tree.form(noun) == "around")
            ++noun;
        if (!tree.has(noun))
            continue;
        if (tree.is(noun, Upos::PUNCT) || tree.is(noun, Upos::ADP) || tree.is(noun, Upos::CCONJ))
            continue;
        while (tree.head(noun) > noun)
            noun = tree.head(noun);
        if (!whoIsMeant(tree, noun) || tree.below(i, noun) || tree.child(noun, "case") > result ||
            tree.rel(noun) == "obl:unmarked" || tree.rel(noun) == "nmod:unmarked")
            continue;
        if (tree.head(noun) != i)
            tree.hang(noun, i, "obj");
        else if (tree.rel(noun) != "obj")
            tree.at(noun).relation = "obj";
        tree.hang(result, i, result == i + 1 ? "xcomp" : "obl");
        if (result == i + 2) {
            tree.at(result).upos = Upos::NOUN;
            tree.at(result).xpos = "NN";
            tree.hang(i + 1, result, "case");
        }
        // Where and when it was done is the verb's.
        const std::vector<int> others = tree.children(result);
        for (const int c : others) {
            if (c > result)
                tree.hang(c, i, tree.rel(c).starts_with("nmod") ? "obl" : tree.rel(c));
        }
    }
}

// "shot a woman dead in Halden": dead is what became of her, and where it was done is the verb's.
void resultBehindObject(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int noun = tree.head(i);
        if (tree.form(i) != "dead" || noun < 0 || noun > i || tree.rel(noun) != "obj" || tree.head(noun) < 0 ||
            tree.at(tree.head(noun)).lemma != "shoot" || !tree.is(tree.head(noun), Upos::VERB))
            continue;
        const int verb = tree.head(noun);
        const std::vector<int> others = tree.children(i);
        if (!tree.hang(i, verb, "xcomp"))
            continue;
        for (const int c : others) {
            if (c > i && tree.rel(c) == "obl")
                tree.hang(c, verb, "obl");
        }
    }
}

} // namespace

void repairResults(TreeEditor& tree) {
    objectBehindResult(tree);
    resultBehindObject(tree);
}

} // namespace parallax::language
