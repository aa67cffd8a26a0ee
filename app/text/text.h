// Between the core's UTF-8 strings and Qt's, for whole strings. Offsets into a text go through offsets.h.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace parallax::app {

inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toUtf8(const QString& text) {
    return text.toStdString();
}

} // namespace parallax::app
