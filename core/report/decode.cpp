#include "report/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace parallax::report {

namespace {

// The length of the well-formed UTF-8 sequence that begins at `at` (Unicode 15, table 3-7), 0 when none does.
std::size_t sequenceLength(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return 1;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    std::size_t length = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        if (first == 0xE0)
            low = 0xA0;
        if (first == 0xED)
            high = 0x9F;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        if (first == 0xF0)
            low = 0x90;
        if (first == 0xF4)
            high = 0x8F;
    } else {
        return 0;
    }
    if (at + length > text.size() || byte(at + 1) < low || byte(at + 1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(at + i) < 0x80 || byte(at + i) > 0xBF)
            return 0;
    }
    return length;
}

struct Utf8Count {
    std::size_t whole = 0;  // sequences of more than one byte
    std::size_t broken = 0; // bytes that are part of none
};

Utf8Count countUtf8(std::string_view text) {
    Utf8Count count;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        count.broken += length == 0;
        count.whole += length > 1;
        at += std::max<std::size_t>(length, 1);
    }
    return count;
}

DecodedText repaired(std::string_view text) {
    DecodedText result{{}, "UTF-8", 0};
    result.text.reserve(text.size());
    bool inside = false; // a run of broken bytes becomes one sign
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length > 0) {
            result.text.append(text.substr(at, length));
        } else if (!inside) {
            result.text.append("\xEF\xBF\xBD");
            ++result.replaced;
        }
        inside = length == 0;
        at += std::max<std::size_t>(length, 1);
    }
    return result;
}

// By ICU's converter `encoding`; what it cannot read becomes U+FFFD.
std::optional<DecodedText> converted(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &status), &ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
    if (U_FAILURE(status))
        return std::nullopt;
    DecodedText result{{}, encoding, 0};
    std::array<char, 16384> target;
    std::array<UChar, 4096> pivot;
    UChar* pivotSource = pivot.data();
    UChar* pivotTarget = pivot.data();
    const char* source = bytes.data();
    const char* const sourceEnd = bytes.data() + bytes.size();
    bool first = true;
    do {
        status = U_ZERO_ERROR;
        char* out = target.data();
        ucnv_convertEx(to.get(), from.get(), &out, target.data() + target.size(), &source, sourceEnd, pivot.data(),
                       &pivotSource, &pivotTarget, pivot.data() + pivot.size(), first, true, &status);
        first = false;
        result.text.append(target.data(), static_cast<std::size_t>(out - target.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status))
        return std::nullopt;
    for (std::size_t at = 0; (at = result.text.find("\xEF\xBF\xBD", at)) != std::string::npos; at += 3)
        ++result.replaced;
    return result;
}

// ISO-8859-n leaves 0x80..0x9F to control codes; what is found in files is the Windows page with quotes and dashes
// there.
const char* windowsPage(std::string_view isoName) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 7> pages = {{{"ISO-8859-1", "windows-1252"},
                                                                                       {"ISO-8859-2", "windows-1250"},
                                                                                       {"ISO-8859-6", "windows-1256"},
                                                                                       {"ISO-8859-7", "windows-1253"},
                                                                                       {"ISO-8859-8", "windows-1255"},
                                                                                       {"ISO-8859-8-I", "windows-1255"},
                                                                                       {"ISO-8859-9", "windows-1254"}}};
    for (const auto& [iso, windows] : pages) {
        if (iso == isoName)
            return windows;
    }
    return nullptr;
}

std::optional<DecodedText> detected(std::string_view bytes) {
    // Enough to tell languages apart; the detector's cost grows with every encoding it tries.
    constexpr std::size_t sample = 65536;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    if (U_FAILURE(status))
        return std::nullopt;
    // Latin text with a few high bytes says little; those bytes and what is around them say more than the file's first
    // 64 KB.
    std::size_t begin = 0;
    if (bytes.size() > sample) {
        const auto high =
            std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const auto at = static_cast<std::size_t>(high - bytes.begin());
        begin = std::min(at > 1024 ? at - 1024 : 0, bytes.size() - sample);
    }
    const std::string_view part = bytes.substr(begin, sample);
    ucsdet_setText(detector.get(), part.data(), static_cast<std::int32_t>(part.size()), &status);
    const UCharsetMatch* match = U_SUCCESS(status) ? ucsdet_detect(detector.get(), &status) : nullptr;
    const char* name = match != nullptr && U_SUCCESS(status) ? ucsdet_getName(match, &status) : nullptr;
    if (name == nullptr || U_FAILURE(status) || std::string_view(name).starts_with("UTF-"))
        name = "windows-1252";
    const char* windows = windowsPage(name);
    return converted(bytes, windows != nullptr ? windows : name);
}

