// Names of countries. Data: resources/lexicon/demonyms.tsv.
#pragma once

#include <string_view>

namespace parallax::mention {

// The name of a country as in the table, whatever the case of its letters. Any thread.
bool isCountry(std::string_view name);

// The country that an adjective or the name of a citizen belongs to ("afghan": "Afghanistan"), in lower case; empty for
// other words. Any thread.
std::string_view countryOf(std::string_view adjective);

} // namespace parallax::mention
