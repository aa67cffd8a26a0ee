// Time expressions: what is said (TIMEX3) and what it comes to on the calendar.
// Source of types and values: TIMEX3 of ISO-TimeML (Pustejovsky et al. 2010) as annotated in TempEval-3.
#pragma once

#include "base/civil_time.h"
#include "base/span.h"
#include "language/document.h"

#include <optional>
#include <string>
#include <vector>

namespace parallax::mention {

enum class TimexType { Date, Time, Duration, Set };
std::string_view name(TimexType type); // "DATE"

struct TimeMention {
    base::Span span;        // into Document::text
    TimexType type = TimexType::Date;
    std::string value;      // TIMEX3 value: "2016-06-05", "2016-06-05TAF", "P3D", "XXXX-WXX-7", ...
    // Where it lies on the calendar, as narrow as the text and the reference dates allow. Undated for durations, sets and what cannot be resolved.
    base::TimeInterval interval;
    std::uint32_t sentence = 0; // index into Document::sentences
    bool background = false;    // told as having been before the story ("in 2011", "last year")
    std::string because;        // one line: "Sunday before 2016-06-08, the report's date"
};

// What dates in a text lean on.
struct TimeContext {
    base::TimeInterval reportDate;             // Unknown when not known; a wide interval is fine
    std::optional<int> year;                   // the year to assume where no report date is known (inferred by the caller)
    bool dayBeforeMonth = false;               // 05/06 is 5 June; decided from the document where it shows
    bool narrative = false;                    // history told in order: the text's own last date leads, not the report's
};

// In text order, not overlapping. Any thread.
std::vector<TimeMention> findTimes(const language::Document& document, const TimeContext& context);

} // namespace parallax::mention
