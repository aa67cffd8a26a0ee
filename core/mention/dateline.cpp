#include "mention/dateline.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

constexpr std::uint32_t longest = 10; // tokens before the dash

bool isCapital(std::string_view form) {
    return form[0] >= 'A' && form[0] <= 'Z';
}

bool isAllCapitals(std::string_view form) {
    return form.size() > 1 && std::ranges::all_of(form, [](char c) {
               return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '\'';
           });
}

bool isDash(std::string_view form) {
    return base::isOneOf(form, std::array<std::string_view, 4>{"--", "-", "\u2013", "\u2014"});
}

} // namespace

std::uint32_t datelineEnd(const Syntax& syntax, const language::Sentence& sentence) {
    const auto form = [&](std::uint32_t t) { return syntax.form(static_cast<int>(t)); };
    const auto limit = std::min(sentence.endToken, sentence.firstToken + longest);
    if (!isCapital(form(sentence.firstToken)))
        return sentence.firstToken;
    const bool loud = isAllCapitals(form(sentence.firstToken));
    bool outlet = false, comma = false;
    for (auto t = sentence.firstToken; t < limit; ++t) {
        const auto word = form(t);
        if (isDash(word))
            return t > sentence.firstToken && (loud || outlet || comma) ? t + 1 : sentence.firstToken;
        if (word == "(") {
            while (t < limit && form(t) != ")")
                ++t;
            if (t == limit)
                return sentence.firstToken;
            outlet = true;
            if (loud && t + 1 < sentence.endToken && !isDash(form(t + 1)))
                return t + 1;
        } else if (word == ",") {
            comma = true;
        } else if (!isCapital(word)) {
            return sentence.firstToken;
        } else if (loud && comma && !outlet && t > sentence.firstToken + 2 &&
                   base::isOneOf(word, std::array<std::string_view, 3>{"A", "An", "The"})) {
            // "NORVALE, Tavria A man ...": a dash was lost.
            return t;
        }
    }
    // "NORVALE, Tav." that was taken for a sentence of its own, before its dash.
    const bool whole = limit == sentence.endToken && limit < syntax.size() && isDash(form(limit)) && (loud || outlet);
    return whole && limit < sentence.firstToken + longest ? limit : sentence.firstToken;
}

bool inDateline(const Syntax& syntax, int token) {
    const auto& sentence = syntax.sentenceOf(token);
    const auto t = static_cast<std::uint32_t>(token);
    return t < sentence.firstToken + longest && t < datelineEnd(syntax, sentence);
}

} // namespace parallax::mention
