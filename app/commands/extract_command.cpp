// parallax extract IN.jsonl -o OUT.jsonl
#include "app/commands/subcommand.h"
#include "app/commands/terminal_progress.h"
#include "app/output_file.h"
#include "exchange/timeline_json.h"
#include "pipeline/pipeline.h"
#include "report/json_record.h"
#include "report/reader.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

namespace parallax::app {

namespace {

// One line of input on its way to one line of output.
struct Job {
    std::size_t number = 0; // of the line, from 1
    std::string line;
    std::string output;
    bool skipped = false;
    std::vector<std::string> notes; // what was wrong with it
    std::exception_ptr failure;
};

// A report of that many bytes is extracted after the others, and written as it goes: memory must not hold several times
// its text.
constexpr std::size_t longLine = 1U << 20U;

// Writes the line of output to `out`.
void work(Job& job, std::ostream& out) {
    try {
        base::Diagnostics diagnostics;
        auto record = report::parseJsonRecord(job.line, "line " + std::to_string(job.number), diagnostics);
        for (const base::Diagnostic& diagnostic : diagnostics) {
            job.notes.push_back(diagnostic.message);
        }
        std::string().swap(job.line); // gives its memory back, which assigning would not
        job.skipped = !record;
        if (job.skipped)
            return;
        report::describe(record->report);
        exchange::writeTimelineJson(out, pipeline::buildSingle(std::move(record->report)),
                                    {exchange::JsonLayout::OneLine, record->id});
    } catch (...) {
        job.failure = std::current_exception();
    }
}

// Reads lines with a limit on their length, so that a file without line ends is no problem.
class LineSource {
public:
    explicit LineSource(const std::string& path) : m_name(path) {
        if (path == "-")
            return;
        errno = 0;
        m_file.open(path, std::ios::binary);
        // Opening a folder succeeds; reading from it does not.
        if (!m_file || (m_file.peek() == std::ifstream::traits_type::eof() && !m_file.eof())) {
            throw base::Error("cannot read " + path + ": " + (errno != 0 ? std::strerror(errno) : "it is no file"));
        }
    }

    // The next line that is not blank, without its end. False at the end of the file. `tooLong`: the line is left out,
    // `line` is empty.
    bool next(std::string& line, bool& tooLong) {
        std::istream& in = m_name == "-" ? std::cin : m_file;
        do {
            line.clear();
            tooLong = false;
            ++m_number;
            if (!read(in, line, tooLong))
                return false;
        } while (!tooLong && line.find_first_not_of(" \t\r") == std::string::npos);
        return true;
    }
    std::size_t number() const { return m_number; }

private:
    // A line end or the end of the file ends a line; false when the file has ended before anything.
    static bool read(std::istream& in, std::string& line, bool& tooLong) {
        std::streambuf* buffer = in.rdbuf();
        using Traits = std::istream::traits_type;
        for (bool any = false;; any = true) {
            const auto c = buffer->sbumpc();
            if (Traits::eq_int_type(c, Traits::eof()))
                return any;
            if (Traits::to_char_type(c) == '\n')
                return true;
            if (tooLong)
                continue;
            line += Traits::to_char_type(c);
            if (line.size() > report::longestJsonLine) {
                tooLong = true;
                line = std::string();
            }
        }
    }

    std::string m_name;
    std::ifstream m_file;
    std::size_t m_number = 0;
};

class ExtractCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options
            .add_option(
                "IN", m_input,
                "JSON Lines, one report a line: file, title, publisher, published, url, text; - is standard input")
            ->required();
        options
            .add_option("-o,--output", m_output,
                        "JSON Lines, one timeline object a line, in the same order; - is standard output")
            ->required();
        options.add_option("--threads", m_threads, "threads to work with (0: one a core)")->check(CLI::Range(0U, 256U));
    }

    int run() override {
        LineSource source(m_input);
        OutputFile output(m_output);
        TerminalProgress progress;
        std::vector<Job> jobs;
        while (fill(jobs, source)) {
            std::vector<Job> last; // the long one, if there is one
            if (jobs.back().line.size() >= longLine) {
                last.push_back(std::move(jobs.back()));
                jobs.pop_back();
            }
            workOn(jobs);
            progress.throwIfCancelled();
            for (const Job& job : jobs) {
                finish(job, output.stream(), progress);
            }
            for (Job& job : last) {
                work(job, output.stream());
                finish(job, output.stream(), progress);
            }
            if (!output.stream())
                break; // finish() says why
            progress.report("extracting", m_lines, 0);
        }
        output.finish();
        progress.clearLine();
        if (m_skipped > 0)
            fmt::print(stderr, "parallax: {} of {} lines of {} were skipped\n", m_skipped, m_lines, m_input);
        return m_lines > 0 && m_skipped == m_lines ? 1 : 0;
    }

private:
    unsigned threads() const { return m_threads != 0 ? m_threads : std::max(1U, std::thread::hardware_concurrency()); }

    // So many lines at a time that the threads are seldom idle, and memory does not depend on the input's size.
    bool fill(std::vector<Job>& jobs, LineSource& source) const {
        constexpr std::size_t linesAThread = 64;
        constexpr std::size_t mostBytes = 8U << 20U;
        jobs.clear();
        std::string line;
        bool tooLong = false;
        for (std::size_t bytes = 0;
             jobs.size() < linesAThread * threads() && bytes < mostBytes && source.next(line, tooLong);) {
            bytes += line.size();
            const bool last = line.size() >= longLine;
            jobs.push_back({source.number(), std::move(line), {}, tooLong, {}, nullptr});
            if (tooLong)
                jobs.back().notes.push_back("is too long for one report");
            if (last)
                break;
        }
        return !jobs.empty();
    }

    void workOn(std::vector<Job>& jobs) const {
        std::atomic<std::size_t> next = 0;
        const auto loop = [&] {
            for (std::size_t at = next++; at < jobs.size(); at = next++) {
                if (jobs[at].skipped)
                    continue;
                std::ostringstream out;
                work(jobs[at], out);
                jobs[at].output = std::move(out).str();
            }
        };
        std::vector<std::jthread> helpers;
        for (unsigned thread = 1; thread < threads(); ++thread) {
            helpers.emplace_back(loop);
        }
        loop();
    }

    void finish(const Job& job, std::ostream& out, TerminalProgress& progress) {
        if (job.failure)
            std::rethrow_exception(job.failure);
        ++m_lines;
        if (job.skipped)
            ++m_skipped;
        if (!job.notes.empty())
            progress.clearLine();
        for (const std::string& note : job.notes) {
            fmt::print(stderr, "{}: {}, line {}: {}\n", job.skipped ? "skipped" : "warning", m_input, job.number, note);
        }
        out << job.output;
    }

    std::string m_input;
    std::string m_output;
    unsigned m_threads = 0;
    std::size_t m_lines = 0;
    std::size_t m_skipped = 0;
};

} // namespace

std::unique_ptr<Subcommand> makeExtractCommand() {
    return std::make_unique<ExtractCommand>();
}

} // namespace parallax::app
