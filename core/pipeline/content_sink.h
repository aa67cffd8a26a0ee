// Where the parts of a case go while the rest of it is still being made.
#pragma once

#include "pipeline/case.h"

#include <vector>

namespace parallax::pipeline {

// Told of each kind of thing once, as soon as it is final: sources, actors, events, claims but for derived ones,
// derived claims, disagreements, and reports anywhere among them. Things come in content order, not by id, and name
// others that come later. From take() until finish() returns, or the sink is destroyed, what was taken stays where it
// is, and nobody changes it: so a sink may go on with it on another thread. Called from one thread.
class ContentSink {
public:
    virtual ~ContentSink() = default;

    virtual void take(const std::vector<Source>& sources) = 0;
    virtual void take(const std::vector<CaseReport>& reports) = 0;
    virtual void take(const std::vector<actor::Actor>& actors) = 0;
    virtual void take(const std::vector<event::Event>& events) = 0;
    virtual void take(const std::vector<Claim>& claims) = 0; // derived ones among them are not meant
    virtual void takeDerived(const std::vector<Claim>& claims) = 0;
    virtual void take(const std::vector<disagreement::Disagreement>& disagreements) = 0;

    // After the last: returns when nothing of what was taken is needed any more. Throws what went wrong with it.
    virtual void finish() = 0;
};

// Tells `sink` of a content that is there as a whole, and finishes.
inline void giveAll(const Case& content, ContentSink& sink) {
    sink.take(content.sources);
    sink.take(content.reports);
    sink.take(content.actors);
    sink.take(content.events);
    sink.take(content.claims);
    sink.takeDerived(content.claims);
    sink.take(content.disagreements);
    sink.finish();
}

} // namespace parallax::pipeline
