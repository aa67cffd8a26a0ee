// E-mail: what the sender wrote, with subject, sender and date; mailboxes; what is no mail.
#include "report/reader.h"
#include "report/sha256.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace {

using namespace parallax;

class Mail : public ::testing::Test {
protected:
    report::ReadResult read(const std::string& name, const std::string& bytes) {
        base::NoProgress silent;
        return report::readReports(m_folder.write(name, bytes), silent);
    }

    const std::string head = "From: Ada Quill <ada@lune.example>\r\nTo: desk@velin.example\r\nSubject: "
                             "=?UTF-8?Q?Fire_at_the_Lune_ferry?=\r\nDate: Sat, 3 May 2014 23:30:00 -0500\r\n"
                             "MIME-Version: 1.0\r\n";
    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(Mail, aMessageIsAReport) {
    const std::string bytes = head + "Content-Type: text/plain; charset=ISO-8859-1\r\n"
                                     "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                     "Two sailors were killed on Friday when a fire broke out on the ferry\r\n"
                                     "to Caf=E9 Bay, the coast guard said. A third was wounded in the blaze.\r\n\r\n"
                                     "> Was anybody hurt?\r\n\r\nAda\r\nHarbour office\r\n";
    const auto result = read("a.eml", bytes);
    ASSERT_EQ(result.reports.size(), 1U);
    const report::Report& mail = result.reports.front();
    EXPECT_EQ(mail.text, "Two sailors were killed on Friday when a fire broke out on the ferry to Caf\xC3\xA9 Bay, the "
                         "coast guard said. A third was wounded in the blaze.\n> Was anybody hurt?\nAda\nHarbour "
                         "office\n");
    EXPECT_EQ(mail.title, "Fire at the Lune ferry");
    EXPECT_EQ(mail.authors, std::vector<std::string>{"Ada Quill"});
    EXPECT_EQ(base::edtf(mail.published), "2014-05-03") << "the day where it was sent";
    EXPECT_EQ(mail.sha256, report::sha256Hex(bytes));
    EXPECT_TRUE(result.diagnostics.empty());
}

TEST_F(Mail, thePlainPartComesFirstAndAttachmentsAreNamed) {
    const auto result = read(
        "a.eml",
        head +
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y"
            "\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nFour boats sank.\r\n--y\r\nContent-Type: text/html\r\n\r\n"
            "<p>Four <b>boats</b> sank.</p>\r\n--y--\r\n--x\r\nContent-Type: text/plain; name=a.txt\r\n"
            "Content-Disposition: attachment; filename=a.txt\r\n\r\nNine boats sank.\r\n--x--\r\n");
    ASSERT_EQ(result.reports.size(), 1U);
    EXPECT_EQ(result.reports.front().text, "Four boats sank.\n");
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics.front().message, "1 attachment is not read: save and import what matters");

    const auto page =
        read("b.eml", head + "Content-Type: text/html\r\n\r\n<script>x()</script><p>Four <b>boats</b> sank."
                             "</p>\r\n");
    ASSERT_EQ(page.reports.size(), 1U);
    EXPECT_NE(page.reports.front().text.find("Four boats sank."), std::string::npos);
    EXPECT_EQ(page.reports.front().text.find("x()"), std::string::npos);
    EXPECT_EQ(page.reports.front().title, "Fire at the Lune ferry");
}

TEST_F(Mail, aMailboxHasAReportAMessage) {
    const std::string one = "From ada@lune.example Sat May  3 12:00:00 2014\n" + head + "\nFour boats sank.\n\n";
    const std::string two =
        "From ada@lune.example Sun May  4 12:00:00 2014\n" + head + "\n>From Lune five boats sank.\n";
    const auto result = read("all.mbox", one + two);
    ASSERT_EQ(result.reports.size(), 2U);
    EXPECT_EQ(result.reports[0].file, "all.mbox:1");
    EXPECT_EQ(result.reports[0].text, "Four boats sank.\n");
    EXPECT_EQ(result.reports[1].file, "all.mbox:2");
    EXPECT_NE(result.reports[0].sha256, result.reports[1].sha256);
}

TEST_F(Mail, anyBytesAreSurvived) {
    const std::string whole = head +
                              "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n"
                              "\r\nFour boats sank.\r\n--x--\r\n";
    for (std::size_t size = 1; size < whole.size(); size += 5)
        EXPECT_LE(read("cut.eml", whole.substr(0, size)).reports.size(), 1U);
    std::string nested = head;
    for (int i = 0; i < 2000; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" + std::to_string(i) +
                  "\r\n";
    const auto result = read("nested.eml", nested);
    EXPECT_TRUE(result.reports.empty());
    EXPECT_FALSE(result.diagnostics.empty());
}
