#include "language/tools/training/tag_review_training.h"

#include "language/name_finder.h"
#include "language/parser.h"
#include "language/tag_review.h"
#include "language/tools/training/arc_choice_training.h"
#include "language/tools/training/gazetteer.h"
#include "language/tools/training/parser_training.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <cstdio>

namespace parallax::training {

using namespace language;

namespace {

// Short trainings whose mean is taken: longer ones learn the cases by heart.
constexpr int trainings = 8;
constexpr float margin = 5; // as in the training of the tagger
constexpr std::uint32_t leastCount = 3;
constexpr std::size_t modelBytes = 400000;

// A doubtful word, one of whose two tags is right.
struct Case {
    TagReview::Features features;
    Tag right, wrong;
};

} // namespace

std::string trainTagReview(const Corpus& corpus, const std::vector<std::string>& parsers, const std::string& choice) {
    const std::string gazetteerBytes = makeGazetteer(wordnetFolder, isoFolder);
    const FrozenMap gazetteer(gazetteerBytes);
    std::vector<Case> cases;
    for (std::uint32_t part = 0; part < parserParts; ++part) {
        const Parser parser(parsers[part], choice);
        std::vector<Arc> arcs;
        std::vector<std::uint32_t> marks;
        for (const Example& example : corpus.examples) {
            if (partOf(example) != part) {
                continue;
            }
            const std::vector<Upos> coarse = coarseOf(corpus, example);
            const TaggedWords sentence{example.words, example.predicted, coarse, example.others};
            parser.parse(std::span(&sentence, 1), std::span(&arcs, 1));
            NameFinder::marks(gazetteer, example.words, marks);
            const TagReview::View view(sentence, marks, arcs);
            for (std::size_t i = 0; i < example.words.size(); ++i) {
                const Tag own = example.predicted[i], other = example.others[i], right = example.tags[i];
                if (other != Tagger::noTag && (right == own || right == other)) {
                    Case& one = cases.emplace_back();
                    view.describe(i, one.features);
                    one.right = right;
                    one.wrong = right == own ? other : own;
                }
            }
        }
    }
    Perceptron model(corpus.tagNames.size());
    for (const Case& one : cases) {
        model.count(one.features);
    }
    model.require(leastCount);
    std::vector<std::uint32_t> order(cases.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    Random random(5);
    std::vector<float> scores(model.classes());
    for (int training = 0; training < trainings; ++training) {
        model.forget();
        shuffle(order, random);
        std::size_t right = 0;
        for (const std::uint32_t o : order) {
            const Case& one = cases[o];
            model.score(one.features, scores.data());
            const float ahead = scores[one.right] - scores[one.wrong];
            right += ahead > 0;
            if (ahead <= margin) {
                model.update(one.features, one.right, one.wrong);
            }
            model.tick();
        }
        std::fprintf(stderr, "tags with trees, training %d: %zu of %zu right\n", training + 1, right, cases.size());
    }
    model.average();
    model.trim(modelBytes);
    return model.bytes(corpus.tagNames);
}

} // namespace parallax::training
