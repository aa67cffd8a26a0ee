// --actor, --all-actors, --from, --to, --disputed: the filter that several subcommands share.
#pragma once

#include "pipeline/filter.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace parallax::app {

struct FilterOptions {
    std::vector<std::string> actors; // ids ("A3") or names
    bool allActors = false;
    std::string from; // first day or minute, included: "2016", "2016-06", "2016-06-05", "2016-06-05T14:28"
    std::string to;   // last day or minute, included
    bool disputed = false;

    void declare(CLI::App& options); // binds to this object, which must stay where it is
    // The filter on `content`. Throws UsageError for dates that cannot be read, base::Error for an actor that is not
    // there or not the only one of that name; the message lists those that are meant perhaps.
    pipeline::Filter resolve(const pipeline::Case& content) const;
};

} // namespace parallax::app
