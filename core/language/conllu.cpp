#include "language/conllu.h"

#include "base/error.h"

#include <array>
#include <charconv>
#include <mutex>
#include <set>

namespace parallax::language {

namespace {

// Calls take(line, number) for each line without its end.
template <typename Take>
void forEachLine(std::string_view text, Take take) {
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        take(line, ++number);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

[[noreturn]] void refuse(std::size_t line, const std::string& expected) {
    throw base::Error("line " + std::to_string(line) + ": expected " + expected);
}

std::uint32_t parseNumber(std::string_view text, std::size_t line) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        refuse(line, "a number, found \"" + std::string(text.substr(0, 40)) + "\"");
    }
    return number;
}

// Splits at tabs into at most N columns; what follows is not looked at. Returns how many there are.
template <std::size_t N>
std::size_t split(std::string_view line, std::array<std::string_view, N>& columns) {
    std::size_t count = 0;
    while (count < N) {
        const std::size_t tab = line.find('\t');
        columns[count++] = line.substr(0, tab);
        if (tab == std::string_view::npos) {
            break;
        }
        line.remove_prefix(tab + 1);
    }
    return count;
}

class Builder {
public:
    Builder() { given.text = std::make_unique<std::string>(); }

    void comment(std::string_view line) { m_comments.emplace_back(line); }

    // Begins a token; `spaceAfter` concerns what follows it.
    Token& add(std::string_view form, bool spaceAfter, std::string_view misc) {
        Token token;
        token.span.begin = static_cast<std::uint32_t>(given.text->size());
        *given.text += form;
        token.span.end = static_cast<std::uint32_t>(given.text->size());
        if (spaceAfter) {
            *given.text += ' ';
        }
        given.document.tokens.push_back(token);
        given.misc.emplace_back(misc);
        return given.document.tokens.back();
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(given.document.tokens.size()); }
    std::uint32_t sentenceBegin() const { return m_first; }

    void endSentence() {
        if (size() == m_first) {
            return; // comments alone belong to the next sentence
        }
        Sentence sentence;
        sentence.firstToken = m_first;
        sentence.endToken = size();
        sentence.span = given.document.tokens[m_first].span.joined(given.document.tokens.back().span);
        sentence.line = static_cast<std::uint32_t>(given.document.sentences.size());
        for (std::uint32_t i = m_first; i < size(); ++i) {
            given.document.tokens[i].sentence = sentence.line;
        }
        given.document.sentences.push_back(sentence);
        given.comments.push_back(std::move(m_comments));
        m_comments.clear();
        m_first = size();
        *given.text += '\n';
    }

    GivenDocument finish() {
        endSentence();
        given.document.text = *given.text;
        return std::move(given);
    }

