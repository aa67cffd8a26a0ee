#include "exchange/case_references.h"

#include <set>
#include <unordered_map>

namespace parallax::exchange {

namespace {

class Check {
public:
    explicit Check(const pipeline::Case& content) : m_case(content) {}

    std::string wrong() {
        reports();
        events();
        claims();
        disagreements();
        return std::move(m_wrong);
    }

private:
    // Only the first thing that is wrong is told.
    void tell(std::string what) {
        if (m_wrong.empty())
            m_wrong = std::move(what);
    }

    template <class Tag, class Of>
    void mustExist(base::Id<Tag> id, base::Id<Of> where) {
        if (id && m_case.find(id) == nullptr)
            tell(where.text() + " names " + id.text() + ", which is not there");
    }

    void reports() {
        std::set<std::string> hashes;
        for (const pipeline::CaseReport& report : m_case.reports) {
            mustExist(report.publisher, report.id);
            mustExist(report.via, report.id);
            if (!hashes.insert(report.report.sha256).second)
                tell(report.id.text() + " has the same sha256 as another report");
        }
    }

    void events() {
        for (const event::Event& event : m_case.events) {
            mustExist(event.parent, event.id);
            if (event.parent == event.id)
                tell(event.id.text() + " is its own parent");
            for (const event::EventActor& part : event.actors) {
                mustExist(part.actor, event.id);
            }
        }
        circles();
    }

    // Parents that lead back to where they began: each way up is walked once.
    void circles() {
        std::unordered_map<base::EventId, base::EventId> walkedFrom;
        for (const event::Event& event : m_case.events) {
            for (const event::Event* at = &event; at != nullptr; at = m_case.find(at->parent)) {
                const auto [first, fresh] = walkedFrom.emplace(at->id, event.id);
                if (fresh)
                    continue;
                if (first->second == event.id)
                    tell(at->id.text() + " is part of itself, by way of " + at->parent.text());
                break;
            }
        }
    }

    void claims() {
        for (const pipeline::Claim& claim : m_case.claims) {
            mustExist(claim.event, claim.id);
            mustExist(claim.speaker, claim.id);
            mustExist(claim.via, claim.id);
            mustExist(claim.subject, claim.id);
            for (const base::ClaimId part : claim.from) {
                mustExist(part, claim.id);
            }
        }
    }

    void disagreements() {
        for (const disagreement::Disagreement& disagreement : m_case.disagreements) {
            mustExist(disagreement.event, disagreement.id);
            for (const disagreement::Position& position : disagreement.positions) {
                for (const base::ClaimId claim : position.claims) {
                    mustExist(claim, disagreement.id);
                }
            }
        }
    }

    const pipeline::Case& m_case;
    std::string m_wrong;
};

} // namespace

std::string wrongReference(const pipeline::Case& content) {
    return Check(content).wrong();
}

} // namespace parallax::exchange
