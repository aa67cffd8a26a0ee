// Everything that one report says by itself: what the stages up to claims found. The stages after it look over all
// reports.
#pragma once

#include "claim/claim.h"
#include "language/document.h"
#include "mention/actor_mention.h"
#include "mention/event_mention.h"
#include "mention/quantity.h"
#include "mention/time_mention.h"
#include "report/report.h"

#include <span>
#include <string>
#include <vector>

namespace parallax::claim {

// Indices inside (claims -> event mentions -> actor mentions) refer to the vectors here. Spans index the report's text.
// It owns all it holds: the language::Document it was made from may be gone.
struct ReportAnalysis {
    std::vector<mention::ActorMention> actors;
    std::vector<mention::EventMention> events;
    std::vector<mention::TimeMention> times;
    std::vector<ReportClaim> claims;
    std::vector<base::Span>
        sentences; // spans of all sentences, in order: for origins (near-identical text) and for the report view
    std::vector<std::string> keywords; // lower-case content lemmas of title and lead, in order of weight: for finding
                                       // reports on one incident
    // The latest day that the text speaks of as past; a lower bound for when it was written.
    std::optional<base::CivilTime> latestKnown;
};

// The language analysis of what is evidence in the report: its body lines, the headline first where the text has it.
language::Document analyseLanguage(const report::Report& report);

// The same for several, faster than one by one; empty for a report of several sections (see below).
std::vector<language::Document> analyseLanguage(std::span<const report::Report* const> reports);

// The stages from text to claims on one report. `report.published` may still be Unknown; then dates that need it stay
// unresolved or lean on what the text itself prints. The same report gives the same analysis, on any thread. A report
// of more than language::tokensASection tokens is analysed in sections, one after the other, so that beside the result
// little is in memory: times and names go on over all of them, what a story is about is asked of each by itself.
ReportAnalysis analyse(const report::Report& report);

// The same with what analyseLanguage() gave for the report: it does not depend on the date, so a report that will be
// analysed again under another one needs it only once. Is there none, it is made and left in `language`, but for a
// report of several sections.
ReportAnalysis analyse(const report::Report& report, language::Document& language);

// What other reports of a story say of its days.
struct StoryDays {
    std::vector<base::TimeInterval> written; // on which they were written
    std::vector<base::TimeInterval> told;    // on which they say that something happened, once for each telling

    bool empty() const { return written.empty() && told.empty(); }
};

// For a report that prints no date: the interval in which it was written and the reason, from the latest day it tells
// of, weekdays, tense, and `others`. How long after a day a report that tells of it is written depends on how the day
// is told; the widths are measured (README.md). Where only "not before" is known the interval has no end; where the
// year cannot be known the report stays undated. Keeps an explicit date. Called once before analyse() with others
// empty, and may be called again when more is known.
void inferPublished(report::Report& report, const StoryDays& others);

} // namespace parallax::claim
