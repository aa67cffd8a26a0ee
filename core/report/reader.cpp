#include "report/reader.h"

#include "report/format_reader.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

// "README", "readme.md", "README-de.txt": by convention what a folder says about itself, not one of its reports.
bool isFolderNote(const fs::path& file) {
    constexpr std::string_view convention = "readme";
    const std::string name = file.filename().string();
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return name.size() >= convention.size() &&
           std::equal(convention.begin(), convention.end(), name.begin(),
                      [&](char wanted, char c) { return wanted == lower(c); }) &&
           (name.size() == convention.size() ||
            std::string_view("._- (").find(name[convention.size()]) != std::string_view::npos);
}

// The files below `folder`, in name order, hidden ones and links to folders left out, and its notes with a diagnostic.
void walk(const fs::path& folder, std::vector<fs::path>& files, base::Diagnostics& diagnostics, int depth) {
    constexpr int deepest = 32;
    if (depth > deepest) {
        diagnostics.push_back(
            {base::Severity::Skipped, displayName(folder), "lies too deep: more than 32 folders inside each other"});
        return;
    }
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        entries.push_back(*it);
    if (error) {
        diagnostics.push_back(
            {base::Severity::Skipped, displayName(folder), "the folder cannot be read: " + error.message()});
        return;
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().filename() < b.path().filename(); });
    for (const auto& entry : entries) {
        if (entry.path().filename().string().starts_with('.'))
            continue;
        if (entry.is_directory(error) && !entry.is_symlink(error))
            walk(entry.path(), files, diagnostics, depth + 1);
        else if (isFolderNote(entry.path()))
            diagnostics.push_back({base::Severity::Note, displayName(entry.path()),
                                   "left out: notes on a folder are no report; name the file itself to import it"});
        else
            files.push_back(entry.path());
    }
}

} // namespace

base::Diagnostics readReports(const std::vector<fs::path>& paths, base::Progress& progress,
                              const std::function<void(Report&&)>& take, Reading reading) {
    base::Diagnostics diagnostics;
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        const std::size_t before = files.size();
        walk(path, files, diagnostics, 0);
        if (files.size() == before)
            diagnostics.push_back({base::Severity::Skipped, displayName(path), "the folder has no reports in it"});
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < files.size(); ++i) {
        progress.throwIfCancelled();
        progress.report("reading", i, files.size());
        const FormatReader* reader = readerFor(files[i]);
        if (reader == nullptr) {
            diagnostics.push_back(
                {base::Severity::Skipped, displayName(files[i]),
                 "files that end in " + displayName(files[i].extension()) +
                     " are not read: expected .txt, .md, .html, .docx, .odt, .pdf, .eml, .mbox or .jsonl"});
            continue;
        }
        reader->read(
            files[i],
            [&](Report&& report) {
                progress.throwIfCancelled();
                if (!seen.insert(report.sha256).second) {
                    diagnostics.push_back({base::Severity::Note, displayName(files[i]),
                                           report.file + " is the same as a report read before"});
                    return;
                }
                if (reading == Reading::Whole)
                    finish(report);
                take(std::move(report));
            },
            diagnostics);
    }
    progress.report("reading", files.size(), files.size());
    return diagnostics;
}

void finish(Report& report) {
    if (report.bodyLines.empty() && report.furniture.empty())
        describe(report);
}

ReadResult readReports(const fs::path& path, base::Progress& progress) {
    ReadResult result;
    result.diagnostics = readReports(std::vector<fs::path>{path}, progress,
                                     [&](Report&& report) { result.reports.push_back(std::move(report)); });
    return result;
}

} // namespace parallax::report
