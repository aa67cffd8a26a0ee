// Numbers in words and digits, with the words that bound them.
#pragma once

#include "language/document.h"
#include "mention/number_token.h"
#include "mention/quantity.h"
#include "mention/quantity_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::mention {

// Tokens [first, end) of a document, ready to be read as numbers. Holds views into the document, which must outlive it.
class NumberReader {
public:
    NumberReader(const language::Document& document, std::size_t first, std::size_t end);

    const NumberToken& at(std::size_t token) const {
        return token >= m_first && token - m_first < m_tokens.size() ? m_tokens[token - m_first] : m_none;
    }
    const QuantityWord& word(std::size_t token) const {
        const QuantityWord* entry = at(token).word;
        return entry != nullptr ? *entry : m_noWord;
    }
    // Whether the token is this word, in small or capital letters. Asked of every token for many words: nearly always
    // the length or the first letter says no.
    bool is(std::size_t token, std::string_view lowerCase) const {
        if (token >= m_document.tokens.size()) {
            return false;
        }
        const std::string_view text = m_document.form(token);
        return text.size() == lowerCase.size() && (text.empty() || small(text.front()) == lowerCase.front()) &&
               std::ranges::equal(text, lowerCase, {}, small);
    }

    struct Number {
        Quantity quantity;
        std::string unit;
        std::size_t begin = 0;  // first token: of modifiers or number
        std::size_t number = 0; // first token of the number itself
        std::size_t end = 0;    // token after the last one
        bool ordinal = false;
        bool fraction = false;
        bool digits = false;    // written in digits
        bool partitive = false; // "dozens of", "a number of": the noun follows "of"
    };
    // The number whose modifiers or first word begin at `token`, not beyond `end`. "a" alone is none.
    std::optional<Number> read(std::size_t token, std::size_t end) const;

private:
    static char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

    struct Bound {
        Relation relation = Relation::Equal;
        std::size_t end = 0;
        bool between = false;
    };
    Bound bound(std::size_t token, std::size_t end) const;
    bool core(std::size_t& token, std::size_t end, Number& number) const;
    bool digitsCore(std::size_t& token, std::size_t end, Number& number) const;
    bool wordsCore(std::size_t& token, std::size_t end, Number& number) const;
    bool vagueCore(std::size_t& token, std::size_t end, Number& number) const;
    bool fractionCore(std::size_t& token, std::size_t end, Number& number) const;
    void behind(std::size_t& token, std::size_t end, Number& number) const;
    void unit(std::size_t& token, std::size_t end, Number& number) const;

    std::string_view form(std::size_t token) const { return m_document.form(token); }

    const language::Document& m_document;
    std::size_t m_first;
    std::vector<NumberToken> m_tokens; // of [m_first, ...)
    static const NumberToken m_none;
    static const QuantityWord m_noWord;
};

} // namespace parallax::mention
