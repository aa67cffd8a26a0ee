#include "language/tree_repair_rules.h"

#include <vector>

namespace parallax::language {
namespace {

// "During the raid, four men were killed, Novak said": a prepositional phrase is no clause.
void phraseAsClause(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        const int verb = tree.head(i);
        if (tree.rel(i) != "ccomp" || verb <= i || !tree.noun(i) || tree.child(i, "cop") >= 0 ||
            tree.firstSubject(i) >= 0)
            continue;
        const int word = tree.child(i, "case");
        if (word < 0 || word > i || !tree.is(word, Upos::ADP))
            continue;
        int clause = verb;
        for (const int c : tree.children(verb)) {
            if (c > i && c < verb && tree.rel(c) == "ccomp" && tree.is(c, Upos::VERB)) {
                clause = c;
                break;
            }
        }
        tree.hang(i, clause, "obl");
    }
}

// "suspected the men were followers of a sect": the noun before the copula is its subject.
void subjectOfCopula(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int verb = tree.head(i);
        if (verb < 0 || verb > i || !tree.is(verb, Upos::VERB) || tree.firstSubject(i) >= 0 ||
            tree.child(i, "mark") >= 0 || tree.child(i, "cc") >= 0 || tree.child(i, "case") >= 0)
            continue;
        const int copula = tree.child(i, "cop");
        if (copula < 1 || !tree.finite(copula) || copula > i)
            continue;
        const int left = tree.child(verb, "obj");
        if (left < verb || left > copula)
            continue;
        bool close = true;
        for (int j = left + 1; j < copula && close; ++j)
            close = tree.below(j, left) && !tree.is(j, Upos::PUNCT);
        if (close && tree.hang(left, i, "nsubj"))
            tree.at(i).relation = "ccomp";
    }
}

// "Before the men committed their attacks they recorded": the noun before the pronoun is the first verb's object.
void subordinateObject(TreeEditor& tree) {
    for (int v = 0; v < tree.size(); ++v) {
        if (!tree.is(v, Upos::VERB))
            continue;
        int left = -1, right = -1;
        for (const int c : tree.children(v)) {
            if (c > v)
                break;
            if (tree.subject(c)) {
                left = right;
                right = c;
            }
        }
        if (left < 0 || !tree.noun(left) || !tree.is(right, Upos::PRON) || tree.xpos(right) != "PRP")
            continue;
        int clause = -1;
        for (const int c : tree.children(left)) {
            if (c < left && tree.is(c, Upos::VERB) && (tree.rel(c) == "advcl" || tree.rel(c) == "acl"))
                clause = c;
        }
        if (clause < 0 || tree.child(clause, "obj") >= 0 || tree.firstSubject(clause) < 0)
            continue;
        tree.hang(clause, v, "advcl");
        tree.hang(left, clause, "obj");
    }
}

// "The men were members of a gang, police said": a subject with a subject and a copula of its own is what was said.
void clauseSaid(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (!tree.subject(i) || tree.head(i) <= i)
            continue;
        const int verb = tree.head(i);
        if (tree.firstSubject(i) < 0 || tree.firstSubject(i) > i)
            continue;
        bool other = false;
        for (const int c : tree.children(verb))
            other = other || (tree.subject(c) && c > i);
        if (other && (tree.child(i, "cop") >= 0 || tree.finiteClause(i)))
            tree.at(i).relation = "ccomp";
    }
}

// "On Monday, masked men killed two guards": the participle before the noun as main verb.
void participleBeforeNoun(TreeEditor& tree) {
    for (int v = 0; v + 2 < tree.size(); ++v) {
        if (!tree.is(v, Upos::VERB) || (tree.xpos(v) != "VBD" && tree.xpos(v) != "VBN") ||
            !tree.form(v).ends_with("ed") || tree.firstSubject(v) >= 0 || (v > 0 && !tree.comma(v - 1)))
            continue;
        const int men = tree.child(v, "obj");
        if (men < 0 || !tree.noun(men) || tree.phraseStart(men) != v + 1)
            continue;
        int verb = -1;
        for (const int c : tree.children(v)) {
            if (c > men && tree.is(c, Upos::VERB) && tree.finiteClause(c) && tree.firstSubject(c) < 0 &&
                tree.child(c, "cc") < 0 &&
                (tree.rel(c) == "conj" || tree.rel(c) == "parataxis" || tree.rel(c) == "advcl" ||
                 tree.rel(c) == "ccomp") &&
                tree.child(c, "mark") < 0)
                verb = verb < 0 ? c : verb;
        }
        if (verb < 0 || verb - men > 6)
            continue;
        const std::vector<int> others = tree.children(v);
        if (!tree.takePlace(verb, v, "dep"))
            continue;
        tree.hang(men, verb, "nsubj");
        tree.hang(v, men, "amod");
        tree.at(v).xpos = "VBN";
        for (const int c : others) {
            if (c != men && c != verb)
                tree.hang(c, verb, tree.at(c).relation);
        }
    }
}

