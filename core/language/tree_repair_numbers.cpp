#include "language/tree_repair_rules.h"

#include "language/wordnet.h"

namespace parallax::language {
namespace {

// "Between 80 and 90 sheep": both numbers count the same things.
void rangeOfNumbers(TreeEditor& tree) {
    for (int i = 0; i + 4 < tree.size(); ++i) {
        const int low = i + 1, joint = i + 2, high = i + 3;
        if ((tree.form(i) != "Between" && tree.form(i) != "between") || !tree.is(low, Upos::NUM) ||
            tree.form(joint) != "and" || !tree.is(high, Upos::NUM))
            continue;
        const int counted = tree.head(high);
        if (counted > high && tree.rel(high) == "nummod" && tree.noun(counted) && tree.head(low) != counted &&
            tree.hang(low, counted, "nummod") && tree.hang(high, low, "conj")) {
            tree.hang(joint, high, "cc");
            tree.hang(i, low, "case");
        }
    }
}

// "Ivo Marr, 27, was hurt": an age belongs to the name before it as a whole.
void ageOfName(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        if (!tree.is(i, Upos::NUM) || !tree.comma(i - 1) || !tree.is(i - 2, Upos::PROPN) ||
            (i + 1 < tree.size() && !tree.comma(i + 1) && !tree.is(i + 1, Upos::PUNCT)))
            continue;
        int name = i - 2;
        while (tree.rel(name) == "flat" && tree.head(name) >= 0)
            name = tree.head(name);
        if (name != i - 2 && tree.head(i) >= name && tree.head(i) < i && tree.below(tree.head(i), name) &&
            (tree.rel(i) == "appos" || tree.head(i) != name))
            tree.hang(i, name, "amod");
    }
}

// "the shooting of a 16-year-old late on Thursday", "of a 16-year-old in Orsa": nothing that is told of the age stands
// before what is told with a preposition or as a time.
void ageAsNoun(TreeEditor& tree) {
    for (int i = 5; i + 1 < tree.size(); ++i) {
        const int noun = tree.head(i);
        if (tree.form(i) != "old" || tree.form(i - 1) != "-" || tree.form(i - 3) != "-" || !tree.is(i - 4, Upos::NUM) ||
            !tree.is(i - 5, Upos::DET) || tree.rel(i) != "amod" || noun < i)
            continue;
        const auto next = tree.form(i + 1);
        const bool time = isA(tree.at(noun).lemma, NounClass::Time, 1) && !tree.is(i + 1, Upos::NOUN) &&
                          (next == "late" || next == "early" || tree.is(i + 1, Upos::PROPN));
        if ((!tree.is(i + 1, Upos::ADP) && !time) || !tree.takePlace(i, noun, "nmod"))
            continue;
        const std::vector<int> below = tree.children(noun);
        bool preposition = false;
        for (const int c : below) {
            if (c < i && (tree.rel(c) == "case" || tree.rel(c) == "det"))
                tree.hang(c, i, tree.at(c).relation);
            else
                preposition = preposition || tree.rel(c) == "case";
        }
        if (!preposition)
            tree.at(noun).relation = "nmod:unmarked";
        tree.hang(i - 5, i, "det");
    }
}

// "Ivo Marr, 27, his wife, and his cook": of somebody's people in a list none is an apposition.
void peopleOfList(TreeEditor& tree) {
    for (int i = 3; i < tree.size(); ++i) {
        const int first = tree.head(i), whose = tree.child(i, "nmod:poss");
        if (tree.rel(i) != "appos" || first < 0 || first > i || whose < 1 || whose > i || !tree.is(whose, Upos::PRON) ||
            !tree.comma(whose - 1))
            continue;
        for (const int last : tree.children(first)) {
            const int cc = tree.child(last, "cc"), other = tree.child(last, "nmod:poss");
            if (last > i && tree.rel(last) == "conj" && cc > i && other > cc && tree.is(other, Upos::PRON))
                tree.at(i).relation = "conj";
        }
    }
}

} // namespace

void repairNumbers(TreeEditor& tree) {
    rangeOfNumbers(tree);
    ageOfName(tree);
    ageAsNoun(tree);
    peopleOfList(tree);
}

} // namespace parallax::language
