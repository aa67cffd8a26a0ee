// A linear multi-class model over hashed features, read in place from the bytes that parallax-train wrote.
//
// Bytes: Header | slots | weights | class names (zero-terminated, one after another).
// A slot is {feature, offset of its weights}, in the order of the features; feature f stands in slot f * hashed / 2^32
// or behind it, before the next empty slot; the last slot is empty. The weights of a feature are either sparse: a count
// byte, then 3 bytes for each class: class, weight (little-endian int16); or dense: the byte 255, then the weights of
// all classes, at an even offset.
#pragma once

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
        std::uint32_t slots;
        std::uint32_t weightBytes;
        std::uint32_t nameBytes;
        std::uint32_t hashed; // slots that features are spread over; further ones take what runs over the end
        std::uint32_t unused[2];
    };
    struct Slot {
        std::uint32_t feature;
        std::uint32_t offset; // 0: empty
    };
    static constexpr std::uint32_t magicNumber = 0x324d4c50; // "PLM2"
    static constexpr std::size_t maxClasses = 250;
    static constexpr unsigned char dense = 255;

    LinearModel() = default;
    // `bytes` outlive the model and begin at a multiple of 8. Throws base::Error when they are not such a model.
    explicit LinearModel(std::string_view bytes);

    std::size_t classes() const { return m_names.size(); }
    // Lives as long as the bytes, zero-terminated.
    const char* className(std::size_t i) const { return m_names[i]; }

    // Adds the weights of all features to scores[0, classes()). Unknown features add nothing.
    void score(std::span<const std::uint32_t> features, std::int32_t* scores) const;

    // Number of bytes that this model occupies, a multiple of 64: the next model in the same file begins there.
    std::size_t size() const { return m_size; }

private:
    const Slot* m_slots = nullptr;
    const unsigned char* m_weights = nullptr;
    std::uint64_t m_slotCount = 0;
    std::size_t m_size = 0;
    std::vector<const char*> m_names;
};

} // namespace parallax::language
