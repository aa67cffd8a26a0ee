#include "actor/name_key.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace parallax::actor {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Only names with letters outside ASCII come here: ICU's transliterator costs microseconds a word.
std::string toAscii(std::string_view text) {
    static std::mutex mutex;
    static std::unique_ptr<icu::Transliterator> transliterator;
    const std::scoped_lock lock(mutex);
    if (!transliterator) {
        UErrorCode status = U_ZERO_ERROR;
        transliterator.reset(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
        if (U_FAILURE(status))
            transliterator.reset();
    }
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    if (transliterator)
        transliterator->transliterate(unicode);
    std::string ascii;
    unicode.toUTF8String(ascii);
    return ascii;
}

bool isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

// Letters and pairs that different systems write for one sound, mapped on one letter; h after a consonant and doubled
// letters fall away.
std::string simplified(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        const auto put = [&](char letter) {
            if (out.empty() || out.back() != letter)
                out += letter;
        };
        if (c == 'x') {
            put('k');
            put('s');
        } else if (c == 't' && next == 'c' && i + 2 < word.size() && word[i + 2] == 'h') {
            put('c');
            i += 2;
        } else if (c == 's' && next == 'c' && i + 2 < word.size() && word[i + 2] == 'h') {
            put('$');
            i += 2;
        } else if (c == 's' && next == 'h') {
            put('$');
            ++i;
        } else if (c == 'c' && next == 'h') {
            put('c');
            ++i;
        } else if (c == 'd' && (next == 'j' || (next == 'z' && i + 2 < word.size() && word[i + 2] == 'h'))) {
            put('j');
            i += next == 'j' ? 1 : 2;
        } else if (c == 'z' && next == 'h') {
            put('j');
            ++i;
        } else if (c == 'k' && next == 'h') {
            put('k');
            ++i;
        } else if (c == 'p' && next == 'h') {
            put('f');
            ++i;
        } else if ((c == 'g' || c == 'd' || c == 't' || c == 'b') && next == 'h') {
            put(c);
            ++i;
        } else if (c == 't' && (next == 's' || next == 'z')) {
            put('c');
            ++i;
        } else if (c == 'q' || (c == 'c' && (next == 'k' || next == 'a' || next == 'o' || next == 'u' || next == 'l' ||
                                             next == 'r' || next == '\0'))) {
            put('k');
            if (c == 'c' && next == 'k')
                ++i;
        } else if (c == 'w') {
            put('v');
        } else if (c == 'j' && !out.empty() && isVowel(out.back()) && !isVowel(next)) {
            put('i'); // "Sergej", "Mikhajlov"
        } else if (c == 'h' && !out.empty() && (next == '\0' || !isVowel(next))) {
            // silent: "Fatah", "Ahmad" against "Akhmad" keeps its h only before a vowel
        } else {
            put(c);
        }
    }
    return out;
}

double vowelExchange(char left, char right) {
    const auto is = [&](char a, char b) { return (left == a && right == b) || (left == b && right == a); };
    if (is('i', 'y'))
        return 0.1;
    if (is('o', 'u'))
        return 0.3;
    if (is('e', 'i') || is('a', 'e') || is('e', 'y'))
        return 0.35;
    if (is('a', 'o') || is('e', 'o'))
        return 0.9;
    return 1.0;
}

// The first and the last vowel tell names apart that are otherwise alike (Allen, Ellen; Mario, Maria).
double cost(char left, char right, bool first, bool last) {
    if (left == right)
        return 0;
    if (isVowel(left) && isVowel(right)) {
        const double exchange = vowelExchange(left, right);
        const bool telling = exchange > 0.3 && (last || (first && (left == 'a' || right == 'a')));
        return telling ? 1 : exchange;
    }
    return 2;
}

double dropCost(char letter, char beside) {
    if (letter == 'y')
        return 0.15; // yerlan, erlan; -iy, -y
    if (letter == 'h')
        return 0.3;
    if (isVowel(letter) && isVowel(beside))
        return 0.3; // ae, ou, ie
    if (isVowel(letter))
        return 0.7;
    return 2;
}

} // namespace

