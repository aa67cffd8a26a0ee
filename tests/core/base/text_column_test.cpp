#include "base/text_column.h"

#include <gtest/gtest.h>

namespace parallax::base {

namespace {

std::string textOf(std::size_t i) {
    return i % 7 == 0 ? std::string() : "text " + std::to_string(i * i);
}

TextColumn filled(std::size_t count, const TextColumn& like = {}, std::size_t changed = SIZE_MAX) {
    TextColumn column = TextColumn::like(like);
    for (std::size_t i = 0; i < count; ++i)
        column.add(i == changed ? "another" : textOf(i));
    return column;
}

TEST(TextColumn, givesEachTextBack) {
    const TextColumn column = filled(10000);
    ASSERT_EQ(column.size(), 10000U);
    for (std::size_t i = 0; i < column.size(); ++i)
        ASSERT_EQ(column[i], textOf(i)) << i;
}

TEST(TextColumn, sharesWhatIsTheSame) {
    const TextColumn one = filled(20000);
    const TextColumn other = filled(20000, one, 9000);
    std::size_t shared = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        ASSERT_EQ(other[i], i == 9000 ? "another" : textOf(i)) << i;
        shared += one[i].data() == other[i].data() ? 1U : 0U;
    }
    // All but the chunk with the changed one and the last, which is not full.
    EXPECT_EQ(shared, 3U * 4096);
}

TEST(TextColumn, setsOneForItselfAlone) {
    const TextColumn before = filled(9000);
    TextColumn after = filled(9000, before);
    for (const std::size_t i : {std::size_t{0}, std::size_t{5000}, std::size_t{8999}})
        after.set(i, "now longer than before");
    for (std::size_t i = 0; i < before.size(); ++i) {
        ASSERT_EQ(before[i], textOf(i)) << i;
        ASSERT_EQ(after[i], i == 0 || i == 5000 || i == 8999 ? "now longer than before" : textOf(i)) << i;
    }
}

} // namespace

} // namespace parallax::base
