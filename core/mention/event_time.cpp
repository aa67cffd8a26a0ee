#include "mention/event_time.h"

#include "base/one_of.h"
#include "mention/address.h"
#include "mention/event_clause.h"
#include "mention/response.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::mention {

EventTimes::EventTimes(const Syntax& syntax, const std::vector<TimeMention>& times, const base::TimeInterval& published)
    : m_syntax(syntax), m_times(times), m_published(published) {
    const auto& document = m_syntax.document();
    m_timesOfSentence.resize(document.sentences.size());
    m_timeToken.assign(m_times.size(), -1);
    m_told.reserve(m_times.size());
    for (std::size_t i = 0; i < m_times.size(); ++i)
        m_told.push_back(told(i));
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        const int first = m_syntax.tokenAt(m_times[i].span.begin);
        if (first >= static_cast<int>(m_syntax.size()))
            continue;
        int head = first;
        for (int t = first; t < static_cast<int>(m_syntax.size()) && m_syntax.token(t).span.begin < m_times[i].span.end;
             ++t) {
            const int up = m_syntax.head(t);
            if (up < first || (up >= 0 && m_syntax.token(up).span.begin >= m_times[i].span.end))
                head = t;
        }
        m_timeToken[i] = head;
        m_timesOfSentence[m_syntax.sentence(first)].push_back(i);
    }
}

// What is told with a time: the range that it begins; what goes on "since 2011" goes on to the report's day.
base::TimeInterval EventTimes::told(std::size_t i) const {
    const TimeMention& time = m_times[i];
    if (time.rangeEnd < 0 && time.bound != TimeBound::Since)
        return time.interval;
    base::TimeInterval interval = toldInterval(m_times, i);
    if (interval.begin && !interval.end && m_published.end && *interval.begin < *m_published.end)
        interval.end = m_published.end;
    return interval.bounded() ? interval : time.interval;
}

bool EventTimes::inClause(int timeToken, const Frame& frame) const {
    if (const int verb = verbAround(m_syntax, frame);
        verb >= 0 && m_syntax.head(timeToken) == verb && followsWithoutBreak(m_syntax, timeToken, frame.at))
        return true;
    int at = timeToken;
    for (int steps = 0; steps < 40 && at >= 0; ++steps) {
        if (at == frame.at || at == frame.clause)
            return true;
        // "heard blasts at 9.15": what was heard was when it was heard.
        if (m_syntax.isVerb(at) && m_syntax.head(frame.at) == at && m_syntax.rel(frame.at) == Rel::Obj) {
            static constexpr std::array<std::string_view, 8> verbs{"hear",   "see",      "observe", "record",
                                                                   "notice", "register", "witness", "experience"};
            return std::ranges::find(verbs, m_syntax.lemma(at)) != verbs.end();
        }
        if (m_syntax.isVerb(at) && m_syntax.rel(at) != Rel::Amod)
            return false;
        at = m_syntax.head(at);
    }
    return false;
}

bool EventTimes::usable(const TimeMention& time) const {
    if ((time.type != TimexType::Date && time.type != TimexType::Time) || !time.interval.known())
        return false;
    // "Born on 5 March 1987", "date of birth: 5 March 1987": that dates nothing else that the sentence tells.
    const int first = m_syntax.tokenAt(time.span.begin);
    for (int t = first - 1; t >= 0 && t >= first - 5; --t) {
        const auto word = m_syntax.lower(t);
        if (word == "born" || word == "birth" || word == "birthday")
            return false;
        if (word == "." || word == ";")
            break;
    }
    // "In the 5000 block of Noon Road": a street's name.
    const int behind = m_syntax.tokenAt(time.span.end);
    if (behind < static_cast<int>(m_syntax.size()) && isStreetWord(m_syntax.lower(behind)) &&
        m_syntax.form(behind).front() <= 'Z' && m_syntax.form(behind - 1).front() >= 'A' &&
        m_syntax.form(behind - 1).front() <= 'Z')
        return false;
    // "In stable condition as of 6 p.m.": how long that was known, not when anything happened.
    if (first > 1 && m_syntax.lower(first - 1) == "of" && m_syntax.lower(first - 2) == "as")
        return false;
    return !isPageStamp(first);
}

