#include "language/tools/training/arc_choice_training.h"

#include "language/parser.h"
#include "language/tools/training/model_writer.h"
#include "language/tools/training/parser_training.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

namespace parallax::training {

using namespace language;

namespace {

constexpr std::uint32_t runLength = 200; // sentences that stay together: mostly of one document
// Short trainings whose mean is taken: longer ones learn the cases by heart.
constexpr int trainings = 8;
constexpr std::uint32_t leastCount = 2;
constexpr float stepSize = 0.02F;
constexpr std::size_t modelWeights = 60000;

// A word for which several arcs come into question, one of them right.
struct Case {
    std::uint32_t begin = 0, end = 0; // among all candidates
    std::uint32_t right = 0;          // likewise
};

std::string_view plain(std::string_view relation) {
    return relation.substr(0, relation.find(':'));
}

// e^x for x <= 0, from products alone, so that every machine finds the same.
double power(double x) {
    constexpr int squarings = 12;
    double result = 1 + std::max(x, -40.0) / (1 << squarings);
    for (int i = 0; i < squarings; ++i) {
        result *= result;
    }
    return result;
}

// A log-linear model that says which candidate of a case is right.
class ChoiceModel {
public:
    // The candidate with the right head and, if there is one, the right relation; a word without the right head teaches
    // nothing.
    void collect(const Corpus& corpus, const Example& example, const Parser& parser) {
        Opinion first, second;
        const std::vector<Upos> coarse = coarseOf(corpus, example);
        const TaggedWords sentence{example.words, example.predicted, coarse, example.others};
        if (!parser.ask(sentence, first, second)) {
            return;
        }
        const ArcCandidates candidates(sentence, first, second);
        std::vector<ArcCandidate> some;
        for (std::uint32_t i = 1; i < example.heads.size(); ++i) {
            candidates.of(i, some);
            const std::string_view relation = plain(corpus.relationNames[example.relations[i]]);
            std::size_t right = some.size();
            int best = 0;
            for (std::size_t c = 0; c < some.size(); ++c) {
                const int points = some[c].head != example.heads[i] ? 0 : plain(some[c].relation) == relation ? 2 : 1;
                right = points > best ? c : right;
                best = std::max(best, points);
            }
            if (some.size() < 2 || right == some.size()) {
                continue;
            }
            const auto begin = static_cast<std::uint32_t>(m_candidates.size());
            for (const ArcCandidate& candidate : some) {
                ArcChoice::describe(candidates, candidate, m_candidates.emplace_back());
            }
            m_cases.push_back(
                {begin, static_cast<std::uint32_t>(m_candidates.size()), begin + static_cast<std::uint32_t>(right)});
        }
    }

    void train() {
        number();
        std::vector<std::uint32_t> order(m_cases.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        Random random(17);
        m_mean.assign(m_names.size(), 0);
        for (int training = 0; training < trainings; ++training) {
            m_weights.assign(m_names.size(), 0);
            m_squares.assign(m_names.size(), 0);
            shuffle(order, random);
            std::size_t right = 0;
            for (const std::uint32_t i : order) {
                right += learn(m_cases[i]);
            }
            for (std::size_t i = 0; i < m_mean.size(); ++i) {
                m_mean[i] += m_weights[i];
            }
            std::fprintf(stderr, "choice of arcs, training %d: %zu of %zu right\n", training + 1, right,
                         m_cases.size());
        }
    }

    std::string bytes() const {
        // The heaviest weights.
        std::vector<std::uint32_t> ranked;
        for (std::uint32_t i = 1; i < m_mean.size(); ++i) {
            ranked.push_back(i);
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return std::fabs(m_mean[a]) > std::fabs(m_mean[b]); });
        ranked.resize(std::min(ranked.size(), modelWeights));
        ModelWriter writer(1, ranked.empty() ? 1 : std::fabs(m_mean[ranked.front()]));
        for (const std::uint32_t i : ranked) {
            writer.add(m_names[i], std::span(&m_mean[i], 1));
        }
        return writer.bytes({"right"});
    }

private:
    // Puts numbers for features; those that are too rare get 0, which has no weight.
    void number() {
        std::unordered_map<std::uint32_t, std::uint32_t> counts, numbers;
        for (const ArcChoice::Features& features : m_candidates) {
            for (const std::uint32_t feature : features) {
                ++counts[feature];
            }
        }
        m_names.assign(1, 0);
        for (ArcChoice::Features& features : m_candidates) {
            for (std::uint32_t& feature : features) {
                std::uint32_t number = 0;
                if (counts[feature] >= leastCount) {
                    const auto [at, added] = numbers.emplace(feature, static_cast<std::uint32_t>(m_names.size()));
                    number = at->second;
                    if (added) {
                        m_names.push_back(feature);
                    }
                }
                feature = number;
            }
        }
    }

    // One step on the gradient of the right candidate's likelihood, with the step of each weight after what it has
    // moved already (Duchi, Hazan & Singer 2011). Returns whether the right one was ahead.
    bool learn(const Case& one) {
        std::array<float, ArcCandidates::most> scores{};
        float highest = 0;
        std::uint32_t best = one.end;
        for (std::uint32_t c = one.begin; c < one.end; ++c) {
            float sum = 0;
            for (const std::uint32_t feature : m_candidates[c]) {
                sum += m_weights[feature];
            }
            scores[c - one.begin] = sum;
            if (best == one.end || sum > highest) {
                best = c;
                highest = sum;
            }
        }
        float all = 0;
        for (std::uint32_t c = 0; c < one.end - one.begin; ++c) {
            scores[c] = static_cast<float>(power(static_cast<double>(scores[c] - highest)));
            all += scores[c];
        }
        for (std::uint32_t c = one.begin; c < one.end; ++c) {
            const float gradient = (c == one.right ? 1.0F : 0.0F) - scores[c - one.begin] / all;
            for (const std::uint32_t feature : m_candidates[c]) {
                if (feature != 0) {
                    m_squares[feature] += gradient * gradient;
                    m_weights[feature] += stepSize * gradient / (std::sqrt(m_squares[feature]) + 1);
                }
            }
        }
        return best == one.right;
    }

    std::vector<ArcChoice::Features> m_candidates; // of all cases; hashes at first, then numbers
    std::vector<Case> m_cases;
    std::vector<std::uint32_t> m_names; // the hash of each number
    std::vector<float> m_weights, m_squares, m_mean;
};

} // namespace

std::uint32_t partOf(const Example& example) {
    return example.sentence / runLength % parserParts;
}

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
    ChoiceModel model;
    for (std::uint32_t part = 0; part < parserParts; ++part) {
        const Parser parser(parsers[part]);
        for (const Example& example : corpus.examples) {
            if (partOf(example) == part) {
                model.collect(corpus, example, parser);
            }
        }
    }
    model.train();
    return model.bytes();
}

} // namespace parallax::training
