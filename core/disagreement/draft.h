// What the comparisons of counts, times and texts share: positions in the making, and how they become a disagreement.
#pragma once

#include "disagreement/finder.h"
#include "disagreement/number_set.h"
#include "disagreement/scope.h"

#include <string>
#include <utility>
#include <vector>

namespace parallax::disagreement {

// A claim given or derived, by its index in Comparison::all.
using Index = std::uint32_t;

struct PositionDraft {
    std::string value;
    std::vector<Index> claims; // ascending
    double order = 0;          // positions are sorted by it, then by value
};

struct Draft {
    std::int32_t event = -1;
    claim::Attribute attribute = claim::Attribute::Other;
    std::string otherName;
    std::string scope;
    Kind kind = Kind::Contradiction;
    std::vector<PositionDraft> positions;
    std::string reason; // second sentence of the explanation
};

// Holds what is compared and collects what was found.
class Comparison {
public:
    Comparison(std::vector<ComparedClaim> claims, const std::vector<ComparedEvent>& events,
               const std::vector<ComparedReport>& reports)
        : all(std::move(claims)), events(events), reports(reports), m_given(all.size()) {}

    // Adds a derived claim and gives its index. `report`: the one whose claims it is worked out from.
    Index derive(DerivedClaim derived, std::uint32_t report);
    bool isDerived(Index claim) const { return claim >= m_given; }
    // Turns a draft with two positions or more into a disagreement; others are dropped.
    void add(Draft draft);

    std::uint32_t incidentOf(const ComparedClaim& claim) const {
        return events[static_cast<std::size_t>(claim.event)].incident;
    }
    // The event that a claim is of; of one without (a date of birth) what its report is about. -1 when there is none.
    std::int32_t homeOf(const ComparedClaim& claim) const {
        return claim.event >= 0 ? claim.event : reports[claim.report].incident;
    }
    // The day that a claim speaks for: its as-of date, else the report's date. Nothing when neither is known.
    std::optional<base::CivilTime> dayOf(const ComparedClaim& claim) const;
    // "Anton Belsky in Hill Post", "Hill Post".
    std::string sourceText(const ComparedClaim& claim) const;

    std::vector<ComparedClaim> all; // given ones first, then derived ones
    const std::vector<ComparedEvent>& events;
    const std::vector<ComparedReport>& reports;
    Found found;

private:
    void keepWordsOnce(std::vector<Index>& claims) const;

    std::size_t m_given;
};

void compareCounts(Comparison& comparison);
void compareTimes(Comparison& comparison);
void compareTexts(Comparison& comparison);

} // namespace parallax::disagreement
