// Any bytes into the readers of files: libFuzzer's target, built with clang and PARALLAX_FUZZ=ON. The first byte
// chooses the format; the rest is the file, written to a temporary one, since readers take paths.
//   build-fuzz/reader-fuzz -max_len=20000 -max_total_time=600 CORPUS-FOLDER
#include "report/format_reader.h"
#include "report/reader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace {

using namespace parallax;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

// What report::Report promises of its spans.
void checkReport(const report::Report& report) {
    require(!report.text.empty() && report.sha256.size() == 64);
    std::uint32_t at = 0;
    for (const base::Span& line : report.bodyLines) {
        require(at <= line.begin && line.begin <= line.end && line.end <= report.text.size());
        at = line.end;
    }
    for (const report::Furniture& one : report.furniture) {
        require(one.span.begin < one.span.end && one.span.end <= report.text.size());
    }
    require(report.titleSpan.begin <= report.titleSpan.end && report.titleSpan.end <= report.text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    constexpr const char* endings[] = {".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".eml", ".mbox", ".jsonl"};
    if (size == 0) {
        return 0;
    }
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() /
        ("reader-fuzz-" + std::to_string(getpid()) + endings[data[0] % std::size(endings)]);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data) + 1, static_cast<std::streamsize>(size - 1));
    base::NoProgress progress;
    const report::ReadResult result = report::readReports(path, progress);
    std::filesystem::remove(path);
    require(!result.reports.empty() || !result.diagnostics.empty());
    for (const report::Report& report : result.reports) {
        checkReport(report);
    }
    return 0;
}
