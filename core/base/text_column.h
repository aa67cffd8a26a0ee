// Many short texts in little memory, that several columns may hold in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::base {

// Texts by number, in the order in which they were added. They lie in chunks, and chunks that are full may be those of
// another column, too, which shares them when it was told to: the titles of a million events that the timeline and the
// events both show lie in memory once. Reading from several threads is fine while nobody adds; columns that share
// chunks are of no concern to each other otherwise.
class TextColumn {
public:
    TextColumn() = default;
    // An empty one, to which about the same texts in the same order as in `other` will be added.
    static TextColumn like(const TextColumn& other) {
        TextColumn column;
        column.m_like = other.m_full;
        return column;
    }

    void add(std::string_view text) {
        m_last.bytes.append(text);
        m_last.ends.push_back(static_cast<std::uint32_t>(m_last.bytes.size()));
        if (m_last.ends.size() == chunkSize)
            close();
    }

    std::size_t size() const { return m_full.size() * chunkSize + m_last.ends.size(); }

    // Valid until the column is gone or, of the last few, until one is added.
    std::string_view operator[](std::size_t i) const {
        const std::size_t at = i / chunkSize;
        return (at < m_full.size() ? *m_full[at] : m_last).text(i % chunkSize);
    }

    // Makes text `i` another one. O(chunk); who shares the chunk keeps the old one.
    void set(std::size_t i, std::string_view text) {
        const std::size_t at = i / chunkSize;
        const Chunk& before = at < m_full.size() ? *m_full[at] : m_last;
        Chunk after;
        after.ends.reserve(before.ends.size());
        for (std::size_t j = 0; j < before.ends.size(); ++j) {
            after.bytes.append(j == i % chunkSize ? text : before.text(j));
            after.ends.push_back(static_cast<std::uint32_t>(after.bytes.size()));
        }
        if (at < m_full.size())
            m_full[at] = std::make_shared<const Chunk>(std::move(after));
        else
            m_last = std::move(after);
    }

    // Chunks that are the same in `other` are that one's from now on.
    void share(const TextColumn& other) {
        for (std::size_t at = 0; at < m_full.size() && at < other.m_full.size(); ++at) {
            if (m_full[at] != other.m_full[at] && *m_full[at] == *other.m_full[at])
                m_full[at] = other.m_full[at];
        }
    }

    // Memory held, what is shared included.
    std::size_t bytes() const {
        std::size_t sum = held(m_last);
        for (const auto& chunk : m_full)
            sum += held(*chunk);
        return sum;
    }

private:
    static constexpr std::size_t chunkSize = 4096;

    struct Chunk {
        std::string bytes;
        std::vector<std::uint32_t> ends; // in bytes, by text

        bool operator==(const Chunk&) const = default;
        std::string_view text(std::size_t i) const {
            const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
            return std::string_view(bytes).substr(begin, ends[i] - begin);
        }
    };

    static std::size_t held(const Chunk& chunk) {
        return chunk.bytes.capacity() + chunk.ends.capacity() * sizeof(std::uint32_t);
    }

    void close() {
        const std::size_t at = m_full.size();
        std::shared_ptr<const Chunk> same;
        if (at < m_like.size())
            same = std::move(m_like[at]);
        if (same == nullptr || *same != m_last) {
            m_last.bytes.shrink_to_fit();
            same = std::make_shared<const Chunk>(std::move(m_last));
        }
        m_full.push_back(std::move(same));
        m_last = {};
        m_last.ends.reserve(chunkSize);
    }

    std::vector<std::shared_ptr<const Chunk>> m_full, m_like;
    Chunk m_last;
};

} // namespace parallax::base
