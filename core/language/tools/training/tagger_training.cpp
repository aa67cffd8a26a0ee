#include "language/tools/training/tagger_training.h"

#include "language/name_finder.h"
#include "language/tools/training/frozen.h"
#include "language/tools/training/gazetteer.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr std::uint32_t folds = 5;
constexpr int epochs = 8;
constexpr int finalTrainings = 3; // of the tagger that is kept: their mean is steadier than one
// A tag has to be ahead of the best wrong one by more than this; otherwise its weights are raised although it is the
// best.
constexpr float margin = 1;
// So many words of a thousand are unknown while the tagger that is kept learns, so that it learns to do without forms.
constexpr std::uint32_t unknownWords = 30;
constexpr std::uint32_t unknownForm = 12345;
constexpr std::size_t firstBytes = 1300000, secondBytes = 1700000; // sizes of the trained models

// Ambiguity class of each word that occurs three times or more: a hash of the tags that make up most of its
// occurrences.
std::string makeLexicon(const Corpus& corpus, std::uint32_t leftOut) {
    std::map<std::uint32_t, std::map<Tag, std::uint32_t>> counts;
    for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
        const Example& example = corpus.examples[e];
        if (example.altered || example.sentence % folds == leftOut) {
            continue;
        }
        for (std::size_t i = 0; i < example.words.size(); ++i) {
            ++counts[example.words[i].form][example.tags[i]];
        }
    }
    std::map<std::uint32_t, std::uint32_t> classes;
    for (const auto& [form, tags] : counts) {
        std::uint32_t total = 0;
        for (const auto& [tag, count] : tags) {
            total += count;
        }
        if (total < 3) {
            continue;
        }
        std::vector<std::pair<std::uint32_t, Tag>> frequent;
        for (const auto& [tag, count] : tags) {
            if (count * 20 >= total) {
                frequent.emplace_back(count, tag);
            }
        }
        std::sort(frequent.rbegin(), frequent.rend());
        std::uint32_t hash = 2;
        for (std::size_t i = 0; i < std::min<std::size_t>(frequent.size(), 3); ++i) {
            hash = hash * 131 + frequent[i].second;
        }
        classes[form] = hash;
    }
    return frozenMap(classes);
}

// The tagger that is kept also looks at what the gazetteer says of names. Those of the folds do not: their tags stand
// for what the parser meets in texts of unknown names.
using Marks = std::vector<std::vector<std::uint32_t>>;

std::span<const std::uint32_t> marksOf(const Marks& marks, std::size_t example) {
    return marks.empty() ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(marks[example]);
}

// Makes some words unknown.
void forgetSome(std::vector<WordInfo>& words, std::vector<std::uint32_t>& ambiguity, Random& random) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (random.below(1000) < unknownWords) {
            words[i].form = unknownForm;
            ambiguity[i] = 0;
        }
    }
}

