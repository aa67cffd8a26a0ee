#include "claim/place_text.h"

#include "mention/countries.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::claim {

bool tellsWhere(std::string_view place) {
    if (mention::isCountry(place) || place == "US" || place == "U.S." || place == "UK" || place == "U.K." ||
        place == "EU" || place == "UN")
        return false;
    static constexpr std::array<std::string_view, 14> wide{"province", "state",  "region",   "county",   "gulf",
                                                           "sea",      "ocean",  "border",   "coast",    "governorate",
                                                           "republic", "oblast", "frontier", "territory"};
    const auto blank = place.rfind(' ');
    std::string last(blank == std::string_view::npos ? place : place.substr(blank + 1));
    for (char& c : last) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    if (std::ranges::find(wide, last) != wide.end())
        return false;
    // A name, not an adjective with a common noun.
    const bool common = blank != std::string_view::npos && place[blank + 1] >= 'a' && place[blank + 1] <= 'z';
    return !common || place.find(' ') != blank;
}

} // namespace parallax::claim