// "In the fight that erupted there, three men were killed": a clause whose subject is a relative pronoun right
// behind a noun is not the main clause.
void relativeRoot(TreeEditor& tree) {
    for (int v = 1; v < tree.size(); ++v) {
        if (tree.head(v) >= 0 || !tree.is(v, Upos::VERB))
            continue;
        const int who = tree.firstSubject(v);
        if (who < 1 || who > v || (tree.xpos(who) != "WDT" && tree.xpos(who) != "WP") || !tree.noun(who - 1))
            return;
        int main = -1;
        for (const int c : tree.children(v)) {
            if (c > v &&
                (tree.rel(c) == "conj" || tree.rel(c) == "parataxis" || tree.rel(c) == "ccomp" ||
                 tree.rel(c) == "advcl") &&
                tree.child(c, "cc") < 0 && tree.child(c, "mark") < 0 && tree.finiteClause(c) &&
                tree.firstSubject(c) >= 0) {
                main = c;
                break;
            }
        }
        if (main < 0)
            return;
        int antecedent = who - 1;
        const std::vector<int> others = tree.children(v);
        if (!tree.takePlace(main, v, "dep"))
            return;
        for (const int c : others) {
            if (c < who || c > main)
                tree.hang(c, main, tree.at(c).relation);
            // "the fight with police that erupted": "that" is rather the first noun of the phrase than people.
            if (c < who && tree.below(who - 1, c) && tree.xpos(who) == "WDT" && tree.noun(c) && tree.people(who - 1))
                antecedent = c;
        }
        if (!tree.below(antecedent, v))
            tree.hang(v, antecedent, "acl:relcl");
        return;
    }
}

// "The family of the man, killed at the shop, is preparing": the noun at the root is the subject of the finite
// verb that has none.
void nominalRoot(TreeEditor& tree) {
    for (int r = 0; r < tree.size(); ++r) {
        if (tree.head(r) >= 0)
            continue;
        if (!tree.noun(r) || tree.child(r, "cop") >= 0 || tree.firstSubject(r) >= 0 || tree.child(r, "case") >= 0)
            return;
        for (int v = r + 1; v < tree.size(); ++v) {
            if (!tree.is(v, Upos::VERB) || !tree.finiteClause(v) || tree.firstSubject(v) >= 0 ||
                tree.child(v, "mark") >= 0 || tree.child(v, "expl") >= 0 || tree.child(v, "cc") >= 0 ||
                tree.rel(v) == "acl:relcl" || tree.rel(v) == "conj" || tree.xpos(v) == "VBN" ||
                tree.child(v, "csubj") >= 0)
                continue;
            if (!tree.below(v, r))
                continue;
            if (tree.rel(v) != "advcl" && tree.rel(v) != "parataxis" && tree.rel(v) != "acl" && tree.rel(v) != "ccomp")
                continue;
            if (!tree.takePlace(v, r, "nsubj"))
                return;
            const std::vector<int> others = tree.children(r);
            for (const int c : others) {
                if (c > v)
                    tree.hang(c, v, tree.at(c).relation);
                else if (tree.rel(c) == "parataxis" && tree.xpos(c) == "VBN")
                    tree.hang(c, c > 0 && tree.noun(c - 1) && c - 1 != r ? c - 1 : r, "acl");
            }
            return;
        }
        return;
    }
}

