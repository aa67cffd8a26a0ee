// Writes what language::LinearModel reads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parallax::training {

class ModelWriter {
public:
    // `largest`: the largest weight of all, without its sign.
    ModelWriter(std::size_t classes, float largest);

    // The weights of one feature, one for each class; a feature without weights is left out. Each feature once, in any
    // order.
    void add(std::uint32_t feature, std::span<const float> weights);

    std::string bytes(const std::vector<std::string>& classNames);

    // About how many bytes a feature with so many weights takes.
    static std::size_t rowBytes(std::size_t weights, std::size_t classes);

private:
    struct Row {
        std::uint32_t feature = 0;
        std::string weights;      // as they stand in a bucket or among the rows
        bool full = false;        // a full row
        std::uint32_t factor = 0; // of a full row
        bool outside = false;     // stands among the rows

        std::size_t entryBytes() const { return 3 + (outside ? 4 : weights.size()); }
    };

    std::size_t m_classes;
    float m_scale; // to the values of LinearModel::table
    std::vector<Row> m_rows;
};

} // namespace parallax::training
