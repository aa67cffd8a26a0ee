// Documents as CoNLL-U (universaldependencies.org/format) and as IOB2 with the columns of Universal NER, out and in.
#pragma once

#include "language/document.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::language {

// A document whose tokens and sentences were given. Movable, not copyable: the document's spans index `text`.
struct GivenDocument {
    // A surface token that stands for several words: tokens [firstToken, endToken).
    struct MultiWord {
        std::uint32_t firstToken = 0;
        std::uint32_t endToken = 0;
        std::string form;
    };
    std::unique_ptr<std::string> text; // forms with the spaces between them, a line feed after each sentence
    Document document;
    std::vector<std::vector<std::string>> comments; // of each sentence, with the '#'
    std::vector<MultiWord> multiWords;              // in order
    std::vector<std::string> misc;                  // last column of each token
};

// Reads CoNLL-U. Columns for lemma, tags, head and relation are taken over where they are filled (for training). Empty
// nodes are left out. Throws base::Error with the line's number when a line is not as the format wants.
GivenDocument readConllu(std::string_view text);

// Reads token number, form and tag (O, B-PER, I-ORG, B-LOC; other types count as O), tab-separated. Further columns are
// not looked at.
GivenDocument readIob2(std::string_view text);

// As CoNLL-U. Contractions ("don't") that are several words of one surface token get a range line.
std::string conllu(const Document& document);
std::string conllu(const DocumentPart& part); // all parts one after the other are the whole
std::string conllu(const GivenDocument& given);

// As IOB2: number, form, tag, "-", "-".
std::string iob2(const Document& document);
std::string iob2(const GivenDocument& given); // of a text in parts: iob2(part.document), one after the other

std::string_view name(NameKind kind); // "PER", "ORG", "LOC"

// A string that equals `text` and lives as long as the program; any thread. For tags and relations that come from a
// file.
const char* interned(std::string_view text);

} // namespace parallax::language
