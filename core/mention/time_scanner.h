// A light scanner for time expressions: the text as words, numbers and marks, one paragraph after the other.
// It does not use the tokens of the language analysis, so that times can be found at the speed of reading and in text
// that was never parsed.
#pragma once

#include "base/span.h"
#include "mention/time_words.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::mention {

enum class TimeTokenKind : std::uint8_t { Word, Number, Mark };
// What stands before a token. Line: a line end inside a paragraph that was broken to some width.
enum class Gap : std::uint8_t { None, Space, Line, Break };

struct TimeToken {
    base::Span span;
    TimeTokenKind kind = TimeTokenKind::Mark;
    Gap gap = Gap::Break;
    char mark = 0; // of a Mark: the ASCII character; '-' hyphens, 'n' en dash, 'm' em dash, '\'' any single quote
    bool capital = false;           // a Word that begins with an ASCII capital
    bool upper = false;             // a Word of capitals only, two or more
    std::uint8_t digits = 0;        // of a Number: how many, at most 18
    std::int64_t number = 0;        // of a Number
    const TimeWord* word = nullptr; // of a Word: its entry in the lexicon, if it has one
};

// Reads tokens from `text` at byte `from` into `out` (cleared before): up to the end of the paragraph, or about `most`
// tokens where a paragraph is longer. Returns where to go on; text.size() at the end. Cost is linear whatever the bytes
// are.
std::size_t scanTimeTokens(std::string_view text, std::size_t from, std::size_t most, std::vector<TimeToken>& out);

} // namespace parallax::mention
