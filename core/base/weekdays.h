// The days of the week as a text in lower case has them.
#pragma once

#include <array>
#include <string_view>

namespace parallax::base {

// Monday first; weekdayName() has them as they are written.
inline constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                             "friday", "saturday", "sunday"};

} // namespace parallax::base
