#include "mention/time_mention.h"

#include "base/one_of.h"
#include "mention/time_parser.h"
#include "mention/time_resolver.h"
#include "mention/time_tense.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

namespace parallax::mention {

using base::CivilTime;
using base::Precision;
using base::TimeInterval;

namespace {

struct ParsedTime {
    TimeExpression expression;
    Tense tense = Tense::Unknown;
    std::uint32_t sentence = 0;
    bool newParagraph = false;
};

// The side of the time that the words before it name.
TimeBound boundBefore(const std::vector<TimeToken>& tokens, std::size_t first) {
    if (first == 0 || tokens[first].gap == Gap::Break) {
        return TimeBound::In;
    }
    const TimeToken& before = tokens[first - 1];
    if (before.kind != TimeTokenKind::Word) {
        return TimeBound::In;
    }
    if (before.word != nullptr) {
        struct Side {
            Glue word;
            TimeBound bound;
        };
        constexpr Side sides[] = {{Glue::Since, TimeBound::Since}, {Glue::After, TimeBound::After},
                                  {Glue::Until, TimeBound::Until}, {Glue::Before, TimeBound::Before},
                                  {Glue::By, TimeBound::By},       {Glue::From, TimeBound::Since}};
        for (const Side& side : sides) {
            if (before.word->glue == static_cast<std::int16_t>(side.word)) {
                return side.bound;
            }
        }
    }
    return TimeBound::In;
}

// "between A and B", "from A to B", "A - B": what stands between two expressions makes them one range.
bool rangeBetween(const std::vector<TimeToken>& tokens, const TimeExpression& first, const TimeExpression& second) {
    if (second.firstToken != first.endToken + 1 && second.firstToken != first.endToken + 2) {
        return false;
    }
    const TimeToken& link = tokens[first.endToken];
    if (link.mark == '-' || link.mark == 'n' || link.mark == 'm') {
        return second.firstToken == first.endToken + 1;
    }
    if (link.word == nullptr) {
        return false;
    }
    const TimeWord* lead = first.firstToken > 0 ? tokens[first.firstToken - 1].word : nullptr;
    const auto leads = [&](Glue glue) { return lead != nullptr && lead->glue == static_cast<std::int16_t>(glue); };
    const auto linked = [&](Glue glue) { return link.word->glue == static_cast<std::int16_t>(glue); };
    if (linked(Glue::And)) {
        return leads(Glue::Between);
    }
    return linked(Glue::Through) || linked(Glue::Until) ||
           (linked(Glue::To) && !first.hasClock() == !second.hasClock());
}

// Index of the sentence that holds the span, from `at` on; nullopt where none does.
std::optional<std::uint32_t> sentenceOf(const std::vector<language::Sentence>& sentences, const base::Span& span,
                                        std::size_t& at) {
    if (sentences.empty()) {
        return 0U;
    }
    while (at < sentences.size() && sentences[at].span.end <= span.begin) {
        ++at;
    }
    if (at == sentences.size() || sentences[at].span.begin >= span.end) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(at);
}

// "in August and September 1914", "July-November 1954": the first has the year of the second, or the one before it.
void shareYear(const std::vector<TimeToken>& tokens, TimeExpression& first, const TimeExpression& second) {
    const bool open =
        first.form == TimeForm::Calendar && first.month != 0 && !first.year && first.shift == TimeShift::None;
    if (!open || second.month == 0 || !second.year || second.numeric || second.firstToken > first.endToken + 2 ||
        second.firstToken == first.endToken) {
        return;
    }
    const TimeToken& link = tokens[first.endToken];
    const bool joined = link.mark == '-' || link.mark == 'n' || link.mark == ',' || link.mark == '/' ||
                        (link.word != nullptr && (link.word->glue == static_cast<std::int16_t>(Glue::And) ||
                                                  link.word->glue == static_cast<std::int16_t>(Glue::To) ||
                                                  link.word->glue == static_cast<std::int16_t>(Glue::Or) ||
                                                  link.word->glue == static_cast<std::int16_t>(Glue::Until) ||
                                                  link.word->glue == static_cast<std::int16_t>(Glue::Through)));
    if (joined) {
        first.year = first.month > second.month ? *second.year - 1 : *second.year;
        first.yearShort = second.yearShort;
    }
}

std::vector<ParsedTime> parseTimes(const language::Document& document) {
    constexpr std::size_t mostTokens = 4096; // of a paragraph at once: memory, not meaning
    std::vector<ParsedTime> result;
    std::vector<TimeToken> tokens;
    std::vector<TimeExpression> expressions;
    TimeParserOptions options;
    std::size_t sentence = 0;
    for (std::size_t from = 0; from < document.text.size();) {
        from = scanTimeTokens(document.text, from, mostTokens, tokens);
        bool newParagraph = true;
        const TimeParser parser(document.text, tokens, options);
        for (std::size_t at = 0; at < tokens.size();) {
            expressions.clear();
            const std::size_t next = parser.parse(at, expressions);
            at = next > at ? next : at + 1;
            for (TimeExpression& e : expressions) {
                const auto found = sentenceOf(document.sentences, e.span, sentence);
                if (!found) {
                    continue;
                }
                options.yearsBeforeChrist = options.yearsBeforeChrist || (e.year && *e.year <= 0);
                if (!newParagraph && !result.empty()) {
                    shareYear(tokens, result.back().expression, e);
                }
                e.bound = static_cast<std::int8_t>(boundBefore(tokens, e.firstToken));
                e.endsRange = !newParagraph && !result.empty() && rangeBetween(tokens, result.back().expression, e);
                Tense tense = tenseAround(document.text, tokens, e.firstToken, e.endToken);
                const auto bound = static_cast<TimeBound>(e.bound);
                if ((bound == TimeBound::Until || bound == TimeBound::By) && tense != Tense::Past &&
                    tense != Tense::Future) {
                    tense = Tense::Open;
                }
                result.push_back({e, tense, *found, newParagraph});
                newParagraph = false;
            }
        }
    }
    return result;
}

bool deictic(const TimeExpression& e) {
    if (e.form == TimeForm::Offset) {
        return e.direction == TimeDirection::Ago;
    }
    return e.form == TimeForm::Calendar &&
           (e.dayWord != 0 || (e.weekday != 0 && e.day == 0) ||
            (e.unit != TimeUnit::None &&
             (e.shift == TimeShift::Last || e.shift == TimeShift::This || e.shift == TimeShift::Coming)));
}

// A history tells years away from the day it was written, and hardly says "today" or "on Friday".
bool looksNarrative(const std::vector<ParsedTime>& times, std::optional<int> writtenIn) {
    std::size_t far = 0;
    std::size_t near = 0;
    std::size_t pointing = 0;
    for (const ParsedTime& time : times) {
        const TimeExpression& e = time.expression;
        if (e.form == TimeForm::Calendar && e.year && !e.yearShort) {
            const bool isFar = !writtenIn || *e.year < *writtenIn;
            ++(isFar ? far : near);
        } else if (deictic(e)) {
            ++pointing;
        }
    }
    return far >= 6 && far > 4 * near && far > 6 * pointing;
}

void decideOrder(const std::vector<ParsedTime>& times, TimeContext& context) {
    for (const ParsedTime& time : times) {
        const TimeExpression& e = time.expression;
        if (e.numeric && e.month > 12) {
            context.dayBeforeMonth = true;
            return;
        }
        if (e.numeric && e.day > 12) {
            context.dayBeforeMonth = false;
            return;
        }
    }
}

std::vector<ResolvedTime> resolveTimes(const std::vector<ParsedTime>& times, const TimeContext& context,
                                       std::optional<std::int64_t> today) {
    std::vector<ResolvedTime> result;
    result.reserve(times.size());
    TimeResolver resolver(context, today);
    for (const ParsedTime& time : times) {
        if (time.newParagraph) {
            resolver.beginParagraph();
        }
        result.push_back(resolver.resolve(time.expression, time.tense));
    }
    return result;
}

// The report spoke on some day between two: what the first and the last of them give, joined.
void join(ResolvedTime& first, const ResolvedTime& last) {
    if (first.value == last.value && first.interval == last.interval) {
        return;
    }
    if (first.value != last.value) {
        std::string common;
        for (std::size_t index = 0; index < std::min(first.value.size(), last.value.size()); ++index) {
            const char c = first.value[index];
            common += c == last.value[index] || c == '-' || c == 'T' || c == 'W' ? c : 'X';
        }
        first.value = common;
    }
    TimeInterval& interval = first.interval;
    if (!interval.bounded() || !last.interval.bounded()) {
        interval = {};
        return;
    }
    interval.begin = std::min(*interval.begin, *last.interval.begin);
    interval.end = std::max(*interval.end, *last.interval.end);
    interval.precision = Precision::Range;
    first.because = last.because + ", which is known only roughly";
}

bool toldAsBackground(const ParsedTime& time, const ResolvedTime& resolved, std::optional<std::int64_t> today,
                      bool narrative) {
    // Whoever tells news does not date them by the year alone, a history does.
    if (!today && !narrative)
        return resolved.interval.known() && resolved.interval.precision == Precision::Year &&
               time.expression.form != TimeForm::Set;
    constexpr std::int64_t days = 60; // reports tell of the last weeks; what is older is context
    return today && resolved.interval.end && resolved.interval.end->dayNumber() < *today - days &&
           time.expression.form != TimeForm::Set;
}

// The word that ends right before `end`, in small letters; "" where a mark stands between. `end` moves to where the
// word begins.
std::string wordBefore(std::string_view text, std::size_t& end) {
    std::size_t last = end;
    while (last > 0 && text[last - 1] == ' ')
        --last;
    std::size_t first = last;
    std::string word;
    while (first > 0 &&
           ((text[first - 1] >= 'a' && text[first - 1] <= 'z') || (text[first - 1] >= 'A' && text[first - 1] <= 'Z')))
        --first;
    for (const char letter : text.substr(first, last - first))
        word += static_cast<char>(letter | 0x20);
    end = first;
    return word;
}

// "Just before 10 p.m.", "shortly after 1 p.m.": within the half hour on that side, as for "just under" a number.
// "After noon": within the hour.
void reachClose(std::string_view text, TimeMention& mention) {
    static constexpr std::array<std::string_view, 8> close{"just",    "shortly",     "right", "minutes",
                                                           "moments", "immediately", "soon",  "little"};
    constexpr std::int64_t slack = 30;
    if (!mention.interval.bounded() || mention.interval.precision > Precision::Hour)
        return;
    std::size_t at = mention.span.begin;
    const std::string side = wordBefore(text, at);
    if (side != "before" && side != "after")
        return;
    const bool isClose = base::isOneOf(wordBefore(text, at), close);
    if (side == "before" && !isClose)
        return;
    const CivilTime clock = *mention.interval.begin;
    mention.interval.begin = CivilTime{clock.minutes - (side == "before" ? slack : 0)};
    mention.interval.end = CivilTime{clock.minutes + (side == "before" ? 1 : isClose ? slack : 2 * slack)};
    mention.interval.precision = Precision::PartOfDay;
    mention.because += fmt::format("; close {} it", side);
}

} // namespace

std::string_view name(TimexType type) {
    switch (type) {
    case TimexType::Date:
        return "DATE";
    case TimexType::Time:
        return "TIME";
    case TimexType::Duration:
        return "DURATION";
    case TimexType::Set:
        return "SET";
    }
    return {};
}

std::vector<TimeMention> findTimes(const language::Document& document, const TimeContext& given) {
    TimeContext context = given;
    std::vector<ParsedTime> times = parseTimes(document);
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
    if (context.reportDate.bounded()) {
        first = context.reportDate.begin->dayNumber();
        last = CivilTime{context.reportDate.end->minutes - 1}.dayNumber();
    } else if (context.reportDate.known() && !context.year) {
        context.year =
            base::civilDate(context.reportDate.begin ? *context.reportDate.begin : *context.reportDate.end).year;
    }
    const std::optional<int> writtenIn =
        last ? std::optional(base::civilDate(CivilTime::ofDay(*last)).year) : context.year;
    context.narrative = context.narrative || looksNarrative(times, writtenIn);
    decideOrder(times, context);
    if (!context.narrative) {
        std::erase_if(times, [](const ParsedTime& time) { return time.expression.historyOnly; });
    }
    std::vector<ResolvedTime> resolved = resolveTimes(times, context, last);
    if (first != last) {
        const std::vector<ResolvedTime> early = resolveTimes(times, context, first);
        for (std::size_t index = 0; index < resolved.size(); ++index) {
            join(resolved[index], early[index]);
        }
    }
    std::vector<TimeMention> result;
    result.reserve(times.size());
    for (std::size_t index = 0; index < times.size(); ++index) {
        const TimeExpression& e = times[index].expression;
        TimeMention mention;
        mention.span = e.span;
        mention.type = resolved[index].type;
        mention.value = std::move(resolved[index].value);
        mention.interval = resolved[index].interval;
        mention.because = std::move(resolved[index].because);
        mention.sentence = times[index].sentence;
        mention.background = toldAsBackground(times[index], resolved[index], last, context.narrative);
        mention.bound = static_cast<TimeBound>(e.bound);
        if (!e.endsRange && e.hasClock()) {
            reachClose(document.text, mention);
        }
        mention.ahead = times[index].tense == Tense::Future ||
                        (times[index].tense == Tense::Open &&
                         (mention.bound == TimeBound::Until || mention.bound == TimeBound::By));
        if (e.endsRange && !result.empty()) {
            result.back().rangeEnd = static_cast<std::int32_t>(index);
            if (result.back().bound == TimeBound::Since) {
                result.back().bound = TimeBound::In;
            }
            mention.bound = TimeBound::In;
        }
        result.push_back(std::move(mention));
    }
    return result;
}

TimeInterval toldInterval(const std::vector<TimeMention>& times, std::size_t index) {
    const TimeMention& mention = times[index];
    TimeInterval result = mention.interval;
    if (mention.rangeEnd >= 0) {
        const TimeInterval& other = times[static_cast<std::size_t>(mention.rangeEnd)].interval;
        if (!result.known() || !other.known()) {
            return result.known() ? result : other;
        }
        if (result.begin && other.end && *result.begin < *other.end) {
            result.end = other.end;
            result.precision = Precision::Range;
        }
        return result;
    }
    if (!result.known()) {
        return result;
    }
    switch (mention.bound) {
    case TimeBound::In:
        return result;
    case TimeBound::Since:
    case TimeBound::After:
        result.end.reset();
        break;
    case TimeBound::Until:
    case TimeBound::Before:
    case TimeBound::By:
        result.begin.reset();
        break;
    }
    if (!result.known()) {
        return {};
    }
    result.precision = Precision::Range;
    return result;
}

} // namespace parallax::mention