// In the encoding that the file names, when it is one of single bytes and every byte has a meaning in it.
std::optional<DecodedText> asDeclared(std::string_view bytes, std::string name) {
    for (char& c : name) {
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    }
    if (name.empty() || name.starts_with("UTF"))
        return std::nullopt;
    const char* windows = windowsPage(name);
    if (windows == nullptr && name.starts_with("WINDOWS-"))
        name = "windows-" + name.substr(8);
    auto result = converted(bytes, windows != nullptr ? windows : name.c_str());
    if (result && result->replaced > 0)
        return std::nullopt;
    return result;
}

// UTF-16 without a mark: Latin letters, digits, spaces and line ends have a zero in one half.
const char* unmarkedUtf16(std::string_view bytes) {
    const std::string_view part = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1});
    if (part.size() < 4)
        return nullptr;
    std::array<std::size_t, 2> zeros = {0, 0};
    for (std::size_t i = 0; i < part.size(); ++i)
        zeros[i % 2] += part[i] == '\0';
    const std::size_t pairs = part.size() / 2;
    if (zeros[1] * 8 >= pairs && zeros[0] * 64 <= pairs)
        return "UTF-16LE";
    if (zeros[0] * 8 >= pairs && zeros[1] * 64 <= pairs)
        return "UTF-16BE";
    return nullptr;
}

// Text has line ends, tabs and at most a stray control code; never a zero byte, at which other programs would end it.
bool looksBinary(std::string_view text) {
    std::size_t controls = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        controls += byte == 0 || byte == 0x7F ||
                    (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != '\v');
    }
    return controls * 200 > text.size() || text.find('\0') != std::string_view::npos;
}

} // namespace

bool isValidUtf8(std::string_view text) {
    return countUtf8(text).broken == 0;
}

std::string_view binaryKind(std::string_view bytes) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kinds = {
        {{"%PDF-", "a PDF"},
         {"PK\x03\x04", "a ZIP archive or an office document"},
         {"\xD0\xCF\x11\xE0", "an old office document"},
         {"{\\rtf", "an RTF document"},
         {"\x89PNG", "a picture"},
         {"\xFF\xD8\xFF", "a picture"},
         {"GIF8", "a picture"},
         {"\x1F\x8B", "a gzip archive"},
         {"SQLite format 3", "an SQLite database"},
         {"\x7F"
          "ELF",
          "a program"}}};
    for (const auto& [magic, kind] : kinds) {
        if (bytes.starts_with(magic))
            return kind;
    }
    return {};
}

std::optional<DecodedText> decode(std::string_view bytes, const std::string& declared) {
    std::optional<DecodedText> result;
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
        result = repaired(bytes.substr(3));
    } else if (bytes.starts_with("\xFF\xFE\0\0"sv)) {
        result = converted(bytes.substr(4), "UTF-32LE");
    } else if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
        result = converted(bytes.substr(4), "UTF-32BE");
    } else if (bytes.starts_with("\xFF\xFE"sv)) {
        result = converted(bytes.substr(2), "UTF-16LE");
    } else if (bytes.starts_with("\xFE\xFF"sv)) {
        result = converted(bytes.substr(2), "UTF-16BE");
    } else if (const char* utf16 = unmarkedUtf16(bytes)) {
        result = converted(bytes, utf16);
    } else {
        const Utf8Count count = countUtf8(bytes);
        if (count.broken == 0) {
            result = DecodedText{std::string(bytes), "UTF-8", 0};
        } else if (looksBinary(bytes)) {
            return std::nullopt;
        } else if (count.whole > 4 * count.broken) {
            result = repaired(bytes);
        } else {
            result = asDeclared(bytes, declared);
            if (!result)
                result = detected(bytes);
        }
    }
    if (!result || looksBinary(result->text) || result->replaced * 20 > result->text.size())
        return std::nullopt;
    return result;
}

} // namespace parallax::report
