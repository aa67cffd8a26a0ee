#include "event/local_context.h"

#include "actor/name_key.h"
#include "event/event_time.h"
#include "event/local_joins.h"
#include "event/told_mentions.h"

#include <algorithm>
#include <unordered_map>

namespace parallax::event {

namespace {

using mention::EventKind;
using mention::EventMention;

// What happens where the deed before it happened; words are said anywhere, and the dead are buried elsewhere.
bool sharesScene(EventKind kind) {
    return mention::isIncident(kind) || kind == EventKind::Arrest || kind == EventKind::Operation;
}

bool happensSomewhere(EventKind kind) {
    return kind != EventKind::Statement && kind != EventKind::Post && kind != EventKind::Departure;
}

class Context {
public:
    Context(std::vector<LocalEvent>& events, const claim::AnalysedReport& report, const std::vector<std::int32_t>& of)
        : m_events(events), m_text(report.report->text), m_told(report.analysis->events), m_of(of) {
        for (const LocalEvent& one : events)
            if (one.main)
                m_main = &one;
        for (std::uint32_t m = 0; m < m_told.size(); ++m)
            m_ofSentence[m_told[m].sentence].push_back(m);
    }

    void lend() {
        for (LocalEvent& local : m_events) {
            if (!sharesScene(local.kind) || local.planned)
                continue;
            if (!local.time.known() && !local.main)
                lendTime(local);
            if (local.place.empty())
                lendPlace(local);
        }
    }

private:
    void setPlace(LocalEvent& local, const std::string& place) const {
        local.place = place;
        local.placeWords = actor::nameWords(place);
    }

    void lendPlace(LocalEvent& local) const {
        const EventMention& one = m_told[local.mentions.front()];
        const EventMention* nearest = nullptr;
        for (const std::uint32_t m : mentionsOf(one.sentence)) {
            const EventMention& other = m_told[m];
            if (m_of[m] < 0 || other.place.empty() || !sharesScene(other.kind) || other.background != one.background ||
                other.placeSpan.empty() || other.placeSpan.end > one.trigger.begin || !told(other, one))
                continue;
            if (!nearest || other.placeSpan.end > nearest->placeSpan.end)
                nearest = &other;
        }
        if (nearest)
            setPlace(local, nearest->place);
    }

    // "After the raid at the depot, ..." tells of an earlier scene.
    bool told(const EventMention& other, const EventMention& one) const {
        return other.trigger.begin < one.trigger.begin &&
               !startsWithAny(other.span.in(m_text), {"after", "After", "since", "following", "Following"});
    }

    void lendTime(LocalEvent& local) const {
        const EventMention& one = m_told[local.mentions.front()];
        if (!m_main || !m_main->time.known() || !opensScene(one.sentence))
            return;
        const LocalEvent* before = nullptr;
        if (one.sentence == 0)
            return;
        for (const std::uint32_t m : mentionsOf(one.sentence - 1)) {
            if (m_of[m] < 0)
                continue;
            const LocalEvent& candidate = m_events[static_cast<std::size_t>(m_of[m])];
            if (!happensSomewhere(candidate.kind) || candidate.planned)
                continue;
            if (!candidate.time.bounded() || candidate.main || candidate.time.meets(m_main->time) ||
                (before && before != &candidate && !before->time.meets(candidate.time)))
                return;
            before = &candidate;
        }
        if (!before)
            return;
        local.time = before->time;
        local.time.basis = base::Basis::Inferred;
        local.timeBecause = "told right after what is dated by " + before->timeBecause;
        local.background = local.background || before->background;
        if (local.place.empty())
            setPlace(local, before->place);
    }

    // The sentence opens by going on with the one before: "When officers entered, ...", "Later, ...".
    bool opensScene(std::uint32_t sentence) const {
        const std::vector<std::uint32_t>& here = mentionsOf(sentence);
        return !here.empty() && startsWithAny(m_told[here.front()].span.in(m_text),
                                              {"When", "As", "During", "While", "Then", "Later", "Meanwhile,"});
    }

    const std::vector<std::uint32_t>& mentionsOf(std::uint32_t sentence) const {
        static const std::vector<std::uint32_t> none;
        const auto found = m_ofSentence.find(sentence);
        return found == m_ofSentence.end() ? none : found->second;
    }

    std::vector<LocalEvent>& m_events;
    std::string_view m_text;
    const std::vector<EventMention>& m_told;
    const std::vector<std::int32_t>& m_of;
    const LocalEvent* m_main = nullptr;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_ofSentence; // mentions, in order
};

} // namespace

void lendContext(std::vector<LocalEvent>& events, const claim::AnalysedReport& report,
                 const std::vector<std::int32_t>& of) {
    Context(events, report, of).lend();
}

} // namespace parallax::event
