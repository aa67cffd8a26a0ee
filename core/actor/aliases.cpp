// Names that a report itself says are one: "the Northern Front, also known as the Night Army".
#include "actor/name_graph.h"
#include "actor/name_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::actor {

namespace {

constexpr std::size_t longestBetween = 32; // bytes between the two names

constexpr std::array<std::string_view, 7> sayings{
    "also known as", "also called", "better known as", "known also as", "formerly known as", "aka", "alias"};

// Whether what stands between two names says that they are one.
bool saysAlias(std::string_view between) {
    std::string words;
    for (const std::string& word : nameWords(between))
        words += (words.empty() ? "" : " ") + word;
    return std::any_of(sayings.begin(), sayings.end(), [&](std::string_view saying) { return words == saying; });
}

} // namespace

void joinAliases(claim::AnalysedReports reports, const std::vector<Node>& nodes, Joins& joins) {
    struct Named {
        base::Span span;
        std::uint32_t node;
    };
    for (std::size_t first = 0; first < nodes.size();) {
        std::size_t last = first;
        std::vector<Named> names;
        const claim::AnalysedReport& report = reports[nodes[first].report];
        for (; last < nodes.size() && nodes[last].report == nodes[first].report; ++last)
            for (const std::uint32_t m : nodes[last].mentions)
                if (report.analysis->actors[m].form == mention::MentionForm::Name)
                    names.push_back({report.analysis->actors[m].span, static_cast<std::uint32_t>(last)});
        std::sort(names.begin(), names.end(), [](const Named& a, const Named& b) { return a.span < b.span; });
        for (std::size_t i = 1; i < names.size(); ++i) {
            const base::Span before = names[i - 1].span;
            const base::Span after = names[i].span;
            if (after.begin < before.end || after.begin - before.end > longestBetween)
                continue;
            const Node& left = nodes[names[i - 1].node];
            const Node& right = nodes[names[i].node];
            const bool persons =
                (left.kind == mention::ActorKind::Person) == (right.kind == mention::ActorKind::Person);
            if (persons &&
                saysAlias(std::string_view(report.report->text).substr(before.end, after.begin - before.end)))
                joins.join(names[i - 1].node, names[i].node,
                           fmt::format("{}: also known as {}", left.text, right.text));
        }
        first = last;
    }
}

} // namespace parallax::actor
