#include "mention/event_finder.h"

#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/event_roles.h"
#include "mention/event_telling.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace parallax::mention {
namespace {

using language::NameKind;
using language::NounClass;
using language::Upos;

bool isSubordinate(Rel r) {
    return r == Rel::Advcl || r == Rel::Ccomp || r == Rel::Parataxis || r == Rel::Csubj || r == Rel::AclRelcl ||
           r == Rel::Discourse;
}

constexpr std::string_view storyDay = "the day of the story"; // lent to what has no time of its own

class Builder {
public:
    Builder(const Syntax& syntax, const std::vector<Frame>& frames, const ActorMentions& actors,
            const std::vector<TimeMention>& times, const base::TimeInterval& published)
        : m_syntax(syntax), m_frames(frames), m_actors(actors), m_times(times), m_published(published) {}

    EventMentions run() {
        index();
        m_out.frameEvent.assign(m_frames.size(), -1);
        for (std::size_t f = 0; f < m_frames.size(); ++f) {
            if (m_frames[f].trigger->happening)
                make(f);
        }
        for (std::size_t f = 0; f < m_frames.size(); ++f) {
            if (!m_frames[f].trigger->happening)
                attach(f);
        }
        chooseMain();
        clocksOfEvents();
        inheritTimes();
        markBackground();
        relate();
        return std::move(m_out);
    }

private:
    void index() {
        const auto& document = m_syntax.document();
        m_placeName.assign(m_syntax.size(), -1);
        for (std::size_t n = 0; n < document.names.size(); ++n) {
            if (document.names[n].kind != NameKind::Place)
                continue;
            for (auto t = document.names[n].firstToken; t < document.names[n].endToken; ++t)
                m_placeName[t] = static_cast<int>(n);
        }
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
            for (int t = first;
                 t < static_cast<int>(m_syntax.size()) && m_syntax.token(t).span.begin < m_times[i].span.end; ++t) {
                const int up = m_syntax.head(t);
                if (up < first || (up >= 0 && m_syntax.token(up).span.begin >= m_times[i].span.end))
                    head = t;
            }
            m_timeToken[i] = head;
            m_timesOfSentence[m_syntax.sentence(first)].push_back(i);
        }
    }

    // What is told with a time: the range that it begins; what goes on "since 2011" goes on to the report's day.
    base::TimeInterval told(std::size_t i) const {
        const TimeMention& time = m_times[i];
        if (time.rangeEnd < 0 && time.bound != TimeBound::Since)
            return time.interval;
        base::TimeInterval interval = toldInterval(m_times, i);
        if (interval.begin && !interval.end && m_published.end && *interval.begin < *m_published.end)
            interval.end = m_published.end;
        return interval.bounded() ? interval : time.interval;
    }

    void make(std::size_t f) {
        const Frame& frame = m_frames[f];
        EventMention event;
        event.trigger = m_syntax.span(frame.at, frame.end);
        event.lemma = std::string(m_syntax.lemma(frame.at));
        event.kind = frame.kind;
        event.span = clauseSpan(m_syntax, frame);
        event.sentence = m_syntax.sentence(frame.at);
        event.token = frame.at;
        event.modality = modality(m_syntax, frame);
        event.generic = event.modality == Modality::Fact && isGeneric(m_syntax, frame);
        ownTime(frame, event);
        // "Thousands took part in protests in April": what has its day and is told in the past did happen.
        if (const int verb = verbAround(frame); event.generic && verb >= 0 && event.time.known() &&
                                                m_syntax.xpos(verb, "VBD") &&
                                                event.time.precision <= base::Precision::Month)
            event.generic = false;
        placeOf(frame, event);
        // What was denied or is only possible has neither victims nor those who did it; what is planned has planners.
        if (!isViolent(frame.kind) || (event.modality != Modality::Possible && event.modality != Modality::Denied))
            addParticipants(m_syntax, m_actors, frame, event);
        if (isViolent(frame.kind) && event.modality == Modality::Planned)
            std::erase_if(event.participants, [](const Participant& one) { return one.role == Role::Victim; });
        m_out.frameEvent[f] = static_cast<std::int32_t>(m_out.mentions.size());
        m_out.mentions.push_back(std::move(event));
    }

