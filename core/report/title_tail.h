// The name of the outlet behind a page's headline: "Ferry sinks off Lund Point - WQXZ News 12 Lund".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace parallax::report {

struct TitleTail {
    std::size_t headEnd = 0; // bytes of the title that are the headline
    std::string_view tail;   // the outlet's words, into the title; not empty
};

// Behind a bar, a dash or two colons: words that name a medium ("News", "Herald", an address of the web, a station's
// call sign, an outlet that the lexicon knows), or behind a bar or two colons any few words with capitals. At least
// three words stay as the headline. nullopt for a title without such a tail.
std::optional<TitleTail> findTitleTail(std::string_view title);

} // namespace parallax::report
