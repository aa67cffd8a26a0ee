#include "report/furniture.h"

#include "base/resource.h"
#include "report/credits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <unordered_map>

namespace parallax::report {

namespace {

enum class Comparison { Whole, Start, Contains };

struct Phrase {
    FurnitureKind kind = FurnitureKind::Navigation;
    Comparison comparison = Comparison::Whole;
    std::uint32_t mostWords = 0;
    std::string_view text;
};

struct PhraseTable {
    std::vector<Phrase> whole; // sorted by text, for binary search
    std::vector<Phrase> parts;

    PhraseTable() {
        static const std::map<std::string_view, FurnitureKind> kinds = {
            {"related-link", FurnitureKind::RelatedLink}, {"caption", FurnitureKind::Caption},
            {"comment-box", FurnitureKind::CommentBox},   {"navigation", FurnitureKind::Navigation},
            {"other-story", FurnitureKind::OtherStory},   {"boilerplate", FurnitureKind::Boilerplate}};
        std::string_view rest = base::resource("lexicon/furniture.tsv");
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            std::array<std::string_view, 4> fields;
            std::size_t begin = 0;
            for (std::size_t i = 0; i < fields.size() && begin <= line.size(); ++i) {
                const std::size_t end =
                    i + 1 < fields.size() ? std::min(line.find('\t', begin), line.size()) : line.size();
                fields[i] = line.substr(begin, end - begin);
                begin = end + 1;
            }
            const auto kind = kinds.find(fields[0]);
            if (line.starts_with('#') || kind == kinds.end() || fields[3].empty())
                continue;
            Phrase phrase{kind->second, Comparison::Whole, 0, fields[3]};
            if (fields[1] != "whole")
                phrase.comparison = fields[1] == "start" ? Comparison::Start : Comparison::Contains;
            std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), phrase.mostWords);
            (phrase.comparison == Comparison::Whole ? whole : parts).push_back(phrase);
        }
        std::sort(whole.begin(), whole.end(), [](const Phrase& a, const Phrase& b) { return a.text < b.text; });
    }
};

const PhraseTable& phrases() {
    static const PhraseTable table;
    return table;
}

// "[Name Name/Agency]", "(AP Photo/X)", "- AFP" after a description: what ends a caption.
bool endsInPictureCredit(std::string_view line) {
    if (!line.ends_with(']') && !line.ends_with(')'))
        return false;
    const std::size_t open = line.rfind(line.back() == ']' ? '[' : '(');
    if (open == std::string_view::npos || line.size() - open > 90 || line.size() - open < 4)
        return false;
    const std::string_view inside = line.substr(open + 1, line.size() - open - 2);
    const std::string lower = asciiLower(inside);
    static constexpr std::array<std::string_view, 9> words = {"photo", "getty", "screenshot", "courtesy", "handout",
                                                              "image", "file/", "picture",    "via "};
    if (std::any_of(words.begin(), words.end(),
                    [&](std::string_view word) { return lower.find(word) != std::string::npos; }))
        return true;
    const std::size_t slash = inside.find('/');
    if (slash != std::string_view::npos && startsUpper(inside) && startsUpper(inside.substr(slash + 1)) &&
        splitWords(inside).size() <= 6)
        return true;
    // Square brackets around a name at a line's end are a credit only where the line before them is complete.
    const auto names = splitWords(inside);
    return line.back() == ']' && open > 0 && names.size() >= 2 && names.size() <= 4 &&
           std::all_of(names.begin(), names.end(), [](std::string_view word) { return startsUpper(word); });
}

// "... (Published Friday, March 4, 2022)": the words under a video of another story, set into this one.
bool endsInPublishedNote(std::string_view line) {
    if (!line.ends_with(')'))
        return false;
    const std::size_t open = line.rfind('(');
    if (open == std::string_view::npos || open == 0 || line.size() - open > 60)
        return false;
    const std::string_view inside = line.substr(open + 1);
    return (inside.starts_with("Published ") || inside.starts_with("Updated ") || inside.starts_with("Posted ")) &&
           std::any_of(inside.begin(), inside.end(), isDigit);
}

