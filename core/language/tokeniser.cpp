#include "language/tokeniser.h"

#include "base/resource.h"
#include "language/hashing.h"
#include "language/sentence_source.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace parallax::language {

namespace {

constexpr std::size_t maxChunk = 1000; // bytes without white space that are looked at together

enum Kind : std::uint32_t {
    None,
    Small,
    Capitalised,
    Capitals,
    Initial,
    Mixed,
    Digits1,
    Digits2,
    Digits3,
    Digits4,
    DigitsMore,
    Foreign
};

enum class CharKind : std::uint8_t { Space, Letter, Digit, Other };

CharKind kindOf(UChar32 c) {
    if (c < 0x80 && c >= 0) {
        return (c | 32) >= 'a' && (c | 32) <= 'z' ? CharKind::Letter
               : c >= '0' && c <= '9'             ? CharKind::Digit
               : c <= ' ' || c == 0x7f            ? CharKind::Space
                                                  : CharKind::Other;
    }
    if (c < 0) {
        return CharKind::Other;
    }
    if (u_isUWhiteSpace(c) || c == 0x200b || c == 0xfeff || c == 0x85) {
        return CharKind::Space;
    }
    const std::int8_t type = u_charType(c);
    const std::uint32_t mark = (1U << U_NON_SPACING_MARK) | (1U << U_COMBINING_SPACING_MARK) |
                               (1U << U_ENCLOSING_MARK) | (1U << U_FORMAT_CHAR);
    return u_isalpha(c) || (1U << type & mark) != 0 ? CharKind::Letter
           : u_isdigit(c)                           ? CharKind::Digit
                                                    : CharKind::Other;
}

// The code point at `i`, which moves behind it; negative for an invalid byte.
UChar32 nextPoint(std::string_view text, std::uint32_t& i, std::uint32_t end) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x80) {
        ++i;
        return first;
    }
    UChar32 c;
    auto at = static_cast<std::int32_t>(0);
    const char* bytes = text.data() + i;
    const auto length = static_cast<std::int32_t>(std::min<std::uint32_t>(end - i, 4));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
    U8_NEXT(bytes, at, length, c);
#pragma GCC diagnostic pop
    i += static_cast<std::uint32_t>(at);
    return c;
}

std::uint32_t lowerHash(std::string_view text) {
    std::uint32_t h = 2166136261U;
    for (const char c : text.substr(0, 64)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        h = (h ^ static_cast<unsigned char>(lower)) * 16777619U;
    }
    h ^= h >> 16;
    h *= 0x7feb352dU;
    return h ^ (h >> 15);
}

std::uint32_t letterKind(std::string_view word) {
    bool upper = false, lower = false, firstUpper = false, laterUpper = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c >= 'A' && c <= 'Z') {
            upper = true;
            firstUpper = firstUpper || i == 0;
            laterUpper = laterUpper || i > 0;
        } else if (c >= 'a' && c <= 'z') {
            lower = true;
        }
    }
    if (!upper && !lower) {
        // Other letters: the first decides.
        std::uint32_t at = 0;
        const UChar32 c = word.empty() ? -1 : nextPoint(word, at, static_cast<std::uint32_t>(word.size()));
        return c >= 0 && u_isUUppercase(c) ? Capitalised : Foreign;
    }
    if (upper && !lower) {
        return word.size() == 1 ? Initial : Capitals;
    }
    return !upper ? Small : firstUpper && !laterUpper ? Capitalised : Mixed;
}

// Lower-case title abbreviations and the like.
const std::vector<std::pair<std::uint32_t, std::uint32_t>>& abbreviations() {
    static const auto list = [] {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
        std::string_view rest = base::resource("lexicon/abbreviations.tsv");
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            const std::size_t tab = line.find('\t');
            if (line.starts_with('#') || tab == std::string_view::npos) {
                continue;
            }
            found.emplace_back(hashOf(line.substr(0, tab)), static_cast<std::uint32_t>(line[tab + 1]));
        }
        std::sort(found.begin(), found.end());
        return found;
    }();
    return list;
}

// 0: none; otherwise the first letter of its kind.
std::uint32_t abbreviationKind(std::uint32_t hash) {
    const auto& list = abbreviations();
    const auto found = std::lower_bound(list.begin(), list.end(), std::pair<std::uint32_t, std::uint32_t>(hash, 0));
    return found != list.end() && found->first == hash ? found->second : 0;
}

