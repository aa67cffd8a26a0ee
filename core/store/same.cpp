#include "store/same.h"

#include <algorithm>
#include <tuple>

namespace parallax::store {

namespace {

auto key(const pipeline::CaseReport& entry) {
    const report::Report& report = entry.report;
    return std::tie(entry.id, entry.publisher, entry.via, report.file, report.sha256, report.encoding, report.title,
                    report.titleSpan, report.authors, report.publisher, report.via, report.url, report.dateline,
                    report.published, report.publishedBecause, report.furniture, report.bodyLines);
}

auto key(const actor::Actor& actor) {
    return std::tie(actor.id, actor.name, actor.kind, actor.because);
}

auto key(const event::Event& event) {
    return std::tie(event.id, event.kind, event.title, event.parent, event.place, event.time, event.timeBecause,
                    event.background, event.actors, event.because);
}

auto key(const pipeline::Claim& claim) {
    return std::tie(claim.id, claim.event, claim.report, claim.span, claim.quote, claim.speaker, claim.via,
                    claim.subject, claim.attribute, claim.otherName, claim.scope, claim.relation, claim.value,
                    claim.unit, claim.asOf, claim.hedge, claim.origin, claim.from, claim.credibility, claim.why);
}

auto key(const disagreement::Disagreement& disagreement) {
    return std::tie(disagreement.id, disagreement.event, disagreement.attribute, disagreement.otherName,
                    disagreement.scope, disagreement.kind, disagreement.positions, disagreement.independent,
                    disagreement.explanation);
}

bool samePlace(const actor::ActorName& left, const actor::ActorName& right) {
    return std::tie(left.text, left.report, left.span) == std::tie(right.text, right.report, right.span);
}

bool samePlace(const event::EventEvidence& left, const event::EventEvidence& right) {
    return std::tie(left.report, left.span) == std::tie(right.report, right.span);
}

template <class T>
bool samePlaces(const std::vector<T>& left, const std::vector<T>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const T& a, const T& b) { return samePlace(a, b); });
}

} // namespace

bool same(const pipeline::Source& left, const pipeline::Source& right) {
    return left == right;
}

bool same(const pipeline::CaseReport& left, const pipeline::CaseReport& right) {
    return key(left) == key(right);
}

bool same(const actor::Actor& left, const actor::Actor& right) {
    return key(left) == key(right) && samePlaces(left.names, right.names);
}

bool same(const event::Event& left, const event::Event& right) {
    return key(left) == key(right) && samePlaces(left.mentions, right.mentions);
}

bool same(const pipeline::Claim& left, const pipeline::Claim& right) {
    return key(left) == key(right);
}

bool same(const disagreement::Disagreement& left, const disagreement::Disagreement& right) {
    return key(left) == key(right);
}

} // namespace parallax::store