// Trains one pass over the examples that do not belong to fold `leftOut` (folds: all belong).
// `first`: tags of the first pass for each example; empty in the first pass.
Perceptron trainPass(const Corpus& corpus, const FrozenMap& lexicon, const std::vector<std::vector<Tag>>& first,
                     const Marks& marks, std::uint32_t leftOut) {
    Perceptron model(corpus.tagNames.size());
    std::vector<std::uint32_t> order(corpus.examples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(7), forgetting(99);
    Tagger::Features features;
    std::vector<float> scores(model.classes());
    std::vector<std::uint32_t> ambiguity;
    std::vector<Tag> tags;
    const bool isFinal = leftOut == folds;
    const int trainings = isFinal ? finalTrainings : 1;
    std::vector<WordInfo> words;
    for (int epoch = 0; epoch < trainings * epochs; ++epoch) {
        if (epoch > 0 && epoch % epochs == 0) {
            model.forget();
        }
        shuffle(order, random);
        for (const std::uint32_t e : order) {
            const Example& example = corpus.examples[e];
            if (example.sentence % folds == leftOut) {
                continue;
            }
            words = example.words;
            Tagger::ambiguities(lexicon, words, ambiguity);
            if (isFinal) {
                forgetSome(words, ambiguity, forgetting);
            }
            tags.assign(words.size(), 0);
            for (std::size_t i = 0; i < words.size(); ++i) {
                const std::span<const Tag> given =
                    first.empty() ? std::span<const Tag>() : std::span<const Tag>(first[e]);
                const std::size_t count =
                    Tagger::features(words, ambiguity, marksOf(marks, e), tags, given, i, features);
                model.score({features.data(), count}, scores.data());
                const auto best = static_cast<Tag>(std::max_element(scores.begin(), scores.end()) - scores.begin());
                const Tag gold = example.tags[i];
                const float own = scores[gold];
                scores[gold] = -1e30F;
                const auto wrong = static_cast<Tag>(std::max_element(scores.begin(), scores.end()) - scores.begin());
                if (own - scores[wrong] <= margin) {
                    model.update({features.data(), count}, gold, wrong);
                }
                model.tick();
                tags[i] = best;
            }
        }
    }
    model.average();
    return model;
}

// The tagger whose models leave out one fold.
std::string trainFold(const Corpus& corpus, const std::vector<std::vector<Tag>>& firstTags, const Marks& marks,
                      std::uint32_t leftOut, bool second) {
    std::string bytes = makeLexicon(corpus, leftOut);
    const FrozenMap lexicon(bytes);
    Perceptron model = trainPass(corpus, lexicon, second ? firstTags : std::vector<std::vector<Tag>>(), marks, leftOut);
    model.trim(second ? secondBytes : firstBytes);
    return model.bytes(corpus.tagNames);
}

// Tags with one pass alone.
void tagWith(const LinearModel& model, const FrozenMap& lexicon, const Example& example, std::span<const Tag> first,
             std::vector<Tag>& tags, std::vector<Tag>& others) {
    std::vector<std::uint32_t> ambiguity;
    Tagger::ambiguities(lexicon, example.words, ambiguity);
    tags.assign(example.words.size(), 0);
    others.assign(example.words.size(), Tagger::noTag);
    Tagger::Features features;
    std::vector<std::int32_t> scores(model.classes());
    for (std::size_t i = 0; i < example.words.size(); ++i) {
        const std::size_t count = Tagger::features(example.words, ambiguity, {}, tags, first, i, features);
        std::fill(scores.begin(), scores.end(), 0);
        model.score({features.data(), count}, scores.data());
        const Tagger::Best best = Tagger::bestOf(scores);
        tags[i] = best.tag;
        others[i] = best.margin <= Tagger::doubtful ? best.other : Tagger::noTag;
    }
}

double accuracy(const Corpus& corpus, const std::vector<std::vector<Tag>>& tags) {
    std::size_t right = 0, all = 0;
    for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
        for (std::size_t i = 0; i < tags[e].size(); ++i) {
            right += tags[e][i] == corpus.examples[e].tags[i];
            ++all;
        }
    }
    return 100.0 * static_cast<double>(right) / static_cast<double>(all);
}

// Says how many words are doubtful and for how many of them the other tag is right.
void reportDoubts(const Corpus& corpus) {
    std::size_t words = 0, doubtful = 0, right = 0, other = 0;
    for (const Example& example : corpus.examples) {
        for (std::size_t i = 0; i < example.tags.size(); ++i) {
            const bool doubt = example.others[i] != Tagger::noTag;
            ++words;
            doubtful += doubt;
            right += doubt && example.predicted[i] == example.tags[i];
            other += doubt && example.others[i] == example.tags[i];
        }
    }
    const auto share = [](std::size_t part, std::size_t all) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
    };
    std::fprintf(stderr, "doubtful: %.2f %% of the words; of these %.1f %% right, the other tag of %.1f %%\n",
                 share(doubtful, words), share(right, doubtful), share(other, doubtful));
}

} // namespace

std::string trainTagger(Corpus& corpus) {
    const std::string gazetteerBytes = makeGazetteer(wordnetFolder, isoFolder);
    const FrozenMap gazetteer(gazetteerBytes);
    std::vector<std::vector<Tag>> first(corpus.examples.size()), second(corpus.examples.size());
    for (const bool isSecond : {false, true}) {
        for (std::uint32_t fold = 0; fold < folds; ++fold) {
            const std::string lexiconBytes = makeLexicon(corpus, fold);
            const FrozenMap lexicon(lexiconBytes);
            const std::string bytes = trainFold(corpus, first, {}, fold, isSecond);
            const LinearModel model(bytes);
            for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
                if (corpus.examples[e].sentence % folds == fold) {
                    tagWith(model, lexicon, corpus.examples[e],
                            isSecond ? std::span<const Tag>(first[e]) : std::span<const Tag>(),
                            (isSecond ? second : first)[e], corpus.examples[e].others);
                }
            }
        }
        std::fprintf(stderr, "tagger, pass %d, five folds: %.2f %%\n", isSecond ? 2 : 1,
                     accuracy(corpus, isSecond ? second : first));
    }
    for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
        corpus.examples[e].predicted = second[e];
    }
    reportDoubts(corpus);
    Marks marks(corpus.examples.size());
    for (std::size_t e = 0; e < corpus.examples.size(); ++e) {
        NameFinder::marks(gazetteer, corpus.examples[e].words, marks[e]);
    }
    return makeLexicon(corpus, folds) + trainFold(corpus, first, marks, folds, false) +
           trainFold(corpus, first, marks, folds, true);
}

} // namespace parallax::training
