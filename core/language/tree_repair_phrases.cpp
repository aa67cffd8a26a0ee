#include "language/tree_repair_rules.h"
#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace parallax::language {
namespace {

// How far a rule looks for the verb above a word.
constexpr int longestChain = 12;

// no word depends on a comma.
void headsThatAreMarks(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        const int mark = tree.head(i);
        if (mark >= 0 && tree.is(mark, Upos::PUNCT) && !tree.is(i, Upos::PUNCT) && tree.head(mark) >= 0)
            tree.hang(i, tree.head(mark), tree.at(i).relation);
    }
}

// "the death of Amon Hale": what belongs to a name hangs on its first word, and not on a later one.
void headsInsideNames(TreeEditor& tree) {
    constexpr std::array<std::string_view, 4> ofTheWhole = {"case", "det", "nmod:poss", "mark"};
    for (int i = 0; i < tree.size(); ++i) {
        int name = tree.head(i);
        if (name < 0 || tree.rel(name) != "flat" || std::ranges::find(ofTheWhole, tree.rel(i)) == ofTheWhole.end())
            continue;
        for (int step = 0; step < longestChain && tree.rel(name) == "flat" && tree.head(name) >= 0; ++step)
            name = tree.head(name);
        tree.hang(i, name, tree.at(i).relation);
    }
}

// "killed a clerk and a guard at one store": an article right before a noun that is no part of a longer string
// is that noun's.
void determiners(TreeEditor& tree) {
    for (int i = 0; i + 2 < tree.size(); ++i) {
        const int up = tree.head(i);
        const int next = i + 1;
        if (tree.rel(i) != "det" || up < i + 3 || !tree.is(next, Upos::NOUN))
            continue;
        if (tree.rel(next) != "obj" && tree.rel(next) != "obl" && !tree.subject(next))
            continue;
        if (tree.is(next + 1, Upos::CCONJ) || tree.is(next + 1, Upos::ADP))
            tree.hang(i, next, "det");
    }
}

// "the alert level": the tree is surer of a compound than the tagger of its word; what can be no noun is an attribute.
void adjectivesInCompounds(TreeEditor& tree) {
    for (int i = 0; i + 1 < tree.size(); ++i) {
        if (tree.rel(i) != "compound" || !tree.is(i, Upos::ADJ) || tree.xpos(i) != "JJ" || tree.head(i) <= i)
            continue;
        Token& token = tree.at(i);
        if (isNoun(token.lemma)) {
            token.upos = Upos::NOUN;
            token.xpos = "NN";
        } else {
            token.relation = "amod";
        }
    }
}

// "killed a clerk and a guard at one store": no part of a compound stands before the preposition of its noun. The clerk
// takes the place of the store, which hangs on the word before its preposition.
void compoundBeforePreposition(TreeEditor& tree) {
    for (int i = 0; i + 3 < tree.size(); ++i) {
        const int up = tree.head(i);
        if (tree.rel(i) != "compound" || up < i + 3 || !tree.noun(i) || !tree.noun(up))
            continue;
        const int preposition = tree.child(up, "case");
        if (preposition <= i || preposition >= up || !tree.noun(preposition - 1) ||
            (preposition - 1 != i && !tree.below(preposition - 1, i)) || tree.head(up) < 0)
            continue;
        const std::vector<int> others = tree.children(up);
        if (!tree.takePlace(i, up, "nmod"))
            continue;
        for (const int c : others) {
            if (c < i)
                tree.hang(c, i, tree.at(c).relation);
        }
        tree.hang(up, preposition - 1, "nmod");
        for (int j = preposition + 1; j < up; ++j) {
            if (tree.noun(j) && tree.head(j) == preposition - 1 && j + 1 == up)
                tree.hang(j, up, "compound");
        }
    }
}

// "three men and one guard were killed": both as subjects of the verb, with the conjunction.
void coordinatedSubjects(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.rel(i) != "cc" || tree.head(i) <= i)
            continue;
        const int verb = tree.head(i);
        int left = -1, right = -1;
        for (const int c : tree.children(verb)) {
            if (!tree.subject(c))
                continue;
            if (c < i)
                left = c;
            else if (right < 0)
                right = c;
        }
        if (left < 0 || right < 0 || right > verb || tree.rel(left) != tree.rel(right))
            continue;
        bool close = true;
        for (int j = left + 1; j < i && close; ++j)
            close = tree.below(j, left);
        if (!close)
            continue;
        if (tree.hang(right, left, "conj"))
            tree.hang(i, right, "cc");
    }
}

