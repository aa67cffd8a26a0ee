#include "disagreement/scope.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/word_table.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

namespace parallax::disagreement {

namespace {

struct Spelling {
    std::string_view text;
    Standard standard;
};
constexpr std::array<Spelling, 48> spellings{{
    {"all", Standard::All},
    {"total", Standard::All},
    {"", Standard::All},
    {"people", Standard::All},
    {"person", Standard::All},
    {"persons", Standard::All},
    {"dead", Standard::All},
    {"victims", Standard::Victims},
    {"victim", Standard::Victims},
    {"attackers", Standard::Attackers},
    {"attacker", Standard::Attackers},
    {"gunmen", Standard::Attackers},
    {"gunman", Standard::Attackers},
    {"militants", Standard::Attackers},
    {"militant", Standard::Attackers},
    {"terrorists", Standard::Attackers},
    {"terrorist", Standard::Attackers},
    {"suspects", Standard::Attackers},
    {"suspect", Standard::Attackers},
    {"assailants", Standard::Attackers},
    {"rebels", Standard::Attackers},
    {"separatists", Standard::Attackers},
    {"extremists", Standard::Attackers},
    {"civilians", Standard::Civilians},
    {"civilian", Standard::Civilians},
    {"residents", Standard::Civilians},
    {"bystanders", Standard::Civilians},
    {"security forces", Standard::SecurityForces},
    {"security force", Standard::SecurityForces},
    {"security personnel", Standard::SecurityForces},
    {"police", Standard::Police},
    {"policemen", Standard::Police},
    {"policeman", Standard::Police},
    {"police officers", Standard::Police},
    {"police officer", Standard::Police},
    {"officers", Standard::Police},
    {"officer", Standard::Police},
    {"servicemen", Standard::Servicemen},
    {"serviceman", Standard::Servicemen},
    {"soldiers", Standard::Servicemen},
    {"soldier", Standard::Servicemen},
    {"troops", Standard::Servicemen},
    {"military", Standard::Servicemen},
    {"guards", Standard::Guards},
    {"guard", Standard::Guards},
    {"security guards", Standard::Guards},
    {"security guard", Standard::Guards},
    {"fighters", Standard::Attackers},
}};

std::string singular(std::string_view noun) {
    std::string one(noun);
    if (one.ends_with("men") && one.size() > 4)
        one.replace(one.size() - 2, 1, "a");
    else if (one.ends_with("ies") && one.size() > 4)
        one.replace(one.size() - 3, 3, "y");
    else if (one.ends_with("s") && !one.ends_with("ss") && one.size() > 3)
        one.pop_back();
    return one;
}

// "prisoners" are the "inmates" of the other report.
const base::WordTable<std::string_view>& sameWords() {
    static const auto words = [] {
        base::WordTable<std::string_view> table;
        base::readTable(base::resource("lexicon/scope_words.tsv"), [&](const std::vector<std::string_view>& fields,
                                                                       std::size_t line) {
            if (fields.size() != 2)
                throw base::Error(fmt::format(
                    "lexicon/scope_words.tsv, line {}: expected a noun and the one that it goes with", line));
            table.add(fields[0], fields[1]);
        });
        return table;
    }();
    return words;
}

} // namespace

Scope parseScope(std::string_view text) {
    std::string lower;
    for (const char c : text)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const Spelling& one : spellings)
        if (one.text == lower)
            return {one.standard, {}};
    std::string noun = singular(lower);
    if (const std::string_view* same = sameWords().find(noun))
        noun = *same;
    return {Standard::Other, std::move(noun)};
}

std::string scopeText(const Scope& scope) {
    switch (scope.standard) {
    case Standard::All:
        return "all";
    case Standard::Attackers:
        return "attackers";
    case Standard::Victims:
        return "victims";
    case Standard::Civilians:
        return "civilians";
    case Standard::SecurityForces:
        return "security forces";
    case Standard::Police:
        return "police";
    case Standard::Servicemen:
        return "servicemen";
    case Standard::Guards:
        return "guards";
    case Standard::Other:
        return scope.noun;
    }
    return scope.noun;
}

bool isBelow(const Scope& part, const Scope& whole) {
    if (part == whole)
        return false;
    switch (whole.standard) {
    case Standard::All:
        return true;
    case Standard::Victims:
        return part.standard != Standard::All && part.standard != Standard::Attackers;
    case Standard::SecurityForces:
        return part.standard == Standard::Police || part.standard == Standard::Servicemen ||
               part.standard == Standard::Guards;
    case Standard::Civilians:
        return part.standard == Standard::Other;
    case Standard::Attackers:
    case Standard::Police:
    case Standard::Servicemen:
    case Standard::Guards:
    case Standard::Other:
        return false;
    }
    return false;
}

bool areApart(const Scope& left, const Scope& right) {
    if (left == right || isBelow(left, right) || isBelow(right, left))
        return false;
    return left.standard != Standard::Other || right.standard != Standard::Other;
}

} // namespace parallax::disagreement
