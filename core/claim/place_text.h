// Which names of places tell where something was.
#pragma once

#include <string_view>

namespace parallax::claim {

// False for countries, seas, and lands of a country by their own word ("Upper Long Province"), which hold too much; and
// for what only a people's adjective tells apart ("Northland town").
bool tellsWhere(std::string_view place);

} // namespace parallax::claim
