// A text as lines, and small questions about a line that title, credits, dates and furniture all ask.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::report {

// A line that is not blank. Lines end at LF, CR LF, CR, form feed, U+2028 and U+2029.
struct TextLine {
    base::Span span;          // without surrounding spaces (ASCII, U+00A0, U+FEFF, U+200B)
    std::uint32_t words = 0;  // runs without spaces that hold a letter or digit
    bool blankBefore = false; // a blank line, or the begin of the text, stands before it
};

// In text order. Linear.
std::vector<TextLine> textLines(std::string_view text);

// `part` without surrounding spaces, as a span; `offset` is where `part` begins in the text.
base::Span trimmed(std::string_view part, std::size_t offset);

std::string asciiLower(std::string_view text);
// Lower-case letters and digits with single spaces between words, quotes and punctuation gone: equal for two printings
// of one headline.
std::string normalised(std::string_view text);

bool isDigit(char c);
bool isLetter(char c); // an ASCII letter, or any byte of a character beyond ASCII
// The first character is an upper-case letter (Latin, Greek, Cyrillic).
bool startsUpper(std::string_view text);
// Ends as a sentence does: . ! ? … also within quotes or brackets that close there.
bool endsSentence(std::string_view line);

// The words of `text` (runs without spaces), at most `limit`.
std::vector<std::string_view> splitWords(std::string_view text, std::size_t limit = 64);

} // namespace parallax::report
