#include "event/local_events.h"

#include "actor/content_words.h"
#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "base/each_on_threads.h"
#include "event/event_time.h"
#include "event/kind_likeness.h"
#include "event/local_context.h"
#include "event/local_joins.h"
#include "event/thing_words.h"
#include "event/vague_events.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace parallax::event {

namespace {

using mention::EventMention;
using mention::Modality;

// Lower case, without the endings that verbs and plurals take: "attacked" and "attacks" meet. Rough on purpose; it only
// weighs likeness.
std::string lowered(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string stem(std::string_view word) {
    std::string out = lowered(word);
    for (const std::string_view ending : {"ings", "ing", "ers", "ed", "er", "es", "s"})
        if (out.size() >= ending.size() + 4 && out.ends_with(ending)) {
            out.resize(out.size() - ending.size());
            break;
        }
    if (out.size() > 4 && out.back() == 'e')
        out.pop_back();
    return out;
}

// How exact a printed place is: a town or a building by name, a country, a noun.
int exactnessOf(std::string_view place) {
    const std::vector<std::string> names = placeNameWords(place);
    if (names.empty())
        return 0;
    return std::all_of(names.begin(), names.end(),
                       [](const std::string& word) { return !actor::countryOf(word).empty(); })
               ? 1
               : 2;
}

// The mentions of an event with times in their own words, by sentence, in the order of the event's mentions.
using OwnTimes = std::map<std::uint32_t, std::vector<std::uint32_t>>;

OwnTimes ownTimesOf(const LocalEvent& local, const std::vector<EventMention>& all) {
    OwnTimes own;
    for (const std::uint32_t m : local.mentions)
        if (hasOwnTime(all[m]))
            own[all[m].sentence].push_back(m);
    return own;
}

// Where another mention of the same sentence has its time in its own words, that time is told of both: "the bombing of
// 2011, when a man set off ...". The mention itself otherwise.
std::uint32_t datedBy(const OwnTimes& own, std::uint32_t mention, const std::vector<EventMention>& all) {
    const auto beside = own.find(all[mention].sentence);
    if (beside == own.end() || hasOwnTime(all[mention]))
        return mention;
    const EventMention& one = all[mention];
    const auto dating = std::ranges::find_if(
        beside->second, [&](std::uint32_t m) { return !(one.time.known() && all[m].time.meets(one.time)); });
    return dating == beside->second.end() ? mention : *dating;
}

// Who did it, as far as a participant's role tells. In a clash all fight; forces there are those who answer.
void noteDoer(LocalEvent& local, mention::EventKind kind, mention::Role role, mention::ActorKind actor) {
    const bool forces = actor == mention::ActorKind::SecurityForce || actor == mention::ActorKind::Authority;
    const bool fights = kind == mention::EventKind::Clash && role == mention::Role::Subject;
    if (role == mention::Role::Authority || (forces && (role == mention::Role::Perpetrator || fights)))
        local.byForces = true;
    else if (role == mention::Role::Perpetrator)
        local.byOthers = true;
}

void describe(LocalEvent& local, const claim::ReportAnalysis& analysis, const std::vector<std::int32_t>& actorOf) {
    std::array<double, 26> kinds{};
    std::map<std::string, double> places;
    std::vector<ToldTime> told;
    local.background = true;
    local.planned = true;
    local.byForces = local.byOthers = false;
    local.victims.clear();
    const OwnTimes ownTimes = ownTimesOf(local, analysis.events);
    const auto dating = [&](std::uint32_t m) -> const EventMention& {
        return analysis.events[datedBy(ownTimes, m, analysis.events)];
    };
    const auto isPast = [&](std::uint32_t m) { return dating(m).background; };
    const bool passed = std::ranges::all_of(local.mentions, isPast);
    for (const std::uint32_t m : local.mentions) {
        const EventMention& one = analysis.events[m];
        const EventMention& dated = dating(m);
        kinds[static_cast<std::size_t>(one.kind)] += mentionWeight(one);
        if (!one.place.empty())
            places[one.place] += 1;
        if (dated.background == passed) // the date of what went before is not that of the news
            told.push_back({dated.time, dated.timeBecause, hasOwnTime(dated) ? 2.0 : 1.0});
        local.ownTime = local.ownTime || hasOwnTime(dated);
        local.background = local.background && dated.background;
        local.planned = local.planned && one.modality == Modality::Planned;
        local.prominence += mentionWeight(one);
        for (const mention::Participant& who : one.participants) {
            if (who.actorMention >= actorOf.size())
                continue;
            const std::int32_t actor = actorOf[who.actorMention];
            if (actor >= 0)
                local.actors.emplace_back(actor, who.role);
            if (who.actorMention >= analysis.actors.size())
                continue;
            const mention::ActorMention& whom = analysis.actors[who.actorMention];
            noteDoer(local, one.kind, who.role, whom.kind);
            if (actor >= 0 && who.role == mention::Role::Victim && !whom.plural &&
                whom.kind == mention::ActorKind::Person)
                local.victims.push_back(actor);
        }
    }
    local.kind = static_cast<mention::EventKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
    ToldTime time = combineTimes(std::move(told));
    local.time = time.time;
    local.timeBecause = std::move(time.because);
    local.place = bestPlace(places);
    local.placeWords = actor::nameWords(local.place);
    std::sort(local.actors.begin(), local.actors.end());
    local.actors.erase(std::unique(local.actors.begin(), local.actors.end()), local.actors.end());
    std::sort(local.victims.begin(), local.victims.end());
    local.victims.erase(std::unique(local.victims.begin(), local.victims.end()), local.victims.end());
}

// The one event that a report is about.
void markMain(std::vector<LocalEvent>& events) {
    std::vector<double> weight(events.size(), 0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        weight[i] += events[i].prominence + 0.4 * static_cast<double>(events[i].counts.size());
        if (events[i].within >= 0)
            weight[static_cast<std::size_t>(events[i].within)] += 0.5 * events[i].prominence;
    }
    LocalEvent* best = nullptr;
    double bestWeight = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        LocalEvent& one = events[i];
        if (one.background || one.planned)
            continue;
        const double worth = weight[i] * newsworth(one.kind);
        if (!best || worth > bestWeight) {
            best = &one;
            bestWeight = worth;
        }
    }
    if (best)
        best->main = true;
}

void addWords(LocalEvents& locals, claim::AnalysedReports reports) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> eventsWith;
    for (LocalEvent& local : locals.events) {
        const report::Report& report = *reports[local.report].report;
        std::map<std::uint32_t, float> found;
        for (const std::uint32_t m : local.mentions) {
            const EventMention& one = reports[local.report].analysis->events[m];
            actor::eachContentWord(one.span.in(report.text), [&](std::string_view word) {
                // What the kind and the scopes say already.
                const bool trigger =
                    one.kind == mention::EventKind::Killing && word.data() == report.text.data() + one.trigger.begin;
                if (trigger || actor::partOfWord(lowered(word)) != actor::Part::None)
                    return;
                std::string key = actor::isUpperLetter(word.front()) ? std::string() : thingWord(word);
                if (key.empty())
                    key = stem(word);
                const auto [at, isNew] =
                    numbers.try_emplace(std::move(key), static_cast<std::uint32_t>(eventsWith.size()));
                if (isNew)
                    eventsWith.push_back(0);
                found[at->second] += 1;
            });
        }
        for (const auto& [word, count] : found)
            ++eventsWith[word];
        local.words.assign(found.begin(), found.end());
    }
    const double all = static_cast<double>(locals.events.size());
    for (LocalEvent& local : locals.events) {
        double length = 0;
        for (auto& [word, weight] : local.words) {
            weight = static_cast<float>((1 + std::log(weight)) * std::log((all + 50) / (eventsWith[word] + 0.5)));
            length += static_cast<double>(weight) * static_cast<double>(weight);
        }
        for (auto& [word, weight] : local.words)
            weight = static_cast<float>(static_cast<double>(weight) / std::sqrt(length));
    }
}

} // namespace

