#include "language/frozen_map.h"

#include "base/error.h"

#include <cstring>

namespace parallax::language {

FrozenMap::FrozenMap(std::string_view bytes) {
    Header header{};
    if (bytes.size() >= sizeof(Header)) {
        std::memcpy(&header, bytes.data(), sizeof(Header));
    }
    const std::size_t used = sizeof(Header) + header.slots * sizeof(Slot) + header.dataBytes;
    if (header.magic != magicNumber || header.slots == 0 || used > bytes.size()) {
        throw base::Error("a language model is damaged or of another version: train it again with parallax-train");
    }
    m_slots = reinterpret_cast<const Slot*>(bytes.data() + sizeof(Header));
    m_slotCount = header.slots;
    m_data = {reinterpret_cast<const char*>(m_slots + header.slots), header.dataBytes};
    m_size = (used + 63) / 64 * 64;
}

} // namespace parallax::language
