#include "language/linear_model.h"

#include "base/error.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace parallax::language {

namespace {

// Place of `wanted` among the `count` marks at `marks` (16 bytes may be read there); `count` or more when it is not
// there.
inline std::uint32_t findMark(const unsigned char* marks, std::uint32_t count, std::uint16_t wanted) {
#if defined(__x86_64__)
    const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(marks));
    const __m128i same = _mm_cmpeq_epi16(all, _mm_set1_epi16(static_cast<short>(wanted)));
    static_cast<void>(count);
    return static_cast<std::uint32_t>(
               std::countr_zero(static_cast<std::uint32_t>(_mm_movemask_epi8(same)) | 1U << 16)) /
           2;
#else
    std::uint32_t found = LinearModel::maxEntries;
    for (std::uint32_t i = count; i-- > 0;) {
        std::uint16_t mark;
        std::memcpy(&mark, marks + 2 * i, 2);
        found = mark == wanted ? i : found;
    }
    return found;
#endif
}

struct FullRows {
    const unsigned char* const* rows;
    const std::uint16_t* factors;
    std::size_t count; // even: what is missing has the factor 0
};

// Adds the full rows; `classes` is a multiple of 16.
void addFullRows(const FullRows& full, std::size_t classes, std::int32_t* scores) {
    for (std::size_t i = 0; i < full.count; ++i) {
        const auto factor = static_cast<std::int16_t>(full.factors[i]);
        const auto* weights = reinterpret_cast<const signed char*>(full.rows[i]);
        for (std::size_t c = 0; c < classes; ++c) {
            scores[c] += static_cast<std::int16_t>(factor * weights[c]) * (1 << LinearModel::fullRowShift);
        }
    }
}

#if defined(__x86_64__)
// The same with instructions that nearly all processors since 2013 have, two rows at once. Whole numbers: the sums are
// the same.
template <std::size_t Blocks>
[[gnu::target("avx2")]] void addBlocks(const FullRows& full, std::size_t begin, std::int32_t* scores) {
    __m256i sums[2 * Blocks];
    for (__m256i& sum : sums) {
        sum = _mm256_setzero_si256();
    }
    for (std::size_t i = 0; i < full.count; i += 2) {
        const __m256i factors = _mm256_set1_epi32(full.factors[i] | full.factors[i + 1] << 16);
        for (std::size_t block = 0; block < Blocks; ++block) {
            const std::size_t at = begin + block * LinearModel::classBlock;
            const __m128i one = _mm_loadu_si128(reinterpret_cast<const __m128i*>(full.rows[i] + at));
            const __m128i other = _mm_loadu_si128(reinterpret_cast<const __m128i*>(full.rows[i + 1] + at));
            const __m256i low = _mm256_cvtepi8_epi16(_mm_unpacklo_epi8(one, other));
            const __m256i high = _mm256_cvtepi8_epi16(_mm_unpackhi_epi8(one, other));
            sums[2 * block] = _mm256_add_epi32(sums[2 * block], _mm256_madd_epi16(low, factors));
            sums[2 * block + 1] = _mm256_add_epi32(sums[2 * block + 1], _mm256_madd_epi16(high, factors));
        }
    }
    for (std::size_t half = 0; half < 2 * Blocks; ++half) {
        auto* out = reinterpret_cast<__m256i*>(scores + begin + half * LinearModel::classBlock / 2);
        _mm256_storeu_si256(
            out, _mm256_add_epi32(_mm256_loadu_si256(out), _mm256_slli_epi32(sums[half], LinearModel::fullRowShift)));
    }
}

[[gnu::target("avx2")]] void addFullRowsWide(const FullRows& full, std::size_t classes, std::int32_t* scores) {
    std::size_t begin = 0;
    for (; begin + 4 * LinearModel::classBlock <= classes; begin += 4 * LinearModel::classBlock) {
        addBlocks<4>(full, begin, scores);
    }
    for (; begin < classes; begin += LinearModel::classBlock) {
        addBlocks<1>(full, begin, scores);
    }
}
#endif

using AddFullRows = void (*)(const FullRows&, std::size_t, std::int32_t*);

AddFullRows fastest() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        return addFullRowsWide;
    }
#endif
    return addFullRows;
}

} // namespace

LinearModel::LinearModel(std::string_view bytes) {
    Header header{};
    if (bytes.size() >= sizeof(Header)) {
        std::memcpy(&header, bytes.data(), sizeof(Header));
    }
    const std::size_t bucketsSize = std::size_t{header.buckets} * bucketBytes;
    const std::size_t rowsSize = std::size_t{header.rowBytes};
    const std::size_t used = sizeof(Header) + bucketsSize + rowsSize + header.nameBytes;
    if (header.magic != magicNumber || header.hashed == 0 || header.buckets <= header.hashed ||
        header.classes > maxClasses || used > bytes.size()) {
        throw base::Error("a language model is damaged or of another version: train it again with parallax-train");
    }
    m_buckets = reinterpret_cast<const unsigned char*>(bytes.data() + sizeof(Header));
    m_hashed = header.hashed;
    m_rows = m_buckets + bucketsSize;
    const char* name = reinterpret_cast<const char*>(m_rows + rowsSize);
    for (std::uint32_t i = 0; i < header.classes; ++i) {
        m_names.push_back(name);
        name += std::strlen(name) + 1;
    }
    m_size = (used + 63) / 64 * 64;
}

