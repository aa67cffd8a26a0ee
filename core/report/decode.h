// From a file's bytes to UTF-8, and the name of the encoding they were in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parallax::report {

struct DecodedText {
    std::string text;         // valid UTF-8; what could not be read is U+FFFD
    std::string encoding;     // "UTF-8", "UTF-16LE", "windows-1251", ...
    std::size_t replaced = 0; // how many U+FFFD were put in
};

// Decided in this order: a byte order mark (which is dropped, as it is a sign for the reader and not text), zero bytes
// in every other place (UTF-16 without a mark), valid UTF-8, damaged UTF-8 (far more whole sequences than broken ones),
// then the encoding that the file itself declares, if it is known and fits, and last ICU's statistical detector.
// ISO-8859 is read as the Windows code page that extends it. nullopt: these bytes are not text. Linear.
std::optional<DecodedText> decode(std::string_view bytes, const std::string& declared = {});

// What binary file begins with these bytes ("a PDF", "a ZIP archive or office document"); empty when none is
// recognised.
std::string_view binaryKind(std::string_view bytes);

bool isValidUtf8(std::string_view text);

} // namespace parallax::report