bool hasQuote(std::string_view line) {
    return line.find('"') != std::string_view::npos || line.find("\xE2\x80\x9C") != std::string_view::npos ||
           line.find("\xE2\x80\x9D") != std::string_view::npos || line.find("\xC2\xAB") != std::string_view::npos;
}

bool isWord(std::string_view word, std::string_view list) {
    // `list` has a space on both sides of every word.
    const std::string key = " " + asciiLower(word) + " ";
    return list.find(key) != std::string_view::npos;
}

// Finite verbs that headlines leave out, and articles, which they leave out too.
constexpr std::string_view auxiliaries = " was were is are had has have been did said says told would could ";
constexpr std::string_view articles = " the a an ";
constexpr std::string_view continuations =
    " that which who and or but of to in on at by for with from as the a an was were said ";
constexpr std::string_view pronouns = " he she it they we i his her their our my this that these those there ";

// A line without its full stop that nevertheless could be a sentence of the story.
bool couldBeSentence(std::string_view line, std::uint32_t words) {
    if (words > 16 || hasQuote(line))
        return true;
    if (line.ends_with(':') || line.ends_with(',') || line.ends_with(';'))
        return true;
    static constexpr std::array<std::string_view, 5> bullets = {"-", "*", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93"};
    if (std::any_of(bullets.begin(), bullets.end(), [&](std::string_view bullet) { return line.starts_with(bullet); }))
        return true;
    bool auxiliary = false;
    bool article = false;
    bool pronoun = false;
    bool clock = false;
    bool earlyColon = false;
    bool digits = false;
    const auto parts = splitWords(line, 24);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string_view word = parts[i];
        earlyColon = earlyColon || (i < 3 && word.ends_with(':'));
        digits = digits || std::any_of(word.begin(), word.end(), isDigit);
        const std::size_t colon = word.find(':');
        clock = clock || (colon != std::string_view::npos && colon > 0 && colon + 1 < word.size() &&
                          isDigit(word[colon - 1]) && isDigit(word[colon + 1]));
        while (!word.empty() && !isLetter(word.back()))
            word.remove_suffix(1);
        auxiliary = auxiliary || isWord(word, auxiliaries);
        article = article || isWord(word, articles);
        pronoun = pronoun || (i == 0 && isWord(word, pronouns));
    }
    if (clock || (earlyColon && digits) || pronoun)
        return true;
    if (!parts.empty() && isWord(parts.back(), continuations))
        return true; // it was cut off, or goes on in the next line
    if (auxiliary && article)
        return true;
    return words >= 9 && !parts.empty() && isWord(parts.front(), articles);
}

// Capital first, a handful of words, no end of a sentence: how headlines and sub-headings look. A short question alone
// is one too.
bool isHeadlineLike(std::string_view line, std::uint32_t words) {
    if (words < 2 || words > 16 || couldBeSentence(line, words))
        return false;
    const bool question = line.ends_with('?') && words <= 10 && line.find(". ") == std::string_view::npos;
    const std::string_view first = line.substr(line.find_first_not_of("'("));
    const bool quoteStart = line.starts_with("\xE2\x80\x98");
    return (!endsSentence(line) || question) && (startsUpper(first) || isDigit(first.front()) || quoteStart);
}

bool isContactOrSigns(std::string_view line, std::uint32_t words) {
    if (words == 0)
        return true;
    if (words > 8)
        return false;
    bool letters = false;
    bool contact = true;
    for (const auto word : splitWords(line, 12)) {
        const bool address = word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos ||
                             word.starts_with("www.") || word.find(".com/") != std::string_view::npos;
        const bool plain = std::none_of(word.begin(), word.end(), isLetter);
        letters = letters || !plain;
        contact = contact && (address || plain || isWord(word, " twitter email e-mail or tel: phone: and "));
    }
    // "1 / 1", "2 of 7" without letters, or an address by itself; a lone figure may be a table's cell.
    if (!letters)
        return line.find('/') != std::string_view::npos || line.find('|') != std::string_view::npos ||
               line.find('<') != std::string_view::npos;
    return contact;
}

