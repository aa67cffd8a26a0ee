// Where a happening was, by the words around it.
#pragma once

#include "mention/event_mention.h"
#include "mention/frame.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"

#include <string>
#include <vector>

namespace parallax::mention {

// For one report; what it is made of outlives it.
class EventPlaces {
public:
    EventPlaces(const Syntax& syntax, const std::vector<TimeMention>& times);

    // Gives `event` the most specific place that is told with the frame: a name before a noun phrase.
    void placeOf(const Frame& frame, EventMention& event);

private:
    bool isOfSpeaker(int t, int deed) const;
    bool placePhrase(int t, std::string& text, base::Span& span, int depth = 0) const;

    const Syntax& m_syntax;
    std::vector<int> m_placeName; // token -> the name of a place that it stands in, -1
    std::vector<bool> m_inTime;   // token stands in a time expression
};

} // namespace parallax::mention
