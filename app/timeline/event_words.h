// What is said of an event where there is little room: tool tips, cards, screen readers, copied text. The words are
// those of the panel beside the timeline.
#pragma once

#include "app/models/case_index.h"
#include "event/event.h"
#include "timeline/frame.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace parallax::app {

// "Attackers killed: 4 / at least 6 (contradiction)", one line a disagreement, those that an analyst dismissed left
// out. At most `most` lines; what is left is counted in one more.
QStringList disagreementLines(const pipeline::CaseParts& content, const CaseIndex::OfEvent& around, int most);

// How many were killed, wounded and so on, as far as someone counted: "Killed 4–6 · wounded 12". Values of one
// attribute are joined to a range; empty when nobody counted.
QString countWords(const CaseIndex::OfEvent& around);

// Under the title of a card: time, kind and place; counts; disagreements. At most `most` lines.
std::vector<timeline::DetailLine> cardLines(const pipeline::CaseParts& content, const CaseIndex::OfEvent& around,
                                            const event::Event& event, int most);

// An event in one paragraph of plain text: title, time, place, counts, disagreements, sources.
QString eventAsText(const pipeline::CaseParts& content, const CaseIndex::OfEvent& around, const event::Event& event);

} // namespace parallax::app
