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
    const mention::EventPhrase* phrase = nullptr;
    std::string_view words;    // of the mention as printed; shown where no phrase stands alone
    std::string_view headline; // the report's title where the mention stands in it, else empty
    std::string_view onWhom;   // who was killed, held, charged ...; empty where nobody is told
    std::string_view byWhom;   // who did it
    bool ofKind = false;       // the mention's kind is the event's
    bool refersBack = false;   // the mention points at one before it ("the attack")
    std::size_t order = 0;     // place of the mention among all of the event, in content order
};

// The headline whose main clause tells the event, else the phrase that says most; else a sentence as printed; else the
// kind with whom it befell or who did it and the place ("Arrest of Nik Halden in Northport"), with words of a mention
// that say more ("Arrest in Northport: resisted by dockers"). One line, no final full stop, begins with a capital, at
// most about 90 bytes, cut at a word with "…".
std::string makeTitle(const std::vector<TitleSource>& sources, mention::EventKind kind, std::string_view place);

} // namespace parallax::event
