// When and where: the day or hour and the place of the happenings as the report states them; dates of birth.
#include "base/one_of.h"
#include "claim/extraction.h"
#include "claim/place_text.h"
#include "claim/story_town.h"

#include "mention/address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::EventKind;
using mention::Rel;
using mention::Relation;
using mention::Syntax;

class Finder {
public:
    explicit Finder(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void run() {
        const auto streets = mention::findAddresses(m_syntax);
        findStamps();
        happenings(streets);
        storysTime();
        addresses(streets);
        findStoryTown(m_x, streets);
        for (const auto& time : m_x.times)
            birth(time);
    }

private:
    struct ToldDay {
        std::int64_t day;
        base::Precision precision;
        std::int64_t length; // minutes
    };

    // One date a happening: where it is first told, and again where a finer one follows.
    void happenings(const std::vector<mention::Address>& streets) {
        const auto& events = m_x.events.mentions;
        std::vector<ToldDay> seen;
        bool placed = false;
        // The story's own place, where it is told, rather than that of what is told before it.
        const auto story = m_x.events.main;
        const bool mainPlaced = story >= 0 && isDatedKind(events[static_cast<std::size_t>(story)].kind) &&
                                tellsPlace(events[static_cast<std::size_t>(story)]);
        const bool onStreet = mainPlaced && isStreet(streets, events[static_cast<std::size_t>(story)].placeSpan);
        for (std::size_t i = 0; i < events.size(); ++i) {
            const auto& event = events[i];
            if (event.generic || event.modality == mention::Modality::Planned ||
                event.modality == mention::Modality::Denied)
                continue;
            const bool isMain = static_cast<std::int32_t>(i) == m_x.events.main;
            // A protest where the story is about it; what is told besides has days that are nobody's question.
            if (!isDatedKind(event.kind) &&
                !(isMain && event.kind == EventKind::Protest && event.time.precision <= base::Precision::Day))
                continue;
            // Beside a street what is told close to it may tell the town.
            const bool close = onStreet && event.sentence <= events[static_cast<std::size_t>(story)].sentence + 2;
            if (!placed && tellsPlace(event) && (isMain || ((!mainPlaced || close) && !isAfterwards(event.place)))) {
                // A street is told below, and a town may be told beside it.
                placed = !isStreet(streets, event.placeSpan);
                if (placed)
                    m_x.addText(Attribute::Place, "all", Relation::Equal, event.place, event.placeSpan, event.token,
                                static_cast<std::int32_t>(i), "the place told with it");
            }
            const auto* time = ownTime(event);
            if (!time || isOfAftermath(*time, event))
                continue;
            // A day once, and once more where an hour or a part of the day is told.
            const auto& interval = event.time;
            if (interval.precision > base::Precision::Day && interval.precision != base::Precision::Range) {
                if (event.background)
                    continue;
            }
            // "Last summer": how long ago something else was is no start.
            if (interval.bounded() && interval.end->minutes - interval.begin->minutes > 21 * 1440 &&
                static_cast<std::int32_t>(i) != m_x.events.main)
                continue;
            const auto day = interval.begin ? interval.begin->dayNumber() : interval.end->dayNumber();
            const bool fine = interval.precision < base::Precision::Day;
            // "Friday night", and further down "about 10 p.m.": parts of a day are as fine as they are short.
            const auto length = interval.bounded() ? interval.end->minutes - interval.begin->minutes : 0;
            if (std::ranges::any_of(seen, [&](const ToldDay& told) {
                    return told.day == day && (told.precision < interval.precision ||
                                               (told.precision == interval.precision && told.length <= length));
                }))
                continue;
            // Days that are neither the story's nor dated history belong to its aftermath.
            const auto main = m_x.events.main;
            if (main >= 0 && !event.background && static_cast<std::int32_t>(i) != main) {
                const auto& story = events[static_cast<std::size_t>(main)].time;
                if (story.known() && !story.meets(interval) && !fine)
                    continue;
            }
            seen.push_back({day, interval.precision, length});
            ReportClaim claim;
            claim.attribute = Attribute::StartTime;
            claim.scope = "all";
            claim.value = event.time;
            claim.relation = event.time.precision == base::Precision::PartOfDay || isCloseBefore(*time)
                                 ? Relation::About
                                 : Relation::Equal;
            claim.span = time->span;
            // With the preposition before it: "on Sunday".
            const int first = m_syntax.tokenAt(time->span.begin);
            if (first > 0 && m_syntax.upos(first - 1) == Upos::ADP && !m_syntax.xpos(first - 1, "RP") &&
                m_syntax.sentence(first - 1) == time->sentence && !isPossessive(time->span))
                claim.span = claim.span.joined(m_syntax.token(first - 1).span);
            claim.why.push_back(event.timeBecause);
            m_x.add(std::move(claim), event.token, static_cast<std::int32_t>(i));
        }
    }

    // The story's time that no claim has told: it was lent to it by what tells of the same in other words ("when help
    // came").
    void storysTime() {
        const auto main = m_x.events.main;
        if (main < 0)
            return;
        const auto& story = m_x.events.mentions[static_cast<std::size_t>(main)];
        if (!isDatedKind(story.kind) || story.generic || story.modality == mention::Modality::Planned ||
            story.modality == mention::Modality::Denied || !story.time.bounded() ||
            story.time.precision > base::Precision::Day ||
            std::ranges::any_of(m_x.claims,
                                [](const ReportClaim& claim) { return claim.attribute == Attribute::StartTime; }))
            return;
        const auto time = std::ranges::find(m_x.times, m_x.events.storysTime, &mention::TimeMention::span);
        if (m_x.events.storysTime.empty() || time == m_x.times.end() || isStamp(*time) || !startsAt(time->bound))
            return;
        ReportClaim claim;
        claim.attribute = Attribute::StartTime;
        claim.scope = "all";
        claim.value = story.time;
        claim.relation = story.time.precision == base::Precision::PartOfDay ? Relation::About : Relation::Equal;
        claim.span = time->span;
        claim.why.push_back(story.timeBecause);
        m_x.add(std::move(claim), m_syntax.tokenAt(time->span.begin), main);
    }

    // "pleaded not guilty Friday in the death of ...", "identified on Tuesday a man shot dead", "On Tuesday, she
    // confirmed that the death ...": the day of what is said or done about it later.
    bool isOfAftermath(const mention::TimeMention& time, const mention::EventMention& event) const {
        static constexpr std::array<std::string_view, 32> verbs{
            "identify", "plead",   "charge",  "arraign", "sentence", "convict",  "appear", "announce",
            "confirm",  "rule",    "name",    "indict",  "testify",  "mourn",    "bury",   "remember",
            "accuse",   "release", "publish", "declare", "condemn",  "tell",     "issue",  "work",
            "gather",   "vow",     "urge",    "discuss", "visit",    "continue", "post",   "tweet"};
        const int at = m_syntax.tokenAt(time.span.begin);
        int head = at;
        while (m_syntax.head(head) >= 0 && time.span.contains(m_syntax.token(m_syntax.head(head)).span))
            head = m_syntax.head(head);
        const int verb = m_syntax.head(head);
        if (verb < 0 || !m_syntax.isVerb(verb) || verb == event.token)
            return false;
        // "charged in a gun battle Saturday morning", "in the shooting death of a woman early Saturday": nobody is
        // charged at an hour, or at a part of the day that stands behind the deed.
        if (event.token > verb && event.token < at && time.type == mention::TimexType::Time &&
            base::isOneOf(m_syntax.lemma(verb),
                          std::array<std::string_view, 5>{"charge", "accuse", "indict", "name", "identify"}))
            return false;
        return std::ranges::find(verbs, m_syntax.lemma(verb)) != verbs.end() && m_syntax.below(event.token, verb);
    }

    // "in Tuesday's attack": the preposition is the attack's.
    bool isPossessive(base::Span time) const {
        const int after = m_syntax.tokenAt(time.end);
        return after < static_cast<int>(m_syntax.size()) &&
               (m_syntax.lower(after) == "'s" || m_syntax.lower(after) == "\u2019s" || m_syntax.lower(after) == "'");
    }

    // "at 19 Long Street", "in the 1900 block of Mill Street": the address of the story's happening.
    void addresses(const std::vector<mention::Address>& streets) {
        std::vector<std::string> seen;
        for (const auto& address : streets) {
            const auto event = m_x.eventNear(address.first);
            if (event < 0)
                continue;
            const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
            if (mention.generic || mention.background || !mention::isIncident(mention.kind))
                continue;
            if (isElsewhere(address.first))
                continue;
            const auto span = m_syntax.span(address.first, address.end - 1);
            std::string text(m_x.text(span));
            if (std::ranges::find(seen, text) != seen.end())
                continue;
            seen.push_back(text);
            m_x.addText(Attribute::Place, "all", Relation::Equal, std::move(text), span, address.first, event,
                        address.numbered ? "an address" : "a street");
        }
    }

    // "lived on Long Street", "Ana Berg, of the 5300 block of Mill Street", "was caught at Hill Road": the address of a
    // home or of an arrest.
    bool isElsewhere(int t) const {
        static constexpr std::array<std::string_view, 12> verbs{"live",   "reside",    "arrest", "capture",
                                                                "catch",  "apprehend", "stay",   "move",
                                                                "arrest", "grow",      "flee",   "drive"};
        const int verb = m_syntax.clauseHead(t);
        if (verb >= 0 && std::ranges::find(verbs, m_syntax.lemma(verb)) != verbs.end())
            return true;
        // Right behind a name: "Ana Berg, of the 5300 block", "Ana Berg of Mill Street"
        for (int i = t - 1; i >= 0 && i > t - 3 && m_syntax.sentence(i) == m_syntax.sentence(t); --i) {
            if (m_syntax.lower(i) != "of")
                continue;
            const int before = i > 0 && m_syntax.form(i - 1) == "," ? i - 2 : i - 1;
            const int mention = before >= 0 ? m_x.actors.at(before) : -1;
            return mention >= 0 &&
                   m_x.actors.mentions[static_cast<std::size_t>(mention)].kind == mention::ActorKind::Person;
        }
        return false;
    }

    // The place is (part of) an address, which is a claim of its own.
    bool isStreet(const std::vector<mention::Address>& streets, base::Span place) const {
        return std::ranges::any_of(streets, [&](const mention::Address& address) {
            return m_syntax.span(address.first, address.end - 1).overlaps(place);
        });
    }

    // Where the hurt die and the caught are held is not where it happened, unless the story itself is told there.
    static bool isAfterwards(std::string_view place) {
        static constexpr std::array<std::string_view, 10> houses{
            "Hospital", "hospital", "Clinic", "Medical", "Jail", "Prison", "Court", "Courthouse", "Morgue", "jail"};
        return std::ranges::any_of(houses,
                                   [&](std::string_view house) { return place.find(house) != std::string_view::npos; });
    }

    static bool isDatedKind(EventKind kind) { return mention::isIncident(kind) && kind != EventKind::Protest; }

    bool tellsPlace(const mention::EventMention& event) const {
        return !event.background && !event.generic && !event.place.empty() && !event.placeSpan.empty() &&
               m_x.text(event.placeSpan)[0] >= 'A' && m_x.text(event.placeSpan)[0] <= 'Z' && tellsWhere(event.place);
    }

    // "By Monday", "since June": not when it began.
    static bool startsAt(mention::TimeBound bound) {
        switch (bound) {
        case mention::TimeBound::In:
        case mention::TimeBound::After:
            return true;
        case mention::TimeBound::Since:
        case mention::TimeBound::Until:
        case mention::TimeBound::Before:
        case mention::TimeBound::By:
            return false;
        }
        return false;
    }

    // "Just before 9 p.m. Monday" says when, and not only until when.
    bool isCloseBefore(const mention::TimeMention& time) const {
        static constexpr std::array<std::string_view, 7> close{"just",    "shortly", "right",      "minutes",
                                                               "moments", "little",  "immediately"};
        const int first = m_syntax.tokenAt(time.span.begin);
        return time.bound == mention::TimeBound::Before && first > 1 && m_syntax.lower(first - 1) == "before" &&
               base::isOneOf(m_syntax.lower(first - 2), close);
    }

    // The time expression in the event's own sentence that its interval comes from.
    const mention::TimeMention* ownTime(const mention::EventMention& event) const {
        if (event.time.basis == base::Basis::Unknown || !event.time.known())
            return nullptr;
        const auto from = std::ranges::partition_point(
            m_x.times, [&](const mention::TimeMention& time) { return time.sentence < event.sentence; });
        for (auto time = from; time != m_x.times.end() && time->sentence == event.sentence; ++time) {
            const bool own = event.timeSpan.empty()
                                 ? time->interval.begin == event.time.begin && time->interval.end == event.time.end
                                 : time->span == event.timeSpan;
            if (own && isStamp(*time))
                return nullptr;
            if (own)
                return startsAt(time->bound) || isCloseBefore(*time) ? &*time : nullptr;
        }
        return nullptr;
    }

    // Lines of a report that goes on begin with the clock time at which they were written.
    void findStamps() {
        std::uint32_t lines = 0;
        for (const auto& time : m_x.times) {
            const auto& sentence = m_syntax.document().sentences[time.sentence];
            const auto sameLine =
                time.sentence > 0 && m_syntax.document().sentences[time.sentence - 1].line == sentence.line;
            const auto text = m_x.text(time.span);
            if (time.type == mention::TimexType::Time && !sameLine && !text.empty() && text[0] >= '0' &&
                text[0] <= '9' && m_syntax.tokenAt(time.span.begin) == static_cast<int>(sentence.firstToken))
                ++lines;
        }
        m_stamped = lines >= 3;
    }
    bool isStamp(const mention::TimeMention& time) const {
        return m_stamped && m_syntax.tokenAt(time.span.begin) ==
                                static_cast<int>(m_syntax.document().sentences[time.sentence].firstToken);
    }

    // "date of birth ... Dec. 1, 1990", "born on 4 May 1971"
    void birth(const mention::TimeMention& time) {
        if (time.type != mention::TimexType::Date || !time.interval.bounded())
            return;
        const int at = m_syntax.tokenAt(time.span.begin);
        const auto& sentence = m_syntax.document().sentences[time.sentence];
        const auto others = std::ranges::equal_range(m_x.times, time.sentence, {}, &mention::TimeMention::sentence);
        int best = -1;
        for (int t = at - 1; t >= static_cast<int>(sentence.firstToken) && t > at - 24; --t) {
            const auto word = m_syntax.lower(t);
            if (word == "born") {
                best = t;
                break;
            }
            if (word == "birth" && t > 1 && m_syntax.lower(t - 1) == "of" &&
                (m_syntax.lower(t - 2) == "date" || m_syntax.lower(t - 2) == "dates")) {
                best = t - 2;
                break;
            }
            if (std::ranges::any_of(others, [&](const mention::TimeMention& other) {
                    return other.span.contains(m_syntax.token(t).span);
                }))
                break;
        }
        if (best < 0)
            return;
        ReportClaim claim;
        claim.attribute = Attribute::DateOfBirth;
        claim.value = time.interval;
        claim.span = m_syntax.token(best).span.joined(time.span);
        for (int t = best; t < at; ++t) {
            const int mention = m_x.actors.at(t);
            if (mention >= 0 &&
                m_x.actors.mentions[static_cast<std::size_t>(mention)].form == mention::MentionForm::Name &&
                m_x.actors.mentions[static_cast<std::size_t>(mention)].kind == mention::ActorKind::Person) {
                claim.subject = mention;
            }
        }
        for (int t = best; claim.subject < 0 && t >= static_cast<int>(sentence.firstToken); --t) {
            const int mention = m_x.actors.at(t);
            if (mention >= 0 &&
                m_x.actors.mentions[static_cast<std::size_t>(mention)].kind == mention::ActorKind::Person)
                claim.subject = mention;
        }
        claim.scope = claim.subject >= 0 ? m_x.actors.mentions[static_cast<std::size_t>(claim.subject)].text : "person";
        claim.why.push_back(fmt::format("\"{}\" before the date", m_syntax.form(best)));
        m_x.add(std::move(claim), best, -1);
    }

    Extraction& m_x;
    const Syntax& m_syntax;
    bool m_stamped = false;
};

} // namespace

void findDates(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
