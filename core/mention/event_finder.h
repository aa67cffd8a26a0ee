// Makes event mentions of frames: evidence span, time, place, participants, factuality, and how the mentions of one
// report hang together.
#pragma once

#include "mention/actor_finder.h"
#include "mention/event_mention.h"
#include "mention/frame.h"
#include "mention/time_mention.h"

#include <vector>

namespace parallax::mention {

struct EventMentions {
    std::vector<EventMention> mentions;   // in text order of their triggers
    std::vector<std::int32_t> frameEvent; // for each frame, its event mention; -1 where the trigger tells no happening
                                          // of its own and none carries it
    std::int32_t main = -1;               // the report's main happening, -1 when it tells none
    base::Span storysTime; // the time expression of another sentence that dates the main mention; else empty
};

// `dateline` is the place that the report prints before its first sentence, or empty. Any thread.
EventMentions findEvents(const Syntax& syntax, const std::vector<Frame>& frames, const ActorMentions& actors,
                         const std::vector<TimeMention>& times, const base::TimeInterval& published);

// The tokens of the clause of a frame as one span: trigger, arguments and adjuncts without subordinate clauses.
base::Span clauseSpan(const Syntax& syntax, const Frame& frame);

} // namespace parallax::mention
