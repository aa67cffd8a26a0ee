#include "report/title_tail.h"

#include "base/one_of.h"
#include "report/credits.h"
#include "report/text_lines.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::report {

namespace {

constexpr std::size_t longestTail = 100; // bytes

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

std::string_view withoutSigns(std::string_view word) {
    while (!word.empty() && std::string_view(".,:;()-&").find(word.front()) != std::string_view::npos)
        word.remove_prefix(1);
    while (!word.empty() && std::string_view(".,:;()-&").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return word;
}

// "WQXZ", "KQX-TV", "WQXZ.com": a station of North America is called by three or four capitals from K or W.
bool isCallSign(std::string_view word) {
    std::size_t capitals = 0;
    while (capitals < word.size() && isUpper(word[capitals]))
        ++capitals;
    const std::string_view rest = word.substr(capitals);
    return (capitals == 3 || capitals == 4) && (word.front() == 'K' || word.front() == 'W') &&
           (rest.empty() || rest.front() == '-' || rest.front() == '.' || isDigit(rest.front()));
}

bool isWebAddress(std::string_view word) {
    static constexpr std::array<std::string_view, 6> endings = {".com", ".org", ".net", ".tv", ".co.uk", ".info"};
    const std::string lower = asciiLower(word);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        const std::size_t at = lower.find(ending);
        return at != std::string::npos && at >= 2;
    });
}

bool namesMedium(std::string_view word) {
    static constexpr std::array<std::string_view, 24> words = {
        "News",    "Weather",  "Sports",   "Sport",     "TV",       "Radio",        "Channel",   "Times",
        "Post",    "Herald",   "Tribune",  "Gazette",   "Journal",  "Chronicle",    "Daily",     "Press",
        "Courier", "Observer", "Guardian", "Telegraph", "Examiner", "Broadcasting", "Newspaper", "Headlines"};
    return base::isOneOf(word, words) || isCallSign(word) || isWebAddress(word);
}

// Every word of it could stand in a name.
bool isName(const std::vector<std::string_view>& words) {
    static constexpr std::array<std::string_view, 12> small = {"and", "of", "for", "the",     "your",   "in",
                                                               "on",  "&",  "a",   "weather", "sports", "news"};
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
        const std::string_view core = withoutSigns(word);
        return core.empty() || startsUpper(core) || isDigit(core.front()) || isWebAddress(core) ||
               base::isOneOf(core, small);
    });
}

} // namespace

std::optional<TitleTail> findTitleTail(std::string_view title) {
    struct Separator {
        std::string_view text;
        bool plain = false; // a dash: it stands in headlines, too
    };
    static constexpr std::array<Separator, 6> separators = {
        {{" | ", false}, {" :: ", false}, {" » ", false}, {" - ", true}, {" – ", true}, {" — ", true}}};
    for (const Separator& separator : separators) {
        const std::size_t at = title.rfind(separator.text);
        if (at == std::string_view::npos)
            continue;
        std::string_view tail = title.substr(at + separator.text.size());
        while (tail.ends_with(' '))
            tail.remove_suffix(1);
        const auto words = splitWords(tail);
        if (words.empty() || tail.size() > longestTail || splitWords(title.substr(0, at)).size() < 3 || !isName(words))
            continue;
        const bool medium = findOutlet(tail) || std::any_of(words.begin(), words.end(), [](std::string_view word) {
                                return namesMedium(withoutSigns(word));
                            });
        if (!medium && (separator.plain || words.size() > 4))
            continue;
        return TitleTail{at, tail};
    }
    return std::nullopt;
}

} // namespace parallax::report