// "In the raid, two men were killed": a prepositional phrase at the root belongs to the finite verb with a subject that
// follows its comma.
void phraseRoot(TreeEditor& tree) {
    for (int r = 1; r < tree.size(); ++r) {
        if (tree.head(r) >= 0)
            continue;
        const int word = tree.child(r, "case");
        if (!tree.noun(r) || word != 0 || !tree.is(0, Upos::ADP) || tree.child(r, "cop") >= 0 ||
            tree.firstSubject(r) >= 0)
            return;
        for (int v = r + 2; v < tree.size(); ++v) {
            if (!tree.finiteClause(v) || tree.child(v, "mark") >= 0 || tree.child(v, "cc") >= 0 ||
                tree.rel(v).starts_with("acl") || tree.firstSubject(v) < r || tree.firstSubject(v) > v)
                continue;
            const int start = tree.phraseStart(tree.firstSubject(v));
            if (start == 0 || !tree.comma(start - 1) || !tree.takePlace(v, r, "obl"))
                continue;
            const std::vector<int> others = tree.children(r);
            for (const int c : others) {
                if (c > v)
                    tree.hang(c, v, tree.at(c).relation);
            }
            return;
        }
        return;
    }
}

// "Rebels killed a minister": a noun at the root with a participle right behind it that has an object.
void participleAsPredicate(TreeEditor& tree) {
    for (int r = 0; r + 2 < tree.size(); ++r) {
        if (tree.head(r) >= 0)
            continue;
        const int v = r + 1;
        if (!tree.noun(r) || tree.child(r, "cop") >= 0 || tree.firstSubject(r) >= 0 || tree.head(v) != r ||
            tree.rel(v) != "acl" || !tree.is(v, Upos::VERB) || tree.xpos(v) == "VBG" || tree.xpos(v) == "VB" ||
            tree.child(v, "obj") < v || tree.child(v, "mark") >= 0)
            return;
        for (int i = v + 1; i < tree.size(); ++i) {
            if (tree.finite(i) && tree.head(i) == r)
                return;
        }
        const std::vector<int> others = tree.children(r);
        if (!tree.takePlace(v, r, "nsubj"))
            return;
        tree.at(v).xpos = "VBD";
        for (const int c : others) {
            if (c > v || (c < r && tree.is(c, Upos::PUNCT)))
                tree.hang(c, v, tree.at(c).relation);
        }
        return;
    }
}

// "before guards and police killed one attacker": the first of two subjects as the object of "before".
void subjectAfterBefore(TreeEditor& tree) {
    for (int i = 0; i + 3 < tree.size(); ++i) {
        if (tree.rel(i) != "case" || tree.head(i) <= i)
            continue;
        const auto word = tree.form(i);
        if (word != "before" && word != "after" && word != "since" && word != "until")
            continue;
        const int one = tree.head(i);
        const int cc = one + 1;
        if (cc + 1 >= tree.size() || tree.rel(cc) != "cc" || !tree.nominal(one))
            continue;
        const int verb = tree.head(cc);
        if (verb <= cc || !tree.is(verb, Upos::VERB) ||
            (!tree.finiteClause(verb) && (tree.xpos(verb) != "VBN" || tree.child(verb, "obj") < verb)))
            continue;
        int other = tree.firstSubject(verb);
        if (other < 0 && verb == cc + 2 && tree.rel(cc + 1) == "conj" && tree.head(cc + 1) == one)
            other = cc + 1;
        if (other <= cc || other > verb || tree.phraseStart(other) != cc + 1)
            continue;
        const int up = tree.head(one);
        if (up < 0 || tree.below(up, verb))
            continue;
        if (!tree.hang(one, verb, "nsubj"))
            continue;
        tree.hang(other, one, "conj");
        tree.hang(cc, other, "cc");
        tree.hang(i, verb, "mark");
        tree.at(verb).relation = "advcl";
    }
}

// "Six were wounded, of whom two later died": the number behind the pronoun is the subject, and the pronoun its part.
void numberOfWhom(TreeEditor& tree) {
    for (int i = 1; i + 2 < tree.size(); ++i) {
        if ((tree.form(i) != "whom" && tree.form(i) != "which") || tree.form(i - 1) != "of" ||
            !tree.is(i + 1, Upos::NUM))
            continue;
        int verb = i + 2;
        while (verb < tree.size() && verb < i + 6 && (tree.is(verb, Upos::ADV) || tree.is(verb, Upos::AUX)))
            ++verb;
        if (verb >= tree.size() || !tree.is(verb, Upos::VERB) || tree.head(verb) == i + 1)
            continue;
        tree.hang(i, verb, "obl"); // out of the way, whatever it was
        if (tree.hang(i + 1, verb, tree.child(verb, "aux:pass") >= 0 ? "nsubj:pass" : "nsubj"))
            tree.hang(i, i + 1, "nmod");
    }
}

