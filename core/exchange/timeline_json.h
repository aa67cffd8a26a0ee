// The timeline JSON: the whole content of a case as one JSON object, and back. core/exchange/README.md lists every key.
#pragma once

#include "exchange/json_writer.h"
#include "pipeline/case.h"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::exchange {

struct TimelineJsonOptions {
    JsonLayout layout = JsonLayout::Lines;
    std::string id; // a JSON value that becomes the member "id" in front of the others (see `parallax extract`); empty:
                    // no such member
};

// Writes `content` to `out`, ends with a line break; memory does not grow with the size of the case. The same content
// gives the same bytes. Whether the stream took everything is for the caller to ask it.
void writeTimelineJson(std::ostream& out, const pipeline::Case& content, const TimelineJsonOptions& options = {});

// One object {"events": [...]} or {"disagreements": [...]} with the items named, in the order given, written as in the
// whole export; positions of disagreements carry their claims written out as "evidence". Ids that the case does not
// have are passed over.
void writeEventsJson(std::ostream& out, const pipeline::Case& content, const std::vector<base::EventId>& events);
void writeDisagreementsJson(std::ostream& out, const pipeline::Case& content,
                            const std::vector<base::DisagreementId>& disagreements);

// The case that `text` describes. Reads what writeTimelineJson wrote without loss (but for the indices of mentions
// inside a report's analysis, which are -1), and files of other programs that hold to the format; members that it does
// not know are passed over. Throws base::Error that names the place ("claims[3].end") when it is not such an object:
// wrong types, unknown words, ids twice or missing, spans outside the text or across a character, a quote that is not
// the text at its span.
pipeline::Case readTimelineJson(std::string_view text);

// An interval as a claim's value: "2016-06-05", "2016-06-05T14:28", else "earliest/latest" with ".." for an unknown
// end. Both ends inclusive. Empty for an undated one.
std::string isoValue(const base::TimeInterval& interval);

} // namespace parallax::exchange
