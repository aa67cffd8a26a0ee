#include "mention/event_story.h"

#include "mention/event_clause.h"
#include "mention/event_telling.h"

#include <algorithm>

namespace parallax::mention {
namespace {

constexpr std::string_view storyDay = "the day of the story"; // lent to what has no time of its own

// The whole day(s) of an interval.
base::TimeInterval dayOf(base::TimeInterval time) {
    if (time.begin)
        time.begin = base::CivilTime::ofDay(time.begin->dayNumber());
    if (time.end)
        time.end = base::CivilTime::ofDay(base::CivilTime{time.end->minutes - 1}.dayNumber() + 1);
    if (time.precision < base::Precision::Day)
        time.precision = base::Precision::Day;
    return time;
}

bool hasLentTime(const EventMention& event) {
    return event.timeBecause == storyDay;
}

bool isIncidentOrArrest(EventKind kind) {
    return isIncident(kind) || kind == EventKind::Arrest || kind == EventKind::Operation;
}

} // namespace

void EventStory::chooseMain() {
    m_out.main = bestOf(false);
    if (m_out.main < 0 || isAftermath(m_out.mentions[static_cast<std::size_t>(m_out.main)].kind)) {
        const bool followUp = std::ranges::any_of(
            m_out.mentions, [](const EventMention& event) { return event.sentence <= 2 && isAftermath(event.kind); });
        const std::int32_t deed = followUp ? bestOf(true) : -1;
        if (deed >= 0 && isIncident(m_out.mentions[static_cast<std::size_t>(deed)].kind)) {
            m_out.main = deed;
            m_out.mentions[static_cast<std::size_t>(deed)].background = false;
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
            m_out.storysTime = event.timeSpan;
            break;
        }
    }
    if (!main.time.known() && isIncident(main.kind) && main.kind != EventKind::Protest) {
        m_out.storysTime = m_eventTimes.ofResponse(main);
        if (isOld(main.time) && !followUp) {
            main.time = {};
            main.timeBecause.clear();
            m_out.storysTime = {};
        }
    }
    m_mainDay = dayOf(main.time);
}

bool EventStory::isAgain(std::size_t i) const {
    return std::ranges::any_of(m_again, [&](const auto& one) { return one.first == i; });
}

std::int32_t EventStory::bestOf(bool background) const {
    int bestRank = -1;
    std::int32_t best = -1;
    for (std::size_t i = 0; i < m_out.mentions.size(); ++i) {
        const auto& event = m_out.mentions[i];
        if (event.generic || event.background != background || event.sentence > 12 || isAgain(i))
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
        if (!background && isOld(event.time))
            rank -= 40;
        if (rank > bestRank) {
            bestRank = rank;
            best = static_cast<std::int32_t>(i);
        }
    }
    return best;
}

// "Eighth suspect arrested in the Long Mill shooting": the title or lead tells what came of a deed.
bool EventStory::isFollowUp(const EventMention& main) const {
    if (m_syntax.isVerb(main.token))
        return false;
    return std::ranges::any_of(m_out.mentions, [&](const EventMention& event) {
        return event.sentence == main.sentence && isAftermath(event.kind);
    });
}

bool EventStory::isOld(const base::TimeInterval& time) const {
    if (!time.end)
        return false;
    if (m_published.begin && time.end->minutes + 14 * 1440 < m_published.begin->minutes)
        return true;
    return false;
}

void EventStory::inheritTimes() {
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
        const bool storyKind = isIncident(event.kind) ||
                               (!m_followUp && (event.kind == EventKind::Operation || event.kind == EventKind::Arrest));
        if (storyKind && m_mainDay.known()) {
            event.time = m_mainDay;
            event.time.basis = base::Basis::Relative;
            event.timeBecause = storyDay;
        }
    }
}

bool EventStory::isBackground(const EventMention& event) const {
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

void EventStory::markBackground() {
    for (std::size_t i = 0; i < m_out.mentions.size(); ++i) {
        auto& event = m_out.mentions[i];
        if (static_cast<std::int32_t>(i) == m_out.main) {
            event.background = false;
            continue;
        }
        const bool history = toldAsHistory(m_syntax, event);
        event.history = history;
        if (history || isElsewhere(event))
            event.background = true;
        else if (hasStorysTime(event))
            event.background = false; // the story itself may lie long back
        else if (isBackground(event))
            event.background = true;
        // The story's day was only lent to it.
        if (history && hasLentTime(event)) {
            event.time = {};
            event.timeBecause.clear();
        }
    }
    followBackground();
}

bool EventStory::hasStorysTime(const EventMention& event) const {
    if (m_out.main < 0)
        return false;
    const auto& story = m_out.mentions[static_cast<std::size_t>(m_out.main)].time;
    return story.bounded() && event.time.bounded() && *event.time.begin == *story.begin &&
           *event.time.end == *story.end && isIncidentOrArrest(event.kind);
}

// "In July a bomb killed 16 in Oldtown": a month around the story's day, and a place that is not the story's.
bool EventStory::isElsewhere(const EventMention& event) const {
    if (m_out.main < 0)
        return false;
    const auto& main = m_out.mentions[static_cast<std::size_t>(m_out.main)];
    return event.time.known() && event.time.precision >= base::Precision::Month && m_mainDay.known() &&
           m_mainDay.precision <= base::Precision::Day && !event.place.empty() && !main.place.empty() &&
           event.place.find(main.place) == std::string::npos && main.place.find(event.place) == std::string::npos;
}

// What follows an earlier happening in its paragraph, undated itself, goes on with it: "... a year after nine were
// shot at the harbour. A man was killed there."
void EventStory::followBackground() {
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

} // namespace parallax::mention
