// Quantities by table: a sentence and what is found, "span = relation low..high unit > head" one after the other.
#include "mention/quantity.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

namespace parallax::mention {
namespace {

using language::Document;
using language::Upos;

// Words, numbers and marks as tokens, one sentence, no tags and no tree.
Document plainDocument(std::string_view text) {
    Document document;
    document.text = text;
    const auto letter = [](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        if (letter(text[at])) {
            while (end < text.size() &&
                   (letter(text[end]) || ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() &&
                                          text[end + 1] >= '0' && text[end + 1] <= '9' && text[end - 1] <= '9'))) {
                ++end;
            }
        }
        language::Token token;
        token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        document.tokens.push_back(token);
        at = end;
    }
    language::Sentence sentence;
    sentence.endToken = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back(sentence);
    return document;
}

std::string shown(const Quantity& quantity) {
    std::string result = fmt::format("{} {:g}", name(quantity.relation), quantity.low);
    if (quantity.high != quantity.low) {
        result += quantity.high ? fmt::format("..{:g}", *quantity.high) : "..";
    }
    return result;
}

std::string shown(const Document& document) {
    std::string result;
    for (const QuantityMention& mention : findQuantities(document, {})) {
        result += result.empty() ? "" : "; ";
        result += std::string(mention.span.in(document.text)) + ": ";
        if (mention.identifier) {
            result += "name";
            continue;
        }
        result += shown(mention.quantity);
        result += mention.unit.empty() ? "" : " " + mention.unit;
        result += mention.ordinal ? " ordinal" : "";
        result += mention.fraction ? " share" : "";
        result += mention.elliptic ? " elliptic" : "";
        if (mention.headToken >= 0) {
            result += " > " + std::string(document.form(static_cast<std::size_t>(mention.headToken)));
        }
    }
    return result;
}

struct Row {
    const char* text;
    const char* expected;
};

TEST(Quantity, CountsBesideTheirNoun) {
    const Row rows[] = {
        {"Seven people died.", "Seven: = 7 > people"},
        {"At least 10 people died.", "At least 10: >= 10 > people"},
        {"Twenty-six miners were freed.", "Twenty-six: = 26 > miners"},
        {"A dozen soldiers stood there.", "A dozen: = 12 > soldiers"},
        {"About a dozen men ran.", "About a dozen: ~ 12 > men"},
        {"Two dozen cars burned.", "Two dozen: = 24 > cars"},
        {"Half a dozen villages were hit.", "Half a dozen: = 6 > villages"},
        {"Dozens of students were held.", "Dozens: some 24.. > students"},
        {"Scores of homes were lost.", "Scores: some 40.. > homes"},
        {"Hundreds of thousands of voters came.", "Hundreds of thousands: some 200000.. > voters"},
        {"Tens of thousands marched.", "Tens of thousands: some 20000.. elliptic"},
        {"Several hundred workers struck.", "Several hundred: some 300.. > workers"},
        {"Several shops closed.", "Several: some 3.. > shops"},
        {"A few guards slept.", "A few: some 2.. > guards"},
        {"A couple of windows broke.", "A couple: some 2..3 > windows"},
        {"A handful of survivors swam ashore.", "A handful: some 3.. > survivors"},
        {"A number of tents burned.", "A number: some 2.. > tents"},
        {"Some drivers turned back.", "Some: some 2.. > drivers"},
        {"Some 40 drivers turned back.", "Some 40: ~ 40 > drivers"},
        {"More than 20 gunmen came.", "More than 20: > 20 > gunmen"},
        {"Fewer than five boats sank.", "Fewer than five: < 5 > boats"},
        {"No more than 30 tickets were sold.", "No more than 30: <= 30 > tickets"},
        {"No fewer than 30 tickets were sold.", "No fewer than 30: >= 30 > tickets"},
        {"As many as 50 shops closed.", "As many as 50: <= 50 > shops"},
        {"Up to 300 troops arrived.", "Up to 300: <= 300 > troops"},
        {"An estimated 2,500 families fled.", "An estimated 2,500: ~ 2500 > families"},
        {"Nearly 90 houses stood empty.", "Nearly 90: ~ 90 > houses"},
        {"Over 1,200 voters queued.", "Over 1,200: > 1200 > voters"},
        {"Between 200 and 400 rebels hid there.", "Between 200 and 400: range 200..400 > rebels"},
        {"From 10 to 15 trucks crossed.", "From 10 to 15: range 10..15 > trucks"},
        {"Three or four shots were heard.", "Three or four: range 3..4 > shots"},
        {"The toll rose from 5 to 7.", "5: = 5 elliptic; 7: = 7 elliptic"},
        {"Some 200 to 300 people gathered.", "Some 200 to 300: range 200..300 > people"},
        {"The toll rose from about 5 to 7.", "about 5: ~ 5 elliptic; 7: = 7 elliptic"},
        {"Ten or more buses waited.", "Ten or more: >= 10 > buses"},
        {"Ten or so buses waited.", "Ten or so: ~ 10 > buses"},
        {"No casualties were reported.", "No: = 0 > casualties"},
        {"Both brothers were charged.", "Both: = 2 > brothers"},
        {"Six armed masked men entered.", "Six: = 6 > men"},
        {"He was one of more than 20 men.", "one: = 1 > men; more than 20: > 20 > men"},
        {"One of the attackers fled.", "One: = 1 > attackers"},
        {"Two hundred and fifty sheep drowned.", "Two hundred and fifty: = 250 > sheep"},
        {"Another 12 passengers were hurt.", "Another: = 1 > passengers; 12: = 12 > passengers"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(shown(plainDocument(row.text)), row.expected) << row.text;
    }
}

TEST(Quantity, MoneyAndMeasures) {
    const Row rows[] = {
        {"It cost 5m KZT.", "5m KZT: = 5e+06 KZT"},
        {"The bail was (US $14,000).", "US $14,000: = 14000 USD"},
        {"They took $200 million.", "$200 million: = 2e+08 USD"},
        {"They took about 3.5 million dollars.", "about 3.5 million dollars: ~ 3.5e+06 USD"},
        {"Prices rose 12 percent.", "12 percent: = 12 percent"},
        {"Prices rose 4.5 per cent.", "4.5 per cent: = 4.5 percent"},
        {"It lies 40 km north.", "40 km: = 40 kilometre"},
        {"It lies some 300 miles away.", "some 300 miles: ~ 300 mile"},
        {"He carried 10kg of rice.", "10kg: = 10 kilogram"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(shown(plainDocument(row.text)), row.expected) << row.text;
    }
}

TEST(Quantity, OrdinalsAndSharesApart) {
    const Row rows[] = {
        {"The third bus came.", "third: = 3 ordinal > bus"},
        {"The 21st brigade left.", "21st: = 21 ordinal > brigade"},
        {"Two thirds of the seats were empty.", "Two thirds: = 0.666667 share > seats"},
        {"Half of the houses burned.", "Half: = 0.5 share > houses"},
        {"A third of the crew was ill.", "A third: = 0.333333 share > crew"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(shown(plainDocument(row.text)), row.expected) << row.text;
    }
}

TEST(Quantity, NumbersThatName) {
    const Row rows[] = {
        {"Lena Brodd, 34, was released.", "34: name"},
        {"A man aged 61 was found.", "61: name"},
        {"The 13-year-old boy hid.", "13-year: name"},
        {"Call +49 30 5550 1234 now.", "+49 30 5550 1234: name"},
        {"Call 555-01-23 now.", "555-01-23: name"},
        {"He lives at 12 Mill Street.", "12: name"},
        {"She was charged under Article 205.", "205: name"},
        {"Flight 370 was late.", "370: name"},
        {"A 7.62 mm rifle was found.", "7.62 mm: name"},
        {"A 9mm pistol was found.", "9mm: name"},
        {"Rovers beat United 3-1.", "3-1: name"},
        {"The law of 1997 was changed.", "1997: name"},
        {"They guard it 24/7.", "24/7: name"},
        {"The road I-10 was shut.", "10: name"},
        {"They had AK-47 rifles.", "47: name"},
        {"Two sons, aged 4 and 6, hid.", "Two: = 2 > sons; 4: name; 6: name"},
        {"Call (830) 257-8181 now.", "830: = 830 elliptic; 257-8181: name"},
        {"Ole Vann, 22 and Lena Brodd, 41, were held.", "22: name; 41: name"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(shown(plainDocument(row.text)), row.expected) << row.text;
    }
}

TEST(Quantity, WordsThatAreNoNumbers) {
    for (const char* text : {"No one came.", "He no longer works there.", "The one who left was tall.", "It was a man.",
                             "There is some doubt."}) {
        EXPECT_EQ(shown(plainDocument(text)), "") << text;
    }
}

TEST(Quantity, TimesAreLeftAlone) {
    const Document document = plainDocument("On June 5 at 14 six people met for 15 days.");
    const auto mentions = findQuantities(document, {{3, 9}, {10, 15}, {34, 41}});
    ASSERT_EQ(mentions.size(), 1U);
    EXPECT_EQ(mentions[0].span.in(document.text), "six");
}

TEST(Quantity, SetsOfNumbers) {
    struct SetRow {
        Quantity quantity;
        double min;
        std::optional<double> max;
    };
    const SetRow rows[] = {
        {{Relation::Equal, 6, 6}, 6, 6},
        {{Relation::AtLeast, 10, 10}, 10, std::nullopt},
        {{Relation::MoreThan, 20, 20}, 21, std::nullopt},
        {{Relation::AtMost, 30, 30}, 0, 30},
        {{Relation::LessThan, 5, 5}, 0, 4},
        {{Relation::About, 30, 30}, 24, 36},
        {{Relation::About, 7, 7}, 5, 9},
        {{Relation::Range, 200, 400}, 200, 400},
        {{Relation::Some, 24, std::nullopt}, 24, std::nullopt},
        {{Relation::Unknown, 0, 0}, 0, std::nullopt},
    };
    for (const SetRow& row : rows) {
        EXPECT_EQ(row.quantity.setMin(), row.min);
        EXPECT_EQ(row.quantity.setMax(), row.max);
    }
    EXPECT_EQ(parseRelation("~"), Relation::About);
    EXPECT_EQ(name(Relation::MoreThan), ">");
    EXPECT_EQ(parseRelation("?"), std::nullopt);
}

struct TreeToken {
    const char* form;
    Upos upos;
    std::int32_t head; // -1: root
    const char* relation;
    const char* xpos = "";
};

struct Tree {
    std::string text;
    Document document;

    explicit Tree(const std::vector<TreeToken>& rows) {
        for (const TreeToken& row : rows) {
            language::Token token;
            text += text.empty() ? "" : " ";
            token.span.begin = static_cast<std::uint32_t>(text.size());
            text += row.form;
            token.span.end = static_cast<std::uint32_t>(text.size());
            token.upos = row.upos;
            token.head = row.head;
            token.relation = row.relation;
            token.xpos = row.xpos;
            document.tokens.push_back(token);
        }
        document.text = text;
        language::Sentence sentence;
        sentence.endToken = static_cast<std::uint32_t>(document.tokens.size());
        document.sentences.push_back(sentence);
    }
};

TEST(Quantity, EllipticCountsTakeTheCoordinatedNoun) {
    const Tree tree({{"It", Upos::PRON, 1, "nsubj"},
                     {"sank", Upos::VERB, -1, "root"},
                     {",", Upos::PUNCT, 1, "punct"},
                     {"killing", Upos::VERB, 1, "advcl"},
                     {"three", Upos::NUM, 3, "obj"},
                     {"and", Upos::CCONJ, 6, "cc"},
                     {"wounding", Upos::VERB, 3, "conj"},
                     {"six", Upos::NUM, 8, "nummod"},
                     {"sailors", Upos::NOUN, 6, "obj", "NNS"}});
    EXPECT_EQ(shown(tree.document), "three: = 3 elliptic > sailors; six: = 6 > sailors");
}

TEST(Quantity, HeadsComeFromTheTree) {
    const Tree tree({{"More", Upos::ADJ, 2, "advmod"},
                     {"than", Upos::ADP, 0, "fixed"},
                     {"20", Upos::NUM, 6, "nummod"},
                     {"heavily", Upos::ADV, 4, "advmod"},
                     {"armed", Upos::ADJ, 6, "amod"},
                     {"mountain", Upos::NOUN, 6, "compound"},
                     {"troops", Upos::NOUN, 7, "nsubj", "NNS"},
                     {"came", Upos::VERB, -1, "root"}});
    EXPECT_EQ(shown(tree.document), "More than 20: > 20 > troops");
}

TEST(Quantity, DeterminersCount) {
    const Document document = plainDocument("A guard saw six riders and the clerks while several dogs and Mira hid");
    const auto count = [&](std::string_view form) -> std::string {
        for (std::size_t token = 0; token < document.tokens.size(); ++token) {
            if (document.form(token) == form) {
                const auto quantity = determinerQuantity(document, token);
                return quantity ? shown(*quantity) : "none";
            }
        }
        return "no such token";
    };
    EXPECT_EQ(count("guard"), "= 1");
    EXPECT_EQ(count("riders"), "= 6");
    EXPECT_EQ(count("clerks"), "some 2..");
    EXPECT_EQ(count("dogs"), "some 3..");
    EXPECT_EQ(count("Mira"), "= 1");
}

TEST(Quantity, AnyBytesAreSurvived) {
    std::string text;
    for (int index = 0; index < 3000; ++index) {
        text += static_cast<char>((index * 37 + index / 7) % 255 + 1);
        text += index % 3 == 0 ? " 1 " : index % 5 == 0 ? "-" : " no more than hundred ";
    }
    const Document document = plainDocument(text);
    std::uint32_t before = 0;
    for (const QuantityMention& mention : findQuantities(document, {})) {
        EXPECT_GE(mention.span.begin, before);
        EXPECT_LE(mention.span.end, text.size());
        before = mention.span.end;
    }
}

} // namespace
} // namespace parallax::mention
