// What decisions do to a case.
#include "store/decision_log.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <unordered_map>

namespace parallax::store {

namespace {

template <class Tag>
base::Id<Tag> idIn(const std::string& text) {
    base::Id<Tag> id;
    if (text.size() > 1 && text.front() == Tag::prefix)
        std::from_chars(text.data() + 1, text.data() + text.size(), id.value);
    return id;
}

// The evidence by which a thing is found again; one overload a kind of thing.
const std::vector<actor::ActorName>& evidenceOf(const actor::Actor& actor) {
    return actor.names;
}
const std::vector<event::EventEvidence>& evidenceOf(const event::Event& event) {
    return event.mentions;
}

class Effects {
public:
    Effects(pipeline::Case& content, const std::vector<LoggedDecision>& decisions) : m_content(content) {
        for (const LoggedDecision& logged : decisions) {
            if (logged.decision.undone)
                continue;
            m_holding[{logged.decision.kind, logged.decision.subject}] = &logged; // a later one replaces an earlier one
        }
    }

    void apply() {
        for (const auto& [key, logged] : m_holding) {
            if (logged->decision.kind != DecisionKind::ActorMerge)
                applyTo(*logged);
        }
        merge();
    }

private:
    void applyTo(const LoggedDecision& logged) {
        const Decision& decision = logged.decision;
        switch (decision.kind) {
        case DecisionKind::EventTitle:
            if (event::Event* event = findEvent(logged); event != nullptr && !decision.value.empty())
                event->title = decision.value;
            return;
        case DecisionKind::EventHidden:
            if (event::Event* event = findEvent(logged))
                event->hidden = decision.value == "1";
            return;
        case DecisionKind::ActorName:
            if (actor::Actor* actor = findActor(logged); actor != nullptr && !decision.value.empty())
                actor->name = decision.value;
            return;
        case DecisionKind::DisagreementDismissed:
            if (auto* disagreement = findDisagreement(logged))
                disagreement->dismissed = decision.value == "1";
            return;
        case DecisionKind::DisagreementNote:
            if (auto* disagreement = findDisagreement(logged))
                disagreement->note = decision.value;
            return;
        case DecisionKind::EstimateRule:
            if (decision.subject.empty()) {
                m_content.estimateRule = decision.value;
            } else if (auto* disagreement = findDisagreement(logged)) {
                disagreement->estimateRule = decision.value;
            }
            return;
        case DecisionKind::SourceReliability:
            if (auto* source = mutableOf(m_content.find(idIn<base::SourceTag>(decision.subject))))
                source->reliability = decision.value.front();
            return;
        case DecisionKind::ClaimCredibility:
            if (pipeline::Claim* claim = findClaim(logged))
                claim->credibility = decision.value.front();
            return;
        case DecisionKind::ActorMerge:
            return; // after all names are set, see merge()
        }
    }

    // Case::find is const; the thing it finds is in m_content, which is not.
    template <class T>
    static T* mutableOf(const T* thing) {
        return const_cast<T*>(thing);
    }

    base::ReportId anchored(const Anchor& anchor) const {
        if (anchor.sha256.empty())
            return {};
        for (const pipeline::CaseReport& entry : m_content.reports) {
            if (entry.report.sha256 == anchor.sha256)
                return entry.id;
        }
        return {};
    }

    // The thing with the id of the subject, else the one whose evidence is where the subject's was.
    template <class Tag, class T>
    T* find(const LoggedDecision& logged, std::vector<T>& things) {
        if (const T* found = m_content.find(idIn<Tag>(logged.decision.subject)))
            return mutableOf(found);
        const base::ReportId report = anchored(logged.anchor);
        if (!report)
            return nullptr;
        for (T& thing : things) {
            for (const auto& evidence : evidenceOf(thing)) {
                if (evidence.report == report && evidence.span == logged.anchor.span)
                    return &thing;
            }
        }
        return nullptr;
    }
    event::Event* findEvent(const LoggedDecision& logged) { return find<base::EventTag>(logged, m_content.events); }
    actor::Actor* findActor(const LoggedDecision& logged) { return find<base::ActorTag>(logged, m_content.actors); }

    pipeline::Claim* findClaim(const LoggedDecision& logged) {
        return mutableOf(m_content.find(idIn<base::ClaimTag>(logged.decision.subject)));
    }
    disagreement::Disagreement* findDisagreement(const LoggedDecision& logged) {
        return mutableOf(m_content.find(idIn<base::DisagreementTag>(logged.decision.subject)));
    }

