#include "claim/aboard.h"

#include "base/one_of.h"
#include "claim/count_reader.h"
#include "claim/scope.h"

#include "mention/argument.h"
#include "mention/things.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::Rel;
using mention::Relation;

class AboardCounter : private CountReader {
public:
    explicit AboardCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        const auto main = m_x.events.main;
        if (main < 0 || !mention::isIncident(m_x.events.mentions[static_cast<std::size_t>(main)].kind))
            return;
        for (int t = 1; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.lower(t) == "aboard")
                before(t, t);
            else if (m_syntax.lower(t) == "board" && inSentence(t - 1, t) && m_syntax.lower(t - 1) == "on")
                before(t, t - 1);
            else if (m_syntax.lemma(t) == "carry" && m_syntax.isVerb(t))
                carried(t);
            else if (m_syntax.lemma(t) == "number" && m_syntax.isNominal(t))
                numberOf(t);
        }
    }

private:
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }

    // The counted people that end at `last`; nothing where another word has counted them.
    std::optional<Counted> endingAt(int last) const {
        auto counted = countOf(last);
        if (!counted || counted->ordinal || counted->quantity.relation == Relation::Unknown ||
            counted->quantity.high == 0.0 || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)) ||
            std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
                return isCount(claim.attribute) && claim.span.overlaps(counted->span);
            }))
            return std::nullopt;
        return counted;
    }

    void tell(const Counted& counted, bool apart, int t) {
        ReportClaim claim;
        claim.attribute = Attribute::Other;
        claim.otherName = "aboard";
        // Passengers are all on board where no crew is counted beside them.
        claim.scope = apart && counted.noun >= 0 ? scopeOf(m_syntax, counted.noun, false) : "all";
        claim.relation = counted.quantity.relation;
        claim.value = counted.quantity;
        const auto span = counted.span.joined(m_syntax.token(t).span);
        claim.span = span.size() <= 160 ? span : counted.span;
        claim.why.push_back(fmt::format("on board, by \"{}\": {}", m_syntax.form(t), counted.how));
        const auto near = m_x.eventNear(t);
        m_x.add(std::move(claim), t, near >= 0 ? near : m_x.events.main);
    }

    // A list of counted people that ends at `last`: "42 passengers and six crew".
    bool tellList(int last, int t) {
        const auto counted = endingAt(last);
        if (!counted)
            return false;
        const int joint = m_syntax.tokenAt(counted->span.begin) - 1;
        std::optional<Counted> first;
        if (inSentence(joint - 1, t) && m_syntax.lower(joint) == "and")
            first = endingAt(joint - 1);
        if (first)
            tell(*first, true, t);
        tell(*counted, first.has_value() || m_syntax.lemma(last) == "crew", t);
        return true;
    }

    // "240 people on board", "more than 200 were aboard", "42 passengers and six crew members aboard the plane"
    void before(int t, int first) {
        int last = first - 1;
        while (inSentence(last, t) && (m_syntax.upos(last) == Upos::AUX || m_syntax.upos(last) == Upos::ADV))
            --last;
        if (inSentence(last, t) && !m_syntax.isNegated(t))
            tellList(last, t);
    }

    // "The ferry was carrying about 210 passengers", "a bus carrying 40 pilgrims"; not what it may carry.
    void carried(int t) {
        static constexpr std::array<std::string_view, 6> able{"can", "could", "may", "might", "would", "to"};
        if (m_syntax.isPassive(t) || m_syntax.isNegated(t) ||
            (inSentence(t - 1, t) && isOneOf(m_syntax.lower(t - 1), able)))
            return;
        auto who = mention::subjectsOf(m_syntax, t);
        if (m_syntax.rel(t) == Rel::Acl || m_syntax.rel(t) == Rel::AclRelcl)
            who.push_back(m_syntax.head(t));
        const bool ship = std::ranges::any_of(who, [&](int w) {
            return w >= 0 && (mention::isVehicle(m_syntax, w) || m_syntax.upos(w) == Upos::PROPN ||
                              m_syntax.upos(w) == Upos::PRON);
        });
        if (!ship)
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            if (!denotesPeople(m_syntax, o))
                continue;
            // "210 passengers and 12 crew": the list's last
            int last = o;
            for (const int c : m_syntax.children(o))
                if (m_syntax.rel(c) == Rel::Conj && c - o < 7 && denotesPeople(m_syntax, c) && countOf(c))
                    last = std::max(last, c);
            tellList(last, t);
            return;
        }
    }

    // "put the number of passengers at 118", "the number of people on board was 240"
    void numberOf(int t) {
        static constexpr std::array<std::string_view, 6> leading{"at", "was", "is", "to", "as", "were"};
        if (!inSentence(t + 2, t) || m_syntax.lower(t + 1) != "of" || m_syntax.lemma(t + 2) != "passenger")
            return;
        for (int i = t + 3; inSentence(i + 1, t) && i < t + 9 && m_syntax.upos(i) != Upos::PUNCT; ++i) {
            if (!isOneOf(m_syntax.lower(i), leading) || m_x.quantityAt[static_cast<std::size_t>(i + 1)] < 0)
                continue;
            if (auto counted = endingAt(i + 1)) {
                counted->span = m_syntax.token(t).span.joined(counted->span);
                tell(*counted, false, t);
            }
            return;
        }
    }
};

} // namespace

void findAboard(Extraction& extraction) {
    AboardCounter(extraction).run();
}

} // namespace parallax::claim
