#include "pipeline/filter.h"

#include <algorithm>
#include <unordered_set>

namespace parallax::pipeline {

namespace {

// Events come as objects or packed: with the same members.

template <class Event>
bool passesActors(const Event& event, const Filter& filter) {
    if (filter.actors.empty())
        return true;
    // event.actors is sorted by actor but may hold one actor in several roles.
    std::size_t found = 0;
    base::ActorId before;
    for (const event::EventActor& one : event.actors) {
        if (one.actor != before && filter.actors.contains(one.actor))
            ++found;
        before = one.actor;
    }
    return filter.actorMatch == ActorMatch::All ? found == filter.actors.size() : found > 0;
}

template <class Event>
bool hidden(const Event& event, const Filter& filter) {
    return !filter.hiddenReports.empty() &&
           std::all_of(event.mentions.begin(), event.mentions.end(),
                       [&](const event::EventEvidence& one) { return filter.hiddenReports.contains(one.report); });
}

// Half-open intervals that share a moment; a missing end reaches as far as one likes.
bool meet(const base::TimeInterval& left, const base::TimeInterval& right) {
    return (!left.begin || !right.end || *left.begin < *right.end) &&
           (!right.begin || !left.end || *right.begin < *left.end);
}

// What events are ordered by, side by side: comparing a million of them must not jump about in memory.
struct Order {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    base::EventId id;

    auto operator<=>(const Order&) const = default;
};

// Earliest, latest, id, undated ones last. What has only a last moment ("before 9 June") stands at it, where a reader
// looks for it, not ahead of all times; a missing end sorts behind all that begin with it.
template <class Event>
Order orderOf(const Event& event) {
    constexpr std::int64_t far = std::int64_t{1} << 60;
    if (!event.time.known())
        return {far, far, event.id};
    return {(event.time.begin ? event.time.begin : event.time.end)->minutes,
            event.time.end ? event.time.end->minutes : far, event.id};
}

// The events that may pass, each once.
template <class Consider>
void eachCandidate(const Case& content, const Filter&, Consider consider) {
    for (const event::Event& event : content.events)
        consider(event);
}

// Of a packed case only those of the actors that are asked for: of a million events a filter by an actor looks at some.
template <class Consider>
void eachCandidate(const PackedCase& content, const Filter& filter, Consider consider) {
    if (filter.actors.empty()) {
        for (const event::PackedEvent& event : content.events)
            consider(event);
        return;
    }
    std::vector<std::uint32_t> places;
    for (const base::ActorId actor : filter.actors) {
        const auto of = content.events.withActor(actor);
        places.insert(places.end(), of.begin(), of.end());
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const std::uint32_t place : places)
        consider(content.events.packed(place));
}

template <class Content>
std::vector<base::EventId> passing(const Content& content, const Filter& filter) {
    std::unordered_set<base::EventId> withDisagreement;
    if (filter.onlyDisputed)
        for (const disagreement::Disagreement& one : content.disagreements)
            if (!one.dismissed)
                withDisagreement.insert(one.event);

    std::vector<Order> found;
    const auto consider = [&](const auto& event) {
        if ((event.background && !filter.background) || (event.hidden && !filter.hidden))
            return;
        if (filter.onlyDisputed && !withDisagreement.contains(event.id))
            return;
        if (filter.time.known() && (!event.time.known() || !meet(event.time, filter.time)))
            return;
        if (passesActors(event, filter) && !hidden(event, filter))
            found.push_back(orderOf(event));
    };
    eachCandidate(content, filter, consider);
    std::sort(found.begin(), found.end());

    std::vector<base::EventId> ids;
    ids.reserve(found.size());
    for (const Order& one : found)
        ids.push_back(one.id);
    return ids;
}

} // namespace

std::vector<base::EventId> visibleEvents(const Case& content, const Filter& filter) {
    return passing(content, filter);
}
std::vector<base::EventId> visibleEvents(const PackedCase& content, const Filter& filter) {
    return passing(content, filter);
}

bool inTimeOrder(const event::PackedEvent& left, const event::PackedEvent& right) {
    return orderOf(left) < orderOf(right);
}

bool disputed(const CaseParts& content, base::EventId event) {
    return std::any_of(content.disagreements.begin(), content.disagreements.end(),
                       [&](const disagreement::Disagreement& one) { return one.event == event && !one.dismissed; });
}

} // namespace parallax::pipeline
