// A short title for an event, for people who read a timeline.
#pragma once

#include "base/span.h"
#include "mention/event_mention.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::event {

// A mention as a candidate for the title.
struct TitleSource {
    std::string_view clause;   // text of the mention's span
    std::string_view sentence; // text of its sentence
    bool headline = false;     // the sentence is the report's title
    bool pronoun = false;      // the clause begins with a pronoun or refers back
    std::size_t order = 0;     // place of the mention among all of the event, in content order
};

// The best clause that is short, stands by itself and begins like a sentence; else the kind and the place ("Attack in
// Northport"). One line, no final full stop, begins with a capital, at most about 90 bytes, cut at a word with "…".
std::string makeTitle(const std::vector<TitleSource>& sources, mention::EventKind kind, std::string_view place);

} // namespace parallax::event
