#include "mention/quantity_context.h"

#include <algorithm>

namespace parallax::mention {

using language::Token;
using language::Upos;

QuantityContext::QuantityContext(const language::Document& of, std::size_t first, std::size_t end)
    : document(of), reader(of, first, end) {
    const auto from = of.tokens.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = of.tokens.begin() + static_cast<std::ptrdiff_t>(end);
    trees = std::any_of(from, to, [](const Token& token) { return token.head >= 0; });
    tags = std::any_of(from, to, [](const Token& token) { return token.upos != Upos::X; });
}

std::size_t QuantityContext::sentenceBegin(std::size_t index) const {
    return document.sentences.empty() ? 0 : document.sentences[token(index).sentence].firstToken;
}

std::size_t QuantityContext::sentenceEnd(std::size_t index) const {
    return document.sentences.empty() ? document.tokens.size() : document.sentences[token(index).sentence].endToken;
}

bool QuantityContext::nominal(std::size_t index) const {
    return token(index).upos == Upos::NOUN || token(index).upos == Upos::PROPN || token(index).upos == Upos::SYM;
}

bool QuantityContext::plural(std::size_t index) const {
    const std::string_view xpos = token(index).xpos;
    const QuantityWord& entry = reader.word(index);
    if (entry.plural) {
        return true;
    }
    if (!xpos.empty()) {
        return xpos == "NNS" || xpos == "NNPS";
    }
    const std::string_view form = document.form(index);
    return !entry.singular && form.size() > 3 &&
           (form.ends_with("s") || form.ends_with("men") || form.ends_with("women")) && !form.ends_with("ss");
}

} // namespace parallax::mention
