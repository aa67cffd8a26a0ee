// When a happening was, by the words of its own clause or sentence.
#pragma once

#include "mention/event_mention.h"
#include "mention/frame.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"

#include <map>
#include <vector>

namespace parallax::mention {

// For one report; what it is made of outlives it. `published` is the report's day, unknown or a stretch at times.
class EventTimes {
public:
    EventTimes(const Syntax& syntax, const std::vector<TimeMention>& times, const base::TimeInterval& published);

    // Gives `event` the finest time of the frame's clause: its own words.
    void own(const Frame& frame, EventMention& event);
    // Gives `event` the only time of its sentence, where there is just one. A time long past that dates another of
    // `events` in passing says when that took place, not when the sentence's news did.
    void ofSentence(EventMention& event, const std::vector<EventMention>& events);
    // Gives `event`, which has no time, the first of its sentence or of those close behind at which help was called or
    // came, to the day at the least; where that is told, empty for none.
    base::Span ofResponse(EventMention& event) const;
    // "booked on Friday on 17 counts of attempted murder": a count's or charge's day is not the deed's.
    bool counted(int t) const;
    // A clock time without a day is that of the day told before; with "the raid", of the day of the raid told before.
    // `events` in the order in which they are told.
    void clocks(std::vector<EventMention>& events) const;

private:
    base::TimeInterval told(std::size_t i) const;
    void onDay(const TimeMention& clock, const Frame& frame, EventMention& event) const;
    bool inClause(int timeToken, const Frame& frame) const;
    bool usable(const TimeMention& time) const;
    bool isPageStamp(int first) const; // `first`: token of the time
    // "police said on Monday", "told reporters late on Friday": when it was said, not when it happened.
    bool isWhenSaid(const TimeMention& time) const;
    bool datesWhatFollowed(int token, const EventMention& event, const std::vector<EventMention>& events) const;
    bool datesAnother(int token, const EventMention& event, const std::vector<EventMention>& events) const;
    base::TimeInterval pastYear(base::TimeInterval interval, const TimeMention& time, const EventMention& event) const;
    static bool hasYear(std::string_view text);
    bool bareClock(const TimeMention& time) const;

    const Syntax& m_syntax;
    const std::vector<TimeMention>& m_times;
    const base::TimeInterval& m_published;
    std::vector<std::vector<std::size_t>> m_timesOfSentence;
    std::vector<int> m_timeToken;           // of each time, the head of its words
    std::vector<base::TimeInterval> m_told; // of each time, with the range that it begins
    std::map<int, std::size_t> m_ownTime;   // trigger token -> its own time expression
};

} // namespace parallax::mention
