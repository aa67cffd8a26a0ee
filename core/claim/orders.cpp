// Who ordered a deed of violence, gave instructions for it, or urged others to it.
#include "claim/claim_maker.h"
#include "claim/deed.h"
#include "claim/effect_facts.h"
#include "claim/scope.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 7> orderVerbs = {"order",      "command",   "instruct",   "direct",
                                                        "mastermind", "instigate", "orchestrate"};
constexpr std::array<std::string_view, 4> orderNouns = {"instruction", "order", "command", "directive"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (!m_syntax.isVerb(t))
                continue;
            const auto lemma = m_syntax.lemma(t);
            if (isOneOf(lemma, orderVerbs))
                ordered(t);
            else if (lemma == "receive")
                received(t);
            else if (lemma == "urge" || lemma == "incite")
                urged(t);
        }
    }

private:
    void ordered(int t) {
        const auto lemma = m_syntax.lemma(t);
        // What was ordered must be violence.
        std::int32_t event = attackBelow(m_x, t);
        const bool passive = m_syntax.isPassive(t);
        if (event < 0 && (m_syntax.rel(t) == Rel::Acl || m_syntax.rel(t) == Rel::AclRelcl) && m_syntax.head(t) >= 0) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(m_syntax.head(t))];
            if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
        }
        if (event < 0 && passive) {
            for (const int s : mention::subjectsOf(m_syntax, t)) {
                const auto f = m_x.framesOfToken[static_cast<std::size_t>(s)];
                if (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
                    event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
            }
        }
        if (event < 0 || isAgainstAttackers(event))
            return;
        const std::vector<int> who = passive ? mention::byPhrasesOf(m_syntax, t) : mention::subjectsOf(m_syntax, t);
        for (const int w : who) {
            if (m_x.actors.at(w) < 0 && m_syntax.upos(w) != Upos::PROPN)
                continue;
            const bool attackers = denotesAttackers(m_syntax, w);
            const auto attribute = lemma == "instigate" && attackers ? Attribute::Perpetrator : Attribute::OrderedBy;
            m_x.addText(attribute, "attackers", isDoubted(m_syntax, t) ? Relation::Unknown : Relation::Equal, value(w),
                        clause(t), t, event, fmt::format("\"{}\" by", m_syntax.form(t)));
        }
    }

    // "He ordered the guards to destroy the gunmen": an order of those who fight the attack.
    bool isAgainstAttackers(std::int32_t event) const {
        const auto token = static_cast<std::size_t>(m_x.events.mentions[static_cast<std::size_t>(event)].token);
        const auto f = m_x.framesOfToken[token];
        return f >= 0 && isOnAttackers(m_x, m_x.frames[static_cast<std::size_t>(f)]);
    }

    void received(int t) {
        for (const int o : mention::objectsOf(m_syntax, t)) {
            if (!isOneOf(m_syntax.lemma(o), orderNouns))
                continue;
            bool attackers = false;
            for (const int s : mention::subjectsOf(m_syntax, t))
                attackers = attackers || denotesAttackers(m_syntax, s) || m_syntax.lower(s) == "they";
            if (!attackers)
                continue;
            int from = -1;
            for (const int c : m_syntax.children(t)) {
                if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::Advmod) &&
                    (m_syntax.preposition(c) == "from" || m_syntax.lower(c) == "abroad"))
                    from = c;
            }
            for (const int c : m_syntax.children(o)) {
                if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "from")
                    from = c;
            }
            m_x.addText(Attribute::OrderedBy, "attackers", Relation::Equal, from >= 0 ? value(from) : value(o),
                        clause(t), t, m_x.eventNear(t), fmt::format("received \"{}\"", m_syntax.form(o)));
        }
    }

    void urged(int t) {
        const int x =
            m_syntax.child(t, Rel::Xcomp) >= 0 ? m_syntax.child(t, Rel::Xcomp) : m_syntax.child(t, Rel::Advcl);
        if (x < 0)
            return;
        // "to kill", "to commit violent acts", not "to come forward with what they know of the shooting"
        const auto isViolent = [&](int i) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
            return m_syntax.lemma(i) == "violent" ||
                   (f >= 0 && mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind));
        };
        bool violent = isViolent(x);
        for (const int v : m_syntax.conjuncts(x)) {
            violent = violent || isViolent(v);
            for (const int o : mention::objectsOf(m_syntax, v))
                violent = violent || isViolent(o) || std::ranges::any_of(m_syntax.children(o), isViolent);
        }
        if (!violent)
            return;
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            if (m_x.actors.at(s) < 0)
                continue;
            m_x.addText(Attribute::OrderedBy, "attackers", Relation::Equal, value(s),
                        m_syntax.span(t, std::min(m_syntax.last(x), x + 12)), t, m_x.eventNear(t),
                        fmt::format("\"{}\" to violence", m_syntax.form(t)));
        }
    }
};

} // namespace

void findOrders(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
