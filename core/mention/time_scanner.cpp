#include "mention/time_scanner.h"

#include <array>

namespace parallax::mention {

namespace {

enum class Kind : std::uint8_t { Other, Letter, Digit, Blank, LineEnd, High };

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> result{};
    for (int c = 0; c < 256; ++c) {
        const auto index = static_cast<std::size_t>(c);
        result[index] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Kind::Letter
                        : c >= '0' && c <= '9'                           ? Kind::Digit
                        : c == '\n'                                      ? Kind::LineEnd
                        : c <= ' ' || c == 127                           ? Kind::Blank
                        : c >= 128                                       ? Kind::High
                                                                         : Kind::Other;
    }
    return result;
}();

Kind kindAt(std::string_view text, std::size_t at) {
    return kinds[static_cast<unsigned char>(text[at])];
}

// Punctuation and blanks outside ASCII. Length in bytes; 0 when the bytes are to be read as letters.
struct Special {
    std::size_t size = 0;
    char mark = 0; // ' ' for blanks
};

Special specialAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    if (byte(0) == 0xC2 && byte(1) == 0xA0) {
        return {2, ' '};
    }
    if (byte(0) == 0xC2 && (byte(1) == 0xAB || byte(1) == 0xBB)) {
        return {2, '"'};
    }
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) {
        return {3, ' '};
    }
    if (byte(0) != 0xE2 || byte(1) != 0x80) {
        return {};
    }
    const unsigned last = byte(2);
    if ((last >= 0x80 && last <= 0x8B) || last == 0xAF) {
        return {3, ' '};
    }
    if (last == 0x90 || last == 0x91) {
        return {3, '-'};
    }
    if (last == 0x92 || last == 0x93) {
        return {3, 'n'};
    }
    if (last == 0x94 || last == 0x95) {
        return {3, 'm'};
    }
    if (last >= 0x98 && last <= 0x9B) {
        return {3, '\''};
    }
    if (last >= 0x9C && last <= 0x9F) {
        return {3, '"'};
    }
    if (last == 0xA6) {
        return {3, '.'};
    }
    return {};
}

constexpr std::size_t longestWord = 16;

class Scanner {
public:
    Scanner(std::string_view text, std::size_t from, std::vector<TimeToken>& out)
        : m_text(text), m_at(from), m_lineBegin(from), m_out(out) {}

    std::size_t run(std::size_t most) {
        while (m_at < m_text.size()) {
            if (!blanks()) {
                return m_at; // a paragraph is complete
            }
            if (m_at == m_text.size()) {
                break;
            }
            if (m_out.size() >= most && atSentenceEnd(most)) {
                return m_at;
            }
            token();
            m_gap = Gap::None;
        }
        return m_text.size();
    }

private:
    bool atSentenceEnd(std::size_t most) const {
        return m_gap != Gap::None && (m_out.back().mark == '.' || m_out.size() >= most + most / 4);
    }

    // False where a paragraph ends. A line end inside a long line's paragraph is only a blank: text broken to a width.
    bool blanks() {
        std::size_t lineEnds = 0;
        while (m_at < m_text.size()) {
            const Kind kind = kindAt(m_text, m_at);
            if (kind == Kind::LineEnd) {
                constexpr std::size_t shortLine = 45; // titles and list lines are shorter, lines of broken text longer
                ++lineEnds;
                const bool wrapped = lineEnds == 1 && m_at - m_lineBegin >= shortLine;
                m_gap = wrapped ? Gap::Line : Gap::Break;
                ++m_at;
                m_lineBegin = m_at;
            } else if (kind == Kind::Blank) {
                m_gap = m_gap == Gap::None ? Gap::Space : m_gap;
                ++m_at;
            } else if (kind == Kind::High && specialAt(m_text, m_at).mark == ' ') {
                m_gap = m_gap == Gap::None ? Gap::Space : m_gap;
                m_at += specialAt(m_text, m_at).size;
            } else {
                break;
            }
        }
        return m_out.empty() || m_gap != Gap::Break;
    }

    void token() {
        TimeToken token;
        token.gap = m_out.empty() ? Gap::Break : m_gap;
        token.span.begin = static_cast<std::uint32_t>(m_at);
        switch (kindAt(m_text, m_at)) {
        case Kind::Letter:
            word(token);
            break;
        case Kind::Digit:
            number(token);
            break;
        case Kind::High:
            if (const Special special = specialAt(m_text, m_at); special.size != 0) {
                token.mark = special.mark;
                m_at += special.size;
            } else {
                word(token);
            }
            break;
        case Kind::Other:
        case Kind::Blank:
        case Kind::LineEnd:
            token.mark = m_text[m_at] == '`' ? '\'' : m_text[m_at];
            ++m_at;
            break;
        }
        token.span.end = static_cast<std::uint32_t>(m_at);
        m_out.push_back(token);
    }

    void word(TimeToken& token) {
        token.kind = TimeTokenKind::Word;
        std::array<char, longestWord> lower{};
        std::size_t size = 0;
        bool ascii = true;
        bool allUpper = true;
        const std::size_t begin = m_at;
        while (m_at < m_text.size()) {
            const Kind kind = kindAt(m_text, m_at);
            if (kind == Kind::Letter) {
                const char c = m_text[m_at];
                allUpper = allUpper && c <= 'Z';
                if (size < longestWord) {
                    lower[size] = static_cast<char>(c | 0x20);
                }
                ++size;
                ++m_at;
            } else if (kind == Kind::High && (m_at == begin || specialAt(m_text, m_at).size == 0)) {
                ascii = false;
                ++m_at;
            } else {
                break;
            }
        }
        const char first = m_text[begin];
        token.capital = first >= 'A' && first <= 'Z';
        token.upper = ascii && allUpper && size > 1;
        if (ascii && size <= longestWord) {
            token.word = findTimeWord({lower.data(), size});
        }
    }

    void number(TimeToken& token) {
        token.kind = TimeTokenKind::Number;
        std::size_t digits = 0;
        while (m_at < m_text.size() && kindAt(m_text, m_at) == Kind::Digit) {
            if (digits < 18) {
                token.number = token.number * 10 + (m_text[m_at] - '0');
            }
            ++digits;
            ++m_at;
        }
        token.digits = static_cast<std::uint8_t>(digits < 18 ? digits : 18);
    }

    std::string_view m_text;
    std::size_t m_at;
    std::size_t m_lineBegin;
    Gap m_gap = Gap::None;
    std::vector<TimeToken>& m_out;
};

} // namespace

std::size_t scanTimeTokens(std::string_view text, std::size_t from, std::size_t most, std::vector<TimeToken>& out) {
    out.clear();
    return Scanner(text, from, out).run(most);
}

} // namespace parallax::mention
