// Markdown: the text stays as read; marks of headings, quotes and list points are left out of the lines that are
// evidence.
#include "report/format_reader.h"
#include "report/reader.h"
#include "report/text_lines.h"

#include <algorithm>
#include <optional>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

// The level of "## Heading", 0 for a line that is none; `begin` is where its words begin.
std::size_t headingLevel(std::string_view line, std::size_t& begin) {
    std::size_t level = 0;
    while (level < line.size() && line[level] == '#')
        ++level;
    if (level == 0 || level > 6 || level >= line.size() || line[level] != ' ')
        return 0;
    begin = level + 1;
    return level;
}

// Bytes of "> ", "- ", "* ", "1. " before the words of a line.
std::size_t markLength(std::string_view line) {
    std::size_t at = 0;
    while (at + 1 < line.size() && line[at] == '>' && line[at + 1] == ' ')
        at += 2;
    if (at + 1 < line.size() && (line[at] == '-' || line[at] == '*' || line[at] == '+') && line[at + 1] == ' ')
        return at + 2;
    std::size_t digits = at;
    while (digits < line.size() && digits - at < 3 && isDigit(line[digits]))
        ++digits;
    if (digits > at && digits + 1 < line.size() && line[digits] == '.' && line[digits + 1] == ' ')
        return digits + 2;
    return at;
}

std::string_view unquoted(std::string_view value) {
    const base::Span span = trimmed(value, 0);
    value = span.in(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        value = value.substr(1, value.size() - 2);
    return value;
}

class MarkdownReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".md", ".markdown"}; }

    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        const auto bytes = readFile(path, diagnostics);
        if (!bytes)
            return;
        auto report = reportFromBytes(path, *bytes, diagnostics);
        if (!report)
            return;
        const std::vector<TextLine> lines = textLines(report->text);
        const std::size_t head = frontMatter(*report, lines, path, diagnostics);
        headline(*report, lines, head);
        describe(*report);
        marks(*report, lines, head);
        take(std::move(*report));
    }

private:
    // "---", "key: value" lines, "---" at the top. Returns how many lines it takes.
    static std::size_t frontMatter(Report& report, const std::vector<TextLine>& lines, const fs::path& path,
                                   base::Diagnostics& diagnostics) {
        const std::string_view text = report.text;
        if (lines.empty() || lines[0].span.in(text) != "---")
            return 0;
        std::size_t end = 1;
        while (end < lines.size() && end < 40 && lines[end].span.in(text) != "---")
            ++end;
        if (end >= lines.size() || end >= 40)
            return 0;
        for (std::size_t i = 1; i < end; ++i) {
            const std::string_view line = lines[i].span.in(text);
            const std::size_t colon = line.find(':');
            if (colon == std::string_view::npos)
                continue;
            const std::string key = asciiLower(line.substr(0, colon));
            const std::string_view value = unquoted(line.substr(colon + 1));
            if (value.empty())
                continue;
            if (key == "title")
                report.title = std::string(value);
            else if (key == "publisher" || key == "source" || key == "outlet")
                setPublisher(report, value);
            else if (key == "author")
                report.authors = {std::string(value)};
            else if (key == "url" || key == "link")
                report.url = std::string(value);
            else if ((key == "date" || key == "published") && !setPublished(report, value))
                diagnostics.push_back({base::Severity::Warning, displayName(path),
                                       "the date of its header is no date: " + std::string(value.substr(0, 60))});
        }
        return end + 1;
    }

    static void headline(Report& report, const std::vector<TextLine>& lines, std::size_t head) {
        if (!report.title.empty())
            return;
        for (std::size_t i = head; i < std::min(head + 10, lines.size()); ++i) {
            const std::string_view line = lines[i].span.in(report.text);
            std::size_t begin = 0;
            if (headingLevel(line, begin) == 1) {
                report.title = std::string(line.substr(begin));
                return;
            }
        }
    }

    // Takes marks off the evidence, and moves header, headings and pictures to the furniture.
    static void marks(Report& report, const std::vector<TextLine>& lines, std::size_t head) {
        const std::string_view text = report.text;
        const std::uint32_t headEnd = head == 0 ? 0 : lines[head - 1].span.end;
        std::vector<base::Span> body;
        for (base::Span span : report.bodyLines) {
            const std::string_view line = span.in(text);
            std::size_t begin = 0;
            const std::size_t level = headingLevel(line, begin);
            std::optional<FurnitureKind> kind;
            if (span.end <= headEnd)
                kind = FurnitureKind::Boilerplate;
            else if (level > 0 && span != report.titleSpan)
                kind = FurnitureKind::Heading;
            else if (line.starts_with("!["))
                kind = FurnitureKind::Caption;
            else if (line.starts_with('[') && line.ends_with(')') && line.find("](") != std::string_view::npos)
                kind = FurnitureKind::RelatedLink;
            else if (std::all_of(line.begin(), line.end(),
                                 [](char c) { return c == '-' || c == '*' || c == '_' || c == ' '; }))
                kind = FurnitureKind::Navigation;
            if (kind) {
                report.furniture.push_back({span, *kind});
                continue;
            }
            const bool isTitle = span == report.titleSpan;
            span.begin += static_cast<std::uint32_t>(level > 0 ? begin : markLength(line));
            if (isTitle)
                report.titleSpan = span;
            if (!span.empty())
                body.push_back(span);
        }
        report.bodyLines = std::move(body);
        std::sort(report.furniture.begin(), report.furniture.end(),
                  [](const Furniture& a, const Furniture& b) { return a.span < b.span; });
    }
};

} // namespace

const FormatReader& markdownReader() {
    static const MarkdownReader reader;
    return reader;
}

} // namespace parallax::report
