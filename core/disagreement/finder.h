// The claims of a case -> where they disagree, and what can be worked out from them.
#pragma once

#include "base/civil_time.h"
#include "base/span.h"
#include "claim/claim.h"
#include "disagreement/disagreement.h"
#include "mention/actor_mention.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::disagreement {

// A claim as it is compared. Indices are the caller's: -1 for none. The views outlive the call.
struct ComparedClaim {
    std::uint32_t report = 0; // place of its report
    base::Span span;
    std::string_view quote;
    std::string_view sentence;        // the sentence it stands in, for near-identical text
    std::uint32_t sentenceNumber = 0; // in its report
    std::int32_t event = -1;          // into the events given
    std::int32_t speaker = -1;        // actor; -1: the report's own voice
    std::string speakerName;
    std::int32_t via = -1;     // source it was taken from
    std::int32_t subject = -1; // actor that it is about
    claim::Attribute attribute = claim::Attribute::Other;
    std::string otherName;
    std::string scope;
    mention::Relation relation = mention::Relation::Equal;
    claim::Value value;
    std::string unit;
    std::optional<base::CivilTime> asOf;
    claim::Hedge hedge = claim::Hedge::None;
    std::int32_t actor = -1;                       // of a text value that names one: the actor
    std::optional<mention::ActorKind> actorKind{}; // and its kind, nothing without actor
};

struct ComparedEvent {
    std::uint32_t incident = 0; // the event without a parent above it, or itself
    std::int32_t parent = -1;
    std::string title;
    std::string place;
    base::TimeInterval time;
};

struct ComparedReport {
    std::string label;           // "Hill Post", or the file's name: how explanations name it
    std::int32_t publisher = -1; // source
    std::int32_t via = -1;       // wire or outlet that it credits as a whole
    base::TimeInterval published;
    std::int32_t incident = -1; // the event that the report is about
};

// A claim worked out from others: it has their event, report -1, no span.
struct DerivedClaim {
    std::int32_t event = -1;
    claim::Attribute attribute = claim::Attribute::Other;
    std::string scope;
    mention::Relation relation = mention::Relation::Equal;
    claim::Value value;
    std::vector<std::uint32_t> from; // claims, ascending; at least two
    std::vector<std::string> why;
};

// A disagreement by indices: claims from 0 are the given ones; from claims.size() on, `derived`.
struct FoundPosition {
    std::string value;
    std::vector<std::uint32_t> claims; // ascending
    int origins = 1;
};
struct FoundDisagreement {
    std::int32_t event = -1;
    claim::Attribute attribute = claim::Attribute::Other;
    std::string otherName;
    std::string scope;
    Kind kind = Kind::Contradiction;
    std::vector<FoundPosition> positions;
    bool independent = true;
    std::string explanation;
};
struct Found {
    std::vector<DerivedClaim> derived;
    std::vector<FoundDisagreement> disagreements; // in an order that depends on the content alone
};

// Claims must stand in content order (report place, span, attribute ...). Cost is near-linear in the number of claims:
// they are compared inside one event or incident and attribute only.
Found find(std::vector<ComparedClaim> claims, const std::vector<ComparedEvent>& events,
           const std::vector<ComparedReport>& reports);

} // namespace parallax::disagreement