    GivenDocument given;

private:
    std::vector<std::string> m_comments;
    std::uint32_t m_first = 0;
};

bool saysNoSpace(std::string_view misc) {
    for (std::size_t at = 0; (at = misc.find("SpaceAfter=No", at)) != std::string_view::npos; at += 13) {
        if ((at == 0 || misc[at - 1] == '|') && (at + 13 == misc.size() || misc[at + 13] == '|')) {
            return true;
        }
    }
    return false;
}

// Whether the token at `i` belongs to the surface token of the one before it: the second half of a contraction or
// possessive.
bool isClitic(const Document& document, std::uint32_t i) {
    const Token& token = document.tokens[i];
    if (document.tokens[i - 1].span.end != token.span.begin) {
        return false;
    }
    const std::string_view form = document.form(i);
    if (token.upos == Upos::PUNCT || token.upos == Upos::SYM || token.upos == Upos::NUM) {
        return false;
    }
    const Upos before = document.tokens[i - 1].upos;
    if (before == Upos::PUNCT || before == Upos::SYM) {
        return false;
    }
    static constexpr std::array<std::string_view, 22> clitics{"'s",  "’s",  "`s",  "'m", "’m", "'re", "’re", "'ve",
                                                              "’ve", "'ll", "’ll", "'d", "’d", "n't", "n’t", "nt",
                                                              "not", "na",  "ta",  "'",  "’",  "s"};
    std::string lower;
    for (const char c : form.substr(0, 8)) {
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (const std::string_view clitic : clitics) {
        if (lower == clitic) {
            return true;
        }
    }
    return false;
}

void appendForm(std::string& out, std::string_view form) {
    for (const char c : form) {
        out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c; // columns and lines must stay whole
    }
}

std::string_view orBlank(std::string_view text) {
    return text.empty() ? "_" : text;
}

void appendToken(std::string& out, const Document& document, std::uint32_t i, std::uint32_t first,
                 std::string_view misc) {
    const Token& token = document.tokens[i];
    out += std::to_string(i - first + 1);
    out += '\t';
    appendForm(out, document.form(i));
    out += '\t';
    appendForm(out, token.lemma.empty() ? std::string_view("_") : std::string_view(token.lemma));
    out += '\t';
    out += name(token.upos);
    out += '\t';
    out += orBlank(token.xpos);
    out += "\t_\t";
    out += token.head < 0 ? "0" : std::to_string(static_cast<std::uint32_t>(token.head) - first + 1);
    out += '\t';
    out += orBlank(token.relation);
    out += "\t_\t";
    out += misc;
    out += '\n';
}

bool spaceFollows(const Document& document, std::uint32_t i) {
    return i + 1 >= document.tokens.size() || document.tokens[i].span.end < document.tokens[i + 1].span.begin;
}

void appendRange(std::string& out, std::uint32_t first, std::uint32_t begin, std::uint32_t end, std::string_view form,
                 bool space) {
    out += std::to_string(begin - first + 1) + '-' + std::to_string(end - first) + '\t';
    appendForm(out, form);
    out += "\t_\t_\t_\t_\t_\t_\t_\t";
    out += space ? "_\n" : "SpaceAfter=No\n";
}

std::string writeIob2(const Document& document, const std::vector<std::vector<std::string>>* comments) {
    std::string out;
    std::size_t next = 0;
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        if (comments != nullptr) {
            for (const std::string& comment : (*comments)[s]) {
                out += comment + '\n';
            }
        }
        const Sentence& sentence = document.sentences[s];
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            while (next < document.names.size() && document.names[next].endToken <= i) {
                ++next;
            }
            out += std::to_string(i - sentence.firstToken + 1) + '\t';
            appendForm(out, document.form(i));
            out += '\t';
            if (next < document.names.size() && document.names[next].firstToken <= i) {
                out += document.names[next].firstToken == i ? "B-" : "I-";
                out += name(document.names[next].kind);
            } else {
                out += 'O';
            }
            out += "\t-\t-\n";
        }
        out += '\n';
    }
    return out;
}

std::string writeConllu(const Document& document, std::size_t sentencesBefore, bool spaceAfter) {
    const auto space = [&](std::uint32_t i) {
        return i + 1 == document.tokens.size() ? spaceAfter : spaceFollows(document, i);
    };
    std::string out;
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        out += "# sent_id = " + std::to_string(sentencesBefore + s + 1) + "\n# text = ";
        appendForm(out, sentence.span.in(document.text));
        out += '\n';
        std::uint32_t rangeEnd = 0;
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            if (i >= rangeEnd) {
                std::uint32_t end = i + 1;
                while (end < sentence.endToken && isClitic(document, end)) {
                    ++end;
                }
                if (end > i + 1) {
                    rangeEnd = end;
                    const base::Span span = document.tokens[i].span.joined(document.tokens[end - 1].span);
                    appendRange(out, sentence.firstToken, i, end, span.in(document.text), space(end - 1));
                }
            }
            appendToken(out, document, i, sentence.firstToken, i < rangeEnd || space(i) ? "_" : "SpaceAfter=No");
        }
        out += '\n';
    }
    return out;
}

} // namespace

