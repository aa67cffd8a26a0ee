#include "mention/number_token.h"

#include <array>
#include <cstddef>

namespace parallax::mention {

namespace {

constexpr std::size_t longestWord = 24;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// Reads "1,200.5" from the front of `form`; what is left stays in it.
std::optional<double> takeDigits(std::string_view& form, bool& plain) {
    std::size_t at = 0;
    double value = 0;
    std::size_t count = 0;
    while (at < form.size()) {
        if (isDigit(form[at])) {
            value = value * 10 + (form[at] - '0');
            ++at;
            ++count;
        } else if (form[at] == ',' && at > 0 && at + 3 < form.size() && isDigit(form[at + 1]) &&
                   isDigit(form[at + 2]) && isDigit(form[at + 3]) &&
                   (at + 4 == form.size() || !isDigit(form[at + 4]))) {
            plain = false;
            ++at;
        } else {
            break;
        }
    }
    if (at + 1 < form.size() && form[at] == '.' && isDigit(form[at + 1])) {
        plain = false;
        ++at;
        double scale = 0.1;
        for (; at < form.size() && isDigit(form[at]); ++at, scale /= 10) {
            value += (form[at] - '0') * scale;
            ++count;
        }
    }
    if (count == 0 || count > 18) {
        return std::nullopt;
    }
    form.remove_prefix(at);
    return value;
}

} // namespace

const QuantityWord* quantityWordOf(std::string_view form) {
    if (form.empty() || form.size() > longestWord) {
        return nullptr;
    }
    std::array<char, longestWord> buffer{};
    for (std::size_t index = 0; index < form.size(); ++index) {
        buffer[index] = lower(form[index]);
    }
    return findQuantityWord({buffer.data(), form.size()});
}

NumberToken readNumberToken(std::string_view form) {
    NumberToken token;
    if (form.empty()) {
        return token;
    }
    token.capital = form.front() >= 'A' && form.front() <= 'Z';
    if (form == "\u2013" || form == "\u2014" || form == "\u2010" || form == "\u2011" || form == "\u2212") {
        token.mark = '-';
        return token;
    }
    if (isDigit(form.front()) || (form.front() == '.' && form.size() > 1 && isDigit(form[1]))) {
        bool plain = true;
        std::string_view rest = form;
        token.digits = takeDigits(rest, plain);
        token.plainDigits = plain && rest.empty();
        if (!token.digits) {
            return token;
        }
        const std::size_t dash = rest.starts_with("-") ? 1 : rest.starts_with("\u2013") ? 3 : 0;
        if (dash != 0) {
            std::string_view second = rest.substr(dash);
            if (const auto end = takeDigits(second, plain); end && second.empty()) {
                token.digitsEnd = end;
                return token;
            }
        }
        token.suffix = rest;
        if (!rest.empty()) {
            const QuantityWord* behind = quantityWordOf(rest);
            if (behind != nullptr && behind->magnitude > 0) {
                *token.digits *= behind->magnitude;
                token.suffix = {};
            } else if (rest != "th" && rest != "st" && rest != "nd" && rest != "rd" && rest != "+" && rest != "%" &&
                       (behind == nullptr || behind->unit.empty())) {
                token.digits.reset(); // "3G", "4x4": a name
            }
        }
        return token;
    }
    if (form.size() == 1 && !((form.front() | 0x20) >= 'a' && (form.front() | 0x20) <= 'z')) {
        token.mark = form.front();
    }
    token.word = quantityWordOf(form);
    return token;
}

} // namespace parallax::mention
