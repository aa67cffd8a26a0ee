#include "claim/count_reader.h"
#include "claim/damage.h"
#include "claim/effect_counter.h"
#include "claim/fates.h"
#include "claim/passive_counter.h"
#include "claim/running_totals.h"
#include "claim/scope.h"
#include "claim/surface_counter.h"
#include "claim/turnout.h"

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

// Counts that set phrases tell, whatever the tree says: lives, bodies, hospitals, "at large", and who takes part.
class PhraseCounter : private CountReader {
public:
    explicit PhraseCounter(Extraction& extraction) : CountReader(extraction) {}

    // `effects` takes the lists that tell who is among those affected.
    void run(EffectCounter& effects) {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "hold" && m_syntax.isVerb(t))
                held(t);
            if (m_syntax.hasChild(t, mention::Rel::Cop))
                affected(t);
            if (lemma == "large" || lemma == "run" || lemma == "loose")
                atLarge(t);
            else if (lemma == "casualty" || lemma == "victim")
                zeroCasualties(t);
            else if (lemma == "magnitude" || lemma == "richter")
                magnitude(t);
            else if (lemma == "quake" || lemma == "earthquake" || lemma == "tremor" || lemma == "aftershock")
                quakeOf(t);
            else if (lemma == "including" || (lemma == "include" && m_syntax.lower(t) == "including"))
                effects.including(t);
            else if (m_syntax.lower(t) == "them" && opensPartList(t))
                effects.including(t);
            else if (lemma == "hospital" || lemma == "clinic")
                hospital(t);
            else if (lemma == "include" && m_syntax.isVerb(t))
                included(t);
            else if ((lemma == "receive" || lemma == "treat" || lemma == "admit") && m_syntax.isVerb(t))
                received(t);
            else if (lemma == "lose" && m_syntax.isVerb(t))
                losses(t);
            else if (lemma == "custody")
                custody(t);
            else if (lemma == "hostage")
                hostages(t);
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

