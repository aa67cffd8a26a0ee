#include "report/decode.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::string_literals;
using parallax::report::decode;

std::string utf16(std::u16string_view text, bool littleEndian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const auto low = static_cast<char>(unit & 0xFF);
        const auto high = static_cast<char>(unit >> 8);
        bytes += littleEndian ? std::string{low, high} : std::string{high, low};
    }
    return bytes;
}

TEST(Decode, takesUtf8AsItIsAndDropsOnlyTheMark) {
    EXPECT_EQ(decode("Nine détenus\r\n")->text, "Nine détenus\r\n");
    EXPECT_EQ(decode("\xEF\xBB\xBFNine")->text, "Nine");
    EXPECT_EQ(decode("\xEF\xBB\xBFNine")->encoding, "UTF-8");
}

TEST(Decode, readsUtf16WithAndWithoutItsMark) {
    const std::u16string words = u"Two docks burned – twice.";
    const std::string expected = "Two docks burned – twice.";
    EXPECT_EQ(decode("\xFF\xFE"s + utf16(words, true))->text, expected);
    EXPECT_EQ(decode("\xFE\xFF"s + utf16(words, false))->text, expected);
    EXPECT_EQ(decode(utf16(words, true))->text, expected);
    EXPECT_EQ(decode(utf16(words, true))->encoding, "UTF-16LE");
    EXPECT_EQ(decode(utf16(words, false))->encoding, "UTF-16BE");
}

TEST(Decode, knowsTheWindowsPagesByTheirText) {
    // "The harbour master said “nine” – not ten." with the quotes and dash of page 1252.
    const auto western = decode("The harbour master said \x93nine\x94 \x96 not ten, and the caf\xE9 was closed.");
    ASSERT_TRUE(western);
    EXPECT_EQ(western->encoding, "windows-1252");
    EXPECT_NE(western->text.find("“nine” – not ten"), std::string::npos);
    // "Вчера вечером в порту был пожар, никто не пострадал." in page 1251.
    const auto cyrillic =
        decode("\xC2\xF7\xE5\xF0\xE0 \xE2\xE5\xF7\xE5\xF0\xEE\xEC \xE2 \xEF\xEE\xF0\xF2\xF3 \xE1\xFB\xEB "
               "\xEF\xEE\xE6\xE0\xF0, \xED\xE8\xEA\xF2\xEE \xED\xE5 \xEF\xEE\xF1\xF2\xF0\xE0\xE4\xE0\xEB.");
    ASSERT_TRUE(cyrillic);
    EXPECT_EQ(cyrillic->encoding, "windows-1251");
    EXPECT_EQ(cyrillic->text, "Вчера вечером в порту был пожар, никто не пострадал.");
}

TEST(Decode, mendsDamagedUtf8AndCountsThePlaces) {
    const auto text = decode("“Nine” – “ten” – “café” \xE2\x80 end");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->encoding, "UTF-8");
    EXPECT_EQ(text->replaced, 1U);
    EXPECT_EQ(text->text, "“Nine” – “ten” – “café” \xEF\xBF\xBD end");
}

TEST(Decode, refusesWhatIsNoText) {
    std::string bytes;
    unsigned state = 1;
    for (int i = 0; i < 5000; ++i) {
        state = state * 1664525U + 1013904223U;
        bytes.push_back(static_cast<char>(state >> 24));
    }
    EXPECT_FALSE(decode(bytes));
    EXPECT_FALSE(decode("zero\0inside"s));
    EXPECT_EQ(parallax::report::binaryKind("%PDF-1.7 ..."), "a PDF");
    EXPECT_EQ(parallax::report::binaryKind("A report"), "");
}

TEST(Decode, allowsNoOverlongOrSurrogateSequence) {
    using parallax::report::isValidUtf8;
    EXPECT_TRUE(isValidUtf8("\xF0\x9F\x9A\xA2"));
    EXPECT_FALSE(isValidUtf8("\xC0\xAF"));
    EXPECT_FALSE(isValidUtf8("\xED\xA0\x80"));
    EXPECT_FALSE(isValidUtf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(isValidUtf8("cut \xE2\x80"));
}

} // namespace
