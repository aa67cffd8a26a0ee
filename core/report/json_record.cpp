#include "report/json_record.h"

#include "report/sha256.h"
#include "report/text_lines.h"

#include <nlohmann/json.hpp>

namespace parallax::report {

std::optional<JsonRecord> parseJsonRecord(std::string_view line, const std::string& fallbackName,
                                          base::Diagnostics& diagnostics) {
    const auto skip = [&](const std::string& message) {
        diagnostics.push_back({base::Severity::Skipped, {}, message});
        return std::nullopt;
    };
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object())
        return skip("is not a JSON object");
    const auto member = [&](const char* key) -> std::string {
        const auto found = record.find(key);
        return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    JsonRecord result;
    Report& report = result.report;
    report.text = member("text");
    if (report.text.size() > largestReport)
        return skip("its \"text\" is too large for one report");
    if (textLines(report.text).empty() || report.text.find('\0') != std::string::npos)
        return skip(record.contains("text") ? "its \"text\" holds no words that can be read" : "has no \"text\"");
    if (record.contains("id"))
        result.id = record["id"].dump();
    report.file = member("file");
    if (report.file.empty())
        report.file = member("id");
    if (report.file.empty())
        report.file = fallbackName;
    report.sha256 = sha256Hex(report.text);
    report.encoding = "UTF-8";
    report.title = member("title");
    report.url = member("url");
    if (const std::string publisher = member("publisher"); !publisher.empty())
        setPublisher(report, publisher);
    if (const std::string published = member("published"); !published.empty() && !setPublished(report, published))
        diagnostics.push_back({base::Severity::Warning, {}, "\"published\" is no date: " + published.substr(0, 60)});
    return result;
}

} // namespace parallax::report
