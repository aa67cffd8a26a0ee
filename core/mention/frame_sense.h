// What a trigger tells with its arguments: its effect and kind, and whether it tells of a happening at all.
#pragma once

#include "mention/frame.h"
#include "mention/strike.h"

namespace parallax::mention {

// For one report, on one thread; what it is made of outlives it.
class FrameSense {
public:
    FrameSense(const Syntax& syntax, const TriggerLexicon& lexicon);

    // Sets effect and kind of `frame`, whose arguments are read, and takes weapons out of its patients. False where it
    // tells of nothing that happened: workers who are fired, people who leave a room.
    bool settle(Frame& frame);

private:
    bool leavesCountry(const Frame& frame) const;
    bool weapons(Frame& frame) const;
    bool dismisses(const Frame& frame) const;
    bool byForces(const Frame& frame) const;
    void against(Frame& frame) const;
    bool ofSome(int adverb, int verb) const;
    void refine(Frame& frame) const;

    const Syntax& m_syntax;
    const TriggerLexicon& m_lexicon;
    StrikeReader m_strikes;
};

} // namespace parallax::mention
