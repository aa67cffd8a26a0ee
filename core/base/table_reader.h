// Reads tables of tab-separated fields ("lexicons"): lines that begin with '#' and empty lines are left out.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace parallax::base {

// Calls `row(fields, lineNumber)` for each line of `text`; fields are views into `text` and stay as long as it does.
// Line numbers count from 1.
template <class Row>
void readTable(std::string_view text, Row&& row) {
    std::vector<std::string_view> fields;
    std::size_t lineNumber = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto end = text.find('\n', at);
        if (end == std::string_view::npos)
            end = text.size();
        auto line = text.substr(at, end - at);
        at = end + 1;
        ++lineNumber;
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty() || line.front() == '#')
            continue;
        fields.clear();
        for (std::size_t from = 0;;) {
            const auto tab = line.find('\t', from);
            fields.push_back(line.substr(from, tab == std::string_view::npos ? tab : tab - from));
            if (tab == std::string_view::npos)
                break;
            from = tab + 1;
        }
        row(fields, lineNumber);
    }
}

} // namespace parallax::base
