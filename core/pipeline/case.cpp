#include "pipeline/case.h"

#include <algorithm>

namespace parallax::pipeline {

namespace {

template <class Thing, class Id>
const Thing* findById(const std::vector<Thing>& things, Id id) {
    const auto at = std::lower_bound(things.begin(), things.end(), id,
                                     [](const Thing& thing, Id wanted) { return thing.id < wanted; });
    return at != things.end() && at->id == id ? &*at : nullptr;
}

} // namespace

const Source* Case::find(base::SourceId id) const {
    return findById(sources, id);
}
const CaseReport* Case::find(base::ReportId id) const {
    return findById(reports, id);
}
const actor::Actor* Case::find(base::ActorId id) const {
    return findById(actors, id);
}
const event::Event* Case::find(base::EventId id) const {
    return findById(events, id);
}
const Claim* Case::find(base::ClaimId id) const {
    return findById(claims, id);
}
const disagreement::Disagreement* Case::find(base::DisagreementId id) const {
    return findById(disagreements, id);
}

} // namespace parallax::pipeline
