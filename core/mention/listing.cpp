#include "mention/listing.h"

#include "mention/argument.h"

#include <algorithm>

namespace parallax::mention {
namespace {

using language::Upos;

void add(std::vector<int>& all, int t) {
    if (std::ranges::find(all, t) == all.end())
        all.push_back(t);
}

// A nominal among those coordinated with `t` that comes after a comma and a conjunction: the end of a list.
bool endsList(const Syntax& syntax, int t) {
    for (const int c : syntax.conjuncts(t)) {
        const int cc = syntax.child(c, Rel::Cc);
        if (c != t && cc > 0 && syntax.lower(cc) == "and" && syntax.form(cc - 1) == ",")
            return true;
    }
    return false;
}

bool hasOwnDeterminer(const Syntax& syntax, int t) {
    return syntax.hasChild(t, Rel::Det) || syntax.hasChild(t, Rel::Nummod) || syntax.hasChild(t, Rel::NmodPoss) ||
           syntax.xpos(t, "NNS");
}

// The apposition `a` of `t` is the next one of a list.
bool continues(const Syntax& syntax, int t, int a) {
    if (a < t || !syntax.isNominal(a))
        return false;
    const bool person = denotesPerson(syntax, a);
    if (person != denotesPerson(syntax, t))
        return false;
    if (person) // two names are two people; a noun beside a name says who it is
        return syntax.upos(a) == Upos::PROPN && syntax.upos(t) == Upos::PROPN;
    if (!hasOwnDeterminer(syntax, a))
        return false;
    if (endsList(syntax, a))
        return true;
    return std::ranges::any_of(syntax.children(a), [&](int c) {
        return syntax.rel(c) == Rel::Appos && syntax.isNominal(c) && c > a && endsList(syntax, c);
    });
}

} // namespace

std::vector<int> listed(const Syntax& syntax, int t) {
    std::vector<int> all{t};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const int c : syntax.children(all[i])) {
            const Rel r = syntax.rel(c);
            if ((r == Rel::Conj && !syntax.isVerb(c)) || (r == Rel::Appos && continues(syntax, all[i], c)))
                add(all, c);
        }
    }
    std::ranges::sort(all);
    return all;
}

std::vector<int> namedAmong(const Syntax& syntax, int clause) {
    std::vector<int> all;
    for (const int c : syntax.children(clause)) {
        if (c < clause && syntax.isVerb(clause))
            continue;
        const Rel r = syntax.rel(c);
        const auto preposition = syntax.preposition(c);
        if ((r == Rel::Obl || r == Rel::Nmod) && preposition == "include" && syntax.isNominal(c)) {
            for (const int one : listed(syntax, c))
                add(all, one);
        }
        // "among them Ana Novak": whatever the tree makes of it, the noun phrase right after.
        if ((syntax.lower(c) == "them" || syntax.lower(c) == "whom") && preposition == "among") {
            for (int t = c + 1; t <= c + 6 && t < static_cast<int>(syntax.size()) &&
                                syntax.sentence(t) == syntax.sentence(c) && !syntax.isVerb(t);
                 ++t) {
                if (!syntax.isNominal(t) || syntax.rel(t) == Rel::Compound || syntax.rel(t) == Rel::NmodPoss)
                    continue;
                for (const int one : listed(syntax, t))
                    add(all, one);
                break;
            }
        }
    }
    std::ranges::sort(all);
    return all;
}

} // namespace parallax::mention
