#include "mention/event_finder.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/belligerents.h"
#include "mention/event_again.h"
#include "mention/event_clause.h"
#include "mention/event_place.h"
#include "mention/event_relations.h"
#include "mention/event_roles.h"
#include "mention/event_story.h"
#include "mention/event_telling.h"
#include "mention/event_time.h"
#include "mention/victim_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using language::NameKind;
using language::NounClass;
using language::Upos;

bool isSubordinate(Rel r) {
    return r == Rel::Advcl || r == Rel::Ccomp || r == Rel::Parataxis || r == Rel::Csubj || r == Rel::AclRelcl ||
           r == Rel::Discourse;
}

class Builder {
public:
    Builder(const Syntax& syntax, const std::vector<Frame>& frames, const ActorMentions& actors,
            const std::vector<TimeMention>& times, const base::TimeInterval& published)
        : m_syntax(syntax), m_frames(frames), m_actors(actors), m_published(published),
          m_eventTimes(syntax, times, published), m_places(syntax, times), m_conflict(tellsOfConflict(syntax)) {}

    EventMentions run() {
        m_out.frameEvent.assign(m_frames.size(), -1);
        for (std::size_t f = 0; f < m_frames.size(); ++f) {
            if (m_frames[f].trigger->happening)
                make(f);
        }
        for (std::size_t f = 0; f < m_frames.size(); ++f) {
            if (!m_frames[f].trigger->happening)
                attach(f);
        }
        tellAgain();
        EventStory story(m_syntax, m_published, m_eventTimes, m_again, m_out);
        story.chooseMain();
        casualtiesOfDisasters();
        m_eventTimes.clocks(m_out.mentions);
        story.inheritTimes();
        story.markBackground();
        relateEvents(m_syntax, m_out.mentions);
        for (const auto& [again, before] : m_again) {
            auto& event = m_out.mentions[again];
            event.sameAs = before;
            event.definite = true;
        }
        return std::move(m_out);
    }

private:
    // "The ministry put the whole region on a high (code orange) alert": raised by the verb before, wherever quotes and
    // brackets lead the tree.
    void takeRaising(int t, base::Span& span) const {
        constexpr std::array<std::string_view, 3> verbs{"put", "place", "remain"};
        constexpr int farthest = 12; // tokens
        bool on = false;
        for (int i = t - 1; i >= 0 && i >= t - farthest && m_syntax.sentence(i) == m_syntax.sentence(t); --i) {
            on = on || m_syntax.lower(i) == "on";
            if (!m_syntax.isVerb(i))
                continue;
            if (on && base::isOneOf(m_syntax.lemma(i), verbs)) {
                const int subject = m_syntax.child(i, Rel::Nsubj);
                span = span.joined(m_syntax.token(i).span);
                if (subject >= 0 && subject < i && i - subject <= farthest)
                    span = span.joined(m_syntax.token(m_syntax.nounPhrase(subject).first).span);
            }
            return;
        }
    }

    void make(std::size_t f) {
        const Frame& frame = m_frames[f];
        EventMention event;
        event.trigger = m_syntax.span(frame.at, frame.end);
        event.lemma = std::string(m_syntax.lemma(frame.at));
        event.kind = frame.kind;
        event.span = clauseSpan(m_syntax, frame);
        if (event.kind == EventKind::Alert)
            takeRaising(frame.at, event.span);
        event.sentence = m_syntax.sentence(frame.at);
        event.token = frame.at;
        event.modality = modality(m_syntax, frame);
        event.generic = event.modality == Modality::Fact && isGeneric(m_syntax, frame);
        m_eventTimes.own(frame, event);
        // "Thousands took part in protests in April": what has its day and is told in the past did happen.
        if (const int verb = verbAround(m_syntax, frame); event.generic && verb >= 0 && event.time.known() &&
                                                          m_syntax.xpos(verb, "VBD") &&
                                                          event.time.precision <= base::Precision::Month)
            event.generic = false;
        m_places.placeOf(frame, event);
        // What was denied or is only possible has neither victims nor those who did it; what is planned has planners.
        if (!isViolent(frame.kind) || (event.modality != Modality::Possible && event.modality != Modality::Denied))
            addParticipants(m_syntax, m_actors, frame, m_conflict, event);
        if (isViolent(frame.kind) && event.modality == Modality::Planned)
            std::erase_if(event.participants, [](const Participant& one) { return one.role == Role::Victim; });
        m_out.frameEvent[f] = static_cast<std::int32_t>(m_out.mentions.size());
        m_out.mentions.push_back(std::move(event));
    }

