// A linear multi-class model over hashed features, read in place from the bytes that parallax-train wrote. Made so that
// one feature costs one read of memory: its weights lie in the bucket that its hash points to.
//
// Bytes: Header | buckets | rows | class names (zero-terminated, one after another).
// A bucket is 64 bytes, a cache line:
//   byte 0         number of entries n, 8 at the most; bit 7: what found no room here lies in the next bucket
//   2 n bytes      the low 16 bits of each entry's feature
//   1 byte         where the first entry's weights begin in the bucket
//   n bytes        where each entry's weights end; bit 7: they lie among the rows
//   ... byte 63    the weights of each entry in turn: for each class that has one a byte for the class, a byte for the
//                  weight; or the place of its row (4 bytes, little-endian; bit 31: a full one)
// Full rows come first, each at a multiple of 64 bytes: a byte for each class, padding. The place of one holds the
// factor of its weights too: its bits 0 to 5 in those of the place, 6 and 7 in bits 29 and 30. Another row is the
// number of its weights (a byte) and then the weights, as in a bucket. At least 32 bytes follow the last row.
//
// Feature f lies in bucket f * hashed / 2^32 or behind it. A weight byte w means LinearModel::table[w]: steps are fine
// near zero and coarse far from it; in a full row factor times byte, shifted, is the weight. In a small model features
// that differ may meet in the same bucket with the same 16 bits, once in some 10,000 times.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

class LinearModel {
public:
    struct Header {
        std::uint32_t magic;
        std::uint32_t classes;
        std::uint32_t buckets; // the last one is not passed over
        std::uint32_t hashed;  // buckets that features are spread over; further ones take what runs over the end
        std::uint32_t rowBytes;
        std::uint32_t nameBytes;
        std::uint32_t unused[10];
    };
    static_assert(sizeof(Header) == 64);
    static constexpr std::uint32_t magicNumber = 0x344d4c50; // "PLM4"
    static constexpr std::size_t maxClasses = 240;
    static constexpr std::size_t bucketBytes = 64;
    static constexpr std::size_t maxEntries = 8; // of one bucket
    static constexpr std::size_t classBlock = 16;
    static constexpr unsigned char flag = 0x80;

    // Classes of a full row.
    static constexpr std::size_t padded(std::size_t classes) {
        return (classes + classBlock - 1) / classBlock * classBlock;
    }
    static constexpr std::size_t fullRowBytes(std::size_t classes) { return (classes + 63) / 64 * 64; }
    // The place of a full row, with its factor.
    static constexpr std::uint32_t fullRow = 0x80000000, fullRowPlace = 0x1fffffc0;
    static constexpr std::uint32_t packed(std::uint32_t place, std::uint32_t factor) {
        return fullRow | place | (factor & 63) | (factor >> 6) << 29;
    }
    static constexpr std::uint32_t factorOf(std::uint32_t packed) { return (packed & 63) | (packed >> 29 & 3) << 6; }
    // From this number of weights on a row is full: adding a whole row takes as long as adding that many weights.
    static constexpr std::size_t fullFrom = 16;

    // The value of each weight byte: 128 is nothing, and each step away from it is 7 % more.
    static constexpr unsigned char nothing = 128;
    static constexpr std::int32_t largestWeight = 1000000; // so that a factor fits 8 bits
    static constexpr int fullRowShift = 5;                 // the weights of full rows are in units of 2^fullRowShift
    static constexpr std::array<std::int32_t, 256> table = [] {
        std::array<std::int32_t, 256> values{};
        double value = largestWeight;
        for (std::size_t i = 127; i > 0; --i, value /= 1.07) {
            values[128 + i] = static_cast<std::int32_t>(value + 0.5);
            values[128 - i] = -values[128 + i];
        }
        return values;
    }();

    LinearModel() = default;
    // `bytes` outlive the model and begin at a multiple of 8 (better of 64). Throws base::Error when they are not such
    // a model.
    explicit LinearModel(std::string_view bytes);

    std::size_t classes() const { return m_names.size(); }
    // They live as long as the bytes, zero-terminated.
    const char* className(std::size_t i) const { return m_names[i]; }
    std::span<const char* const> classNames() const { return m_names; }

    // Adds the weights of all features to scores[0, classes()). Unknown features add nothing. Where there are 16
    // classes or more, `scores` has room for padded(classes()); what stands behind the classes is undefined afterwards.
    void score(std::span<const std::uint32_t> features, std::int32_t* scores) const;

    // score() of up to `mostAtOnce` features in steps: while the memory that one sum needs is on its way, another can
    // be worked on. The steps follow one another; model and features outlive the sum.
    class Sum {
    public:
        static constexpr std::size_t mostAtOnce = 128;

        void begin(const LinearModel& model, std::span<const std::uint32_t> features); // asks for the buckets
        void gather(); // finds the weights in them, and asks for what lies outside
        void addTo(std::int32_t* scores);

    private:
        friend class LinearModel;
        static constexpr std::size_t longestSparse = 2 * fullFrom; // so many bytes are copied, whatever the length

        struct Asked {
            const unsigned char* bucket;
            std::uint32_t feature;
        };
        struct Found {
            const unsigned char* bucket;
            std::uint32_t at; // which of the entries
        };
        Asked* look(const Asked* end, Found*& found);

        const LinearModel* m_model = nullptr;
        std::array<Asked, mostAtOnce + 1> m_asked;
        std::array<Found, mostAtOnce + 1> m_found;
        std::size_t m_askedCount = 0;
        // Classes and weight bytes in turn, from `m_first` on: those of buckets are written from the middle to the
        // front, those of rows from the middle to the end, so that what is copied along is overwritten by the next. A
        // row is copied with what follows it: what comes before it may lie in a cache line that nobody asked for.
        std::array<unsigned char, 2 * (mostAtOnce + 2) * longestSparse> m_sparse;
        unsigned char* m_first = nullptr;
        std::array<const unsigned char*, mostAtOnce + 1> m_sparseRows, m_fullRows;
        std::array<std::uint16_t, mostAtOnce + 1> m_factors; // of the full rows
        std::size_t m_sparseCount = 0, m_fullCount = 0;
    };

    // Number of bytes that this model occupies, a multiple of 64: the next model in the same file begins there.
    std::size_t size() const { return m_size; }

private:
    const unsigned char* m_buckets = nullptr;
    const unsigned char* m_rows = nullptr;
    std::uint64_t m_hashed = 0;
    std::size_t m_size = 0;
    std::vector<const char*> m_names;
};

} // namespace parallax::language
