// A read-only map from hashes to numbers, used in place from the bytes that parallax-train wrote: Header | slots |
// data.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::language {

class FrozenMap {
public:
    struct Header {
        std::uint32_t magic;
        std::uint32_t slots;
        std::uint32_t dataBytes;
        std::uint32_t unused;
    };
    struct Slot {
        std::uint32_t key;
        std::uint32_t value; // `none`: empty
    };
    static constexpr std::uint32_t magicNumber = 0x31464c50; // "PLF1"
    static constexpr std::uint32_t none = 0xffffffff;

    FrozenMap() = default;
    // `bytes` outlive the map and begin at a multiple of 8. Throws base::Error when they are not such a map.
    explicit FrozenMap(std::string_view bytes);

    // The value of `key`, or `none`.
    std::uint32_t find(std::uint32_t key) const {
        for (const Slot* slot = m_slots + (key * m_slotCount >> 32); slot->value != none;) {
            if (slot->key == key) {
                return slot->value;
            }
            if (++slot == m_slots + m_slotCount) {
                slot = m_slots;
            }
        }
        return none;
    }

    // Whatever the values point into.
    std::string_view data() const { return m_data; }

    // Number of bytes that this map occupies, a multiple of 64.
    std::size_t size() const { return m_size; }

private:
    const Slot* m_slots = nullptr;
    std::uint64_t m_slotCount = 0;
    std::string_view m_data;
    std::size_t m_size = 0;
};

} // namespace parallax::language
