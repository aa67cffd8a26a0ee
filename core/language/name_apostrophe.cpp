#include "language/name_apostrophe.h"

#include "base/one_of.h"

#include <array>

namespace parallax::language {
namespace {

constexpr std::array<std::string_view, 11> clitics = {"s", "re", "ve", "ll", "d", "m", "t", "em", "im", "n", "all"};
constexpr std::uint32_t longest = 24; // bytes, of a part of such a name

bool isSmall(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

// The bytes of the apostrophe, 0 where there is none.
std::uint32_t lengthOfMark(std::string_view rest) {
    if (rest.starts_with('\''))
        return 1;
    return rest.starts_with("\xe2\x80\x99") || rest.starts_with("\xe2\x80\x98") ? 3 : 0;
}

} // namespace

bool isInsideName(std::string_view text, std::uint32_t mark) {
    const std::uint32_t length = lengthOfMark(text.substr(mark));
    if (length == 0)
        return false;
    std::uint32_t begin = mark;
    while (begin > 0 && mark - begin < longest && isSmall(text[begin - 1]))
        --begin;
    if (begin == mark || begin == 0 || !isCapital(text[begin - 1]) || (begin > 1 && isCapital(text[begin - 2])))
        return false;
    const std::uint32_t after = mark + length;
    std::uint32_t end = after;
    while (end < text.size() && end - after < longest && isSmall(text[end]) && lengthOfMark(text.substr(end)) == 0)
        ++end;
    return end > after && (end == text.size() || !isCapital(text[end])) &&
           !base::isOneOf(text.substr(after, end - after), clitics);
}

} // namespace parallax::language
