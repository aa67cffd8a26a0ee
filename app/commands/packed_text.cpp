#include "app/commands/packed_text.h"

#include <ostream>

namespace parallax::app {

void PackedText::append(std::string_view text) {
    m_open += text;
    if (m_open.size() >= block) {
        m_packed.push_back(
            qCompress(reinterpret_cast<const uchar*>(m_open.data()), static_cast<qsizetype>(m_open.size())));
        m_packed.back().squeeze(); // it has room for what does not pack
        m_open.clear();
    }
}

void PackedText::writeTo(std::ostream& out) {
    for (QByteArray& packed : m_packed) {
        const QByteArray text = qUncompress(packed);
        out.write(text.constData(), text.size());
        packed.clear();
    }
    m_packed.clear();
    out << m_open;
    m_open = {};
}

} // namespace parallax::app