    // "It happened on Monday": a mention of what was told before, with a time or place of its own.
    void tellAgain() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (!tellsOfItAgain(m_syntax, t))
                continue;
            const std::int32_t before = toldBefore(m_syntax, t, m_out.mentions);
            if (before < 0)
                continue;
            Frame frame;
            frame.at = frame.end = frame.clause = t;
            EventMention event;
            event.trigger = m_syntax.span(t, t);
            event.lemma = std::string(m_syntax.lemma(t));
            event.kind = m_out.mentions[static_cast<std::size_t>(before)].kind;
            event.span = clauseSpan(m_syntax, frame);
            event.sentence = m_syntax.sentence(t);
            event.token = t;
            m_eventTimes.own(frame, event);
            m_places.placeOf(frame, event);
            if (!event.time.known() && event.place.empty())
                continue;
            m_again.emplace_back(m_out.mentions.size(), before);
            m_out.mentions.push_back(std::move(event));
        }
    }

    // "Two clerks died in the attack": who they are is told of the attack.
    void suffers(const Frame& frame, EventMention& event) const {
        if ((frame.effect != Effect::Killed && frame.effect != Effect::Wounded) || !isViolent(event.kind) ||
            event.modality == Modality::Possible || event.modality == Modality::Denied ||
            event.modality == Modality::Planned || frame.negated)
            return;
        addParticipants(m_syntax, m_actors, frame, m_conflict, event);
    }

    // A state ("dead", "died") belongs to the happening of its clause, or of its sentence, or makes one of its own
    // where it dates or places it.
    void attach(std::size_t f) {
        const Frame& frame = m_frames[f];
        int best = -1;
        int bestDistance = 1 << 20;
        std::size_t g = f;
        while (g > 0 && m_syntax.sentence(m_frames[g - 1].at) == m_syntax.sentence(frame.at))
            --g;
        for (; g < m_frames.size() && m_syntax.sentence(m_frames[g].at) == m_syntax.sentence(frame.at); ++g) {
            if (m_out.frameEvent[g] < 0 || !m_frames[g].trigger->happening)
                continue;
            const auto kind = m_frames[g].kind;
            if (!isIncident(kind) && kind != EventKind::Operation)
                continue;
            const bool related =
                m_syntax.below(m_frames[g].at, frame.clause) || m_syntax.below(frame.at, m_frames[g].clause);
            const int distance = std::abs(m_frames[g].at - frame.at) + (related ? 0 : 40);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = m_out.frameEvent[g];
            }
        }
        if (best >= 0) {
            m_out.frameEvent[f] = best;
            suffers(frame, m_out.mentions[static_cast<std::size_t>(best)]);
            return;
        }
        if (frame.effect != Effect::Killed && frame.effect != Effect::Wounded)
            return;
        EventMention event;
        event.trigger = m_syntax.span(frame.at, frame.end);
        event.lemma = std::string(m_syntax.lemma(frame.at));
        event.kind = EventKind::Killing;
        if (frame.effect == Effect::Wounded)
            event.kind = EventKind::Attack;
        event.span = clauseSpan(m_syntax, frame);
        event.sentence = m_syntax.sentence(frame.at);
        event.token = frame.at;
        event.modality = modality(m_syntax, frame);
        m_eventTimes.own(frame, event);
        m_places.placeOf(frame, event);
        addParticipants(m_syntax, m_actors, frame, m_conflict, event);
        m_out.frameEvent[f] = static_cast<std::int32_t>(m_out.mentions.size());
        m_out.mentions.push_back(std::move(event));
    }

    // Whom a quake or a crash kills and hurts nobody has attacked: that is told of the disaster.
    void casualtiesOfDisasters() {
        if (m_out.main < 0)
            return;
        const auto story = m_out.mentions[static_cast<std::size_t>(m_out.main)].kind;
        if (story != EventKind::Disaster && story != EventKind::Accident)
            return;
        for (std::size_t f = 0; f < m_frames.size(); ++f) {
            const auto effect = m_frames[f].effect;
            const auto e = m_out.frameEvent[f];
            if (e < 0 || e == m_out.main || (effect != Effect::Killed && effect != Effect::Wounded))
                continue;
            auto& event = m_out.mentions[static_cast<std::size_t>(e)];
            const bool attacked = std::ranges::any_of(
                event.participants, [](const Participant& one) { return one.role == Role::Perpetrator; });
            if (event.token == m_frames[f].at && !attacked && !event.background &&
                (event.kind == EventKind::Killing || event.kind == EventKind::Attack))
                event.kind = story;
        }
    }

    const Syntax& m_syntax;
    const std::vector<Frame>& m_frames;
    const ActorMentions& m_actors;
    const base::TimeInterval& m_published;
    EventMentions m_out;
    EventStory::Again m_again; // mentions of what was told before, and that
    EventTimes m_eventTimes;
    EventPlaces m_places;
    bool m_conflict; // the report tells of an armed conflict
};

} // namespace

base::Span clauseSpan(const Syntax& syntax, const Frame& frame) {
    int from = std::min(frame.at, frame.clause), to = std::max(frame.end, frame.clause);
    const auto take = [&](int head) {
        for (const int c : syntax.children(head)) {
            const Rel r = syntax.rel(c);
            if (isSubordinate(r) || r == Rel::Punct || r == Rel::Mark || r == Rel::Cc || r == Rel::Vocative)
                continue;
            if (r == Rel::Acl && !syntax.isNominal(head))
                continue;
            if (r == Rel::Conj && (syntax.isVerb(c) || syntax.isVerb(head)))
                continue;
            if (syntax.isNominal(c)) {
                // Without what is said about the participants in clauses of their own.
                int first = syntax.first(c), last = syntax.last(c);
                for (const int inner : syntax.children(c)) {
                    const Rel ir = syntax.rel(inner);
                    if (inner > c &&
                        (ir == Rel::AclRelcl || ir == Rel::Parataxis || ir == Rel::Appos || ir == Rel::Dep))
                        last = std::min(last, std::max(c, syntax.first(inner) - 1));
                }
                while (last > c && syntax.upos(last) == Upos::PUNCT)
                    --last;
                from = std::min(from, first);
                to = std::max(to, last);
            } else {
                from = std::min(from, syntax.first(c));
                to = std::max(to, syntax.last(c));
            }
        }
    };
    take(frame.at);
    if (frame.clause != frame.at)
        take(frame.clause);
    while (from < frame.at && syntax.upos(from) == Upos::PUNCT)
        ++from;
    while (to > frame.end && syntax.upos(to) == Upos::PUNCT)
        --to;
    return syntax.span(from, to);
}

EventMentions findEvents(const Syntax& syntax, const std::vector<Frame>& frames, const ActorMentions& actors,
                         const std::vector<TimeMention>& times, const base::TimeInterval& published) {
    auto events = Builder(syntax, frames, actors, times, published).run();
    nameVictims(syntax, actors, events);
    return events;
}

} // namespace parallax::mention
