#include "language/analyser.h"

#include "base/resource.h"
#include "language/lemmatiser.h"
#include "language/model_memory.h"
#include "language/name_acronym.h"
#include "language/name_finder.h"
#include "language/parser.h"
#include "language/sentence_source.h"
#include "language/tag_repair.h"
#include "language/tag_review.h"
#include "language/tagger.h"
#include "language/tokeniser.h"
#include "language/tree_repair.h"
#include "language/word_info.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace parallax::language {

namespace {

std::string fileOf(const char* part) {
    return "models/" + std::string(part) + ".bin";
}

std::size_t bytesOfAll() {
    std::size_t bytes = 0;
    for (const char* part : {"tokeniser", "tagger", "lemmas", "parser", "choice", "review", "names"}) {
        bytes += base::resource(fileOf(part)).size() + 64;
    }
    return bytes;
}

// The model in fast memory; the one in the program's file is not needed beside it.
std::string_view loaded(ModelMemory& memory, const char* part) {
    const std::string_view copy = memory.add(base::resource(fileOf(part)));
    base::restResource(fileOf(part));
    return copy;
}

} // namespace

struct Analyser::Models {
    ModelMemory memory{bytesOfAll()};
    Tokeniser tokeniser{loaded(memory, "tokeniser")};
    Tagger tagger{loaded(memory, "tagger")};
    TagRepair tagRepair{tagger};
    Lemmatiser lemmatiser{loaded(memory, "lemmas")};
    Parser parser{loaded(memory, "parser"), loaded(memory, "choice")};
    TagReview review{loaded(memory, "review")};
    NameFinder names{loaded(memory, "names")};
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

} // namespace

std::vector<base::Span> paragraphsOf(std::string_view text) {
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

namespace {

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

namespace {

// Adds the sentences that end at `ends`, the first of which begins at token `begin`, in line `line`.
void addSentences(Document& document, const std::vector<base::Span>& tokens, std::uint32_t begin,
                  const std::vector<std::uint32_t>& ends, std::uint32_t line, bool headline) {
    for (const std::uint32_t end : ends) {
        Sentence sentence;
        sentence.firstToken = begin;
        sentence.endToken = end;
        sentence.span = tokens[begin].joined(tokens[end - 1]);
        sentence.line = line;
        sentence.headline = headline;
        document.sentences.push_back(sentence);
        begin = end;
    }
}

void setTokens(Document& document, std::vector<base::Span>& tokens) {
    document.tokens.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        document.tokens[i].span = tokens[i];
    }
    tokens.clear();
}

} // namespace

template <class Take>
void Analyser::analyseInSteps(std::string_view text, std::span<const base::Span> lines, std::size_t headlines,
                              std::size_t step, const Take& take) const {
    Document document;
    document.text = text;
    std::vector<base::Span> tokens;
    std::vector<std::uint32_t> ends;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        SentenceSource source(m_models->tokeniser, text, lines[l]);
        for (bool first = true; first || !source.finished(); first = false) {
            const auto begin = static_cast<std::uint32_t>(tokens.size());
            ends.clear();
            source.next(step - begin, tokens, ends);
            const bool alone = first && ends.size() == 1 && source.finished() && tokens.size() - begin <= 30 &&
                               !endsLikeASentence(tokens[begin].joined(tokens.back()).in(text));
            addSentences(document, tokens, begin, ends, static_cast<std::uint32_t>(l), l < headlines || alone);
            if (tokens.size() >= (source.finished() ? step - step / 4 : step)) {
                setTokens(document, tokens);
                take(document);
            }
        }
    }
    setTokens(document, tokens);
    take(document);
}

// Tokens and sentences alone.
Document Analyser::cut(const Source& source) const {
    Document result;
    analyseInSteps(source.text, source.lines, source.headlines, std::numeric_limits<std::size_t>::max(),
                   [&](Document& document) { result = std::move(document); });
    return result;
}

Document Analyser::analyse(std::string_view text, std::span<const base::Span> lines, std::size_t headlines) const {
    Document result = cut({text, lines, headlines});
    annotate(result);
    return result;
}

std::vector<Document> Analyser::analyse(std::span<const Source> sources) const {
    std::vector<Document> results;
    for (const Source& source : sources) {
        results.push_back(cut(source));
    }
    annotate(results);
    return results;
}

Document Analyser::analyse(std::string_view text) const {
    return analyse(text, paragraphsOf(text));
}

