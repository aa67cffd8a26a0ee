// What an analyst decided on which mentions tell of one happening: applied to the groups that extraction made.
#pragma once

#include "event/local_events.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace parallax::event {

// An event mention: the place of its report, its index there.
struct MentionPlace {
    std::uint32_t report = 0;
    std::uint32_t mention = 0;

    auto operator<=>(const MentionPlace&) const = default;
};

// The events of the two mentions are one, under the title of `into`.
struct JoinEdit {
    MentionPlace from, into;
};

// Takes out of the event of `of`, as an event of its own: `mentions`, all that `reports` (places) tell of it, and
// evidence that both share (`shared`: mentions that stay, but of which some claims speak of the new event).
struct SplitEdit {
    MentionPlace of;
    std::vector<std::uint32_t> reports;
    std::vector<MentionPlace> mentions;
    std::vector<MentionPlace> shared;
};

using Edit = std::variant<JoinEdit, SplitEdit>;

// Local events that are one event. `members` is sorted. `titled`: the members that its title is made of; empty: all.
// `edit`: the last edit that says which event it is (the index; of a split the part taken out), -1: none.
struct Group {
    std::vector<std::uint32_t> members;
    std::vector<std::string> because;
    std::vector<std::uint32_t> titled;
    std::int32_t edit = -1;
};

// Applies `edits` in their order to `groups`, which hold every local event once. A split may take a local event apart:
// its part is appended to `locals`. Edits that name mentions of no event rest. Groups without members are taken away.
void applyEdits(const std::vector<Edit>& edits, claim::AnalysedReports reports, const actor::Resolution& actors,
                LocalEvents& locals, std::vector<Group>& groups);

} // namespace parallax::event
