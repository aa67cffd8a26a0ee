// The day that a figure speaks for, where the words give one: "as of Tuesday", "by Monday night 12 had died".
#pragma once

#include "claim/attribution.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"

#include <optional>
#include <vector>

namespace parallax::claim {

// The day of the count at `token`, told by `said` or by nobody (nullptr): one that its own words name, else the one on
// which it was said. Never after the report's last possible day, which `published` ends with; nullopt where nothing in
// the sentence tells.
std::optional<base::CivilTime> asOfDay(const mention::Syntax& syntax, const std::vector<mention::TimeMention>& times,
                                       int token, const Attribution* said, const base::TimeInterval& published);

} // namespace parallax::claim
