// Names of countries. Data: resources/lexicon/demonyms.tsv.
#pragma once

#include <string_view>

namespace parallax::mention {

// The name of a country as in the table, whatever the case of its letters. Any thread.
bool isCountry(std::string_view name);

} // namespace parallax::mention
