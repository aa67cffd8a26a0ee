// What parallax-train writes is what the analysis reads.
#include "base/error.h"
#include "language/linear_model.h"
#include "language/tools/training/model_writer.h"

#include <cstring>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace parallax::language {
namespace {

using Weights = std::map<std::uint32_t, std::vector<float>>;

// The bytes, at a multiple of 64 as in the program.
class Aligned {
public:
    explicit Aligned(const std::string& bytes) : m_bytes(bytes.size() + 64, '\0'), m_size(bytes.size()) {
        m_begin = 64 - reinterpret_cast<std::uintptr_t>(m_bytes.data()) % 64;
        std::copy(bytes.begin(), bytes.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_begin));
    }
    std::string_view view() const { return std::string_view(m_bytes).substr(m_begin, m_size); }

private:
    std::string m_bytes;
    std::size_t m_size, m_begin = 0;
};

std::string written(const Weights& weights, std::size_t classes, float largest) {
    training::ModelWriter writer(classes, largest);
    std::vector<std::string> names;
    for (std::size_t c = 0; c < classes; ++c) {
        names.push_back("class" + std::to_string(c));
    }
    for (const auto& [feature, row] : weights) {
        writer.add(feature, row);
    }
    return writer.bytes(names);
}

// Rows of every length, many more than fit their buckets.
Weights invented(std::size_t classes, float largest) {
    std::mt19937 random(3);
    Weights weights;
    for (std::size_t i = 0; i < 20000; ++i) {
        std::vector<float> row(classes, 0);
        const std::size_t used = 1 + random() % (i % 10 == 0 ? classes : std::min<std::size_t>(classes, 6));
        for (std::size_t k = 0; k < used; ++k) {
            row[random() % classes] = largest * (static_cast<float>(random() % 2000) - 1000) / 1000;
        }
        weights[static_cast<std::uint32_t>(random())] = row;
    }
    return weights;
}

TEST(LinearModel, givesBackTheWeightsOfEachFeature) {
    for (const std::size_t classes : {2U, 7U, 16U, 103U, 240U}) {
        const float largest = 12.5F;
        const Weights weights = invented(classes, largest);
        const Aligned bytes(written(weights, classes, largest));
        const LinearModel model(bytes.view());
        ASSERT_EQ(model.classes(), classes);
        EXPECT_STREQ(model.className(classes - 1), ("class" + std::to_string(classes - 1)).c_str());
        std::size_t strangers = 0;
        for (const auto& [feature, row] : weights) {
            std::vector<std::int32_t> scores(LinearModel::padded(classes), 0);
            model.score({&feature, 1}, scores.data());
            bool same = true;
            for (std::size_t c = 0; c < classes; ++c) {
                const float got = static_cast<float>(scores[c]) / LinearModel::largestWeight * largest;
                // A sparse weight is right to 4 %, a full row's to a 127th of its largest.
                same = same && std::abs(got - row[c]) <= std::max(0.04F * std::abs(row[c]), largest / 127);
            }
            strangers += !same;
        }
        // Two features that share bucket and mark by chance.
        EXPECT_LE(strangers, weights.size() / 500) << classes;
    }
}

TEST(LinearModel, addsUpManyFeaturesAsOneByOne) {
    const std::size_t classes = 103;
    const Weights weights = invented(classes, 1);
    const Aligned bytes(written(weights, classes, 1));
    const LinearModel model(bytes.view());
    std::vector<std::uint32_t> features;
    std::vector<std::int32_t> together(LinearModel::padded(classes), 0), single(LinearModel::padded(classes), 0);
    for (const auto& [feature, row] : weights) {
        features.push_back(feature);
        features.push_back(feature + 1); // mostly unknown
        if (features.size() == 500) {
            break;
        }
    }
    model.score(features, together.data());
    for (const std::uint32_t feature : features) {
        model.score({&feature, 1}, single.data());
    }
    together.resize(classes);
    single.resize(classes);
    EXPECT_EQ(together, single);
}

TEST(LinearModel, refusesOtherBytes) {
    EXPECT_THROW(LinearModel(""), base::Error);
    EXPECT_THROW(LinearModel(std::string(1000, 'x')), base::Error);
    const std::string bytes = written({{7, {1, 2}}}, 2, 2);
    EXPECT_THROW(LinearModel(std::string_view(bytes).substr(0, bytes.size() / 2)), base::Error);
}

// A row outside the buckets is read with the bytes that follow it.
TEST(LinearModel, wantsRoomBehindItsRows) {
    const std::string bytes = written({{7, std::vector<float>(20, 1)}}, 20, 2);
    LinearModel::Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    ASSERT_GT(header.rowBytes, 0U);
    const std::size_t used = bytes.find_last_not_of('\0') + 2;
    EXPECT_NO_THROW(LinearModel{bytes});
    std::string few = bytes.substr(0, used - header.nameBytes + 31);
    header.nameBytes = 0;
    header.classes = 0;
    std::memcpy(few.data(), &header, sizeof header);
    EXPECT_THROW(LinearModel{few}, base::Error);
    few += '\0';
    EXPECT_NO_THROW(LinearModel{few});
}

} // namespace
} // namespace parallax::language
