#include "brief/selection.h"

#include "brief/words.h"

namespace parallax::brief {

namespace {

// "between 1 and 5 June" reads worse than the interval itself: "1–5 June 2016".
std::string rangeSentence(const base::TimeInterval& time) {
    if (time.bounded())
        return "Events that could lie within " + timeWords(time) + ".";
    return "Events that could lie " + timeWords(time) + ".";
}

} // namespace

std::vector<std::string> selectionWords(const pipeline::CaseParts& content, const pipeline::Filter& filter) {
    std::vector<std::string> sentences;
    if (!filter.actors.empty()) {
        std::vector<std::string> names;
        for (const base::ActorId id : filter.actors) {
            const actor::Actor* actor = content.find(id);
            names.push_back(actor != nullptr ? actor->name : id.text());
        }
        const bool all = filter.actorMatch == pipeline::ActorMatch::All;
        sentences.push_back("Events with " + listed(names, all ? "and" : "or") +
                            (all && names.size() > 1 ? " together." : "."));
    }
    if (filter.time.known())
        sentences.push_back(rangeSentence(filter.time));
    if (filter.onlyDisputed)
        sentences.push_back("Only events whose sources disagree.");
    if (!filter.background)
        sentences.push_back("Without events that are told as background.");
    if (!filter.hiddenReports.empty()) {
        std::vector<std::string> names;
        for (const base::ReportId id : filter.hiddenReports) {
            const pipeline::CaseReport* report = content.find(id);
            if (report == nullptr)
                continue;
            names.push_back(report->report.title.empty() ? report->report.file : "“" + report->report.title + "”");
        }
        sentences.push_back("Without events that only " + listed(names) +
                            (names.size() == 1 ? " tells of." : " tell of."));
    }
    if (sentences.empty())
        sentences.push_back("All events of the case.");
    return sentences;
}

} // namespace parallax::brief