std::size_t sharedWords(std::string_view a, std::string_view b) {
    const std::string other = " " + normalised(b) + " ";
    std::size_t shared = 0;
    const std::string first = normalised(a);
    for (const auto word : splitWords(first)) {
        if (word.size() >= 4 && other.find(" " + std::string(word) + " ") != std::string::npos)
            ++shared;
    }
    return shared;
}

class Finder {
public:
    Finder(std::string_view text, const std::vector<TextLine>& lines, const std::vector<LineRole>& roles)
        : m_text(text), m_lines(lines), m_roles(roles), m_kinds(lines.size()) {}

    std::vector<std::optional<FurnitureKind>> run() {
        byWords();
        repeats();
        besideCaptions();
        insertedVideos();
        if (writtenInSentences()) {
            foot();
            middle();
        }
        return std::move(m_kinds);
    }

private:
    std::string_view line(std::size_t i) const { return m_lines[i].span.in(m_text); }
    bool open(std::size_t i) const { return m_roles[i] == LineRole::Open && !m_kinds[i]; }
    bool paragraph(std::size_t i) const { return isParagraph(m_text, m_lines[i]); }
    bool headline(std::size_t i) const { return open(i) && isHeadlineLike(line(i), m_lines[i].words); }

    void byWords() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_roles[i] != LineRole::Open)
                continue;
            if (const auto kind = furnitureByWords(line(i), m_lines[i].words))
                m_kinds[i] = kind;
            else if (m_lines[i].words <= 60 && endsInPictureCredit(line(i)))
                m_kinds[i] = FurnitureKind::Caption;
            else if (isContactOrSigns(line(i), m_lines[i].words))
                m_kinds[i] = FurnitureKind::Navigation;
        }
    }

    // The first printing of a line stays; what is printed again is not new evidence. A caption's copies are captions
    // all.
    void repeats() {
        std::unordered_map<std::string, std::size_t> first;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].words < 3 || m_lines[i].words > 200)
                continue;
            if (m_lines[i].words < 6 && endsSentence(line(i)))
                continue; // "No comment was given." may be said twice
            const auto [place, fresh] = first.emplace(normalised(line(i)), i);
            if (!fresh && open(i))
                m_kinds[i] = m_kinds[place->second].value_or(FurnitureKind::Repeat);
        }
    }

    // The picture's description for those who cannot see it stands beside the caption and says the same.
    void besideCaptions() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_kinds[i] != FurnitureKind::Caption)
                continue;
            if (i > 0 && open(i - 1) && !m_lines[i].blankBefore && m_lines[i - 1].words <= 25 &&
                !endsSentence(line(i - 1)) && sharedWords(line(i - 1), line(i)) >= 2)
                m_kinds[i - 1] = FurnitureKind::Caption;
            if (i + 1 < m_lines.size() && open(i + 1) && !m_lines[i + 1].blankBefore && m_lines[i + 1].words <= 25 &&
                !endsSentence(line(i + 1)) && sharedWords(line(i + 1), line(i)) >= 2)
                m_kinds[i + 1] = FurnitureKind::Caption;
        }
    }

    // With the headline above it, which is of the video too. Not the first line, and not one in the words of the
    // report's headline: they date the report itself.
    void insertedVideos() {
        const auto title =
            static_cast<std::size_t>(std::find(m_roles.begin(), m_roles.end(), LineRole::Title) - m_roles.begin());
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            if (!open(i) || m_lines[i].words < 10 || !endsInPublishedNote(line(i)))
                continue;
            if (title < m_lines.size() && sharedWords(line(title), line(i)) >= 2)
                continue;
            m_kinds[i] = FurnitureKind::OtherStory;
            if (i > 1 && headline(i - 1))
                m_kinds[i - 1] = FurnitureKind::OtherStory;
        }
    }

    // Only where paragraphs end like sentences does a line that does not say anything about being furniture.
    bool writtenInSentences() const {
        std::size_t prose = 0;
        std::size_t ended = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_lines[i].words < 10 || !open(i))
                continue;
            ++prose;
            ended += endsSentence(line(i));
        }
        return ended >= 3 && ended * 100 >= prose * 80;
    }

    void foot() {
        std::size_t last = m_lines.size();
        for (std::size_t i = m_lines.size(); i-- > 0;) {
            if (open(i) && (paragraph(i) || couldBeSentence(line(i), m_lines[i].words) ||
                            (endsSentence(line(i)) && !headline(i)))) {
                last = i;
                break;
            }
        }
        if (last == m_lines.size() || line(last).ends_with(':'))
            return;
        for (std::size_t i = last + 1; i < m_lines.size(); ++i) {
            if (headline(i))
                m_kinds[i] = FurnitureKind::RelatedLink;
        }
    }

    // Up to three headlines in a row between finished paragraphs. More are a list of the story.
    void middle() {
        std::size_t begin = 0;
        while (begin < m_lines.size() && !(open(begin) && paragraph(begin)))
            ++begin;
        for (std::size_t i = begin; i < m_lines.size(); ++i) {
            if (!headline(i))
                continue;
            std::size_t end = i;
            while (end < m_lines.size() && (headline(end) || m_kinds[end]))
                ++end;
            const std::size_t before = previousOpen(i);
            std::size_t count = 0;
            for (std::size_t k = i; k < end; ++k)
                count += headline(k);
            const bool between =
                before < i && endsSentence(line(before)) && end < m_lines.size() && open(end) && paragraph(end);
            if (between && count <= 3) {
                for (std::size_t k = i; k < end; ++k) {
                    if (headline(k))
                        m_kinds[k] = m_lines[k].words <= 5 && !line(k).ends_with('?') ? FurnitureKind::Heading
                                                                                      : FurnitureKind::RelatedLink;
                }
            }
            i = end;
        }
    }

    std::size_t previousOpen(std::size_t i) const {
        for (std::size_t k = i; k-- > 0;) {
            if (open(k))
                return k;
        }
        return i;
    }

    std::string_view m_text;
    const std::vector<TextLine>& m_lines;
    const std::vector<LineRole>& m_roles;
    std::vector<std::optional<FurnitureKind>> m_kinds;
};

} // namespace

