// Dates as metadata states them.
#include "report/printed_date.h"
#include "report/text_lines.h"

#include <string>

namespace parallax::report {

namespace {

constexpr std::size_t longest = 160; // what stands behind is the page's text

bool isDateSign(char c) {
    return c == '/' || c == '-' || c == ':' || c == '.';
}

// "12 / 16 / 08 1 : 30" -> "12/16/08 1:30"
std::string withoutInnerSpaces(std::string_view given) {
    std::string joined;
    for (std::size_t at = 0; at < given.size(); ++at) {
        const bool beforeSign = at + 2 < given.size() && isDateSign(given[at + 1]) && given[at + 2] == ' ';
        const bool behindSign = at > 1 && isDateSign(given[at - 1]) && given[at - 2] == ' ';
        const bool digitBefore = !joined.empty() && isDigit(joined.back());
        const bool digitAhead = at + 1 < given.size() && isDigit(given[at + 1]);
        if (given[at] == ' ' && ((beforeSign && digitBefore) || (behindSign && digitAhead)))
            continue;
        joined += given[at];
    }
    return joined;
}

} // namespace

std::optional<base::TimeInterval> parseGivenDate(std::string_view given) {
    // Time of day and zone are the outlet's; the day is what counts.
    std::string_view day = given;
    if (day.size() > 10 && (day[10] == 'T' || day[10] == ' ') && day[4] == '-' && day[7] == '-')
        day = day.substr(0, 10);
    auto interval = base::parseInterval(day, day);
    if (!interval || !interval->known()) {
        const std::string tidy = withoutInnerSpaces(given.substr(0, longest));
        auto printed = findPrintedDate(given);
        if (!printed)
            printed = findPrintedDate(tidy, 0, ShortYears::Yes);
        if (!printed)
            return std::nullopt;
        settleOrder(*printed, tidy);
        interval = printed->interval();
    }
    interval->basis = base::Basis::Explicit;
    return interval;
}

} // namespace parallax::report
