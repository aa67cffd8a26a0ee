// Runs the texts of tests/scenarios and tests/corpus; see README.md beside this file for their format.
#include "claim/report_analysis.h"
#include "report/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace parallax {
namespace {

struct Scenario {
    std::string file, title, date, text;
    std::vector<std::string> show, rows;
    bool failing = false; // known to be still wrong
};

void PrintTo(const Scenario& scenario, std::ostream* out) {
    *out << scenario.file << ": " << scenario.title;
}

std::vector<std::string> words(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> out;
    for (std::string word; in >> word;)
        out.push_back(word);
    return out;
}

std::vector<Scenario> readScenarios(const std::filesystem::path& path, bool failing) {
    std::vector<Scenario> all;
    std::ifstream in(path);
    enum class Part { Head, Text, Rows } part = Part::Head;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("== ")) {
            all.push_back({path.filename().string(), line.substr(3), {}, {}, {}, {}, failing});
            part = Part::Head;
        } else if (all.empty()) {
            continue; // what stands before the first scenario explains the file
        } else if (part == Part::Head) {
            if (line.starts_with("date: "))
                all.back().date = line.substr(6);
            else if (line.starts_with("show: "))
                all.back().show = words(line.substr(6));
            else if (line.empty())
                part = Part::Text;
        } else if (part == Part::Text) {
            if (line == "--")
                part = Part::Rows;
            else
                all.back().text += line + "\n";
        } else if (!line.empty() && line.front() != '#') {
            all.back().rows.push_back(line);
        }
    }
    return all;
}

std::vector<Scenario> allScenarios() {
    const std::filesystem::path root = std::filesystem::path(PARALLAX_SOURCE_DIR) / "tests";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(root / "scenarios")) {
        if (entry.path().extension() == ".txt")
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<Scenario> all;
    const auto append = [&](const std::filesystem::path& file, bool failing) {
        for (auto& scenario : readScenarios(file, failing))
            all.push_back(std::move(scenario));
    };
    for (const auto& file : files)
        append(file, false);
    append(root / "corpus" / "fixed.txt", false);
    append(root / "corpus" / "failing.txt", true);
    if (const char* wanted = std::getenv("PARALLAX_SCENARIO"))
        std::erase_if(all, [&](const Scenario& scenario) { return scenario.title.find(wanted) == std::string::npos; });
    return all;
}

// The longest name of a chain, or its longest noun phrase.
std::string nameOf(const claim::ReportAnalysis& analysis, std::uint32_t chain) {
    const mention::ActorMention* best = nullptr;
    for (const auto& one : analysis.actors) {
        if (one.chain != chain)
            continue;
        if (!best || one.form < best->form || (one.form == best->form && one.text.size() > best->text.size()))
            best = &one;
    }
    return best ? best->text : "?";
}

std::string valueText(const claim::ReportClaim& claim) {
    if (const auto* time = std::get_if<base::TimeInterval>(&claim.value))
        return base::edtf(*time);
    if (const auto* text = std::get_if<std::string>(&claim.value))
        return "\"" + *text + "\"";
    if (const auto* quantity = std::get_if<mention::Quantity>(&claim.value)) {
        std::ostringstream out;
        out << quantity->low;
        if (quantity->relation == mention::Relation::Range && quantity->high)
            out << ".." << *quantity->high;
        return out.str();
    }
    return {};
}

bool shown(const Scenario& scenario, const claim::ReportClaim& claim) {
    if (scenario.show.empty())
        return claim::isCount(claim.attribute);
    const std::string name = claim.attribute == claim::Attribute::Other ? "other:" + claim.otherName
                                                                        : std::string(claim::name(claim.attribute));
    return std::ranges::find(scenario.show, name) != scenario.show.end();
}