bool isParagraph(std::string_view text, const TextLine& line) {
    return line.words >= 25 || (line.words >= 8 && endsSentence(line.span.in(text)));
}

std::optional<FurnitureKind> furnitureByWords(std::string_view line, std::uint32_t words) {
    constexpr std::size_t longest = 400;
    if (line.size() > longest)
        return std::nullopt;
    const std::string lower = asciiLower(line);
    std::string_view core = lower;
    while (!core.empty() && std::string_view(".:|>-* ").find(core.back()) != std::string_view::npos)
        core.remove_suffix(1);
    const auto& whole = phrases().whole;
    for (const std::string_view key : {std::string_view(lower), core}) {
        const auto found = std::lower_bound(whole.begin(), whole.end(), key,
                                            [](const Phrase& a, std::string_view b) { return a.text < b; });
        if (found != whole.end() && found->text == key)
            return found->kind;
    }
    for (const Phrase& phrase : phrases().parts) {
        if (words > phrase.mostWords)
            continue;
        if (phrase.comparison == Comparison::Start ? lower.starts_with(phrase.text)
                                                   : lower.find(phrase.text) != std::string::npos)
            return phrase.kind;
    }
    return std::nullopt;
}

std::size_t gluedPrefix(std::string_view paragraph) {
    static constexpr std::string_view starters = " a an the at in on one two three four five six seven eight nine ten "
                                                 "it he she they there this as after police officials authorities "
                                                 "gunmen more some several dozens hundreds ";
    std::size_t end = 0;
    while (end < paragraph.size() &&
           ((paragraph[end] >= 'a' && paragraph[end] <= 'z') || isDigit(paragraph[end]) || paragraph[end] == '_'))
        ++end;
    if (end < 4 || end > 30 || end >= paragraph.size() || !startsUpper(paragraph.substr(end)))
        return 0;
    const auto first = splitWords(paragraph.substr(end, 20), 1);
    return !first.empty() && isWord(first.front(), starters) ? end : 0;
}

std::vector<std::optional<FurnitureKind>> findFurniture(std::string_view text, const std::vector<TextLine>& lines,
                                                        const std::vector<LineRole>& roles) {
    return Finder(text, lines, roles).run();
}

} // namespace parallax::report
