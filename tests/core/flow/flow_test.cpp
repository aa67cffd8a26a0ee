// The one-way flow: a folder of core may include only itself and what stands above it, and no Qt; app may include
// anything of core.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> order = {"base",         "report",   "language", "mention",  "claim", "actor",   "event",
                                        "disagreement", "pipeline", "store",    "timeline", "brief", "exchange"};

int place(const std::string& folder) {
    const auto found = std::find(order.begin(), order.end(), folder);
    return found == order.end() ? -1 : static_cast<int>(found - order.begin());
}

// What is wrong with the include lines of `text`, a file of core/`folder`.
std::vector<std::string> wrongIncludes(const std::string& folder, std::istream& text) {
    static const std::regex quoted(R"re(^\s*#\s*include\s*"([^"]+)")re");
    static const std::regex angled(R"re(^\s*#\s*include\s*<(Q[A-Za-z]*|Qt.*)>)re");
    std::vector<std::string> wrong;
    for (std::string line; std::getline(text, line);) {
        std::smatch match;
        if (std::regex_search(line, match, angled)) {
            wrong.push_back("Qt in core: " + line);
        }
        if (std::regex_search(line, match, quoted)) {
            const std::string path = match[1];
            const std::string target = path.substr(0, path.find('/'));
            if (path.find('/') == std::string::npos)
                continue; // generated tables
            if (place(target) < 0 || place(target) > place(folder)) {
                wrong.push_back(line);
            }
        }
    }
    return wrong;
}

TEST(Flow, everyFolderOfCoreHasItsPlace) {
    for (const auto& entry : fs::directory_iterator(fs::path(PARALLAX_SOURCE_DIR) / "core")) {
        if (entry.is_directory()) {
            EXPECT_GE(place(entry.path().filename().string()), 0) << entry.path();
        }
    }
}

TEST(Flow, noFileIncludesWhatStandsBelowIt) {
    std::size_t files = 0;
    for (const auto& folder : order) {
        const fs::path root = fs::path(PARALLAX_SOURCE_DIR) / "core" / folder;
        if (!fs::exists(root))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            ++files;
            std::ifstream text(entry.path());
            for (const auto& line : wrongIncludes(folder, text)) {
                ADD_FAILURE() << entry.path() << ": " << line;
            }
        }
    }
    EXPECT_GT(files, 10U);
}

TEST(Flow, aWrongIncludeIsFound) {
    std::istringstream text(
        "#include \"store/store.h\"\n#include <QString>\n#include \"base/span.h\"\n#include <vector>\n");
    EXPECT_EQ(wrongIncludes("claim", text).size(), 2U);
}

} // namespace