// "Posted: Sunday, 10:04 AM", in a line with the title: when the page was made.
bool EventTimes::isPageStamp(int first) const {
    static constexpr std::array<std::string_view, 6> labels{"posted",  "published", "updated",
                                                            "updates", "modified",  "created"};
    for (int t = first - 1; t > 0 && t >= first - 3; --t) {
        if (m_syntax.form(t) == ":")
            return base::isOneOf(m_syntax.lower(t - 1), labels);
    }
    return false;
}

void EventTimes::own(const Frame& frame, EventMention& event) {
    if (counted(frame.at))
        return;
    const std::size_t sentence = m_syntax.sentence(frame.at);
    const TimeMention* best = nullptr;
    std::size_t bestIndex = 0;
    int bestRank = -1;
    for (const auto i : m_timesOfSentence[sentence]) {
        const auto& time = m_times[i];
        if (!usable(time) || m_timeToken[i] < 0 || !inClause(m_timeToken[i], frame))
            continue;
        if (event.kind != EventKind::Statement && event.kind != EventKind::Post && isWhenSaid(time))
            continue;
        // The finest one in the clause: "on Sunday at 2 pm".
        const int rank =
            100 - static_cast<int>(time.interval.precision) * 5 - std::min(std::abs(m_timeToken[i] - frame.at), 4);
        if (rank > bestRank) {
            bestRank = rank;
            best = &time;
            bestIndex = i;
        }
    }
    if (best) {
        // Who is held since January was caught in January.
        const bool held = event.kind == EventKind::Arrest && best->bound == TimeBound::Since;
        event.time = pastYear(held ? best->interval : m_told[bestIndex], *best, event);
        event.timeSpan = best->span;
        m_ownTime[frame.at] = bestIndex;
        event.background = best->background;
        event.timeBecause =
            fmt::format("its own words: {}; {}", best->span.in(m_syntax.document().text), best->because);
        onDay(*best, frame, event);
    }
}

// "at about 01:00 (00:00 GMT) on Friday", "overnight on Monday": a clock without a day is that of the day beside it.
void EventTimes::onDay(const TimeMention& clock, const Frame& frame, EventMention& event) const {
    if (clock.type != TimexType::Time || !event.time.bounded() || !bareClock(clock))
        return;
    const int first = m_syntax.tokenAt(clock.span.begin);
    const int end = m_syntax.tokenAt(clock.span.end);
    for (const auto i : m_timesOfSentence[m_syntax.sentence(first)]) {
        const auto& day = m_times[i];
        if (day.type != TimexType::Date || !day.interval.bounded() || day.interval.precision != base::Precision::Day ||
            !usable(day) || isWhenSaid(day) || day.bound != TimeBound::In)
            continue;
        const int at = m_syntax.tokenAt(day.span.begin);
        const bool beside = at >= end && at - end <= 7 && (m_syntax.form(end) == "(" || m_syntax.lower(end) == "on");
        if (!beside && !(at < first && first - at <= 12 && inClause(m_timeToken[i], frame)))
            continue;
        const auto words = clock.span.in(m_syntax.document().text);
        if (beside && std::ranges::none_of(words, [](char c) { return c >= '0' && c <= '9'; })) {
            event.time = day.interval;
        } else {
            const auto shift = (day.interval.begin->dayNumber() - event.time.begin->dayNumber()) * 1440;
            if (shift == 0)
                return;
            event.time.begin->minutes += shift;
            event.time.end->minutes += shift;
        }
        event.timeBecause += "; on the day told beside it";
        return;
    }
}

// The only time of the sentence, where it is not inside the words of another happening.
void EventTimes::ofSentence(EventMention& event, const std::vector<EventMention>& events) {
    const TimeMention* only = nullptr;
    for (const auto i : m_timesOfSentence[event.sentence]) {
        if (!usable(m_times[i]) || isWhenSaid(m_times[i]))
            continue;
        if (only)
            return;
        only = &m_times[i];
    }
    if (!only ||
        (only->background &&
         datesAnother(m_timeToken[static_cast<std::size_t>(only - m_times.data())], event, events)) ||
        datesWhatFollowed(m_timeToken[static_cast<std::size_t>(only - m_times.data())], event, events))
        return;
    event.time = pastYear(only->interval, *only, event);
    event.timeSpan = only->span;
    event.background = event.background || only->background;
    event.timeBecause = fmt::format("its sentence: {}; {}", only->span.in(m_syntax.document().text), only->because);
}

