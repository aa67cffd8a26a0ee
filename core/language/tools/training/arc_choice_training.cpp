#include "language/tools/training/arc_choice_training.h"

#include "language/parser.h"
#include "language/tools/training/parser_training.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <cstdio>

namespace parallax::training {

using namespace language;

namespace {

constexpr std::uint32_t runLength = 200; // sentences that stay together: mostly of one document
// Many short trainings whose mean is taken, with a wide margin: longer ones learn the cases by heart.
constexpr int trainings = 16;
constexpr std::uint32_t leastCount = 4;
constexpr float margin = 30;
constexpr std::size_t modelBytes = 300000;

// A word about which the parsers differ and one is right.
struct Case {
    std::vector<std::uint32_t> features;
    bool second = false; // is right
};

std::uint32_t partOf(const Example& example) {
    return example.sentence / runLength % parserParts;
}

void collect(const Corpus& corpus, const Example& example, const Parser& parser, std::vector<Case>& cases) {
    Opinion first, second;
    const std::vector<Upos> coarse = coarseOf(corpus, example);
    if (!parser.ask({example.words, example.predicted, coarse}, first, second)) {
        return;
    }
    ArcChoice::Features features;
    for (std::uint32_t i = 1; i < example.heads.size(); ++i) {
        const bool sameHead = first.heads[i] == second.heads[i];
        const std::string& relation = corpus.relationNames[example.relations[i]];
        // Of a head both relations may be wrong.
        const auto right = [&](const Opinion& opinion) {
            return opinion.heads[i] == example.heads[i] && (!sameHead || opinion.relations[i] == relation);
        };
        if (right(first) != right(second)) {
            const std::span<const std::uint32_t> of =
                ArcChoice::features(example.words, example.predicted, coarse, first, second, i, features);
            cases.push_back({{of.begin(), of.end()}, right(second)});
        }
    }
}

} // namespace

std::string trainParserWithout(std::uint32_t part, const Corpus& corpus) {
    std::vector<std::uint32_t> others;
    for (std::uint32_t e = 0; e < corpus.examples.size(); ++e) {
        if (partOf(corpus.examples[e]) != part) {
            others.push_back(e);
        }
    }
    return trainBothWays(corpus, others, 1);
}

std::string trainArcChoice(const Corpus& corpus, const std::vector<std::string>& parsers) {
    std::vector<Case> cases;
    for (std::uint32_t part = 0; part < parserParts; ++part) {
        const Parser parser(parsers[part]);
        for (const Example& example : corpus.examples) {
            if (partOf(example) == part) {
                collect(corpus, example, parser, cases);
            }
        }
    }
    Perceptron model(2);
    for (const Case& one : cases) {
        model.count(one.features);
    }
    model.require(leastCount);
    std::vector<std::uint32_t> order(cases.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    Random random(17);
    float scores[2];
    for (int epoch = 0; epoch < trainings; ++epoch) {
        model.forget();
        shuffle(order, random);
        std::size_t right = 0;
        for (const std::uint32_t i : order) {
            const Case& one = cases[i];
            model.score(one.features, scores);
            const std::size_t gold = one.second ? 1 : 0;
            right += scores[gold] > scores[1 - gold];
            if (scores[gold] - scores[1 - gold] <= margin) {
                model.update(one.features, gold, 1 - gold);
            }
            model.tick();
        }
        std::fprintf(stderr, "choice of arcs, training %d: %zu of %zu right\n", epoch + 1, right, cases.size());
    }
    model.average();
    model.trim(modelBytes);
    return model.bytes({"first", "second"});
}

} // namespace parallax::training
