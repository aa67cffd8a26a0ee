// Logistic regression over sparse yes-or-no features, by AdaGrad (Duchi, Hazan and Singer 2011) with a fixed order.
#pragma once

#include <cstdint>
#include <vector>

namespace parallax::training {

struct Instance {
    std::vector<std::uint32_t> features; // numbers below the count given to train()
    bool positive = false;
};

struct Regression {
    int epochs = 30; // the weights are the mean of those after each
    double rate = 0.1;
    double decay = 0.003; // share of a weight that is lost at each step that it takes part in
    // Each step sees this share of an instance's features, drawn anew, so that no weight leans on its company (dropout,
    // Srivastava et al. 2014; "Dropout training as adaptive regularization", Wager, Wang and Liang 2013).
    double keep = 0.5;

    // So many times from the start, each with other draws; the weights are the mean of all.
    int runs = 5;

    // The weights, one a feature. The same instances give the same weights.
    std::vector<double> train(const std::vector<const Instance*>& instances, std::size_t features) const;

private:
    std::vector<double> trainOnce(const std::vector<const Instance*>& instances, std::size_t features, int run) const;
};

double sum(const Instance& instance, const std::vector<double>& weights);

} // namespace parallax::training
