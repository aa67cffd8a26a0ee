#include "language/tree_repair_rules.h"

#include <vector>

namespace parallax::language {
namespace {

// "Before they fled they sent a message": a clause with a conjunction of its own is not the main one.
void markedRoot(TreeEditor& tree) {
    for (int r = 1; r < tree.size(); ++r) {
        const int mark = tree.head(r) < 0 ? tree.child(r, "mark") : -1;
        if (mark < 0 || mark > r || !tree.is(r, Upos::VERB) || tree.xpos(mark) != "IN" || tree.form(mark) == "that")
            continue;
        for (const int c : tree.children(r)) {
            const int one = tree.firstSubject(c);
            if (c > r && tree.is(c, Upos::VERB) && tree.finiteClause(c) && one > r && one < c &&
                (tree.rel(c) == "ccomp" || tree.rel(c) == "conj" || tree.rel(c) == "parataxis") &&
                tree.child(c, "cc") < 0 && tree.child(c, "mark") < 0) {
                const std::vector<int> others = tree.children(c);
                if (!tree.takePlace(c, r, "advcl"))
                    return;
                // A bare noun before the subject is the object of the first verb.
                for (const int noun : others) {
                    if (noun < r || noun > one || !tree.noun(noun) || tree.child(noun, "case") >= 0 || noun == one ||
                        tree.child(r, "obj") >= 0 || !tree.hang(noun, r, "obj"))
                        continue;
                    for (const int part : others) {
                        if (part > r && part < noun)
                            tree.hang(part, noun, tree.at(part).relation);
                    }
                }
                return;
            }
        }
    }
}

// "They left," Novak said: who speaks last, after a quotation mark or a comma, speaks of what was before.
void saidLast(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int clause = tree.head(i);
        const int one = tree.firstSubject(i);
        if (!tree.speaks(i) || tree.rel(i) != "conj" || tree.child(i, "cc") >= 0 || clause < 0 || clause > i ||
            tree.head(clause) >= 0 || !tree.is(clause, Upos::VERB) || one <= clause || one > i)
            continue;
        int before = one - 1;
        while (before > clause && tree.below(before, one))
            --before;
        if (before > clause && tree.is(before, Upos::PUNCT))
            tree.takePlace(i, clause, "ccomp");
    }
}

// "A customer was killed, Novak told reporters": a whole clause before a verb of saying is what was said.
void clauseSaidAdverbial(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if ((tree.rel(i) != "advcl" && tree.rel(i) != "dep") || tree.head(i) <= i || !tree.speaks(tree.head(i)))
            continue;
        if (!tree.is(i, Upos::VERB) || !tree.finiteClause(i) || tree.child(i, "mark") >= 0 ||
            tree.firstSubject(i) < 0 || tree.firstSubject(i) > i || tree.firstSubject(tree.head(i)) < i)
            continue;
        bool question = false;
        for (const int c : tree.children(i))
            question = question || tree.xpos(c) == "WRB" || tree.xpos(c) == "WP";
        if (!question)
            tree.at(i).relation = "ccomp";
    }
}

// "Three soldiers killed in attacks, officials say": the first of two subjects belongs to the participle.
void subjectOfParticiple(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.rel(i) != "ccomp" || tree.head(i) <= i || !tree.is(i, Upos::VERB) ||
            (tree.xpos(i) != "VBN" && tree.xpos(i) != "VBD") || tree.firstSubject(i) >= 0 || tree.child(i, "mark") >= 0)
            continue;
        const int verb = tree.head(i);
        int left = -1, right = -1;
        for (const int c : tree.children(verb)) {
            if (tree.subject(c) && c < i)
                left = c;
            else if (tree.subject(c) && c > i && right < 0)
                right = c;
        }
        if (left >= 0 && right > i && right < verb)
            tree.hang(left, i, tree.at(left).relation);
    }
}

// "Three soldiers and two sailors killed in attacks, officials say": a participle behind the first of two subjects that
// a comma parts is what was said of it.
void participleSaid(TreeEditor& tree) {
    for (int i = 1; i < tree.size(); ++i) {
        if (tree.rel(i) != "acl" || tree.xpos(i) != "VBN" || tree.head(i) < 0 || !tree.noun(i - 1))
            continue;
        int left = tree.head(i);
        while (tree.rel(left) == "conj" && tree.head(left) >= 0 && tree.head(left) < left)
            left = tree.head(left);
        const int verb = tree.head(left);
        if (!tree.subject(left) || verb < i || !tree.speaks(verb) || !tree.below(i - 1, left))
            continue;
        int right = -1;
        bool comma = false;
        for (const int c : tree.children(verb)) {
            if (tree.subject(c) && c > i && c < verb)
                right = c;
        }
        for (int j = i + 1; j < right; ++j)
            comma = comma || tree.comma(j);
        if (comma && tree.hang(i, verb, "ccomp"))
            tree.hang(left, i, "nsubj:pass");
    }
}

// "not clear who was behind the attack": what has a copula and a subject of its own is a clause.
void clauseWithCopula(TreeEditor& tree) {
    for (int i = 2; i < tree.size(); ++i) {
        const int copula = tree.child(i, "cop");
        const int one = tree.firstSubject(i);
        if ((tree.rel(i) == "obl" || tree.rel(i) == "nmod" || tree.rel(i) == "obj") && copula >= 0 && one >= 0 &&
            one < copula && tree.head(i) >= 0 && tree.head(i) < one && tree.xpos(one) == "WP")
            tree.at(i).relation = "ccomp";
    }
}

} // namespace

void repairSpeech(TreeEditor& tree) {
    markedRoot(tree);
    saidLast(tree);
    clauseSaidAdverbial(tree);
    subjectOfParticiple(tree);
    participleSaid(tree);
    clauseWithCopula(tree);
}

} // namespace parallax::language
