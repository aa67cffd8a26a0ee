#include "claim/elliptic_scope.h"

#include "claim/scope.h"
#include "language/wordnet.h"

#include <algorithm>

namespace parallax::claim {

using language::Upos;
using mention::Effect;
using mention::Frame;
using mention::Rel;
using mention::Relation;
using mention::Syntax;

namespace {

bool isArgument(const Syntax& syntax, int t) {
    const Rel r = syntax.rel(t);
    return r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::Obj || r == Rel::Obl || r == Rel::Conj || r == Rel::Root;
}

// "More than 60 wounded, officials said": whose words it is.
bool speaks(const Syntax& syntax, int t) {
    const int verb = syntax.head(t);
    return syntax.rel(t) == Rel::Nsubj && verb == t + 1 && syntax.isVerb(verb) &&
           language::domain(syntax.lemma(verb), language::WordClass::Verb) == "verb.communication";
}

} // namespace

bool EllipticScope::isAsideBehind(const Frame& frame, int p, int t) const {
    if (p > frame.at || t < frame.at)
        return false;
    for (int i = frame.at + 1; i < t; ++i) {
        if (m_syntax.upos(i) == Upos::SCONJ || m_syntax.xpos(i, "WDT") || m_syntax.xpos(i, "WP") ||
            m_syntax.lower(i) == "after")
            return true;
    }
    return false;
}

// "Five people, including two children", "seven, four of them children": some of those who were counted before.
bool EllipticScope::isPartOfThem(int t) const {
    if (t > 1 && (m_syntax.lower(t - 1) == "them" || m_syntax.lower(t - 1) == "whom") && m_syntax.lower(t - 2) == "of")
        return true;
    for (int i = t - 1; i >= 0 && i > t - 5 && m_syntax.sentence(i) == m_syntax.sentence(t); --i) {
        if (m_syntax.lower(i) == "including")
            return true;
        if (m_syntax.form(i) == "," || m_syntax.isVerb(i))
            return false;
    }
    return false;
}

std::string EllipticScope::of(const Frame& frame, int p, bool attackersDid) const {
    const auto sentence = m_syntax.sentence(p);
    int best = -1, bestDistance = 1 << 20;
    const auto* own = quantityOf(p);
    const bool vague = own && own->quantity.relation == Relation::Some;
    const bool inRelative = m_syntax.rel(frame.clause) == Rel::AclRelcl;
    const auto consider = [&](int t, int distance) {
        if (t < 0 || t == p || m_syntax.upos(t) == Upos::NUM || m_syntax.upos(t) == Upos::PRON ||
            !m_syntax.isNominal(t) || !denotesPeople(m_syntax, t) || isPartOfThem(t))
            return;
        // "Contractor jailed over collapse that killed 11", "killed a child, injured dozens": one person told without
        // a number is not whom a number elsewhere counts.
        const bool several = m_syntax.xpos(t, "NNS") || m_syntax.xpos(t, "NNPS") || m_syntax.lemma(t) == "people" ||
                             m_syntax.lemma(t) == "police" || m_x.quantityOfNoun[static_cast<std::size_t>(t)] >= 0;
        if (!several && (vague || (own && own->quantity.low >= 2) || !m_syntax.hasChild(t, Rel::Det) || inRelative))
            return;
        if (speaks(m_syntax, t) || isAsideBehind(frame, p, t))
            return;
        if (distance < bestDistance) {
            bestDistance = distance;
            best = t;
        }
    };
    const std::size_t here = static_cast<std::size_t>(&frame - m_x.frames.data());
    for (std::size_t g = here > 6 ? here - 6 : 0; g < std::min(m_x.frames.size(), here + 7); ++g) {
        const auto& other = m_x.frames[g];
        if (g == here || m_syntax.sentence(other.at) != sentence || other.effect == Effect::None)
            continue;
        for (const int o : other.patients) {
            if (o == p)
                continue;
            const int distance =
                std::abs(o - p) + (other.at > frame.at && other.effect != frame.effect && o > p ? 0 : 1);
            consider(o, distance);
            for (const int c : m_syntax.children(o)) {
                if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of")
                    consider(c, distance);
            }
        }
    }
    const bool subject = m_syntax.rel(p) == Rel::Nsubj || m_syntax.rel(p) == Rel::NsubjPass;
    if (best < 0 && sentence > 0 && subject) {
        // The last plural people of the sentence before.
        const auto& previous = m_syntax.document().sentences[sentence - 1];
        for (auto t = static_cast<int>(previous.firstToken); t < static_cast<int>(previous.endToken); ++t) {
            const bool plural = m_syntax.xpos(t, "NNS") || m_syntax.xpos(t, "NNPS");
            if (!plural || !isArgument(m_syntax, t) || !denotesPeople(m_syntax, t))
                continue;
            if (m_x.quantityOfNoun[static_cast<std::size_t>(t)] >= 0)
                consider(t, static_cast<int>(previous.endToken) - t);
        }
    }
    if (best < 0)
        return attackersDid ? "victims" : "all";
    return scopeOf(m_syntax, best, attackersDid);
}

} // namespace parallax::claim
