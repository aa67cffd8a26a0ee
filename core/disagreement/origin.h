// Origins: the original sources behind claims. Two reports that quote one spokesman have one origin, so has a wire text
// that two outlets print.
#pragma once

#include "disagreement/finder.h"

#include <cstdint>
#include <vector>

namespace parallax::disagreement {

// The origin of each of `members` (indices into claims): numbers from 0 in order of first member. Claims have one
// origin when they have the same speaker, were taken from the same wire or outlet, stand in one report in its own
// voice, in reports of one publisher, or in near-identical sentences (share of three-word shingles at least one half:
// Broder 1997, resemblance).
std::vector<std::uint32_t> findOrigins(const std::vector<std::uint32_t>& members,
                                       const std::vector<ComparedClaim>& claims,
                                       const std::vector<ComparedReport>& reports);

// Resemblance of two sentences: shared three-word shingles over all of them, 0..1. Case and punctuation do not count.
double resemblance(std::string_view left, std::string_view right);

} // namespace parallax::disagreement