std::uint32_t few(std::size_t count) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(count, 4));
}

} // namespace

Tokeniser::Tokeniser(std::string_view bytes) {
    m_contractions = FrozenMap(bytes);
    bytes.remove_prefix(m_contractions.size());
    m_cuts = LinearModel(bytes);
    bytes.remove_prefix(m_cuts.size());
    m_ends = LinearModel(bytes);
}

void Tokeniser::atoms(std::string_view text, base::Span line, const FrozenMap& contractions, std::vector<Atom>& out) {
    AtomPlace place{line.begin, line.begin, true};
    atoms(text, line, contractions, place, std::numeric_limits<std::size_t>::max(), out);
}

void Tokeniser::atoms(std::string_view text, base::Span line, const FrozenMap& contractions, AtomPlace& place,
                      std::size_t count, std::vector<Atom>& out) {
    const auto push = [&](std::uint32_t begin, std::uint32_t end, std::uint32_t kind, bool start) {
        out.push_back({{begin, end}, lowerHash(text.substr(begin, end - begin)), kind, start});
    };
    bool& start = place.chunkStart;
    std::uint32_t& chunkBegin = place.chunkBegin;
    std::uint32_t& i = place.at;
    while (i < line.end && out.size() < count) {
        const std::uint32_t begin = i;
        const UChar32 c = nextPoint(text, i, line.end);
        const CharKind kind = kindOf(c);
        if (kind == CharKind::Space) {
            start = true;
            continue;
        }
        if (start || begin - chunkBegin > maxChunk) {
            start = true;
            chunkBegin = begin;
        }
        while (i < line.end && i - begin < maxChunk) {
            std::uint32_t after = i;
            const UChar32 next = nextPoint(text, after, line.end);
            if (kindOf(next) != kind || (kind == CharKind::Other && next != c)) {
                break;
            }
            i = after;
        }
        const std::string_view piece = text.substr(begin, i - begin);
        if (kind == CharKind::Digit) {
            const auto length = static_cast<std::uint32_t>(piece.size());
            push(begin, i, length <= 4 ? Digits1 + length - 1 : DigitsMore, start);
        } else if (kind == CharKind::Other) {
            const std::uint32_t identity = c < 0 ? 1U : static_cast<std::uint32_t>(c);
            push(begin, i,
                 100 + identity * 4 +
                     (static_cast<std::uint32_t>(piece.size()) > (c < 0x80    ? 1U
                                                                  : c < 0x800 ? 2U
                                                                              : 3U)
                          ? 1U
                          : 0U),
                 start);
        } else {
            // "don't", "DON’T": the n belongs to what follows. "cannot", "dont", "gonna": a list from the treebanks
            // says where to cut.
            std::uint32_t cut = 0;
            const bool n = piece.size() > 1 && (piece.back() == 'n' || piece.back() == 'N') && i + 1 < line.end;
            if (n) {
                std::uint32_t after = i;
                const UChar32 mark = nextPoint(text, after, line.end);
                if ((mark == '\'' || mark == 0x2019 || mark == '`') && after < line.end &&
                    (text[after] == 't' || text[after] == 'T')) {
                    cut = static_cast<std::uint32_t>(piece.size()) - 1;
                }
            }
            if (cut == 0 && piece.size() < 12) {
                const std::uint32_t found = contractions.find(lowerHash(piece));
                cut = found == FrozenMap::none || found >= piece.size() ? 0 : found;
            }
            if (cut > 0) {
                push(begin, begin + cut, letterKind(piece.substr(0, cut)), start);
                push(begin + cut, i, letterKind(piece.substr(cut)), false);
            } else {
                push(begin, i, letterKind(piece), start);
            }
        }
        start = false;
    }
}

