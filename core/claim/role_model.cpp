#include "claim/role_model.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace parallax::claim {

RoleModel::RoleModel(std::string_view table, std::string_view file) {
    std::vector<Weight> weights;
    base::readTable(table, [&](const std::vector<std::string_view>& fields, std::size_t line) {
        const auto slot = fields.size() == 3 ? parseRoleSlot(fields[0]) : std::nullopt;
        const std::string number(fields.size() == 3 ? fields[2] : std::string_view());
        char* end = nullptr;
        const double weight = std::strtod(number.c_str(), &end);
        if (!slot || number.empty() || *end != '\0')
            throw base::Error(fmt::format("{}, line {}: expected a slot, a feature and its weight", file, line));
        if (fields[1] == "(base)")
            m_base[static_cast<std::size_t>(*slot)] = weight;
        else if (fields[1] == "(newcomer)")
            m_newcomer[static_cast<std::size_t>(*slot)] = weight;
        else
            weights.push_back({roleFeature(*slot, fields[1]), weight, fields[1]});
    });
    m_weights.resize(std::bit_ceil(2 * weights.size() + 1));
    for (const Weight& one : weights)
        if (const Weight& place = find(one.feature); place.name.empty())
            m_weights[static_cast<std::size_t>(&place - m_weights.data())] = one;
}

const RoleModel& RoleModel::shared() {
    static const RoleModel model(base::resource("models/roles.tsv"), "models/roles.tsv");
    return model;
}

const RoleModel::Weight& RoleModel::find(RoleFeature feature) const {
    const std::size_t last = m_weights.size() - 1;
    std::size_t at = static_cast<std::size_t>(feature ^ feature >> 32) & last;
    while (!m_weights[at].name.empty() && m_weights[at].feature != feature)
        at = (at + 1) & last;
    return m_weights[at];
}

double RoleModel::weight(RoleFeature feature) const {
    return find(feature).value;
}

double RoleModel::sum(const std::vector<RoleFeature>& features) const {
    double total = 0;
    for (const auto feature : features)
        total += weight(feature);
    return total;
}

std::string RoleModel::strongest(const std::vector<RoleFeature>& features) const {
    std::vector<Weight> found;
    for (const auto feature : features)
        if (const Weight& one = find(feature); one.value > 0)
            found.push_back(one);
    std::ranges::sort(found, [](const Weight& a, const Weight& b) {
        return a.value != b.value ? a.value > b.value : a.name < b.name;
    });
    if (found.size() > 3)
        found.resize(3);
    std::string text;
    for (const Weight& one : found)
        text.append(text.empty() ? "" : ", ").append(one.name);
    return text;
}

} // namespace parallax::claim
