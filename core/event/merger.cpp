#include "event/merger.h"

#include "actor/name_graph.h"
#include "event/event_time.h"
#include "event/event_title.h"
#include "event/kind_likeness.h"
#include "event/local_events.h"
#include "event/local_joins.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace parallax::event {

namespace {

// Chosen on invented and public reports; see README.md for what each trades.
constexpr double joinAt = 0.72;
constexpr double joinAcrossStories = 0.95;
// Two happenings of one story that are each other's likest in their reports need less.
constexpr double joinMutual = 0.52;
constexpr std::size_t allPairsUpTo = 1500; // local events of a story that are compared each with each

struct Likeness {
    double score = 0;
    bool telling = false; // words or figures in common, not only a day and a place
    std::string because;
};

double cosine(const LocalEvent& left, const LocalEvent& right) {
    double sum = 0;
    auto a = left.words.begin();
    auto b = right.words.begin();
    while (a != left.words.end() && b != right.words.end()) {
        if (a->first < b->first)
            ++a;
        else if (b->first < a->first)
            ++b;
        else
            sum += static_cast<double>(a++->second) * static_cast<double>(b++->second);
    }
    // A word or two in common say little where there is hardly more.
    const std::size_t fewer = std::min(left.words.size(), right.words.size());
    return fewer < 3 ? sum * static_cast<double>(fewer) / 3 : sum;
}

std::size_t sharedActors(const LocalEvent& left, const LocalEvent& right) {
    std::size_t shared = 0;
    auto a = left.actors.begin();
    auto b = right.actors.begin();
    while (a != left.actors.end() && b != right.actors.end()) {
        if (*a < *b)
            ++a;
        else if (*b < *a)
            ++b;
        else {
            ++shared;
            ++a;
            ++b;
        }
    }
    return shared;
}

bool shareWord(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& word) {
        return word.size() > 2 && std::find(right.begin(), right.end(), word) != right.end();
    });
}

// Figures that both tell, and what they weigh: a three says more than a one, and two more than one.
double sharedFigures(const LocalEvent& left, const LocalEvent& right, std::string& first) {
    double weight = 0;
    for (const std::string& one : left.counts) {
        if (!std::binary_search(right.counts.begin(), right.counts.end(), one))
            continue;
        const double single = one.ends_with(" 1") ? 0.18 : 0.25;
        weight += first.empty() ? single : single / 2;
        if (first.empty())
            first = one;
    }
    return std::min(weight, 0.45);
}

constexpr std::int64_t day = 1440;
// What two reports of one story are about may be dated so far apart: a slip of a weekday, a day of writing.
constexpr std::int64_t mainTolerance = 3 * day;
// When a report on a hearing or an arrest names what it was about without its day, it seems to be of the day of the
// news.
constexpr std::int64_t looseTolerance = 31 * day;

// How far the days of two local events may lie apart.
std::int64_t tolerance(const LocalEvent& left, const LocalEvent& right) {
    if (!left.main || !right.main || left.story != right.story)
        return 0;
    return left.ownTime && right.ownTime ? mainTolerance : looseTolerance;
}

bool samePlaceName(const LocalEvent& left, const LocalEvent& right) {
    const std::vector<std::string> theirs = placeNameWords(right.place);
    for (const std::string& word : placeNameWords(left.place))
        if (actor::countryOf(word).empty() && std::find(theirs.begin(), theirs.end(), word) != theirs.end())
            return true;
    return false;
}

