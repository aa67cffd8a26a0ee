// The tokens around a number, as the rules about numbers ask for them.
#pragma once

#include "language/document.h"
#include "mention/quantity_number.h"

#include <cstddef>
#include <string_view>

namespace parallax::mention {

// Tokens [first, end) of a document, which must outlive it.
struct QuantityContext {
    QuantityContext(const language::Document& document, std::size_t first, std::size_t end);

    const language::Token& token(std::size_t index) const { return document.tokens[index]; }
    // [begin, end) of the token's sentence; of the document where it has no sentences.
    std::size_t sentenceBegin(std::size_t index) const;
    std::size_t sentenceEnd(std::size_t index) const;
    bool relation(std::size_t index, std::string_view name) const {
        return std::string_view(token(index).relation).starts_with(name);
    }
    bool nominal(std::size_t index) const;
    bool plural(std::size_t index) const;

    const language::Document& document;
    NumberReader reader;
    bool trees = false; // some token has a head
    bool tags = false;  // some token has a part of speech
};

} // namespace parallax::mention
