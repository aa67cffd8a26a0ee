#include "exchange/json_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <sstream>

namespace {

using parallax::exchange::JsonLayout;
using parallax::exchange::JsonWriter;
using parallax::exchange::quotedJson;

TEST(QuotedJson, escapesWhatJsonForbids) {
    EXPECT_EQ(quotedJson("plain"), "\"plain\"");
    EXPECT_EQ(quotedJson("a\"b\\c\n\r\t\x01"), R"("a\"b\\c\n\r\t\u0001")");
    EXPECT_EQ(quotedJson(std::string("nul\0!", 5)), "\"nul\\u0000!\"");
    EXPECT_EQ(quotedJson("“été” Ақтөбе 🦋"), "\"“été” Ақтөбе 🦋\"");
}

TEST(QuotedJson, replacesBytesThatAreNoUtf8) {
    EXPECT_EQ(quotedJson("a\xFF"
                         "b"),
              "\"a\xEF\xBF\xBD"
              "b\"");
    EXPECT_EQ(quotedJson("\xC0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                 // not the shortest form
    EXPECT_EQ(quotedJson("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""); // half of a surrogate pair
    EXPECT_EQ(quotedJson("\xE2\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                 // cut off
}

TEST(QuotedJson, anyBytesAreValidJson) {
    std::string bytes;
    for (int round = 0; round < 3; ++round) {
        for (int byte = 0; byte < 256; ++byte) {
            bytes += static_cast<char>(byte);
            bytes += static_cast<char>((byte * 7 + round * 31) & 255);
        }
    }
    EXPECT_TRUE(nlohmann::json::accept(quotedJson(bytes)));
}

std::string numberText(double value) {
    std::ostringstream out;
    {
        JsonWriter json(out, JsonLayout::OneLine);
        json.number(value);
    }
    return out.str();
}

TEST(JsonWriter, writesWholeNumbersWithoutFraction) {
    EXPECT_EQ(numberText(19), "19");
    EXPECT_EQ(numberText(-3), "-3");
    EXPECT_EQ(numberText(1.5), "1.5");
    EXPECT_EQ(numberText(0.1), "0.1");
    EXPECT_EQ(numberText(1e300), "1e+300");
    EXPECT_EQ(numberText(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(JsonWriter, putsCommasAndLinesWhereTheyBelong) {
    std::ostringstream out;
    {
        JsonWriter json(out, JsonLayout::Lines);
        json.beginObject();
        json.key("a");
        json.beginArray();
        json.beginObject();
        json.key("x");
        json.null();
        json.key("y");
        json.boolean(true);
        json.endObject();
        json.text("z");
        json.endArray();
        json.key("b");
        json.beginArray();
        json.endArray();
        json.endObject();
    }
    EXPECT_EQ(out.str(), "{\n\"a\": [\n{\"x\": null, \"y\": true},\n\"z\"\n],\n\"b\": []\n}");
}

} // namespace