LocalEvent describedAs(const LocalEvent& whole, std::vector<std::uint32_t> mentions,
                       const claim::ReportAnalysis& analysis, const std::vector<std::int32_t>& actorOf) {
    LocalEvent part = whole;
    part.mentions = std::move(mentions);
    part.ownTime = false;
    part.prominence = 0;
    part.actors.clear();
    describe(part, analysis, actorOf);
    return part;
}

std::string bestPlace(const std::map<std::string, double>& places) {
    const std::string* best = nullptr;
    std::pair<int, double> rank;
    for (const auto& [place, count] : places)
        if (const std::pair<int, double> mine(exactnessOf(place), count); !best || mine > rank) {
            best = &place;
            rank = mine;
        }
    return best ? *best : std::string();
}

namespace {

// Kinds that a report seldom tells of twice.
bool isTellingKind(mention::EventKind kind) {
    using mention::EventKind;
    return kind == EventKind::Hijacking || kind == EventKind::Kidnapping || kind == EventKind::Arson ||
           kind == EventKind::Bombing || kind == EventKind::Curfew || kind == EventKind::Burial ||
           kind == EventKind::Mourning || kind == EventKind::Alert || kind == EventKind::Protest ||
           kind == EventKind::Departure;
}

// Whoever kills and holds nobody but attackers answers them: "guards and officers killed one raider".
void noteDoersByFigures(LocalEvent& local) {
    const auto ofAttackers = [](std::string_view count) {
        return count.starts_with("killed attackers ") || count.starts_with("detained attackers ");
    };
    if (!local.counts.empty() && std::ranges::all_of(local.counts, ofAttackers)) {
        local.byForces = true;
        local.byOthers = false;
    }
}

void sortOnce(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

// What was attacked, taken or declared: by claims, by the words of the clauses, and by a place without a name.
void addThings(std::vector<LocalEvent>& events, const report::Report& report, const claim::ReportAnalysis& analysis,
               const std::vector<std::int32_t>& of) {
    for (LocalEvent& local : events) {
        const auto add = [&](std::string_view text, std::size_t begin, std::size_t end) {
            NamedThings named = namedThings(text, begin, end);
            std::move(named.all.begin(), named.all.end(), std::back_inserter(local.things));
            std::move(named.others.begin(), named.others.end(), std::back_inserter(local.others));
        };
        for (const std::uint32_t m : local.mentions)
            add(report.text, analysis.events[m].span.begin, analysis.events[m].span.end);
        add(local.place, 0, local.place.size());
        sortOnce(local.things);
        sortOnce(local.others);
    }
    for (const claim::ReportClaim& claim : analysis.claims) {
        const auto* text = std::get_if<std::string>(&claim.value);
        if (!text || claim.event < 0 || claim.event >= static_cast<std::int32_t>(of.size()) ||
            of[static_cast<std::size_t>(claim.event)] < 0 ||
            (claim.attribute != claim::Attribute::Target && claim.attribute != claim::Attribute::Vehicle &&
             claim.attribute != claim::Attribute::AlertLevel))
            continue;
        const std::vector<std::string> words = actor::nameWords(*text);
        if (words.empty())
            continue;
        std::vector<std::string>& things =
            events[static_cast<std::size_t>(of[static_cast<std::size_t>(claim.event)])].things;
        std::string thing = thingWord(words.back());
        things.push_back(thing.empty() ? stem(words.back()) : std::move(thing));
        sortOnce(things);
    }
}

} // namespace

namespace {

// What one report tells, as if it were alone: indices count from its own first event.
struct OwnEvents {
    std::vector<LocalEvent> events;
    std::vector<std::int32_t> of; // [event mention]
};

OwnEvents eventsOf(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf) {
    const claim::ReportAnalysis& analysis = *report.analysis;
    OwnEvents own;
    auto& [events, of] = own;
    of.assign(analysis.events.size(), -1);
    const std::vector<std::int32_t> firstOf = joinMentions(report, actorOf);
    std::size_t count = 0;
    for (std::uint32_t m = 0; m < analysis.events.size(); ++m)
        count += firstOf[m] == static_cast<std::int32_t>(m) ? 1 : 0;
    events.reserve(count);
    for (std::uint32_t m = 0; m < analysis.events.size(); ++m) {
        if (firstOf[m] < 0)
            continue;
        const auto root = static_cast<std::size_t>(firstOf[m]);
        if (of[root] < 0) {
            of[root] = static_cast<std::int32_t>(events.size());
            events.emplace_back();
        }
        of[m] = of[root];
        events[static_cast<std::size_t>(of[m])].mentions.push_back(m);
    }
    for (LocalEvent& one : events)
        describe(one, analysis, actorOf);
    for (std::uint32_t m = 0; m < analysis.events.size(); ++m) {
        const std::int32_t within = analysis.events[m].within;
        if (of[m] < 0 || within < 0 || within >= static_cast<std::int32_t>(of.size()))
            continue;
        const std::int32_t whole = of[static_cast<std::size_t>(within)];
        if (whole >= 0 && whole != of[m] && events[static_cast<std::size_t>(of[m])].within < 0)
            events[static_cast<std::size_t>(of[m])].within = whole;
    }
    for (const claim::ReportClaim& claim : analysis.claims)
        if (claim::isCount(claim.attribute) && claim.event >= 0 && claim.event < static_cast<std::int32_t>(of.size()) &&
            of[static_cast<std::size_t>(claim.event)] >= 0)
            events[static_cast<std::size_t>(of[static_cast<std::size_t>(claim.event)])].counts.push_back(
                std::string(claim::name(claim.attribute)) + ' ' + claim.scope + ' ' + claim::text(claim.value));
    addThings(events, *report.report, analysis, of);
    for (LocalEvent& one : events) {
        one.onlyOfKind = isTellingKind(one.kind) && !one.planned &&
                         std::count_if(events.begin(), events.end(), [&](const LocalEvent& other) {
                             return other.kind == one.kind && other.background == one.background;
                         }) == 1;
        sortOnce(one.counts);
    }
    for (LocalEvent& one : events)
        noteDoersByFigures(one);
    markMain(events);
    const std::vector<bool> vague = findVague(*report.report, analysis);
    for (LocalEvent& one : events) {
        one.vague = one.mentions.size() == 1 && !one.main && vague[one.mentions.front()];
        one.bare = one.vague && analysis.events[one.mentions.front()].nominal && !one.planned;
    }
    lendContext(events, report, of);
    return own;
}

} // namespace

LocalEvents findLocalEvents(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                            const actor::Resolution& actors, unsigned threads) {
    std::vector<OwnEvents> own(reports.size());
    base::eachOnThreads(reports.size(), threads,
                        [&](std::size_t r, std::size_t) { own[r] = eventsOf(reports[r], actors.of[r]); });
    LocalEvents locals;
    std::size_t count = 0;
    for (const OwnEvents& one : own)
        count += one.events.size();
    locals.events.reserve(count);
    locals.of.reserve(own.size());
    for (std::uint32_t r = 0; r < reports.size(); ++r) {
        const auto first = static_cast<std::int32_t>(locals.events.size());
        for (LocalEvent& one : own[r].events) {
            one.report = r;
            one.story = stories[r];
            if (one.within >= 0)
                one.within += first;
            locals.events.push_back(std::move(one));
        }
        for (std::int32_t& event : own[r].of)
            event += event >= 0 ? first : 0;
        locals.of.push_back(std::move(own[r].of));
        own[r].events = {}; // of a long report they are as large as its analysis
    }
    addWords(locals, reports);
    return locals;
}

} // namespace parallax::event
