#include "pipeline/known_on.h"

#include <algorithm>

namespace parallax::pipeline {

std::set<base::ReportId> publishedAfter(const CaseParts& content, base::CivilTime day) {
    std::set<base::ReportId> later;
    for (const CaseReport& one : content.reports)
        if (one.report.published.begin && one.report.published.begin->dayNumber() > day.dayNumber())
            later.insert(one.id);
    return later;
}

std::vector<base::CivilTime> publicationDays(const CaseParts& content) {
    std::vector<base::CivilTime> days;
    for (const CaseReport& one : content.reports)
        if (one.report.published.begin)
            days.push_back(base::CivilTime::ofDay(one.report.published.begin->dayNumber()));
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

bool isLeftOut(const CaseParts& content, const Claim& claim, const std::set<base::ReportId>& leftOut) {
    if (claim.report)
        return leftOut.contains(claim.report);
    // Worked out from others: it falls with any of them.
    return std::any_of(claim.from.begin(), claim.from.end(), [&](base::ClaimId id) {
        const Claim* part = content.find(id);
        return part != nullptr && leftOut.contains(part->report);
    });
}

disagreement::Disagreement leavingOut(const CaseParts& content, disagreement::Disagreement disagreement,
                                      const std::set<base::ReportId>& leftOut) {
    for (disagreement::Position& position : disagreement.positions)
        std::erase_if(position.claims, [&](base::ClaimId id) {
            const Claim* claim = content.find(id);
            return claim == nullptr || isLeftOut(content, *claim, leftOut);
        });
    std::erase_if(disagreement.positions,
                  [](const disagreement::Position& position) { return position.claims.empty(); });
    return disagreement;
}

} // namespace parallax::pipeline
