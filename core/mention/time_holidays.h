// Holidays whose dates can be computed, from resources/lexicon/holidays.tsv.
#pragma once

#include "base/civil_time.h"
#include "mention/time_scanner.h"

#include <array>
#include <optional>
#include <string_view>

namespace parallax::mention {

enum class HolidayRule : std::uint8_t { Fixed, Easter, Orthodox, Nth, Chinese, Islamic };

struct Holiday {
    std::string_view name; // lower case, straight apostrophes
    HolidayRule rule = HolidayRule::Fixed;
    std::array<int, 4> numbers{}; // as in the lexicon's header line
};

// The longest holiday name whose words begin at tokens[at]; `size` is how many tokens it takes. Words must be written
// with capitals.
const Holiday* findHoliday(std::string_view text, const std::vector<TimeToken>& tokens, std::size_t at,
                           std::size_t& size);

// The days of the holiday in (Gregorian) `year`: the first one that begins in that year. Islamic dates follow the
// tabular calendar (civil epoch, 30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), which can be a
// day or two off the sighted moon: the interval has a day added at both ends. nullopt where the year has none.
std::optional<base::TimeInterval> holidayInterval(const Holiday& holiday, int year);

} // namespace parallax::mention
