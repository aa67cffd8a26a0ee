// The words of a text that carry content, found without any analysis: for weighing how alike two pieces of text are.
#pragma once

#include <string_view>

namespace parallax::actor {

// A word of English grammar or a number word up to ten, in any case of letters.
bool isFunctionWord(std::string_view word);

inline bool isUpperLetter(char c) {
    return c >= 'A' && c <= 'Z';
}
// Bytes of letters beyond ASCII count as lower-case letters.
inline bool isLowerLetter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
inline bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Calls take(word) for each run of digits, and each run of two letters or more (a capital begins a new one), that is no
// function word. Words are views into `text`, as printed.
template <class Take>
void eachContentWord(std::string_view text, Take take) {
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t begin = i;
        if (isDigit(text[i])) {
            while (i < text.size() && isDigit(text[i]))
                ++i;
        } else if (isUpperLetter(text[i]) || isLowerLetter(text[i])) {
            ++i;
            while (i < text.size() && isLowerLetter(text[i]))
                ++i;
            if (i - begin < 2)
                continue;
        } else {
            ++i;
            continue;
        }
        const std::string_view word = text.substr(begin, i - begin);
        if (!isFunctionWord(word))
            take(word);
    }
}

} // namespace parallax::actor
