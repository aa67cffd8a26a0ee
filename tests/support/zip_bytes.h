// ZIP archives for tests: members stored as they are.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace parallax::test {

inline std::string littleEndian(std::uint32_t value, int bytes) {
    std::string made;
    for (int i = 0; i < bytes; ++i)
        made += static_cast<char>(value >> (8 * i) & 0xFFU);
    return made;
}

inline std::uint32_t crc32Of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
    }
    return ~crc;
}

// APPNOTE.TXT 4.3: local headers with their data, then the directory. `members`: name, content.
inline std::string zipBytes(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string archive, directory;
    for (const auto& [name, content] : members) {
        const auto size = static_cast<std::uint32_t>(content.size());
        const std::string common = littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 4) +
                                   littleEndian(crc32Of(content), 4) + littleEndian(size, 4) + littleEndian(size, 4) +
                                   littleEndian(static_cast<std::uint32_t>(name.size()), 2) + littleEndian(0, 2);
        directory += "PK\1\2" + littleEndian(20, 2) + common + littleEndian(0, 2) + littleEndian(0, 2) +
                     littleEndian(0, 2) + littleEndian(0, 4) +
                     littleEndian(static_cast<std::uint32_t>(archive.size()), 4) + name;
        archive += "PK\3\4" + common + name + content;
    }
    const auto count = static_cast<std::uint32_t>(members.size());
    return archive + directory + "PK\5\6" + littleEndian(0, 4) + littleEndian(count, 2) + littleEndian(count, 2) +
           littleEndian(static_cast<std::uint32_t>(directory.size()), 4) +
           littleEndian(static_cast<std::uint32_t>(archive.size()), 4) + littleEndian(0, 2);
}

} // namespace parallax::test
