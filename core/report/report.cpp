#include "report/report.h"

#include "base/name_table.h"

#include <algorithm>

namespace parallax::report {

namespace {

constexpr base::NameTable<5> sourceKinds = {"outlet", "wire", "agency", "person", "document"};
constexpr base::NameTable<8> furnitureKinds = {"related-link", "caption",     "comment-box", "navigation",
                                               "other-story",  "boilerplate", "repeat",      "heading"};

} // namespace

std::string_view name(SourceKind kind) {
    return base::nameIn(sourceKinds, kind);
}
std::string_view name(FurnitureKind kind) {
    return base::nameIn(furnitureKinds, kind);
}

std::string label(const Report& report) {
    constexpr std::size_t most = 50;
    if (report.publisher)
        return report.publisher->name;
    if (report.title.empty())
        return report.file;
    if (report.title.size() <= most)
        return "“" + report.title + "”";
    const std::size_t space = report.title.rfind(' ', most);
    if (space == std::string::npos || space == 0)
        return report.file;
    return "“" + report.title.substr(0, space) + " …”";
}

bool Report::isFurniture(base::Span span) const {
    const auto after = std::partition_point(furniture.begin(), furniture.end(),
                                            [&](const Furniture& piece) { return piece.span.end <= span.begin; });
    return after != furniture.end() && after->span.overlaps(span);
}

} // namespace parallax::report
