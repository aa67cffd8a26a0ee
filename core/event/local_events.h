// What one report tells as one happening, before reports are compared.
#pragma once

#include "actor/resolver.h"
#include "claim/analysed_report.h"
#include "event/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parallax::event {

struct LocalEvent {
    std::uint32_t report = 0;
    std::uint32_t story = 0;
    std::vector<std::uint32_t> mentions; // indices into the report's event mentions, in order; not empty
    mention::EventKind kind = mention::EventKind::Other;
    base::TimeInterval time;
    std::string timeBecause;
    bool ownTime = false;                                       // a mention of it has its time in its own words
    std::string place;                                          // as printed
    std::vector<std::string> placeWords;                        // folded
    std::vector<std::pair<std::int32_t, mention::Role>> actors; // index into the resolution's actors; sorted, each once
    std::vector<std::int32_t> victims; // of these actors, the single persons whom it befell; sorted
    std::vector<std::pair<std::uint32_t, float>>
        words;                       // words of its clauses with unit-length TF-IDF weights, sorted by word
    std::vector<std::string> things; // what was attacked, taken or declared: "shop", "bus" (thing_words.h); sorted
    std::vector<std::string> others; // of these, what is told to be another of its kind; sorted
    bool byForces = false;           // police, troops or authorities did it
    bool byOthers = false;           // somebody else did
    bool onlyOfKind = false;         // its report tells of no other of its kind, and the kind is no common one
    std::vector<std::string> counts; // "killed victims = 7": figures told of it, sorted
    bool background = false;         // all its mentions are told as context
    bool planned = false;            // none is told as a fact
    bool main = false;               // what its report is about
    bool vague = false;              // one mention, which is no event by itself (vague_events.h)
    bool bare = false;               // that mention is a noun alone
    double prominence = 0;
    std::int32_t within = -1; // index of the local event that it is a part of
};

struct LocalEvents {
    std::vector<LocalEvent> events;            // in order of report, then first mention
    std::vector<std::vector<std::int32_t>> of; // [report][event mention]; -1: generic or denied, no event
};

// Of the places told of one happening, with how often each is: a name before a country before a noun ("the base"), then
// the one told most often, then the first by spelling. Empty for none.
std::string bestPlace(const std::map<std::string, double>& places);

// The same local event told by `mentions` alone (not empty, in order): kind, time, place and who takes part are theirs.
LocalEvent describedAs(const LocalEvent& whole, std::vector<std::uint32_t> mentions,
                       const claim::ReportAnalysis& analysis, const std::vector<std::int32_t>& actorOf);

// Mentions of one report that refer back to one another, or are its headline and lead, are one local event. On up to
// `threads` threads (0: one a core), with one result.
LocalEvents findLocalEvents(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                            const actor::Resolution& actors, unsigned threads = 1);

} // namespace parallax::event