// "40 people, including six children and three officers": what follows the conjunction is in the list.
void listAfterIncluding(TreeEditor& tree) {
    for (int i = 0; i + 2 < tree.size(); ++i) {
        if (tree.form(i) != "including" || tree.rel(i) != "case" || tree.head(i) <= i)
            continue;
        const int one = tree.head(i);
        for (int j = one + 1; j < tree.size(); ++j) {
            if (tree.is(j, Upos::CCONJ) && tree.rel(j) == "cc") {
                const int other = tree.head(j);
                if (other > j && tree.noun(other) && tree.rel(other) == "conj" && tree.head(other) < one &&
                    tree.noun(tree.head(other)))
                    tree.hang(other, one, "conj");
                break;
            }
            if (!tree.below(j, one) || tree.is(j, Upos::VERB))
                break;
        }
    }
}

// "Sergeant Ivo Brandt, 27, ...": an age is no conjunct.
void ages(TreeEditor& tree) {
    for (int i = 2; i + 1 < tree.size(); ++i) {
        if (!tree.is(i, Upos::NUM) || tree.rel(i) != "conj" || !tree.comma(i - 1) || !tree.comma(i + 1) ||
            !tree.is(i - 2, Upos::PROPN) || tree.form(i).size() != 2)
            continue;
        int name = i - 2;
        while (tree.rel(name) == "flat" && tree.head(name) >= 0)
            name = tree.head(name);
        if (name < i)
            tree.hang(i, name, "amod");
    }
}

// "said June 14": the day of a month is no object.
void daysOfMonth(TreeEditor& tree) {
    for (int i = 1; i < tree.size(); ++i) {
        if (!tree.is(i, Upos::NUM) || tree.head(i) < 0 || !tree.is(tree.head(i), Upos::VERB) || tree.head(i) > i)
            continue;
        if (tree.rel(i) != "obj" && tree.rel(i) != "ccomp" && tree.rel(i) != "xcomp")
            continue;
        if (tree.head(i - 1) == i && tree.rel(i - 1) == "nmod:unmarked")
            tree.at(i).relation = "obl:unmarked";
    }
}

// "killed Finance Minister Ana Novak": a noun has no object.
void nounWithObject(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.rel(i) != "obj" || tree.head(i) < 1 || tree.head(i) > i || !tree.noun(tree.head(i)) ||
            !tree.is(i, Upos::PROPN) || !tree.capital(tree.head(i)) || tree.child(tree.head(i), "mark") >= 0)
            continue;
        const int title = tree.head(i);
        // Nothing but words of the object stands between the two.
        bool close = true;
        for (int j = title + 1; j < i && close; ++j)
            close = tree.below(j, i) && !tree.is(j, Upos::ADP) && !tree.is(j, Upos::DET) && !tree.is(j, Upos::PUNCT);
        if (!close || i - title > 4)
            continue;
        const std::vector<int> others = tree.children(title);
        if (!tree.takePlace(i, title, "nmod:desc"))
            continue;
        for (const int c : others) {
            if (c == i)
                continue;
            const bool clausal = tree.rel(c) == "obl" && tree.head(i) >= 0 && tree.is(tree.head(i), Upos::VERB);
            tree.hang(c, clausal ? tree.head(i) : i, tree.at(c).relation);
        }
    }
}

// "On Monday, masked men who came from the north killed two guards": the phrase before the comma is the verb's.
void phraseOfModifier(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.rel(i) != "obl" || tree.head(i) < i + 2 || tree.rel(tree.head(i)) != "amod" ||
            tree.head(tree.head(i)) < tree.head(i))
            continue;
        const int modifier = tree.head(i);
        int verb = tree.head(modifier);
        for (int steps = 0; steps < longestChain && verb >= 0 && !tree.is(verb, Upos::VERB); ++steps)
            verb = tree.head(verb);
        if (verb < 0 || !tree.comma(modifier - 1))
            continue;
        tree.hang(i, verb, "obl");
        if (tree.xpos(modifier) == "VBD")
            tree.at(modifier).xpos = "VBN";
    }
}

bool isMonth(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    if (word.ends_with("."))
        word.remove_suffix(1);
    return std::ranges::any_of(
        months, [&](std::string_view month) { return word == month || (word.size() == 3 && month.starts_with(word)); });
}

