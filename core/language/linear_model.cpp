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
        header.classes > maxClasses || used > bytes.size() ||
        (rowsSize > 0 && bytes.size() - (used - header.nameBytes) < Sum::longestSparse)) {
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
// So what goes on is put behind the last of a list, whose length then grows by one or by nothing: first the features
// that have an entry, of these the weights in the bucket and the places outside. All choices are made with masks:
// compilers turn conditions into branches.

// Looks for all in m_asked before `end` in their buckets. What is found is put behind `found`; what has to be looked
// for in the next bucket, to the begin of m_asked: its end is returned.
[[gnu::always_inline]] inline LinearModel::Sum::Asked* LinearModel::Sum::look(const Asked* end, Found*& found) {
    Asked* again = m_asked.data();
    Found* known = found;
    for (const Asked* next = again; next != end; ++next) {
        const Asked asked = *next;
        const std::uint32_t head = *asked.bucket;
        const std::uint32_t entries = head & 127U;
        const std::uint32_t at = findMark(asked.bucket + 1, entries, static_cast<std::uint16_t>(asked.feature));
        known->bucket = asked.bucket;
        known->at = at;
        const std::uint32_t here = (at - entries) >> 31; // both are small
        known += here;
        again->bucket = asked.bucket + bucketBytes;
        again->feature = asked.feature;
        again += (here ^ 1U) & head >> 7;
    }
    found = known;
    return again;
}

void LinearModel::Sum::begin(const LinearModel& model, std::span<const std::uint32_t> features) {
    assert(features.size() <= mostAtOnce);
    m_model = &model;
    m_askedCount = features.size();
    const unsigned char* buckets = model.m_buckets;
    const std::uint64_t hashed = model.m_hashed;
    // All reads of memory are under way before the first is needed.
    Asked* asked = m_asked.data();
    for (const std::uint32_t feature : features) {
        *asked = {buckets + (feature * hashed >> 32) * bucketBytes, feature};
        __builtin_prefetch(asked->bucket);
        ++asked;
    }
}

void LinearModel::Sum::gather() {
    Found* found = m_found.data();
    for (const Asked* end = m_asked.data() + m_askedCount; end != m_asked.data();) {
        end = look(end, found);
    }
    std::array<const unsigned char*, mostAtOnce + 1> places;
    const unsigned char** outsideEnd = places.data();
    unsigned char* first = m_sparse.data() + m_sparse.size() / 2;
    for (const Found* entry = m_found.data(); entry != found; ++entry) {
        const unsigned char* bucket = entry->bucket;
        const unsigned char* borders = bucket + 1 + 2 * (*bucket & std::size_t{127}) + entry->at;
        const std::uint32_t start = borders[0] & 127U;
        const std::uint32_t last = borders[1];
        const std::uint32_t end = last & 127U;
        const std::uint32_t outside = last >> 7;
        *outsideEnd = bucket + start;
        outsideEnd += outside;
        std::memcpy(first - longestSparse, bucket + end - longestSparse, longestSparse);
        first -= (end - start) & (outside - 1U);
    }
    const unsigned char* rows = m_model->m_rows;
    const unsigned char** sparse = m_sparseRows.data();
    const unsigned char** full = m_fullRows.data();
    std::uint16_t* factor = m_factors.data();
    for (const unsigned char* const* at = places.data(); at != outsideEnd; ++at) {
        std::uint32_t place;
        std::memcpy(&place, *at, sizeof place);
        const std::uint32_t whole = place >> 31;
        const unsigned char* row = rows + (place & (((0U - whole) & LinearModel::fullRowPlace) | (whole - 1U)));
        __builtin_prefetch(row);
        __builtin_prefetch(row + 24); // where a row that runs over the line's end mostly ends
        *full = row;
        *factor = static_cast<std::uint16_t>(LinearModel::factorOf(place));
        full += whole;
        factor += whole;
        *sparse = row;
        sparse += whole ^ 1U;
    }
    m_first = first;
    m_sparseCount = static_cast<std::size_t>(sparse - m_sparseRows.data());
    m_fullCount = static_cast<std::size_t>(full - m_fullRows.data());
}

void LinearModel::Sum::addTo(std::int32_t* scores) {
    unsigned char* const first = m_first;
    unsigned char* last = m_sparse.data() + m_sparse.size() / 2;
    for (std::size_t i = 0; i < m_sparseCount; ++i) {
        const unsigned char* row = m_sparseRows[i];
        std::memcpy(last, row + 1, longestSparse);
        last += std::size_t{2} * *row;
    }
    // Weights of nothing fill up a group.
    constexpr std::size_t group = 8;
    for (std::size_t i = 1; i <= group; i += 2) {
        first[-static_cast<std::ptrdiff_t>(i)] = nothing;
        first[-static_cast<std::ptrdiff_t>(i) - 1] = 0;
    }
    for (const unsigned char* end = last; end > first; end -= group) {
        scores[end[-2]] += table[end[-1]];
        scores[end[-4]] += table[end[-3]];
        scores[end[-6]] += table[end[-5]];
        scores[end[-8]] += table[end[-7]];
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
