// The analyses of a report's sections as one.
#pragma once

#include "claim/report_analysis.h"
#include "mention/parts_of_text.h"

#include <cstddef>

namespace parallax::claim {

// Of a report of several sections, phrases and pronouns that no stage asks for are left out, half of its mentions:
// those whose chain has no name, takes part in nothing, says nothing and is in no claim. A chain without a name ends
// with its section, so that each section is looked at by itself.
class JoinedAnalysis {
public:
    // Adds what was found in the next section, whose indices and sentences count from its own first ones, and which
    // begins behind that many tokens. With it, `share` of the text is read (more than 0; 1: all of it): so much memory
    // is taken as the rest will need when it is like what is read. A report's only section is taken as it is.
    void add(ReportAnalysis section, std::size_t tokensBefore, double share);

    ReportAnalysis take(); // all of it

private:
    void append(ReportAnalysis section, std::size_t tokensBefore, double share);

    ReportAnalysis m_all; // as long as there is one section, that one as it is
    std::size_t m_sections = 0;
    double m_firstShare = 1;
    mention::ChainsOfParts m_chains;
};

} // namespace parallax::claim
