// From files to reports, good ones and bad ones.
#include "report/format_reader.h"
#include "report/reader.h"
#include "report/sha256.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace parallax;

class Reader : public testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::temp_directory_path() / ("parallax-reader-" + std::to_string(getpid()) + "-" +
                                                testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    fs::path write(const std::string& name, const std::string& bytes) {
        std::ofstream(m_folder / name, std::ios::binary) << bytes;
        return m_folder / name;
    }
    report::ReadResult read(const fs::path& path) { return report::readReports(path, m_progress); }
    // The one diagnostic that reading `path` gives.
    std::string complaint(const fs::path& path) {
        const auto result = read(path);
        EXPECT_TRUE(result.reports.empty());
        EXPECT_EQ(result.diagnostics.size(), 1U);
        if (result.diagnostics.empty())
            return {};
        EXPECT_EQ(result.diagnostics[0].severity, base::Severity::Skipped);
        EXPECT_EQ(result.diagnostics[0].file, path.string());
        return result.diagnostics[0].message;
    }

    fs::path m_folder;
    base::NoProgress m_progress;
};

const std::string story =
    "Ferry runs aground off Sarne\n\nA ferry with thirty people on board ran aground off Sarne on Monday.\n";

TEST_F(Reader, readsPlainText) {
    const auto result = read(write("a.txt", story));
    ASSERT_EQ(result.reports.size(), 1U);
    EXPECT_TRUE(result.diagnostics.empty());
    const auto& page = result.reports[0];
    EXPECT_EQ(page.file, "a.txt");
    EXPECT_EQ(page.text, story);
    EXPECT_EQ(page.sha256, report::sha256Hex(story));
    EXPECT_EQ(page.encoding, "UTF-8");
    EXPECT_EQ(page.title, "Ferry runs aground off Sarne");
}

TEST_F(Reader, hashesTheBytesOfTheFileAndNotTheDecodedText) {
    const std::string bytes = "\xEF\xBB\xBF" + story;
    const auto result = read(write("a.txt", bytes));
    ASSERT_EQ(result.reports.size(), 1U);
    EXPECT_EQ(result.reports[0].sha256, report::sha256Hex(bytes));
    EXPECT_EQ(result.reports[0].text, story);
}

TEST_F(Reader, readsJsonLines) {
    const auto result = read(
        write("r.jsonl",
              R"({"file":"x/one.txt","title":"Ferry aground","publisher":"Reuters","published":"2014-05-01T08:00:00Z",)"
              R"("url":"https://example.org/1","text":"A ferry ran aground off Sarne on Monday evening."})"
              "\n\n{\"text\":\"Another ferry sank off Sarne in the same night.\"}\n"));
    ASSERT_EQ(result.reports.size(), 2U);
    const auto& first = result.reports[0];
    EXPECT_EQ(first.file, "x/one.txt");
    EXPECT_EQ(first.title, "Ferry aground");
    EXPECT_TRUE(first.titleSpan.empty());
    EXPECT_EQ(first.publisher->name, "Reuters");
    EXPECT_EQ(first.publisher->kind, report::SourceKind::Wire);
    EXPECT_EQ(base::earliestText(first.published), "2014-05-01");
    EXPECT_EQ(first.sha256, report::sha256Hex(first.text));
    EXPECT_EQ(result.reports[1].file, "r.jsonl:3");
    EXPECT_EQ(result.reports[1].title, "");
}

TEST_F(Reader, skipsBadRecordsAndNamesTheirLines) {
    const auto result = read(
        write("r.jsonl", "{\"text\":\"A ferry ran aground.\"}\nnot json\n[1]\n{\"title\":\"no text\"}\n{\"text\":7}\n"
                         "{\"text\":\"Two ferries ran aground.\",\"published\":\"soon\"}"));
    EXPECT_EQ(result.reports.size(), 2U);
    ASSERT_EQ(result.diagnostics.size(), 5U);
    EXPECT_EQ(result.diagnostics[0].message, "line 2: is not a JSON object");
    EXPECT_EQ(result.diagnostics[1].message, "line 3: is not a JSON object");
    EXPECT_EQ(result.diagnostics[2].message, "line 4: has no \"text\"");
    EXPECT_EQ(result.diagnostics[3].message, "line 5: its \"text\" holds no words that can be read");
    EXPECT_EQ(result.diagnostics[4].message, "line 6: \"published\" is no date: soon");
    EXPECT_EQ(result.diagnostics[4].severity, base::Severity::Warning);
}