Likeness compare(const LocalEvent& left, const LocalEvent& right) {
    const bool sameStory = left.story == right.story;
    const bool bothMain = left.main && right.main && sameStory;
    const double kinds = kindLikeness(left.kind, right.kind);
    const std::int64_t apart = minutesApart(left.time, right.time);
    // What two reports of one story are about is one thing, even when one of them is days out.
    if (apart > tolerance(left, right))
        return {};
    if (kinds == 0 && !bothMain)
        return {};
    if (left.planned != right.planned && !bothMain)
        return {};

    const bool bothDated = left.time.bounded() && right.time.bounded();
    const bool sameDay = bothDated && width(left.time) <= 2 * day && width(right.time) <= 2 * day && apart == 0;
    const bool sameMonth = bothDated && width(left.time) <= 31 * day && width(right.time) <= 31 * day && apart == 0;
    if (left.background != right.background && !sameMonth)
        return {};

    Likeness result;
    const auto add = [&](double value, std::string_view reason) {
        result.score += value;
        if (value > 0 && !reason.empty())
            result.because += (result.because.empty() ? "" : ", ") + std::string(reason);
    };
    add(0.3 * kinds, "");
    // What two reports of one story are about comes before all else: a lesser likeness must not take its place.
    if (bothMain)
        add(kinds > 0 || apart == 0 ? 2 : 0.6, "what both reports are about");
    const double words = cosine(left, right);
    add(std::min(0.5, 0.9 * words), words > 0.15 ? "like words" : "");
    // The day says little inside an incident, where all is of one day, and much of what is told as context.
    if (sameDay)
        add(left.background || right.background || !sameStory ? 0.3 : 0.12, "the same day");
    else if (sameMonth)
        add(left.background ? 0.15 : 0.05, "");
    // A bombing of another year, told in one story by two reports, is hardly ever two bombings.
    if (left.background && right.background && kinds == 1 && bothDated && apart == 0 && sameStory &&
        std::min(width(left.time), width(right.time)) <= 31 * day &&
        std::max(width(left.time), width(right.time)) <= 366 * day && words > 0.1)
        add(0.25, "the same background");
    const std::size_t actors = sharedActors(left, right);
    const bool statements = left.kind == mention::EventKind::Statement || left.kind == mention::EventKind::Post;
    std::string figure;
    const double figures = sharedFigures(left, right, figure);
    result.telling = words > 0.15 || figures > 0;
    // Two stories that tell of violence in one town on one day, in like words, mostly tell of one incident.
    if (!sameStory && sameDay && kinds >= 0.7 && isViolence(left.kind) && samePlaceName(left, right) &&
        (words > 0.12 || actors > 0 || figures > 0))
        add(0.3, "the same day and place");
    if (actors > 0)
        add(statements ? 0.25 : std::min(0.24, 0.12 * static_cast<double>(actors)), "the same actors");
    else if (statements)
        add(-0.4, "");
    if (!left.placeWords.empty() && !right.placeWords.empty()) {
        if (shareWord(left.placeWords, right.placeWords))
            add(0.1, "the same place");
        else if (placesApart(placeNameWords(left.place), placeNameWords(right.place)))
            add(bothMain ? -0.1 : -0.15, "");
    }
    if (figures > 0)
        add(figures, figure);
    return result;
}

struct Candidate {
    double score;
    std::uint32_t left, right;
    std::string because;
};

// Local events joined one by one, best first.
class Clusters {
public:
    explicit Clusters(const std::vector<LocalEvent>& locals)
        : m_locals(locals), m_parent(locals.size()), m_members(locals.size()), m_because(locals.size()) {
        std::iota(m_parent.begin(), m_parent.end(), 0u);
        for (std::uint32_t i = 0; i < locals.size(); ++i)
            m_members[i] = {i};
    }
    std::uint32_t root(std::uint32_t one) const {
        while (m_parent[one] != one)
            one = m_parent[one];
        return one;
    }
    const std::vector<std::uint32_t>& members(std::uint32_t root) const { return m_members[root]; }
    const std::vector<std::string>& because(std::uint32_t root) const { return m_because[root]; }

    void tryJoin(const Candidate& candidate) {
        std::uint32_t left = root(candidate.left);
        std::uint32_t right = root(candidate.right);
        if (left == right || !fit(left, right))
            return;
        if (right < left)
            std::swap(left, right);
        m_parent[right] = left;
        std::vector<std::uint32_t> all;
        std::merge(m_members[left].begin(), m_members[left].end(), m_members[right].begin(), m_members[right].end(),
                   std::back_inserter(all));
        m_members[left] = std::move(all);
        m_members[right] = {};
        m_because[left].insert(m_because[left].end(), m_because[right].begin(), m_because[right].end());
        m_because[right] = {};
        m_because[left].push_back(candidate.because);
    }

private:
    // No report tells one thing twice apart, and every two intervals meet (those of two main events may be days out).
    bool fit(std::uint32_t left, std::uint32_t right) const {
        for (const std::uint32_t a : m_members[left])
            for (const std::uint32_t b : m_members[right]) {
                const LocalEvent& one = m_locals[a];
                const LocalEvent& other = m_locals[b];
                if (one.report == other.report)
                    return false;
                if (minutesApart(one.time, other.time) > tolerance(one, other))
                    return false;
            }
        return true;
    }

