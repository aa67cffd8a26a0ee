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

bool Report::isFurniture(base::Span span) const {
    const auto after = std::partition_point(furniture.begin(), furniture.end(),
                                            [&](const Furniture& piece) { return piece.span.end <= span.begin; });
    return after != furniture.end() && after->span.overlaps(span);
}

} // namespace parallax::report