    // "his side lost 14 men", "losing one soldier", in a story of violence or disaster
    void losses(int t) {
        const auto event = m_x.eventNear(t);
        if (event < 0 || m_syntax.isNegated(t))
            return;
        const auto kind = m_x.events.mentions[static_cast<std::size_t>(event)].kind;
        if (!mention::isIncident(kind) || kind == EventKind::Protest)
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto counted = countOf(o);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun) ||
                m_syntax.lemma(counted->noun) == "life")
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

    // "took six guards hostage", "five officers taken hostage", "held 30 hostages"
    void hostages(int t) {
        static constexpr std::array<std::string_view, 6> verbs{"take", "hold", "seize", "keep", "grab", "capture"};
        int verb = -1;
        for (int i = t - 1; i >= 0 && i > t - 8 && m_syntax.sentence(i) == m_syntax.sentence(t) && verb < 0; --i) {
            if (std::ranges::find(verbs, m_syntax.lemma(i)) != verbs.end() &&
                (m_syntax.isVerb(i) || m_syntax.upos(i) == Upos::NOUN))
                verb = i;
        }
        if (verb < 0)
            return;
        std::vector<int> who;
        if (m_syntax.xpos(t, "NNS") || m_syntax.lower(t) == "hostages") {
            who.push_back(t);
        } else {
            for (int i = verb + 1; i < t; ++i) {
                if (m_syntax.isNominal(i) && m_syntax.rel(i) != Rel::Compound)
                    who.push_back(i);
            }
            if (who.empty() && m_syntax.xpos(verb, "VBN")) {
                who = mention::subjectsOf(m_syntax, verb);
                if (who.empty() && m_syntax.head(verb) >= 0 && m_syntax.isNominal(m_syntax.head(verb)))
                    who.push_back(m_syntax.head(verb));
            }
        }
        for (const int w : who) {
            const auto counted = countOf(w);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            const bool bare = counted->noun < 0 || m_syntax.lemma(counted->noun) == "hostage";
            emitAt(Attribute::Detained, verb, m_x.eventNear(verb), counted->quantity,
                   bare ? std::string("victims") : scopeOf(m_syntax, counted->noun, true),
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
            return;
        }
    }

    // "two men were taken into custody", "police have three people in custody", "no one is in custody"
    void custody(int t) {
        if (t == 0 || (m_syntax.lower(t - 1) != "in" && m_syntax.lower(t - 1) != "into"))
            return;
        const int verb = m_syntax.head(t);
        const auto lemma = verb >= 0 ? m_syntax.lemma(verb) : std::string_view();
        std::vector<int> who;
        if (m_syntax.hasChild(t, Rel::Cop))
            who = mention::subjectsOf(m_syntax, t);
        else if (lemma == "remain" || (lemma == "take" && m_syntax.isPassive(verb)) ||
                 (lemma == "hold" && m_syntax.isPassive(verb)))
            who = mention::subjectsOf(m_syntax, verb);
        else if (lemma == "take" || lemma == "have" || lemma == "hold")
            who = mention::objectsOf(m_syntax, verb);
        else if (verb >= 0 && m_syntax.isNominal(verb) && verb < t &&
                 m_syntax.lemma(m_syntax.clauseHead(verb)) == "have")
            who.push_back(verb);
        for (const int w : who) {
            const auto counted = countOf(w);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)) || counted->ordinal)
                continue;
            // "was not immediately taken into custody": who is free is not counted.
            if (counted->quantity.high != 0.0 && (m_syntax.isNegated(t) || (verb >= 0 && m_syntax.isNegated(verb))))
                continue;
            emitAt(Attribute::Detained, t, m_x.eventNear(t), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} {}\": {}", m_syntax.form(t - 1), m_syntax.form(t), counted->how));
        }
    }

    // "Hijackers continued to hold about 130 passengers"
    void held(int t) {
        const auto subjects = mention::subjectsOf(m_syntax, t);
        if (m_syntax.isPassive(t) || subjects.empty() || !denotesAttackers(m_syntax, subjects.front()))
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto counted = countOf(o);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                continue;
            emitAt(Attribute::Detained, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, true),
                   m_syntax.token(t).span.joined(counted->span),
                   fmt::format("\"{}\" by attackers: {}", m_syntax.form(t), counted->how));
        }
    }

    // "remained at large", "attackers still on the run"
    void atLarge(int t) {
        if (t == 0)
            return;
        const auto before = m_syntax.lower(t - 1);
        const bool large = m_syntax.lemma(t) == "large" && before == "at";
        const bool run = (m_syntax.lemma(t) == "run" || m_syntax.lemma(t) == "loose") &&
                         (before == "the" && t > 1 && m_syntax.lower(t - 2) == "on");
        if (!large && !run)
            return;
        std::vector<int> who = mention::subjectsOf(m_syntax, t);
        int at = t;
        for (int steps = 0; who.empty() && steps < 4 && m_syntax.head(at) >= 0; ++steps) {
            const Rel r = m_syntax.rel(at);
            at = m_syntax.head(at);
            if (m_syntax.isNominal(at) && denotesPeople(m_syntax, at) &&
                (r == Rel::Nmod || r == Rel::Acl || r == Rel::Amod || r == Rel::Obl))
                who.push_back(at);
            else
                who = mention::subjectsOf(m_syntax, at);
        }
        for (const int w : who) {
            auto counted = countOf(w);
            const bool vague = !counted && (m_syntax.xpos(w, "NNS") || m_syntax.upos(w) == Upos::DET ||
                                            m_syntax.upos(w) == Upos::PRON || m_syntax.lower(w) == "some");
            if (vague) {
                counted = Counted{{Relation::Some, 1, std::nullopt}, m_syntax.token(w).span, w, "an open number"};
                if (m_syntax.lower(w) == "he" || m_syntax.lower(w) == "she")
                    continue;
            }
            if (!counted)
                continue;
            const std::string scope = counted->noun >= 0 && m_syntax.upos(counted->noun) == Upos::NOUN
                                          ? scopeOf(m_syntax, counted->noun, false)
                                          : "attackers";
            emitAt(Attribute::AtLarge, t, m_x.eventNear(t), counted->quantity, scope,
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} {}\": {}", before, m_syntax.form(t), counted->how));
        }
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

    enum class Dying { None, Some, All };

    // "... hospital, where she was pronounced dead", "where he later died"; "where one of them died".
    Dying dyingThere(int t) const {
        bool where = false, some = false;
        for (int i = t + 1;
             i < static_cast<int>(m_syntax.size()) && i < t + 12 && m_syntax.sentence(i) == m_syntax.sentence(t); ++i) {
            const auto word = m_syntax.lower(i);
            where = where || word == "where";
            const int counted = m_syntax.rel(i) == mention::Rel::Nummod ? m_syntax.head(i) : i;
            some = some ||
                   (where && m_syntax.upos(i) == Upos::NUM &&
                    (m_syntax.rel(counted) == mention::Rel::Nsubj || m_syntax.rel(counted) == mention::Rel::NsubjPass));
            if (where && (word == "died" || word == "dead" || word == "succumbed"))
                return some ? Dying::Some : Dying::All;
        }
        return Dying::None;
    }

    // "Ten victims were taken to hospital"
    void hospital(int t) {
        const int verb = m_syntax.head(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || !m_syntax.isPassive(verb))
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma != "take" && lemma != "treat" && lemma != "rush" && lemma != "transport" && lemma != "admit" &&
            lemma != "bring" && lemma != "airlift")
            return;
        auto who = mention::subjectsOf(m_syntax, verb);
        // "Another 31 people, four of them in danger, were being treated": the tree makes the clause one of the people.
        if (m_syntax.rel(verb) == Rel::AclRelcl && m_syntax.head(verb) >= 0 && !who.empty()) {
            const bool part = std::ranges::any_of(m_syntax.children(who.front()), [&](int c) {
                return m_syntax.rel(c) == Rel::Nmod && m_syntax.lower(c) == "them";
            });
            if (part)
                who = {m_syntax.head(verb)};
        }
        for (const int s : who) {
            auto counted = countOf(s);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            if (counted->ordinal)
                counted->quantity = {Relation::Equal, 1, 1.0};
            // Bodies, and whoever "was pronounced dead" there, are not the wounded.
            const Dying dying = dyingThere(t);
            if (dying == Dying::Some && counted->quantity.low > 1)
                continue; // neither all dead nor all hurt
            const bool dead = (counted->noun >= 0 && (m_syntax.lemma(counted->noun) == "body" ||
                                                      m_syntax.lemma(counted->noun) == "corpse")) ||
                              dying != Dying::None;
            const auto attribute = dead ? Attribute::Killed : Attribute::Wounded;
            emitAt(attribute, verb, m_x.eventNear(verb), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(verb).span),
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
        }
    }

    // "We have received about 50 people with injuries", "doctors treated 12 wounded"
    void received(int t) {
        if (m_syntax.isPassive(t) || m_syntax.isNegated(t))
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto counted = countOf(o);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun) ||
                counted->quantity.high == 1.0)
                continue;
            bool hurt = m_syntax.lemma(counted->noun) == "patient";
            for (int i = o + 1;
                 i < o + 6 && i < static_cast<int>(m_syntax.size()) && m_syntax.sentence(i) == m_syntax.sentence(o);
                 ++i) {
                const auto word = m_syntax.lower(i);
                hurt = hurt || word == "injuries" || word == "wounds" || word == "burns" || word == "fractures";
            }
            if (!hurt)
                continue;
            emitAt(Attribute::Wounded, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                   m_syntax.token(t).span.joined(counted->span),
                   fmt::format("\"{}\": {}", m_syntax.form(t), counted->how));
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
    findBareStates(extraction);
    findPassives(extraction);
    findDamage(extraction);
    dropRunningTotals(extraction);
}

} // namespace parallax::claim
