// Tables for spreadsheets and statistics: comma-separated values as RFC 4180 has them, UTF-8, one line of names first,
// lines end in CR LF.
#pragma once

#include "pipeline/case.h"

#include <iosfwd>

namespace parallax::exchange {

// One row a claim, by id: claim, event, event_title, report, file, publisher, published_earliest, published_latest,
// speaker, via, attribute, scope, relation, value, low, high, earliest, latest, unit, as_of, hedge, origin,
// credibility, begin, end, quote. `value` is for people; low and high are the numbers of a count's set (high empty:
// unbounded), earliest and latest the ends of a time.
void writeClaimsCsv(std::ostream& out, const pipeline::Case& content);

// One row an event, by id: event, parent, kind, title, place, earliest, latest, precision, basis, background, actors
// (id and role), reports, disagreements.
void writeEventsCsv(std::ostream& out, const pipeline::Case& content);

// One row a position: disagreement, event, event_title, attribute, scope, kind, independent, position, value, claims,
// origins, explanation.
void writeDisagreementsCsv(std::ostream& out, const pipeline::Case& content);

} // namespace parallax::exchange
