// Ids as people type them.
#pragma once

#include "base/id.h"

#include <charconv>
#include <string_view>

namespace parallax::app {

// "E12" or "e12" for an id with the letter E; no id for anything else.
template <class Tag>
base::Id<Tag> thingId(std::string_view text) {
    base::Id<Tag> id;
    if (text.size() < 2 || (text.front() != Tag::prefix && text.front() != Tag::prefix - 'A' + 'a'))
        return {};
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), id.value);
    return error == std::errc() && end == text.data() + text.size() && id.value > 0 ? id : base::Id<Tag>();
}

} // namespace parallax::app
