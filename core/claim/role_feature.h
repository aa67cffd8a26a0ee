// The features of the role model: their slots, their names, and their numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parallax::claim {

// Report stands for the whole report: whether it tells of violence that somebody did to somebody, at one time and
// place.
enum class RoleSlot : std::uint8_t { PerpetratorPerson, PerpetratorBody, Victim, Target, Weapon, Report };
inline constexpr std::size_t roleSlotCount = 5; // without Report
std::string_view name(RoleSlot slot);           // "perpetrator-person": as in models/roles.tsv
std::optional<RoleSlot> parseRoleSlot(std::string_view text);

// A feature by number: a hash of its slot and its name ("head=guard"). 64 bits: two names do not meet in practice.
using RoleFeature = std::uint64_t;
RoleFeature roleFeature(RoleSlot slot, std::string_view name);
// The number of a feature whose name goes on with `more`.
constexpr RoleFeature continued(RoleFeature feature, std::string_view more) {
    for (const char c : more)
        feature = (feature ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; // FNV-1a
    return feature;
}

// Numbers fall into few classes, so that a weight is learnt from many reports: "0", "4-5", "25+".
std::string_view bucket(std::size_t n);

// Collects the features of one candidate. Names are put together only where somebody wants to read them.
class RoleFeatures {
public:
    RoleFeatures(RoleSlot slot, bool named) : m_seed(roleFeature(slot, {})), m_named(named) {}

    template <class... Parts>
    void add(const Parts&... parts) {
        std::uint64_t hash = m_seed;
        ((hash = continued(hash, parts)), ...);
        m_hashes.push_back(hash);
        if (m_named) {
            std::string text;
            ((text += parts), ...);
            m_names.emplace(hash, std::move(text));
        }
    }
    // The features, sorted and each once, and their names in the same order where they are kept. Once.
    std::vector<RoleFeature> take(std::vector<std::string>* names);

private:
    std::uint64_t m_seed;
    bool m_named;
    std::vector<RoleFeature> m_hashes;
    std::unordered_map<std::uint64_t, std::string> m_names;
};

} // namespace parallax::claim
