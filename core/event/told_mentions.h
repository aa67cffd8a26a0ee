// The event mentions of one report while they are joined: what the rules ask of them, and the sets so far.
#pragma once

#include "claim/analysed_report.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::event {

// Disjoint sets of mentions; the root of a set is its lowest member, whatever the order of joins. A set knows its
// voices, the members that can speak against a join (of members that say the same, the lowest alone), and what is told
// of it, so that asking does not go through all members: a report of 10 MB has 20,000 of them.
class MentionSets {
public:
    // `voice`: of each mention, the lowest one that says the same; itself or lower, or none, where it says nothing.
    explicit MentionSets(const std::vector<std::int32_t>& voice);
    std::uint32_t root(std::uint32_t one);
    void join(std::uint32_t left, std::uint32_t right);

    enum Toll : unsigned char { NoToll = 0, OfAll = 1, KilledOfAllOrVictims = 2 };
    void addToll(std::uint32_t one, Toll toll) { m_toll[root(one)] |= toll; }
    bool hasToll(std::uint32_t one, Toll toll) { return (m_toll[root(one)] & toll) != 0; }

    // Of the set of `one`; ascending.
    const std::vector<std::uint32_t>& voices(std::uint32_t one) { return m_voices[root(one)]; }

private:
    std::vector<std::uint32_t> m_parent;
    std::vector<std::vector<std::uint32_t>> m_voices; // of roots
    std::vector<unsigned char> m_toll;                // of roots
};

// Views into a report and its analysis, which outlive it. Mentions are indices into the report's event mentions.
class ToldMentions {
public:
    // `actorOf`: the actor of each actor mention.
    ToldMentions(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf);

    std::uint32_t count() const { return static_cast<std::uint32_t>(all.size()); }
    std::string_view clause(std::uint32_t m) const { return all[m].span.in(text); }

    // The actors that a statement is by, as told.
    std::vector<std::int32_t> speakers(std::uint32_t m) const;
    bool timesMeet(std::uint32_t left, std::uint32_t right) const;
    // The same, where a time that only stands near by gives way, within a month, to one in the mention's own words.
    bool timesFit(std::uint32_t left, std::uint32_t right) const;
    // Both are plans, or neither is.
    bool samePlan(std::uint32_t left, std::uint32_t right) const;
    bool inTitle(std::uint32_t m) const;
    // Security forces that shoot back are no part of what the headline sums up.
    bool byForces(std::uint32_t m) const;
    // All figures told of it are of attackers.
    bool onlyAttackers(std::uint32_t m) const;
    // Two exact figures of one kind and scope that differ, or two levels of alert.
    bool countsApart(std::uint32_t left, std::uint32_t right) const;
    bool levelsApart(std::uint32_t left, std::uint32_t right) const;
    // Tells of an incident as a fact, from the side of the victims.
    bool isWhole(std::uint32_t m) const;
    // Long before the report: history rather than what it follows up.
    bool isOld(const base::TimeInterval& time) const;
    // "The attack", so far from the last thing that it could refer to that it means what the report is about.
    bool isFar(std::uint32_t m) const;

    // No member of one set speaks against being one with a member of the other: figures, times, named places.
    bool setsFit(std::uint32_t left, std::uint32_t right);
    bool isJoined(std::uint32_t left, std::uint32_t right) { return sets.root(left) == sets.root(right); }

    std::string_view text;
    base::Span titleSpan;
    base::TimeInterval published;
    const claim::ReportAnalysis& analysis;
    const std::vector<mention::EventMention>& all;
    const std::vector<std::int32_t>& actorOf;
    std::vector<std::vector<const claim::ReportClaim*>> counts; // of each mention
    std::vector<std::vector<std::string>> levels;               // of alert, of each mention; folded, sorted
    std::vector<std::vector<std::string>> places;               // words of the place of each mention that name it
    MentionSets sets;

private:
    std::vector<std::int32_t> findVoices() const;
};

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> words);

// "another shop", "a second blast": told as something else than what was told before.
bool saysAnother(std::string_view clause);

// What stands near by: what refers back, one speaker's words at one time, what one sentence tells as one, the outcome
// that the next sentence tells, the same noun again.
void joinNear(ToldMentions& told);

// Violence that a single person can be the victim of.
bool harmsPerson(mention::EventKind kind);

// What befell one person, told again: "a man was shot ... the man who was shot ... Halden's death"; a charge or arrest.
void joinPersons(ToldMentions& told);

// What the report is about (-1: nothing) takes in what says no more than its kind ("the gunfire", "was found dead"),
// and all that befell anybody where the report tells of one person hurt.
void joinBare(ToldMentions& told, std::int32_t main);

// What the whole report is about: headline and lead, far references, the first toll of all, the only dated violence.
void joinMain(ToldMentions& told);

} // namespace parallax::event
