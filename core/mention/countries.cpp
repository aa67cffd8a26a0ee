#include "mention/countries.h"

#include "base/resource.h"
#include "base/table_reader.h"

#include <string>
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

} // namespace parallax::mention
