// Which reports tell the same story: what has to be known before names and happenings of different reports are
// compared. Words of two reports weighed by TF-IDF, cosine, damped by the days between them; groups by average linkage.
// Source of the weighting: Salton and Buckley 1988; of topic detection this way: Allan, Papka and Lavrenko 1998.
#pragma once

#include "claim/analysed_report.h"

#include <cstdint>
#include <vector>

namespace parallax::actor {

// The story of each report: numbers from 0 in order of the first report that has it. Near-linear in the number of
// reports: words that stand in very many reports are not used to find candidates. Independent of anything but the
// texts, titles and dates; works on up to `threads` threads (0: one a core).
std::vector<std::uint32_t> findStories(claim::AnalysedReports reports, unsigned threads = 1);

} // namespace parallax::actor
