// Averaged perceptron over hashed features with lazily kept averages. Freund & Schapire 1999; Collins 2002.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parallax::training {

class Perceptron {
public:
    explicit Perceptron(std::size_t classes) : m_classes(classes) {}

    std::size_t classes() const { return m_classes; }

    // Counts features in a first walk over the data; update() leaves out features that were counted less than `least`
    // times.
    void count(std::span<const std::uint32_t> features);
    void require(std::uint32_t least);

    // scores[0, classes()) = sums of the weights.
    void score(std::span<const std::uint32_t> features, float* scores) const;
    // Adds `step` to the weights of `right` and takes it from those of `wrong`.
    void update(std::span<const std::uint32_t> features, std::size_t right, std::size_t wrong, float step = 1.0F);
    void add(std::span<const std::uint32_t> features, std::size_t which, float step);
    // One example has been seen.
    void tick() { ++m_now; }

    // Begins anew from nothing, while the average goes on: the mean of several trainings, which is steadier than one.
    void forget();

    // Replaces the weights by their averages; the end of training.
    void average();
    // Sets the smallest weights to nothing so that the written model has at most about `bytes` bytes. After average().
    void trim(std::size_t bytes);
    // The bytes that LinearModel reads. After average().
    std::string bytes(const std::vector<std::string>& classNames) const;

private:
    struct Weight {
        float value;
        std::uint32_t which;
    };
    struct Past {
        double total = 0; // sum of the weight over all examples up to `stamp`
        std::uint32_t stamp = 0;
    };
    // A feature's weights lie together in the arena; a row that grows moves to its end.
    struct Row {
        std::uint32_t feature = 0;
        std::uint32_t count = 0; // 0: empty row
        std::uint32_t first = 0;
        std::uint16_t size = 0;
        std::uint16_t capacity = 0;
    };

    Row* find(std::uint32_t feature) const;
    Row& findOrMake(std::uint32_t feature);
    void change(Row& row, std::size_t which, float step);

    std::size_t m_classes;
    std::uint32_t m_now = 0;
    std::uint32_t m_least = 0;
    bool m_closed = false; // no new features
    std::size_t m_used = 0;
    mutable std::vector<Row> m_rows = std::vector<Row>(1 << 16);
    std::vector<Weight> m_weights; // the arena
    std::vector<Past> m_past;      // of the weight at the same place
};

} // namespace parallax::training