void Analyser::analyseInParts(std::string_view text, std::span<const base::Span> lines, std::size_t headlines,
                              std::size_t tokensAPart, const std::function<void(const DocumentPart&)>& take) const {
    DocumentPart part;
    // A part is told when the next one is there: its first token says whether space stands between.
    const auto tell = [&](std::uint32_t nextToken) {
        if (!part.document.tokens.empty()) {
            part.spaceAfter = part.document.tokens.back().span.end != nextToken;
            annotate(part.document);
            take(part);
            part.sentencesBefore += static_cast<std::uint32_t>(part.document.sentences.size());
            part.tokensBefore += static_cast<std::uint32_t>(part.document.tokens.size());
        }
    };
    analyseInSteps(text, lines, headlines, tokensAPart, [&](Document& document) {
        if (document.tokens.empty()) {
            return;
        }
        tell(document.tokens.front().span.begin);
        part.document = std::move(document);
        document = {};
        document.text = text;
    });
    tell(std::numeric_limits<std::uint32_t>::max());
}

void Analyser::analyseInParts(std::string_view text, const std::function<void(const DocumentPart&)>& take) const {
    constexpr std::size_t tokensAPart = 4096;
    analyseInParts(text, paragraphsOf(text), 0, tokensAPart, take);
}

void Analyser::annotate(Document& document) const {
    annotate(std::span(&document, 1));
}

void Analyser::annotate(std::span<Document> documents) const {
    struct Work {
        std::vector<base::Span> spans;
        std::vector<WordInfo> words;
        std::vector<std::uint32_t> marks;
        std::vector<Tag> tags, others;
        std::vector<Upos> coarse;

        void setCoarse(const Tagger& tagger) {
            coarse.clear();
            for (const Tag tag : tags) {
                coarse.push_back(tagger.upos(tag));
            }
        }
    };
    const Models& models = *m_models;
    struct Place {
        Document* document = nullptr;
        std::uint32_t number = 0;

        const Sentence& sentence() const { return document->sentences[number]; }
    };
    std::vector<Place> places;
    for (Document& document : documents) {
        document.names.clear();
        for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
            places.push_back({&document, i});
        }
    }
    // More at once would be hardly faster, and take memory in a long text.
    const std::size_t together = std::min<std::size_t>(1024, places.size());
    std::vector<Work> works(together);
    std::vector<Tagger::Question> untagged(together);
    std::vector<TaggedWords> tagged(together);
    std::vector<std::vector<Arc>> arcs(together);
    for (std::size_t begin = 0; begin < places.size(); begin += together) {
        const std::size_t count = std::min(together, places.size() - begin);
        for (std::size_t at = 0; at < count; ++at) {
            Work& work = works[at];
            const Document& document = *places[begin + at].document;
            const Sentence& sentence = places[begin + at].sentence();
            work.spans.clear();
            for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
                work.spans.push_back(document.tokens[i].span);
            }
            describeWords(document.text, work.spans, work.words);
            models.names.marks(work.words, work.marks);
            untagged[at] = {work.words, work.marks, &work.tags, &work.others};
        }
        models.tagger.tag(std::span(untagged).first(count));
        for (std::size_t at = 0; at < count; ++at) {
            Work& work = works[at];
            models.tagRepair.mend(places[begin + at].document->text, work.spans, work.words, work.tags, work.others);
            work.setCoarse(models.tagger);
            tagged[at] = {work.words, work.tags, work.coarse, work.others};
        }
        models.parser.parse(std::span(tagged).first(count), arcs);
        for (std::size_t at = 0; at < count; ++at) {
            Work& work = works[at];
            Document& document = *places[begin + at].document;
            if (models.review.review(tagged[at], work.marks, arcs[at], work.tags, work.others)) {
                models.tagRepair.mend(document.text, work.spans, work.words, work.tags, work.others);
                work.setCoarse(models.tagger);
            }
            const std::uint32_t first = places[begin + at].sentence().firstToken;
            for (std::size_t i = 0; i < work.words.size(); ++i) {
                const Arc& arc = arcs[at][i];
                Token& token = document.tokens[first + i];
                token.sentence = places[begin + at].number;
                token.upos = work.coarse[i];
                token.xpos = models.tagger.xpos(work.tags[i]);
                token.head = arc.head == 0 ? -1 : static_cast<std::int32_t>(first + arc.head) - 1;
                token.relation = arc.relation;
                models.lemmatiser.lemma(work.spans[i].in(document.text), token.upos, token.xpos, token.lemma);
            }
            repairTree(document.text, std::span(document.tokens).subspan(first, work.words.size()), first);
            const std::size_t firstName = document.names.size();
            models.names.find(work.words, work.coarse, work.marks, first, document.tokens, document.names);
            joinByInitials(document, first, first + static_cast<std::uint32_t>(work.words.size()), firstName);
        }
    }
}

const Analyser& analyser() {
    static const Analyser shared;
    return shared;
}

} // namespace parallax::language
