#include "language/tools/training/tokeniser_training.h"

#include "language/hashing.h"
#include "language/tokeniser.h"
#include "language/tools/training/frozen.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>

namespace parallax::training {

using namespace language;

namespace {

constexpr int epochs = 10;
constexpr std::size_t cutBytes = 400000, endBytes = 600000;

// A paragraph of a treebank as running text with the ends of its tokens and of its sentences' last tokens.
struct Paragraph {
    std::string text;
    std::set<std::uint32_t> tokenEnds;
    std::vector<base::Span> tokens;
    std::set<std::size_t> sentenceEnds; // index of the last token
};

bool beginsParagraph(const std::vector<std::string>& comments) {
    return std::any_of(comments.begin(), comments.end(),
                       [](const std::string& c) { return c.starts_with("# newdoc") || c.starts_with("# newpar"); });
}

std::vector<Paragraph> paragraphsOf(const Corpus& corpus) {
    std::vector<Paragraph> paragraphs;
    for (const GivenDocument& given : corpus.documents) {
        const Document& document = given.document;
        for (std::size_t s = 0; s < document.sentences.size(); ++s) {
            if (paragraphs.empty() || beginsParagraph(given.comments[s])) {
                paragraphs.emplace_back();
            }
            Paragraph& paragraph = paragraphs.back();
            const Sentence& sentence = document.sentences[s];
            for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
                const base::Span span = document.tokens[i].span;
                const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
                paragraph.text += span.in(*given.text);
                const auto end = static_cast<std::uint32_t>(paragraph.text.size());
                paragraph.tokens.push_back({begin, end});
                paragraph.tokenEnds.insert(end);
                // A line feed that follows a sentence without a space is the reader's, not the text's.
                if ((*given.text)[span.end] == ' ') {
                    paragraph.text += ' ';
                }
            }
            paragraph.sentenceEnds.insert(paragraph.tokens.size() - 1);
        }
    }
    return paragraphs;
}

// Words that are cut although no sign stands inside ("cannot", "dont", "its" for "it's"): where, when that happens
// often enough.
std::string contractionsOf(const Corpus& corpus) {
    std::map<std::string, std::map<std::uint32_t, int>> cuts;
    for (const GivenDocument& given : corpus.documents) {
        for (const GivenDocument::MultiWord& word : given.multiWords) {
            const bool letters = std::all_of(word.form.begin(), word.form.end(),
                                             [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
            if (letters && word.endToken == word.firstToken + 2) {
                std::string lower;
                for (const char c : word.form) {
                    lower += static_cast<char>(c | 32);
                }
                ++cuts[lower][given.document.tokens[word.firstToken].span.size()];
            }
        }
    }
    std::map<std::uint32_t, std::uint32_t> values;
    for (const auto& [word, places] : cuts) {
        const auto best = std::max_element(places.begin(), places.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        values[hashOf(word)] = best->first;
    }
    return frozenMap(values);
}

Perceptron trainCuts(const std::vector<Paragraph>& paragraphs, const FrozenMap& contractions) {
    Perceptron model(2);
    std::vector<std::uint32_t> order(paragraphs.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(3);
    Tokeniser::Features features;
    std::vector<Atom> atoms;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        shuffle(order, random);
        std::size_t wrong = 0, all = 0;
        for (const std::uint32_t p : order) {
            const Paragraph& paragraph = paragraphs[p];
            atoms.clear();
            Tokeniser::atoms(paragraph.text, {0, static_cast<std::uint32_t>(paragraph.text.size())}, contractions,
                             atoms);
            std::size_t start = 0;
            for (std::size_t i = 0; i < atoms.size(); ++i) {
                if (i + 1 == atoms.size() || atoms[i + 1].chunkStart) {
                    start = i + 1;
                    continue;
                }
                const std::size_t n = Tokeniser::cutFeatures(atoms, i, start, features);
                float scores[2];
                model.score({features.data(), n}, scores);
                const bool cut = paragraph.tokenEnds.contains(atoms[i].span.end);
                const bool guess = scores[1] > scores[0];
                if (cut != guess || scores[0] == scores[1]) {
                    model.update({features.data(), n}, cut ? 1 : 0, cut ? 0 : 1);
                    ++wrong;
                }
                model.tick();
                ++all;
                if (cut) {
                    start = i + 1;
                }
            }
        }
        std::fprintf(stderr, "tokens, epoch %d: %zu of %zu cuts wrong on the training data\n", epoch + 1, wrong, all);
    }
    model.average();
    model.trim(cutBytes);
    return model;
}

Perceptron trainEnds(const std::vector<Paragraph>& paragraphs) {
    Perceptron model(2);
    std::vector<std::uint32_t> order(paragraphs.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(5);
    Tokeniser::Features features;
    std::vector<Tokeniser::Word> words;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        shuffle(order, random);
        std::size_t wrong = 0, all = 0;
        for (const std::uint32_t p : order) {
            const Paragraph& paragraph = paragraphs[p];
            words.clear();
            for (std::size_t t = 0; t < paragraph.tokens.size(); ++t) {
                words.push_back(Tokeniser::wordOf(paragraph.text, paragraph.tokens[t],
                                                  t == 0 ? 0 : paragraph.tokens[t - 1].end, 0));
            }
            Tokeniser::SentenceSoFar soFar;
            for (std::size_t i = 0; i + 1 < words.size(); ++i) {
                soFar.add(words[i]);
                const bool end = paragraph.sentenceEnds.contains(i);
                if (Tokeniser::mayEnd(words, i)) {
                    const std::size_t n = Tokeniser::endFeatures(words, i, soFar, features);
                    float scores[2];
                    model.score({features.data(), n}, scores);
                    const bool guess = scores[1] > scores[0];
                    if (end != guess || scores[0] == scores[1]) {
                        model.update({features.data(), n}, end ? 1 : 0, end ? 0 : 1);
                        ++wrong;
                    }
                    model.tick();
                    ++all;
                }
                if (end) {
                    soFar = {};
                    soFar.start = i + 1;
                }
            }
        }
        std::fprintf(stderr, "sentences, epoch %d: %zu of %zu places wrong on the training data\n", epoch + 1, wrong,
                     all);
    }
    model.average();
    model.trim(endBytes);
    return model;
}

} // namespace

std::string trainTokeniser(const Corpus& corpus) {
    const std::vector<Paragraph> paragraphs = paragraphsOf(corpus);
    const std::string contractions = contractionsOf(corpus);
    const FrozenMap map(contractions);
    const std::vector<std::string> names{"no", "yes"};
    return contractions + trainCuts(paragraphs, map).bytes(names) + trainEnds(paragraphs).bytes(names);
}

} // namespace parallax::training