// What a group of features adds up to is gathered nearly without branches: whether a feature is known, where its
// weights lie and how many they are cannot be foretold, and a wrong guess of the processor takes longer than all this.

// Takes over the `bytes` bytes before `end`; at least longestSparse bytes may be read there.
[[gnu::always_inline]] inline void LinearModel::Sum::take(const unsigned char* end, std::size_t bytes) {
    std::memcpy(m_first - longestSparse, end - longestSparse, longestSparse);
    m_first -= bytes;
}

// The entry of `wanted` in `bucket`, when there is one. Returns whether the search has to go on in the next bucket.
// All choices are made with masks: compilers turn conditions into branches.
[[gnu::always_inline]] inline std::size_t LinearModel::Sum::find(const unsigned char* bucket, std::uint16_t wanted) {
    const unsigned char* rows = m_model->m_rows;
    const std::uint32_t head = *bucket;
    const std::uint32_t count = head & 127U;
    const std::uint32_t at = findMark(bucket + 1, count, wanted);
    const std::uint32_t found = (at - count) >> 31; // both are small
    const unsigned char* borders = bucket + 1 + 2 * count + (at & (0U - found));
    const std::uint32_t start = borders[0] & 127U;
    const std::uint32_t last = borders[1];
    const std::uint32_t end = last & 127U;
    const std::uint32_t outside = last >> 7 & found;
    std::uint32_t place;
    std::memcpy(&place, bucket + start, 4);
    place &= 0U - outside;
    const std::uint32_t full = place >> 31;
    constexpr std::uint32_t factorBits = ~(LinearModel::fullRow | LinearModel::fullRowPlace);
    const unsigned char* row = rows + (place & ~LinearModel::fullRow & ~(factorBits & (0U - full)));
    __builtin_prefetch(row);
    m_fullRows[m_fullCount] = row;
    m_factors[m_fullCount] = static_cast<std::uint16_t>(LinearModel::factorOf(place));
    m_fullCount += full;
    m_sparseRows[m_sparseCount] = row;
    m_sparseCount += outside ^ full;
    take(bucket + end, (end - start) & (0U - (found ^ outside)));
    const std::uint32_t goesOn = (found ^ 1U) & head >> 7;
    __builtin_prefetch(bucket + (LinearModel::bucketBytes & (0U - goesOn)));
    return goesOn;
}

void LinearModel::Sum::begin(const LinearModel& model, std::span<const std::uint32_t> features) {
    assert(features.size() <= mostAtOnce);
    m_model = &model;
    m_features = features;
    m_first = m_sparse.data() + m_sparse.size();
    m_sparseCount = m_fullCount = 0;
    // All reads of memory are under way before the first is needed.
    for (const std::uint32_t feature : features) {
        __builtin_prefetch(model.bucketOf(feature));
    }
}

void LinearModel::Sum::gather() {
    std::array<std::uint32_t, mostAtOnce + 1> again;
    std::size_t againCount = 0;
    for (const std::uint32_t feature : m_features) {
        again[againCount] = feature;
        againCount += find(m_model->bucketOf(feature), static_cast<std::uint16_t>(feature));
    }
    for (std::size_t i = 0; i < againCount; ++i) {
        const unsigned char* bucket = m_model->bucketOf(again[i]) + bucketBytes;
        while (find(bucket, static_cast<std::uint16_t>(again[i])) != 0) {
            bucket += bucketBytes;
        }
    }
}

void LinearModel::Sum::addTo(std::int32_t* scores) {
    for (std::size_t i = 0; i < m_sparseCount; ++i) {
        const unsigned char* row = m_sparseRows[i];
        const std::size_t bytes = std::size_t{2} * *row;
        take(row + 1 + bytes, bytes);
    }
    const unsigned char* last = m_sparse.data() + m_sparse.size();
    for (const unsigned char* weight = m_first; weight != last; weight += 2) {
        scores[weight[0]] += table[weight[1]];
    }
    if (m_fullCount > 0) {
        static const AddFullRows add = fastest();
        if (m_fullCount % 2 != 0) {
            m_fullRows[m_fullCount] = m_fullRows[0];
            m_factors[m_fullCount++] = 0;
        }
        add({m_fullRows.data(), m_factors.data(), m_fullCount}, padded(m_model->classes()), scores);
    }
}

void LinearModel::score(std::span<const std::uint32_t> features, std::int32_t* scores) const {
    Sum sum;
    for (std::size_t begin = 0; begin < features.size(); begin += Sum::mostAtOnce) {
        sum.begin(*this, features.subspan(begin, std::min(features.size() - begin, Sum::mostAtOnce)));
        sum.gather();
        sum.addTo(scores);
    }
}

} // namespace parallax::language
