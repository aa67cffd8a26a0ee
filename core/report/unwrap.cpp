#include "report/unwrap.h"

#include "report/text_lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace parallax::report {

namespace {

constexpr std::string_view softHyphen = "\xC2\xAD";

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view firstWord(std::string_view line) {
    return line.substr(0, line.find(' '));
}

std::string_view lastWord(std::string_view line) {
    const std::size_t space = line.rfind(' ');
    return space == std::string_view::npos ? line : line.substr(space + 1);
}

bool startsLower(std::string_view line) {
    return !line.empty() && isLetter(line.front()) && !startsUpper(line);
}

// A line at the edge of a page, without what changes from page to page.
std::string edgeKey(std::string_view line) {
    std::string key;
    for (const char c : asciiLower(line))
        if (!isDigit(c))
            key += c;
        else if (key.empty() || key.back() != '#')
            key += '#';
    return key;
}

// "3", "- 3 -", "Page 3 of 10", "3/10".
bool isPageNumber(std::string_view line) {
    const std::string key = edgeKey(line);
    return key == "#" || key == "- # -" || key == "page #" || key == "page # of #" || key == "#/#" || key == "# / #" ||
           key == "# of #" || key == "\xE2\x80\x93 # \xE2\x80\x93";
}

class Paragraphs {
public:
    explicit Paragraphs(const std::vector<std::vector<std::string>>& pages) {
        std::map<std::string, std::size_t> edges; // on how many pages
        for (const auto& page : pages) {
            std::set<std::string> keys;
            for (std::size_t i = 0; i < page.size(); ++i)
                if (isEdge(page, i))
                    keys.insert(edgeKey(page[i]));
            for (const std::string& key : keys)
                ++edges[key];
        }
        for (std::size_t number = 0; number < pages.size(); ++number)
            for (std::size_t i = 0; i < pages[number].size(); ++i) {
                const std::string& line = pages[number][i];
                // One page alone has no running head; the first page's title may come back as one.
                const bool runs = pages.size() > 1 && isEdge(pages[number], i) && edges[edgeKey(line)] >= 2 &&
                                  edges[edgeKey(line)] * 2 >= pages.size();
                if ((runs && (number > 0 || isPageNumber(line) || !m_kept.insert(edgeKey(line)).second)) ||
                    (isPageNumber(line) && (i == 0 || i + 1 == pages[number].size())))
                    continue;
                m_lines.push_back(line);
            }
        measure();
    }

    // All of `lines`.
    explicit Paragraphs(const std::vector<std::string>& lines) : m_lines(lines) { measure(); }

    std::string text() const {
        std::string text;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const std::string& line = m_lines[i];
            if (line.empty())
                continue;
            if (i + 1 == m_lines.size() || endsParagraph(line, m_lines[i + 1])) {
                text += line;
                text += '\n';
            } else {
                join(text, line, m_lines[i + 1]);
            }
        }
        return text;
    }

private:
    // How wide lines are, and which words are written with a hyphen.
    void measure() {
        std::vector<std::size_t> widths;
        for (const std::string& line : m_lines) {
            if (!line.empty())
                widths.push_back(letters(line));
            for (std::size_t at = 0; at < line.size();) {
                const std::size_t end = std::min(line.find(' ', at), line.size());
                const std::string_view word = std::string_view(line).substr(at, end - at);
                if (word.find('-') < word.size() - 1 && !word.empty())
                    m_hyphened.insert(normalised(word));
                at = end + 1;
            }
        }
        // Nine in ten lines are at most so wide; the widest may be of another column, or a table.
        if (!widths.empty()) {
            const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
            std::nth_element(widths.begin(), at, widths.end());
            m_width = *at;
        }
    }

    static bool isEdge(const std::vector<std::string>& page, std::size_t line) {
        constexpr std::size_t deep = 2; // lines
        return line < deep || line + deep >= page.size();
    }

    static bool isDivided(std::string_view line, std::string_view next) {
        if (line.ends_with(softHyphen))
            return true;
        return line.size() > 2 && line.back() == '-' && isLetter(line[line.size() - 2]) && startsLower(next);
    }

    bool endsParagraph(std::string_view line, std::string_view next) const {
        if (next.empty())
            return true;
        if (isDivided(line, next) || (startsLower(next) && !endsSentence(line)))
            return false;
        constexpr std::string_view bullets[] = {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "- ", "* "};
        for (const std::string_view bullet : bullets)
            if (next.starts_with(bullet))
                return true;
        const std::size_t used = letters(line) + 1 + letters(firstWord(next));
        // Letters are of different widths: some room must be left over. A line that ends no sentence needs more.
        const std::size_t spare = endsSentence(line) ? m_width / 20 : m_width / 6;
        return used + spare <= m_width;
    }

    void join(std::string& text, std::string_view line, std::string_view next) const {
        if (!isDivided(line, next)) {
            text += line;
            text += ' ';
            return;
        }
        if (line.ends_with(softHyphen)) {
            text += line.substr(0, line.size() - softHyphen.size());
            return;
        }
        const std::string word = std::string(lastWord(line)) + std::string(firstWord(next));
        text += m_hyphened.contains(normalised(word)) ? line : line.substr(0, line.size() - 1);
    }

    std::vector<std::string> m_lines;
    std::set<std::string> m_kept;     // running heads of the first page
    std::set<std::string> m_hyphened; // words that are written with a hyphen inside a line
    std::size_t m_width = 0;          // of a full line, in characters
};

} // namespace

std::string unwrapPages(const std::vector<std::vector<std::string>>& pages) {
    return Paragraphs(pages).text();
}

std::string unwrapLines(const std::vector<std::string>& lines) {
    return Paragraphs(lines).text();
}

} // namespace parallax::report
