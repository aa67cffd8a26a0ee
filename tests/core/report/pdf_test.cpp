// PDF files, made here: their text, its paragraphs, and what is no such text.
#include "report/reader.h"
#include "report/sha256.h"
#include "report/unwrap.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdio>

namespace {

using namespace parallax;

// A PDF of one page a list of lines, in Helvetica, from the top.
std::string pdf(const std::vector<std::vector<std::string>>& pages) {
    std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    std::string kids;
    for (const auto& page : pages) {
        std::string content = "BT /F1 11 Tf 72 760 Td 14 TL";
        for (const std::string& line : page)
            content += " (" + line + ") Tj T*";
        content += " ET";
        kids += std::to_string(objects.size() + 1) + " 0 R ";
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents " +
                          std::to_string(objects.size() + 2) + " 0 R>>");
        objects.push_back("<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream");
    }
    objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
    std::string file = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        char entry[32];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", file.size());
        table += entry;
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    return file + "xref\n0 " + count + "\n" + table + "trailer\n<</Size " + count + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(file.size()) + "\n%%EOF\n";
}

class Pdf : public ::testing::Test {
protected:
    report::ReadResult read(const std::string& name, const std::string& bytes) {
        base::NoProgress silent;
        return report::readReports(m_folder.write(name, bytes), silent);
    }
    std::string complaint(const std::string& bytes) {
        const auto result = read("a.pdf", bytes);
        EXPECT_TRUE(result.reports.empty());
        return result.diagnostics.empty() ? "" : result.diagnostics.front().message;
    }

    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(Pdf, linesAreParagraphsAgain) {
    const std::string bytes = pdf(
        {{"Fire at the Lune ferry", "3 May 2014", "Two sailors were killed on Friday when a fire broke out on the",
          "ferry that had just left the harbour of Lune, the coast guard said.",
          "A third was wounded. The ferry, with well-known mer-", "chants on board, was towed to Velin by noon.", "1"},
         {"Its owner said that all was well.", "2"}});
    const auto result = read("fire.pdf", bytes);
    ASSERT_EQ(result.reports.size(), 1U);
    const report::Report& fire = result.reports.front();
    EXPECT_EQ(fire.text,
              "Fire at the Lune ferry\n3 May 2014\nTwo sailors were killed on Friday when a fire broke out on "
              "the ferry that had just left the harbour of Lune, the coast guard said.\nA third was wounded. "
              "The ferry, with well-known merchants on board, was towed to Velin by noon. Its owner said "
              "that all was well.\n");
    EXPECT_EQ(fire.title, "Fire at the Lune ferry");
    EXPECT_EQ(base::edtf(fire.published), "2014-05-03");
    EXPECT_EQ(fire.sha256, report::sha256Hex(bytes));
    EXPECT_TRUE(result.diagnostics.empty());
}

TEST_F(Pdf, whatHasNoTextIsSaid) {
    EXPECT_EQ(complaint("%PDF-1.4 and nothing more"), "is damaged, or no PDF");
    EXPECT_EQ(complaint("words"), "is damaged, or no PDF");
    EXPECT_EQ(complaint(pdf({{}})),
              "has no text in it, only pictures of pages perhaps: have the text recognised (OCR) first");
    const std::string whole = pdf({{"Two sailors were killed."}});
    for (std::size_t size = 9; size < whole.size(); size += 7)
        (void)read("cut.pdf", whole.substr(0, size)); // any bytes in: it returns
    EXPECT_EQ(read("whole.pdf", whole).reports.size(), 1U);
}

TEST(Unwrap, runningHeadsAndPageNumbersGo) {
    const std::vector<std::vector<std::string>> pages = {
        {"Coast Guard Bulletin", "The first boat sank at noon in the", "bay, and the crew swam to", "Page 1 of 3"},
        {"Coast Guard Bulletin", "the shore before the storm came up", "again over the bay.", "Page 2 of 3"},
        {"Coast Guard Bulletin", "Nobody was hurt.", "Page 3 of 3"}};
    EXPECT_EQ(report::unwrapPages(pages),
              "Coast Guard Bulletin\nThe first boat sank at noon in the bay, and the crew swam to the shore before the "
              "storm came up again over the bay.\nNobody was hurt.\n");
    EXPECT_EQ(report::unwrapPages({}), "");
    EXPECT_EQ(report::unwrapPages({{"7"}}), "");
}

TEST(Unwrap, dividedWordsAreWholeAgain) {
    EXPECT_EQ(report::unwrapPages({{"The well-known captain of a ship with a well-", "known crew told the inves-",
                                    "tigators what he had seen that mor\xC2\xAD", "ning."}}),
              "The well-known captain of a ship with a well-known crew told the investigators what he had seen that "
              "morning.\n");
}
