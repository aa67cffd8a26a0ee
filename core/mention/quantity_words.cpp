#include "mention/quantity_words.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/word_table.h"

#include <charconv>

namespace parallax::mention {

namespace {

struct NumberRole {
    std::string_view name;
    double QuantityWord::*field;
};

struct FlagRole {
    std::string_view name;
    bool QuantityWord::*field;
};

constexpr NumberRole numberRoles[] = {
    {"cardinal", &QuantityWord::cardinal}, {"scale", &QuantityWord::scale}, {"magnitude", &QuantityWord::magnitude},
    {"group", &QuantityWord::group},       {"exact", &QuantityWord::exact}, {"few", &QuantityWord::few},
    {"plenty", &QuantityWord::plenty},     {"none", &QuantityWord::none},   {"ordinal", &QuantityWord::ordinal},
    {"fraction", &QuantityWord::fraction},
};

constexpr FlagRole flagRoles[] = {
    {"about", &QuantityWord::about},       {"more", &QuantityWord::more},     {"fewer", &QuantityWord::fewer},
    {"plain", &QuantityWord::plain},       {"filler", &QuantityWord::filler}, {"label", &QuantityWord::label},
    {"street", &QuantityWord::street},     {"sport", &QuantityWord::sport},   {"plural", &QuantityWord::plural},
    {"singular", &QuantityWord::singular}, {"stop", &QuantityWord::stop},
};

void setRole(QuantityWord& word, std::string_view role, std::string_view value, std::string_view line) {
    if (role == "unit") {
        word.unit = value;
        return;
    }
    for (const FlagRole& known : flagRoles) {
        if (known.name == role) {
            word.*known.field = true;
            return;
        }
    }
    for (const NumberRole& known : numberRoles) {
        if (known.name == role) {
            double number = 0;
            if (std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc()) {
                word.*known.field = number;
                return;
            }
        }
    }
    throw base::Error("lexicon/quantity_words.tsv: no such role or number: \"" + std::string(line) + "\"");
}

using Table = base::WordTable<QuantityWord>;

Table readTable() {
    Table result;
    std::string_view text = base::resource("lexicon/quantity_words.tsv");
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
        if (second == std::string_view::npos) {
            throw base::Error("lexicon/quantity_words.tsv: three columns expected in \"" + std::string(line) + "\"");
        }
        setRole(result[line.substr(0, first)], line.substr(first + 1, second - first - 1), line.substr(second + 1),
                line);
    }
    return result;
}

} // namespace

const QuantityWord* findQuantityWord(std::string_view lowerCase) {
    static const Table table = readTable();
    return table.find(lowerCase);
}

} // namespace parallax::mention