    // Follows merges of merges to the actor that stays; a circle ends where it began.
    base::ActorId survivor(base::ActorId id) const {
        for (std::size_t steps = 0; steps <= m_mergedInto.size(); ++steps) {
            const auto next = m_mergedInto.find(id);
            if (next == m_mergedInto.end())
                return id;
            id = next->second;
        }
        return id;
    }

    void merge() {
        std::map<std::int64_t, std::pair<base::ActorId, base::ActorId>> byTime; // decision id -> actor, into
        for (const auto& [key, logged] : m_holding) {
            if (logged->decision.kind != DecisionKind::ActorMerge || logged->decision.value.empty())
                continue;
            const actor::Actor* gone = findActor(*logged);
            const base::ActorId into = idIn<base::ActorTag>(logged->decision.value);
            if (gone != nullptr && m_content.find(into) != nullptr)
                byTime[logged->decision.id] = {gone->id, into};
        }
        for (const auto& [when, pair] : byTime) {
            const base::ActorId into = survivor(pair.second);
            if (into != pair.first)
                m_mergedInto[pair.first] = into; // a merge that would close a circle has happened already
        }
        if (m_mergedInto.empty())
            return;
        for (actor::Actor& actor : m_content.actors) {
            if (const base::ActorId into = survivor(actor.id); into != actor.id)
                moveNames(actor, *mutableOf(m_content.find(into)));
        }
        std::erase_if(m_content.actors, [&](const actor::Actor& actor) { return m_mergedInto.contains(actor.id); });
        for (event::Event& event : m_content.events) {
            for (event::EventActor& part : event.actors) {
                part.actor = survivor(part.actor);
            }
            std::sort(event.actors.begin(), event.actors.end());
            event.actors.erase(std::unique(event.actors.begin(), event.actors.end()), event.actors.end());
        }
        for (pipeline::Claim& claim : m_content.claims) {
            claim.speaker = survivor(claim.speaker);
            claim.subject = survivor(claim.subject);
        }
    }

    static void moveNames(actor::Actor& from, actor::Actor& into) {
        into.names.insert(into.names.end(), std::make_move_iterator(from.names.begin()),
                          std::make_move_iterator(from.names.end()));
        std::sort(into.names.begin(), into.names.end(),
                  [](const actor::ActorName& left, const actor::ActorName& right) {
                      return std::tie(left.report, left.span) < std::tie(right.report, right.span);
                  });
        into.because.push_back(from.name + ": merged by an analyst");
    }

    pipeline::Case& m_content;
    std::map<std::pair<DecisionKind, std::string>, const LoggedDecision*> m_holding;
    std::unordered_map<base::ActorId, base::ActorId> m_mergedInto;
};

} // namespace

std::vector<Decision> decisionsIn(const pipeline::Case& content) {
    std::vector<Decision> found;
    const auto add = [&](DecisionKind kind, std::string subject, std::string value) {
        found.push_back({0, {}, kind, std::move(subject), std::move(value), "taken over from an export", false});
    };
    for (const pipeline::Source& source : content.sources) {
        if (source.reliability != pipeline::Source().reliability)
            add(DecisionKind::SourceReliability, source.id.text(), std::string(1, source.reliability));
    }
    for (const event::Event& event : content.events) {
        if (event.hidden)
            add(DecisionKind::EventHidden, event.id.text(), "1");
    }
    for (const pipeline::Claim& claim : content.claims) {
        if (claim.credibility != pipeline::Claim().credibility)
            add(DecisionKind::ClaimCredibility, claim.id.text(), std::string(1, claim.credibility));
    }
    for (const disagreement::Disagreement& one : content.disagreements) {
        if (one.dismissed)
            add(DecisionKind::DisagreementDismissed, one.id.text(), "1");
        if (!one.note.empty())
            add(DecisionKind::DisagreementNote, one.id.text(), one.note);
        if (!one.estimateRule.empty())
            add(DecisionKind::EstimateRule, one.id.text(), one.estimateRule);
    }
    if (!content.estimateRule.empty())
        add(DecisionKind::EstimateRule, {}, content.estimateRule);
    return found;
}

void applyDecisions(pipeline::Case& content, const std::vector<LoggedDecision>& decisions) {
    Effects(content, decisions).apply();
}

} // namespace parallax::store
