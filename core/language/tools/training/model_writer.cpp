#include "language/tools/training/model_writer.h"

#include "language/linear_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace parallax::training {

using language::LinearModel;

namespace {

// Features of a bucket on average, and the share of its bytes that they would use without rows outside: more of them
// make the model smaller, but more features stand outside their bucket.
constexpr double featuresPerBucket = 5.2, fill = 0.88;

constexpr unsigned char nothing = 128;

// The weight byte whose value is nearest.
unsigned char weightByte(float value) {
    const auto distance = [&](std::int32_t weight) { return std::fabs(static_cast<float>(weight) - value); };
    const auto& table = LinearModel::table;
    auto best = std::lower_bound(table.begin() + 1, table.end() - 1, static_cast<std::int32_t>(std::lround(value)));
    if (best != table.begin() + 1 && distance(*(best - 1)) < distance(*best)) {
        --best;
    }
    return static_cast<unsigned char>(best - table.begin());
}

} // namespace

ModelWriter::ModelWriter(std::size_t classes, float largest)
    : m_classes(classes), m_scale(largest > 0 ? static_cast<float>(LinearModel::largestWeight) / largest : 1.0F) {}

std::size_t ModelWriter::rowBytes(std::size_t weights, std::size_t classes) {
    const bool full = weights >= LinearModel::fullFrom;
    const double inside = std::max(static_cast<double>(LinearModel::bucketBytes) / featuresPerBucket,
                                   static_cast<double>(3 + (full ? 4 : 2 * weights)) / fill);
    return weights == 0 ? 0 : static_cast<std::size_t>(inside) + (full ? LinearModel::fullRowBytes(classes) : 0);
}

void ModelWriter::add(std::uint32_t feature, std::span<const float> weights) {
    Row row;
    row.feature = feature;
    std::size_t used = 0;
    float largest = 0;
    for (std::size_t c = 0; c < m_classes; ++c) {
        const float value = weights[c] * m_scale;
        if (const unsigned char byte = weightByte(value); byte != nothing) {
            row.weights += static_cast<char>(c);
            row.weights += static_cast<char>(byte);
            largest = std::max(largest, std::fabs(value));
            ++used;
        }
    }
    if (used == 0) {
        return;
    }
    row.full = used >= LinearModel::fullFrom;
    row.outside = row.full;
    if (row.full) {
        constexpr auto unit = static_cast<float>(1 << LinearModel::fullRowShift);
        row.factor = static_cast<std::uint32_t>(std::max(1.0F, std::ceil(largest / unit / 127)));
        row.weights.assign(LinearModel::fullRowBytes(m_classes), '\0');
        for (std::size_t c = 0; c < m_classes; ++c) {
            row.weights[c] =
                static_cast<char>(std::lround(weights[c] * m_scale / unit / static_cast<float>(row.factor)));
        }
    }
    m_rows.push_back(std::move(row));
}

std::string ModelWriter::bytes(const std::vector<std::string>& classNames) {
    std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.feature < b.feature; });
    std::size_t all = 0;
    for (const Row& row : m_rows) {
        all += row.entryBytes();
    }
    const auto hashed = 1 + static_cast<std::uint64_t>(std::max(
                                static_cast<double>(all) / static_cast<double>(LinearModel::bucketBytes - 2) / fill,
                                static_cast<double>(m_rows.size()) / featuresPerBucket));
    std::vector<std::vector<Row*>> buckets(hashed);
    std::vector<bool> passed(hashed);
    for (Row& row : m_rows) {
        std::size_t at = row.feature * hashed >> 32;
        while (at < buckets.size() && buckets[at].size() == LinearModel::maxEntries) {
            passed[at++] = true;
        }
        if (at == buckets.size()) {
            buckets.emplace_back();
            passed.push_back(false);
        }
        buckets[at].push_back(&row);
    }
    buckets.emplace_back();
    passed.push_back(false);
    std::string pool, full, sparse;
    const std::size_t fullBytes =
        static_cast<std::size_t>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.full; })) *
        LinearModel::fullRowBytes(m_classes);
    for (std::size_t b = 0; b < buckets.size(); ++b) {
        // The longest leave their bucket when there is no room for all, and otherwise stand first in it.
        const auto longer = [](const Row* x, const Row* y) { return x->entryBytes() > y->entryBytes(); };
        std::stable_sort(buckets[b].begin(), buckets[b].end(), longer);
        std::size_t used = 2;
        for (const Row* row : buckets[b]) {
            used += row->entryBytes();
        }
        for (std::size_t i = 0; used > LinearModel::bucketBytes; ++i) {
            used -= buckets[b][i]->entryBytes();
            buckets[b][i]->outside = true;
            used += buckets[b][i]->entryBytes();
        }
        std::stable_sort(buckets[b].begin(), buckets[b].end(), longer);
        const std::size_t begin = LinearModel::bucketBytes - (used - 2 - 3 * buckets[b].size());
        std::string marks, ends(1, static_cast<char>(begin)), weights;
        for (const Row* row : buckets[b]) {
            marks += static_cast<char>(row->feature & 255);
            marks += static_cast<char>(row->feature >> 8 & 255);
            if (row->full) {
                const std::uint32_t place = LinearModel::packed(static_cast<std::uint32_t>(full.size()), row->factor);
                weights.append(reinterpret_cast<const char*>(&place), 4);
                full += row->weights;
            } else if (row->outside) {
                const auto place = static_cast<std::uint32_t>(fullBytes + sparse.size());
                weights.append(reinterpret_cast<const char*>(&place), 4);
                sparse += static_cast<char>(row->weights.size() / 2);
                sparse += row->weights;
            } else {
                weights += row->weights;
            }
            ends += static_cast<char>((begin + weights.size()) | (row->outside ? LinearModel::flag : 0));
        }
        std::string line(1, static_cast<char>(buckets[b].size() | (passed[b] ? LinearModel::flag : 0)));
        line += marks + ends;
        line.resize(begin);
        pool += line + weights;
    }
    std::string rows = full + sparse;
    rows.resize((rows.size() + 63) / 64 * 64);
    std::string names;
    for (const std::string& name : classNames) {
        names += name + '\0';
    }
    LinearModel::Header header{};
    header.magic = LinearModel::magicNumber;
    header.classes = static_cast<std::uint32_t>(classNames.size());
    header.buckets = static_cast<std::uint32_t>(buckets.size());
    header.hashed = static_cast<std::uint32_t>(hashed);
    header.rowBytes = static_cast<std::uint32_t>(rows.size());
    header.nameBytes = static_cast<std::uint32_t>(names.size());
    std::string out(reinterpret_cast<const char*>(&header), sizeof header);
    out += pool + rows + names;
    out.resize((out.size() + 63) / 64 * 64);
    return out;
}

} // namespace parallax::training
