#include "claim/role_model.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace parallax::claim {

RoleModel::RoleModel(std::string_view table, std::string_view file) {
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
            m_weights.emplace(roleFeature(*slot, fields[1]), Weight{weight, fields[1]});
    });
}

const RoleModel& RoleModel::shared() {
    static const RoleModel model(base::resource("models/roles.tsv"), "models/roles.tsv");
    return model;
}

double RoleModel::weight(RoleFeature feature) const {
    const auto found = m_weights.find(feature);
    return found == m_weights.end() ? 0 : found->second.value;
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
        if (const auto at = m_weights.find(feature); at != m_weights.end() && at->second.value > 0)
            found.push_back(at->second);
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
