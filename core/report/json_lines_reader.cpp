// JSON Lines: one report a line.
#include "report/format_reader.h"
#include "report/sha256.h"
#include "report/text_lines.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

// JSON may write a character as six.
constexpr std::size_t longestLine = 2 * largestReport;

class JsonLinesReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".jsonl", ".ndjson"}; }

    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status) || !fs::is_regular_file(status)) {
            const char* message = fs::exists(status) ? "is not a file that can be read" : "there is no such file";
            diagnostics.push_back({base::Severity::Skipped, displayName(path), message});
            return;
        }
        errno = 0;
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            diagnostics.push_back({base::Severity::Skipped, displayName(path),
                                   std::string("cannot be opened: ") + std::strerror(errno == 0 ? EIO : errno)});
            return;
        }
        Lines lines{path, take, diagnostics};
        std::array<char, 65536> buffer;
        std::string line;
        bool tooLong = false;
        while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
            std::string_view chunk(buffer.data(), static_cast<std::size_t>(file.gcount()));
            while (!chunk.empty()) {
                const std::size_t end = chunk.find('\n');
                const std::string_view part = chunk.substr(0, end);
                if (line.size() + part.size() > longestLine) {
                    tooLong = true;
                    line.clear();
                    line.shrink_to_fit();
                }
                if (!tooLong)
                    line += part;
                if (end == std::string_view::npos)
                    break;
                lines.add(line, tooLong);
                line.clear();
                tooLong = false;
                chunk.remove_prefix(end + 1);
            }
        }
        lines.add(line, tooLong);
        if (lines.count == 0)
            diagnostics.push_back({base::Severity::Skipped, displayName(path),
                                   "has no report in it: expected one JSON object a line with a \"text\" member"});
    }

private:
    struct Lines {
        const fs::path& path;
        const TakeReport& take;
        base::Diagnostics& diagnostics;
        std::size_t number = 0;
        std::size_t count = 0; // lines that are not blank

        void skip(const std::string& message) {
            diagnostics.push_back(
                {base::Severity::Skipped, displayName(path), "line " + std::to_string(number) + ": " + message});
        }

        void add(std::string_view line, bool tooLong) {
            ++number;
            if (number == 1 && line.starts_with("\xEF\xBB\xBF"))
                line.remove_prefix(3);
            if (tooLong) {
                ++count;
                skip("is too long for one report: more than " + std::to_string(longestLine >> 20) + " MB");
                return;
            }
            if (trimmed(line, 0).empty())
                return;
            ++count;
            const auto record = nlohmann::json::parse(line, nullptr, false);
            if (!record.is_object()) {
                skip("is not a JSON object");
                return;
            }
            const auto member = [&](const char* key) -> std::string {
                const auto found = record.find(key);
                return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
            };
            Report report;
            report.text = member("text");
            if (report.text.size() > largestReport) {
                skip("its \"text\" is too large for one report");
                return;
            }
            if (textLines(report.text).empty() || report.text.find('\0') != std::string::npos) {
                skip(record.contains("text") ? "its \"text\" holds no words that can be read" : "has no \"text\"");
                return;
            }
            report.file = member("file");
            if (report.file.empty())
                report.file = member("id");
            if (report.file.empty())
                report.file = displayName(path.filename()) + ":" + std::to_string(number);
            if (const std::size_t slash = report.file.find_last_of('/');
                slash != std::string::npos && slash + 1 < report.file.size() && record.contains("file"))
                report.file.erase(0, slash + 1);
            report.sha256 = sha256Hex(report.text);
            report.encoding = "UTF-8";
            report.title = member("title");
            report.url = member("url");
            if (const std::string publisher = member("publisher"); !publisher.empty())
                setPublisher(report, publisher);
            if (const std::string published = member("published");
                !published.empty() && !setPublished(report, published))
                diagnostics.push_back(
                    {base::Severity::Warning, displayName(path),
                     "line " + std::to_string(number) + ": \"published\" is no date: " + published.substr(0, 60)});
            take(std::move(report));
        }
    };
};

} // namespace

const FormatReader& jsonLinesReader() {
    static const JsonLinesReader reader;
    return reader;
}

} // namespace parallax::report
