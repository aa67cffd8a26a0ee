// From files to reports.
#pragma once

#include "base/diagnostic.h"
#include "base/progress.h"
#include "report/report.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace parallax::report {

// What a reader makes of one file: its reports in file order, and what it skipped, with the reason.
struct ReadResult {
    std::vector<Report> reports;
    base::Diagnostics diagnostics;
};

// Reads `path`: plain text (.txt and unknown endings), Markdown (.md, .markdown), HTML, PDF, word processor files
// (.docx, .odt), e-mail (.eml, .mbox) or JSON Lines (.jsonl, .ndjson: one report a line,
// {"file","title","publisher","published","url","text"}, all but text optional). A folder is walked in name order,
// hidden files left out, and with a Note what is called README: that is about the folder. Never throws for what is in a
// file: an unreadable, empty, binary or too large one is a diagnostic of severity Skipped that names it. Reports have
// their printed date, title, credits and furniture; an unprinted date is left Unknown. The same sha256 twice is read
// once.
ReadResult readReports(const std::filesystem::path& path, base::Progress& progress);

// The same for many paths, and calls `take` for each report as it is read, so that memory does not grow with their
// number. Unfinished: the reports still want finish(), which may run on several threads.
enum class Reading { Whole, Unfinished };
base::Diagnostics readReports(const std::vector<std::filesystem::path>& paths, base::Progress& progress,
                              const std::function<void(Report&&)>& take, Reading reading = Reading::Whole);

// Describes a report whose file did not say what of it is title, credits and body. Any thread.
void finish(Report& report);

// What plain-text reading does with text that is already UTF-8: title, by-line, credits, printed date, furniture.
// Fields that the caller has set from metadata (title, publisher, published, url) are kept.
void describe(Report& report);

} // namespace parallax::report
