#include "language/tools/training/corpus.h"

#include "base/error.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

namespace parallax::training {

using namespace language;

namespace {

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The text of one sentence with other capitals; spans stay as they are.
void alterText(std::string& text, const Document& document, const Sentence& sentence, CaseStyle style) {
    for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
        const Token& token = document.tokens[i];
        for (std::uint32_t at = token.span.begin; at < token.span.end; ++at) {
            char& c = text[at];
            switch (style) {
            case CaseStyle::AllCapitals:
                c = upper(c);
                break;
            case CaseStyle::Lower:
                c = lower(c);
                break;
            case CaseStyle::Titled:
                if (at == token.span.begin && (token.span.size() > 3 || token.upos == Upos::NOUN ||
                                               token.upos == Upos::VERB || token.upos == Upos::ADJ)) {
                    c = upper(c);
                }
                break;
            case CaseStyle::Normal:
                break;
            }
        }
    }
}

std::uint32_t numberOf(std::map<std::string, std::uint32_t>& numbers, std::vector<std::string>& names,
                       const std::string& name) {
    const auto [found, isNew] = numbers.emplace(name, static_cast<std::uint32_t>(names.size()));
    if (isNew) {
        names.push_back(name);
    }
    return found->second;
}

} // namespace

Corpus readCorpus(const std::vector<std::string>& paths, bool alter) {
    Corpus corpus;
    for (const std::string& path : paths) {
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            throw base::Error("cannot read " + path);
        }
        corpus.documents.push_back(readConllu(std::string(std::istreambuf_iterator<char>(file), {})));
    }
    std::map<std::string, std::uint32_t> tagNumbers, relationNumbers;
    numberOf(relationNumbers, corpus.relationNames, "root");
    Random random(1);
    for (const GivenDocument& given : corpus.documents) {
        const Document& document = given.document;
        for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
            const Sentence& sentence = document.sentences[s];
            Example example;
            example.document = &given;
            example.sentence = s;
            example.heads.push_back(0);
            example.relations.push_back(0);
            std::vector<base::Span> spans;
            for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
                const Token& token = document.tokens[i];
                spans.push_back(token.span);
                example.upos.push_back(token.upos);
                example.tags.push_back(static_cast<Tag>(numberOf(
                    tagNumbers, corpus.tagNames, std::string(name(token.upos)) + "|" + std::string(token.xpos))));
                example.heads.push_back(
                    token.head < 0 ? 0 : static_cast<std::uint32_t>(token.head) - sentence.firstToken + 1);
                example.relations.push_back(
                    numberOf(relationNumbers, corpus.relationNames, std::string(token.relation)));
            }
            describeWords(*given.text, spans, example.words);
            corpus.examples.push_back(example);
            const std::uint32_t dice = random.below(100);
            if (alter && spans.size() > 2 && dice < 14) {
                std::string text = *given.text; // whole, so that spans hold
                alterText(text, document, sentence,
                          dice < 5    ? CaseStyle::AllCapitals
                          : dice < 10 ? CaseStyle::Titled
                                      : CaseStyle::Lower);
                describeWords(text, spans, example.words);
                example.altered = true;
                corpus.examples.push_back(std::move(example));
            }
        }
    }
    return corpus;
}

} // namespace parallax::training