    // A state ("dead", "died") belongs to the happening of its clause, or of its sentence, or makes one of its own
    // where it dates or places it.
    void attach(std::size_t f) {
        const Frame& frame = m_frames[f];
        int best = -1;
        int bestDistance = 1 << 20;
        std::size_t g = f;
        while (g > 0 && m_syntax.sentence(m_frames[g - 1].at) == m_syntax.sentence(frame.at))
            --g;
        for (; g < m_frames.size() && m_syntax.sentence(m_frames[g].at) == m_syntax.sentence(frame.at); ++g) {
            if (m_out.frameEvent[g] < 0 || !m_frames[g].trigger->happening)
                continue;
            const auto kind = m_frames[g].kind;
            if (!isIncident(kind) && kind != EventKind::Operation)
                continue;
            const bool related =
                m_syntax.below(m_frames[g].at, frame.clause) || m_syntax.below(frame.at, m_frames[g].clause);
            const int distance = std::abs(m_frames[g].at - frame.at) + (related ? 0 : 40);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = m_out.frameEvent[g];
            }
        }
        if (best >= 0) {
            m_out.frameEvent[f] = best;
            return;
        }
        if (frame.effect != Effect::Killed && frame.effect != Effect::Wounded)
            return;
        EventMention event;
        event.trigger = m_syntax.span(frame.at, frame.end);
        event.lemma = std::string(m_syntax.lemma(frame.at));
        event.kind = EventKind::Killing;
        if (frame.effect == Effect::Wounded)
            event.kind = EventKind::Attack;
        event.span = clauseSpan(m_syntax, frame);
        event.sentence = m_syntax.sentence(frame.at);
        event.token = frame.at;
        event.modality = modality(m_syntax, frame);
        ownTime(frame, event);
        placeOf(frame, event);
        addParticipants(m_syntax, m_actors, frame, event);
        m_out.frameEvent[f] = static_cast<std::int32_t>(m_out.mentions.size());
        m_out.mentions.push_back(std::move(event));
    }

    // "took part in protests across the country in April": what follows the noun without a break may be the noun's or
    // its verb's; the verb of a noun so far, else -1.
    int verbAround(const Frame& frame) const {
        const int t = frame.at;
        const int verb = m_syntax.head(t);
        if (m_syntax.isVerb(t) || frame.clause != t || verb < 0 || verb > t || !m_syntax.isVerb(verb))
            return -1;
        const Rel r = m_syntax.rel(t);
        if (r != Rel::Obj && r != Rel::Obl)
            return -1;
        return verb;
    }

    bool followsWithoutBreak(int t, int noun) const {
        if (t <= noun || t > noun + 8)
            return false;
        for (int i = noun + 1; i < t; ++i) {
            if (m_syntax.upos(i) == Upos::PUNCT || m_syntax.isVerb(i))
                return false;
        }
        return true;
    }

    bool inClause(int timeToken, const Frame& frame) const {
        if (const int verb = verbAround(frame);
            verb >= 0 && m_syntax.head(timeToken) == verb && followsWithoutBreak(timeToken, frame.at))
            return true;
        int at = timeToken;
        for (int steps = 0; steps < 40 && at >= 0; ++steps) {
            if (at == frame.at || at == frame.clause)
                return true;
            if (m_syntax.isVerb(at) && m_syntax.rel(at) != Rel::Amod)
                return false;
            at = m_syntax.head(at);
        }
        return false;
    }

    static bool usable(const TimeMention& time) {
        return (time.type == TimexType::Date || time.type == TimexType::Time) && time.interval.known();
    }

    void ownTime(const Frame& frame, EventMention& event) {
        if (isCounted(frame.at))
            return;
        const std::size_t sentence = m_syntax.sentence(frame.at);
        const TimeMention* best = nullptr;
        std::size_t bestIndex = 0;
        int bestRank = -1;
        for (const auto i : m_timesOfSentence[sentence]) {
            const auto& time = m_times[i];
            if (!usable(time) || m_timeToken[i] < 0 || !inClause(m_timeToken[i], frame))
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
            m_ownTime[m_out.mentions.size()] = bestIndex;
            event.background = best->background;
            event.timeBecause =
                fmt::format("its own words: {}; {}", best->span.in(m_syntax.document().text), best->because);
        }
    }

    // "booked on Friday on 17 counts of attempted murder": a count's or charge's day is not the deed's.
    bool isCounted(int t) const {
        const int head = m_syntax.head(t);
        if (head < 0 || m_syntax.isVerb(t) || m_syntax.rel(t) != Rel::Nmod || m_syntax.preposition(t) != "of")
            return false;
        const auto lemma = m_syntax.lemma(head);
        return lemma == "count" || lemma == "charge" || lemma == "suspicion";
    }

    // A deed told as done on a day without a year that would lie months ahead was the year before.
    base::TimeInterval pastYear(base::TimeInterval interval, const TimeMention& time, const EventMention& event) const {
        const auto text = time.span.in(m_syntax.document().text);
        if (event.modality != Modality::Fact || !isIncident(event.kind) || !interval.bounded() || !m_published.end ||
            interval.precision > base::Precision::Day ||
            interval.begin->minutes < m_published.end->minutes + 7 * 1440 || hasYear(text))
            return interval;
        for (auto* end : {&interval.begin, &interval.end}) {
            const auto date = base::civilDate(**end);
            **end = base::CivilTime::of(date.year - 1, date.month, date.day, date.hour, date.minute);
        }
        return interval;
    }

    static bool hasYear(std::string_view text) {
        int digits = 0;
        for (const char c : text) {
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits == 4)
                return true;
        }
        return false;
    }

    // The name or noun phrase of a place without its article.
    bool placePhrase(int t, std::string& text, base::Span& span, int depth = 0) const {
        // No place is called "Monday's".
        if (std::ranges::any_of(m_timesOfSentence[m_syntax.sentence(t)],
                                [&](std::size_t i) { return m_times[i].span.contains(m_syntax.token(t).span); }))
            return false;
        const int n = m_placeName[static_cast<std::size_t>(t)];
        if (n >= 0) {
            span = m_syntax.document().names[static_cast<std::size_t>(n)].span;
        } else {
            if (m_syntax.upos(t) != Upos::NOUN && m_syntax.upos(t) != Upos::PROPN)
                return false;
            const auto classes = language::nounClasses(m_syntax.lemma(t), 2);
            if (!(classes & (language::bit(NounClass::Place) | language::bit(NounClass::Building))))
                return false;
            if (classes &
                (language::bit(NounClass::Time) | language::bit(NounClass::Act) | language::bit(NounClass::Event)))
                return false;
            // "the city of X", "X city", "a village called X": the name, where there is one.
            for (const int c : m_syntax.children(t)) {
                const Rel r = m_syntax.rel(c);
                // "the western edge of the town of X"
                if (r == Rel::Nmod && m_syntax.preposition(c) == "of" && depth < 2 &&
                    m_placeName[static_cast<std::size_t>(c)] < 0 &&
                    language::isA(m_syntax.lemma(c), NounClass::Place, 2) && placePhrase(c, text, span, depth + 1) &&
                    text[0] >= 'A' && text[0] <= 'Z')
                    return true;
                if ((r == Rel::Nmod || r == Rel::Appos || r == Rel::Compound || r == Rel::Flat) &&
                    m_placeName[static_cast<std::size_t>(c)] >= 0) {
                    const auto preposition = m_syntax.preposition(c);
                    if (r == Rel::Nmod && preposition != "of")
                        continue;
                    span = m_syntax.document()
                               .names[static_cast<std::size_t>(m_placeName[static_cast<std::size_t>(c)])]
                               .span;
                    text = std::string(span.in(m_syntax.document().text));
                    return true;
                }
            }
            auto [from, to] = m_syntax.nounPhrase(t);
            to = t;
            while (from < t && (m_syntax.upos(from) == Upos::DET || m_syntax.upos(from) == Upos::ADP ||
                                m_syntax.upos(from) == Upos::PRON))
                ++from;
            span = m_syntax.span(from, to);
        }
        text = std::string(span.in(m_syntax.document().text));
        return true;
    }

    void placeOf(const Frame& frame, EventMention& event) {
        std::string fallback;
        base::Span fallbackSpan;
        const auto consider = [&](int t) {
            std::string text;
            base::Span span;
            if (!placePhrase(t, text, span))
                return false;
            const bool named = m_placeName[static_cast<std::size_t>(t)] >= 0 || (text[0] >= 'A' && text[0] <= 'Z');
            if (named && event.place.empty()) {
                event.place = std::move(text);
                event.placeSpan = span;
                return true;
            }
            if (!named && fallback.empty()) {
                fallback = std::move(text);
                fallbackSpan = span;
            }
            return false;
        };
        for (const int p : frame.places) {
            if (consider(p))
                return;
            for (const int c : m_syntax.children(p)) {
                if (m_syntax.rel(c) == Rel::Nmod && consider(c))
                    return;
            }
        }
        if (const int verb = verbAround(frame); verb >= 0) {
            for (const int c : m_syntax.children(verb)) {
                const auto preposition = m_syntax.preposition(c);
                if (m_syntax.rel(c) == Rel::Obl && followsWithoutBreak(c, frame.at) &&
                    (preposition == "in" || preposition == "at" || preposition == "near" || preposition == "across") &&
                    consider(c))
                    return;
            }
        }
        // "In the fight that broke out at Miller's, two were killed".
        for (const int whole : m_syntax.children(frame.at)) {
            if (m_syntax.rel(whole) != Rel::Obl)
                continue;
            for (const int clause : m_syntax.children(whole)) {
                if (m_syntax.rel(clause) != Rel::AclRelcl)
                    continue;
                for (const int c : m_syntax.children(clause)) {
                    if (m_syntax.rel(c) != Rel::Obl || m_syntax.upos(c) != Upos::PROPN ||
                        m_syntax.preposition(c) != "at")
                        continue;
                    auto [from, to] = m_syntax.nounPhrase(c);
                    while (from < c && (m_syntax.upos(from) == Upos::DET || m_syntax.upos(from) == Upos::ADP))
                        ++from;
                    event.placeSpan = m_syntax.span(from, std::max(to, c));
                    event.place = std::string(event.placeSpan.in(m_syntax.document().text));
                    return;
                }
            }
        }
        for (const int p : frame.patients) {
            for (const int c : m_syntax.children(p)) {
                const auto preposition = m_syntax.preposition(c);
                if (m_syntax.rel(c) == Rel::Nmod &&
                    (preposition == "in" || preposition == "at" || preposition == "near") && consider(c))
                    return;
            }
        }
        // A place written before the noun: "the Oldtown bombing".
        if (!m_syntax.isVerb(frame.at)) {
            for (const int c : m_syntax.children(frame.at)) {
                if ((m_syntax.rel(c) == Rel::Compound || m_syntax.rel(c) == Rel::NmodPoss) &&
                    m_placeName[static_cast<std::size_t>(c)] >= 0 && consider(c))
                    return;
            }
        }
        // Otherwise the next named place of the sentence after a preposition of place.
        const auto& sentence = m_syntax.sentenceOf(frame.at);
        int best = -1, bestDistance = 1 << 20;
        for (auto t = static_cast<int>(sentence.firstToken); t < static_cast<int>(sentence.endToken); ++t) {
            if (m_placeName[static_cast<std::size_t>(t)] < 0)
                continue;
            const auto preposition = m_syntax.preposition(t);
            if (preposition != "in" && preposition != "at" && preposition != "near" && preposition != "of" &&
                preposition != "outside")
                continue;
            if (preposition == "of") {
                const int h = m_syntax.head(t);
                if (h < 0 || !language::isA(m_syntax.lemma(h), NounClass::Place, 1))
                    continue;
            }
            const int distance = std::abs(t - frame.at);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = t;
            }
        }
        if (best >= 0 && consider(best))
            return;
        if (!fallback.empty()) {
            event.place = std::move(fallback);
            event.placeSpan = fallbackSpan;
        }
    }

    // The story's happening: the first told as a fact in the title or the lead, violence and disasters before all else.
    void chooseMain() {
        int bestRank = -1;
        for (std::size_t i = 0; i < m_out.mentions.size(); ++i) {
            const auto& event = m_out.mentions[i];
            if (event.generic || event.background || event.sentence > 12)
                continue;
            int rank = 40 - static_cast<int>(event.sentence) * 2;
            if (isIncident(event.kind))
                rank += 20;
            else if (event.kind == EventKind::Other || event.kind == EventKind::Operation ||
                     event.kind == EventKind::Departure)
                rank -= 20;
            if (event.modality != Modality::Fact && event.modality != Modality::Alleged)
                rank -= 25;
            if (event.time.known())
                rank += 6;
            if (isOld(event.time))
                rank -= 40;
            if (rank > bestRank) {
                bestRank = rank;
                m_out.main = static_cast<std::int32_t>(i);
            }
        }
        if (m_out.main < 0)
            return;
        // Its date: its own, else the first fitting one of an incident of the lead.
        auto& main = m_out.mentions[static_cast<std::size_t>(m_out.main)];
        const bool followUp = isFollowUp(main);
        m_followUp = followUp;
        if (!main.time.known()) {
            for (const auto& event : m_out.mentions) {
                if (event.sentence > main.sentence + (followUp ? 14U : 8U) || !event.time.known() ||
                    !isIncident(event.kind) || event.background || event.generic)
                    continue;
                // Weeks after the deed the suspects are caught: then its day may be long past.
                if (isOld(event.time) && !(followUp && event.time.precision <= base::Precision::Day))
                    continue;
                main.time = event.time;
                main.time.basis = base::Basis::Relative;
                main.timeBecause = "the first date told of it: " + event.timeBecause;
                break;
            }
        }
        m_mainTime = main.time;
        m_mainDay = dayOf(main.time);
    }

    // "Eighth suspect arrested in the Long Mill shooting": the title or lead tells what came of a deed.
    bool isFollowUp(const EventMention& main) const {
        if (m_syntax.isVerb(main.token))
            return false;
        return std::ranges::any_of(m_out.mentions, [&](const EventMention& event) {
            return event.sentence == main.sentence && isAftermath(event.kind);
        });
    }

    // The whole day(s) of an interval.
    static base::TimeInterval dayOf(base::TimeInterval time) {
        if (time.begin)
            time.begin = base::CivilTime::ofDay(time.begin->dayNumber());
        if (time.end)
            time.end = base::CivilTime::ofDay(base::CivilTime{time.end->minutes - 1}.dayNumber() + 1);
        if (time.precision < base::Precision::Day)
            time.precision = base::Precision::Day;
        return time;
    }

    bool isOld(const base::TimeInterval& time) const {
        if (!time.end)
            return false;
        if (m_published.begin && time.end->minutes + 14 * 1440 < m_published.begin->minutes)
            return true;
        return false;
    }

    // A clock time without a day is that of the day told before; with "the raid", of the day of the raid told before.
    void clocksOfEvents() {
        for (const auto& [i, t] : m_ownTime) {
            auto& event = m_out.mentions[i];
            const auto& time = m_times[t];
            if (time.type != TimexType::Time || !event.time.bounded() || m_syntax.isVerb(event.token) ||
                !isIncident(event.kind) || !bareClock(time))
                continue;
            const int det = m_syntax.child(event.token, Rel::Det);
            if (det < 0 || (m_syntax.lower(det) != "the" && m_syntax.lower(det) != "this"))
                continue;
            for (std::size_t back = i; back-- > 0;) {
                const auto& other = m_out.mentions[back];
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
    bool bareClock(const TimeMention& time) const {
        for (int t = m_syntax.tokenAt(time.span.begin);
             t < static_cast<int>(m_syntax.size()) && m_syntax.token(t).span.begin < time.span.end; ++t) {
            if (m_syntax.upos(t) == Upos::PROPN)
                return false;
            const auto word = m_syntax.lower(t);
            if (word == "today" || word == "yesterday" || word == "day" || word == "tonight" || word == "night" ||
                word.ends_with("day"))
                return false;
        }
        return true;
    }

    void inheritTimes() {
        // Within a paragraph a happening without a date has that of the one before it; else the story's day, where it
        // is the story's kind.
        std::uint32_t line = static_cast<std::uint32_t>(-1);
        base::TimeInterval running;
        std::string runningText;
        bool runningBackground = false;
        std::uint32_t runningSentence = 0;
        std::vector<std::size_t> order(m_out.mentions.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return m_out.mentions[i].token; });
        for (const auto i : order) {
            auto& event = m_out.mentions[i];
            const auto& sentence = m_syntax.document().sentences[event.sentence];
            if (sentence.line != line) {
                line = sentence.line;
                running = {};
                runningBackground = false;
            }
            if (isCounted(event.token))
                continue;
            if (!event.time.known())
                sentenceTime(event);
            if (event.time.known()) {
                // What lies long back and is named in passing does not become what the paragraph tells of.
                const bool inPassing = event.background && !standsFree(event.token);
                if (event.kind != EventKind::Statement && event.kind != EventKind::Post && !inPassing) {
                    running = event.time;
                    runningText = event.timeBecause;
                    runningBackground = event.background || isBackground(event);
                    runningSentence = event.sentence;
                }
                continue;
            }
            if (event.modality == Modality::Planned || event.generic)
                continue;
            if (running.known() &&
                (runningBackground ? event.sentence <= runningSentence + 4 : event.sentence <= runningSentence + 3)) {
                event.time = runningBackground ? running : dayOf(running);
                event.time.basis = base::Basis::Relative;
                event.timeBecause = "told together with what is dated by " + runningText;
                event.background = event.background || runningBackground;
                continue;
            }
            // Who is caught weeks later is not caught on the day of the deed.
            const bool storyKind =
                isIncident(event.kind) ||
                (!m_followUp && (event.kind == EventKind::Operation || event.kind == EventKind::Arrest));
            if (storyKind && m_mainDay.known()) {
                event.time = m_mainDay;
                event.time.basis = base::Basis::Relative;
                event.timeBecause = storyDay;
            }
        }
    }

    // Not inside a noun phrase: "struck in 2004", but not "struck the coast that the flood of 2004 had emptied".
    bool standsFree(int token) const {
        for (int at = token, steps = 0; at >= 0 && steps < 40; at = m_syntax.head(at), ++steps) {
            const Rel rel = m_syntax.rel(at);
            if (rel == Rel::Nmod || rel == Rel::Compound || rel == Rel::Amod || rel == Rel::Acl ||
                rel == Rel::AclRelcl || rel == Rel::Nummod)
                return false;
        }
        return token >= 0;
    }

    // The words around `token` name another happening than `event`: "hit the coast that the flood of 2004 had emptied".
    bool datesAnother(int token, const EventMention& event) const {
        if (token < 0 || standsFree(token))
            return false;
        for (int at = token, steps = 0; at >= 0 && at != event.token && steps < 40; at = m_syntax.head(at), ++steps) {
            for (const auto& other : m_out.mentions) {
                if (other.token == at && isIncident(other.kind))
                    return true;
            }
        }
        return false;
    }

    // The only time of the sentence, where it is not inside the words of another happening. A time long past says when
    // that took place, not when the sentence's news did.
    void sentenceTime(EventMention& event) {
        const TimeMention* only = nullptr;
        for (const auto i : m_timesOfSentence[event.sentence]) {
            if (!usable(m_times[i]))
                continue;
            if (only)
                return;
            only = &m_times[i];
        }
        if (!only ||
            (only->background && datesAnother(m_timeToken[static_cast<std::size_t>(only - m_times.data())], event)))
            return;
        event.time = pastYear(only->interval, *only, event);
        event.timeSpan = only->span;
        event.background = event.background || only->background;
        event.timeBecause = fmt::format("its sentence: {}; {}", only->span.in(m_syntax.document().text), only->because);
    }

    bool isBackground(const EventMention& event) const {
        if (event.time.bounded() && event.time.precision <= base::Precision::Day && m_mainDay.bounded() &&
            event.time.meets(m_mainDay))
            return false;
        if (event.time.known() && m_mainDay.begin && event.time.end &&
            event.time.end->minutes + 3 * 1440 < m_mainDay.begin->minutes)
            return true;
        if (event.time.precision == base::Precision::Year || event.time.precision == base::Precision::Range) {
            // A span of years that contains the story tells of more than it.
            if (event.time.bounded() && event.time.end->minutes - event.time.begin->minutes > 200 * 1440)
                return true;
        }
        return isOld(event.time);
    }

    void markBackground() {
        for (std::size_t i = 0; i < m_out.mentions.size(); ++i) {
            auto& event = m_out.mentions[i];
            if (static_cast<std::int32_t>(i) == m_out.main) {
                event.background = false;
                continue;
            }
            const bool history = toldAsHistory(m_syntax, event);
            event.history = history;
            if (isBackground(event) || history || isElsewhere(event))
                event.background = true;
            // The story's day was only lent to it.
            if (history && hasLentTime(event)) {
                event.time = {};
                event.timeBecause.clear();
            }
        }
        followBackground();
    }

    static bool hasLentTime(const EventMention& event) { return event.timeBecause == storyDay; }

    // "In July a bomb killed 16 in Oldtown": a month around the story's day, and a place that is not the story's.
    bool isElsewhere(const EventMention& event) const {
        const auto& main = m_out.mentions[static_cast<std::size_t>(m_out.main)];
        return event.time.known() && event.time.precision >= base::Precision::Month && m_mainDay.known() &&
               m_mainDay.precision <= base::Precision::Day && !event.place.empty() && !main.place.empty() &&
               event.place.find(main.place) == std::string::npos && main.place.find(event.place) == std::string::npos;
    }

    // What follows an earlier happening in its paragraph, undated itself, goes on with it: "... a year after nine were
    // shot at the harbour. A man was killed there."
    void followBackground() {
        std::vector<std::size_t> order(m_out.mentions.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(order, {}, [&](std::size_t i) { return m_out.mentions[i].token; });
        std::uint32_t line = static_cast<std::uint32_t>(-1), sentence = 0;
        bool earlier = false;
        for (const auto i : order) {
            auto& event = m_out.mentions[i];
            const auto here = m_syntax.document().sentences[event.sentence].line;
            const bool dated = event.time.known() && !hasLentTime(event);
            if (here != line || event.sentence > sentence + 1 || static_cast<std::int32_t>(i) == m_out.main)
                earlier = false;
            line = here;
            if (event.background) {
                earlier = true;
                sentence = event.sentence;
            } else if (dated) {
                earlier = false;
            } else if (earlier && event.sentence == sentence + 1 && isIncidentOrArrest(event.kind)) {
                event.background = true;
                event.time = {};
                event.timeBecause.clear();
                sentence = event.sentence;
            }
        }
    }
    static bool isIncidentOrArrest(EventKind kind) {
        return isIncident(kind) || kind == EventKind::Arrest || kind == EventKind::Operation;
    }

    static bool isAftermath(EventKind kind) {
        return kind == EventKind::Arrest || kind == EventKind::Charge || kind == EventKind::Trial ||
               kind == EventKind::Sentence;
    }

    // within and sameAs.
    void relate() {
        auto& all = m_out.mentions;
        m_eventOfToken.assign(m_syntax.size(), -1);
        for (std::size_t i = 0; i < all.size(); ++i)
            m_eventOfToken[static_cast<std::size_t>(all[i].token)] = static_cast<std::int32_t>(i);
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto& event = all[i];
            const bool noun = !m_syntax.isVerb(event.token);
            bool definite = false;
            for (const int c : m_syntax.children(event.token)) {
                const auto word = m_syntax.lower(c);
                if (m_syntax.rel(c) == Rel::Det && (word == "the" || word == "this" || word == "that"))
                    definite = true;
            }
            event.nominal = noun;
            event.definite = noun && definite;
            if (noun && definite && !event.generic && isIncident(event.kind)) {
                // "the attack": the story's happening, or the last one told before that is compatible in time.
                for (std::size_t back = i; back-- > 0 && i - back < 200;) {
                    const auto& other = all[back];
                    if (other.generic || other.modality == Modality::Planned || !isIncident(other.kind) ||
                        other.background != event.background)
                        continue;
                    const bool kinds = other.kind == event.kind || event.kind == EventKind::Attack ||
                                       (other.kind == EventKind::Attack && isViolent(event.kind)) ||
                                       (event.lemma == "violence" || event.lemma == "unrest");
                    const bool times = !other.time.known() || !event.time.known() || other.time.meets(event.time);
                    if (kinds && times) {
                        event.sameAs = static_cast<std::int32_t>(back);
                        break;
                    }
                }
            }
            // A verb in the same clause as a noun that names the whole: "were killed in the attack".
            if (!noun || event.sameAs < 0) {
                for (const int c : m_syntax.children(event.token)) {
                    if (m_syntax.rel(c) != Rel::Obl && m_syntax.rel(c) != Rel::Nsubj && m_syntax.rel(c) != Rel::Nmod)
                        continue;
                    const auto preposition = m_syntax.preposition(c);
                    if (m_syntax.rel(c) == Rel::Obl && preposition != "in" && preposition != "during" &&
                        preposition != "by" && preposition != "after" && preposition != "when")
                        continue;
                    // Who is arrested or tried "in the shooting" is so after it.
                    if (const auto j = m_eventOfToken[static_cast<std::size_t>(c)];
                        j >= 0 && j != static_cast<std::int32_t>(i) &&
                        !(isAftermath(event.kind) && isIncident(all[static_cast<std::size_t>(j)].kind)))
                        event.within = j;
                }
                // "attacked the shop, killing two": the participle is part of what the main verb tells.
                if (event.within < 0 && m_syntax.rel(event.token) == Rel::Advcl && m_syntax.xpos(event.token, "VBG")) {
                    event.within = m_eventOfToken[static_cast<std::size_t>(m_syntax.head(event.token))];
                }
            }
        }
        // No cycles: a part points to a whole that is not its part.
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::int32_t at = all[i].within;
            for (int steps = 0; at >= 0 && steps < 8; ++steps) {
                if (at == static_cast<std::int32_t>(i)) {
                    all[i].within = -1;
                    break;
                }
                at = all[static_cast<std::size_t>(at)].within;
            }
        }
    }

    const Syntax& m_syntax;
    const std::vector<Frame>& m_frames;
    const ActorMentions& m_actors;
    const std::vector<TimeMention>& m_times;
    const base::TimeInterval& m_published;
    EventMentions m_out;
    std::vector<int> m_placeName;
    std::vector<std::vector<std::size_t>> m_timesOfSentence;
    std::vector<int> m_timeToken;
    std::vector<base::TimeInterval> m_told;       // of each time, with the range that it begins
    std::map<std::size_t, std::size_t> m_ownTime; // event mention -> its own time expression
    bool m_followUp = false;                      // the report tells what came of an earlier deed
    std::vector<std::int32_t> m_eventOfToken;
    base::TimeInterval m_mainTime, m_mainDay;
};

} // namespace