base::Span EventTimes::ofResponse(EventMention& event) const {
    constexpr std::uint32_t near = 8; // sentences
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        const TimeMention& time = m_times[i];
        if (time.sentence < event.sentence || m_timeToken[i] < 0)
            continue;
        if (time.sentence > event.sentence + near)
            return {};
        if (!usable(time) || !time.interval.bounded() || time.interval.precision > base::Precision::Day ||
            time.background || isWhenSaid(time) || (time.type == TimexType::Time && bareClock(time)))
            continue;
        int verb = m_timeToken[i];
        for (int steps = 0; verb >= 0 && !m_syntax.isVerb(verb) && steps < 12; ++steps)
            verb = m_syntax.head(verb);
        if (verb < 0 || !tellsOfResponse(m_syntax, verb))
            continue;
        event.time = time.interval;
        event.time.basis = base::Basis::Relative;
        event.timeBecause = fmt::format("when help came: {}; {}", time.span.in(m_syntax.document().text), time.because);
        return time.span;
    }
    return {};
}

bool EventTimes::isWhenSaid(const TimeMention& time) const {
    static constexpr std::array<std::string_view, 14> verbs{"say",     "tell",  "announce", "add",   "state",
                                                            "confirm", "warn",  "write",    "tweet", "declare",
                                                            "insist",  "claim", "comment",  "report"};
    static constexpr std::array<std::string_view, 18> words{
        "on",  "late",       "early",     "in",    "a",    "an",    "by",    "statement",  "reporters",
        "the", "journalist", "interview", "phone", "news", "press", "tweet", "conference", "telephone"};
    const int first = m_syntax.tokenAt(time.span.begin);
    const int after = m_syntax.tokenAt(time.span.end);
    if (after < static_cast<int>(m_syntax.size()) &&
        (m_syntax.lower(after) == "'s" || m_syntax.lower(after) == "\u2019s"))
        return false; // "said Sunday's attack"
    for (int t = first - 1; t >= 0 && t >= first - 8 && m_syntax.sentence(t) == m_syntax.sentence(first); --t) {
        if (m_syntax.isVerb(t))
            return std::ranges::find(verbs, m_syntax.lemma(t)) != verbs.end();
        if (m_syntax.upos(t) != language::Upos::PROPN && std::ranges::find(words, m_syntax.lower(t)) == words.end())
            return false;
        // "said the blast on Sunday": names stand between only after "told".
        if (m_syntax.upos(t) == language::Upos::PROPN &&
            (t == 0 || (m_syntax.lemma(t - 1) != "tell" && m_syntax.upos(t - 1) != language::Upos::PROPN &&
                        m_syntax.lower(t - 1) != "the")))
            return false;
    }
    return false;
}

// The words around `token` name another happening than `event`: "hit the coast that the flood of 2004 had emptied".
bool EventTimes::datesAnother(int token, const EventMention& event, const std::vector<EventMention>& events) const {
    if (token < 0 || standsFree(m_syntax, token))
        return false;
    for (int at = token, steps = 0; at >= 0 && at != event.token && steps < 40; at = m_syntax.head(at), ++steps) {
        for (const auto& other : events) {
            if (other.token == at && isIncident(other.kind))
                return true;
        }
    }
    return false;
}

