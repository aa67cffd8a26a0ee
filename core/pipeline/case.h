// The content of a case: everything the window shows, the store keeps and the exports say.
#pragma once

#include "actor/actor.h"
#include "base/id.h"
#include "claim/claim.h"
#include "disagreement/disagreement.h"
#include "event/event.h"
#include "event/packed_events.h"
#include "report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace parallax::pipeline {

struct Source {
    base::SourceId id;
    std::string name;
    report::SourceKind kind = report::SourceKind::Outlet;
    char reliability = 'F'; // Admiralty grade A-F; F: cannot be judged (the default)

    bool operator==(const Source&) const = default;
};

// A report in a case.
struct CaseReport {
    base::ReportId id;
    base::SourceId publisher; // no id when unknown
    base::SourceId via;
    report::Report report;
    bool datedByHand = false; // an analyst decided when it was published; basis Explicit then
};

// A claim in a case.
struct Claim {
    base::ClaimId id;
    base::EventId event;   // no id when it belongs to none
    base::ReportId report; // no id for derived claims
    base::Span span;       // into the report's text; empty for derived claims
    std::string quote;     // the text at span
    base::ActorId speaker; // no id: the report's own voice
    base::SourceId via;
    base::ActorId subject;
    claim::Attribute attribute = claim::Attribute::Other;
    std::string otherName;
    std::string scope;
    mention::Relation relation = mention::Relation::Equal;
    claim::Value value;
    std::string unit;
    std::optional<base::CivilTime> asOf;
    claim::Hedge hedge = claim::Hedge::None;
    claim::Origin origin = claim::Origin::Extracted;
    std::vector<base::ClaimId> from; // of a derived claim: what it was worked out from
    char credibility = '6';          // Admiralty credibility 1-6; 6: cannot be judged (the default)
    std::vector<std::string> why;
};

// A case but for its events. Holds: every vector is sorted by id; every id that is named exists; see the types for the
// rest.
struct CaseParts {
    std::vector<Source> sources;
    std::vector<CaseReport> reports;
    std::vector<actor::Actor> actors;
    std::vector<Claim> claims;
    std::vector<disagreement::Disagreement> disagreements;
    std::string estimateRule; // name of the best-estimate rule that an analyst chose for the case; empty: none yet

    // nullptr when there is none. O(log n).
    const Source* find(base::SourceId id) const;
    const CaseReport* find(base::ReportId id) const;
    const actor::Actor* find(base::ActorId id) const;
    const Claim* find(base::ClaimId id) const;
    const disagreement::Disagreement* find(base::DisagreementId id) const;
};

// Its events, too, as objects that can be changed; sorted by id. The same set of reports gives the same content
// whatever the order in which they came, but for the ids.
struct Case : CaseParts {
    std::vector<event::Event> events;

    using CaseParts::find;
    const event::Event* find(base::EventId id) const;
};

// The same to be looked at: a case of a million events fits.
struct PackedCase : CaseParts {
    event::PackedEvents events;

    PackedCase() = default;
    // From a case; each event's memory is given back as soon as it is packed. Not explicit: what reads a packed case
    // takes a small one just as well.
    PackedCase(Case content);
    Case unpacked() const;

    using CaseParts::find;
    std::optional<event::Event> find(base::EventId id) const;
    bool has(base::EventId id) const { return events.placeOf(id).has_value(); }
};

} // namespace parallax::pipeline
