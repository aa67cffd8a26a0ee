#include "mention/time_words.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/word_table.h"

#include <charconv>
#include <string>

namespace parallax::mention {

namespace {

struct Role {
    std::string_view name;
    std::int16_t TimeWord::*field;
};

constexpr Role roles[] = {
    {"month", &TimeWord::month},
    {"month-short", &TimeWord::monthShort},
    {"weekday", &TimeWord::weekday},
    {"weekday-plural", &TimeWord::weekdayPlural},
    {"weekday-short", &TimeWord::weekdayShort},
    {"unit", &TimeWord::unit},
    {"units", &TimeWord::units},
    {"unit-short", &TimeWord::unitShort},
    {"cardinal", &TimeWord::cardinal},
    {"scale", &TimeWord::scale},
    {"ordinal", &TimeWord::ordinal},
    {"season", &TimeWord::season},
    {"seasons", &TimeWord::seasons},
    {"part", &TimeWord::part},
    {"parts", &TimeWord::parts},
    {"clock-word", &TimeWord::clockWord},
    {"day-word", &TimeWord::dayWord},
    {"reference", &TimeWord::reference},
    {"shift", &TimeWord::shift},
    {"edge", &TimeWord::edge},
    {"approx", &TimeWord::approx},
    {"frequency", &TimeWord::frequency},
    {"every", &TimeWord::every},
    {"zone", &TimeWord::zone},
    {"era", &TimeWord::era},
    {"vague", &TimeWord::vague},
    {"direction", &TimeWord::direction},
    {"filler", &TimeWord::filler},
    {"tense", &TimeWord::tense},
    {"appoints", &TimeWord::appoints},
    {"roman", &TimeWord::roman},
    {"glue", &TimeWord::glue},
    {"decade-word", &TimeWord::decadeWord},
};

using Table = base::WordTable<TimeWord>;

void addRow(Table& table, std::string_view line) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) {
        throw base::Error("lexicon/time_words.tsv: three columns expected in \"" + std::string(line) + "\"");
    }
    const std::string_view role = line.substr(first + 1, second - first - 1);
    const std::string_view number = line.substr(second + 1);
    std::int16_t value = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), value);
    for (const Role& known : roles) {
        if (known.name == role && parsed.ec == std::errc()) {
            // 0 stands for "no time zone word", so that Greenwich needs another number.
            table[line.substr(0, first)].*known.field =
                role == "zone" ? static_cast<std::int16_t>(value + 1000) : value;
            return;
        }
    }
    throw base::Error("lexicon/time_words.tsv: no such role or number: \"" + std::string(line) + "\"");
}

const Table& words() {
    static const Table table = [] {
        Table result;
        std::string_view text = base::resource("lexicon/time_words.tsv");
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            if (!line.empty() && line.front() != '#') {
                addRow(result, line);
            }
        }
        return result;
    }();
    return table;
}

} // namespace

const TimeWord* findTimeWord(std::string_view lowerCase) {
    static const Table& table = words();
    return table.find(lowerCase);
}

} // namespace parallax::mention
