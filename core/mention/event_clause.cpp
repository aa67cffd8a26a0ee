#include "mention/event_clause.h"

namespace parallax::mention {

int verbAround(const Syntax& syntax, const Frame& frame) {
    const int t = frame.at;
    const int verb = syntax.head(t);
    if (syntax.isVerb(t) || frame.clause != t || verb < 0 || verb > t || !syntax.isVerb(verb))
        return -1;
    const Rel r = syntax.rel(t);
    if (r != Rel::Obj && r != Rel::Obl)
        return -1;
    return verb;
}

bool followsWithoutBreak(const Syntax& syntax, int t, int noun) {
    if (t <= noun || t > noun + 8)
        return false;
    for (int i = noun + 1; i < t; ++i) {
        if (syntax.upos(i) == language::Upos::PUNCT || syntax.isVerb(i))
            return false;
    }
    return true;
}

bool standsFree(const Syntax& syntax, int token) {
    for (int at = token, steps = 0; at >= 0 && steps < 40; at = syntax.head(at), ++steps) {
        const Rel rel = syntax.rel(at);
        if (rel == Rel::Nmod || rel == Rel::Compound || rel == Rel::Amod || rel == Rel::Acl || rel == Rel::AclRelcl ||
            rel == Rel::Nummod)
            return false;
    }
    return token >= 0;
}

bool isAftermath(EventKind kind) {
    return kind == EventKind::Arrest || kind == EventKind::Charge || kind == EventKind::Trial ||
           kind == EventKind::Sentence;
}

} // namespace parallax::mention
