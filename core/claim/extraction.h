// What the makers of claims share while they go over one report.
#pragma once

#include "claim/attribution.h"
#include "claim/claim.h"
#include "mention/actor_finder.h"
#include "mention/event_finder.h"
#include "mention/frame.h"
#include "mention/quantity.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"
#include "report/report.h"

#include <vector>

namespace parallax::claim {

// Views of the stages before; nothing is owned but what the tables say. Lives for one report, on one thread.
struct Extraction {
    const report::Report& report;
    const mention::Syntax& syntax;
    const std::vector<mention::Frame>& frames;
    const mention::ActorMentions& actors;
    mention::EventMentions& events; // gains participants that a claim names
    const std::vector<mention::TimeMention>& times;
    const std::vector<mention::QuantityMention>& quantities;
    const Attributions& attributions;
    std::vector<std::int32_t> quantityOfNoun; // token -> the quantity that counts it, -1
    std::vector<std::int32_t> quantityAt;     // token -> the quantity whose words it is, -1
    std::vector<std::int32_t> framesOfToken;  // token -> the frame that it triggers, -1
    std::vector<ReportClaim> claims;

    std::string_view text(base::Span span) const { return span.in(report.text); }
    // Whoever is named at `token` takes part in the event in that role.
    void take(std::int32_t event, int token, mention::Role role);
    void takeActor(std::int32_t event, int actor, mention::Role role); // the same by number of the actor mention
    // The noun phrase at a token without its article and what is said about it in clauses.
    base::Span phrase(int token) const;
    // The happening that words without a frame of their own belong to: the nearest of their sentence, else the story's;
    // -1 for none.
    std::int32_t eventNear(int token) const;
    // The happening that the token's frame tells, else eventNear.
    std::int32_t eventOf(int token) const;
    void addText(Attribute attribute, std::string scope, mention::Relation relation, std::string value, base::Span span,
                 int token, std::int32_t event, std::string why, std::string otherName = {});

    // "There could have been ten dead": what did not come about is told before the token, in its clause.
    bool isCounterfactual(int token) const;

    // "Reports that ten had died were false": what the sentence says of the token is called untrue.
    bool isCalledFalse(int token) const;

    // "arrested in connection with last year's shooting that killed two": what the lead of a report on its aftermath in
    // court tells it is about.
    bool isFollowedUp(const mention::EventMention& event) const;

    // The claim's speaker, hedge, via, as-of date and event, from the words at `token` and the event mention `event`;
    // adds it to `claims`.
    void add(ReportClaim claim, int token, std::int32_t event);
};

// Counts of people and things.
void findCounts(Extraction& extraction);
// What befell one person who is told by name or by a pronoun. After findCounts.
void findFatesOfOne(Extraction& extraction);
// Who did it, ordered it, claimed it, denied it.
void findResponsibility(Extraction& extraction);
// Who the attackers are said to be; part of findResponsibility.
void findIdentified(Extraction& extraction);
// Whose raid or shelling it was; part of findResponsibility.
void findRaiders(Extraction& extraction);
// With what: weapons, vehicles.
void findMeans(Extraction& extraction);
// Against what.
void findTargets(Extraction& extraction);
// How many attackers there were, and in how many groups.
void findGroups(Extraction& extraction);
// What came before or after what, or at once.
void findOrder(Extraction& extraction);
// Where one person died.
void findDeathPlaces(Extraction& extraction);
// What it came of, where one died; alert levels, residences.
void findCircumstances(Extraction& extraction);
// Why it was done.
void findMotives(Extraction& extraction);
// What courts have sentenced somebody to.
void findSentences(Extraction& extraction);
// When and where: the date, hour and place of happenings, dates of birth.
void findDates(Extraction& extraction);
// How old named persons are.
void findAges(Extraction& extraction);

} // namespace parallax::claim