std::size_t Tokeniser::cutFeatures(const std::vector<Atom>& atoms, std::size_t i, std::size_t tokenStart,
                                   Features& out) {
    static const Atom outside{};
    const auto inChunk = [&](std::ptrdiff_t offset) -> const Atom& {
        // Atoms of the same chunk only.
        const auto at = static_cast<std::ptrdiff_t>(i) + offset;
        if (offset <= 0) {
            for (std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i); k > at; --k) {
                if (k <= 0 || atoms[static_cast<std::size_t>(k)].chunkStart) {
                    return outside;
                }
            }
            return atoms[static_cast<std::size_t>(at)];
        }
        for (std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + 1; k <= at; ++k) {
            if (k >= static_cast<std::ptrdiff_t>(atoms.size()) || atoms[static_cast<std::size_t>(k)].chunkStart) {
                return outside;
            }
        }
        return atoms[static_cast<std::size_t>(at)];
    };
    const Atom& left = atoms[i];
    const Atom& right = atoms[i + 1];
    const Atom& left2 = inChunk(-1);
    const Atom& left3 = inChunk(-2);
    const Atom& right2 = inChunk(2);
    const Atom& right3 = inChunk(3);
    // The first atom of the next chunk, when this chunk ends with the right atom or the one after it.
    std::uint32_t following = 0;
    for (std::size_t k = i + 2; k < std::min(atoms.size(), i + 4); ++k) {
        if (atoms[k].chunkStart) {
            following = atoms[k].kind + 1;
            break;
        }
    }
    std::uint32_t token = 7, tokenKinds = 3;
    const std::size_t tokenAtoms = i + 1 - tokenStart;
    for (std::size_t k = tokenAtoms > 8 ? i - 7 : tokenStart; k <= i; ++k) {
        token = token * 31 + atoms[k].hash;
        tokenKinds = tokenKinds * 31 + atoms[k].kind;
    }
    const std::uint32_t length = left.span.size();
    std::size_t n = 0;
    std::uint32_t number = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n++] = feature(number++, a, b, c, d);
    };
    add(0);
    add(left.kind, right.kind);
    add(left2.kind, left.kind, right.kind, right2.kind);
    add(left2.kind, left.kind, right.kind);
    add(left.kind, right.kind, right2.kind);
    add(left3.kind, left2.kind, left.kind, right.kind);
    add(left.kind, right.kind, right2.kind, right3.kind);
    add(left.hash, right.kind);
    add(left.kind, right.hash);
    add(left.hash, right.hash);
    add(left.hash, right.kind, right2.kind);
    add(left2.hash, left.hash, right.kind);
    add(left2.hash, left.hash, right.hash);
    add(left.kind, right.hash, right2.hash);
    add(left.hash, right.hash, right2.hash);
    add(left2.kind, left.kind, right.hash);
    add(token, right.hash);
    add(token, right.kind, right2.kind);
    add(tokenKinds, right.kind);
    add(tokenKinds, right.kind, right2.kind);
    add(tokenKinds, right.kind, right2.kind, following);
    add(left.kind, right.kind, right2.kind, following);
    add(left.hash, right.hash, following);
    add(few(length), left.kind, right.kind, following);
    add(few(length), few(right.span.size()), right.kind, right2.kind);
    add(few(tokenAtoms), left.kind, right.kind);
    add(abbreviationKind(token == 7 * 31 + left.hash ? left.hash : 0), right.kind, following);
    add(left2.hash, left.kind, right.kind);
    add(left.kind, right.kind, right2.hash);
    add(left2.kind, left.kind, right.kind, few(length) * 8 + few(right.span.size()));
    assert(n <= maxFeatures);
    return n;
}

bool Tokeniser::beginsPartOfDay(const std::vector<Atom>& pieces, std::size_t i) {
    static const std::uint32_t am = lowerHash("am"), pm = lowerHash("pm"), a = lowerHash("a"), p = lowerHash("p"),
                               m = lowerHash("m");
    if (pieces[i].kind < Digits1 || pieces[i].kind > Digits2) {
        return false;
    }
    const std::uint32_t next = pieces[i + 1].hash;
    return next == am || next == pm || ((next == a || next == p) && i + 3 < pieces.size() && pieces[i + 3].hash == m);
}

bool Tokeniser::beginsPossessive(const std::vector<Atom>& pieces, std::size_t i) {
    static const std::uint32_t plain = lowerHash("'"), typographic = lowerHash("\xe2\x80\x99"), s = lowerHash("s");
    const auto isWord = [&](std::size_t at) { return pieces[at].kind >= Small && pieces[at].kind <= Mixed; };
    return isWord(i) && i + 2 < pieces.size() && (pieces[i + 1].hash == plain || pieces[i + 1].hash == typographic) &&
           pieces[i + 2].hash == s && !pieces[i + 2].chunkStart &&
           (i + 3 == pieces.size() || pieces[i + 3].chunkStart ||
            (pieces[i + 3].kind >= 100 && pieces[i + 3].hash != plain));
}

