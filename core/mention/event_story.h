// Which happening a report's story is, when the others were, and which of them are told as context.
#pragma once

#include "mention/event_finder.h"
#include "mention/event_mention.h"
#include "mention/event_time.h"
#include "mention/syntax.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace parallax::mention {

// For one report, on one thread; what it is made of outlives it. `again`: the mentions of what was told before, and
// that. In the order of the functions here.
class EventStory {
public:
    using Again = std::vector<std::pair<std::size_t, std::int32_t>>;

    EventStory(const Syntax& syntax, const base::TimeInterval& published, EventTimes& times, const Again& again,
               EventMentions& out)
        : m_syntax(syntax), m_published(published), m_eventTimes(times), m_again(again), m_out(out) {}

    // Sets EventMentions::main, -1 for none: the first told as a fact in the title or the lead, violence and disasters
    // before all else. A deed long before the report only where the lead tells what came of it: "is charged with the
    // murder of May 31".
    void chooseMain();

    // Within a paragraph a happening without a date has that of the one before it; else the story's day, where it is
    // the story's kind.
    void inheritTimes();

    // Sets history and background of all mentions.
    void markBackground();

private:
    bool isAgain(std::size_t i) const;
    std::int32_t bestOf(bool background) const;
    bool isFollowUp(const EventMention& main) const;
    bool isOld(const base::TimeInterval& time) const;
    bool isBackground(const EventMention& event) const;
    bool hasStorysTime(const EventMention& event) const;
    bool isElsewhere(const EventMention& event) const;
    void followBackground();

    const Syntax& m_syntax;
    const base::TimeInterval& m_published;
    EventTimes& m_eventTimes;
    const Again& m_again;
    EventMentions& m_out;
    bool m_followUp = false;      // the report tells what came of an earlier deed
    base::TimeInterval m_mainDay; // of the story
};

} // namespace parallax::mention
