#include "claim/role_judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using mention::Role;

// A shorter text says nothing beyond what the rules read: the model has learnt from whole reports.
constexpr std::size_t leastSentences = 4;

// A weapon or target that the rules read off its verb stays unless the model is sure against it: it has seen the things
// of one region's conflicts only, and elsewhere a depot may be what is raided.
constexpr double doubtfulThing = 1.0;

class Judge {
public:
    Judge(Extraction& extraction, const RoleModel& model)
        : m_x(extraction), m_model(model), m_candidates(findRoleCandidates(extraction)) {}

    void run() {
        weighShared();
        std::vector<bool> withdrawn(m_x.claims.size(), false);
        for (const auto& candidate : m_candidates.all) {
            const double score = m_model.sum(candidate.features) + sharedWeight(candidate);
            if (candidate.proposed()) {
                // Who is counted or told of among the dead, where no war is told of, is a victim whatever else the
                // report says.
                if (score > 0 || candidate.sure) {
                    for (const auto claim : candidate.claims)
                        m_x.claims[static_cast<std::size_t>(claim)].why.push_back(reason(candidate, score));
                    continue;
                }
                if (candidate.chain < 0 && score > -doubtfulThing)
                    continue;
                for (const auto& [event, part] : candidate.parts)
                    m_x.events.mentions[static_cast<std::size_t>(event)].participants[part].role = Role::Subject;
                for (const auto claim : candidate.claims)
                    withdrawn[static_cast<std::size_t>(claim)] = true;
            } else if (score > m_model.newcomer(candidate.slot) && !isScene(candidate)) {
                m_newcomers.emplace_back(&candidate, score);
            }
        }
        withdraw(withdrawn);
        for (const auto& [candidate, score] : m_newcomers)
            add(*candidate, score);
        for (auto& event : m_x.events.mentions)
            eachOnce(event.participants);
    }

private:
    // What all candidates of a slot start from, by whether rules propose them.
    void weighShared() {
        const double report = m_model.base(RoleSlot::Report) + m_model.sum(m_candidates.report);
        for (std::size_t s = 0; s < roleSlotCount; ++s) {
            const auto slot = static_cast<RoleSlot>(s);
            for (const bool proposed : {false, true}) {
                double& weight = m_shared[s][proposed ? 1 : 0];
                weight = m_model.base(slot) + m_model.sum(m_candidates.shared[s][proposed ? 1 : 0]);
                for (const auto& feature : reportJudgement(report, proposed))
                    weight += m_model.weight(roleFeature(slot, feature));
            }
        }
    }

    double sharedWeight(const RoleCandidate& candidate) const {
        return m_shared[static_cast<std::size_t>(candidate.slot)][candidate.proposed() ? 1 : 0];
    }

    // The model has learnt from reports of armed conflicts, where a house beside violence is what it was against; where
    // none is told of, the house at a shooting is where people were.
    bool isScene(const RoleCandidate& candidate) const {
        if (candidate.slot != RoleSlot::Target || candidate.chain >= 0 || m_candidates.conflict || candidate.event < 0)
            return false;
        const auto kind = [&](std::int32_t event) { return m_x.events.mentions[static_cast<std::size_t>(event)].kind; };
        return kind(candidate.event) == mention::EventKind::Shooting ||
               kind(candidate.event) == mention::EventKind::Killing ||
               (m_x.events.main >= 0 && kind(m_x.events.main) == mention::EventKind::Shooting);
    }

    void withdraw(const std::vector<bool>& withdrawn) {
        std::size_t kept = 0;
        for (std::size_t c = 0; c < m_x.claims.size(); ++c) {
            if (withdrawn[c])
                continue;
            if (kept != c)
                m_x.claims[kept] = std::move(m_x.claims[c]);
            ++kept;
        }
        m_x.claims.resize(kept);
    }

    std::string reason(const RoleCandidate& candidate, double score) const {
        auto features = m_candidates.shared[static_cast<std::size_t>(candidate.slot)][candidate.proposed() ? 1 : 0];
        features.insert(features.end(), candidate.features.begin(), candidate.features.end());
        return fmt::format("the report as a whole shows it as {} ({:.1f} above the line), most by {}",
                           name(candidate.slot), score, m_model.strongest(features));
    }

    void add(const RoleCandidate& candidate, double score) {
        const auto event = candidate.event;
        if (candidate.chain < 0) {
            const auto attribute = candidate.slot == RoleSlot::Weapon ? Attribute::Weapon : Attribute::Target;
            const auto span = m_x.phrase(candidate.token);
            m_x.addText(attribute, candidate.slot == RoleSlot::Weapon ? "attackers" : "all", mention::Relation::Equal,
                        std::string(m_x.text(span)), span, candidate.token, event, reason(candidate, score));
            return;
        }
        const int actor = m_x.actors.at(candidate.token);
        // Rules know better what an actor is to this happening.
        const auto& known = m_x.events.mentions[static_cast<std::size_t>(event)].participants;
        if (std::ranges::any_of(known, [&](const mention::Participant& one) {
                return m_x.actors.mentions[one.actorMention].chain == static_cast<std::uint32_t>(candidate.chain);
            }))
            return;
        switch (candidate.slot) {
        case RoleSlot::PerpetratorPerson:
        case RoleSlot::PerpetratorBody:
            m_x.takeActor(event, actor, Role::Suspect);
            break;
        case RoleSlot::Victim:
            m_x.takeActor(event, actor, Role::Victim);
            break;
        case RoleSlot::Target:
            m_x.takeActor(event, actor, Role::Target);
            break;
        case RoleSlot::Weapon:
        case RoleSlot::Report:
            break;
        }
    }

    static void eachOnce(std::vector<mention::Participant>& all) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all[i]) ==
                all.begin() + static_cast<std::ptrdiff_t>(kept))
                all[kept++] = all[i];
        }
        all.resize(kept);
    }

    Extraction& m_x;
    const RoleModel& m_model;
    RoleCandidates m_candidates;
    std::array<std::array<double, 2>, roleSlotCount> m_shared{}; // weights
    std::vector<std::pair<const RoleCandidate*, double>> m_newcomers;
};

} // namespace

void judgeRoles(Extraction& extraction, const RoleModel& model) {
    if (extraction.syntax.document().sentences.size() < leastSentences)
        return;
    Judge(extraction, model).run();
}

} // namespace parallax::claim
