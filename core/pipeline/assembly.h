// The making of a case from analysed reports. Private to assemble.cpp and the files named after this one: sources and
// reports, actors, events, claims, disagreements, in this order.
#pragma once

#include "actor/resolver.h"
#include "claim/analysed_report.h"
#include "disagreement/finder.h"
#include "event/merger.h"
#include "pipeline/assemble.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::pipeline {

// Everything that is being made, by place in content order; ids come last.
class Assembly {
public:
    Assembly(const Case& before, const NextIds& next, Prepared prepared, const Edits& edits, unsigned threads,
             ContentSink* sink, base::Progress& progress)
        : m_before(before), m_reports(std::move(prepared.reports)), m_read(std::move(prepared.read)), m_edits(edits),
          m_threads(threads), m_sink(sink), m_progress(progress) {
        m_result.next = next;
        m_result.diagnostics = std::move(prepared.diagnostics);
    }

    BuildResult run();

private:
    Case& content() { return m_result.content; }
    const claim::ReportAnalysis& analysis(std::size_t report) const { return m_reports[report].analysis; }
    const report::Report& report(std::size_t place) const { return m_result.content.reports[place].report; }
    // Where a span of a report lies, as a key that stays the same over builds.
    static std::uint64_t placeKey(base::ReportId report, base::Span span) {
        return static_cast<std::uint64_t>(report.value) * 0x9E3779B97F4A7C15u +
               (std::uint64_t{span.begin} << 32 | span.end);
    }

    // The sink is told of `things`, if there is one.
    template <class Things>
    void give(const Things& things) {
        if (m_sink != nullptr)
            m_sink->take(things);
    }

    void order();
    void finish();
    void sortById();
    void giveBackFreed() const;

    void addSources();
    void addReports();
    base::SourceId sourceId(const std::string& name) const;

    void addActors();
    void addSpellings();
    base::ActorId actorId(std::size_t report, std::int32_t mention) const;
    std::int32_t actorNumber(std::size_t report, std::int32_t mention) const;

    void addEvents();
    void numberEvents();
    std::int32_t eventNumber(std::size_t report, std::int32_t mention) const;
    std::int32_t incidentOf(std::size_t report) const;

    void addClaims();
    void keepClaimIds();
    void compare(std::size_t report, const claim::ReportClaim& one, std::int32_t event);
    void sortMentions(std::size_t report);
    std::vector<std::uint32_t> mentionsIn(std::size_t report, base::Span span) const;
    std::int32_t actorNamed(std::size_t report, base::Span span, const std::string& text) const;
    std::int32_t subjectOf(std::size_t report, const claim::ReportClaim& one) const;

    void addDisagreements();
    void keepDisagreementIds();

    std::optional<std::uint32_t> reportAt(const std::string& sha256) const;
    std::vector<event::MentionPlace> eventMentionsAt(const Place& place) const;
    std::int32_t actorAt(const Place& place) const;
    std::int32_t eventAt(const Place& place) const;
    std::vector<event::Edit> eventEdits(std::vector<base::EventId>& ids) const;
    std::int32_t mentionOfClaim(std::size_t report, const Claim& claim) const;
    void joinActors();
    void moveClaims();

    const Case& m_before;
    std::vector<Analysed> m_reports; // their report::Report has moved to the content
    const ReadDates m_read;
    const Edits& m_edits;
    const unsigned m_threads;
    ContentSink* const m_sink;
    std::size_t m_bytes = 0; // of the reports' texts
    base::Progress& m_progress;
    BuildResult m_result;
    std::map<std::string, base::SourceId> m_sourceIds;                // by name key
    std::unordered_map<base::SourceId, std::int32_t> m_sourceNumbers; // place in name order
    std::vector<claim::AnalysedReport> m_views;
    std::vector<std::uint32_t> m_stories;
    actor::Resolution m_resolution;
    // Where an analyst joined actors: these as they were found, their numbers now, and the ids of joined ones.
    actor::Resolution m_foundActors; // names and kinds alone
    std::vector<std::int32_t> m_joinedActor;
    std::map<std::int32_t, base::ActorId> m_actorIds;
    event::Merge m_merge;
    std::vector<std::vector<std::int32_t>> m_eventNumbers; // [report][event mention]
    std::vector<std::uint32_t> m_mentionsByBegin;          // actor mentions of the report whose claims are being added
    std::vector<disagreement::ComparedClaim> m_compared;   // by place in content().claims
    std::vector<Claim> m_derived; // go to content().claims at the end, for the sink may be reading there
};

} // namespace parallax::pipeline
