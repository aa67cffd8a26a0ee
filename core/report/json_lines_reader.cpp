// JSON Lines: one report a line.
#include "report/format_reader.h"
#include "report/json_record.h"
#include "report/text_lines.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

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
                if (line.size() + part.size() > longestJsonLine) {
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
                skip("is too long for one report: more than " + std::to_string(longestJsonLine >> 20) + " MB");
                return;
            }
            if (trimmed(line, 0).empty())
                return;
            ++count;
            base::Diagnostics found;
            auto record = parseJsonRecord(line, displayName(path.filename()) + ":" + std::to_string(number), found);
            for (const base::Diagnostic& diagnostic : found)
                diagnostics.push_back({diagnostic.severity, displayName(path),
                                       "line " + std::to_string(number) + ": " + diagnostic.message});
            if (record)
                take(std::move(record->report));
        }
    };
};

} // namespace

const FormatReader& jsonLinesReader() {
    static const JsonLinesReader reader;
    return reader;
}

} // namespace parallax::report
