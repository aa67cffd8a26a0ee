#include "claim/count_reader.h"
#include "claim/effect_counter.h"
#include "claim/scope.h"
#include "claim/surface_counter.h"

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
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            participants(f);
        // Before the lists ("including 17 women") that follow a count.
        for (int t = 2; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.lower(t) == "death")
                toDeath(t);
        }
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "hold" && m_syntax.isVerb(t))
                held(t);
            if (lemma == "life" && m_syntax.isNominal(t))
                lives(t);
            else if (lemma == "large" || lemma == "run" || lemma == "loose")
                atLarge(t);
            else if (lemma == "casualty" || lemma == "victim")
                zeroCasualties(t);
            else if (lemma == "magnitude" || lemma == "richter")
                magnitude(t);
            else if (lemma == "quake" || lemma == "earthquake" || lemma == "tremor" || lemma == "aftershock")
                quakeOf(t);
            else if (lemma == "including" || (lemma == "include" && m_syntax.lower(t) == "including"))
                effects.including(t);
            else if (lemma == "hospital" || lemma == "clinic")
                hospital(t);
            else if (lemma == "include" && m_syntax.isVerb(t))
                included(t);
            else if (lemma == "body" || lemma == "corpse")
                bodies(t);
            else if ((lemma == "receive" || lemma == "treat" || lemma == "admit") && m_syntax.isVerb(t))
                received(t);
            else if (lemma == "lose" && m_syntax.isVerb(t))
                losses(t);
            else if (lemma == "hostage")
                hostages(t);
        }
    }

