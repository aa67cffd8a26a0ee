// Bodies that reports call by several names which have no letters in common: a translation, a foreign acronym, a
// nickname. Data: resources/lexicon/body_names.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax::actor {

// Content words of a name in alphabetical order with spaces between: "Ministry of the Interior" and "Interior Ministry"
// have one key. `words`: folded, as nameWords() gives them.
std::string contentKey(const std::vector<std::string>& words);

// One key for all names of a known body, also where a word for its kind stands behind it and one word before it ("the
// extremist Northern Front group"); empty for other names. Lives as long as the program. Any thread.
std::string_view knownBody(const std::vector<std::string>& words);

} // namespace parallax::actor
