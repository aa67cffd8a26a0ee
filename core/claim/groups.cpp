// How many they were, and in how many groups: "the 25 attackers", "a group of gunmen", "split into two groups".
#include "claim/claim_maker.h"
#include "claim/scope.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using mention::Rel;
using mention::Relation;

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (m_syntax.isVerb(t)) {
                if (lemma == "take" && m_syntax.child(t, Rel::Obj, "part") >= 0)
                    takePart(t);
                else if (lemma == "split" || lemma == "divide")
                    groups(t);
            } else if (m_syntax.isNominal(t)) {
                if (lemma == "group" || lemma == "team" || lemma == "gang") {
                    thirdGroup(t);
                    groupOf(t);
                } else if (denotesAttackers(m_syntax, t)) {
                    wholeGroup(t);
                }
            }
        }
    }

private:
    // "More than 20 gunmen took part in the raid"
    void takePart(int t) {
        for (const int s : mention::subjectsOf(m_syntax, t))
            size(s, m_syntax.span(m_syntax.first(s), t), "how many \"took part\"", true);
    }

    // "split into two groups"
    void groups(int t) {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) != Rel::Obl || m_syntax.preposition(c) != "into")
                continue;
            const auto q = m_x.quantityOfNoun[static_cast<std::size_t>(c)];
            if (q < 0)
                continue;
            ReportClaim claim;
            claim.attribute = Attribute::Other;
            claim.otherName = "number_of_groups";
            claim.scope = "attackers";
            claim.value = m_x.quantities[static_cast<std::size_t>(q)].quantity;
            claim.relation = m_x.quantities[static_cast<std::size_t>(q)].quantity.relation;
            claim.span = together(t, c);
            claim.why.push_back("\"split into\"");
            m_x.add(std::move(claim), t, m_x.eventNear(t));
        }
    }

    void thirdGroup(int t) {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) != Rel::Amod)
                continue;
            const auto word = m_syntax.lower(c);
            const int n = word == "second" ? 2 : word == "third" ? 3 : word == "fourth" ? 4 : 0;
            if (!n)
                continue;
            ReportClaim claim;
            claim.attribute = Attribute::Other;
            claim.otherName = "number_of_groups";
            claim.scope = "attackers";
            claim.relation = Relation::Equal;
            claim.value = mention::Quantity{Relation::Equal, static_cast<double>(n), static_cast<double>(n)};
            claim.span = together(c, t);
            claim.why.push_back(fmt::format("\"{} {}\" counts the groups", word, m_syntax.lemma(t)));
            m_x.add(std::move(claim), t, m_x.eventNear(t));
        }
    }

    // "a group of 25 people" that does or is made to do violence
    void groupOf(int t) {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) != Rel::Nmod || m_syntax.preposition(c) != "of")
                continue;
            size(c, together(t, c), "the size of a group");
        }
    }

    // "the 25 attackers": all of them; "more than 20 men who were behind the attack"
    void wholeGroup(int t) {
        bool definite = false;
        for (const int c : m_syntax.children(t))
            definite =
                definite || (m_syntax.rel(c) == Rel::Det && (m_syntax.lower(c) == "the" || m_syntax.lower(c) == "all"));
        if (definite)
            size(t, m_x.phrase(t), "the whole group by number");
    }

    // `act`: they are said to take part in the violence, so they are the attackers, whatever they are called.
    void size(int t, base::Span span, const char* why, bool act = false) {
        const auto q = m_x.quantityOfNoun[static_cast<std::size_t>(t)];
        if (q < 0)
            return;
        const auto& quantity = m_x.quantities[static_cast<std::size_t>(q)];
        if (quantity.identifier || quantity.ordinal || !quantity.unit.empty() || quantity.quantity.low < 2 ||
            !denotesPeople(m_syntax, t) || quantity.span.end > span.end || quantity.span.begin + 60 < span.begin)
            return;
        // "four of the attackers": the number is of a part.
        for (int i = m_syntax.tokenAt(quantity.span.begin); i < t; ++i) {
            if (m_syntax.lower(i) == "of" && m_syntax.rel(i) == Rel::Case)
                return;
        }
        const auto event = m_x.eventNear(t);
        if (event < 0 || !mention::isViolent(m_x.events.mentions[static_cast<std::size_t>(event)].kind))
            return;
        ReportClaim claim;
        claim.attribute = Attribute::Participants;
        claim.scope = denotesAttackers(m_syntax, t) ? "attackers" : scopeOf(m_syntax, t, false);
        if (act && claim.scope == "all")
            claim.scope = "attackers";
        claim.relation = quantity.quantity.relation;
        claim.value = quantity.quantity;
        claim.span = span;
        claim.why.push_back(fmt::format("{}: \"{}\"", why, m_x.text(span)));
        m_x.add(std::move(claim), t, event);
    }
};

} // namespace

void findGroups(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
