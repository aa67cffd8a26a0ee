// PDF: the text that is in the file, in reading order. Pictures of pages have none.
#include "report/decode.h"
#include "report/format_reader.h"
#include "report/sha256.h"
#include "report/text_lines.h"
#include "report/unwrap.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <array>
#include <memory>
#include <string_view>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

// Pictures make such files large; their text alone is bound by largestReport.
constexpr std::size_t largestFile = 256U << 20;
constexpr int mostPages = 5000; // a book is no report

// Letters that were set as one sign are letters again, so that words are found; control characters go.
std::string plain(std::string_view text) {
    constexpr std::array<std::string_view, 7> ligatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"}; // U+FB00...
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
        if (byte(i) == 0xEFU && byte(i + 1) == 0xACU && byte(i + 2) >= 0x80U && byte(i + 2) <= 0x86U) {
            made += ligatures[byte(i + 2) - 0x80U];
            i += 2;
        } else if (byte(i) >= 0x20U || text[i] == '\n' || text[i] == '\t') {
            made += text[i];
        }
    }
    return made;
}

std::vector<std::string> linesOf(const std::string& page) {
    std::vector<std::string> lines;
    for (const TextLine& line : textLines(page))
        lines.emplace_back(line.span.in(page));
    return lines;
}

class PdfReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".pdf"}; }

    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        const auto bytes = readFile(path, diagnostics, largestFile);
        if (!bytes)
            return;
        const auto skip = [&](const char* why) {
            diagnostics.push_back({base::Severity::Skipped, displayName(path), why});
        };
        [[maybe_unused]] static const bool silent = [] {
            poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
            return true;
        }();
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_raw_data(bytes->data(), static_cast<int>(bytes->size())));
        if (!document)
            return skip("is damaged, or no PDF");
        if (document->is_locked())
            return skip("is protected by a password: save it without one");
        if (document->pages() > mostPages)
            return skip("has more than 5000 pages: that is no report");
        std::vector<std::vector<std::string>> pages;
        std::size_t size = 0;
        int unread = 0;
        for (int number = 0; number < document->pages(); ++number) {
            const std::unique_ptr<poppler::page> page(document->create_page(number));
            if (!page) {
                ++unread;
                continue;
            }
            const poppler::byte_array words =
                page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
            size += words.size();
            if (size > largestReport)
                return skip("has too much text for one report");
            const std::string text(words.data(), words.size());
            if (!isValidUtf8(text)) {
                ++unread;
                continue;
            }
            pages.push_back(linesOf(plain(text)));
        }
        Report report;
        report.file = displayName(path.filename());
        report.sha256 = sha256Hex(*bytes);
        report.encoding = "UTF-8";
        report.text = unwrapPages(pages);
        if (textLines(report.text).empty())
            return skip("has no text in it, only pictures of pages perhaps: have the text recognised (OCR) first");
        if (unread > 0)
            diagnostics.push_back({base::Severity::Warning, displayName(path),
                                   std::to_string(unread) + " of its pages cannot be read and are left out"});
        take(std::move(report));
    }
};

} // namespace

const FormatReader& pdfReader() {
    static const PdfReader reader;
    return reader;
}

} // namespace parallax::report
