// parallax brief STORE -o FILE.pdf: the brief without the window.
#include "app/brief/brief_pdf.h"
#include "app/case_file.h"
#include "app/commands/filter_options.h"
#include "app/commands/gui_for_fonts.h"
#include "app/commands/subcommand.h"
#include "app/commands/terminal_progress.h"
#include "app/text/text.h"
#include "brief/words.h"

#include <CLI/CLI.hpp>

#include <QDate>

#include <filesystem>

namespace parallax::app {

namespace {

std::vector<std::string> ruleNames() {
    std::vector<std::string> names;
    for (const disagreement::Rule rule : disagreement::allRules)
        names.emplace_back(disagreement::name(rule));
    return names;
}

std::string today() {
    const QDate date = QDate::currentDate();
    return brief::dayWords(base::CivilTime::of(date.year(), date.month(), date.day()));
}

class BriefCommand final : public Subcommand {
public:
    void declare(CLI::App& options) override {
        options.add_option("STORE", m_store, "case file")->required();
        options.add_option("-o,--output", m_output, "PDF to write")->required();
        m_filter.declare(options);
        options.add_flag("--no-background", m_withoutBackground, "without events that are told as background");
        options.add_option("--rule", m_rule, "give a best estimate of disputed counts by this rule")
            ->check(CLI::IsMember(ruleNames()));
        options.add_option("--paper", m_paper, "a4 or letter")
            ->check(CLI::IsMember({"a4", "letter"}, CLI::ignore_case));
        options.add_option("--title", m_title, "title of the brief; else the name of the case file");
        options.add_option("--author", m_author, "who made the brief");
    }

    int run() override {
        const pipeline::Case content = openCase(m_store)->load();
        pipeline::Filter filter = m_filter.resolve(content);
        filter.background = !m_withoutBackground;

        const std::filesystem::path file(m_store);
        brief::Options options;
        options.title = m_title.empty() ? file.stem().string() : m_title;
        options.author = m_author;
        options.date = today();
        options.caseName = file.filename().string();
        options.rule = disagreement::parseRule(m_rule);

        const GuiForFonts fonts;
        const bool letter = QString::compare(toQt(m_paper), QStringLiteral("letter"), Qt::CaseInsensitive) == 0;
        TerminalProgress progress;
        writeBriefPdf(brief::makeBrief(content, filter, options), toQt(m_output),
                      letter ? PaperSize::Letter : PaperSize::A4, progress);
        progress.clearLine();
        return 0;
    }

private:
    std::string m_store;
    std::string m_output;
    std::string m_rule;
    std::string m_paper = "a4";
    std::string m_title;
    std::string m_author;
    bool m_withoutBackground = false;
    FilterOptions m_filter;
};

} // namespace

std::unique_ptr<Subcommand> makeBriefCommand() {
    return std::make_unique<BriefCommand>();
}

} // namespace parallax::app
