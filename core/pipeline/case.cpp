#include "pipeline/case.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace parallax::pipeline {

namespace {

template <class Thing, class Id>
const Thing* findById(const std::vector<Thing>& things, Id id) {
    if (things.empty() || id < things.front().id)
        return nullptr;
    // No later than if no id were left out: nearly all the time just there.
    const auto most = static_cast<std::uint64_t>(things.size() - 1);
    const auto latest =
        things.begin() +
        static_cast<std::ptrdiff_t>(
            std::min(most, static_cast<std::uint64_t>(id.value) - static_cast<std::uint64_t>(things.front().id.value)));
    if (latest->id == id)
        return &*latest;
    const auto at =
        std::lower_bound(things.begin(), latest, id, [](const Thing& thing, Id wanted) { return thing.id < wanted; });
    return at->id == id ? &*at : nullptr;
}

} // namespace

const Source* CaseParts::find(base::SourceId id) const {
    return findById(sources, id);
}
const CaseReport* CaseParts::find(base::ReportId id) const {
    return findById(reports, id);
}
const actor::Actor* CaseParts::find(base::ActorId id) const {
    return findById(actors, id);
}
const event::Event* Case::find(base::EventId id) const {
    return findById(events, id);
}
const Claim* CaseParts::find(base::ClaimId id) const {
    return findById(claims, id);
}
const disagreement::Disagreement* CaseParts::find(base::DisagreementId id) const {
    return findById(disagreements, id);
}

PackedCase::PackedCase(Case content) : CaseParts(std::move(static_cast<CaseParts&>(content))) {
    events.reserve(content.events.size());
    for (event::Event& event : content.events) {
        events.add(event);
        event = {};
    }
    events.finish();
}

Case PackedCase::unpacked() const {
    Case content;
    static_cast<CaseParts&>(content) = *this;
    content.events.reserve(events.size());
    for (std::size_t place = 0; place < events.size(); ++place)
        content.events.push_back(events[place]);
    return content;
}

std::optional<event::Event> PackedCase::find(base::EventId id) const {
    const auto place = events.placeOf(id);
    return place ? std::optional(events[*place]) : std::nullopt;
}

} // namespace parallax::pipeline
