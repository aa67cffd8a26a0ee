// Counts that a word of effect tells of its arguments: "gunmen killed three guards and wounded six".
#pragma once

#include "claim/count_reader.h"
#include "claim/elliptic_scope.h"
#include "claim/number_owners.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax::claim {

class EffectCounter : private CountReader {
public:
    explicit EffectCounter(Extraction& extraction)
        : CountReader(extraction), m_owners(extraction), m_elliptic(extraction) {}

    // The counts of all frames, in their order.
    void run();

    // "The name of a man who was killed in the raid was released": who is told of in passing is counted where nobody
    // else of the dead or the hurt is. Once all other counts are there.
    void tellInPassing();
    // "61 people were killed, including five children and three police officers": what is listed undergoes what the
    // last word of effect before it tells. Read off the surface, for trees hang such lists anywhere.
    void including(int t);

private:
    // The last token before `before` of a number that a claim's words hold.
    int lastNumberToken(const ReportClaim& claim, int before) const;
    // "19 were wounded and an unknown number of others killed": others stand before the word, not those of the verb
    // before.
    int othersBefore(const mention::Frame& frame) const; // the word "others", or -1
    // "All five were shot, Ana Berg and Nik Halden died": `p` is who was shot, and those named are who died.
    bool isOfNameBehind(const mention::Frame& frame, int p) const;
    bool isOfNearer(const mention::Frame& frame, int p) const;
    // "two suffered injuries and a third person died": the third of those hit, not of the dead.
    bool countsTheHurt(const mention::Frame& frame, const Counted& counted) const;
    // Two or more wounded have been told.
    bool severalWounded() const;
    // What the tree makes one of those affected, though the words say otherwise.
    bool isBesides(const mention::Frame& frame, int p) const;
    // "the mother of a man who was killed": one person of many is told of in passing, which counts nobody.
    bool isInPassing(const mention::Frame& frame, const Counted& counted, int p) const;
    void effect(std::size_t f);
    // The number that touches the frame's word, where its arguments did not lead to it.
    void touching(std::size_t f, std::int32_t event, bool attackersDid);
    std::optional<Counted> ownNumber(const mention::Frame& frame) const;
    void patient(const mention::Frame& frame, std::int32_t event, int p, bool attackersDid);
    // "200 were wounded, 40 of them by bullets": a part of those that the sentence has counted.
    bool isPartOfTold(const mention::Frame& frame, const Counted& counted) const;
    // "three gunmen and one guard were killed" where the tree lost the first of the two: a counted noun of people that
    // ends right before the "and" of the first patient, and that no other verb counts.
    void neighbour(const mention::Frame& frame, std::int32_t event, bool attackersDid);
    // A number of people, or a bare one, stands at the token: not "both" of "both sides".
    bool countsPeopleAt(int t) const;
    // "one was killed and another two, including a child, were hurt": the number right before the list at `t` is none
    // of those that the frame before it counts.
    bool countsOthers(const mention::Frame& frame, int t) const;
    void part(const mention::Frame& frame, std::int32_t event, int t, bool attackersDid);
    // "Killed two and wounded seven, four of them children": of those of the deed that was told last, not of the one
    // that the tree hangs them on. The frame itself for other words.
    std::size_t partOfNearer(std::size_t f, int p) const;
    // "killed nine and wounded 30, including six children": told by the list behind "including".
    bool isIncluded(const mention::Frame& frame, int p) const;
    // "killing 11 guards and two nurses": behind the deed, with no other deed between them.
    bool isListedBehind(const mention::Frame& frame, int p) const;
    // The deed that "and" joins right behind a killing: "killed and wounded hundreds".
    std::optional<std::size_t> joinedDeed(const mention::Frame& frame) const;
    // The words of the trigger where they are near, so that the evidence says what happened and not only to how many.
    base::Span triggerSpan(const mention::Frame& frame, base::Span near) const;
    void emit(const mention::Frame& frame, std::int32_t event, const Counted& counted, std::string scope,
              base::Span span);

    struct InPassing {
        const mention::Frame* frame = nullptr;
        std::int32_t event = -1;
        Counted counted;
        bool attackersDid = false;
    };
    std::vector<InPassing> m_inPassing;
    NumberOwners m_owners;
    EllipticScope m_elliptic;
};

} // namespace parallax::claim
