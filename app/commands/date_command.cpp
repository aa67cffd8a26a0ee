// parallax date STORE REPORT DATE
#include "app/case_file.h"
#include "app/commands/claim_line.h"
#include "app/commands/subcommand.h"
#include "app/commands/thing_id.h"
#include "app/timeline/go_to_date.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace parallax::app {

namespace {

class DateCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("REPORT", m_report,
                           "id of a report (R3), or the name of its file; without one all reports are "
                           "listed with their dates");
        auto* date = options.add_option(
            "DATE", m_date, "a day (2016-06-05, \"5 June 2016\"), a month, a year, or a range (2016-06-04/2016-06-06)");
        options.add_flag("--clear", m_clear, "take the date back: as it was read or inferred again")->excludes(date);
        options.add_option("--reason", m_reason, "why, as the log of decisions keeps it");
    }

    int run() override {
        if (m_report.empty())
            return list();
        if (m_date.empty() && !m_clear)
            throw UsageError("a date is needed, or --clear");
        std::string value;
        if (!m_clear) {
            const auto time = parseGoToDate(QString::fromStdString(m_date), QLocale::c());
            if (!time)
                throw UsageError("\"" + m_date + "\" is no date: expected such as 2016-06-05, \"5 June 2016\" or a " +
                                 "range such as 2016-06-04/2016-06-06");
            value = base::edtf(*time);
        }
        const auto store = openCase(m_store);
        const pipeline::Case before = store->load();
        const base::ReportId id = find(before);
        if (m_clear && !before.find(id)->datedByHand)
            throw base::Error("the date of " + id.text() + " was not set by hand; there is nothing to take back");
        store->decide({0, "", store::DecisionKind::ReportDate, id.text(), value, m_reason, false});
        const pipeline::Case after = store->load();
        print(*after.find(id));
        fmt::print("events without a time: {} before, {} now\n", undated(before), undated(after));
        fmt::print("disagreements: {} before, {} now\n", before.disagreements.size(), after.disagreements.size());
        return 0;
    }

private:
    static void print(const pipeline::CaseReport& one) {
        const base::TimeInterval& published = one.report.published;
        fmt::print("{:<5} {}: {} ({})\n", one.id.text(), one.report.file,
                   published.known() ? base::edtf(published) : "not dated", oneLine(one.report.publishedBecause));
    }

    int list() const {
        const pipeline::Case content = openCase(m_store)->load();
        for (const pipeline::CaseReport& one : content.reports)
            print(one);
        return 0;
    }

    // By id, else by the name of its file where only one has it.
    base::ReportId find(const pipeline::Case& content) const {
        if (const auto id = thingId<base::ReportTag>(m_report); content.find(id) != nullptr)
            return id;
        base::ReportId found;
        for (const pipeline::CaseReport& one : content.reports) {
            if (one.report.file != m_report)
                continue;
            if (found)
                throw base::Error(m_store + " has several reports named " + m_report + ": give the id, such as " +
                                  found.text());
            found = one.id;
        }
        if (!found)
            throw base::Error(m_store + " has no report " + m_report);
        return found;
    }

    static std::size_t undated(const pipeline::Case& content) {
        return static_cast<std::size_t>(std::count_if(content.events.begin(), content.events.end(),
                                                      [](const event::Event& event) { return !event.time.known(); }));
    }

    std::string m_store;
    std::string m_report;
    std::string m_date;
    std::string m_reason;
    bool m_clear = false;
};

} // namespace

std::unique_ptr<Subcommand> makeDateCommand() {
    return std::make_unique<DateCommand>();
}

} // namespace parallax::app
