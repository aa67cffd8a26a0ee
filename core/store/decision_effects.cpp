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
            applyTo(*logged);
        }
        // Edits that the content was built with find nothing left to do here; those of a case without analyses do.
        splitEvents();
        mergeActors();
        mergeEvents();
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
        case DecisionKind::ClaimEvent:
            if (pipeline::Claim* claim = findClaim(logged)) {
                if (const auto event = idIn<base::EventTag>(decision.value); m_content.find(event) != nullptr)
                    claim->event = event;
            }
            return;
        case DecisionKind::ReportDate:
            if (pipeline::CaseReport* report = findReport(logged))
                if (const auto time = base::parseEdtf(decision.value); time && time->known()) {
                    report->report.published = *time;
                    report->report.published.basis = base::Basis::Explicit;
                    report->report.publishedBecause = handDateBecause(decision);
                    report->datedByHand = true;
                }
            return;
        case DecisionKind::ActorMerge:
        case DecisionKind::EventMerge:
        case DecisionKind::EventSplit:
            return; // after all names are set, see mergeActors() and mergeEvents()
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
        // One that was merged away has no title or name of its own any more.
        for (const DecisionKind merge : {DecisionKind::EventMerge, DecisionKind::ActorMerge}) {
            const auto gone = m_holding.find({merge, logged.decision.subject});
            if (gone != m_holding.end() && gone->second != &logged && !gone->second->decision.value.empty())
                return nullptr;
        }
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

    pipeline::CaseReport* findReport(const LoggedDecision& logged) {
        const base::ReportId anchor = anchored(logged.anchor);
        return mutableOf(m_content.find(anchor ? anchor : idIn<base::ReportTag>(logged.decision.subject)));
    }
    pipeline::Claim* findClaim(const LoggedDecision& logged) {
        return mutableOf(m_content.find(idIn<base::ClaimTag>(logged.decision.subject)));
    }
    disagreement::Disagreement* findDisagreement(const LoggedDecision& logged) {
        return mutableOf(m_content.find(idIn<base::DisagreementTag>(logged.decision.subject)));
    }

    // Which things go by the id of another: a decision of `kind` each, as made in the course of time. `find` gives the
    // thing that a decision is about.
    template <class Tag>
    class Merges {
    public:
        using Id = base::Id<Tag>;

        template <class Find>
        Merges(const Effects& effects, DecisionKind kind, Find find) {
            std::map<std::int64_t, std::pair<Id, Id>> byTime; // decision id -> what goes, into what
            for (const auto& [key, logged] : effects.m_holding) {
                if (logged->decision.kind != kind || logged->decision.value.empty())
                    continue;
                const auto* gone = find(*logged);
                const Id into = idIn<Tag>(logged->decision.value);
                if (gone != nullptr && effects.m_content.find(into) != nullptr)
                    byTime[logged->decision.id] = {gone->id, into};
            }
            for (const auto& [when, pair] : byTime) {
                const Id into = survivor(pair.second);
                if (into != pair.first)
                    m_into[pair.first] = into; // a merge that would close a circle has happened already
            }
        }

        bool empty() const { return m_into.empty(); }
        bool goes(Id id) const { return m_into.contains(id); }
        // Follows merges of merges to the one that stays; a circle ends where it began.
        Id survivor(Id id) const {
            for (std::size_t steps = 0; steps <= m_into.size(); ++steps) {
                const auto next = m_into.find(id);
                if (next == m_into.end())
                    return id;
                id = next->second;
            }
            return id;
        }

    private:
        std::unordered_map<Id, Id> m_into;
    };

    void splitEvents() {
        for (const auto& [key, logged] : m_holding) {
            const std::vector<std::string> words = wordsOf(logged->decision.value);
            const auto id = idIn<base::EventTag>(key.second);
            if (key.first != DecisionKind::EventSplit || words.empty() || m_content.find(id) != nullptr)
                continue;
            event::Event* whole = mutableOf(m_content.find(idIn<base::EventTag>(words.front())));
            if (whole == nullptr)
                continue;
            event::Event part = *whole;
            part.id = id;
            part.mentions.clear();
            part.because = {"taken out of another event by an analyst"};
            for (std::size_t at = 1; at < words.size(); ++at)
                if (const auto item = parseSplitItem(words[at]))
                    moveItem(*item, *whole, part);
            if (part.mentions.empty())
                continue;
            m_content.events.insert(
                std::upper_bound(m_content.events.begin(), m_content.events.end(), id,
                                 [](base::EventId wanted, const event::Event& event) { return wanted < event.id; }),
                std::move(part));
        }
    }

    // A report's part or a mention moves with the claims that stand in it; a claim takes its own words along as
    // evidence.
    void moveItem(const SplitItem& item, event::Event& whole, event::Event& part) {
        if (item.claim) {
            if (pipeline::Claim* claim = mutableOf(m_content.find(item.claim)); claim != nullptr) {
                claim->event = part.id;
                part.mentions.push_back({claim->report, claim->span, -1});
            }
            return;
        }
        const auto isTaken = [&](const event::EventEvidence& mention) {
            return mention.report == item.report && (item.span.empty() || mention.span == item.span);
        };
        for (const event::EventEvidence& mention : whole.mentions)
            if (isTaken(mention))
                part.mentions.push_back(mention);
        std::erase_if(whole.mentions, isTaken);
        for (pipeline::Claim& claim : m_content.claims)
            if (claim.event == whole.id && claim.report == item.report &&
                (item.span.empty() || item.span.overlaps(claim.span)))
                claim.event = part.id;
    }

    void mergeActors() {
        const Merges<base::ActorTag> merges(*this, DecisionKind::ActorMerge,
                                            [this](const LoggedDecision& logged) { return findActor(logged); });
        if (merges.empty())
            return;
        for (actor::Actor& actor : m_content.actors) {
            if (const base::ActorId into = merges.survivor(actor.id); into != actor.id)
                moveNames(actor, *mutableOf(m_content.find(into)));
        }
        std::erase_if(m_content.actors, [&](const actor::Actor& actor) { return merges.goes(actor.id); });
        for (event::Event& event : m_content.events) {
            for (event::EventActor& part : event.actors) {
                part.actor = merges.survivor(part.actor);
            }
            sortOnce(event.actors);
        }
        for (pipeline::Claim& claim : m_content.claims) {
            claim.speaker = merges.survivor(claim.speaker);
            claim.subject = merges.survivor(claim.subject);
        }
    }

    void mergeEvents() {
        const Merges<base::EventTag> merges(*this, DecisionKind::EventMerge,
                                            [this](const LoggedDecision& logged) { return findEvent(logged); });
        if (merges.empty())
            return;
        for (event::Event& event : m_content.events) {
            if (const base::EventId into = merges.survivor(event.id); into != event.id)
                moveEvidence(event, *mutableOf(m_content.find(into)));
        }
        std::erase_if(m_content.events, [&](const event::Event& event) { return merges.goes(event.id); });
        for (event::Event& event : m_content.events) {
            event.parent = merges.survivor(event.parent);
        }
        for (pipeline::Claim& claim : m_content.claims) {
            claim.event = merges.survivor(claim.event);
        }
        for (disagreement::Disagreement& one : m_content.disagreements) {
            one.event = merges.survivor(one.event);
        }
    }

    template <class T>
    static void sortOnce(std::vector<T>& things) {
        std::sort(things.begin(), things.end());
        things.erase(std::unique(things.begin(), things.end()), things.end());
    }

    // What the one that goes knew, the one that stays knows too; what they both say, it says.
    void moveEvidence(event::Event& from, event::Event& into) {
        into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
        std::sort(into.mentions.begin(), into.mentions.end(),
                  [](const event::EventEvidence& left, const event::EventEvidence& right) {
                      return std::tie(left.report, left.span) < std::tie(right.report, right.span);
                  });
        into.actors.insert(into.actors.end(), from.actors.begin(), from.actors.end());
        sortOnce(into.actors);
        if (!into.time.known()) {
            into.time = from.time;
            into.timeBecause = from.timeBecause;
        }
        if (into.place.empty())
            into.place = from.place;
        // One that was a part of what it now stands for takes its place.
        if (isAbove(from.id, into))
            into.parent = from.parent;
        into.because.push_back(from.title + ": merged by an analyst");
    }

    bool isAbove(base::EventId id, const event::Event& event) const {
        const event::Event* at = &event;
        for (std::size_t steps = 0; at != nullptr && steps <= m_content.events.size(); ++steps) {
            if (at->parent == id)
                return true;
            at = m_content.find(at->parent);
        }
        return false;
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

void EventChange::applyTo(event::Event& event) const {
    if (!title.empty())
        event.title = title;
    if (hidden)
        event.hidden = *hidden;
}

std::optional<std::map<base::EventId, EventChange>>
singleEventChanges(const std::vector<LoggedDecision>& decisions, const std::function<bool(base::EventId)>& exists) {
    std::map<base::EventId, EventChange> changes;
    for (const LoggedDecision& logged : decisions) { // a later one replaces an earlier one
        const Decision& decision = logged.decision;
        if (decision.undone)
            continue;
        switch (decision.kind) {
        case DecisionKind::EventTitle:
        case DecisionKind::EventHidden: {
            const auto id = idIn<base::EventTag>(decision.subject);
            if (!exists(id))
                return std::nullopt; // it is found again by its evidence
            if (decision.kind == DecisionKind::EventTitle)
                changes[id].title = decision.value;
            else
                changes[id].hidden = decision.value == "1";
            break;
        }
        case DecisionKind::ActorMerge:
        case DecisionKind::EventMerge:
        case DecisionKind::EventSplit:
        case DecisionKind::ClaimEvent:
            return std::nullopt;
        case DecisionKind::ActorName:
        case DecisionKind::DisagreementDismissed:
        case DecisionKind::DisagreementNote:
        case DecisionKind::SourceReliability:
        case DecisionKind::ClaimCredibility:
        case DecisionKind::EstimateRule:
        case DecisionKind::ReportDate:
            break;
        }
    }
    return changes;
}

void applyDecisions(pipeline::Case& content, const std::vector<LoggedDecision>& decisions) {
    Effects(content, decisions).apply();
}

} // namespace parallax::store
