// What the language analysis says about one report: sentences, tokens, tags, trees, names.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::language {

// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
    X,
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB
};
inline constexpr std::size_t uposCount = 17;
std::string_view name(Upos upos);
Upos parseUpos(std::string_view text); // X for what is not a tag

// One syntactic word of Universal Dependencies. "don't" is two tokens ("do", "n't") with adjoining spans.
struct Token {
    base::Span span;   // into the text that was analysed
    std::string lemma; // lower case but for proper nouns
    Upos upos = Upos::X;
    std::string_view xpos;      // Penn Treebank tag; one of a fixed table, lives as long as the program
    std::string_view relation;  // UD relation with subtype, e.g. "nsubj:pass"; "root" for the root; lives as long
    std::int32_t head = -1;     // index into Document::tokens of the head; -1 for the root of the sentence
    std::uint32_t sentence = 0; // index into Document::sentences
};

struct Sentence {
    base::Span span;              // first to last token
    std::uint32_t firstToken = 0; // tokens [firstToken, endToken) of Document::tokens
    std::uint32_t endToken = 0;
    std::uint32_t line =
        0; // index of the line (paragraph) it stands in, from 0, counted over the lines that were analysed
    bool headline = false; // in the title, or a line without final punctuation that stands alone
};

enum class NameKind : std::uint8_t { Person, Organisation, Place };

// A proper name: tokens [firstToken, endToken), without titles and roles ("Anton Varga", not "spokesman Anton Varga").
// Names do not overlap, are in text order, and stay inside one sentence.
struct Name {
    NameKind kind = NameKind::Person;
    std::uint32_t firstToken = 0;
    std::uint32_t endToken = 0;
    base::Span span;
};

// Holds: tokens and sentences are in text order and do not overlap; every token lies in exactly one sentence; each
// sentence has exactly one token with head -1 and its heads form a tree; head indices stay inside the sentence. `text`
// outlives the document.
struct Document {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Name> names;

    std::string_view form(std::size_t token) const { return tokens[token].span.in(text); }
};

// A document of which nothing is known but its lines: one sentence for each, without tokens.
Document documentOfLines(std::string_view text, std::span<const base::Span> lines);

// Some sentences of a long text. Indices inside count from the part's own first token and sentence, spans and lines
// from the text's begin.
struct DocumentPart {
    Document document;
    std::uint32_t sentencesBefore = 0; // in the parts before
    std::uint32_t tokensBefore = 0;
    bool spaceAfter = true; // the next part's first token does not adjoin the last one, or there is none
};

} // namespace parallax::language
