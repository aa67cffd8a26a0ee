#include "disagreement/addresses.h"

#include "disagreement/text_value.h"

#include <gtest/gtest.h>

namespace parallax::disagreement {

namespace {

bool fit(const char* left, const char* right) {
    return numbersFit(valueWords(left), valueWords(right)) && numbersFit(valueWords(right), valueWords(left));
}
bool rival(const char* left, const char* right) {
    return rivalAddresses(valueWords(left), valueWords(right)) && rivalAddresses(valueWords(right), valueWords(left));
}

} // namespace

TEST(Addresses, AHouseStandsInItsBlock) {
    EXPECT_TRUE(fit("700 block of Tannery Row", "742 Tannery Row"));
    EXPECT_TRUE(fit("31/33 Tannery Row", "33 Tannery Row"));
    EXPECT_TRUE(fit("Tannery Row", "33 Tannery Row"));
    EXPECT_FALSE(fit("700 block of Tannery Row", "842 Tannery Row"));
    EXPECT_FALSE(fit("31 Tannery Row", "33 Tannery Row"));
    EXPECT_FALSE(fit("11th Street", "12th Street"));
}

TEST(Addresses, RivalsAreOfOneStreet) {
    EXPECT_TRUE(rival("18 Ferrier Street", "19 Ferrier Street"));
    EXPECT_FALSE(rival("18 Ferrier Street", "1900 block of Oxbow Street")) << "two places, both may be told of";
    EXPECT_FALSE(rival("400 block of South Ferrier Street", "900 block of South Oxbow Street"));
    EXPECT_FALSE(rival("20 Ferrier Park Drive", "200 block of Park Avenue"));
    EXPECT_TRUE(rival("18 Ferrier St.", "19 Ferrier Street"));
    EXPECT_FALSE(rival("Ferrier Street", "19 Ferrier Street"));
    EXPECT_FALSE(rival("1900 block of Ferrier Street", "1912 Ferrier Street"));
}

} // namespace parallax::disagreement
