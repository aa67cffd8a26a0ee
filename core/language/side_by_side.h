// Works on several things at once on one thread, so that the memory that one waits for is read while the others go on.
#pragma once

#include <array>
#include <cstddef>

namespace parallax::language {

// start(slot) gives a slot its next work, false when none is left. A slot's gather() takes what its last step asked
// memory for; goOn() takes the next step and asks for what the one behind it needs: false when the work is done.
template <class Slot, std::size_t together, class Start>
void sideBySide(std::array<Slot, together>& slots, const Start& start) {
    std::array<Slot*, together> busy{};
    std::size_t count = 0;
    for (Slot& slot : slots) {
        busy[count] = &slot;
        count += start(slot) ? 1 : 0;
    }
    while (count > 0) {
        for (std::size_t i = 0; i < count; ++i) {
            busy[i]->gather();
        }
        std::size_t left = 0;
        for (std::size_t i = 0; i < count; ++i) {
            Slot& slot = *busy[i];
            const bool goesOn = slot.goOn() || start(slot);
            busy[left] = &slot;
            left += goesOn ? 1 : 0;
        }
        count = left;
    }
}

} // namespace parallax::language
