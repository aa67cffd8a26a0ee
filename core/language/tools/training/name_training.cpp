#include "language/tools/training/name_training.h"

#include "language/tools/training/gazetteer.h"
#include "language/tools/training/name_guess.h"
#include "language/tools/training/name_labels.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr int epochs = 8;
constexpr int trainings = 3; // of the model that is kept: their mean is steadier than one
constexpr int rounds = 3;    // of guessing the names of the treebank that does not mark them
constexpr std::size_t modelBytes = 1000000;

Perceptron train(const std::vector<Sample>& samples, Purpose purpose) {
    Perceptron model(NameFinder::labels);
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(13);
    WordFeatures features;
    std::vector<NameLabel> best;
    const int allEpochs = purpose == Purpose::Find ? trainings * epochs : epochs;
    for (int epoch = 0; epoch < allEpochs; ++epoch) {
        if (epoch > 0 && epoch % epochs == 0) {
            model.forget();
        }
        shuffle(order, random);
        std::size_t wrong = 0, all = 0;
        for (const std::uint32_t s : order) {
            const Sample& sample = samples[s];
            NameFinder::viterbi(scoresOf(model, sample, purpose), transitionsOf(model), best);
            for (std::size_t i = 0; i < best.size(); ++i) {
                const std::size_t goldFrom = i == 0 ? NameFinder::labels : sample.labels[i - 1];
                const std::size_t bestFrom = i == 0 ? NameFinder::labels : best[i - 1];
                if (best[i] != sample.labels[i]) {
                    const std::size_t n = featuresOf(sample, i, purpose, features);
                    model.update({features.data(), n}, sample.labels[i], best[i]);
                    ++wrong;
                }
                if (best[i] != sample.labels[i] || goldFrom != bestFrom) {
                    const std::uint32_t gold = NameFinder::transitionFeature(goldFrom),
                                        guess = NameFinder::transitionFeature(bestFrom);
                    model.add({&gold, 1}, sample.labels[i], 1);
                    model.add({&guess, 1}, best[i], -1);
                }
                ++all;
            }
            model.tick();
        }
        if ((epoch + 1) % epochs == 0) {
            std::fprintf(stderr, "names, epoch %d: %zu of %zu labels wrong on the training data\n", epoch + 1, wrong,
                         all);
        }
    }
    model.average();
    return model;
}

} // namespace

std::string trainNames(const Corpus& corpus) {
    const std::string gazetteerBytes = makeGazetteer(wordnetFolder, isoFolder);
    const FrozenMap gazetteer(gazetteerBytes);
    std::vector<Sample> marked, all;
    for (const GivenDocument& given : corpus.documents) {
        const bool hasEntities = std::any_of(given.misc.begin(), given.misc.end(), [](const std::string& misc) {
            return misc.find("Entity=") != std::string::npos;
        });
        const std::vector<NameLabel> labels = hasEntities ? labelsOf(given) : std::vector<NameLabel>();
        for (const Example& example : corpus.examples) {
            if (example.document != &given || (!hasEntities && example.altered)) {
                continue;
            }
            const Sentence& sentence = given.document.sentences[example.sentence];
            Sample sample;
            sample.example = &example;
            sample.guessed = !hasEntities;
            if (hasEntities) {
                sample.labels.assign(labels.begin() + sentence.firstToken, labels.begin() + sentence.endToken);
            } else {
                sample.labels.assign(example.words.size(), 0);
            }
            for (const Tag tag : example.predicted) {
                const std::string& tagName = corpus.tagNames[tag];
                sample.tags.push_back(parseUpos(std::string_view(tagName).substr(0, tagName.find('|'))));
            }
            NameFinder::marks(gazetteer, example.words, sample.marks);
            sample.context = contextOf(example);
            if (hasEntities) {
                marked.push_back(sample);
            }
            all.push_back(std::move(sample));
        }
    }
    guess(train(marked, Purpose::Guess), all);
    for (int round = 1; round < rounds; ++round) {
        guess(train(all, Purpose::Guess), all);
    }
    Perceptron model = train(all, Purpose::Find);
    model.trim(modelBytes);
    return gazetteerBytes + model.bytes({"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"});
}

} // namespace parallax::training