TEST_F(Reader, readsMarkdown) {
    const std::string text =
        "---\npublisher: Sarne Post\ndate: 2014-05-02\nauthor: Ilse Karran\n---\n# Ferry runs aground\n\n"
        "A ferry ran aground off Sarne on Monday, the port said.\n\n## The rescue\n\n"
        "![The ferry](ferry.jpg)\n\n> Nobody was hurt, a crew member said on the quay.\n\n- thirty people were on "
        "board.\n";
    const auto result = read(write("r.md", text));
    ASSERT_EQ(result.reports.size(), 1U);
    const auto& page = result.reports[0];
    EXPECT_EQ(page.title, "Ferry runs aground");
    EXPECT_EQ(page.titleSpan.in(page.text), "Ferry runs aground");
    EXPECT_EQ(page.publisher->name, "Sarne Post");
    EXPECT_EQ(page.authors, std::vector<std::string>{"Ilse Karran"});
    EXPECT_EQ(base::earliestText(page.published), "2014-05-02");
    EXPECT_EQ(page.text, text);
    std::vector<std::string> body;
    for (const auto span : page.bodyLines)
        body.emplace_back(span.in(page.text));
    EXPECT_EQ(body, (std::vector<std::string>{
                        "Ferry runs aground", "A ferry ran aground off Sarne on Monday, the port said.",
                        "Nobody was hurt, a crew member said on the quay.", "thirty people were on board."}));
}

TEST_F(Reader, readsAFolderInNameOrderAndTheSameReportOnce) {
    fs::create_directories(m_folder / "sub");
    write("b.txt", "Second report of the ferry that ran aground.\n");
    write("a.txt", story);
    write("sub/c.txt", story);
    write(".hidden.txt", "Hidden words here.");
    write("picture.png", "\x89PNG");
    const auto result = read(m_folder);
    ASSERT_EQ(result.reports.size(), 2U);
    EXPECT_EQ(result.reports[0].file, "a.txt");
    EXPECT_EQ(result.reports[1].file, "b.txt");
    ASSERT_EQ(result.diagnostics.size(), 2U);
    EXPECT_EQ(
        result.diagnostics[0].message,
        "files that end in .png are not read: expected .txt, .md, .html, .docx, .odt, .pdf, .eml, .mbox or .jsonl");
    EXPECT_EQ(result.diagnostics[1].severity, base::Severity::Note);
    EXPECT_EQ(result.diagnostics[1].message, "c.txt is the same as a report read before");
}

TEST_F(Reader, leavesOutAFoldersNotesUnlessTheyAreNamed) {
    write("README.md", "# Reports on a ferry\n\nCollected by the harbour museum in spring.\n");
    write("readme-de.txt", "Berichte aus dem Hafenmuseum.\n");
    write("Readmeeting.txt", story);
    const auto result = read(m_folder);
    ASSERT_EQ(result.reports.size(), 1U);
    EXPECT_EQ(result.reports[0].file, "Readmeeting.txt");
    ASSERT_EQ(result.diagnostics.size(), 2U);
    EXPECT_EQ(result.diagnostics[0].severity, base::Severity::Note);
    EXPECT_EQ(result.diagnostics[0].file, (m_folder / "README.md").string());
    EXPECT_EQ(result.diagnostics[0].message,
              "left out: notes on a folder are no report; name the file itself to import it");
    EXPECT_EQ(result.diagnostics[1].file, (m_folder / "readme-de.txt").string());
    EXPECT_EQ(read(m_folder / "README.md").reports.size(), 1U);
    fs::remove(m_folder / "Readmeeting.txt");
    EXPECT_EQ(read(m_folder).diagnostics.back().message, "the folder has no reports in it");
}

TEST_F(Reader, saysWhatIsWrongWithAFile) {
    EXPECT_EQ(complaint(m_folder / "gone.txt"), "there is no such file");
    EXPECT_EQ(complaint(m_folder / "gone.jsonl"), "there is no such file");
    EXPECT_EQ(complaint(write("empty.txt", "")), "is empty");
    EXPECT_EQ(complaint(write("blank.txt", "\n \n\t\n")), "has no words in it");
    EXPECT_EQ(complaint(write("p.txt", "%PDF-1.4\n...")),
              "is a PDF, not text: give its name the right ending, or save it as plain text");
    EXPECT_EQ(complaint(write("z.txt", std::string("a\0b", 3))), "is not text in any encoding that is known");
    EXPECT_EQ(complaint(write("n.jsonl", "\n")),
              "has no report in it: expected one JSON object a line with a \"text\" member");
    fs::create_directories(m_folder / "nothing");
    EXPECT_EQ(complaint(m_folder / "nothing"), "the folder has no reports in it");
}

TEST_F(Reader, saysThatAFileMayNotBeRead) {
    if (geteuid() == 0)
        GTEST_SKIP() << "root may read every file";
    const fs::path path = write("secret.txt", story);
    fs::permissions(path, fs::perms::none);
    EXPECT_EQ(complaint(path), "cannot be opened: Permission denied");
}

TEST_F(Reader, refusesAReportBeyondTheLimitWithoutReadingIt) {
    const fs::path path = write("huge.txt", "x");
    fs::resize_file(path, 100U << 20); // one line of 100 MB
    EXPECT_EQ(complaint(path), "is too large for one report: 100 MB, at most 16 MB");
    fs::rename(path, m_folder / "huge.jsonl");
    EXPECT_EQ(complaint(m_folder / "huge.jsonl"), "line 1: is too long for one report: more than 32 MB");
}

TEST_F(Reader, stopsWhenItIsCancelled) {
    write("a.txt", story);
    m_progress.cancel();
    EXPECT_THROW(read(m_folder), base::Cancelled);
}

} // namespace