private:
    // "took eight lives", "claimed 30 lives", "20 people lost their lives"
    void lives(int t) {
        const int verb = m_syntax.head(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || m_syntax.rel(t) != Rel::Obj)
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma == "lose") {
            for (const int s : mention::subjectsOf(m_syntax, verb)) {
                const auto counted = countOf(s);
                if (!counted)
                    continue;
                const auto scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all");
                emitAt(Attribute::Killed, verb, m_x.eventNear(verb), counted->quantity, scope,
                       counted->span.joined(m_syntax.token(t).span),
                       fmt::format("\"lost ... lives\": {} in \"{}\"", counted->how, m_x.text(counted->span)));
            }
            return;
        }
        if (lemma != "take" && lemma != "claim" && lemma != "cost")
            return;
        const auto* q = quantityOf(t);
        if (!q)
            return;
        bool attackers = false;
        for (const int s : mention::subjectsOf(m_syntax, verb))
            attackers = attackers || denotesAttackers(m_syntax, s);
        emitAt(Attribute::Killed, verb, m_x.eventNear(verb), q->quantity, attackers ? "victims" : "all",
               q->span.joined(m_syntax.token(t).span).joined(m_syntax.token(verb).span),
               fmt::format("\"{} ... lives\": the number \"{}\"", m_syntax.form(verb), m_x.text(q->span)));
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

    // "crushed to death", "choked to death", "trampled 30 people to death"
    void toDeath(int t) {
        const int verb = t - 2;
        if (verb < 0 || m_syntax.lower(t - 1) != "to" || m_syntax.sentence(verb) != m_syntax.sentence(t))
            return;
        int at = verb;
        while (at > verb - 5 && at > 0 && !m_syntax.isVerb(at) && m_syntax.upos(at) != Upos::PUNCT)
            --at;
        static constexpr std::array<std::string_view, 6> others{"sentence", "condemn", "put", "scare", "bore", "love"};
        if (!m_syntax.isVerb(at) || std::ranges::find(others, m_syntax.lemma(at)) != others.end() ||
            m_syntax.isNegated(at))
            return;
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(at)];
        if (f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect == mention::Effect::Killed)
            return;
        auto who = mention::objectsOf(m_syntax, at);
        if (who.empty() || m_syntax.isPassive(at))
            who = mention::subjectsOf(m_syntax, at);
        // "At least 30 crushed to death" in headlines: the number right before it
        if (who.empty() && at > 0 && m_x.quantityAt[static_cast<std::size_t>(at - 1)] >= 0)
            who.push_back(at - 1);
        for (const int w : who) {
            const auto counted = countOf(w);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            emitAt(Attribute::Killed, at, m_x.eventNear(at), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(at).span),
                   fmt::format("\"{} to death\": {}", m_syntax.form(at), counted->how));
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
        for (const int c : m_syntax.children(t))
            none = none || (m_syntax.rel(c) == Rel::Det && m_syntax.lower(c) == "no");
        const bool without = m_syntax.preposition(t) == "without";
        const int verb = m_syntax.head(t);
        const bool denied =
            verb >= 0 && m_syntax.isVerb(verb) && m_syntax.rel(t) == Rel::Obj && m_syntax.isNegated(verb);
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

    // "44 bodies were recovered", "received the bodies of 44 victims"
    void bodies(int t) {
        const auto* q = quantityOf(t);
        base::Span span = m_syntax.token(t).span;
        for (const int c : m_syntax.children(t)) {
            if (!q && m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of") {
                q = quantityOf(c);
                span = span.joined(m_syntax.token(c).span);
            }
        }
        if (!q)
            return;
        // "13 more bodies": added to those found before.
        for (int i = m_syntax.tokenAt(q->span.begin) - 1; i < m_syntax.tokenAt(q->span.end) + 2 && i < t + 5; ++i) {
            if (i >= 0 && m_syntax.lower(i) == "more" && m_syntax.lower(i + 1) != "than")
                return;
            if (i >= 0 && (m_syntax.lower(i) == "another" || m_syntax.lower(i) == "additional"))
                return;
        }
        const int verb = m_syntax.clauseHead(t);
        const auto lemma = m_syntax.lemma(verb);
        if (lemma != "find" && lemma != "recover" && lemma != "receive" && lemma != "retrieve" && lemma != "discover" &&
            lemma != "count" && lemma != "see" && lemma != "pull")
            return;
        emitAt(Attribute::Killed, t, m_x.eventNear(t), q->quantity, "all", span.joined(q->span),
               fmt::format("bodies: \"{}\"", m_x.text(q->span)));
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
            const auto counted = countOf(s);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            emitAt(Attribute::Wounded, verb, m_x.eventNear(verb), counted->quantity,
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

    // Who takes part: the number of those who act, or who are tried, or of a group that is named by its size.
    void participants(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Planned)
            return;
        const auto count = [&](int t, const char* why) {
            const auto counted = countOf(t);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                return;
            if (counted->quantity.low < 2 && counted->quantity.relation != Relation::Some)
                return;
            // "Fifteen men stormed the depot": men who attack are the attackers.
            auto scope = scopeOf(m_syntax, counted->noun, false);
            if (scope == "all" && mention::isViolent(frame.kind) &&
                std::ranges::find(frame.agents, t) != frame.agents.end())
                scope = "attackers";
            emitAt(Attribute::Participants, frame.at, event, counted->quantity, std::move(scope), counted->span,
                   fmt::format("{} \"{}\": \"{}\"", why, m_syntax.form(frame.at), m_x.text(counted->span)));
        };
        switch (frame.kind) {
        case EventKind::Attack:
        case EventKind::Bombing:
        case EventKind::Shooting:
        case EventKind::Hijacking:
        case EventKind::Kidnapping:
        case EventKind::Protest:
        case EventKind::Departure:
            if (!frame.passive) {
                for (const int a : frame.agents)
                    count(a, "those who act in");
            }
            break;
        case EventKind::Sentence:
        case EventKind::Trial:
            for (const int p : frame.patients)
                count(p, "those who are judged in");
            break;
        case EventKind::Killing:
        case EventKind::Arson:
        case EventKind::Clash:
        case EventKind::Arrest:
        case EventKind::Operation:
        case EventKind::Charge:
        case EventKind::Alert:
        case EventKind::Curfew:
        case EventKind::Statement:
        case EventKind::Plot:
        case EventKind::Burial:
        case EventKind::Mourning:
        case EventKind::Appointment:
        case EventKind::Post:
        case EventKind::Accident:
        case EventKind::Disaster:
        case EventKind::Other:
            break;
        }
    }
};

} // namespace

void findCounts(Extraction& extraction) {
    EffectCounter effects(extraction);
    effects.run();
    findTolls(extraction);
    PhraseCounter(extraction).run(effects);
    findBareStates(extraction);
}

} // namespace parallax::claim
