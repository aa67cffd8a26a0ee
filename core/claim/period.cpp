#include "claim/period.h"

#include "base/one_of.h"

#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;
using mention::Syntax;

constexpr std::array<std::string_view, 5> units = {"week", "month", "year", "decade", "season"};
constexpr std::array<std::string_view, 4> bounds = {"past", "last", "previous", "recent"};
constexpr std::array<std::string_view, 7> parts = {"earlier", "later", "early", "late", "of", "until", "before"};

bool isIn(const Syntax& syntax, int t, int of) {
    return t >= 0 && t < static_cast<int>(syntax.size()) && syntax.sentence(t) == syntax.sentence(of);
}

bool isUnit(const Syntax& syntax, int t, int of) {
    return isIn(syntax, t, of) && isOneOf(syntax.lemma(t), units);
}

} // namespace

bool beginsPeriod(const Syntax& syntax, int token) {
    const auto word = syntax.lower(token);
    const bool part = isIn(syntax, token - 1, token) && isOneOf(syntax.lower(token - 1), parts);
    if (word == "this")
        return !part && isUnit(syntax, token + 1, token) && syntax.lemma(token + 1) == "year";
    if (!isOneOf(word, bounds))
        return false;
    // "last month" alone is when one thing was, "the last month" how long.
    const bool bounded = isIn(syntax, token - 1, token) && syntax.lower(token - 1) == "the";
    if (part || (!bounded && word != "recent"))
        return false;
    constexpr int farthest = 4; // tokens to the unit
    for (int t = token + 1; t <= token + farthest; ++t) {
        if (isUnit(syntax, t, token))
            return word != "recent" || syntax.xpos(t, "NNS");
        if (!isIn(syntax, t, token) ||
            (syntax.upos(t) != language::Upos::NUM && syntax.lower(t) != "few" && syntax.lower(t) != "several" &&
             syntax.lower(t) != "couple" && syntax.lower(t) != "of"))
            return false;
    }
    return false;
}

} // namespace parallax::claim
