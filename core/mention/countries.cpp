#include "mention/countries.h"

#include "base/resource.h"
#include "base/table_reader.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace parallax::mention {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

} // namespace

bool isCountry(std::string_view name) {
    static const auto countries = [] {
        std::unordered_set<std::string> all;
        base::readTable(base::resource("lexicon/demonyms.tsv"),
                        [&](const auto& fields, std::size_t) { all.insert(lower(fields[0])); });
        return all;
    }();
    return countries.contains(lower(name));
}

std::string_view countryOf(std::string_view adjective) {
    static const auto countries = [] {
        std::unordered_map<std::string, std::string_view> all;
        base::readTable(base::resource("lexicon/demonyms.tsv"), [&](const auto& fields, std::size_t) {
            for (std::size_t i = 1; i < fields.size(); ++i)
                all.emplace(lower(fields[i]), fields[0]);
        });
        return all;
    }();
    const auto found = countries.find(std::string(adjective));
    return found == countries.end() ? std::string_view() : found->second;
}

} // namespace parallax::mention
