// Dates that an analyst gave to reports, for the time in which a case is built.
#pragma once

#include "pipeline/case.h"
#include "pipeline/edits.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::pipeline {

// When a report was published as it was read or inferred, and the reason.
struct ReadDate {
    base::TimeInterval published;
    std::string because;
};
using ReadDates = std::unordered_map<std::string, ReadDate>; // by the report's sha256

// Gives `reports` the dates that were decided, as printed ones (basis Explicit); the result has what was there before.
// A date for a report that is not among them rests.
ReadDates dateByHand(std::vector<report::Report>& reports, const std::vector<DateReport>& dates);

// Puts `dates` into the reports of `content` again.
void putBack(Case& content, const ReadDates& dates);

} // namespace parallax::pipeline
