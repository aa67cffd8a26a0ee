// Places in a text by code points instead of bytes, for output that other languages read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::app {

class CodePoints {
public:
    // Keeps a count for every block of the text; `text` outlives this.
    explicit CodePoints(std::string_view text) : m_text(text) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (i % block == 0) {
                m_counts.push_back(count);
            }
            count += begins(text[i]);
        }
        m_counts.push_back(count);
    }

    // Code points before byte `offset`, at most the text's size.
    std::size_t before(std::size_t offset) const {
        std::size_t count = m_counts[offset / block];
        for (std::size_t i = offset / block * block; i < offset; ++i) {
            count += begins(m_text[i]);
        }
        return count;
    }

private:
    static constexpr std::size_t block = 64;
    static std::size_t begins(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0; }

    std::string_view m_text;
    std::vector<std::size_t> m_counts;
};

} // namespace parallax::app
