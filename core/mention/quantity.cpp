#include "mention/quantity.h"

#include "base/name_table.h"

#include <algorithm>
#include <cmath>

namespace parallax::mention {

namespace {

constexpr base::NameTable<10> relations = {"=", ">=", ">", "<=", "<", "~", "range", "some", "unknown", "denied"};
static_assert(base::nameIn(relations, Relation::Denied) == "denied");

} // namespace

std::string_view name(Relation relation) {
    return base::nameIn(relations, relation);
}
std::optional<Relation> parseRelation(std::string_view text) {
    return base::parseIn<Relation>(relations, text);
}

double Quantity::setMin() const {
    switch (relation) {
    case Relation::Equal:
    case Relation::AtLeast:
    case Relation::Range:
    case Relation::Some:
        return low;
    case Relation::MoreThan:
        return std::floor(low) + 1;
    case Relation::About:
        return std::floor(0.8 * low);
    case Relation::AtMost:
    case Relation::LessThan:
    case Relation::Unknown:
    case Relation::Denied:
        break;
    }
    return 0;
}

std::optional<double> Quantity::setMax() const {
    switch (relation) {
    case Relation::Equal:
    case Relation::AtMost:
        return low;
    case Relation::LessThan:
        return std::max(0.0, std::ceil(low) - 1);
    case Relation::About:
        return std::ceil(1.2 * low);
    case Relation::Range:
    case Relation::Some:
        return high;
    case Relation::AtLeast:
    case Relation::MoreThan:
    case Relation::Unknown:
    case Relation::Denied:
        break;
    }
    return std::nullopt;
}

} // namespace parallax::mention
