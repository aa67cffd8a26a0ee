// A linear model of who and what fills the roles of reported violence: a sum of weights, one for each feature that
// holds. Data: resources/models/roles.tsv, made by parallax-train-roles (logistic regression).
#pragma once

#include "claim/role_candidates.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::claim {

class RoleModel {
public:
    static const RoleModel& shared(); // made on first use, never changes, any thread
    // `table` as in models/roles.tsv and outliving the model; `file` names it in errors. Throws base::Error.
    RoleModel(std::string_view table, std::string_view file);

    double weight(RoleFeature feature) const;
    double sum(const std::vector<RoleFeature>& features) const;
    // The features that weigh most in favour, heaviest first, three at most: "head=bomb, rule=thing of bombing".
    std::string strongest(const std::vector<RoleFeature>& features) const;
    // The weight that every candidate of a slot starts from. A candidate whose sum is above 0 fills the slot: the line
    // was laid where training found most right and fewest wrong. No probability.
    double base(RoleSlot slot) const { return m_base[static_cast<std::size_t>(slot)]; }
    // What a candidate that no rule proposes must reach.
    double newcomer(RoleSlot slot) const { return m_newcomer[static_cast<std::size_t>(slot)]; }

private:
    struct Weight {
        RoleFeature feature = 0;
        double value = 0;
        std::string_view name; // empty: no weight lies here
    };
    // The weight of `feature`, or the empty place for it. A hash table with open addressing: hundreds of features are
    // looked up for each candidate.
    const Weight& find(RoleFeature feature) const;

    std::vector<Weight> m_weights; // as many as a power of two, at least half of them empty
    std::array<double, roleSlotCount + 1> m_base{}, m_newcomer{};
};

} // namespace parallax::claim