// "left ten people in the town dead June 5": the adjective before a date says what became of the object.
void beforeDate(TreeEditor& tree) {
    static constexpr std::array<std::string_view, 10> ofTimes{"last", "next", "early",  "late",     "mid",
                                                              "past", "this", "coming", "previous", "following"};
    for (int m = 3; m + 1 < tree.size(); ++m) {
        if (!isMonth(tree.form(m)) || !tree.is(m + 1, Upos::NUM) || tree.head(m) != m + 1)
            continue;
        const int state = m - 1;
        if (!tree.is(state, Upos::ADJ) || tree.head(state) != m ||
            std::ranges::find(ofTimes, tree.at(state).lemma) != ofTimes.end())
            continue;
        int verb = state - 1;
        while (verb >= 0 && verb > state - 14 && !tree.is(verb, Upos::VERB))
            --verb;
        if (verb < 0 || verb <= state - 14 || tree.child(verb, "obj") < verb)
            continue;
        const std::vector<int> others = tree.children(m);
        tree.hang(state, verb, "xcomp");
        for (const int c : others) {
            if (c < state && tree.rel(c) == "compound")
                tree.hang(c, verb, "obl");
        }
        if (tree.head(m + 1) < verb)
            tree.hang(m + 1, verb, "obl");
    }
}

bool isState(std::string_view form) {
    constexpr std::array<std::string_view, 8> states = {"dead",    "wounded",  "injured", "hurt",
                                                        "missing", "homeless", "trapped", "unconscious"};
    return std::ranges::find(states, form) != states.end();
}

// "left one man dead and two others, including a child, wounded": no attribute stands before the "and" of its noun; the
// first state is the object's, and the second that of the others.
void statesOfTwo(TreeEditor& tree) {
    constexpr int farthest = 14; // tokens from the second noun to its state
    for (int i = 1; i + 2 < tree.size(); ++i) {
        const int others = tree.head(i);
        if (!isState(tree.form(i)) || tree.rel(i) != "amod" || !tree.is(i + 1, Upos::CCONJ) || others < i + 2 ||
            !tree.noun(others))
            continue;
        int verb = others;
        for (int step = 0; step < longestChain && verb >= 0 && !tree.is(verb, Upos::VERB); ++step)
            verb = tree.head(verb);
        if (verb < 0 || verb > i || !tree.is(verb, Upos::VERB) || !tree.hang(i, verb, "xcomp"))
            continue;
        int state = others + 1;
        while (state < tree.size() && state <= others + farthest && !isState(tree.form(state)))
            ++state;
        if (state >= tree.size() || state > others + farthest || (state > others + 1 && !tree.comma(state - 1)))
            continue;
        if (tree.below(others, state) || !tree.hang(state, i, "conj"))
            continue;
        tree.hang(others, state, "nsubj");
        tree.hang(i + 1, state, "cc");
    }
}

// "used it to ram the gate": what a thing is used for is an adverbial clause.
void usedTo(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.rel(i) == "xcomp" && tree.head(i) >= 0 && tree.head(i) < i && tree.at(tree.head(i)).lemma == "use" &&
            tree.child(i, "mark") >= 0 && tree.child(tree.head(i), "obj") >= 0 && tree.child(tree.head(i), "obj") < i)
            tree.at(i).relation = "advcl";
    }
}

// "freed from jail 12 young farmers": nothing joins the farmers to the jail, and the verb has no object.
void objectBehindPhrase(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int left = tree.head(i);
        if ((tree.rel(i) != "conj" && tree.rel(i) != "nmod") || left < 1 || left > i || i - left > 5 || !tree.noun(i) ||
            !tree.noun(left) || tree.child(i, "cc") >= 0 || tree.child(i, "case") >= 0 || tree.rel(left) != "obl")
            continue;
        const int verb = tree.head(left);
        if (verb < 0 || verb > left || !tree.is(verb, Upos::VERB) || tree.child(verb, "obj") >= 0)
            continue;
        bool joined = false;
        for (int j = left + 1; j < i; ++j)
            joined = joined || tree.is(j, Upos::PUNCT) || tree.is(j, Upos::CCONJ) || tree.is(j, Upos::ADP);
        if (joined || !tree.hang(i, verb, "obj"))
            continue;
        for (int j = left + 1; j < i; ++j) {
            if (tree.is(j, Upos::NUM) && tree.head(j) == left)
                tree.hang(j, i, "nummod");
        }
    }
}

} // namespace

void repairPhrases(TreeEditor& tree) {
    headsThatAreMarks(tree);
    headsInsideNames(tree);
    adjectivesInCompounds(tree);
    compoundBeforePreposition(tree);
    determiners(tree);
    coordinatedSubjects(tree);
    nounWithObject(tree);
    listAfterIncluding(tree);
    ages(tree);
    objectBehindPhrase(tree);
    daysOfMonth(tree);
    phraseOfModifier(tree);
    statesOfTwo(tree);
    usedTo(tree);
    beforeDate(tree);
}

} // namespace parallax::language
