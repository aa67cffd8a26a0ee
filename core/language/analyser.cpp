#include "language/analyser.h"

#include "base/resource.h"
#include "language/lemmatiser.h"
#include "language/model_memory.h"
#include "language/name_finder.h"
#include "language/parser.h"
#include "language/tag_repair.h"
#include "language/tagger.h"
#include "language/tokeniser.h"
#include "language/tree_repair.h"
#include "language/word_info.h"

#include <memory>

namespace parallax::language {

namespace {

std::string_view modelOf(const char* part) {
    return base::resource("models/" + std::string(part) + ".bin");
}

std::size_t bytesOfAll() {
    std::size_t bytes = 0;
    for (const char* part : {"tokeniser", "tagger", "lemmas", "parser", "choice", "names"}) {
        bytes += modelOf(part).size() + 64;
    }
    return bytes;
}

} // namespace

struct Analyser::Models {
    ModelMemory memory{bytesOfAll()};
    Tokeniser tokeniser{memory.add(modelOf("tokeniser"))};
    Tagger tagger{memory.add(modelOf("tagger"))};
    TagRepair tagRepair{tagger};
    Lemmatiser lemmatiser{memory.add(modelOf("lemmas"))};
    Parser parser{memory.add(modelOf("parser")), memory.add(modelOf("choice"))};
    NameFinder names{memory.add(modelOf("names"))};
};

namespace {

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Whether the line feeds of a text stand inside its paragraphs: many full lines that go on with a small letter.
bool isHardWrapped(std::string_view text) {
    std::size_t pairs = 0, wrapped = 0;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos || end + 1 >= text.size()) {
            break;
        }
        const std::size_t length = end - begin;
        if (length >= 40 && length <= 120 && text[end + 1] != '\n' && text[end + 1] != '\r') {
            ++pairs;
            const char last = text[end - 1] == '\r' ? text[end - 2] : text[end - 1];
            const char next = text[end + 1];
            wrapped += next >= 'a' && next <= 'z' && last != '.' && last != '!' && last != '?' && last != ':';
        }
        begin = end + 1;
    }
    return wrapped >= 2 && wrapped * 4 >= pairs;
}

// Paragraphs: lines, or what stands between empty lines when the text is hard-wrapped.
std::vector<base::Span> linesOf(std::string_view text) {
    std::vector<base::Span> lines;
    const bool wrapped = isHardWrapped(text);
    base::Span open{0, 0};
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::size_t first = begin, last = end;
        while (first < last && isSpace(text[first])) {
            ++first;
        }
        while (last > first && isSpace(text[last - 1])) {
            --last;
        }
        if (first < last) {
            const base::Span line{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
            if (wrapped && !open.empty()) {
                lines.back() = open = open.joined(line);
            } else {
                lines.push_back(line);
                open = line;
            }
        } else {
            open = {0, 0};
        }
        begin = end + 1;
    }
    return lines;
}

bool endsLikeASentence(std::string_view text) {
    while (!text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')' ||
                             text.ends_with("\xe2\x80\x9d") || text.ends_with("\xe2\x80\x99"))) {
        text.remove_suffix(text.back() == '"' || text.back() == '\'' || text.back() == ')' ? 1 : 3);
    }
    return !text.empty() && std::string_view(".!?:;,").find(text.back()) != std::string_view::npos;
}

} // namespace

Analyser::Analyser() : m_models(new Models) {}
Analyser::~Analyser() {
    delete m_models;
}

Document Analyser::analyse(std::string_view text, std::span<const base::Span> lines, std::size_t headlines) const {
    Document document;
    document.text = text;
    std::vector<base::Span> tokens;
    std::vector<std::uint32_t> ends;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const auto first = static_cast<std::uint32_t>(tokens.size());
        ends.clear();
        m_models->tokeniser.split(text, lines[l], tokens, ends);
        std::uint32_t begin = first;
        for (const std::uint32_t end : ends) {
            Sentence sentence;
            sentence.firstToken = begin;
            sentence.endToken = end;
            sentence.span = tokens[begin].joined(tokens[end - 1]);
            sentence.line = static_cast<std::uint32_t>(l);
            sentence.headline =
                l < headlines || (ends.size() == 1 && end - begin <= 30 && !endsLikeASentence(sentence.span.in(text)));
            document.sentences.push_back(sentence);
            begin = end;
        }
    }
    document.tokens.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        document.tokens[i].span = tokens[i];
    }
    annotate(document);
    return document;
}

Document Analyser::analyse(std::string_view text) const {
    return analyse(text, linesOf(text));
}

void Analyser::annotate(Document& document) const {
    std::vector<base::Span> spans;
    std::vector<WordInfo> words;
    std::vector<Tag> tags;
    std::vector<Upos> coarse;
    std::vector<Arc> arcs;
    document.names.clear();
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        const std::uint32_t first = sentence.firstToken;
        spans.clear();
        for (std::uint32_t i = first; i < sentence.endToken; ++i) {
            spans.push_back(document.tokens[i].span);
        }
        describeWords(document.text, spans, words);
        m_models->tagger.tag(words, tags);
        m_models->tagRepair.mend(document.text, spans, words, tags);
        coarse.clear();
        for (const Tag tag : tags) {
            coarse.push_back(m_models->tagger.upos(tag));
        }
        m_models->parser.parse(words, tags, coarse, arcs);
        for (std::size_t i = 0; i < words.size(); ++i) {
            Token& token = document.tokens[first + i];
            token.sentence = static_cast<std::uint32_t>(s);
            token.upos = coarse[i];
            token.xpos = m_models->tagger.xpos(tags[i]);
            token.head = arcs[i].head == 0 ? -1 : static_cast<std::int32_t>(first + arcs[i].head) - 1;
            token.relation = arcs[i].relation;
            m_models->lemmatiser.lemma(spans[i].in(document.text), token.upos, token.xpos, token.lemma);
        }
        repairTree(document.text, std::span(document.tokens).subspan(first, words.size()), first);
        m_models->names.find(words, coarse, first, document.tokens, document.names);
    }
}

const Analyser& analyser() {
    static const Analyser shared;
    return shared;
}

} // namespace parallax::language
