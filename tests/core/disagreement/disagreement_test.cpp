#include "disagreement/disagreement.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

TEST(Disagreement, KindsReadBackFromTheirNames) {
    for (const Kind kind : {Kind::InternalContradiction, Kind::DerivedArithmetic, Kind::ScopeDifference,
                            Kind::PrecisionDifference, Kind::UpdateOverTime, Kind::Contradiction})
        EXPECT_EQ(parseKind(name(kind)), kind);
    EXPECT_EQ(name(Kind::UpdateOverTime), "update-over-time");
    EXPECT_EQ(parseKind("update"), std::nullopt);
    EXPECT_EQ(parseKind(""), std::nullopt);
}

} // namespace parallax::disagreement
