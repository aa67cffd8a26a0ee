#include "mention/response.h"

#include "base/one_of.h"
#include "mention/frame.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;

constexpr std::array<std::string_view, 20> responders{
    "officer", "police",     "deputy",    "firefighter", "paramedic", "crew",       "trooper",
    "medic",   "patrol",     "emergency", "sheriff",     "ems",       "department", "unit",
    "rescuer", "dispatcher", "policeman", "ambulance",   "personnel", "authority"};
constexpr std::array<std::string_view, 6> sent{"call", "dispatch", "summon", "send", "alert", "notify"};
constexpr std::array<std::string_view, 4> coming{"respond", "arrive", "rush", "race"};
constexpr std::array<std::string_view, 2> taking{"receive", "get"};
constexpr std::array<std::string_view, 2> news{"call", "report"};

bool isResponder(const Syntax& syntax, int t) {
    return isOneOf(syntax.lemma(t), responders) || isOneOf(syntax.lower(t), responders) ||
           std::ranges::any_of(syntax.children(t), [&](int c) {
               return (syntax.rel(c) == Rel::Flat || syntax.rel(c) == Rel::Compound) &&
                      isOneOf(syntax.lower(c), responders);
           });
}

} // namespace

bool tellsOfResponse(const Syntax& syntax, int verb) {
    if (!syntax.isVerb(verb) || syntax.isNegated(verb))
        return false;
    const auto subjects = subjectsOf(syntax, verb);
    const auto lemma = syntax.lemma(verb);
    // "They responded to a call": nobody else does that.
    const bool they = lemma == "respond" && subjects.size() == 1 && syntax.lower(subjects.front()) == "they";
    if (!they && std::ranges::none_of(subjects, [&](int s) { return isResponder(syntax, s); }))
        return false;
    if (syntax.isPassive(verb))
        return isOneOf(lemma, sent);
    if (isOneOf(lemma, coming))
        return true;
    return isOneOf(lemma, taking) &&
           std::ranges::any_of(objectsOf(syntax, verb), [&](int o) { return isOneOf(syntax.lemma(o), news); });
}

} // namespace parallax::mention
