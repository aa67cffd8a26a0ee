// Counts that a word of effect tells of its arguments: "gunmen killed three guards and wounded six".
#pragma once

#include "claim/count_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax::claim {

class EffectCounter : private CountReader {
public:
    explicit EffectCounter(Extraction& extraction) : CountReader(extraction) {}

    // The counts of all frames, in their order.
    void run();
    // "61 people were killed, including five children and three police officers": what is listed undergoes what the
    // last word of effect before it tells. Read off the surface, for trees hang such lists anywhere.
    void including(int t);

private:
    // A number that touches a word of effect belongs to it, whatever the tree says: "had been killed and 20 wounded",
    // "killing 44 and wounding dozens". After an active verb the number follows, before a participle or adjective it
    // stands.
    void own();
    // The last token before `before` of a number that a claim's words hold.
    int lastNumberToken(const ReportClaim& claim, int before) const;
    // "killed a child, injured dozens": a deed in a list of deeds, which the tree takes for a word about the dozens.
    bool isListedDeed(const mention::Frame& frame) const;
    // "Eight killed 14 injured" in headlines without commas: the number is the next word's.
    bool countsNextState(std::int32_t quantity, const mention::Frame& frame) const;
    // "police seized a shotgun": nothing is stolen.
    bool isSeizure(const mention::Frame& frame) const;
    bool isParentOf(base::Span number) const;
    // "19 were wounded and an unknown number of others killed": others stand before the word, not those of the verb
    // before.
    int othersBefore(const mention::Frame& frame) const; // the word "others", or -1
    // "the mother of a man who was killed": one person of many is told of in passing, which counts nobody.
    bool isInPassing(const mention::Frame& frame, const Counted& counted, int p) const;
    void markOwners();
    bool touches(int p, std::size_t f) const;
    bool ownedByOther(int t, const mention::Frame& frame) const;
    bool byAttackers(const mention::Frame& frame) const;
    bool pronounOfAttackers(int t) const;
    // Tells of a happening that is fact for its teller: not planned, not general, not counterfactual.
    bool leavesHospital(const mention::Frame& frame) const;
    bool isTold(const mention::Frame& frame, std::int32_t event) const;
    void effect(std::size_t f);
    // The number that touches the frame's word, where its arguments did not lead to it.
    void touching(std::size_t f, std::int32_t event, bool attackersDid);
    // "shot and killed a man": who is killed is not among the wounded.
    bool endsInDeath(const mention::Frame& frame) const;
    std::optional<Counted> ownNumber(const mention::Frame& frame) const;
    void patient(const mention::Frame& frame, std::int32_t event, int p, bool attackersDid);
    // "200 were wounded, 40 of them by bullets": a part of those that the sentence has counted.
    bool isPartOfTold(const mention::Frame& frame, const Counted& counted) const;
    // "three gunmen and one guard were killed" where the tree lost the first of the two: a counted noun of people that
    // ends right before the "and" of the first patient, and that no other verb counts.
    void neighbour(const mention::Frame& frame, std::int32_t event, bool attackersDid);
    void part(const mention::Frame& frame, std::int32_t event, int t, bool attackersDid);
    // "killing three and wounding six servicemen", "four men were killed and seven detained", "one was killed, the
    // other wounded": the noun stands with the neighbouring verb, or in the sentence before.
    bool isPartOfThem(int t) const;
    // "Killed two and wounded seven, four of them children": of those of the deed that was told last, not of the one
    // that the tree hangs them on. The frame itself for other words.
    std::size_t partOfNearer(std::size_t f, int p) const;
    std::string ellipticScope(const mention::Frame& frame, int p, bool attackersDid) const;
    // The words of the trigger where they are near, so that the evidence says what happened and not only to how many.
    base::Span triggerSpan(const mention::Frame& frame, base::Span near) const;
    // "3,000 families fled the fighting": who flees home is displaced.
    bool leavesHome(const mention::Frame& frame, const Counted& counted) const;
    void emit(const mention::Frame& frame, std::int32_t event, const Counted& counted, std::string scope,
              base::Span span);

    std::vector<bool> m_owns;          // frame -> a number touches its word
    std::vector<std::int32_t> m_owner; // quantity -> the frame whose word it touches, -1
};

} // namespace parallax::claim
