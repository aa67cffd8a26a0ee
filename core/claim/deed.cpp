#include "claim/deed.h"

namespace parallax::claim {

using mention::Rel;

std::int32_t attackBelow(const Extraction& x, int t) {
    const auto& syntax = x.syntax;
    for (const int c : syntax.children(t)) {
        const Rel r = syntax.rel(c);
        if (r != Rel::Obj && r != Rel::Xcomp && r != Rel::Ccomp && r != Rel::Obl && r != Rel::Advcl && r != Rel::Nmod &&
            r != Rel::Nsubj && r != Rel::NsubjPass && r != Rel::Acl)
            continue;
        const auto f = x.framesOfToken[static_cast<std::size_t>(c)];
        if (f >= 0 && mention::isViolent(x.frames[static_cast<std::size_t>(f)].kind))
            return x.events.frameEvent[static_cast<std::size_t>(f)];
        if (r == Rel::Xcomp || r == Rel::Ccomp || r == Rel::Advcl || r == Rel::Obl) {
            for (const int d : syntax.children(c)) {
                const auto g = x.framesOfToken[static_cast<std::size_t>(d)];
                if (g >= 0 && mention::isViolent(x.frames[static_cast<std::size_t>(g)].kind))
                    return x.events.frameEvent[static_cast<std::size_t>(g)];
            }
        }
    }
    return -1;
}

bool isDoubted(const mention::Syntax& syntax, int t) {
    int at = t;
    for (int steps = 0; steps < 4 && syntax.head(at) >= 0; ++steps) {
        const int head = syntax.head(at);
        const auto lemma = syntax.lemma(head);
        if ((lemma == "evidence" || lemma == "sign" || lemma == "proof" || lemma == "indication") &&
            syntax.isNegated(head))
            return true;
        at = head;
    }
    return syntax.isNegated(t);
}

} // namespace parallax::claim
