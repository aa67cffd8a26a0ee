// The analyses of a report's sections as one.
#pragma once

#include "claim/report_analysis.h"
#include "mention/parts_of_text.h"

#include <cstddef>

namespace parallax::claim {

class JoinedAnalysis {
public:
    // Adds what was found in the next section, whose indices and sentences count from its own first ones, and which
    // begins behind that many tokens. The first is taken as it is.
    void add(ReportAnalysis section, std::size_t tokensBefore);

    // All of it. Of a report of several sections without the phrases and pronouns that no stage asks for, half of its
    // mentions: those whose chain has no name, takes part in nothing, says nothing and is in no claim.
    ReportAnalysis take();

private:
    void leaveOutIdle();

    ReportAnalysis m_all;
    std::size_t m_sections = 0;
    mention::ChainsOfParts m_chains;
};

} // namespace parallax::claim
