#include "claim/scope.h"

#include "language/wordnet.h"
#include "mention/actor_nouns.h"

namespace parallax::claim {
namespace {

using language::NounClass;
using language::Upos;
using mention::ActorNouns;
using mention::Rel;
using mention::Syntax;

// The table's entry for a noun with the noun in front of it ("police officer"), or for itself.
const mention::ActorNoun* entryOf(const Syntax& syntax, int noun) {
    const auto& nouns = ActorNouns::shared();
    for (const int c : syntax.children(noun)) {
        if ((syntax.rel(c) == Rel::Compound || syntax.rel(c) == Rel::Amod) && c < noun) {
            std::string phrase(syntax.lemma(c));
            phrase.append(" ").append(syntax.lemma(noun));
            if (const auto* known = nouns.find(phrase))
                return known;
        }
    }
    return nouns.find(syntax.lemma(noun));
}

// "a group of gunmen", "dozens of people": the noun that is counted in the end.
int innerNoun(const Syntax& syntax, int noun) {
    for (int steps = 0; steps < 3; ++steps) {
        const auto lemma = syntax.lemma(noun);
        const bool holder = lemma == "group" || lemma == "number" || lemma == "dozen" || lemma == "score" ||
                            lemma == "hundred" || lemma == "thousand" || lemma == "member" || lemma == "total" ||
                            lemma == "band" || lemma == "body" || lemma == "team" || lemma == "ten" ||
                            syntax.upos(noun) == Upos::NUM || syntax.upos(noun) == Upos::DET ||
                            syntax.upos(noun) == Upos::ADJ || syntax.upos(noun) == Upos::PRON;
        if (!holder)
            return noun;
        int next = -1;
        for (const int c : syntax.children(noun)) {
            const auto preposition = syntax.preposition(c);
            if (syntax.rel(c) == Rel::Nmod && (preposition == "of" || preposition == "among"))
                next = c;
        }
        if (next < 0)
            return noun;
        noun = next;
    }
    return noun;
}

std::string plainNoun(const Syntax& syntax, int noun) {
    // A relative clause, a possessor or an adjective do not change whom is counted; what the noun itself says does.
    return std::string(syntax.lemma(noun));
}

// "15 women and children": one number for both nouns, so neither alone is counted.
bool sharesNumber(const Syntax& syntax, int noun) {
    if (!syntax.xpos(noun, "NNS") || !syntax.hasChild(noun, Rel::Nummod))
        return false;
    const int other = noun + 2;
    return other < static_cast<int>(syntax.size()) && syntax.sentence(other) == syntax.sentence(noun) &&
           syntax.lower(noun + 1) == "and" && syntax.xpos(other, "NNS") && syntax.head(other) == noun &&
           syntax.rel(other) == Rel::Conj && entryOf(syntax, other) && entryOf(syntax, noun);
}

// "a man and a woman", "two women and four men": beside others a man is one of the men, not all of them.
bool isBesideOthers(const Syntax& syntax, int noun) {
    const auto other = [&](int t) { return syntax.lemma(t) != "man" && entryOf(syntax, t); };
    for (const int c : syntax.children(noun)) {
        if (syntax.rel(c) == Rel::Conj && syntax.isNominal(c) && other(c))
            return true;
    }
    const int head = syntax.head(noun);
    return syntax.rel(noun) == Rel::Conj && head >= 0 && syntax.isNominal(head) && other(head);
}

} // namespace

bool denotesPeople(const Syntax& syntax, int noun) {
    // "seven members of the movement", whatever the movement is
    if (syntax.lemma(noun).ends_with("member"))
        return true;
    noun = innerNoun(syntax, noun);
    if (entryOf(syntax, noun))
        return true;
    const auto lemma = syntax.lemma(noun);
    if (ActorNouns::kindOf(lemma))
        return true;
    const auto tag = syntax.upos(noun);
    if (lemma == "other" || lemma == "more" || lemma == "one" || lemma == "them" || lemma == "they")
        return true;
    // Plural names of peoples ("Norwegians", "pro-Northlanders"), where no noun says otherwise.
    if (tag == Upos::NOUN && syntax.xpos(noun, "NNS")) {
        const auto form = syntax.form(noun);
        const auto hyphen = form.find('-');
        if (hyphen != std::string_view::npos && hyphen + 1 < form.size() && form[hyphen + 1] >= 'A' &&
            form[hyphen + 1] <= 'Z')
            return true;
    }
    return tag == Upos::PROPN && (syntax.xpos(noun, "NNPS") || lemma.ends_with("s"));
}

bool denotesAttackers(const Syntax& syntax, int noun) {
    const int inner = innerNoun(syntax, noun);
    for (const int t : {noun, inner}) {
        const auto* known = entryOf(syntax, t);
        if (known && known->scope == "attackers")
            return true;
    }
    return false;
}

std::string scopeOf(const Syntax& syntax, int noun, bool byAttackers) {
    const bool member = syntax.lemma(noun) == "member";
    noun = innerNoun(syntax, noun);
    if (member && !denotesPeople(syntax, noun))
        return "member";
    if (syntax.lemma(noun) == "man" && isBesideOthers(syntax, noun))
        return "men";
    if (sharesNumber(syntax, noun))
        return byAttackers ? "victims" : "all";
    if (const auto* known = entryOf(syntax, noun)) {
        if (known->scope == "all")
            return byAttackers ? "victims" : "all";
        if (!known->scope.empty())
            return std::string(known->scope);
        return plainNoun(syntax, noun);
    }
    const auto lemma = syntax.lemma(noun);
    const auto tag = syntax.upos(noun);
    if (tag == Upos::NUM || tag == Upos::PRON || tag == Upos::DET || tag == Upos::ADJ || tag == Upos::ADV ||
        lemma == "other" || lemma == "dozen" || lemma == "hundred" || lemma == "score" || lemma == "thousand" ||
        lemma == "total" || lemma == "number") {
        return byAttackers ? "victims" : "all";
    }
    if (tag == Upos::PROPN && (syntax.xpos(noun, "NNPS") || lemma.ends_with("s")))
        return byAttackers ? "victims" : "all";
    return plainNoun(syntax, noun);
}

} // namespace parallax::claim
