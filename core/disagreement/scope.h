// The lattice of scopes: whom a count is of.
#pragma once

#include <string>
#include <string_view>

namespace parallax::disagreement {

// all = attackers + victims; victims = civilians + security forces; security forces = police + servicemen + guards.
// Other nouns ("clerk", "children") stand below victims, beside one another; singular ones count one person each.
enum class Standard { All, Attackers, Victims, Civilians, SecurityForces, Police, Servicemen, Guards, Other };

// A scope as a claim prints it, on one form: "people" and "" are all, "soldiers" servicemen, "militants" attackers.
struct Scope {
    Standard standard = Standard::All;
    std::string noun; // for Other: lower case, singular

    auto operator<=>(const Scope&) const = default;
};
Scope parseScope(std::string_view text);
// "all", "security forces", or the noun.
std::string scopeText(const Scope& scope);

// Everyone in `part` is in `whole`, and they are not the same.
bool isBelow(const Scope& part, const Scope& whole);
// No one can be in both: attackers and victims, police and civilians. Two nouns may overlap ("women", "children").
bool areApart(const Scope& left, const Scope& right);

} // namespace parallax::disagreement
