// An invented case of any size, for pictures and for tests of views: the events of synthetic_items.h as a case, in
// twenty incidents, told by eight sources.
#pragma once

#include "pipeline/case.h"
#include "support/synthetic_items.h"

#include <string>

namespace parallax::test {

inline pipeline::Case syntheticCase(std::size_t count, std::uint64_t seed = 1) {
    static constexpr std::array places = {"Halmen", "Kesten", "Orsk Bridge", "Tarva Quay", "Upper Lode", ""};
    static constexpr std::array kinds = {mention::EventKind::Attack,    mention::EventKind::Operation,
                                         mention::EventKind::Statement, mention::EventKind::Alert,
                                         mention::EventKind::Trial,     mention::EventKind::Protest,
                                         mention::EventKind::Other};
    constexpr std::int64_t sourceCount = 8;
    constexpr std::int64_t actorCount = 200;
    const SyntheticTimeline made = syntheticTimeline(count, seed);
    pipeline::Case result;
    Random random(seed + 1);
    for (std::int64_t i = 0; i < sourceCount; ++i) {
        pipeline::Source source;
        source.id = {i + 1};
        source.name = "Source " + std::to_string(i + 1);
        result.sources.push_back(source);
        pipeline::CaseReport report;
        report.id = {i + 1};
        report.publisher = source.id;
        report.report.title = "Report " + std::to_string(i + 1);
        report.report.text = report.report.title;
        report.report.sha256 = std::string(63, '0') + std::to_string(i); // a case file wants them to differ
        result.reports.push_back(report);
    }
    for (std::int64_t i = 0; i < actorCount; ++i) {
        actor::Actor actor;
        actor.id = {i + 1};
        actor.name = "Actor " + std::to_string(i + 1);
        result.actors.push_back(actor);
    }
    std::vector<base::EventId> parents(made.lanes.lanes.size());
    std::int64_t disagreement = 0;
    for (timeline::ItemIndex item = 0; item < made.items.size(); ++item) {
        event::Event event;
        event.id = {made.items.id(item)};
        event.kind = kinds[static_cast<std::size_t>(made.items.family(item))];
        event.title = std::string(made.items.title(item));
        event.title[0] = static_cast<char>(event.title[0] - 'a' + 'A');
        event.place = places[static_cast<std::size_t>(random.below(places.size()))];
        event.time.begin = made.items.begin(item);
        event.time.end = made.items.end(item);
        event.time.basis = base::Basis::Explicit;
        event.time.precision = made.items.hasCore(item) ? base::Precision::Minute : base::Precision::Range;
        base::EventId& parent = parents[made.lanes.of[item]];
        if (parent)
            event.parent = parent;
        else
            parent = event.id;
        for (const std::uint32_t actor : made.items.actors(item))
            event.actors.push_back({{static_cast<std::int64_t>(actor) + 1}, mention::Role::Subject});
        event.mentions.push_back({{random.below(sourceCount) + 1}, {0, 1}, -1});
        for (int i = 0; i < made.items.disputes(item); ++i) {
            disagreement::Disagreement one;
            one.id = {++disagreement};
            one.event = event.id;
            one.attribute = i == 0 ? claim::Attribute::Killed : claim::Attribute::Wounded;
            one.scope = "all";
            one.positions = {{std::to_string(2 + i), {}, 1}, {std::to_string(5 + i), {}, 1}};
            result.disagreements.push_back(one);
        }
        result.events.push_back(std::move(event));
    }
    return result;
}

} // namespace parallax::test
