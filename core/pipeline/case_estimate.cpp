#include "pipeline/case_estimate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace parallax::pipeline {

namespace {

template <class Content>
disagreement::Estimate estimateIn(const Content& content, const disagreement::Disagreement& about,
                                  disagreement::Rule rule, const std::vector<base::SourceId>& priority) {
    const auto event = content.find(about.event);
    std::vector<disagreement::EstimateClaim> claims;
    // Speaker, else wire, else outlet, else report: what a claim can be traced to.
    std::map<std::tuple<int, std::int64_t>, std::uint32_t> origins;
    for (const disagreement::Position& position : about.positions)
        for (const base::ClaimId id : position.claims) {
            const Claim* claim = content.find(id);
            if (!claim)
                continue;
            const auto* quantity = std::get_if<mention::Quantity>(&claim->value);
            if (!quantity && claim->relation != mention::Relation::Unknown)
                continue;
            const CaseReport* report = content.find(claim->report);
            disagreement::EstimateClaim made;
            made.id = id;
            if (quantity)
                made.quantity = *quantity;
            made.relation = claim->relation;
            made.derived = claim->origin == claim::Origin::Derived;
            made.day = claim->asOf;
            if (!made.day && report)
                made.day = report->report.published.begin;
            made.credibility = claim->credibility;
            made.source = claim->via              ? claim->via
                          : report && report->via ? report->via
                          : report                ? report->publisher
                                                  : base::SourceId();
            if (const Source* source = content.find(made.source))
                made.reliability = source->reliability;
            const actor::Actor* speaker = content.find(claim->speaker);
            std::tuple<int, std::int64_t> trace{3, claim->id.value};
            if (speaker)
                trace = {0, speaker->id.value};
            else if (made.source)
                trace = {1, made.source.value};
            else if (report)
                trace = {2, report->id.value};
            made.origin = origins.try_emplace(trace, static_cast<std::uint32_t>(origins.size())).first->second;
            const Source* publisher = report ? content.find(report->publisher) : nullptr;
            const std::string label = publisher ? publisher->name
                                      : report  ? report::label(report->report)
                                                : "worked out";
            made.label = speaker ? fmt::format("{} in {}", speaker->name, label) : label;
            if (event && speaker)
                made.byPerpetrator =
                    std::any_of(event->actors.begin(), event->actors.end(), [&](const event::EventActor& one) {
                        return one.actor == speaker->id && one.role == mention::Role::Perpetrator;
                    });
            claims.push_back(std::move(made));
        }
    disagreement::EstimateOptions options;
    options.priority = priority;
    options.attackersOrCaptured = about.scope == "attackers" || about.attribute == claim::Attribute::Detained;
    return disagreement::estimate(rule, std::move(claims), options);
}

} // namespace

disagreement::Estimate estimate(const Case& content, const disagreement::Disagreement& about, disagreement::Rule rule,
                                const std::vector<base::SourceId>& priority) {
    return estimateIn(content, about, rule, priority);
}
disagreement::Estimate estimate(const PackedCase& content, const disagreement::Disagreement& about,
                                disagreement::Rule rule, const std::vector<base::SourceId>& priority) {
    return estimateIn(content, about, rule, priority);
}

} // namespace parallax::pipeline
