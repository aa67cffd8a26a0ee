// Dates as pages print them: 08.06.2016, 2016-06-08, June 8, 2016, 8 June 2016, 8th of June 2016, 08-Jun-2016,
// 06/08/2016.
#pragma once

#include "base/civil_time.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace parallax::report {

struct PrintedDate {
    std::size_t begin = 0; // bytes into the text that was searched: [begin, end), weekday and clock time left out
    std::size_t end = 0;
    int year = 1970;
    int month = 1;
    int day = 1;
    // 06/08/2016 is 6 August or 8 June; then the date above reads the day first.
    bool ambiguous = false;

    base::TimeInterval interval() const;
};

// Whether a year may be printed with two digits behind slashes ("5/3/07"): 1970 to 2069. Running text has too much else
// of that form; metadata and lines about the page's date have not.
enum class ShortYears { No, Yes };

// The first date with day, month and year at or after `from`; nullopt when there is none. Impossible days (31.06.2016)
// and years outside 1000..2999 are no dates. Linear in the text that is searched.
std::optional<PrintedDate> findPrintedDate(std::string_view text, std::size_t from = 0,
                                           ShortYears shortYears = ShortYears::No);

// Reads an ambiguous date the way of the zone printed in `line` beside it: the month first in North America (EST, PDT),
// the day first in Europe (BST, CEST). Without such a zone both readings stay.
void settleOrder(PrintedDate& date, std::string_view line);

// A date as metadata states it, with a clock time and words around it or not: ISO 8601 of any length, or as printed;
// also "05 / 03 / 2013 at 11 : 00 AM EDT", taken apart by a tokeniser, and "5/3/07". nullopt when it is none.
std::optional<base::TimeInterval> parseGivenDate(std::string_view given);

// The date in the path of a web address, such as /2014/05/04/ or /2014/may/04/.
std::optional<PrintedDate> findDateInUrl(std::string_view url);

// A line about when the page was published: a date, and beside it only a weekday, a clock time, a zone and words such
// as "Published" and "Updated". What else stands there is in `rest` (a name such as "Reuters", in at most four words).
struct DateLine {
    PrintedDate date;
    std::string_view rest; // into the line; empty when there is nothing else
};
std::optional<DateLine> parseDateLine(std::string_view line);

// A date that a label marks as the page's inside a line of something else: "Nine hurt in blast Posted: Tuesday, March
// 31, 2015", "... reports live. (Published Thursday, Oct. 10, 2013)", "UPDATE (11/23/16 at 4 p.m.):". The first in
// `line`, of which no more than `longestLine` bytes are read.
struct LabelledDate {
    PrintedDate date;
    std::size_t begin = 0; // of the label, bytes into the line
};
constexpr std::size_t longestLine = 1000;
std::optional<LabelledDate> findLabelledDate(std::string_view line);

} // namespace parallax::report
