#include "pipeline/report_dates.h"

namespace parallax::pipeline {

ReadDates dateByHand(std::vector<report::Report>& reports, const std::vector<DateReport>& dates) {
    ReadDates read;
    if (dates.empty())
        return read;
    std::unordered_map<std::string, const DateReport*> decided;
    for (const DateReport& one : dates)
        decided[one.sha256] = &one;
    for (report::Report& report : reports) {
        const auto at = decided.find(report.sha256);
        if (at == decided.end() || !at->second->published.known())
            continue;
        read[report.sha256] = {report.published, std::move(report.publishedBecause)};
        report.published = at->second->published;
        report.published.basis = base::Basis::Explicit;
        report.publishedBecause = at->second->because;
    }
    return read;
}

void putBack(Case& content, const ReadDates& dates) {
    if (dates.empty())
        return;
    for (CaseReport& one : content.reports) {
        if (const auto at = dates.find(one.report.sha256); at != dates.end()) {
            one.report.published = at->second.published;
            one.report.publishedBecause = at->second.because;
        }
    }
}

} // namespace parallax::pipeline