base::Span clauseSpan(const Syntax& syntax, const Frame& frame) {
    int from = std::min(frame.at, frame.clause), to = std::max(frame.end, frame.clause);
    const auto take = [&](int head) {
        for (const int c : syntax.children(head)) {
            const Rel r = syntax.rel(c);
            if (isSubordinate(r) || r == Rel::Punct || r == Rel::Mark || r == Rel::Cc || r == Rel::Vocative)
                continue;
            if (r == Rel::Acl && !syntax.isNominal(head))
                continue;
            if (r == Rel::Conj && (syntax.isVerb(c) || syntax.isVerb(head)))
                continue;
            if (syntax.isNominal(c)) {
                // Without what is said about the participants in clauses of their own.
                int first = syntax.first(c), last = syntax.last(c);
                for (const int inner : syntax.children(c)) {
                    const Rel ir = syntax.rel(inner);
                    if (inner > c &&
                        (ir == Rel::AclRelcl || ir == Rel::Parataxis || ir == Rel::Appos || ir == Rel::Dep))
                        last = std::min(last, std::max(c, syntax.first(inner) - 1));
                }
                while (last > c && syntax.upos(last) == Upos::PUNCT)
                    --last;
                from = std::min(from, first);
                to = std::max(to, last);
            } else {
                from = std::min(from, syntax.first(c));
                to = std::max(to, syntax.last(c));
            }
        }
    };
    take(frame.at);
    if (frame.clause != frame.at)
        take(frame.clause);
    while (from < frame.at && syntax.upos(from) == Upos::PUNCT)
        ++from;
    while (to > frame.end && syntax.upos(to) == Upos::PUNCT)
        --to;
    return syntax.span(from, to);
}

EventMentions findEvents(const Syntax& syntax, const std::vector<Frame>& frames, const ActorMentions& actors,
                         const std::vector<TimeMention>& times, const base::TimeInterval& published) {
    return Builder(syntax, frames, actors, times, published).run();
}

} // namespace parallax::mention
