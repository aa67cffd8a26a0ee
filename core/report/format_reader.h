// One reader a file format, all behind this interface: a new format is one more class and one more line in formats().
#pragma once

#include "base/diagnostic.h"
#include "report/report.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::report {

// One report is at most so many bytes: far above any article or statement, far below what would stall the stages after
// reading.
constexpr std::size_t largestReport = 16U << 20;

using TakeReport = std::function<void(Report&&)>;

// Stateless; any thread.
class FormatReader {
public:
    virtual ~FormatReader() = default;
    // Lower-case endings with their dot.
    virtual std::vector<std::string_view> endings() const = 0;
    // Calls `take` for each report in file order; what cannot be read is a diagnostic that names `path` and says why.
    // Reports are complete but for what describe() finds in any text.
    virtual void read(const std::filesystem::path& path, const TakeReport& take,
                      base::Diagnostics& diagnostics) const = 0;
};

// The reader for files that end so; plain text for endings that no format claims. nullptr for endings of files that are
// certainly no text reports (".doc", ".json", pictures, programs).
const FormatReader* readerFor(const std::filesystem::path& path);

// Helpers that the formats share.

// The file's bytes, at most `largest` of them; nullopt with a diagnostic when it is missing, not a file, unreadable,
// empty or larger.
std::optional<std::string> readFile(const std::filesystem::path& path, base::Diagnostics& diagnostics,
                                    std::size_t largest = largestReport);
// A report with text, encoding, sha256 and file name set from the file's bytes; nullopt with a diagnostic when they are
// no text. `declared`: see decode().
std::optional<Report> reportFromBytes(const std::filesystem::path& path, std::string_view bytes,
                                      base::Diagnostics& diagnostics, const std::string& declared = {});
// `report`, whose text is an HTML page as UTF-8, with the text that the page shows and what its head says, described;
// nullopt with a diagnostic when it shows none.
std::optional<Report> reportFromPage(Report report, const std::filesystem::path& path, base::Diagnostics& diagnostics);
// Sets published from a date as metadata states it: ISO 8601 of any length, or as printed. False when it is no date.
bool setPublished(Report& report, std::string_view date);
void setPublisher(Report& report, std::string_view name);
// The path as UTF-8, for messages and names; bytes of a name that is not UTF-8 are replaced.
std::string displayName(const std::filesystem::path& path);

const FormatReader& plainTextReader();
const FormatReader& markdownReader();
const FormatReader& jsonLinesReader();
const FormatReader& htmlReader();
const FormatReader& officeReader();
const FormatReader& pdfReader();
const FormatReader& mailReader();

} // namespace parallax::report
