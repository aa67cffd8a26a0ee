// parallax import STORE FILE|FOLDER...
#include "app/case_file.h"
#include "app/commands/claim_line.h"
#include "app/commands/subcommand.h"
#include "app/commands/terminal_progress.h"
#include "app/kept_timeline.h"
#include "brief/words.h"
#include "exchange/timeline_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace parallax::app {

namespace {

namespace fs = std::filesystem;

class ImportCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file; made when it is not there")->required();
        options
            .add_option(
                "FILE", m_paths,
                "reports, or folders of reports: .txt, .md, .html, .docx, .odt, .pdf, .eml, .mbox, .jsonl; or one "
                "export (.json) into a new case")
            ->required();
        options.add_option("--threads", m_threads, "threads to work with (0: one a core)")->check(CLI::Range(0U, 256U));
    }

    int run() override {
        if (fs::path(m_store).extension() != caseEnding && fs::path(m_paths.back()).extension() == caseEnding)
            throw base::Error("the case file comes first: parallax import " + m_paths.back() + " " + m_store +
                              (m_paths.size() > 1 ? " ..." : ""));
        store::OpenStatus status = store::OpenStatus::NotThere;
        auto store = store::Store::open(m_store, true, status);
        if (!store)
            throw base::Error(store::Store::explain(status, m_store));
        try {
            const int result = import(*store);
            if (result != 0 && status == store::OpenStatus::Created)
                removeNewCase(store);
            return result;
        } catch (...) {
            if (status == store::OpenStatus::Created)
                removeNewCase(store);
            throw;
        }
    }

private:
    static constexpr const char* caseEnding = ".parallax";

    int import(store::Store& store) {
        const store::Counts before = store.counts();
        base::Diagnostics diagnostics;
        {
            TerminalProgress progress;
            if (isExport()) {
                store.fill(readExport(), progress);
            } else {
                diagnostics = store.importReports({m_paths.begin(), m_paths.end()}, progress, m_threads);
            }
        }
        const store::Counts after = store.counts();
        std::size_t skipped = 0;
        for (const base::Diagnostic& diagnostic : diagnostics) {
            skipped += diagnostic.severity == base::Severity::Skipped ? 1 : 0;
            fmt::print(stderr, "{}: {}: {}\n", word(diagnostic.severity), diagnostic.file, diagnostic.message);
        }
        base::NoProgress unwatched;
        store::ContentState state;
        const pipeline::PackedCase content = store.loadPacked(unwatched, state);
        keepTimeline(store, content, state); // so that the window shows it at once
        listNew(content, after.reports - before.reports);
        using brief::counted;
        fmt::print("read: {}, {} skipped\n", counted(after.reports - before.reports, "new report", "new reports"),
                   skipped);
        fmt::print("{}: {}, {}, {}, {}, {}\n", m_store, counted(after.reports, "report", "reports"),
                   counted(after.actors, "actor", "actors"), counted(after.events, "event", "events"),
                   counted(after.claims, "claim", "claims"),
                   counted(after.disagreements, "disagreement", "disagreements"));
        if (after.reports == 0) {
            fmt::print(stderr, "parallax: no report could be read\n");
            return 1;
        }
        return 0;
    }

    // One file that ends in .json is an export of a case, not a report.
    bool isExport() const { return m_paths.size() == 1 && fs::path(m_paths.front()).extension() == ".json"; }

    pipeline::Case readExport() const {
        const std::string& path = m_paths.front();
        std::ifstream in(path, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        if (!in || text.empty())
            throw base::Error("cannot read " + path + ": expected a timeline JSON file");
        try {
            return exchange::readTimelineJson(text);
        } catch (const base::Error& error) {
            throw base::Error(path + ": " + error.what());
        }
    }

    // The reports that came last; a list of thousands would help nobody.
    static void listNew(const pipeline::CaseParts& content, std::size_t count) {
        constexpr std::size_t mostListed = 100;
        if (count == 0 || count > mostListed)
            return;
        for (std::size_t at = content.reports.size() - count; at < content.reports.size(); ++at) {
            const pipeline::CaseReport& entry = content.reports[at];
            const std::string date = exchange::isoValue(entry.report.published);
            const pipeline::Source* publisher = content.find(entry.publisher);
            fmt::print("{:<5} {}: {} ({}{})\n", entry.id.text(), entry.report.file, oneLine(entry.report.title),
                       publisher == nullptr ? "" : publisher->name + ", ", date.empty() ? "undated" : date);
        }
    }

    static const char* word(base::Severity severity) {
        switch (severity) {
        case base::Severity::Note:
            return "note";
        case base::Severity::Warning:
            return "warning";
        case base::Severity::Skipped:
            return "skipped";
        }
        return "";
    }

    // A case that this run made and could not fill is taken away again.
    void removeNewCase(std::unique_ptr<store::Store>& store) const {
        store.reset();
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"}) {
            fs::remove(m_store + suffix, ignored);
        }
    }

    std::string m_store;
    std::vector<std::string> m_paths;
    unsigned m_threads = 0;
};

} // namespace

std::unique_ptr<Subcommand> makeImportCommand() {
    return std::make_unique<ImportCommand>();
}

} // namespace parallax::app
