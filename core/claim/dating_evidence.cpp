#include "claim/dating_evidence.h"

#include "base/one_of.h"
#include "base/weekdays.h"
#include "mention/time_mention.h"
#include "report/text_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace parallax::claim {

namespace {

constexpr std::uint32_t leadBytes = 300; // a lead is one or two sentences

std::optional<int> digits(std::string_view text) {
    int value = 0;
    if (text.empty())
        return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

int weekdayIn(std::string_view text) {
    std::string lower;
    for (const char c : text.substr(0, 200))
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (int w = 0; w < 7; ++w) {
        if (lower.find(base::weekdays[static_cast<std::size_t>(w)]) != std::string::npos)
            return w + 1;
    }
    return 0;
}

// "(@mtolle) " stands before it: a message's author and its day.
bool followsHandle(std::string_view text, std::uint32_t at) {
    constexpr std::size_t longest = 40;
    std::string_view before = text.substr(0, at);
    before = before.substr(before.size() > longest ? before.size() - longest : 0);
    while (before.ends_with(' '))
        before.remove_suffix(1);
    if (!before.ends_with(')'))
        return false;
    const std::size_t open = before.rfind('(');
    return open != std::string_view::npos && open + 2 < before.size() && before[open + 1] == '@' &&
           before.find(' ', open) == std::string_view::npos;
}

// "the May 25 election", "the referendum on May 11": the noun of what is appointed for a day stands beside it.
bool isAppointed(std::string_view text, base::Span span) {
    static constexpr std::array<std::string_view, 16> nouns = {
        "election", "elections", "vote",   "referendum", "poll",    "polls",       "ballot",       "runoff",
        "deadline", "hearing",   "summit", "trial",      "retrial", "arraignment", "inauguration", "sentencing"};
    constexpr std::size_t reach = 40;
    const auto clauseOf = [](std::string_view words) { return words.find_first_of(".;\n"); };
    std::string_view after = text.substr(span.end, reach);
    after = after.substr(0, clauseOf(after));
    std::string_view before = text.substr(0, span.begin);
    before = before.substr(before.size() > reach ? before.size() - reach : 0);
    if (const std::size_t stop = before.find_last_of(".;\n"); stop != std::string_view::npos)
        before.remove_prefix(stop + 1);
    const auto words = report::splitWords(after, 3);
    const auto wordsBefore = report::splitWords(before);
    const auto isNoun = [](std::string_view word) {
        while (!word.empty() && !report::isLetter(word.back()))
            word.remove_suffix(1);
        return base::isOneOf(word, nouns);
    };
    const std::size_t from = wordsBefore.size() > 4 ? wordsBefore.size() - 4 : 0;
    return std::any_of(words.begin(), words.end(), isNoun) ||
           std::any_of(wordsBefore.begin() + static_cast<std::ptrdiff_t>(from), wordsBefore.end(), isNoun);
}

} // namespace

std::string weekdayName(int weekday) {
    std::string name(base::weekdays[static_cast<std::size_t>(weekday - 1)]);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

DatingEvidence datingEvidence(const language::Document& document) {
    DatingEvidence evidence;
    if (document.sentences.empty())
        return evidence; // nothing but page furniture
    const std::uint32_t lead = document.sentences.front().span.begin + leadBytes;
    int before = 0;
    base::Span last;
    for (const auto& time : mention::findTimes(document, {})) {
        if (time.type != mention::TimexType::Date && time.type != mention::TimexType::Time)
            continue;
        const auto words = time.span.in(document.text);
        const std::string_view value = time.value;
        const int weekday = weekdayIn(words);
        const bool beside = before != 0 && time.span.begin <= last.end + 3;
        const auto year = value.size() >= 4 ? digits(value.substr(0, 4)) : std::nullopt;
        const bool bareDay = value.size() >= 10 && value.substr(0, 5) == "XXXX-" && value[7] == '-';
        const bool fullDay =
            value.size() >= 10 && year && value[4] == '-' && value[5] != 'W' && time.interval.bounded();
        if (bareDay || fullDay) {
            ToldDay told;
            told.weekday = weekday ? weekday : beside ? before : 0;
            told.inLead = time.span.begin < lead;
            told.ahead = time.ahead || isAppointed(document.text, time.span);
            told.ofPost = followsHandle(document.text, time.span.begin);
            const auto month = digits(value.substr(5, 2)), day = digits(value.substr(8, 2));
            if (fullDay) {
                const auto date = base::civilDate(*time.interval.begin);
                told.year = date.year, told.month = date.month, told.day = date.day;
                evidence.days.push_back(told);
            } else if (month && day && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31) {
                told.month = *month, told.day = *day;
                evidence.days.push_back(told);
            }
        } else {
            if (weekday && !time.ahead) {
                evidence.weekdays.insert(weekday);
                if (time.span.begin < lead)
                    evidence.leadWeekdays.insert(weekday);
            }
        }
        evidence.lastWeek = evidence.lastWeek || words == "last week" || words == "Last week";
        if (year && !time.ahead)
            evidence.lastYear = std::max(evidence.lastYear, *year);
        before = weekday;
        last = time.span;
    }
    return evidence;
}

} // namespace parallax::claim
