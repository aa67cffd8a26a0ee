// A map from words to values that is filled once and asked for every word of every report: most words are not in it,
// and that takes one read of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::base {

// The same on each run; not for bytes that somebody may choose so that they meet.
inline std::uint64_t wordHash(std::string_view word) {
    std::uint64_t first = 0, last = 0;
    if (word.size() >= 8) {
        std::memcpy(&first, word.data(), 8);
        std::memcpy(&last, word.data() + word.size() - 8, 8);
    } else if (word.size() >= 4) {
        std::memcpy(&first, word.data(), 4);
        std::memcpy(&last, word.data() + word.size() - 4, 4);
    } else {
        for (const char c : word)
            first = first << 8 | static_cast<unsigned char>(c);
    }
    std::uint64_t hash = (first + 0x9e3779b97f4a7c15ULL * (word.size() + 1)) * 0xff51afd7ed558ccdULL;
    for (std::size_t at = 8; at + 8 < word.size(); at += 8) { // long words have more between
        std::uint64_t next;
        std::memcpy(&next, word.data() + at, 8);
        hash = (hash ^ hash >> 32 ^ next) * 0xff51afd7ed558ccdULL;
    }
    hash = (hash ^ hash >> 32 ^ last) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ hash >> 29;
}

// The words outlive the table. Reading is safe on any thread.
template <class Value>
class WordTable {
public:
    // The value of `word`, made when there is none. Valid until the next new word.
    Value& operator[](std::string_view word) {
        if (2 * (m_entries.size() + 1) > m_slots.size())
            grow();
        Slot& slot = m_slots[place(word)];
        if (slot.entry == 0) {
            m_entries.emplace_back(word, Value());
            slot = {markOf(wordHash(word)), static_cast<std::uint32_t>(m_entries.size())};
        }
        return m_entries[slot.entry - 1].second;
    }

    // Gives `word` a value; where it has one that stays.
    void add(std::string_view word, Value value) {
        if (!contains(word))
            (*this)[word] = std::move(value);
    }

    // Null when the word is not there.
    const Value* find(std::string_view word) const {
        if (m_slots.empty())
            return nullptr;
        const Slot& slot = m_slots[place(word)];
        return slot.entry == 0 ? nullptr : &m_entries[slot.entry - 1].second;
    }
    bool contains(std::string_view word) const { return find(word) != nullptr; }

private:
    struct Slot {
        std::uint32_t mark = 0;  // of the word's hash, so that other words are seldom looked at
        std::uint32_t entry = 0; // its number from 1 on; 0: empty
    };
    static std::uint32_t markOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

    // Of the slot where the word is, or where it would be put.
    std::size_t place(std::string_view word) const {
        const std::uint64_t hash = wordHash(word);
        std::size_t at = hash & (m_slots.size() - 1);
        while (m_slots[at].entry != 0 &&
               (m_slots[at].mark != markOf(hash) || m_entries[m_slots[at].entry - 1].first != word))
            at = (at + 1) & (m_slots.size() - 1);
        return at;
    }
    void grow() {
        m_slots.assign(m_slots.empty() ? 64 : 4 * m_slots.size(), {});
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            m_slots[place(m_entries[i].first)] = {markOf(wordHash(m_entries[i].first)),
                                                  static_cast<std::uint32_t>(i + 1)};
    }

    std::vector<Slot> m_slots; // as many as a power of two, half of them empty at least
    std::vector<std::pair<std::string_view, Value>> m_entries;
};

} // namespace parallax::base
