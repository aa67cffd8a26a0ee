// Word processor files: what a reader of the document sees is read, and nothing of a hostile one.
#include "report/reader.h"
#include "report/sha256.h"
#include "support/temporary_folder.h"
#include "support/zip_bytes.h"

#include <gtest/gtest.h>

namespace {

using namespace parallax;

class Office : public ::testing::Test {
protected:
    report::ReadResult read(const std::string& name, const std::string& bytes) {
        base::NoProgress silent;
        return report::readReports(m_folder.write(name, bytes), silent);
    }
    std::string complaint(const std::string& name, const std::string& bytes) {
        const auto result = read(name, bytes);
        EXPECT_TRUE(result.reports.empty());
        return result.diagnostics.empty() ? "" : result.diagnostics.front().message;
    }
    // The text of a .docx with this in its body.
    std::string textOf(const std::string& body) {
        const auto result = read("a.docx", docx(body));
        return result.reports.empty() ? "-" : result.reports.front().text;
    }
    static std::string docx(const std::string& body) {
        return test::zipBytes({{"[Content_Types].xml", "<Types/>"},
                               {"word/document.xml", "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\">"
                                                     "<w:body>" +
                                                         body + "</w:body></w:document>"}});
    }
    static std::string odt(const std::string& body) {
        return test::zipBytes(
            {{"mimetype", "application/vnd.oasis.opendocument.text"},
             {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>" +
                                 body + "</office:text></office:body></office:document-content>"}});
    }
    static std::string paragraph(const std::string& words) { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>"; }

    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(Office, aParagraphIsALine) {
    const std::string bytes =
        docx("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Fire at the Lune </w:t></w:r><w:r><w:rPr><w:b/>"
             "</w:rPr><w:t>ferry &amp; pier</w:t></w:r></w:p>" +
             paragraph("3 May 2014") + "<w:p/>" + paragraph("Two sailors were killed on Friday, the harbour said."));
    const auto result = read("fire.docx", bytes);
    ASSERT_EQ(result.reports.size(), 1U);
    const report::Report& fire = result.reports.front();
    EXPECT_EQ(fire.text,
              "Fire at the Lune ferry & pier\n3 May 2014\nTwo sailors were killed on Friday, the harbour said.\n");
    EXPECT_EQ(fire.title, "Fire at the Lune ferry & pier");
    EXPECT_EQ(base::edtf(fire.published), "2014-05-03");
    EXPECT_EQ(fire.sha256, report::sha256Hex(bytes)) << "of the file";
    EXPECT_EQ(fire.bodyLines.back().in(fire.text), "Two sailors were killed on Friday, the harbour said.");
}

TEST_F(Office, whatIsNotSeenIsNotRead) {
    EXPECT_EQ(
        textOf("<w:p><w:r><w:t>Nine</w:t></w:r><w:del><w:r><w:delText>Ten</w:delText><w:t>Ten</w:t></w:r></w:del>"
               "<w:ins><w:r><w:t> boats</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r>"
               "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> sank</w:t></w:r>"
               "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"),
        "Nine boats sank\n");
    EXPECT_EQ(textOf("<w:p><mc:AlternateContent><mc:Choice>" + paragraph("Boxed once.") + "</mc:Choice><mc:Fallback>" +
                     paragraph("Boxed once.") + "</mc:Fallback></mc:AlternateContent></w:p>"),
              "Boxed once.\n");
    EXPECT_EQ(textOf("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four"
                     "</w:t></w:r></w:p>"),
              "One\ttwo\nthree-four\n");
}

TEST_F(Office, openDocumentsAreReadAlike) {
    const auto result = read(
        "a.odt", odt("<text:tracked-changes><text:p>Old words.</text:p></text:tracked-changes><text:h>Storm off Lune"
                     "</text:h>\n<text:p>Four<text:s/>boats <text:span>sank</text:span> on Monday<office:annotation>"
                     "<text:p>Who says so?</text:p></office:annotation>.</text:p><text:p/>"));
    ASSERT_EQ(result.reports.size(), 1U);
    EXPECT_EQ(result.reports.front().text, "Storm off Lune\nFour boats sank on Monday.\n");
}

TEST_F(Office, hostileAndDamagedFilesAreSaid) {
    EXPECT_EQ(complaint("a.docx", "no archive"), "is damaged, or no word processor document: it is no ZIP archive");
    EXPECT_EQ(complaint("b.docx", test::zipBytes({{"x", "y"}})),
              "is a ZIP archive, but has no word processor document in it");
    const std::string whole = docx(paragraph("Two sailors were killed."));
    EXPECT_NE(complaint("c.docx", whole.substr(0, whole.size() / 2)), "");
    EXPECT_EQ(complaint("d.docx", test::zipBytes({{"word/document.xml", "<w:p>"}})),
              "is damaged: its text cannot be read as XML");
    EXPECT_EQ(complaint("e.docx", docx("<w:p/>")), "has no words in it");
    EXPECT_EQ(complaint("f.docx", std::string("\xD0\xCF\x11\xE0 old", 8)),
              "is protected by a password, or of an old format: save it as .docx or plain text without one");
    // Entities that grow, or come from elsewhere.
    EXPECT_EQ(complaint("g.docx", test::zipBytes({{"word/document.xml",
                                                   "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY f SYSTEM "
                                                   "\"file:///etc/hostname\">]><d><p><t>&a;&f;</t></p></d>"}})),
              "is damaged: its text cannot be read as XML");
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<w:p>";
    EXPECT_EQ(complaint("h.docx", docx(deep)), "is damaged: its text cannot be read as XML");
    // A checksum that is not right.
    std::string changed = whole;
    changed[changed.find("sailors")] = 'S';
    EXPECT_NE(complaint("i.docx", changed), "");
}