// "During the raid, four men were killed, Novak said": behind a comma a clause with all it needs and no relative
// pronoun is no relative clause of the noun before the comma.
void contentAsRelative(TreeEditor& tree) {
    for (int i = 1; i < tree.size(); ++i) {
        const int noun = tree.head(i);
        if (!tree.rel(i).starts_with("acl") || noun < 0 || noun > i || tree.rel(noun) != "obl" ||
            !tree.finiteClause(i) || tree.child(i, "mark") >= 0)
            continue;
        const int verb = tree.head(noun), subject = tree.firstSubject(i);
        if (verb < i || !tree.speaks(verb) || tree.firstSubject(verb) < i || subject < 0 || !tree.noun(subject))
            continue;
        const int start = tree.phraseStart(subject);
        bool relative = false;
        for (int j = start; j < i; ++j)
            relative = relative || tree.xpos(j).starts_with("W");
        if (start == 0 || !tree.comma(start - 1) || relative)
            continue;
        if (tree.hang(i, verb, "ccomp"))
            tree.hang(noun, i, "obl");
    }
}

// "Four were killed, seven were detained - two of them were injured, police said": no verb has two such clauses, and
// one in the passive that is none of saying has none.
void secondContent(TreeEditor& tree) {
    for (int i = 1; i < tree.size(); ++i) {
        const int head = tree.head(i);
        if (tree.rel(i) != "ccomp" || head < 0 || !tree.finiteClause(i) || tree.child(i, "mark") >= 0)
            continue;
        int first = -1;
        if (head < i && !tree.speaks(head) && tree.child(head, "aux:pass") >= 0) {
            first = head;
        } else {
            for (const int other : tree.children(head)) {
                if (tree.rel(other) == "ccomp" && other < i && (other < head) == (i < head))
                    first = other;
            }
        }
        if (first >= 0 && tree.firstSubject(i) > first)
            tree.hang(i, first, "conj");
    }
}

// "It began at noon, when men attacked a shop": no conjunct without a conjunction begins with "when".
void clauseWithWhen(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.xpos(i) != "WRB" || tree.rel(i) != "advmod" || tree.head(i) <= i || tree.form(i) != "when")
            continue;
        const int verb = tree.head(i);
        if (tree.rel(verb) == "conj" && tree.child(verb, "cc") < 0 && tree.head(verb) < i &&
            tree.is(tree.head(verb), Upos::VERB))
            tree.at(verb).relation = "advcl";
    }
}

// "put the country on alert after attacks left ten people dead": "after" leads a clause.
void clauseAfterAfter(TreeEditor& tree) {
    for (int v = 3; v < tree.size(); ++v) {
        if (!tree.is(v, Upos::VERB) || tree.xpos(v) != "VBD" || tree.head(v) < 0 || tree.head(v) > v ||
            tree.rel(v) == "acl:relcl" || tree.rel(v) == "acl" || !tree.is(tree.head(v), Upos::VERB) ||
            tree.speaks(tree.head(v)) || tree.child(v, "cc") >= 0 || tree.child(v, "mark") >= 0)
            continue;
        const int one = tree.firstSubject(v);
        if (one < 0 || one > v || !tree.noun(one) || one < tree.head(v))
            continue;
        int other = -1;
        for (const int c : tree.children(one)) {
            if (c > one && tree.rel(c).starts_with("nmod"))
                other = c;
        }
        if (other < 0 || other + 1 != v || !tree.noun(other))
            continue;
        const int word = tree.child(other, "case");
        if (word < 0 || (tree.form(word) != "after" && tree.form(word) != "before"))
            continue;
        const int up = tree.head(v);
        if (!tree.hang(one, up, tree.child(up, "obj") < 0 ? "obj" : "obl"))
            continue;
        tree.hang(other, v, "nsubj");
        tree.hang(word, v, "mark");
        tree.at(v).relation = "advcl";
    }
}

} // namespace

void repairClauses(TreeEditor& tree) {
    subordinateObject(tree);
    clauseSaid(tree);
    participleBeforeNoun(tree);
    relativeRoot(tree);
    nominalRoot(tree);
    phraseRoot(tree);
    participleAsPredicate(tree);
    subjectAfterBefore(tree);
    clauseWithWhen(tree);
    repairSpeech(tree);
    secondContent(tree);
    clauseAfterAfter(tree);
    phraseAsClause(tree);
    contentAsRelative(tree);
    numberOfWhom(tree);
    subjectOfCopula(tree);
}

} // namespace parallax::language
