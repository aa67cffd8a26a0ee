#include "language/document.h"

#include <array>

namespace parallax::language {

namespace {

constexpr std::array<std::string_view, uposCount> names{"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                        "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                        "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

} // namespace

std::string_view name(Upos upos) {
    return names[static_cast<std::size_t>(upos)];
}

Upos parseUpos(std::string_view text) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) {
            return static_cast<Upos>(i);
        }
    }
    return Upos::X;
}

Document documentOfLines(std::string_view text, std::span<const base::Span> lines) {
    Document document;
    document.text = text;
    document.sentences.reserve(lines.size());
    for (const base::Span& line : lines) {
        Sentence sentence;
        sentence.span = line;
        sentence.line = static_cast<std::uint32_t>(document.sentences.size());
        document.sentences.push_back(sentence);
    }
    return document;
}

} // namespace parallax::language
