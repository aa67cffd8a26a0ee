#include "brief/cited_sources.h"

#include "brief/words.h"

#include <algorithm>
#include <tuple>

namespace parallax::brief {

namespace {

std::string reliabilityWords(char grade) {
    switch (grade) {
    case 'A':
        return "A, completely reliable";
    case 'B':
        return "B, usually reliable";
    case 'C':
        return "C, fairly reliable";
    case 'D':
        return "D, not usually reliable";
    case 'E':
        return "E, unreliable";
    default:
        return {};
    }
}

} // namespace

void CitedSources::number(const Reports& cited) {
    std::vector<const pipeline::CaseReport*> reports;
    for (const base::ReportId id : cited) {
        if (const pipeline::CaseReport* report = m_content.find(id))
            reports.push_back(report);
    }
    const auto key = [&](const pipeline::CaseReport* one) {
        const base::TimeInterval& time = one->report.published;
        const std::int64_t begin = time.begin ? time.begin->minutes : time.end ? time.end->minutes : INT64_MAX;
        return std::tuple(begin, publisherOf(*one), one->report.title, one->report.sha256, one->id);
    };
    std::sort(reports.begin(), reports.end(),
              [&](const auto* left, const auto* right) { return key(left) < key(right); });
    for (const pipeline::CaseReport* report : reports) {
        m_place.emplace(report->id, m_entries.size());
        m_entries.push_back(sourceOf(*report));
    }
}

std::string CitedSources::publisherOf(const pipeline::CaseReport& one) const {
    if (const pipeline::Source* source = m_content.find(one.publisher))
        return source->name;
    return one.report.publisher ? one.report.publisher->name : std::string();
}

SourceEntry CitedSources::sourceOf(const pipeline::CaseReport& one) const {
    SourceEntry entry;
    entry.report = one.id;
    entry.title = one.report.title;
    entry.publisher = publisherOf(one);
    entry.authors = listed(one.report.authors);
    if (const pipeline::Source* via = m_content.find(one.via))
        entry.via = via->name;
    else if (one.report.via)
        entry.via = one.report.via->name;
    entry.published = timeWords(one.report.published);
    entry.basis = one.datedByHand ? "set by hand" : basisWords(one.report.published.basis);
    entry.because = withDatesInWords(one.report.publishedBecause);
    entry.file = one.report.file;
    entry.url = one.report.url;
    entry.sha256 = one.report.sha256;
    if (const pipeline::Source* source = m_content.find(one.publisher))
        entry.reliability = reliabilityWords(source->reliability);
    return entry;
}

void CitedSources::addReports(const pipeline::Claim& claim, Reports& reports) const {
    if (claim.report)
        reports.insert(claim.report);
    for (const base::ClaimId id : claim.from) {
        const pipeline::Claim* part = m_content.find(id);
        if (part != nullptr && part->report)
            reports.insert(part->report);
    }
}

std::vector<SourceIndex> CitedSources::placesOf(const Reports& reports) const {
    std::vector<SourceIndex> places;
    for (const base::ReportId id : reports) {
        if (const auto found = m_place.find(id); found != m_place.end())
            places.push_back(found->second);
    }
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace parallax::brief
