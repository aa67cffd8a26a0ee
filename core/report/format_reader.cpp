#include "report/format_reader.h"

#include "report/credits.h"
#include "report/decode.h"
#include "report/printed_date.h"
#include "report/sha256.h"
#include "report/text_lines.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

class PlainTextReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".txt", ".text"}; }
    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        const auto bytes = readFile(path, diagnostics);
        if (!bytes)
            return;
        if (auto report = reportFromBytes(path, *bytes, diagnostics))
            take(std::move(*report));
    }
};

// Endings of files that are no plain text, or text of another kind than a report.
constexpr std::array<std::string_view, 38> otherEndings = {
    ".doc",    ".rtf",      ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".epub", ".mhtml", ".xml",
    ".json",   ".csv",      ".tsv", ".yaml", ".yml", ".png", ".jpg",  ".jpeg", ".gif",   ".webp",
    ".tif",    ".svg",      ".mp3", ".mp4",  ".wav", ".zip", ".gz",   ".tar",  ".7z",    ".db",
    ".sqlite", ".parallax", ".py",  ".sh",   ".exe", ".so",  ".log",  ".ini"};

} // namespace

std::string displayName(const fs::path& path) {
    const std::string name = path.string();
    if (isValidUtf8(name))
        return name;
    std::string safe;
    for (const char c : name)
        safe += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : std::string("\xEF\xBF\xBD");
    return safe;
}

const FormatReader& plainTextReader() {
    static const PlainTextReader reader;
    return reader;
}

const FormatReader* readerFor(const fs::path& path) {
    const std::string ending = asciiLower(displayName(path.extension()));
    for (const FormatReader* reader : {&plainTextReader(), &markdownReader(), &jsonLinesReader(), &htmlReader(),
                                       &officeReader(), &pdfReader(), &mailReader()}) {
        const auto endings = reader->endings();
        if (std::find(endings.begin(), endings.end(), ending) != endings.end())
            return reader;
    }
    if (std::find(otherEndings.begin(), otherEndings.end(), ending) != otherEndings.end())
        return nullptr;
    return &plainTextReader();
}

std::optional<std::string> readFile(const fs::path& path, base::Diagnostics& diagnostics, std::size_t largest) {
    const auto skip = [&](std::string message) {
        diagnostics.push_back({base::Severity::Skipped, displayName(path), std::move(message)});
        return std::nullopt;
    };
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return skip("there is no such file");
    if (!fs::is_regular_file(status))
        return skip("is not a file that can be read");
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > largest)
        return skip("is too large for one report: " + std::to_string(size >> 20) + " MB, at most " +
                    std::to_string(largest >> 20) + " MB");
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return skip(std::string("cannot be opened: ") + std::strerror(errno == 0 ? EIO : errno));
    std::string bytes;
    std::array<char, 65536> buffer;
    while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
        bytes.append(buffer.data(), static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > largest)
            return skip("is too large for one report: more than " + std::to_string(largest >> 20) + " MB");
    }
    if (file.bad())
        return skip("could not be read to its end");
    if (bytes.empty())
        return skip("is empty");
    return bytes;
}

std::optional<Report> reportFromBytes(const fs::path& path, std::string_view bytes, base::Diagnostics& diagnostics,
                                      const std::string& declared) {
    const std::string name = displayName(path);
    if (const auto kind = binaryKind(bytes); !kind.empty()) {
        diagnostics.push_back({base::Severity::Skipped, name,
                               std::string("is ").append(kind).append(
                                   ", not text: give its name the right ending, or save it as plain text")});
        return std::nullopt;
    }
    auto decoded = decode(bytes, declared);
    if (!decoded) {
        diagnostics.push_back({base::Severity::Skipped, name, "is not text in any encoding that is known"});
        return std::nullopt;
    }
    if (textLines(decoded->text).empty()) {
        diagnostics.push_back({base::Severity::Skipped, name, "has no words in it"});
        return std::nullopt;
    }
    if (decoded->replaced > 0) {
        diagnostics.push_back(
            {base::Severity::Warning, name,
             std::to_string(decoded->replaced) + " places are not valid " + decoded->encoding + " and show as U+FFFD"});
    }
    Report report;
    report.file = displayName(path.filename());
    report.sha256 = sha256Hex(bytes);
    report.encoding = std::move(decoded->encoding);
    report.text = std::move(decoded->text);
    return report;
}

bool setPublished(Report& report, std::string_view date) {
    const auto interval = parseGivenDate(date);
    if (!interval)
        return false;
    report.published = *interval;
    report.publishedBecause = "given with the report: " + std::string(date);
    return true;
}

void setPublisher(Report& report, std::string_view name) {
    const auto known = findOutlet(name);
    report.publisher = Credit{std::string(name), known ? known->kind : SourceKind::Outlet, {}};
}

} // namespace parallax::report