bool isSmallWord(std::string_view word) {
    constexpr std::array<std::string_view, 18> words{"of", "and", "the", "for", "in", "on",  "to", "a",   "an",
                                                     "al", "el",  "de",  "la",  "du", "del", "ul", "bin", "ibn"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> nameWords(std::string_view name) {
    const std::string ascii = isAscii(name) ? std::string(name) : toAscii(name);
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        const char c = ascii[i];
        if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += c;
        else if (c == '\'' || c == '`') {
            // "Karim's" ends the word, "O'Brien" and the soft sign do not.
            const bool possessive =
                i + 1 < ascii.size() && ascii[i + 1] == 's' && (i + 2 == ascii.size() || ascii[i + 2] == ' ');
            if (possessive)
                ++i;
        } else if (c == '.' && word.size() == 1 && i + 1 < ascii.size() && ascii[i + 1] != ' ') {
            // "U.S." is one word
        } else {
            finish();
        }
    }
    finish();
    while (words.size() > 1 && (words.front() == "the" || words.front() == "a" || words.front() == "an"))
        words.erase(words.begin());
    return words;
}

std::string nameKey(std::string_view name) {
    std::string key;
    for (const std::string& word : nameWords(name)) {
        if (!key.empty())
            key += ' ';
        key += word;
    }
    return key;
}

std::string consonantSkeleton(std::string_view word) {
    std::string skeleton;
    for (const char c : simplified(word)) {
        if (isVowel(c) || c == 'h')
            continue;
        if (skeleton.empty() || skeleton.back() != c)
            skeleton += c;
    }
    return skeleton;
}

double spellingDistance(std::string_view leftWord, std::string_view rightWord) {
    const std::string left = simplified(leftWord);
    const std::string right = simplified(rightWord);
    // Words are short: the whole table costs nothing. Very long ones are not names.
    if (left.size() > 40 || right.size() > 40)
        return left == right ? 0 : 100;
    std::vector<double> row(right.size() + 1, 0);
    const auto around = [](const std::string& text, std::size_t at) {
        return at > 0 ? text[at - 1] : at + 1 < text.size() ? text[at + 1] : '\0';
    };
    for (std::size_t j = 1; j <= right.size(); ++j)
        row[j] = row[j - 1] + dropCost(right[j - 1], around(right, j - 1));
    for (std::size_t i = 1; i <= left.size(); ++i) {
        double diagonal = row[0];
        row[0] += dropCost(left[i - 1], around(left, i - 1));
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const double best = std::min(
                {diagonal + cost(left[i - 1], right[j - 1], i == 1 && j == 1, i == left.size() && j == right.size()),
                 row[j] + dropCost(left[i - 1], around(left, i - 1)),
                 row[j - 1] + dropCost(right[j - 1], around(right, j - 1))});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[right.size()];
}

bool sameSpelling(std::string_view left, std::string_view right) {
    if (left == right)
        return true;
    if (left.size() < 3 || right.size() < 3 || consonantSkeleton(left) != consonantSkeleton(right))
        return false;
    // A final -a marks a woman's name beside a man's in many languages: Ivanov, Ivanova.
    const std::string plainLeft = simplified(left);
    const std::string plainRight = simplified(right);
    if ((plainLeft.back() == 'a') != (plainRight.back() == 'a') && plainLeft.size() != plainRight.size())
        return false;
    const double shorter = static_cast<double>(std::min(left.size(), right.size()));
    return spellingDistance(left, right) <= (shorter <= 4 ? 0.3 : 0.8);
}

std::string initials(const std::vector<std::string>& words, bool withSmallWords) {
    std::string letters;
    for (const std::string& word : words)
        if (withSmallWords || !isSmallWord(word))
            letters += word.front();
    return letters;
}

} // namespace parallax::actor
