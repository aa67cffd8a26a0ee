#include "base/civil_time.h"
#include "base/name_table.h"

#include <gtest/gtest.h>

namespace parallax::base {
namespace {

// A file may hold any word: the search for it runs through the names until there are none.
TEST(IntervalNames, AnUnknownWordIsNoBasisAndNoPrecision) {
    EXPECT_EQ(parseByName<Basis>("guessed"), std::nullopt);
    EXPECT_EQ(parseByName<Precision>("decade"), std::nullopt);
    EXPECT_EQ(name(static_cast<Basis>(99)), "");
    EXPECT_EQ(name(static_cast<Precision>(99)), "");
    EXPECT_EQ(parseByName<Basis>("relative"), Basis::Relative);
}

} // namespace
} // namespace parallax::base
