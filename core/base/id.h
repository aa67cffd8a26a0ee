// Ids that cannot be mixed up.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace parallax::base {

// A number that names one thing of a case; 0 names nothing. Ids are given from 1 upward and never used again in one
// case. Tag::prefix is the letter in front of the number in exports and on the command line ("E12").
template <class Tag>
struct Id {
    std::int64_t value = 0;

    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
    std::string text() const {
        std::string result(1, Tag::prefix); // not "+": GCC 12 warns of an overlap there that cannot be
        result += std::to_string(value);
        return result;
    }
};

struct SourceTag {
    static constexpr char prefix = 'S';
};
struct ReportTag {
    static constexpr char prefix = 'R';
};
struct ActorTag {
    static constexpr char prefix = 'A';
};
struct EventTag {
    static constexpr char prefix = 'E';
};
struct ClaimTag {
    static constexpr char prefix = 'C';
};
struct DisagreementTag {
    static constexpr char prefix = 'D';
};

using SourceId = Id<SourceTag>;
using ReportId = Id<ReportTag>;
using ActorId = Id<ActorTag>;
using EventId = Id<EventTag>;
using ClaimId = Id<ClaimTag>;
using DisagreementId = Id<DisagreementTag>;

} // namespace parallax::base

template <class Tag>
struct std::hash<parallax::base::Id<Tag>> {
    std::size_t operator()(const parallax::base::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>()(id.value);
    }
};
