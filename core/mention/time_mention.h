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

// How what is told stands to the time: in it, or on one side of it ("since June", "by Friday").
enum class TimeBound { In, Since, After, Until, Before, By };

struct TimeMention {
    base::Span span; // into Document::text
    TimexType type = TimexType::Date;
    std::string value; // TIMEX3 value: "2016-06-05", "2016-06-05TAF", "P3D", "XXXX-WXX-7", ...
    // Where it lies on the calendar, as narrow as the text and the reference dates allow, and never narrower than the
    // text supports. Undated for sets, for durations that are not tied to a date ("three weeks", but "the past three
    // weeks" is tied), and for what cannot be resolved.
    base::TimeInterval interval;
    std::uint32_t sentence = 0;      // index into Document::sentences
    bool background = false;         // told as having been before the story ("in 2011", "last year")
    bool ahead = false;              // told as still to come ("will stand trial on March 3", "until May 25")
    std::string because;             // one line: "that weekday on or before 2016-06-08, the report's date"
    TimeBound bound = TimeBound::In; // by the word before it
    std::int32_t rangeEnd =
        -1; // index of the mention that ends the range which this one begins ("between April 8 and June 5"), else -1
};

// What dates in a text lean on.
struct TimeContext {
    base::TimeInterval reportDate; // Unknown when not known; a wide interval is fine
    std::optional<int> year;       // the year to assume where no report date is known (inferred by the caller)
    bool dayBeforeMonth = false;   // 05/06 is 5 June; decided from the document where it shows
    bool narrative = false;        // history told in order: the text's own last date leads, not the report's
};

// In text order, not overlapping. Works from the text alone: tokens, tags and trees of `document` are not needed, and
// mentions outside its sentences are dropped where it has sentences. Whether a text is a history, and the order of
// numeric dates, are decided from the text where it shows; `context` decides the rest. A wide report date gives wide
// intervals. Cost is linear in the text. Any thread.
std::vector<TimeMention> findTimes(const language::Document& document, const TimeContext& context);

// When that which is told with times[index] was: the mention's own interval, the whole range that it begins, or one
// open or closed side of it ("since June 5" begins on June 5 and has no end; "by Friday" has no begin). Undated where
// the mention is.
base::TimeInterval toldInterval(const std::vector<TimeMention>& times, std::size_t index);

} // namespace parallax::mention
