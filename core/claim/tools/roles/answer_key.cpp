#include "claim/tools/roles/answer_key.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <unordered_set>

namespace parallax::training {
namespace {

using json = nlohmann::json;

std::vector<std::string> words(std::string_view text) {
    static const std::unordered_set<std::string_view> leading = {
        "a",       "the",  "an",  "this",  "that",  "these",   "those", "one",     "two",  "three",
        "four",    "five", "six", "seven", "eight", "nine",    "ten",   "1",       "2",    "3",
        "4",       "5",    "6",   "7",     "8",     "9",       "10",    "more",    "most", "many",
        "several", "some", "all", "few",   "any",   "another", "other", "certain", "of"};
    std::vector<std::string> found(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        if (c >= 'A' && c <= 'Z')
            c = static_cast<unsigned char>(c - 'A' + 'a');
        const bool possessive = c == '\'' && i + 1 < text.size() && (text[i + 1] == 's' || text[i + 1] == 'S') &&
                                (i + 2 == text.size() || !std::isalnum(static_cast<unsigned char>(text[i + 2])));
        if (possessive) {
            ++i;
        } else if (std::isalnum(c) || c >= 0x80) {
            found.back() += static_cast<char>(c);
        } else if (c != '-' && c != '"' && c != '`' && c != '\'' && c != '.' && !found.back().empty()) {
            found.emplace_back();
        }
    }
    if (found.back().empty())
        found.pop_back();
    while (found.size() > 1 && leading.contains(found.front()))
        found.erase(found.begin());
    return found;
}

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& word : all)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

std::string withoutBrackets(std::string_view text) {
    std::string kept;
    int depth = 0;
    for (const char c : text) {
        if (c == '[' || c == '(')
            ++depth;
        if (depth == 0)
            kept += c;
        if ((c == ']' || c == ')') && depth > 0)
            --depth;
    }
    return kept;
}

std::vector<KeyFiller> pooled(const json& templates, const char* role) {
    struct Pool {
        std::set<std::string> texts;
        std::set<std::string> heads;
        bool optional = true;
    };
    std::vector<Pool> pools;
    for (const auto& one : templates) {
        if (!one.contains(role))
            continue;
        std::set<std::size_t> optional;
        if (one.contains("optional_fillers") && one["optional_fillers"].contains(role))
            for (const auto& i : one["optional_fillers"][role])
                optional.insert(i.get<std::size_t>());
        const bool whole = one.contains("optional") && one["optional"].is_boolean() && one["optional"].get<bool>();
        std::size_t index = 0;
        for (const auto& aliases : one[role]) {
            Pool mine;
            mine.optional = whole || optional.contains(index++);
            for (const auto& alias : aliases) {
                const auto text = alias.get<std::string>();
                mine.texts.insert(normalised(text));
                mine.heads.insert(headWord(text));
            }
            const auto same = std::ranges::find_if(pools, [&](const Pool& pool) {
                return std::ranges::any_of(mine.texts, [&](const auto& text) { return pool.texts.contains(text); });
            });
            if (same == pools.end()) {
                pools.push_back(std::move(mine));
            } else {
                same->texts.merge(mine.texts);
                same->heads.merge(mine.heads);
                same->optional = same->optional && mine.optional;
            }
        }
    }
    std::vector<KeyFiller> fillers;
    for (const auto& pool : pools)
        fillers.push_back(
            {{pool.texts.begin(), pool.texts.end()}, {pool.heads.begin(), pool.heads.end()}, pool.optional});
    return fillers;
}

} // namespace

std::string normalised(std::string_view text) {
    return joined(words(text));
}

std::string headWord(std::string_view text) {
    static const std::unordered_set<std::string_view> after = {
        "of",      "from",     "in",        "on",        "at",      "by",         "for",       "to",
        "with",    "who",      "whom",      "whose",     "which",   "that",       "where",     "when",
        "near",    "against",  "between",   "among",     "during",  "including",  "belonging", "located",
        "wearing", "carrying", "armed",     "traveling", "working", "identified", "linked",    "involved",
        "known",   "called",   "described", "dressed",   "using",   "driving",    "believed",  "inside",
        "outside", "under",    "over",      "without",   "within",  "along",      "behind"};
    std::string plain = withoutBrackets(text);
    plain.erase(0, std::min(plain.find_first_not_of(" ,;:"), plain.size()));
    if (plain.empty())
        plain = text;
    auto all = words(std::string_view(plain).substr(0, plain.find_first_of(",;:")));
    if (all.empty())
        all = words(text);
    for (std::size_t i = 1; i < all.size(); ++i)
        if (after.contains(all[i])) {
            all.resize(i);
            break;
        }
    return all.empty() ? std::string() : all.back();
}

bool KeyFiller::matches(std::string_view answer) const {
    return std::ranges::find(texts, normalised(answer)) != texts.end() ||
           std::ranges::find(heads, headWord(answer)) != heads.end();
}

AnswerKey parseKey(const std::string& line, std::string& record) {
    const auto document = json::parse(line);
    json out;
    out["id"] = out["file"] = document.at("id");
    const auto copy = [&](const char* from, const char* to) {
        if (document.contains(from) && document[from].is_string())
            out[to] = document[from];
    };
    copy("dateline_source", "publisher");
    copy("dateline_date", "published");
    copy("text", "text");
    copy("text_cased", "text");
    record = out.dump();
    AnswerKey key;
    constexpr std::array<const char*, claim::roleSlotCount> names = {"perp_individual", "perp_org", "victim", "target",
                                                                     "weapon"};
    for (std::size_t slot = 0; slot < names.size(); ++slot)
        key.fillers[slot] = pooled(document.at("templates"), names[slot]);
    return key;
}

} // namespace parallax::training
