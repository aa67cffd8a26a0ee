#include "language/tools/training/frozen.h"

#include "language/frozen_map.h"

#include <vector>

namespace parallax::training {

using language::FrozenMap;

std::string frozenMap(const std::map<std::uint32_t, std::uint32_t>& values, const std::string& data) {
    const std::uint64_t slotCount = values.size() * 4 / 3 + 2;
    std::vector<FrozenMap::Slot> slots(slotCount, FrozenMap::Slot{0, FrozenMap::none});
    for (const auto& [key, value] : values) {
        std::size_t at = key * slotCount >> 32;
        while (slots[at].value != FrozenMap::none) {
            at = at + 1 == slotCount ? 0 : at + 1;
        }
        slots[at] = {key, value};
    }
    const FrozenMap::Header header{FrozenMap::magicNumber, static_cast<std::uint32_t>(slotCount),
                                   static_cast<std::uint32_t>(data.size()), 0};
    std::string out(reinterpret_cast<const char*>(&header), sizeof header);
    out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(FrozenMap::Slot));
    out += data;
    out.resize((out.size() + 63) / 64 * 64);
    return out;
}

} // namespace parallax::training