std::vector<std::string> rowsOf(const Scenario& scenario, const report::Report& report,
                                const claim::ReportAnalysis& analysis) {
    std::vector<std::string> rows;
    const auto shows = [&](const char* what) { return std::ranges::find(scenario.show, what) != scenario.show.end(); };
    if (shows("actors")) {
        std::map<std::uint32_t, std::vector<std::string>> forms;
        std::map<std::uint32_t, bool> named;
        for (const auto& one : analysis.actors) {
            auto& list = forms[one.chain];
            if (std::ranges::find(list, one.text) == list.end())
                list.push_back(one.text);
            named[one.chain] = named[one.chain] || one.form == mention::MentionForm::Name;
        }
        for (const auto& [chain, list] : forms) {
            if (list.size() < 2 && !named[chain])
                continue;
            std::string row = "actor; ";
            for (std::size_t i = 0; i < list.size(); ++i)
                row += (i ? " = " : "") + list[i];
            rows.push_back(row);
        }
    }
    if (shows("events")) {
        for (const auto& event : analysis.events) {
            std::string row = "event; " + std::string(mention::name(event.kind)) + "; " +
                              std::string(event.trigger.in(report.text)) + "; ";
            row += event.time.known() ? base::edtf(event.time) : "-";
            row += "; " + (event.place.empty() ? std::string("-") : event.place) + ";";
            for (std::size_t i = 0; i < event.participants.size(); ++i) {
                const auto& participant = event.participants[i];
                row += (i ? ", " : " ") + std::string(mention::name(participant.role)) + "=" +
                       nameOf(analysis, analysis.actors[participant.actorMention].chain);
            }
            if (event.participants.empty())
                row += " -";
            static const char* const modalities[] = {"", "alleged", "planned", "possible", "denied"};
            if (event.modality != mention::Modality::Fact)
                row += std::string("; ") + modalities[static_cast<int>(event.modality)];
            if (event.generic)
                row += "; generic";
            if (event.background)
                row += "; background";
            rows.push_back(row);
        }
    }
    for (const auto& claim : analysis.claims) {
        if (!shown(scenario, claim))
            continue;
        std::string row = claim.attribute == claim::Attribute::Other ? "other:" + claim.otherName
                                                                     : std::string(claim::name(claim.attribute));
        row += "; " + claim.scope + "; " + std::string(mention::name(claim.relation));
        const auto value = valueText(claim);
        if (!value.empty())
            row += " " + value;
        row += "; ";
        row +=
            claim.speaker >= 0 ? nameOf(analysis, analysis.actors[static_cast<std::size_t>(claim.speaker)].chain) : "-";
        if (claim.hedge != claim::Hedge::None)
            row += "; " + std::string(claim::name(claim.hedge));
        rows.push_back(row);
    }
    return rows;
}

std::string joined(const std::vector<std::string>& rows) {
    std::string out;
    for (const auto& row : rows)
        out += row + "\n";
    return out;
}

class ScenarioTest : public testing::TestWithParam<Scenario> {};

TEST_P(ScenarioTest, givesItsRows) {
    const Scenario& scenario = GetParam();
    report::Report report;
    report.file = scenario.file;
    report.text = scenario.text;
    if (!scenario.date.empty()) {
        const auto published = base::parseInterval(scenario.date, scenario.date);
        ASSERT_TRUE(published) << "date: " << scenario.date;
        report.published = *published;
        report.published.basis = base::Basis::Explicit;
    }
    for (std::uint32_t at = 0; at < report.text.size();) {
        auto end = static_cast<std::uint32_t>(report.text.find('\n', at));
        if (end > at)
            report.bodyLines.push_back({at, end});
        at = end + 1;
    }
    const auto analysis = claim::analyse(report);
    for (const auto& claim : analysis.claims)
        EXPECT_FALSE(claim.why.empty()) << "a claim without a reason: " << claim.span.in(report.text);
    const auto rows = joined(rowsOf(scenario, report, analysis));
    if (scenario.failing) {
        ASSERT_NE(rows, joined(scenario.rows)) << "holds now: move it from failing.txt to fixed.txt";
        GTEST_SKIP() << "still wrong: " << scenario.title << "\n" << rows;
    }
    EXPECT_EQ(rows, joined(scenario.rows)) << scenario.file << ": " << scenario.title << "\n" << scenario.text;
}

INSTANTIATE_TEST_SUITE_P(All, ScenarioTest, testing::ValuesIn(allScenarios()),
                         [](const testing::TestParamInfo<Scenario>& info) {
                             std::string name;
                             for (const char c : info.param.title)
                                 name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
                             return name + "_" + std::to_string(info.index);
                         });

} // namespace
} // namespace parallax
