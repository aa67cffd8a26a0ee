// Subjects and objects of verbs, also those they share with other verbs.
#include "mention/argument.h"
#include "mention/frame.h"
#include "mention/listing.h"

#include "language/wordnet.h"

#include <algorithm>

namespace parallax::mention {
namespace {

using language::Upos;

void spread(const Syntax& syntax, int t, std::vector<int>& into) {
    for (const int c : listed(syntax, t)) {
        if (!syntax.isVerb(c) && std::ranges::find(into, c) == into.end())
            into.push_back(c);
    }
}

bool isRelativePronoun(const Syntax& syntax, int t) {
    const auto word = syntax.lower(t);
    return word == "who" || word == "which" || word == "that" || word == "whom";
}

// Trees of run-on text may give a verb several; the one next to it is meant ("Novak the gang also took a bus").
int ownSubject(const Syntax& syntax, int verb) {
    int subject = -1;
    for (const int c : syntax.children(verb)) {
        const bool isSubject = syntax.rel(c) == Rel::Nsubj || syntax.rel(c) == Rel::NsubjPass;
        if (isSubject && (subject < 0 || c < verb))
            subject = c;
    }
    return subject;
}

// An "and" stands right before the noun phrase.
bool opensWithAnd(const Syntax& syntax, int noun) {
    const int before = syntax.nounPhrase(noun).first - 1;
    return before >= 0 && syntax.sentence(before) == syntax.sentence(noun) &&
           (syntax.lower(before) == "and" || syntax.lower(syntax.first(noun)) == "and");
}

// The people before "and" and the subject `own` to whom the tree joins the verb as if it were one of them, -1 for none.
int listBefore(const Syntax& syntax, int verb, int own) {
    if (syntax.rel(verb) != Rel::Conj || own > verb)
        return -1;
    const int list = syntax.head(verb);
    const int joint = syntax.child(verb, Rel::Cc);
    if (list < 0 || list > own || !syntax.isNominal(list) || !denotesPerson(syntax, list) || joint < 0 || joint > own ||
        syntax.lower(joint) != "and" || syntax.hasChild(list, Rel::Case) || syntax.hasChild(list, Rel::Cop))
        return -1;
    const Rel r = syntax.rel(list);
    return r == Rel::Root || r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::Ccomp || r == Rel::Parataxis ||
                   r == Rel::Advcl
               ? list
               : -1;
}

// The noun that a clause modifies ("the men who fired": men), or -1.
int modifiedNoun(const Syntax& syntax, int verb) {
    const Rel r = syntax.rel(verb);
    if (r != Rel::Acl && r != Rel::AclRelcl)
        return -1;
    const int head = syntax.head(verb);
    // "The mother of Ann Lee, the clerk shot at the bank": the apposition right before it, not what that is hung on.
    if (head >= 0)
        for (const int c : syntax.children(head))
            if (syntax.rel(c) == Rel::Appos && c < verb && syntax.last(c) + 1 == verb)
                return c;
    return head;
}

// The person of the noun phrases right before the noun `place`, which is none; else `place`.
int personBefore(const Syntax& syntax, int place) {
    const int first = static_cast<int>(syntax.sentenceOf(place).firstToken);
    for (int i = place - 1; i >= first && !syntax.isVerb(i) && syntax.upos(i) != Upos::AUX; --i) {
        if (!syntax.isNominal(i) || !denotesPerson(syntax, i))
            continue;
        int at = i;
        while ((syntax.rel(at) == Rel::Appos || syntax.rel(at) == Rel::Flat) && syntax.head(at) >= 0)
            at = syntax.head(at);
        return at;
    }
    return place;
}

// "Shelling", "having shelled".
bool isGerund(const Syntax& syntax, int verb) {
    return syntax.xpos(verb, "VBG") || std::ranges::any_of(syntax.children(verb), [&](int c) {
               return syntax.rel(c) == Rel::Aux && syntax.xpos(c, "VBG");
           });
}

// A verb of saying that closes its clause behind a subject: ", police say".
bool isSpeechTag(const Syntax& syntax, int verb) {
    if (!syntax.isVerb(verb) || syntax.child(verb, Rel::Nsubj) < 0 ||
        language::domain(syntax.lemma(verb), language::WordClass::Verb) != "verb.communication")
        return false;
    return std::ranges::none_of(syntax.children(verb), [&](int c) {
        return c > verb && syntax.rel(c) != Rel::Punct && syntax.rel(c) != Rel::Obl && syntax.rel(c) != Rel::Advmod;
    });
}

} // namespace

std::vector<int> subjectsOf(const Syntax& syntax, int verb, bool* viaOther) {
    std::vector<int> subjects;
    if (viaOther)
        *viaOther = false;
    int at = verb;
    for (int steps = 0; steps < 6 && at >= 0; ++steps) {
        const int own = ownSubject(syntax, at);
        if (own >= 0) {
            if (isRelativePronoun(syntax, own)) {
                int clause = at;
                while (clause >= 0 && modifiedNoun(syntax, clause) < 0 && syntax.rel(clause) == Rel::Conj)
                    clause = syntax.head(clause);
                int noun = clause >= 0 ? modifiedNoun(syntax, clause) : -1;
                // "the mayor of Oldtown, in the north, who": a place does not do what "who" does.
                if (noun >= 0 && syntax.lower(own) == "who") {
                    for (int up = noun; up >= 0 && syntax.isNominal(up); up = syntax.head(up)) {
                        if (denotesPerson(syntax, up)) {
                            noun = up;
                            break;
                        }
                    }
                    if (!denotesPerson(syntax, noun))
                        noun = personBefore(syntax, noun);
                }
                if (noun >= 0) {
                    spread(syntax, noun, subjects);
                    // Only the noun next to the clause is surely meant: "a clerk and a guard who came later".
                    if (subjects.size() > 1)
                        subjects.assign(1, noun);
                    return subjects;
                }
            }
            // "Three gunmen and a guard were killed": the tree may give the verb both, and the conjunction.
            const int joint = syntax.child(at, Rel::Cc);
            if (joint >= 0 && joint < own) {
                for (const int c : syntax.children(at)) {
                    if (c < own && (syntax.rel(c) == Rel::Nsubj || syntax.rel(c) == Rel::NsubjPass))
                        spread(syntax, c, subjects);
                }
            }
            // "Ana Novak, 33, and Ivo Brandt, 28, were killed": two subjects, and the conjunction on the second.
            if (opensWithAnd(syntax, own) && joint < 0) {
                for (const int c : syntax.children(at)) {
                    if (c < own && syntax.rel(c) == syntax.rel(own) && denotesPerson(syntax, c))
                        spread(syntax, c, subjects);
                }
            }
            // "Seven soldiers, two civilians and a guard died": a list that the tree ends before its last member, to
            // which it joins the verb.
            if (const int list = listBefore(syntax, at, own); list >= 0)
                spread(syntax, list, subjects);
            spread(syntax, own, subjects);
            return subjects;
        }
        if (viaOther)
            *viaOther = true;
        const Rel r = syntax.rel(at);
        const int head = syntax.head(at);
        if (head < 0)
            break;
        if (r == Rel::Acl || r == Rel::AclRelcl) {
            const int noun = modifiedNoun(syntax, at);
            spread(syntax, noun, subjects);
            if (subjects.size() > 1)
                subjects.assign(1, noun);
            return subjects;
        }
        if (r == Rel::Xcomp) {
            const int object = syntax.child(head, Rel::Obj);
            if (object >= 0 && syntax.isPassive(at) == false && !syntax.isPassive(head)) {
                spread(syntax, object, subjects);
                return subjects;
            }
            if (object >= 0 && syntax.isPassive(at)) {
                spread(syntax, object, subjects);
                return subjects;
            }
            at = head;
            continue;
        }
        // "charged them with taking part in the murder"
        if (r == Rel::Advcl && isGerund(syntax, at) && syntax.lemma(head) == "charge" && !syntax.isPassive(head) &&
            syntax.child(at, Rel::Mark, "with") >= 0) {
            if (const int object = syntax.child(head, Rel::Obj); object >= 0 && object < at)
                spread(syntax, object, subjects);
            return subjects;
        }
        // "accused the rebels of shelling the port": whoever is accused did it; who speaks did not.
        if (r == Rel::Advcl && isGerund(syntax, at) && syntax.isVerb(head) &&
            language::domain(syntax.lemma(head), language::WordClass::Verb) == "verb.communication") {
            const int mark = syntax.child(at, Rel::Mark);
            const int object = syntax.child(head, Rel::Obj);
            if (mark >= 0 && (syntax.lower(mark) == "of" || syntax.lower(mark) == "for") && object >= 0 && object < at)
                spread(syntax, object, subjects);
            return subjects;
        }
        // "Nine hurt in shooting at park, police say": a headline with who says so behind it, not who did it.
        if (r == Rel::Advcl && at < head && isSpeechTag(syntax, head))
            return subjects;
        if (r == Rel::Conj || r == Rel::Advcl || (r == Rel::Ccomp && syntax.xpos(at, "VBG")) || r == Rel::Dep) {
            if (r == Rel::Conj && !syntax.isVerb(head) && syntax.upos(head) != language::Upos::ADJ)
                break;
            at = head;
            continue;
        }
        break;
    }
    return subjects;
}

std::vector<int> objectsOf(const Syntax& syntax, int verb) {
    std::vector<int> objects;
    for (const int c : syntax.children(verb)) {
        if (syntax.rel(c) != Rel::Obj)
            continue;
        // "the man whom they shot"
        if (c < verb && isRelativePronoun(syntax, c) && modifiedNoun(syntax, verb) >= 0)
            objects.push_back(modifiedNoun(syntax, verb));
        else
            spread(syntax, c, objects);
    }
    // "attacked the palace, the home of Jan Brel, and two offices": the tree may coordinate the rest with the verb.
    if (!objects.empty()) {
        const int last = syntax.last(objects.back());
        for (const int c : syntax.children(verb)) {
            if (syntax.rel(c) == Rel::Conj && !syntax.isVerb(c) && syntax.isNominal(c) && c > last &&
                ownSubject(syntax, c) < 0 && !syntax.hasChild(c, Rel::Case) && !syntax.hasChild(c, Rel::Cop) &&
                syntax.first(c) <= last + 3)
                spread(syntax, c, objects);
        }
    }
    // "killed or injured ten": the object of the last verb is that of the first one, too.
    if (objects.empty() && !syntax.isPassive(verb)) {
        for (const int c : syntax.children(verb)) {
            if (syntax.rel(c) != Rel::Conj || !syntax.isVerb(c) || ownSubject(syntax, c) >= 0)
                continue;
            const int cc = syntax.child(c, Rel::Cc);
            const int object = syntax.child(c, Rel::Obj);
            // Only in close coordination: nothing but the conjunction stands between the verbs.
            if (cc >= 0 && object >= 0 && c - verb == 2)
                spread(syntax, object, objects);
        }
    }
    // A noun of people that the tree made a complement: "killed one attacker".
    if (objects.empty() && !syntax.isPassive(verb)) {
        const int complement = syntax.child(verb, Rel::Xcomp);
        if (complement > verb && complement - verb <= 4 && syntax.upos(complement) == Upos::NOUN)
            spread(syntax, complement, objects);
    }
    // A relative clause without subject gap of its own: "the man whom they shot".
    if (objects.empty() && syntax.rel(verb) == Rel::AclRelcl && ownSubject(syntax, verb) >= 0 &&
        !isRelativePronoun(syntax, ownSubject(syntax, verb)) && !syntax.isPassive(verb)) {
        objects.push_back(syntax.head(verb));
    }
    return objects;
}

} // namespace parallax::mention
