#include "claim/turnout.h"

#include "claim/count_reader.h"
#include "claim/scope.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;

class TurnoutCounter : private CountReader {
public:
    explicit TurnoutCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            participants(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t)
            turnout(t);
    }

private:
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
                for (const int a : frame.agents) {
                    // "She was among five people shot when ...": it was done to them.
                    if (a + 1 != frame.at || (m_syntax.preposition(a) != "among" && m_syntax.preposition(a) != "of"))
                        count(a, "those who act in");
                }
            }
            // "the departure of several hundred citizens"
            if (frame.kind == EventKind::Departure && !m_syntax.isVerb(frame.at)) {
                for (const int c : m_syntax.children(frame.at)) {
                    if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of")
                        count(c, "those of");
                }
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

    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }

    bool isGathering(std::int32_t event) const {
        if (event < 0)
            return false;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        return mention.kind == EventKind::Protest && !mention.generic && mention.modality != Modality::Planned;
    }

    // The gathering that words near `t` tell of: a protest of the sentence or of the two before, else the story where
    // it is one; -1 for none.
    std::int32_t gathering(int t) const {
        if (const auto near = m_x.eventNear(t); isGathering(near))
            return near;
        const auto& mentions = m_x.events.mentions;
        const auto sentence = m_syntax.sentence(t);
        std::int32_t last = -1;
        for (std::size_t i = 0; i < mentions.size() && mentions[i].sentence <= sentence; ++i) {
            if (mentions[i].sentence + 2 >= sentence && isGathering(static_cast<std::int32_t>(i)))
                last = static_cast<std::int32_t>(i);
        }
        return last >= 0 ? last : isGathering(m_x.events.main) ? m_x.events.main : -1;
    }

    void tell(int noun, int t) {
        const auto counted = countOf(noun);
        if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)) ||
            (counted->quantity.low < 3 && counted->quantity.relation != Relation::Some))
            return;
        const auto event = gathering(t);
        if (event < 0 || m_syntax.isNegated(t))
            return;
        if (std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
                return isCount(claim.attribute) && claim.span.overlaps(counted->span);
            }))
            return;
        emitAt(Attribute::Participants, t, event, counted->quantity,
               counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"), counted->span,
               fmt::format("those of \"{}\": {}", m_syntax.form(t), counted->how));
    }

    // "attended by 20,000 people", "20,000 people took to the streets", "a crowd of 300", "put the march at 30,000"
    void turnout(int t) {
        static constexpr std::array<std::string_view, 8> gather{"gather", "assemble", "rally", "march",
                                                                "turn",   "parade",   "join",  "flock"};
        static constexpr std::array<std::string_view, 7> crowds{"crowd", "gathering", "demonstration", "march",
                                                                "rally", "protest",   "turnout"};
        static constexpr std::array<std::string_view, 7> members{"demonstrator", "protester", "protestor",  "marcher",
                                                                 "participant",  "people",    "demonstrant"};
        const auto lemma = m_syntax.lemma(t);
        if (m_syntax.isVerb(t)) {
            if (lemma == "attend") {
                for (const int by : mention::byPhrasesOf(m_syntax, t))
                    tell(by, t);
                if (!m_syntax.isPassive(t)) {
                    for (const int s : mention::subjectsOf(m_syntax, t))
                        tell(s, t);
                }
            } else if (lemma == "take" && (takesToStreets(t) || takesPart(t))) {
                for (const int s : mention::subjectsOf(m_syntax, t))
                    tell(s, t);
            } else if (std::ranges::find(gather, lemma) != gather.end() && !m_syntax.isPassive(t)) {
                if (lemma == "turn" && (!inSentence(t + 1, t) || m_syntax.lower(t + 1) != "out"))
                    return;
                auto who = mention::subjectsOf(m_syntax, t);
                // "60 rioters gathered in the square and threw stones": the verb is often hung on its subject.
                if (who.empty() && m_syntax.rel(t) == Rel::Acl && m_syntax.head(t) == t - 1)
                    who.push_back(t - 1);
                for (const int s : who)
                    tell(s, t);
            }
            return;
        }
        if (!m_syntax.isNominal(t))
            return;
        const auto ofWhom = [&](int c) { return m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of"; };
        // "put the number of demonstrators at 20,000"
        const bool number = lemma == "number" && std::ranges::any_of(m_syntax.children(t), [&](int c) {
                                return ofWhom(c) && std::ranges::find(members, m_syntax.lemma(c)) != members.end();
                            });
        if (!number && std::ranges::find(crowds, lemma) == crowds.end())
            return;
        for (const int c : m_syntax.children(t)) {
            if (ofWhom(c) && lemma != "protest" && !number)
                tell(c, t);
        }
        // "put the march at roughly 30,000 people", "estimated the crowd at 500"
        const int verb = m_syntax.head(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || m_syntax.rel(t) != Rel::Obj ||
            (m_syntax.lemma(verb) != "put" && m_syntax.lemma(verb) != "estimate"))
            return;
        for (int i = t + 1; inSentence(i, t) && i < t + 4; ++i) {
            if (m_syntax.lower(i) != "at")
                continue;
            for (int n = i + 1; inSentence(n, t) && n < i + 6; ++n) {
                if (m_x.quantityAt[static_cast<std::size_t>(n)] >= 0) {
                    tell(n, t);
                    return;
                }
            }
        }
    }

    // "took part in": with what they take part in, which gathering it is.
    bool takesPart(int t) const {
        return inSentence(t + 2, t) && m_syntax.lower(t + 1) == "part" && m_syntax.lower(t + 2) == "in";
    }

    bool takesToStreets(int t) const {
        bool to = false;
        for (int i = t + 1; inSentence(i, t) && i < t + 5; ++i) {
            to = to || m_syntax.lower(i) == "to";
            if (to && m_syntax.lemma(i) == "street")
                return true;
        }
        return false;
    }
};

} // namespace

void findTurnout(Extraction& extraction) {
    TurnoutCounter(extraction).run();
}

} // namespace parallax::claim
