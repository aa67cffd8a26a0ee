#include "actor/body_names.h"

#include "actor/name_key.h"
#include "base/one_of.h"
#include "base/resource.h"
#include "base/table_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace parallax::actor {

namespace {

constexpr std::array<std::string_view, 6> kindWords{"group",   "organization", "organisation",
                                                    "network", "movement",     "militia"};
constexpr std::array<std::string_view, 6> otherBody{"anti", "pro", "former", "ex", "rival", "non"};

std::unordered_map<std::string, std::string> readBodies() {
    std::unordered_map<std::string, std::string> bodies;
    base::readTable(base::resource("lexicon/body_names.tsv"),
                    [&](const std::vector<std::string_view>& fields, std::size_t) {
                        const std::string first = contentKey(nameWords(fields[0]));
                        for (const std::string_view field : fields)
                            bodies.emplace(contentKey(nameWords(field)), first);
                    });
    return bodies;
}

std::string_view find(const std::vector<std::string>& words) {
    static const std::unordered_map<std::string, std::string> bodies = readBodies();
    const auto at = bodies.find(contentKey(words));
    return at == bodies.end() ? std::string_view() : std::string_view(at->second);
}

} // namespace

std::string contentKey(const std::vector<std::string>& words) {
    std::vector<std::string_view> content;
    for (const std::string& word : words)
        if (!isSmallWord(word))
            content.push_back(word);
    std::sort(content.begin(), content.end());
    std::string key;
    for (const std::string_view word : content)
        (key += key.empty() ? "" : " ") += word;
    return key;
}

std::string_view knownBody(const std::vector<std::string>& words) {
    if (words.empty())
        return {};
    if (const std::string_view body = find(words); !body.empty() || words.size() < 2)
        return body;
    if (!base::isOneOf(words.back(), kindWords))
        return {};
    if (const std::string_view body = find({words.begin(), words.end() - 1}); !body.empty())
        return body;
    if (words.size() < 3 || base::isOneOf(words.front(), otherBody))
        return {};
    return find({words.begin() + 1, words.end() - 1});
}

} // namespace parallax::actor