GivenDocument readConllu(std::string_view text) {
    Builder builder;
    std::uint32_t rangeEnd = 0; // number of the last word of the surface token that is open
    bool rangeSpace = true;
    forEachLine(text, [&](std::string_view line, std::size_t number) {
        if (line.empty()) {
            builder.endSentence();
            rangeEnd = 0;
            return;
        }
        if (line[0] == '#') {
            builder.comment(line);
            return;
        }
        std::array<std::string_view, 10> c;
        if (split(line, c) != c.size()) {
            refuse(number, "10 tab-separated columns");
        }
        if (c[0].find('.') != std::string_view::npos) {
            return; // an empty node
        }
        const std::uint32_t first = builder.sentenceBegin();
        if (const std::size_t dash = c[0].find('-'); dash != std::string_view::npos) {
            const std::uint32_t begin = parseNumber(c[0].substr(0, dash), number);
            rangeEnd = parseNumber(c[0].substr(dash + 1), number);
            if (begin != builder.size() - first + 1 || rangeEnd < begin) {
                refuse(number, "a range that begins at word " + std::to_string(builder.size() - first + 1));
            }
            rangeSpace = !saysNoSpace(c[9]);
            builder.given.multiWords.push_back({builder.size(), first + rangeEnd, std::string(c[1])});
            return;
        }
        const std::uint32_t own = parseNumber(c[0], number);
        if (own != builder.size() - first + 1) {
            refuse(number, "word " + std::to_string(builder.size() - first + 1));
        }
        const bool space = own < rangeEnd ? false : own == rangeEnd ? rangeSpace : !saysNoSpace(c[9]);
        Token& token = builder.add(c[1], space, c[9]);
        token.lemma = c[2] == "_" ? std::string() : std::string(c[2]);
        token.upos = parseUpos(c[3]);
        token.xpos = c[4] == "_" ? "" : interned(c[4]);
        token.relation = c[7] == "_" ? "" : interned(c[7]);
        if (c[6] != "_" && c[6] != "0") {
            token.head = static_cast<std::int32_t>(first + parseNumber(c[6], number) - 1);
        }
    });
    GivenDocument given = builder.finish();
    for (const GivenDocument::MultiWord& word : given.multiWords) {
        if (word.endToken > given.document.tokens.size()) {
            throw base::Error("the surface token \"" + word.form + "\" stands for words that are missing");
        }
    }
    return given;
}

GivenDocument readIob2(std::string_view text) {
    Builder builder;
    std::vector<std::string> tags;
    forEachLine(text, [&](std::string_view line, std::size_t number) {
        if (line.empty()) {
            builder.endSentence();
            return;
        }
        if (line == "#" || line.starts_with("# ")) {
            builder.comment(line);
            return;
        }
        std::array<std::string_view, 4> c;
        if (split(line, c) < 2) {
            refuse(number, "number, form and tag between tabs");
        }
        builder.add(c[1], true, "_");
        tags.emplace_back(c[2]);
    });
    GivenDocument given = builder.finish();
    Document& document = given.document;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
        const std::string_view tag = tags[i];
        const std::string_view kind = tag.size() > 2 ? tag.substr(2) : std::string_view();
        const bool known = kind == "PER" || kind == "ORG" || kind == "LOC";
        if (!known) {
            continue;
        }
        const NameKind nameKind = kind == "PER"   ? NameKind::Person
                                  : kind == "ORG" ? NameKind::Organisation
                                                  : NameKind::Place;
        if (tag[0] == 'I' && !document.names.empty() && document.names.back().endToken == i &&
            document.names.back().kind == nameKind && document.tokens[i].sentence == document.tokens[i - 1].sentence) {
            document.names.back().endToken = i + 1;
            document.names.back().span.end = document.tokens[i].span.end;
        } else {
            document.names.push_back({nameKind, i, i + 1, document.tokens[i].span});
        }
    }
    return given;
}

std::string conllu(const Document& document) {
    return writeConllu(document, 0, true);
}
std::string conllu(const DocumentPart& part) {
    return writeConllu(part.document, part.sentencesBefore, part.spaceAfter);
}

std::string conllu(const GivenDocument& given) {
    std::string out;
    std::size_t next = 0;
    for (std::size_t s = 0; s < given.document.sentences.size(); ++s) {
        for (const std::string& comment : given.comments[s]) {
            out += comment + '\n';
        }
        const Sentence& sentence = given.document.sentences[s];
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            if (next < given.multiWords.size() && given.multiWords[next].firstToken == i) {
                const GivenDocument::MultiWord& word = given.multiWords[next++];
                appendRange(out, sentence.firstToken, i, word.endToken, word.form,
                            spaceFollows(given.document, word.endToken - 1));
            }
            appendToken(out, given.document, i, sentence.firstToken, given.misc[i]);
        }
        out += '\n';
    }
    return out;
}

std::string iob2(const Document& document) {
    return writeIob2(document, nullptr);
}
std::string iob2(const GivenDocument& given) {
    return writeIob2(given.document, &given.comments);
}

std::string_view name(NameKind kind) {
    switch (kind) {
    case NameKind::Person:
        return "PER";
    case NameKind::Organisation:
        return "ORG";
    case NameKind::Place:
        return "LOC";
    }
    return "";
}

const char* interned(std::string_view text) {
    static std::mutex mutex;
    static std::set<std::string, std::less<>> strings;
    const std::lock_guard lock(mutex);
    const auto found = strings.find(text);
    return found != strings.end() ? found->c_str() : strings.emplace(text).first->c_str();
}

} // namespace parallax::language
