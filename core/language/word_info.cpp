#include "language/word_info.h"

#include "language/hashing.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace parallax::language {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

struct Letters {
    int upper = 0, lower = 0, digits = 0, other = 0;
    bool firstUpper = false;
    std::uint32_t shape = 0;
};

enum ShapeClass : std::uint32_t { Upper = 1, Lower = 2, Digit = 3, Other = 4 };

ShapeClass classOf(char32_t c) {
    if (c < 0x80) {
        return c >= 'a' && c <= 'z' ? Lower : c >= 'A' && c <= 'Z' ? Upper : c >= '0' && c <= '9' ? Digit : Other;
    }
    const auto point = static_cast<UChar32>(c);
    return u_isUUppercase(point) ? Upper : u_isUAlphabetic(point) ? Lower : u_isdigit(point) ? Digit : Other;
}

// Shape: the classes of the characters, runs longer than two cut to two, at most ten; three bits each. Other characters
// keep some identity.
Letters lettersOf(std::string_view form) {
    Letters letters;
    std::uint32_t last = 0;
    int run = 0, length = 0;
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(form.size(), 100));
    for (std::int32_t i = 0; i < size;) {
        const bool first = i == 0;
        UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside the macro
        U8_NEXT(form.data(), i, size, c);
#pragma GCC diagnostic pop
        const std::uint32_t kind = c < 0 ? Other : classOf(static_cast<char32_t>(c));
        letters.upper += kind == Upper;
        letters.lower += kind == Lower;
        letters.digits += kind == Digit;
        letters.other += kind == Other;
        letters.firstUpper = letters.firstUpper || (first && kind == Upper);
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run <= 2 && length < 10) {
            letters.shape =
                letters.shape * 8 + kind + (kind == Other && (c == '-' || c == '.') ? (c == '-' ? 1U : 2U) : 0U);
            ++length;
        }
    }
    return letters;
}

} // namespace

void toLower(std::string_view text, std::string& out) {
    out.clear();
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        const char byte = text[static_cast<std::size_t>(i)];
        if (static_cast<unsigned char>(byte) < 0x80) {
            out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
            ++i;
            continue;
        }
        const std::int32_t begin = i;
        UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside the macro
        U8_NEXT(text.data(), i, size, c);
#pragma GCC diagnostic pop
        const UChar32 lower = c < 0 ? c : u_tolower(c);
        if (lower == c || c < 0) {
            out.append(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
        } else {
            char buffer[4];
            std::int32_t length = 0;
            U8_APPEND_UNSAFE(buffer, length, lower);
            out.append(buffer, static_cast<std::size_t>(length));
        }
    }
}

namespace {

// What a word is by itself, whatever stands around it.
struct Word {
    Letters letters;
    WordInfo info;
};

void describe(std::string_view form, std::string& lower, Word& word) {
    const Letters letters = word.letters = lettersOf(form);
    WordInfo& info = word.info = {};
    info.capital = letters.firstUpper;
    info.allCapitals = letters.upper > 1 && letters.lower == 0;
    info.punctuation = letters.upper + letters.lower + letters.digits == 0;
    info.shape = letters.shape;
    toLower(form.substr(0, 100), lower);
    const std::size_t at = lower.find('@');
    info.address = (at != std::string::npos && at > 0 && lower.find('.', at) != std::string::npos) ||
                   lower.starts_with("www.") || lower.starts_with("http://") || lower.starts_with("https://");
    if (!lower.empty() && isDigit(lower[0])) {
        std::replace_if(lower.begin(), lower.end(), isDigit, '0');
    }
    // Typographic quotes count as the plain ones.
    if (lower == "’s") {
        lower = "'s";
    } else if (lower == "n’t") {
        lower = "n't";
    } else if (lower == "’") {
        lower = "'";
    }
    info.form = hashOf(lower);
    const std::size_t size = lower.size();
    for (std::size_t n = 1; n <= 4; ++n) {
        info.suffix[n - 1] = hashOf(std::string_view(lower).substr(size - std::min(n, size)));
    }
    for (std::size_t n = 1; n <= 3; ++n) {
        info.prefix[n - 1] = hashOf(std::string_view(lower).substr(0, n));
    }
    if (!info.punctuation && letters.digits == 0) {
        const WordProfile profile = wordProfile(lower);
        info.parts = profile.parts + 64U * profile.frequentPart;
        info.meaning = profile.nounDomain + 64U * profile.verbDomain;
        info.classes = profile.classes;
        info.names = profile.names;
    } else {
        info.meaning = info.punctuation ? 63 : 62;
    }
}

// The words that were met last, each in the place that follows from its bytes: some thousand words make up most of any
// text, and looking one up in WordNet with all its endings takes longer than comparing it. Of one thread.
class WordsMet {
public:
    // Valid until the next call.
    const Word& of(std::string_view form) {
        if (form.size() > longest) {
            describe(form, m_lower, m_long);
            return m_long;
        }
        Entry& entry = m_entries[hashOf(form) % entries];
        if (std::string_view(entry.form.data(), entry.size) != form) {
            entry.size = static_cast<unsigned char>(form.size());
            std::copy(form.begin(), form.end(), entry.form.begin());
            describe(form, m_lower, entry.word);
        }
        return entry.word;
    }

private:
    static constexpr std::size_t entries = 2048; // 300 KB: more would leave less of the cache to the models
    static constexpr std::size_t longest = 23;

    struct Entry {
        std::array<char, longest> form;
        unsigned char size = 0;
        Word word;
    };
    // An entry that is still empty stands for the empty word, as which it is described.
    std::vector<Entry> m_entries = std::vector<Entry>(entries, emptyEntry());
    Word m_long;
    std::string m_lower;

    static Entry emptyEntry() {
        Entry entry{};
        std::string lower;
        describe({}, lower, entry.word);
        return entry;
    }
};

} // namespace

void describeWords(std::string_view text, std::span<const base::Span> tokens, std::vector<WordInfo>& out) {
    static thread_local WordsMet met;
    out.clear();
    out.reserve(tokens.size());
    int words = 0, capitals = 0, allCapitals = 0, longWords = 0, longCapitals = 0;
    for (const base::Span& token : tokens) {
        const auto& [letters, info] = met.of(token.in(text));
        out.push_back(info);
        if (letters.upper + letters.lower > 0) {
            ++words;
            capitals += letters.firstUpper;
            allCapitals += letters.upper > 0 && letters.lower == 0;
            if (letters.upper + letters.lower > 3) {
                ++longWords;
                longCapitals += letters.firstUpper;
            }
        }
    }
    CaseStyle style = CaseStyle::Normal;
    if (words > 1 && allCapitals * 10 >= words * 7) {
        style = CaseStyle::AllCapitals;
    } else if (longWords > 2 && longCapitals * 10 >= longWords * 8 && capitals * 10 >= words * 6) {
        style = CaseStyle::Titled;
    } else if (words > 3 && capitals == 0) {
        style = CaseStyle::Lower;
    }
    for (WordInfo& info : out) {
        if (style == CaseStyle::AllCapitals && info.allCapitals) {
            info.shape = 0; // says nothing here
        }
        info.shape = info.shape * 4 + static_cast<std::uint32_t>(style);
    }
}

} // namespace parallax::language
