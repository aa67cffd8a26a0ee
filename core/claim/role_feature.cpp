#include "claim/role_feature.h"

#include <algorithm>

namespace parallax::claim {
namespace {

constexpr std::array<std::string_view, roleSlotCount + 1> slotNames = {
    "perpetrator-person", "perpetrator-body", "victim", "target", "weapon", "report"};

} // namespace

std::string_view name(RoleSlot slot) {
    return slotNames[static_cast<std::size_t>(slot)];
}

std::optional<RoleSlot> parseRoleSlot(std::string_view text) {
    for (std::size_t i = 0; i < slotNames.size(); ++i)
        if (slotNames[i] == text)
            return static_cast<RoleSlot>(i);
    return std::nullopt;
}

RoleFeature roleFeature(RoleSlot slot, std::string_view name) {
    return continued(continued(0xcbf29ce484222325ULL, slotNames[static_cast<std::size_t>(slot)]), name);
}

std::string_view bucket(std::size_t n) {
    constexpr std::array<std::string_view, 6> small = {"0", "1", "2", "3", "4-5", "4-5"};
    return n < small.size() ? small[n] : n < 9 ? "6-8" : n < 15 ? "9-14" : n < 25 ? "15-24" : "25+";
}

std::vector<RoleFeature> RoleFeatures::take(std::vector<std::string>* names) {
    std::ranges::sort(m_hashes);
    m_hashes.erase(std::unique(m_hashes.begin(), m_hashes.end()), m_hashes.end());
    if (names)
        for (const auto hash : m_hashes)
            names->push_back(m_names.at(hash));
    return std::move(m_hashes);
}

} // namespace parallax::claim