Tokeniser::Word Tokeniser::wordOf(std::string_view text, base::Span token, std::uint32_t previousEnd,
                                  std::uint32_t lineBegin) {
    Word word;
    const std::string_view form = token.in(text);
    word.hash = lowerHash(form);
    word.spaceBefore = token.begin > previousEnd || token.begin == lineBegin;
    std::uint32_t at = 0;
    const UChar32 c = nextPoint(form, at, static_cast<std::uint32_t>(form.size()));
    switch (kindOf(c)) {
    case CharKind::Letter:
        word.kind = letterKind(form.substr(0, 64));
        if (form.size() > 1 && form.back() == '.') {
            word.kind += 20;
            word.abbreviation = abbreviationKind(lowerHash(form.substr(0, form.size() - 1))) == 't';
        }
        break;
    case CharKind::Digit:
        word.kind = form.size() < 3 ? Digits1 : Digits4;
        if (form.back() == '.') {
            word.kind += 20;
        }
        break;
    case CharKind::Space:
    case CharKind::Other:
        word.kind = 100 + (c < 0 ? 1U : static_cast<std::uint32_t>(c));
        break;
    }
    return word;
}

bool Tokeniser::mayEnd(const std::vector<Word>& words, std::size_t i) {
    const Word& left = words[i];
    const Word& right = words[i + 1];
    return left.kind >= 20 || (right.spaceBefore && right.kind != Small);
}

void Tokeniser::SentenceSoFar::add(const Word& word) {
    static const std::uint32_t plainQuote = lowerHash("\""), opening = lowerHash("("), closing = lowerHash(")");
    quotes = quotes != (word.hash == plainQuote);
    depth = word.hash == opening ? depth + 1 : word.hash == closing ? std::max(depth - 1, 0) : depth;
}

std::size_t Tokeniser::endFeatures(const std::vector<Word>& words, std::size_t i, const SentenceSoFar& soFar,
                                   Features& out) {
    static const Word outside{};
    const std::size_t start = soFar.start;
    const Word& left = words[i];
    const Word& right = words[i + 1];
    const Word& left2 = i > start ? words[i - 1] : outside;
    const Word& left3 = i > start + 1 ? words[i - 2] : outside;
    const Word& right2 = i + 2 < words.size() ? words[i + 2] : outside;
    const Word& right3 = i + 3 < words.size() ? words[i + 3] : outside;
    const std::uint32_t space = right.spaceBefore ? 1 : 0;
    const std::uint32_t open = (soFar.quotes ? 1U : 0U) + 2U * static_cast<std::uint32_t>(std::min(soFar.depth, 2));
    const std::size_t length = i + 1 - start;
    const std::uint32_t size = length < 3    ? static_cast<std::uint32_t>(length)
                               : length < 6  ? 3
                               : length < 12 ? 4
                               : length < 30 ? 5
                               : length < 60 ? 6
                                             : 7;
    std::size_t n = 0;
    std::uint32_t number = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n++] = feature(number++, a * 2 + space, b, c, d);
    };
    add(0);
    add(left.hash);
    add(left.kind, right.kind);
    add(left.hash, right.kind);
    add(left.hash, right.hash);
    add(left.kind, right.hash);
    add(left2.hash, left.hash);
    add(left2.kind, left.kind, right.kind);
    add(left2.kind, left.hash, right.kind, right2.kind);
    add(left2.hash, left.hash, right.kind);
    add(left.kind, right.kind, right2.kind);
    add(left.kind, right.hash, right2.hash);
    add(left.hash, right.kind, right2.kind, right3.kind);
    add(left3.kind, left2.kind, left.hash, right.kind);
    add(left.hash, right.kind, open);
    add(left.kind, right.kind, right2.kind, open);
    add(left.hash, right.kind, size);
    add(left.kind, right.kind, size, open);
    add(left.abbreviation, right.kind);
    add(left.hash, right.hash, right2.kind);
    add(words[start].kind, left.hash, right.kind, size);
    add(right.hash);
    add(right.hash, left2.kind, left.kind);
    add(left.kind, right2.hash);
    add(left2.kind, left.hash, open, right.kind);
    assert(n <= maxFeatures);
    return n;
}

void Tokeniser::split(std::string_view text, base::Span line, std::vector<base::Span>& tokens,
                      std::vector<std::uint32_t>& sentenceEnds) const {
    SentenceSource(*this, text, line).next(std::numeric_limits<std::size_t>::max(), tokens, sentenceEnds);
}

} // namespace parallax::language
