// A report as one JSON object: a line of a JSON Lines file, or of a stream of them.
#pragma once

#include "base/diagnostic.h"
#include "report/format_reader.h"
#include "report/report.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parallax::report {

// A longer line is no report; JSON may write a character as six.
constexpr std::size_t longestJsonLine = 2 * largestReport;

struct JsonRecord {
    Report report;  // complete but for what describe() finds in any text
    std::string id; // the member "id" as JSON text; empty when there is none
};

// Reads {"id", "file", "title", "publisher", "published", "url", "text"}, all but text optional; other members are
// passed over. `fallbackName` becomes the report's file when neither "file" nor "id" says one. nullopt with one
// diagnostic (Skipped, without file) when it is no such object; a date that cannot be read is a Warning.
std::optional<JsonRecord> parseJsonRecord(std::string_view line, const std::string& fallbackName,
                                          base::Diagnostics& diagnostics);

} // namespace parallax::report
