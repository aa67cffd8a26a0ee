#include "disagreement/disagreement.h"

#include <array>

namespace parallax::disagreement {

std::string_view name(Kind kind) {
    switch (kind) {
    case Kind::InternalContradiction:
        return "internal-contradiction";
    case Kind::DerivedArithmetic:
        return "derived-arithmetic";
    case Kind::ScopeDifference:
        return "scope-difference";
    case Kind::PrecisionDifference:
        return "precision-difference";
    case Kind::UpdateOverTime:
        return "update-over-time";
    case Kind::Contradiction:
        return "contradiction";
    }
    return "";
}

std::optional<Kind> parseKind(std::string_view text) {
    constexpr std::array kinds{Kind::InternalContradiction, Kind::DerivedArithmetic, Kind::ScopeDifference,
                               Kind::PrecisionDifference,   Kind::UpdateOverTime,    Kind::Contradiction};
    for (const Kind kind : kinds)
        if (name(kind) == text)
            return kind;
    return std::nullopt;
}

} // namespace parallax::disagreement
