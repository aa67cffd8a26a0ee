#include "claim/aboard.h"
#include "claim/captivity_counter.h"
#include "claim/count_doubles.h"
#include "claim/count_reader.h"
#include "claim/damage.h"
#include "claim/effect_counter.h"
#include "claim/fates.h"
#include "claim/hospital_counter.h"
#include "claim/outcome_counter.h"
#include "claim/parts_told_after.h"
#include "claim/passive_counter.h"
#include "claim/running_totals.h"
#include "claim/scope.h"
#include "claim/surface_counter.h"
#include "claim/turnout.h"
#include "claim/wound_phrases.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace parallax::claim {

namespace {

using language::Upos;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Quantity;
using mention::Rel;
using mention::Relation;

// Counts that set phrases tell, whatever the tree says: losses, casualties, who is included, magnitudes.
class PhraseCounter : private CountReader {
public:
    explicit PhraseCounter(Extraction& extraction) : CountReader(extraction) {}

    // `effects` takes the lists that tell who is among those affected.
    void run(EffectCounter& effects) {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (m_syntax.hasChild(t, mention::Rel::Cop))
                affected(t);
            if (lemma == "casualty" || lemma == "victim") {
                zeroCasualties(t);
                casualties(t);
            } else if (lemma == "magnitude" || lemma == "richter")
                magnitude(t);
            else if (lemma == "quake" || lemma == "earthquake" || lemma == "tremor" || lemma == "aftershock")
                quakeOf(t);
            else if (lemma == "including" || (lemma == "include" && m_syntax.lower(t) == "including"))
                effects.including(t);
            else if (m_syntax.lower(t) == "them" && opensPartList(t))
                effects.including(t);
            else if (lemma == "include" && m_syntax.isVerb(t))
                included(t);
            else if (lemma == "lose" && m_syntax.isVerb(t))
                losses(t);
        }
    }

private:
    // ", among them 12 children and three foreigners": a list, unless a clause follows ("among them was a nurse").
    bool opensPartList(int t) const {
        if (t < 2 || m_syntax.lower(t - 1) != "among" || m_syntax.form(t - 2) != "," ||
            m_syntax.sentence(t - 2) != m_syntax.sentence(t) || t + 1 >= static_cast<int>(m_syntax.size()) ||
            m_syntax.sentence(t + 1) != m_syntax.sentence(t))
            return false;
        const auto next = m_x.quantityAt[static_cast<std::size_t>(t + 1)];
        return next >= 0 || m_syntax.upos(t + 1) == Upos::DET;
    }

    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }

    // "his side lost 14 men", "losing one soldier", in a story of violence or disaster
    void losses(int t) {
        const auto event = m_x.eventNear(t);
        if (event < 0 || m_syntax.isNegated(t))
            return;
        const auto kind = m_x.events.mentions[static_cast<std::size_t>(event)].kind;
        if (!mention::isIncident(kind) || kind == EventKind::Protest)
            return;
        // "lost two players for the season", "lost three members to a rival": who leaves a team is not dead
        for (int i = t + 1; inSentence(i, t) && i < t + 9; ++i) {
            const auto word = m_syntax.lemma(i);
            if (word == "season" || word == "player" || word == "game" || word == "match" || word == "worker" ||
                word == "employee" || word == "voter" || word == "customer")
                return;
        }
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto counted = countOf(o);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun) ||
                m_syntax.lemma(counted->noun) == "life" || m_syntax.lemma(counted->noun) == "casualty")
                continue;
            // "The rebels lost 30 people": people of theirs.
            auto scope = scopeOf(m_syntax, counted->noun, false);
            const auto losers = mention::subjectsOf(m_syntax, t);
            if (scope == "all" && !losers.empty() && denotesPeople(m_syntax, losers.front()) &&
                m_syntax.upos(losers.front()) == Upos::NOUN)
                scope = scopeOf(m_syntax, losers.front(), false);
            emitAt(Attribute::Killed, t, event, counted->quantity, std::move(scope),
                   m_syntax.token(t).span.joined(counted->span),
                   fmt::format("\"{}\": {} in \"{}\"", m_syntax.form(t), counted->how, m_x.text(counted->span)));
        }
    }

    // "inflicted 47 casualties on the army": how many are dead is not said.
    void casualties(int t) {
        const auto* number = quantityOf(t);
        if (m_syntax.lemma(t) != "casualty" || !number || number->quantity.high == 0.0)
            return;
        ReportClaim claim;
        claim.attribute = Attribute::Other;
        claim.otherName = "casualties";
        claim.scope = "all";
        claim.relation = number->quantity.relation;
        claim.value = number->quantity;
        claim.span = number->span.joined(m_syntax.token(t).span);
        claim.why.push_back(fmt::format("a number of {}", m_syntax.form(t)));
        m_x.add(std::move(claim), t, m_x.eventNear(t));
    }

    // "no casualties", "there were no dead or wounded"
    void zeroCasualties(int t) {
        bool none = false;
        bool known = false; // "police have not named the victims": there are some
        for (const int c : m_syntax.children(t)) {
            const bool det = m_syntax.rel(c) == Rel::Det || m_syntax.rel(c) == Rel::NmodPoss;
            none = none || (det && m_syntax.lower(c) == "no");
            known = known || (det && m_syntax.lower(c) != "no" && m_syntax.lower(c) != "any");
        }
        const bool without = m_syntax.preposition(t) == "without";
        const int verb = m_syntax.head(t);
        const bool denied =
            !known && verb >= 0 && m_syntax.isVerb(verb) && m_syntax.rel(t) == Rel::Obj && m_syntax.isNegated(verb);
        if (!none && !without && !denied)
            return;
        const Quantity zero{Relation::Equal, 0, 0.0};
        const auto [from, to] = m_syntax.nounPhrase(t);
        (void)to;
        const auto span = denied && !none ? m_syntax.span(verb, t) : m_syntax.span(from, t);
        for (const auto attribute : {Attribute::Killed, Attribute::Wounded}) {
            emitAt(attribute, t, m_x.eventNear(t), zero, "all", span, fmt::format("no {}", m_syntax.form(t)));
            if (m_syntax.lemma(t) == "victim")
                break;
        }
    }

    // "The dead are three guards and a cook"
    void affected(int t) {
        const int who = m_syntax.child(t, mention::Rel::Nsubj);
        if (who < 0 || who > t || m_syntax.isNegated(t) || !m_syntax.isNominal(t))
            return;
        const auto word = m_syntax.lower(who);
        const bool dead = word == "dead" || word == "killed" || word == "deceased";
        if (!dead && word != "wounded" && word != "injured")
            return;
        for (const int one : m_syntax.conjuncts(t)) {
            const auto counted = countOf(one);
            if (!counted || counted->ordinal || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                continue;
            emitAt(dead ? Attribute::Killed : Attribute::Wounded, t, m_x.eventNear(t), counted->quantity,
                   scopeOf(m_syntax, counted->noun, false), counted->span,
                   fmt::format("who the \"{}\" are: {}", m_syntax.form(who), counted->how));
        }
    }

    // "Those killed included six women and three children"
    void included(int t) {
        {
            std::optional<Attribute> attribute;
            for (int i = std::max(t - 4, static_cast<int>(m_syntax.sentenceOf(t).firstToken)); i < t; ++i) {
                const auto word = m_syntax.lower(i);
                if (word == "killed" || word == "dead" || word == "fatalities")
                    attribute = Attribute::Killed;
                else if (word == "wounded" || word == "injured")
                    attribute = Attribute::Wounded;
                else if (word == "detained" || word == "arrested")
                    attribute = Attribute::Detained;
            }
            if (!attribute)
                return;
            list(t, [&](int o) {
                const auto counted = countOf(o);
                if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                    return;
                emitAt(*attribute, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                       counted->span, fmt::format("among those of \"{}\"", m_syntax.form(t)));
            });
            return;
        }
    }

    // "a magnitude 6.1 quake", "with a magnitude of 6.4", "5.6 on the Richter scale"
    void magnitude(int t) {
        for (int near = t - 4; near <= t + 5; ++near) {
            if (near < 0 || near >= static_cast<int>(m_syntax.size()) ||
                m_syntax.sentence(near) != m_syntax.sentence(t) || near == t)
                continue;
            const auto form = m_syntax.form(near);
            if (form.size() < 3 || form.size() > 4 || form[0] < '1' || form[0] > '9' || form.find('.') != 1)
                continue;
            const Quantity value{Relation::Equal,
                                 static_cast<double>(form[0] - '0') + static_cast<double>(form[2] - '0') / 10.0,
                                 static_cast<double>(form[0] - '0') + static_cast<double>(form[2] - '0') / 10.0};
            emitAt(Attribute::Magnitude, t, m_x.eventNear(t), value, "quake",
                   m_syntax.token(t).span.joined(m_syntax.token(near).span),
                   fmt::format("a number beside \"{}\"", m_syntax.form(t)));
            return;
        }
    }

    // "a 5.6 quake", "a powerful 6.4 earthquake": a number with one decimal place right before the noun; what stands
    // beside "magnitude" is told there.
    void quakeOf(int t) {
        for (int near = t - 1; near >= 0 && near >= t - 2 && m_syntax.sentence(near) == m_syntax.sentence(t); --near) {
            const auto form = m_syntax.form(near);
            if (form.size() != 3 || form[0] < '1' || form[0] > '9' || form[1] != '.' || form[2] < '0' || form[2] > '9')
                continue;
            for (int i = near - 3; i <= t + 1; ++i) {
                if (i >= 0 && i < static_cast<int>(m_syntax.size()) &&
                    m_syntax.lower(i).find("magnitude") != std::string_view::npos)
                    return;
            }
            const double number = static_cast<double>(form[0] - '0') + static_cast<double>(form[2] - '0') / 10.0;
            emitAt(Attribute::Magnitude, t, m_x.eventNear(t), Quantity{Relation::Equal, number, number}, "quake",
                   m_syntax.span(near, t), fmt::format("a number before \"{}\"", m_syntax.form(t)));
            return;
        }
    }
};

} // namespace

void findCounts(Extraction& extraction) {
    EffectCounter effects(extraction);
    effects.run();
    findTolls(extraction);
    findTurnout(extraction);
    findFates(extraction);
    PhraseCounter(extraction).run(effects);
    findCaptives(extraction);
    findPatients(extraction);
    findBareStates(extraction);
    findPassives(extraction);
    findWoundPhrases(extraction);
    findPartsToldAfter(extraction);
    countOutcomes(extraction);
    findDamage(extraction);
    findAboard(extraction);
    dropRunningTotals(extraction);
    joinCasualties(extraction);
    dropDoubles(extraction);
    effects.tellInPassing();
}

} // namespace parallax::claim
