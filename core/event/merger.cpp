#include "event/merger.h"

#include "event/candidate_pairs.h"
#include "event/event_time.h"
#include "event/event_title.h"
#include "event/hierarchy.h"
#include "event/kind_likeness.h"
#include "event/likeness.h"
#include "event/local_events.h"
#include "event/story_country.h"
#include "event/vague_events.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

namespace parallax::event {

namespace {

// Chosen on invented and public reports; see README.md for what each trades.
constexpr double joinAt = 0.72;
constexpr double joinAcrossStories = 0.95;
// Two happenings of one story that are each other's likest in their reports need less.
constexpr double joinMutual = 0.52;
// What a report tells besides what it is about, and is of another's day and kind, need not share its figures.
constexpr double toldBeside = 0.4;

struct Candidate {
    double score;
    std::uint32_t left, right;
    std::string because;
    bool doubtful = false; // holds only where neither has a liker one
};

// What is at all like a local event in one report, with how like it is: [local event, report].
using Rivals = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::pair<double, std::uint32_t>>>;

// Local events joined one by one, best first.
class Clusters {
public:
    // `apart`: pairs that are never joined, lower first, sorted.
    Clusters(const std::vector<LocalEvent>& locals, std::vector<std::pair<std::uint32_t, std::uint32_t>> apart)
        : m_locals(locals), m_apart(std::move(apart)), m_parent(locals.size()), m_members(locals.size()),
          m_because(locals.size()) {
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

    // Whatever is liker to `one` in the report of `other` is joined to something else of the report of `one`.
    bool isLikestLeft(std::uint32_t one, std::uint32_t other, double score, const Rivals& rivals) const {
        const auto found = rivals.find({one, m_locals[other].report});
        if (found == rivals.end())
            return true;
        const std::uint32_t report = m_locals[one].report;
        return std::ranges::all_of(found->second, [&](const auto& rival) {
            return rival.first <= score || std::ranges::any_of(m_members[root(rival.second)], [&](std::uint32_t i) {
                       return m_locals[i].report == report;
                   });
        });
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
                if (std::ranges::binary_search(m_apart, std::pair(std::min(a, b), std::max(a, b))))
                    return false;
            }
        return true;
    }