// "He was charged late on Tuesday with the shooting", "neighbours gathered on Monday where the boy was killed": the day
// is that of what came after the deed, told by another verb.
bool EventTimes::datesWhatFollowed(int token, const EventMention& event,
                                   const std::vector<EventMention>& events) const {
    static constexpr std::array<std::string_view, 26> verbs{
        "close", "reopen",   "resume",  "cancel", "gather",   "identify", "pronounce", "remain", "appear",
        "plan",  "schedule", "testify", "plead",  "release",  "book",     "mourn",     "bury",   "visit",
        "pray",  "honor",    "honour",  "attend", "describe", "discuss",  "vow",       "express"};
    if (!isIncident(event.kind) || event.kind == EventKind::Protest)
        return false;
    int verb = token;
    for (int steps = 0; verb >= 0 && !m_syntax.isVerb(verb); verb = m_syntax.head(verb), ++steps)
        if (verb == event.token || steps > 40)
            return false;
    if (verb < 0 || verb == event.token || m_syntax.head(verb) == event.token)
        return false;
    if (std::ranges::find(verbs, m_syntax.lemma(verb)) != verbs.end())
        return true;
    return std::ranges::any_of(events, [&](const EventMention& other) {
        return other.token == verb && (isAftermath(other.kind) || other.kind == EventKind::Burial ||
                                       other.kind == EventKind::Mourning || other.kind == EventKind::Statement);
    });
}

// "booked on Friday on 17 counts of attempted murder": a count's or charge's day is not the deed's.
bool EventTimes::counted(int t) const {
    const int head = m_syntax.head(t);
    if (head < 0 || m_syntax.isVerb(t) || m_syntax.rel(t) != Rel::Nmod || m_syntax.preposition(t) != "of")
        return false;
    const auto lemma = m_syntax.lemma(head);
    return lemma == "count" || lemma == "charge" || lemma == "suspicion";
}

// A deed told as done on a day without a year that would lie months ahead was the year before.
base::TimeInterval EventTimes::pastYear(base::TimeInterval interval, const TimeMention& time,
                                        const EventMention& event) const {
    const auto text = time.span.in(m_syntax.document().text);
    if (event.modality != Modality::Fact || !isIncident(event.kind) || !interval.bounded() || !m_published.end ||
        interval.precision > base::Precision::Day || interval.begin->minutes < m_published.end->minutes + 7 * 1440 ||
        hasYear(text))
        return interval;
    for (auto* end : {&interval.begin, &interval.end}) {
        const auto date = base::civilDate(**end);
        **end = base::CivilTime::of(date.year - 1, date.month, date.day, date.hour, date.minute);
    }
    return interval;
}

bool EventTimes::hasYear(std::string_view text) {
    int digits = 0;
    for (const char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 4)
            return true;
    }
    return false;
}

// A clock time without a day is that of the day told before; with "the raid", of the day of the raid told before.
void EventTimes::clocks(std::vector<EventMention>& events) const {
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto& event = events[i];
        const auto own = m_ownTime.find(event.token);
        if (own == m_ownTime.end())
            continue;
        const auto& time = m_times[own->second];
        if (time.type != TimexType::Time || !event.time.bounded() || m_syntax.isVerb(event.token) ||
            !isIncident(event.kind) || !bareClock(time))
            continue;
        const int det = m_syntax.child(event.token, Rel::Det);
        if (det < 0 || (m_syntax.lower(det) != "the" && m_syntax.lower(det) != "this"))
            continue;
        for (std::size_t back = i; back-- > 0;) {
            const auto& other = events[back];
            if (other.generic || other.modality == Modality::Planned || !other.time.bounded() ||
                other.time.precision > base::Precision::Day || !isIncident(other.kind))
                continue;
            const bool same =
                other.lemma == event.lemma || (other.kind == event.kind && event.kind != EventKind::Attack);
            if (!same)
                continue;
            const auto shift = (other.time.begin->dayNumber() - event.time.begin->dayNumber()) * 1440;
            event.time.begin->minutes += shift;
            event.time.end->minutes += shift;
            event.timeBecause += "; on the day of the happening that it refers to";
            break;
        }
    }
}

// "9.15pm", "noon": no word of a day in it.
bool EventTimes::bareClock(const TimeMention& time) const {
    for (int t = m_syntax.tokenAt(time.span.begin);
         t < static_cast<int>(m_syntax.size()) && m_syntax.token(t).span.begin < time.span.end; ++t) {
        if (m_syntax.upos(t) == language::Upos::PROPN)
            return false;
        const auto word = m_syntax.lower(t);
        if (word == "today" || word == "yesterday" || word == "day" || word == "tonight" || word == "night" ||
            word.ends_with("day"))
            return false;
    }
    return true;
}

} // namespace parallax::mention
