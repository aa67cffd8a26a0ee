// What a happening came of, at which level an alert is, the place of a death, and what reports say of a person's
// residence.
#include "claim/claim_maker.h"
#include "claim/place_text.h"
#include "claim/scope.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 7> causeVerbs = {"trigger", "spark",   "cause",    "prompt",
                                                        "provoke", "finance", "instigate"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t))
                verb(t);
            else if (m_syntax.isNominal(t))
                noun(t);
        }
    }

private:
    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at)
            return;
        if (mention.generic || mention.modality == Modality::Denied) {
            if (frame.kind != EventKind::Alert)
                return;
        }
        if (mention::isViolent(frame.kind))
            violent(frame, event, mention);
        else if (frame.kind == EventKind::Alert)
            alert(frame, event);
    }

    void violent(const Frame& frame, std::int32_t event, const mention::EventMention& mention) {
        // The place where one person died, in a story of violence; of a disaster it is where that was.
        if (violentStory() && !mention.place.empty() && !mention.background && tellsWhere(mention.place) &&
            frame.effect == mention::Effect::Killed &&
            mention.placeSpan.begin >= m_syntax.sentenceOf(frame.at).span.begin) {
            for (const int p : frame.patients)
                if (!isOfPerson(mention.placeSpan, p, frame.at) && m_syntax.xpos(p, "NN") && m_x.actors.at(p) >= 0 &&
                    !isAnyone(p))
                    m_x.addText(Attribute::Place, scopeOf(m_syntax, p, false), Relation::Equal, mention.place,
                                mention.span, frame.at, event, "the place of one death");
        }
    }

    // "A pupil at Torma High School was shot": between the person and the verb, a place is his.
    bool isOfPerson(base::Span place, int person, int verb) const {
        const int at = m_syntax.tokenAt(place.begin);
        return at > person && at < verb && m_syntax.below(at, person);
    }

    // "A man", "a child", "a gunman": no role that tells the one person from others.
    bool isAnyone(int t) const {
        static constexpr std::array<std::string_view, 5> scopes{"all", "men", "women", "children", "attackers"};
        return m_x.actors.mentions[static_cast<std::size_t>(m_x.actors.at(t))].form != mention::MentionForm::Name &&
               std::ranges::find(scopes, scopeOf(m_syntax, t, false)) != scopes.end();
    }

    void alert(const Frame& frame, std::int32_t event) {
        // Its colour or level, or the name of the state itself ("state of emergency").
        std::string level;
        int at = frame.at;
        const auto& sentence = m_syntax.sentenceOf(frame.at);
        int best = 1 << 20;
        for (auto t = static_cast<int>(sentence.firstToken); t < static_cast<int>(sentence.endToken); ++t) {
            if (!isOneOf(m_syntax.lower(t), alertColours) || std::abs(t - frame.at) > 12)
                continue;
            // "from red to yellow": what it is now.
            const bool now = t > 0 && (m_syntax.lower(t - 1) == "to" || m_syntax.lower(t - 1) == "at");
            const int distance = std::abs(t - frame.at) - (now ? 20 : 0);
            if (distance < best) {
                best = distance;
                level = std::string(m_syntax.lower(t));
                at = t;
            }
        }
        if (level.empty() && frame.end == frame.at &&
            (m_syntax.lemma(frame.at) == "emergency" || m_syntax.lemma(frame.at) == "law")) {
            level = m_syntax.lemma(frame.at) == "law" ? "martial law" : "state of emergency";
        }
        if (level.empty())
            return;
        const auto& place = m_x.events.mentions[static_cast<std::size_t>(event)].place;
        m_x.addText(Attribute::AlertLevel, place.empty() ? "all" : place, Relation::Equal, level,
                    together(at, frame.at), frame.at, event, "the level named with the alert");
    }

    void verb(int t) {
        const auto lemma = m_syntax.lemma(t);
        if (isOneOf(lemma, causeVerbs))
            cause(t);
        if (lemma == "stem" || lemma == "arise")
            origin(t);
        if (lemma == "register" || lemma == "live" || lemma == "reside" || lemma == "list")
            residence(t);
    }

    void cause(int t) {
        const auto lemma = m_syntax.lemma(t);
        const bool passive = m_syntax.isPassive(t);
        const auto caused = passive ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t);
        std::int32_t event = -1;
        std::string scope;
        for (const int c : caused) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(c)];
            if (f >= 0 && m_x.events.frameEvent[static_cast<std::size_t>(f)] >= 0) {
                event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
                scope = std::string(m_syntax.lemma(c));
            }
        }
        if (event < 0)
            return;
        const auto kind = m_x.events.mentions[static_cast<std::size_t>(event)].kind;
        if ((lemma == "finance" || lemma == "instigate") && kind != EventKind::Protest)
            return;
        // "sparking a manhunt": what followed it, not what it was about
        if (kind == EventKind::Operation || kind == EventKind::Arrest)
            return;
        if (m_syntax.isNegated(t))
            return;
        if (passive) {
            for (const int c : mention::byPhrasesOf(m_syntax, t)) {
                m_x.addText(Attribute::Cause, scope, Relation::Equal, value(c), together(t, c), t, event,
                            fmt::format("\"{} by\"", m_syntax.form(t)));
            }
            if (m_syntax.rel(t) == Rel::Conj)
                return;
            for (const int v : m_syntax.conjuncts(t)) {
                if (v == t || !m_syntax.isVerb(v))
                    continue;
                for (const int c : mention::byPhrasesOf(m_syntax, v)) {
                    m_x.addText(Attribute::Cause, scope, Relation::Equal, value(c), together(t, c), t, event,
                                fmt::format("\"{} by\"", m_syntax.form(t)));
                }
            }
        } else {
            for (const int s : mention::subjectsOf(m_syntax, t)) {
                // "the shooting of a boy, which triggered the riots": the boy is no cause, nor is who does something.
                if (m_syntax.upos(s) == Upos::PRON || denotesPeople(m_syntax, s) || isPerson(s))
                    continue;
                m_x.addText(Attribute::Cause, scope, Relation::Equal, value(s), together(s, t), t, event,
                            fmt::format("\"{}\"", m_syntax.form(t)));
            }
        }
    }

    bool isPerson(int t) const {
        const int mention = m_x.actors.at(t);
        return mention >= 0 &&
               m_x.actors.mentions[static_cast<std::size_t>(mention)].kind == mention::ActorKind::Person;
    }

    // "The shooting stemmed from a dispute"
    void origin(int t) {
        if (m_syntax.isNegated(t) || m_syntax.child(t, Rel::Mark, "if") >= 0 ||
            m_syntax.child(t, Rel::Mark, "whether") >= 0)
            return;
        std::int32_t event = -1;
        std::string scope;
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(s)];
            if (f >= 0 && mention::isIncident(m_x.frames[static_cast<std::size_t>(f)].kind)) {
                event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
                scope = std::string(m_syntax.lemma(s));
            }
        }
        if (event < 0)
            return;
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Obl && m_syntax.preposition(c) == "from" && m_syntax.upos(c) == Upos::NOUN &&
                !denotesPeople(m_syntax, c))
                m_x.addText(Attribute::Cause, scope, Relation::Equal, value(c), together(t, c), t, event,
                            fmt::format("\"{} from\"", m_syntax.form(t)));
        }
    }

    void residence(int t) {
        const auto lemma = m_syntax.lemma(t);
        const bool passive = m_syntax.isPassive(t);
        for (const int s : mention::subjectsOf(m_syntax, t)) {
            const int mention = m_x.actors.at(s);
            if (lemma == "list") {
                // "the account listed his location as X"
                for (const int o : mention::objectsOf(m_syntax, t)) {
                    if (m_syntax.lemma(o) != "location" && m_syntax.lemma(o) != "address" &&
                        m_syntax.lemma(o) != "residence" && m_syntax.lemma(o) != "home")
                        continue;
                    for (const int c : m_syntax.children(t)) {
                        if (m_syntax.preposition(c) == "as")
                            m_x.addText(Attribute::Other, "residence", Relation::Equal, value(c), clause(t), t, -1,
                                        "a location that is listed", "residence");
                    }
                    for (const int c : m_syntax.children(o)) {
                        if (m_syntax.preposition(c) == "as")
                            m_x.addText(Attribute::Other, "residence", Relation::Equal, value(c), clause(t), t, -1,
                                        "a location that is listed", "residence");
                    }
                }
                continue;
            }
            if (mention < 0)
                continue;
            const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
            if (actor.kind != mention::ActorKind::Person || actor.plural || (lemma == "register" && !passive))
                continue;
            if (actor.form == mention::MentionForm::Nominal)
                continue;
            for (const int c : m_syntax.children(t)) {
                const auto preposition = m_syntax.preposition(c);
                const bool there = m_syntax.rel(c) == Rel::Advmod && m_syntax.lower(c) == "there";
                if (!there && (m_syntax.rel(c) != Rel::Obl || (preposition != "in" && preposition != "at")))
                    continue;
                ReportClaim claim;
                claim.attribute = Attribute::Other;
                claim.otherName = "residence";
                claim.scope = actor.text;
                claim.value = there ? std::string("there") : value(c);
                claim.span = clause(t);
                claim.subject = mention;
                claim.why.push_back(fmt::format("\"{}\" of a person", m_syntax.form(t)));
                m_x.add(std::move(claim), t, -1);
                return;
            }
        }
    }

    void noun(int t) {
        if (isOneOf(m_syntax.lower(t), alertColours) || m_syntax.lemma(t) == "code")
            colourLevel(t);
    }

    // "code yellow", without the word alert
    void colourLevel(int t) {
        if (m_syntax.lemma(t) != "code")
            return;
        for (int near = t + 1; near <= t + 2 && near < static_cast<int>(m_syntax.size()) &&
                               m_syntax.sentence(near) == m_syntax.sentence(t);
             ++near) {
            if (!isOneOf(m_syntax.lower(near), alertColours))
                continue;
            m_x.addText(Attribute::AlertLevel, "all", Relation::Equal, std::string(m_syntax.lower(near)),
                        together(t, near), t, m_x.eventNear(t), "a colour after \"code\"");
            return;
        }
    }
};

} // namespace

void findCircumstances(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
