#include "event/merger.h"

#include "event/event_time.h"
#include "event/event_title.h"
#include "event/kind_likeness.h"
#include "event/local_events.h"

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
constexpr std::size_t allPairsUpTo = 1500; // local events of a story that are compared each with each

struct Likeness {
    double score = 0;
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
    return sum;
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

std::string firstShared(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    for (const std::string& one : left)
        if (std::binary_search(right.begin(), right.end(), one))
            return one;
    return "";
}

// Minutes between two intervals that do not meet; 0 when they do.
std::int64_t gap(const base::TimeInterval& left, const base::TimeInterval& right) {
    if (!left.known() || !right.known() || left.meets(right))
        return 0;
    if (left.end && right.begin && *left.end <= *right.begin)
        return right.begin->minutes - left.end->minutes;
    if (right.end && left.begin && *right.end <= *left.begin)
        return left.begin->minutes - right.end->minutes;
    return 0;
}

constexpr std::int64_t day = 1440;

Likeness compare(const LocalEvent& left, const LocalEvent& right) {
    const bool sameStory = left.story == right.story;
    const bool bothMain = left.main && right.main && sameStory;
    const double kinds = kindLikeness(left.kind, right.kind);
    const std::int64_t apart = gap(left.time, right.time);
    // What two reports of one story are about is one thing, even when one of them is a day out.
    if (apart > (bothMain ? day : 0))
        return {};
    if (kinds == 0 && !bothMain)
        return {};
    if (left.planned != right.planned)
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
    const std::size_t actors = sharedActors(left, right);
    const bool statements = left.kind == mention::EventKind::Statement || left.kind == mention::EventKind::Post;
    if (actors > 0)
        add(statements ? 0.25 : std::min(0.24, 0.12 * static_cast<double>(actors)), "the same actors");
    else if (statements)
        add(-0.4, "");
    if (!left.placeWords.empty() && !right.placeWords.empty()) {
        if (shareWord(left.placeWords, right.placeWords))
            add(0.1, "the same place");
        else
            add(bothMain ? -0.1 : -0.15, "");
    }
    if (const std::string figure = firstShared(left.counts, right.counts); !figure.empty())
        add(0.25, figure);
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
    // No report tells one thing twice apart, and every two intervals meet (those of two main events may be a day out).
    bool fit(std::uint32_t left, std::uint32_t right) const {
        for (const std::uint32_t a : m_members[left])
            for (const std::uint32_t b : m_members[right]) {
                const LocalEvent& one = m_locals[a];
                const LocalEvent& other = m_locals[b];
                if (one.report == other.report)
                    return false;
                if (gap(one.time, other.time) > (one.main && other.main ? day : 0))
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
        for (std::uint32_t i = 0; i < locals.size(); ++i) {
            const LocalEvent& local = locals[i];
            if (!local.time.bounded() || width(local.time) > 31 * day)
                continue;
            for (const auto& [word, weight] : strongest(local))
                byDay[{family(local.kind), local.time.begin->dayNumber(), word}].push_back(i);
        }
        for (const auto& [key, list] : byDay)
            for (std::size_t a = 0; a < list.size(); ++a)
                for (std::size_t b = a + 1; b < std::min(list.size(), a + 20); ++b)
                    if (locals[list[a]].story != locals[list[b]].story)
                        pairs.emplace_back(list[a], list[b]);
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
        told.push_back({local.time, local.timeBecause, local.main ? 1.5 : 1.0});
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
    double most = 0;
    for (const auto& [place, count] : places)
        if (count > most) {
            event.place = place;
            most = count;
        }
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
            if (incident == m_incidentOf.end() || m_locals[i].background || m_locals[i].planned ||
                m_merge.parent[event] >= 0 ||
                !(canBePart(m_merge.events[event].kind) ||
                  m_merge.events[event].kind == m_merge.events[incident->second].kind))
                continue;
            if (m_merge.events[event].kind == mention::EventKind::Other && !m_merge.events[event].time.known())
                continue;
            tryParent(event, incident->second);
        }
    }

private:
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
            // A whole with parts lasts: its minutes become its days.
            const base::TimeInterval days = wholeDays(whole.time);
            if (!contains(days, part.time))
                return;
            if (!contains(whole.time, part.time))
                whole.time = days;
        } else if (whole.time.known()) {
            part.time = whole.time;
            part.time.basis = base::Basis::Inferred;
            part.timeBecause = fmt::format("undated itself; part of: {}", whole.title);
        }
        m_merge.parent[child] = static_cast<std::int32_t>(parent);
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
    for (const auto& [left, right] : candidatePairs(locals)) {
        Likeness like = compare(locals[left], locals[right]);
        if (like.score < (locals[left].story == locals[right].story ? joinAt : joinAcrossStories))
            continue;
        candidates.push_back({like.score, left, right, std::move(like.because)});
    }
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
