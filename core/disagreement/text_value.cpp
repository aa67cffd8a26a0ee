#include "disagreement/text_value.h"

#include "actor/content_words.h"
#include "actor/name_key.h"

#include <algorithm>

namespace parallax::disagreement {

namespace {

std::string stem(std::string word) {
    for (const std::string_view ending : {"ings", "ing", "ers", "ed", "er", "es", "s"})
        if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            break;
        }
    if (word.size() > 4 && word.back() == 'e')
        word.pop_back();
    return word;
}

bool sameWord(const std::string& left, const std::string& right) {
    if (left == right)
        return true;
    const std::string& shorter = left.size() <= right.size() ? left : right;
    const std::string& longer = left.size() <= right.size() ? right : left;
    if (shorter.size() >= 5 && longer.size() <= shorter.size() + 3 &&
        longer.starts_with(shorter.substr(0, shorter.size() - 1)))
        return true;
    return shorter.size() >= 5 && actor::sameSpelling(left, right);
}

} // namespace

std::vector<std::string> valueWords(std::string_view text) {
    std::vector<std::string> words;
    for (std::string& word : actor::nameWords(text))
        if (!actor::isFunctionWord(word))
            words.push_back(stem(std::move(word)));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

double valueLikeness(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    if (left.empty() || right.empty())
        return left.empty() && right.empty() ? 1 : 0;
    const std::vector<std::string>& fewer = left.size() <= right.size() ? left : right;
    const std::vector<std::string>& more = left.size() <= right.size() ? right : left;
    std::size_t shared = 0;
    for (const std::string& word : fewer)
        if (std::any_of(more.begin(), more.end(), [&](const std::string& other) { return sameWord(word, other); }))
            ++shared;
    return static_cast<double>(shared) / static_cast<double>(fewer.size());
}

} // namespace parallax::disagreement