    const std::vector<LocalEvent>& m_locals;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_apart;
    std::vector<std::uint32_t> m_parent;
    std::vector<std::vector<std::uint32_t>> m_members; // sorted
    std::vector<std::vector<std::string>> m_because;
};

// Whom a title names: the actor's name, else the words of a phrase that is no pronoun. Both live as long as what is
// given.
std::string_view shownActor(const LocalEvent& local, std::uint32_t mention, claim::AnalysedReports reports,
                            const actor::Resolution& actors) {
    const mention::ActorMention& one = reports[local.report].analysis->actors[mention];
    const std::int32_t number = actors.of[local.report][mention];
    const bool person = one.form == mention::MentionForm::Name || one.form == mention::MentionForm::Pronoun;
    if (person && number >= 0) {
        const std::string& name = actors.actors[static_cast<std::size_t>(number)].name;
        return one.form == mention::MentionForm::Name || (!name.empty() && name.front() >= 'A' && name.front() <= 'Z')
                   ? std::string_view(name)
                   : std::string_view();
    }
    // "Man", "the victim" say no more than the kind does.
    const bool says = one.plural || one.text.find(' ') != std::string::npos;
    return one.form == mention::MentionForm::Nominal && says && one.text.find('\n') == std::string::npos
               ? std::string_view(one.text)
               : std::string_view();
}

void nameWho(TitleSource& source, const mention::EventMention& one, const LocalEvent& local,
             claim::AnalysedReports reports, const actor::Resolution& actors) {
    using mention::EventKind;
    using mention::Role;
    const bool legal = one.kind == EventKind::Arrest || one.kind == EventKind::Charge || one.kind == EventKind::Trial ||
                       one.kind == EventKind::Sentence;
    for (const mention::Participant& who : one.participants) {
        if (who.actorMention >= reports[local.report].analysis->actors.size())
            continue;
        const bool befell = who.role == Role::Victim || who.role == Role::Target ||
                            (legal && (who.role == Role::Suspect || who.role == Role::Subject));
        const bool did = who.role == Role::Perpetrator && !legal;
        if (std::string_view& into = befell ? source.onWhom : source.byWhom; (befell || did) && into.empty())
            into = shownActor(local, who.actorMention, reports, actors);
    }
}

Event makeEvent(const std::vector<std::uint32_t>& members, const std::vector<LocalEvent>& locals,
                claim::AnalysedReports reports, const actor::Resolution& actors) {
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
            source.words = one.span.in(report.text);
            if (!report.titleSpan.empty() && report.titleSpan.overlaps(one.span))
                source.headline = report.titleSpan.in(report.text);
            source.refersBack = one.sameAs >= 0;
            nameWho(source, one, local, reports, actors);
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

// What is told as done and stays undated was done before the first report of it was written.
void boundByReports(Merge& merge, const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf,
                    claim::AnalysedReports reports) {
    std::vector<std::optional<base::CivilTime>> latest(merge.events.size());
    for (std::uint32_t i = 0; i < locals.size(); ++i) {
        const base::TimeInterval& published = reports[locals[i].report].report->published;
        std::optional<base::CivilTime>& bound = latest[eventOf[i]];
        if (!locals[i].planned && published.end && (!bound || *published.end < *bound))
            bound = published.end;
    }
    for (std::size_t e = 0; e < merge.events.size(); ++e) {
        Event& event = merge.events[e];
        if (event.time.known() || !latest[e])
            continue;
        event.time.end = latest[e];
        event.time.precision = base::Precision::Range;
        event.time.basis = base::Basis::Inferred;
        event.timeBecause = "no later than the first report of it";
    }
}

bool isOfOneDay(const LocalEvent& one) {
    return one.time.bounded() && one.time.end->minutes - one.time.begin->minutes <= 1440;
}

// What the report of `other` is about is another happening than `one`, for besides it tells of one of the day and kind
// of `one`: "four died in a bombing on Monday; a day earlier, nine were killed in another".
bool isToldBeside(const std::vector<LocalEvent>& locals, std::uint32_t one, std::uint32_t other) {
    const LocalEvent& told = locals[one];
    auto i = std::ranges::lower_bound(locals, locals[other].report, {}, &LocalEvent::report);
    for (; i != locals.end() && i->report == locals[other].report; ++i) {
        if (i->main || i->planned || !isOfOneDay(*i) || !i->ownTime || !i->time.meets(told.time) ||
            i->time.meets(locals[other].time) || kindLikeness(i->kind, told.kind) < 1)
            continue;
        const Likeness like = compare(told, *i);
        if (like.telling && like.score >= toldBeside)
            return true;
    }
    return false;
}

// The local events that tell of one happening. What is compared on the way there is gone when events are made of them.
std::vector<Group> groupsOf(const std::vector<LocalEvent>& locals) {
    std::vector<Candidate> candidates;
    Rivals rivals;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;
    for (const auto& [left, right] : candidatePairs(locals)) {
        const LocalEvent& one = locals[left];
        const LocalEvent& other = locals[right];
        // What two reports are about may be days out, but not where one of them tells of both.
        if (one.main && other.main && one.story == other.story && mention::isViolent(one.kind) && one.ownTime &&
            other.ownTime && isOfOneDay(one) && isOfOneDay(other) && !one.time.meets(other.time) &&
            (isToldBeside(locals, left, right) || isToldBeside(locals, right, left))) {
            apart.emplace_back(left, right);
            continue;
        }
        Likeness like = compare(locals[left], locals[right]);
        const bool sameStory = locals[left].story == locals[right].story;
        if (sameStory && like.score >= joinMutual) {
            rivals[{left, locals[right].report}].emplace_back(like.score, right);
            rivals[{right, locals[left].report}].emplace_back(like.score, left);
        }
        if (like.score >= (sameStory ? joinAt : joinAcrossStories))
            candidates.push_back({like.score, left, right, std::move(like.because)});
        else if (sameStory && like.score >= joinMutual && like.telling && !locals[left].main && !locals[right].main)
            candidates.push_back({like.score, left, right, std::move(like.because), true});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(-a.score, a.left, a.right) < std::tuple(-b.score, b.left, b.right);
    });
    Clusters clusters(locals, std::move(apart));
    for (const Candidate& candidate : candidates)
        if (!candidate.doubtful || (clusters.isLikestLeft(candidate.left, candidate.right, candidate.score, rivals) &&
                                    clusters.isLikestLeft(candidate.right, candidate.left, candidate.score, rivals)))
            clusters.tryJoin(candidate);

    std::vector<Group> groups;
    for (std::uint32_t i = 0; i < locals.size(); ++i)
        if (clusters.root(i) == i)
            groups.push_back({clusters.members(i), clusters.because(i), {}, -1});
    return groups;
}

} // namespace

Merge mergeEvents(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                  const actor::Resolution& actors, const std::vector<Edit>& edits, unsigned threads) {
    LocalEvents found = findLocalEvents(reports, stories, actors, threads);
    const std::vector<LocalEvent>& locals = found.events;

    std::vector<Group> groups = groupsOf(locals);
    applyEdits(edits, reports, actors, found, groups);

    Merge merge;
    merge.events.reserve(groups.size());
    merge.edit.reserve(groups.size());
    merge.actors.reserve(groups.size());
    std::vector<std::uint32_t> eventOf(locals.size());
    for (Group& group : groups) {
        const auto number = static_cast<std::uint32_t>(merge.events.size());
        merge.events.push_back(makeEvent(group.members, locals, reports, actors));
        if (!group.titled.empty())
            merge.events.back().title = makeEvent(group.titled, locals, reports, actors).title;
        merge.events.back().because = std::move(group.because);
        merge.edit.push_back(group.edit);
        std::set<std::pair<std::int32_t, mention::Role>> who;
        for (const std::uint32_t member : group.members) {
            eventOf[member] = number;
            who.insert(locals[member].actors.begin(), locals[member].actors.end());
        }
        merge.actors.emplace_back(who.begin(), who.end());
    }
    buildHierarchy(merge, locals, eventOf);
    boundByReports(merge, locals, eventOf, reports);
    placeByCountry(merge, reports, stories, locals, eventOf);

    std::vector<std::int32_t> keptOf(eventOf.begin(), eventOf.end());
    foldVague(merge, locals, keptOf, reports);
    merge.of = std::move(found.of);
    for (std::vector<std::int32_t>& report : merge.of)
        for (std::int32_t& event : report)
            if (event >= 0)
                event = keptOf[static_cast<std::size_t>(event)];
    return merge;
}

} // namespace parallax::event
