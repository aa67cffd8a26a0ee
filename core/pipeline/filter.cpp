#include "pipeline/filter.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace parallax::pipeline {

namespace {

bool passesActors(const event::Event& event, const Filter& filter) {
    if (filter.actors.empty())
        return true;
    // event.actors is sorted by actor but may hold one actor in several roles.
    std::size_t found = 0;
    for (const base::ActorId wanted : filter.actors) {
        const auto at = std::lower_bound(event.actors.begin(), event.actors.end(), wanted,
                                         [](const event::EventActor& one, base::ActorId id) { return one.actor < id; });
        if (at != event.actors.end() && at->actor == wanted)
            ++found;
    }
    return filter.actorMatch == ActorMatch::All ? found == filter.actors.size() : found > 0;
}

bool hidden(const event::Event& event, const Filter& filter) {
    return !filter.hiddenReports.empty() &&
           std::all_of(event.mentions.begin(), event.mentions.end(),
                       [&](const event::EventEvidence& one) { return filter.hiddenReports.contains(one.report); });
}

// Half-open intervals that share a moment; a missing end reaches as far as one likes.
bool meet(const base::TimeInterval& left, const base::TimeInterval& right) {
    return (!left.begin || !right.end || *left.begin < *right.end) &&
           (!right.begin || !left.end || *right.begin < *left.end);
}

// Undated first key last; then earliest, latest, id. A missing end sorts as far out as it reaches.
auto orderOf(const event::Event& event) {
    constexpr std::int64_t far = std::int64_t{1} << 60;
    return std::tuple(!event.time.known(), event.time.begin ? event.time.begin->minutes : -far,
                      event.time.end ? event.time.end->minutes : far, event.id);
}

} // namespace

std::vector<base::EventId> visibleEvents(const Case& content, const Filter& filter) {
    std::unordered_set<base::EventId> withDisagreement;
    if (filter.onlyDisputed)
        for (const disagreement::Disagreement& one : content.disagreements)
            if (!one.dismissed)
                withDisagreement.insert(one.event);

    std::vector<const event::Event*> passing;
    for (const event::Event& event : content.events) {
        if ((event.background && !filter.background) || (event.hidden && !filter.hidden))
            continue;
        if (filter.onlyDisputed && !withDisagreement.contains(event.id))
            continue;
        if (filter.time.known() && (!event.time.known() || !meet(event.time, filter.time)))
            continue;
        if (!passesActors(event, filter) || hidden(event, filter))
            continue;
        passing.push_back(&event);
    }
    std::sort(passing.begin(), passing.end(),
              [](const event::Event* left, const event::Event* right) { return orderOf(*left) < orderOf(*right); });

    std::vector<base::EventId> ids;
    ids.reserve(passing.size());
    for (const event::Event* event : passing)
        ids.push_back(event->id);
    return ids;
}

bool disputed(const Case& content, base::EventId event) {
    return std::any_of(content.disagreements.begin(), content.disagreements.end(),
                       [&](const disagreement::Disagreement& one) { return one.event == event && !one.dismissed; });
}

} // namespace parallax::pipeline