    const std::vector<LocalEvent>& m_locals;
    std::vector<std::uint32_t> m_parent;
    std::vector<std::vector<std::uint32_t>> m_members; // sorted
    std::vector<std::vector<std::string>> m_because;
};

int family(mention::EventKind kind) {
    if (isViolence(kind) || canBePart(kind))
        return 0;
    if (kind == mention::EventKind::Statement || kind == mention::EventKind::Post)
        return 1;
    return 2;
}

// Pairs worth comparing: all inside a story of ordinary size, those with a strong word in common in a huge one; between
// stories those of one family of kinds on one day with a strong word in common.
std::vector<std::pair<std::uint32_t, std::uint32_t>> candidatePairs(const std::vector<LocalEvent>& locals) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::map<std::uint32_t, std::vector<std::uint32_t>> byStory;
    for (std::uint32_t i = 0; i < locals.size(); ++i)
        byStory[locals[i].story].push_back(i);

    const auto strongest = [&](const LocalEvent& local) {
        std::vector<std::pair<std::uint32_t, float>> words = local.words;
        std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        if (words.size() > 4)
            words.resize(4);
        return words;
    };
    for (const auto& [story, members] : byStory) {
        if (members.size() <= allPairsUpTo) {
            for (std::size_t a = 0; a < members.size(); ++a)
                for (std::size_t b = a + 1; b < members.size(); ++b)
                    if (locals[members[a]].report != locals[members[b]].report)
                        pairs.emplace_back(members[a], members[b]);
            continue;
        }
        std::map<std::uint32_t, std::vector<std::uint32_t>> byWord;
        std::vector<std::uint32_t> mains;
        for (const std::uint32_t i : members) {
            for (const auto& [word, weight] : strongest(locals[i]))
                byWord[word].push_back(i);
            if (locals[i].main)
                mains.push_back(i);
        }
        const auto chain = [&](const std::vector<std::uint32_t>& list) {
            for (std::size_t a = 0; a < list.size(); ++a)
                for (std::size_t b = a + 1; b < std::min(list.size(), a + 40); ++b)
                    if (locals[list[a]].report != locals[list[b]].report)
                        pairs.emplace_back(list[a], list[b]);
        };
        for (const auto& [word, list] : byWord)
            chain(list);
        chain(mains);
    }
    if (byStory.size() > 1) {
        std::map<std::tuple<int, std::int64_t, std::uint32_t>, std::vector<std::uint32_t>> byDay;
        std::map<std::pair<std::int64_t, std::string>, std::vector<std::uint32_t>> byPlace;
        for (std::uint32_t i = 0; i < locals.size(); ++i) {
            const LocalEvent& local = locals[i];
            if (!local.time.bounded() || width(local.time) > 31 * day)
                continue;
            for (const auto& [word, weight] : strongest(local))
                byDay[{family(local.kind), local.time.begin->dayNumber(), word}].push_back(i);
            if (isViolence(local.kind) && width(local.time) <= 2 * day)
                for (const std::string& word : placeNameWords(local.place))
                    if (actor::countryOf(word).empty())
                        byPlace[{local.time.begin->dayNumber(), word}].push_back(i);
        }
        const auto across = [&](const auto& lists) {
            for (const auto& [key, list] : lists)
                for (std::size_t a = 0; a < list.size(); ++a)
                    for (std::size_t b = a + 1; b < std::min(list.size(), a + 20); ++b)
                        if (locals[list[a]].story != locals[list[b]].story)
                            pairs.emplace_back(list[a], list[b]);
        };
        across(byDay);
        across(byPlace);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

Event makeEvent(const std::vector<std::uint32_t>& members, const std::vector<LocalEvent>& locals,
                claim::AnalysedReports reports) {
    Event event;
    std::array<double, 26> kinds{};
    std::map<std::string, double> places;
    std::vector<ToldTime> told;
    std::vector<TitleSource> titles;
    std::vector<mention::EventKind> kindOf; // of each of them
    event.background = true;
    for (const std::uint32_t i : members) {
        const LocalEvent& local = locals[i];
        const claim::ReportAnalysis& analysis = *reports[local.report].analysis;
        const report::Report& report = *reports[local.report].report;
        kinds[static_cast<std::size_t>(local.kind)] += local.main ? 2 : 1;
        if (!local.place.empty())
            places[local.place] += local.main ? 2 : 1;
        told.push_back({local.time, local.timeBecause, (local.main ? 1.5 : 1.0) * (local.ownTime ? 1.5 : 1.0)});
        event.background = event.background && local.background;
        for (const std::uint32_t m : local.mentions) {
            const mention::EventMention& one = analysis.events[m];
            event.mentions.push_back({reports[local.report].id, one.span, static_cast<std::int32_t>(m)});
            TitleSource source;
            source.phrase = &one.phrase;
            if (!report.titleSpan.empty() && report.titleSpan.overlaps(one.span))
                source.headline = report.titleSpan.in(report.text);
            source.refersBack = one.sameAs >= 0;
            kindOf.push_back(one.kind);
            source.order = titles.size();
            titles.push_back(source);
        }
    }
    event.kind = static_cast<mention::EventKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
    for (std::size_t i = 0; i < titles.size(); ++i)
        titles[i].ofKind = kindOf[i] == event.kind;
    event.place = bestPlace(places);
    ToldTime time = combineTimes(std::move(told));
    event.time = time.time;
    event.timeBecause = std::move(time.because);
    event.title = makeTitle(titles, event.kind, event.place);
    return event;
}

// Parts below wholes: first as a report says ("in the attack"), else below the incident of the story when kind and time
// allow it.
class Hierarchy {
public:
    Hierarchy(Merge& merge, const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf)
        : m_merge(merge), m_locals(locals), m_eventOf(eventOf) {}

    void build() {
        m_merge.parent.assign(m_merge.events.size(), -1);
        findIncidents();
        for (std::uint32_t i = 0; i < m_locals.size(); ++i)
            if (m_locals[i].within >= 0)
                tryParent(m_eventOf[i], m_eventOf[static_cast<std::size_t>(m_locals[i].within)]);
        for (std::uint32_t i = 0; i < m_locals.size(); ++i) {
            const auto incident = m_incidentOf.find(m_locals[i].story);
            const std::uint32_t event = m_eventOf[i];
            // What is told as context is a part only when its own time says so.
            const bool dated = m_locals[i].time.known() && incident != m_incidentOf.end() &&
                               m_merge.events[incident->second].time.known();
            if (incident == m_incidentOf.end() || (m_locals[i].background && !dated) || m_locals[i].planned ||
                m_merge.parent[event] >= 0 ||
                !(canBePart(m_merge.events[event].kind) ||
                  m_merge.events[event].kind == m_merge.events[incident->second].kind))
                continue;
            if (m_merge.events[event].kind == mention::EventKind::Other && !m_merge.events[event].time.known())
                continue;
            tryParent(event, incident->second);
        }
        placeParts();
    }

private:
    // A part without a place of its own is where its whole is; "the base" is one of its town.
    void placeParts() {
        for (std::uint32_t i = 0; i < m_merge.events.size(); ++i)
            placePart(i);
    }
    void placePart(std::uint32_t child) {
        const std::int32_t above = m_merge.parent[child];
        if (above < 0)
            return;
        placePart(static_cast<std::uint32_t>(above));
        std::string& place = m_merge.events[child].place;
        const std::string& whole = m_merge.events[static_cast<std::size_t>(above)].place;
        if (place.empty())
            place = whole;
        else if (placeNameWords(place).empty() && !placeNameWords(whole).empty() && !place.ends_with(whole))
            place += ", " + whole;
    }

    // The incident of a story: the event that most of its reports are about.
    void findIncidents() {
        std::map<std::uint32_t, std::map<std::uint32_t, double>> votes;
        for (std::uint32_t i = 0; i < m_locals.size(); ++i)
            if (m_locals[i].main)
                votes[m_locals[i].story][m_eventOf[i]] += 1 + 0.001 * m_locals[i].prominence;
        for (const auto& [story, events] : votes) {
            const auto best = std::max_element(events.begin(), events.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            m_incidentOf.emplace(story, best->first);
        }
    }

    void tryParent(std::uint32_t child, std::uint32_t parent) {
        if (child == parent || m_merge.parent[child] >= 0)
            return;
        for (std::int32_t above = static_cast<std::int32_t>(parent); above >= 0;
             above = m_merge.parent[static_cast<std::size_t>(above)])
            if (above == static_cast<std::int32_t>(child))
                return;
        Event& whole = m_merge.events[parent];
        Event& part = m_merge.events[child];
        if (part.time.known()) {
            if (!whole.time.known())
                return;
            if (!widen(parent, part.time))
                return;
        } else if (whole.time.known()) {
            part.time = whole.time;
            part.time.basis = base::Basis::Inferred;
            part.timeBecause = fmt::format("undated itself; part of: {}", whole.title);
        }
        m_merge.parent[child] = static_cast<std::int32_t>(parent);
    }

    // A whole with parts lasts: its minutes become its days, and a part that goes on past its last day makes it last
    // longer, up to four days. False when `part` lies apart; nothing is changed then.
    bool widen(std::uint32_t parent, const base::TimeInterval& part) {
        Event& whole = m_merge.events[parent];
        if (contains(whole.time, part))
            return true;
        base::TimeInterval both = wholeDays(whole.time);
        if (!contains(both, part)) {
            const base::TimeInterval days = wholeDays(part);
            if (!both.bounded() || !days.bounded() || *days.begin < *both.begin || *days.begin > *both.end)
                return false;
            both.end = std::max(*both.end, *days.end);
            if (width(both) > 4 * day)
                return false;
            both.precision = base::Precision::Range;
        }
        if (const std::int32_t above = m_merge.parent[parent];
            above >= 0 && !widen(static_cast<std::uint32_t>(above), both))
            return false;
        whole.time = both;
        return true;
    }

    Merge& m_merge;
    const std::vector<LocalEvent>& m_locals;
    const std::vector<std::uint32_t>& m_eventOf;
    std::map<std::uint32_t, std::uint32_t> m_incidentOf;
};

} // namespace

Merge mergeEvents(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                  const actor::Resolution& actors) {
    const LocalEvents found = findLocalEvents(reports, stories, actors);
    const std::vector<LocalEvent>& locals = found.events;

    std::vector<Candidate> candidates;
    std::vector<Candidate> doubtful;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> likest; // local event, report -> score
    for (const auto& [left, right] : candidatePairs(locals)) {
        Likeness like = compare(locals[left], locals[right]);
        const bool sameStory = locals[left].story == locals[right].story;
        if (sameStory && like.score >= joinMutual) {
            for (const auto& [one, other] : {std::pair(left, right), std::pair(right, left)}) {
                double& best = likest[{one, locals[other].report}];
                best = std::max(best, like.score);
            }
        }
        if (like.score >= (sameStory ? joinAt : joinAcrossStories))
            candidates.push_back({like.score, left, right, std::move(like.because)});
        else if (sameStory && like.score >= joinMutual && like.telling && !locals[left].main && !locals[right].main)
            doubtful.push_back({like.score, left, right, std::move(like.because)});
    }
    for (Candidate& one : doubtful)
        if (likest[{one.left, locals[one.right].report}] <= one.score &&
            likest[{one.right, locals[one.left].report}] <= one.score)
            candidates.push_back(std::move(one));
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(-a.score, a.left, a.right) < std::tuple(-b.score, b.left, b.right);
    });
    Clusters clusters(locals);
    for (const Candidate& candidate : candidates)
        clusters.tryJoin(candidate);

    Merge merge;
    std::vector<std::uint32_t> eventOf(locals.size());
    for (std::uint32_t i = 0; i < locals.size(); ++i) {
        if (clusters.root(i) != i)
            continue;
        const auto number = static_cast<std::uint32_t>(merge.events.size());
        merge.events.push_back(makeEvent(clusters.members(i), locals, reports));
        merge.events.back().because = clusters.because(i);
        std::set<std::pair<std::int32_t, mention::Role>> who;
        for (const std::uint32_t member : clusters.members(i)) {
            eventOf[member] = number;
            who.insert(locals[member].actors.begin(), locals[member].actors.end());
        }
        merge.actors.emplace_back(who.begin(), who.end());
    }
    Hierarchy(merge, locals, eventOf).build();

    merge.of = found.of;
    for (std::vector<std::int32_t>& report : merge.of)
        for (std::int32_t& event : report)
            if (event >= 0)
                event = static_cast<std::int32_t>(eventOf[static_cast<std::size_t>(event)]);
    return merge;
}

} // namespace parallax::event
