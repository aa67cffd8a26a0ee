// What a reader could know on a day: the reports that were out by then, and what is left of a disagreement without
// others.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "pipeline/case.h"

#include <set>
#include <vector>

namespace parallax::pipeline {

// The reports that cannot have been out at the end of the day that begins at `day`: their earliest day of publication
// is later. Reports without a date stay in.
std::set<base::ReportId> publishedAfter(const CaseParts& content, base::CivilTime day);

// The days on which a report may have come out first (midnights, ascending, each once): the days on which what is known
// changes.
std::vector<base::CivilTime> publicationDays(const CaseParts& content);

// Whether a claim falls with the reports that are left out: it stands in one of them, or one of the claims that it was
// worked out from does.
bool isLeftOut(const CaseParts& content, const Claim& claim, const std::set<base::ReportId>& leftOut);

// The disagreement as the other reports alone have it: positions without the claims that are left out, and without
// those positions that none of them takes. Their origins are as before.
disagreement::Disagreement leavingOut(const CaseParts& content, disagreement::Disagreement disagreement,
                                      const std::set<base::ReportId>& leftOut);

} // namespace parallax::pipeline
