// Words for the things that happenings befall: shops, barracks, buses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax::event {

// One word for a building or vehicle and its synonyms (WordNet's first sense): "store" and "shops" -> "shop"; empty for
// any other word. `word` in lower case.
std::string thingWord(std::string_view word);

// The buildings and vehicles that a clause names.
struct NamedThings {
    std::vector<std::string> all;    // in order, as by thingWord
    std::vector<std::string> others; // those told to be another of their kind: "another store", "a second bus"
};

// In the clause that is text[begin, end), and in what stands beside the name that it ends in: "stormed Larch, another
// gun shop".
NamedThings namedThings(std::string_view text, std::size_t begin, std::size_t end);

} // namespace parallax::event
