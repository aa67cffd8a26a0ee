#include "mention/event_finder.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/belligerents.h"
#include "mention/event_clause.h"
#include "mention/event_place.h"
#include "mention/event_relations.h"
#include "mention/event_roles.h"
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

constexpr std::string_view storyDay = "the day of the story"; // lent to what has no time of its own

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
        chooseMain();
        casualtiesOfDisasters();
        m_eventTimes.clocks(m_out.mentions);
        inheritTimes();
        markBackground();
        relateEvents(m_syntax, m_out.mentions);
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

    // The story's happening: the first told as a fact in the title or the lead, violence and disasters before all else.
    void chooseMain() {
        int bestRank = -1;
        for (std::size_t i = 0; i < m_out.mentions.size(); ++i) {
            const auto& event = m_out.mentions[i];
            if (event.generic || event.background || event.sentence > 12)
                continue;
            int rank = 40 - static_cast<int>(event.sentence) * 2;
            if (isIncident(event.kind))
                rank += 20;
            else if (event.kind == EventKind::Other || event.kind == EventKind::Operation ||
                     event.kind == EventKind::Departure)
                rank -= 20;
            if (event.modality != Modality::Fact && event.modality != Modality::Alleged)
                rank -= 25;
            if (event.time.known())
                rank += 6;
            if (isOld(event.time))
                rank -= 40;
            if (rank > bestRank) {
                bestRank = rank;
                m_out.main = static_cast<std::int32_t>(i);
            }
        }
        if (m_out.main < 0)
            return;
        // Its date: its own, else the first fitting one of an incident of the lead.
        auto& main = m_out.mentions[static_cast<std::size_t>(m_out.main)];
        const bool followUp = isFollowUp(main);
        m_followUp = followUp;
        if (!main.time.known()) {
            for (const auto& event : m_out.mentions) {
                if (event.sentence > main.sentence + (followUp ? 14U : 8U) || !event.time.known() ||
                    !isIncident(event.kind) || event.background)
                    continue;
                // Weeks after the deed the suspects are caught: then its day may be long past.
                if (isOld(event.time) && !(followUp && event.time.precision <= base::Precision::Day))
                    continue;
                main.time = event.time;
                main.time.basis = base::Basis::Relative;
                main.timeBecause = "the first date told of it: " + event.timeBecause;
                break;
            }
        }
        m_mainTime = main.time;
        m_mainDay = dayOf(main.time);
    }

    // "Eighth suspect arrested in the Long Mill shooting": the title or lead tells what came of a deed.
    bool isFollowUp(const EventMention& main) const {
        if (m_syntax.isVerb(main.token))
            return false;
        return std::ranges::any_of(m_out.mentions, [&](const EventMention& event) {
            return event.sentence == main.sentence && isAftermath(event.kind);
        });
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

    // The whole day(s) of an interval.
    static base::TimeInterval dayOf(base::TimeInterval time) {
        if (time.begin)
            time.begin = base::CivilTime::ofDay(time.begin->dayNumber());
        if (time.end)
            time.end = base::CivilTime::ofDay(base::CivilTime{time.end->minutes - 1}.dayNumber() + 1);
        if (time.precision < base::Precision::Day)
            time.precision = base::Precision::Day;
        return time;
    }

    bool isOld(const base::TimeInterval& time) const {
        if (!time.end)
            return false;
        if (m_published.begin && time.end->minutes + 14 * 1440 < m_published.begin->minutes)
            return true;
        return false;
    }

    void inheritTimes() {
        // Within a paragraph a happening without a date has that of the one before it; else the story's day, where it
        // is the story's kind.
        std::uint32_t line = static_cast<std::uint32_t>(-1);
        base::TimeInterval running;
        std::string runningText;
        bool runningBackground = false;
        std::uint32_t runningSentence = 0;
        std::vector<std::size_t> order(m_out.mentions.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return m_out.mentions[i].token; });
        for (const auto i : order) {
            auto& event = m_out.mentions[i];
            const auto& sentence = m_syntax.document().sentences[event.sentence];
            if (sentence.line != line) {
                line = sentence.line;
                running = {};
                runningBackground = false;
            }
            if (m_eventTimes.counted(event.token))
                continue;
            if (!event.time.known())
                m_eventTimes.ofSentence(event, m_out.mentions);
            if (event.time.known()) {
                // What lies long back and is named in passing does not become what the paragraph tells of.
                const bool inPassing = event.background && !standsFree(m_syntax, event.token);
                if (event.kind != EventKind::Statement && event.kind != EventKind::Post && !inPassing) {
                    running = event.time;
                    runningText = event.timeBecause;
                    runningBackground = event.background || isBackground(event);
                    runningSentence = event.sentence;
                }
                continue;
            }
            if (event.modality == Modality::Planned || event.generic)
                continue;
            if (running.known() &&
                (runningBackground ? event.sentence <= runningSentence + 4 : event.sentence <= runningSentence + 3)) {
                event.time = runningBackground ? running : dayOf(running);
                event.time.basis = base::Basis::Relative;
                event.timeBecause = "told together with what is dated by " + runningText;
                event.background = event.background || runningBackground;
                continue;
            }
            // Who is caught weeks later is not caught on the day of the deed.
            const bool storyKind =
                isIncident(event.kind) ||
                (!m_followUp && (event.kind == EventKind::Operation || event.kind == EventKind::Arrest));
            if (storyKind && m_mainDay.known()) {
                event.time = m_mainDay;
                event.time.basis = base::Basis::Relative;
                event.timeBecause = storyDay;
            }
        }
    }

    bool isBackground(const EventMention& event) const {
        if (event.time.bounded() && event.time.precision <= base::Precision::Day && m_mainDay.bounded() &&
            event.time.meets(m_mainDay))
            return false;
        if (event.time.known() && m_mainDay.begin && event.time.end &&
            event.time.end->minutes + 3 * 1440 < m_mainDay.begin->minutes)
            return true;
        if (event.time.precision == base::Precision::Year || event.time.precision == base::Precision::Range) {
            // A span of years that contains the story tells of more than it.
            if (event.time.bounded() && event.time.end->minutes - event.time.begin->minutes > 200 * 1440)
                return true;
        }
        return isOld(event.time);
    }

    void markBackground() {
        for (std::size_t i = 0; i < m_out.mentions.size(); ++i) {
            auto& event = m_out.mentions[i];
            if (static_cast<std::int32_t>(i) == m_out.main) {
                event.background = false;
                continue;
            }
            const bool history = toldAsHistory(m_syntax, event);
            event.history = history;
            if (isBackground(event) || history || isElsewhere(event))
                event.background = true;
            // The story's day was only lent to it.
            if (history && hasLentTime(event)) {
                event.time = {};
                event.timeBecause.clear();
            }
        }
        followBackground();
    }

    static bool hasLentTime(const EventMention& event) { return event.timeBecause == storyDay; }

    // "In July a bomb killed 16 in Oldtown": a month around the story's day, and a place that is not the story's.
    bool isElsewhere(const EventMention& event) const {
        if (m_out.main < 0)
            return false;
        const auto& main = m_out.mentions[static_cast<std::size_t>(m_out.main)];
        return event.time.known() && event.time.precision >= base::Precision::Month && m_mainDay.known() &&
               m_mainDay.precision <= base::Precision::Day && !event.place.empty() && !main.place.empty() &&
               event.place.find(main.place) == std::string::npos && main.place.find(event.place) == std::string::npos;
    }

    // What follows an earlier happening in its paragraph, undated itself, goes on with it: "... a year after nine were
    // shot at the harbour. A man was killed there."
    void followBackground() {
        std::vector<std::size_t> order(m_out.mentions.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return m_out.mentions[i].token; });
        std::uint32_t line = static_cast<std::uint32_t>(-1), sentence = 0;
        bool earlier = false;
        for (const auto i : order) {
            auto& event = m_out.mentions[i];
            const auto here = m_syntax.document().sentences[event.sentence].line;
            const bool dated = event.time.known() && !hasLentTime(event);
            if (here != line || event.sentence > sentence + 1 || static_cast<std::int32_t>(i) == m_out.main)
                earlier = false;
            line = here;
            if (event.background) {
                earlier = true;
                sentence = event.sentence;
            } else if (dated) {
                earlier = false;
            } else if (earlier && event.sentence == sentence + 1 && isIncidentOrArrest(event.kind)) {
                event.background = true;
                event.time = {};
                event.timeBecause.clear();
                sentence = event.sentence;
            }
        }
    }
    static bool isIncidentOrArrest(EventKind kind) {
        return isIncident(kind) || kind == EventKind::Arrest || kind == EventKind::Operation;
    }

    const Syntax& m_syntax;
    const std::vector<Frame>& m_frames;
    const ActorMentions& m_actors;
    const base::TimeInterval& m_published;
    EventMentions m_out;
    EventTimes m_eventTimes;
    EventPlaces m_places;
    bool m_conflict;         // the report tells of an armed conflict
    bool m_followUp = false; // the report tells what came of an earlier deed
    base::TimeInterval m_mainTime, m_mainDay;
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
