#include "claim/tools/roles/regression.h"

#include <cmath>
#include <utility>

namespace parallax::training {

double sum(const Instance& instance, const std::vector<double>& weights) {
    double total = 0;
    for (const auto f : instance.features)
        total += weights[f];
    return total;
}

std::vector<double> Regression::train(const std::vector<const Instance*>& instances, std::size_t features) const {
    std::vector<double> mean(features, 0);
    for (int run = 0; run < runs; ++run) {
        const auto one = trainOnce(instances, features, run);
        for (std::size_t f = 0; f < features; ++f)
            mean[f] += one[f] / runs;
    }
    return mean;
}

std::vector<double> Regression::trainOnce(const std::vector<const Instance*>& instances, std::size_t features,
                                          int run) const {
    std::vector<double> weights(features, 0), squares(features, 1), total(features, 0);
    std::vector<std::uint32_t> order(instances.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::uint64_t state =
        20260101 + static_cast<std::uint64_t>(run); // a fixed linear congruential generator (Knuth's MMIX)
    const auto next = [&] { return state = state * 6364136223846793005ULL + 1442695040888963407ULL; };
    Instance part;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[(next() >> 33U) % i]);
        }
        for (const auto number : order) {
            part.positive = instances[number]->positive;
            part.features.clear();
            for (const auto f : instances[number]->features)
                if (static_cast<double>(next() >> 33U) < keep * 2147483648.0)
                    part.features.push_back(f);
            const double chance = 1 / (1 + std::exp(-sum(part, weights) / keep));
            const double error = (part.positive ? 1.0 : 0.0) - chance;
            for (const auto f : part.features) {
                const double gradient = error - decay * weights[f];
                squares[f] += gradient * gradient;
                weights[f] += rate * gradient / std::sqrt(squares[f]);
            }
        }
        for (std::size_t f = 0; f < features; ++f)
            total[f] += weights[f] / epochs;
    }
    return total;
}

} // namespace parallax::training
