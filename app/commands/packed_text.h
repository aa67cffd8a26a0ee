// Text that has to wait until other text is written, in a tenth of its memory.
#pragma once

#include <QByteArray>

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::app {

// The less memory, the more a text repeats itself, as JSON does. What fits one block is never packed.
class PackedText {
public:
    void append(std::string_view text);
    // All that was appended, in order; gives its memory back.
    void writeTo(std::ostream& out);

private:
    static constexpr std::size_t block = std::size_t{1} << 18U; // bytes: memory against how well it packs
    std::vector<QByteArray> m_packed;
    std::string m_open;
};

} // namespace parallax::app
