#include "pipeline/canonical.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace parallax::pipeline {

namespace {

class Names {
public:
    explicit Names(const Case& content) {
        for (const Source& one : content.sources)
            m_sources[one.id] = fmt::format("{}/{}", report::name(one.kind), one.name);
        for (const CaseReport& one : content.reports)
            m_reports[one.id] = one.report.sha256;
        for (const actor::Actor& one : content.actors) {
            std::vector<std::string> places;
            for (const actor::ActorName& name : one.names)
                places.push_back(place(name.report, name.span));
            m_actors[one.id] = "actor" + joined(places);
        }
        for (const event::Event& one : content.events) {
            std::vector<std::string> places;
            for (const event::EventEvidence& mention : one.mentions)
                places.push_back(place(mention.report, mention.span));
            m_events[one.id] = "event" + joined(places);
        }
        for (const Claim& one : content.claims)
            if (one.origin != claim::Origin::Derived)
                m_claims[one.id] = claimText(one);
        for (const Claim& one : content.claims)
            if (one.origin == claim::Origin::Derived)
                m_claims[one.id] = claimText(one);
    }

    std::string place(base::ReportId report, base::Span span) const {
        return fmt::format("{}:{}-{}", of(report), span.begin, span.end);
    }
    std::string of(base::SourceId id) const { return get(m_sources, id); }
    std::string of(base::ReportId id) const { return get(m_reports, id); }
    std::string of(base::ActorId id) const { return get(m_actors, id); }
    std::string of(base::EventId id) const { return get(m_events, id); }
    std::string of(base::ClaimId id) const { return get(m_claims, id); }
    static std::string joined(std::vector<std::string> parts) {
        std::sort(parts.begin(), parts.end());
        std::string text;
        for (const std::string& part : parts)
            text += " [" + part + ']';
        return text;
    }

private:
    template <class Id>
    static std::string get(const std::unordered_map<Id, std::string>& names, Id id) {
        const auto at = names.find(id);
        return at == names.end() ? "-" : at->second;
    }
    std::string claimText(const Claim& one) const {
        std::vector<std::string> from;
        for (const base::ClaimId part : one.from)
            from.push_back(of(part));
        return fmt::format("{} {}{} {} {} {} {}{}", place(one.report, one.span), claim::name(one.attribute),
                           one.otherName, one.scope, static_cast<int>(one.relation), claim::text(one.value), one.unit,
                           joined(from));
    }

    std::unordered_map<base::SourceId, std::string> m_sources;
    std::unordered_map<base::ReportId, std::string> m_reports;
    std::unordered_map<base::ActorId, std::string> m_actors;
    std::unordered_map<base::EventId, std::string> m_events;
    std::unordered_map<base::ClaimId, std::string> m_claims;
};

} // namespace

std::string canonicalText(const Case& content) {
    const Names names(content);
    std::vector<std::string> lines;
    for (const Source& one : content.sources)
        lines.push_back(fmt::format("source {} {}", names.of(one.id), one.reliability));
    for (const CaseReport& one : content.reports)
        lines.push_back(fmt::format("report {} {} {} published {} because {}", names.of(one.id),
                                    names.of(one.publisher), names.of(one.via), base::edtf(one.report.published),
                                    one.report.publishedBecause));
    for (const actor::Actor& one : content.actors) {
        std::vector<std::string> because = one.because;
        lines.push_back(fmt::format("{} named {} kind {} because{}", names.of(one.id), one.name,
                                    mention::name(one.kind), Names::joined(std::move(because))));
    }
    for (const event::Event& one : content.events) {
        std::vector<std::string> who;
        for (const event::EventActor& actor : one.actors)
            who.push_back(fmt::format("{} {}", mention::name(actor.role), names.of(actor.actor)));
        lines.push_back(
            fmt::format("{} kind {} title {} parent {} place {} time {} {} because {} background {} who{} joined{}",
                        names.of(one.id), mention::name(one.kind), one.title, names.of(one.parent), one.place,
                        base::edtf(one.time), base::name(one.time.precision), one.timeBecause, one.background,
                        Names::joined(std::move(who)), Names::joined(one.because)));
    }
    for (const Claim& one : content.claims)
        lines.push_back(fmt::format(
            "claim {} event {} speaker {} via {} subject {} hedge {} origin {} as-of {} quote {}", names.of(one.id),
            names.of(one.event), names.of(one.speaker), names.of(one.via), names.of(one.subject),
            claim::name(one.hedge), claim::name(one.origin), one.asOf ? base::isoText(*one.asOf) : "-", one.quote));
    for (const disagreement::Disagreement& one : content.disagreements) {
        std::string text =
            fmt::format("disagreement {} {}{} {} {} independent {} {}", names.of(one.event), claim::name(one.attribute),
                        one.otherName, one.scope, disagreement::name(one.kind), one.independent, one.explanation);
        for (const disagreement::Position& position : one.positions) {
            std::vector<std::string> claims;
            for (const base::ClaimId id : position.claims)
                claims.push_back(names.of(id));
            text +=
                fmt::format(" | {} origins {}{}", position.value, position.origins, Names::joined(std::move(claims)));
        }
        lines.push_back(std::move(text));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines)
        all += line + '\n';
    return all;
}

} // namespace parallax::pipeline
