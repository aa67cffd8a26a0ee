// Who wrote, published and supplied a report, as the page prints it: by-lines, datelines, wire credits.
#pragma once

#include "report/report.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::report {

// An outlet or wire that the lexicon knows under this very form ("AP"). `name` is what all its forms share ("Associated
// Press").
struct KnownOutlet {
    std::string_view name;
    SourceKind kind = SourceKind::Outlet;
};
std::optional<KnownOutlet> findOutlet(std::string_view form);

// A line that only names authors: "By X Y", "By X and Y, Agency", "X Y and Z W, The Associated Press".
struct Byline {
    std::vector<std::string> authors;
    std::optional<Credit> agency; // span relative to the line
};
std::optional<Byline> parseByline(std::string_view line);

// A line, or the end of one, that says where the content is from: "Source: Reuters", "Source TV One and agencies",
// "(Reuters)". Span of the credit relative to the line.
std::optional<Credit> parseSourceLine(std::string_view line);

// What stands before the first word of the first paragraph: "ASTANA -- ", "KIEV (Reuters) - ", "PORT SAY, March 3, 2014
// (AFP) — ".
struct Dateline {
    std::size_t end = 0;        // bytes of the line that belong to it, separator and spaces after it included
    std::string place;          // "KIEV"; may be empty ("(Reuters) - ")
    std::optional<Credit> wire; // span relative to the line
};
std::optional<Dateline> parseDateline(std::string_view line);

} // namespace parallax::report
