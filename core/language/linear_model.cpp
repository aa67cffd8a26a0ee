#include "language/linear_model.h"

#include "base/error.h"

#include <array>
#include <cstring>

namespace parallax::language {

LinearModel::LinearModel(std::string_view bytes) {
    Header header{};
    if (bytes.size() >= sizeof(Header)) {
        std::memcpy(&header, bytes.data(), sizeof(Header));
    }
    const std::size_t used = sizeof(Header) + header.slots * sizeof(Slot) + header.weightBytes + header.nameBytes;
    if (header.magic != magicNumber || header.hashed == 0 || header.slots <= header.hashed ||
        header.classes > maxClasses || used > bytes.size()) {
        throw base::Error("a language model is damaged or of another version: train it again with parallax-train");
    }
    m_slots = reinterpret_cast<const Slot*>(bytes.data() + sizeof(Header));
    m_slotCount = header.hashed;
    m_weights = reinterpret_cast<const unsigned char*>(m_slots + header.slots);
    const char* name = reinterpret_cast<const char*>(m_weights + header.weightBytes);
    for (std::uint32_t i = 0; i < header.classes; ++i) {
        m_names.push_back(name);
        name += std::strlen(name) + 1;
    }
    m_size = (used + 63) / 64 * 64;
}

void LinearModel::score(std::span<const std::uint32_t> features, std::int32_t* scores) const {
    // Looked up in three passes, so that the memory reads of all features are under way together.
    constexpr std::size_t atOnce = 128;
    const std::size_t classCount = m_names.size();
    std::array<const unsigned char*, atOnce> found;
    for (std::size_t begin = 0; begin < features.size(); begin += atOnce) {
        const std::size_t end = std::min(features.size(), begin + atOnce);
        for (std::size_t i = begin; i < end; ++i) {
            __builtin_prefetch(m_slots + (features[i] * m_slotCount >> 32));
        }
        std::size_t count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t wanted = features[i];
            const Slot* slot = m_slots + (wanted * m_slotCount >> 32);
            while (slot->offset != 0 && slot->feature < wanted) {
                ++slot;
            }
            if (slot->offset != 0 && slot->feature == wanted) {
                found[count] = m_weights + slot->offset;
                __builtin_prefetch(found[count]);
                ++count;
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            const unsigned char* weights = found[i];
            if (*weights == dense) {
                const auto* all = reinterpret_cast<const std::int16_t*>(weights + 1);
                for (std::size_t c = 0; c < classCount; ++c) {
                    scores[c] += all[c];
                }
                continue;
            }
            for (unsigned left = *weights++; left > 0; --left, weights += 3) {
                std::int16_t weight;
                std::memcpy(&weight, weights + 1, 2);
                scores[*weights] += weight;
            }
        }
    }
}

} // namespace parallax::language
