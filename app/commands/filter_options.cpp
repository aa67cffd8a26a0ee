#include "app/commands/filter_options.h"

#include "app/commands/subcommand.h"

#include <CLI/CLI.hpp>
#include <QString>

#include <algorithm>

namespace parallax::app {

namespace {

constexpr std::size_t mostListed = 10; // of actors in a message: more is no help

QString folded(const std::string& text) {
    return QString::fromStdString(text).simplified().toCaseFolded();
}

bool isNamed(const actor::Actor& actor, const QString& wanted) {
    return folded(actor.name) == wanted ||
           std::any_of(actor.names.begin(), actor.names.end(),
                       [&](const actor::ActorName& name) { return folded(name.text) == wanted; });
}

base::ActorId findActor(const pipeline::Case& content, const std::string& text) {
    for (const actor::Actor& actor : content.actors) {
        if (actor.id.text() == text)
            return actor.id;
    }
    const QString wanted = folded(text);
    std::vector<const actor::Actor*> found;
    for (const actor::Actor& actor : content.actors) {
        if (isNamed(actor, wanted))
            found.push_back(&actor);
    }
    if (found.empty() && !wanted.isEmpty()) {
        for (const actor::Actor& actor : content.actors) {
            if (folded(actor.name).contains(wanted))
                found.push_back(&actor);
        }
    }
    if (found.size() == 1)
        return found.front()->id;
    std::string message = found.empty() ? "no actor is called \"" + text + "\""
                                        : "several actors are called \"" + text + "\"; give one of the ids";
    for (std::size_t at = 0; at < std::min(found.size(), mostListed); ++at) {
        message += (at == 0 ? ": " : ", ") + found[at]->id.text() + " " + found[at]->name;
    }
    if (found.size() > mostListed)
        message += ", ...";
    throw base::Error(message);
}

} // namespace

void FilterOptions::declare(CLI::App& options) {
    options.add_option("--actor", actors, "only events with this actor (name or id such as A3); may be repeated")
        ->allow_extra_args(false);
    options.add_flag("--all-actors", allActors, "with several --actor: only events with all of them");
    options.add_option("--from", from,
                       "only events that may lie on or after this date (2016, 2016-06, 2016-06-05, 2016-06-05T14:28)");
    options.add_option("--to", to, "only events that may lie on or before this date");
    options.add_flag("--disputed", disputed, "only events whose sources disagree");
}

pipeline::Filter FilterOptions::resolve(const pipeline::Case& content) const {
    pipeline::Filter filter;
    for (const std::string& text : actors) {
        filter.actors.insert(findActor(content, text));
    }
    filter.actorMatch = allActors ? pipeline::ActorMatch::All : pipeline::ActorMatch::Any;
    filter.onlyDisputed = disputed;
    if (!from.empty() || !to.empty()) {
        if (!from.empty() && !base::parseInterval(from, ""))
            throw UsageError("--from " + from + " is no date like 2016-06-05");
        if (!to.empty() && !base::parseInterval("", to))
            throw UsageError("--to " + to + " is no date like 2016-06-05");
        const auto time = base::parseInterval(from, to);
        if (!time || (time->bounded() && *time->end <= *time->begin)) {
            throw UsageError("--from " + from + " is not before --to " + to);
        }
        filter.time = *time;
    }
    return filter;
}

} // namespace parallax::app
