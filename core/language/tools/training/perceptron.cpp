#include "language/tools/training/perceptron.h"

#include "language/tools/training/model_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace parallax::training {

Perceptron::Row* Perceptron::find(std::uint32_t feature) const {
    const std::size_t mask = m_rows.size() - 1;
    for (std::size_t at = (feature * 0x9e3779b1U >> 3) & mask;; at = (at + 1) & mask) {
        if (m_rows[at].count == 0) {
            return nullptr;
        }
        if (m_rows[at].feature == feature) {
            return &m_rows[at];
        }
    }
}

Perceptron::Row& Perceptron::findOrMake(std::uint32_t feature) {
    if (m_used * 2 > m_rows.size()) {
        std::vector<Row> old(m_rows.size() * 2);
        old.swap(m_rows);
        const std::size_t mask = m_rows.size() - 1;
        for (const Row& row : old) {
            if (row.count != 0) {
                std::size_t at = (row.feature * 0x9e3779b1U >> 3) & mask;
                while (m_rows[at].count != 0) {
                    at = (at + 1) & mask;
                }
                m_rows[at] = row;
            }
        }
    }
    const std::size_t mask = m_rows.size() - 1;
    std::size_t at = (feature * 0x9e3779b1U >> 3) & mask;
    while (m_rows[at].count != 0 && m_rows[at].feature != feature) {
        at = (at + 1) & mask;
    }
    if (m_rows[at].count == 0) {
        m_rows[at].feature = feature;
        ++m_used;
    }
    return m_rows[at];
}

void Perceptron::count(std::span<const std::uint32_t> features) {
    for (const std::uint32_t feature : features) {
        ++findOrMake(feature).count;
    }
}

void Perceptron::require(std::uint32_t least) {
    m_least = least;
    m_closed = true;
}

void Perceptron::score(std::span<const std::uint32_t> features, float* scores) const {
    std::fill_n(scores, m_classes, 0.0F);
    const std::size_t mask = m_rows.size() - 1;
    for (const std::uint32_t feature : features) {
        __builtin_prefetch(&m_rows[(feature * 0x9e3779b1U >> 3) & mask]);
    }
    const Row* found[256];
    std::size_t n = 0;
    for (const std::uint32_t feature : features) {
        if (const Row* row = find(feature); row != nullptr && n < 256) {
            __builtin_prefetch(m_weights.data() + row->first);
            found[n++] = row;
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Weight* w = m_weights.data() + found[i]->first;
        for (const Weight* end = w + found[i]->size; w != end; ++w) {
            scores[w->which] += w->value;
        }
    }
}

void Perceptron::change(Row& row, std::size_t which, float step) {
    for (std::uint32_t at = row.first; at != row.first + row.size; ++at) {
        if (m_weights[at].which == which) {
            m_past[at].total += static_cast<double>(m_weights[at].value) * (m_now - m_past[at].stamp);
            m_past[at].stamp = m_now;
            m_weights[at].value += step;
            return;
        }
    }
    if (row.size == row.capacity) {
        const auto moved = static_cast<std::uint32_t>(m_weights.size());
        row.capacity = static_cast<std::uint16_t>(row.capacity == 0 ? 2 : row.capacity * 2);
        m_weights.resize(moved + row.capacity, Weight{0, 0});
        m_past.resize(moved + row.capacity);
        std::copy_n(m_weights.begin() + row.first, row.size, m_weights.begin() + moved);
        std::copy_n(m_past.begin() + row.first, row.size, m_past.begin() + moved);
        std::fill_n(m_weights.begin() + row.first, row.size, Weight{0, 0});
        std::fill_n(m_past.begin() + row.first, row.size, Past{});
        row.first = moved;
    }
    m_weights[row.first + row.size] = {step, static_cast<std::uint32_t>(which)};
    m_past[row.first + row.size] = {0, m_now};
    ++row.size;
}

void Perceptron::add(std::span<const std::uint32_t> features, std::size_t which, float step) {
    for (const std::uint32_t feature : features) {
        if (m_closed) {
            Row* row = find(feature);
            if (row != nullptr && row->count >= m_least) {
                change(*row, which, step);
            }
        } else {
            Row& row = findOrMake(feature);
            row.count = 1;
            change(row, which, step);
        }
    }
}

void Perceptron::update(std::span<const std::uint32_t> features, std::size_t right, std::size_t wrong, float step) {
    add(features, right, step);
    add(features, wrong, -step);
}

void Perceptron::forget() {
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        m_past[i].total += static_cast<double>(m_weights[i].value) * (m_now - m_past[i].stamp);
        m_past[i].stamp = m_now;
        m_weights[i].value = 0;
    }
}

void Perceptron::average() {
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        m_past[i].total += static_cast<double>(m_weights[i].value) * (m_now - m_past[i].stamp);
        m_weights[i].value = static_cast<float>(m_past[i].total / std::max<std::uint32_t>(m_now, 1));
    }
}

void Perceptron::trim(std::size_t bytes) {
    // Bytes of a model that keeps weights from `least` on.
    const auto sizeFor = [&](float least) {
        std::size_t size = 0;
        for (const Row& row : m_rows) {
            std::size_t kept = 0;
            for (std::uint32_t at = row.first; at != row.first + row.size; ++at) {
                kept += std::fabs(m_weights[at].value) >= least;
            }
            size += ModelWriter::rowBytes(kept, m_classes);
        }
        return size;
    };
    float low = 0, high = 1;
    while (sizeFor(high) > bytes) {
        low = high;
        high *= 2;
    }
    for (int i = 0; i < 16; ++i) {
        const float middle = (low + high) / 2;
        (sizeFor(middle) > bytes ? low : high) = middle;
    }
    for (Weight& weight : m_weights) {
        if (std::fabs(weight.value) < high) {
            weight.value = 0;
        }
    }
}

std::string Perceptron::bytes(const std::vector<std::string>& classNames) const {
    float largest = 0;
    for (const Weight& weight : m_weights) {
        largest = std::max(largest, std::fabs(weight.value));
    }
    ModelWriter writer(m_classes, largest);
    std::vector<float> all(m_classes);
    for (const Row& row : m_rows) {
        std::fill(all.begin(), all.end(), 0.0F);
        for (std::uint32_t at = row.first; at != row.first + row.size; ++at) {
            all[m_weights[at].which] = m_weights[at].value;
        }
        writer.add(row.feature, all);
    }
    return writer.bytes(classNames);
}

} // namespace parallax::training
