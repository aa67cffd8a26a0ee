#include "mention/quantity_number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace parallax::mention {

const NumberToken NumberReader::m_none{};
const QuantityWord NumberReader::m_noWord{};

NumberReader::NumberReader(const language::Document& document, std::size_t first, std::size_t end)
    : m_document(document), m_first(first) {
    m_tokens.reserve(end - first);
    for (std::size_t token = first; token < end; ++token) {
        m_tokens.push_back(readNumberToken(document.form(token)));
    }
}

namespace {

struct BoundPhrase {
    std::array<std::string_view, 3> words;
    Relation relation;

    std::size_t length() const { return words[1].empty() ? 1 : words[2].empty() ? 2 : 3; }
};

constexpr auto boundPhrases = std::to_array<BoundPhrase>({
    {{"at", "least"}, Relation::AtLeast},
    {{"no", "fewer", "than"}, Relation::AtLeast},
    {{"no", "less", "than"}, Relation::AtLeast},
    {{"not", "less", "than"}, Relation::AtLeast},
    {{"not", "fewer", "than"}, Relation::AtLeast},
    {{"a", "minimum", "of"}, Relation::AtLeast},
    {{"minimum"}, Relation::AtLeast},
    {{"at", "most"}, Relation::AtMost},
    {{"no", "more", "than"}, Relation::AtMost},
    {{"not", "more", "than"}, Relation::AtMost},
    {{"up", "to"}, Relation::AtMost},
    {{"as", "many", "as"}, Relation::AtMost},
    {{"as", "much", "as"}, Relation::AtMost},
    {{"a", "maximum", "of"}, Relation::AtMost},
    {{"as", "few", "as"}, Relation::AtLeast},
    {{"as", "little", "as"}, Relation::AtLeast},
    {{"more", "than"}, Relation::MoreThan},
    {{"upwards", "of"}, Relation::MoreThan},
    {{"in", "excess", "of"}, Relation::MoreThan},
    {{"fewer", "than"}, Relation::LessThan},
    {{"less", "than"}, Relation::LessThan},
    {{"an", "estimated"}, Relation::About},
    {{"close", "to"}, Relation::About},
    {{"some"}, Relation::About},
    {{"a", "total", "of"}, Relation::Equal},
});

} // namespace

// "at least", "no more than", "as many as", "up to", "between": what the number is bounded by. Bound::end == token when
// nothing bounds it.
NumberReader::Bound NumberReader::bound(std::size_t token, std::size_t end) const {
    Bound result{Relation::Equal, token, false};
    const auto* const phrase = std::ranges::find_if(boundPhrases, [&](const BoundPhrase& candidate) {
        std::size_t at = token;
        for (const std::string_view word : candidate.words) {
            if (!word.empty() && (at >= end || !is(at++, word))) {
                return false;
            }
        }
        return true;
    });
    if (phrase != boundPhrases.end()) {
        result.relation = phrase->relation;
        result.end = token + phrase->length();
        if (is(token, "up") && is(result.end, "as")) { // "up to as many as"
            result.end = std::min(end, result.end + 3);
        }
        return result;
    }
    if (is(token, "between") || is(token, "from")) {
        result.end = token + 1;
        result.between = true;
        return result;
    }
    const QuantityWord& entry = word(token);
    if (entry.about || entry.more || entry.fewer || entry.plain) {
        result.relation = entry.about   ? Relation::About
                          : entry.more  ? Relation::MoreThan
                          : entry.fewer ? Relation::LessThan
                                        : Relation::Equal;
        result.end = token + 1;
    }
    return result;
}

// "$14,000", "US $5m", "3.5 million"
bool NumberReader::digitsCore(std::size_t& token, std::size_t end, Number& number) const {
    std::size_t at = token;
    const auto isCurrency = [&](std::size_t index) {
        const QuantityWord& entry = word(index);
        const std::string_view text = index < end ? form(index) : std::string_view();
        return entry.unit.size() == 3 && entry.unit.front() <= 'Z' && text.size() <= 5 &&
               (text.size() <= 2 || text.front() <= 'Z' || text.front() == '$');
    };
    if (at + 2 < end && (is(at, "us") || is(at, "u.s.")) && isCurrency(at + 1)) {
        ++at;
    }
    if (at + 1 < end && isCurrency(at) && this->at(at + 1).digits) {
        number.unit = word(at).unit;
        ++at;
    }
    const NumberToken& here = this->at(at);
    if (at >= end || !here.digits) {
        return false;
    }
    number.digits = true;
    number.number = token;
    number.quantity = {Relation::Equal, *here.digits, here.digits};
    ++at;
    if (here.digitsEnd) {
        if (*here.digitsEnd > *here.digits) {
            number.quantity = {Relation::Range, *here.digits, here.digitsEnd};
        }
    } else if (here.suffix == "+") {
        number.quantity.relation = Relation::AtLeast;
    } else if (here.suffix == "th" || here.suffix == "st" || here.suffix == "nd" || here.suffix == "rd") {
        number.ordinal = true;
        token = at;
        return true;
    } else if (const QuantityWord* unit = quantityWordOf(here.suffix); unit != nullptr && !unit->unit.empty()) {
        number.unit = unit->unit;
    }
    double factor = 1;
    while (at < end &&
           (word(at).scale > 0 || (word(at).magnitude > 0 && (!number.unit.empty() || !word(at + 1).unit.empty())))) {
        factor *= word(at).scale > 0 ? word(at).scale : word(at).magnitude;
        ++at;
    }
    if (at < end && word(at).group == 12) {
        factor *= 12;
        ++at;
    }
    number.quantity.low *= factor;
    number.quantity.high = *number.quantity.high * factor;
    token = at;
    return true;
}

// "seven", "two hundred and fifty", "a hundred", "two dozen", "half a dozen"
bool NumberReader::wordsCore(std::size_t& token, std::size_t end, Number& number) const {
    std::size_t at = token;
    double value = 0;
    double group = -1; // below a thousand
    bool any = false;
    number.number = token;
    if (is(at, "half") && (is(at + 1, "a") || is(at + 1, "an")) && at + 2 < end &&
        (word(at + 2).group > 0 || word(at + 2).scale > 0)) {
        number.quantity.low = (word(at + 2).group > 0 ? word(at + 2).group : word(at + 2).scale) / 2;
        number.quantity.high = number.quantity.low;
        token = at + 3;
        return true;
    }
    if ((is(at, "a") || is(at, "an")) && at + 1 < end && (word(at + 1).group > 0 || word(at + 1).scale > 0)) {
        group = 1;
        any = true;
        ++at;
    }
    constexpr std::size_t longest = 24; // words of a number: keeps the cost linear
    for (; at < std::min(end, token + longest); ++at) {
        const QuantityWord& entry = word(at);
        if (entry.cardinal >= 0) {
            const bool fits = group < 0 || (std::fmod(group, 100) == 0 && group > 0) ||
                              (std::fmod(group, 10) == 0 && entry.cardinal < 10 && group >= 20);
            if (!fits) {
                break;
            }
            group = std::max(group, 0.0) + entry.cardinal;
            any = true;
            if (this->at(at + 1).mark == '-' && at + 2 < end && word(at + 2).cardinal > 0 &&
                word(at + 2).cardinal < 10 && entry.cardinal >= 20) {
                group += word(at + 2).cardinal;
                at += 2;
            }
        } else if (entry.scale == 100 && any && group > 0) {
            group *= 100;
        } else if (entry.scale > 100 && any) {
            value += std::max(group, 1.0) * entry.scale;
            group = -1;
        } else if (entry.group > 0 && any && (entry.group == 12 || group == 1)) {
            group = std::max(group, 1.0) * entry.group;
            ++at;
            break;
        } else if (is(at, "and") && any && at + 1 < end && word(at - 1).scale > 0 && word(at + 1).cardinal > 0) {
            continue;
        } else {
            break;
        }
    }
    if (!any) {
        // One token with a hyphen: "twenty-six"
        const std::string_view text = token < end ? form(token) : std::string_view();
        const std::size_t dash = text.find('-');
        if (dash == std::string_view::npos) {
            return false;
        }
        const QuantityWord* tens = quantityWordOf(text.substr(0, dash));
        const QuantityWord* ones = quantityWordOf(text.substr(dash + 1));
        if (tens == nullptr || ones == nullptr || tens->cardinal < 20 || ones->cardinal < 1 || ones->cardinal > 9) {
            return false;
        }
        value = tens->cardinal + ones->cardinal;
        at = token + 1;
        while (at < end && word(at).scale > 0) {
            value *= word(at).scale;
            ++at;
        }
        group = 0;
    }
    value += std::max(group, 0.0);
    number.quantity = {Relation::Equal, value, value};
    token = at;
    return true;
}

// "dozens of", "several hundred", "a few", "a handful of", "many", "some", "both", "no", "tens of thousands of"
bool NumberReader::vagueCore(std::size_t& token, std::size_t end, Number& number) const {
    std::size_t at = token;
    number.number = token;
    if ((is(at, "a") || is(at, "an")) && at + 1 < end) {
        if (is(at + 1, "number") && is(at + 2, "of")) {
            number.quantity = {Relation::Some, 2, std::nullopt};
            number.partitive = true;
            token = at + 3;
            return true;
        }
        if (word(at + 1).few < 0 && word(at + 1).exact < 0) {
            return false;
        }
        if (is(at + 1, "many") || is(at + 1, "another")) {
            return false;
        }
        ++at;
    }
    const QuantityWord& entry = word(at);
    if (entry.none >= 0) {
        number.quantity = {Relation::Equal, 0, 0};
        token = at + 1;
        return true;
    }
    if (entry.exact >= 0) {
        number.quantity = {Relation::Equal, entry.exact, entry.exact};
        ++at;
        number.partitive = at < end && is(at, "of");
        token = number.partitive ? at + 1 : at;
        return true;
    }
    if (entry.few >= 0) {
        number.quantity = {Relation::Some, entry.few, std::nullopt};
        if (is(at, "couple")) {
            number.quantity.high = 3;
            // "A married couple were killed": two who belong together; "a couple (of) people" are few.
            static constexpr std::array<std::string_view, 14> behindPair = {
                "and", "was", "were", "is", "are", "who", "in", "at", "from", "died", "had", "has", "have", "whose"};
            const bool two = at + 1 >= end || this->at(at + 1).mark != 0 ||
                             std::ranges::any_of(behindPair, [&](std::string_view next) { return is(at + 1, next); });
            if (two) {
                number.quantity = {Relation::Equal, 2, 2};
            }
        }
        ++at;
        while (at < end && (word(at).scale > 0 || word(at).group == 12)) { // "several hundred"
            number.quantity.low *= word(at).scale > 0 ? word(at).scale : 12;
            number.quantity.high.reset();
            ++at;
        }
        number.partitive = at < end && is(at, "of");
        token = number.partitive ? at + 1 : at;
        return true;
    }
    if (entry.plenty >= 0) {
        double low = entry.plenty;
        ++at;
        if (at + 1 < end && is(at, "of") && word(at + 1).plenty > 0) { // "tens of thousands"
            low = entry.plenty * (word(at + 1).plenty / 2);
            at += 2;
        }
        number.quantity = {Relation::Some, low, std::nullopt};
        number.partitive = at < end && is(at, "of");
        token = number.partitive ? at + 1 : at;
        return true;
    }
    return false;
}

// "two thirds of", "a third of", "half of", "one-quarter"
bool NumberReader::fractionCore(std::size_t& token, std::size_t end, Number& number) const {
    std::size_t at = token;
    double parts = 1;
    if (is(at, "a") || is(at, "an")) {
        ++at;
    } else if (word(at).cardinal > 0 && at + 1 < end) {
        parts = word(at).cardinal;
        ++at;
        if (this->at(at).mark == '-') {
            ++at;
        }
    }
    if (word(at).fraction == 2 && (is(at + 1, "a") || is(at + 1, "an")) &&
        (word(at + 2).group > 0 || word(at + 2).scale > 0)) {
        return false; // "half a dozen" is a count
    }
    double denominator = word(at).fraction;
    if (denominator < 0 && at > token && word(at).ordinal > 2) {
        denominator = word(at).ordinal;
    }
    if (at >= end || denominator < 0) {
        return false;
    }
    const bool of =
        is(at + 1, "of") || (denominator == 2 && (is(at + 1, "the") || is(at + 1, "a") || is(at + 1, "an")));
    if (at == token ? !of : !(of || word(at).fraction > 0)) {
        return false;
    }
    number.number = token;
    number.quantity = {Relation::Equal, parts / denominator, parts / denominator};
    number.fraction = true;
    ++at;
    number.partitive = at < end && is(at, "of");
    token = number.partitive ? at + 1 : at;
    return true;
}

bool NumberReader::core(std::size_t& token, std::size_t end, Number& number) const {
    return fractionCore(token, end, number) || digitsCore(token, end, number) || wordsCore(token, end, number) ||
           vagueCore(token, end, number);
}

// "million dollars", "percent", "km"
void NumberReader::unit(std::size_t& token, std::size_t end, Number& number) const {
    if (token >= end || number.ordinal) {
        return;
    }
    std::size_t at = token;
    if (this->at(at).mark == '-' && at + 1 < end) {
        ++at;
    }
    if (at + 1 < end && is(at, "per") && is(at + 1, "cent")) {
        number.unit = "percent";
        token = at + 2;
        return;
    }
    if (at + 1 < end && (is(at, "us") || is(at, "u.s.")) && word(at + 1).unit == "USD") {
        ++at;
    }
    if (at + 1 < end && is(at, "square") && !word(at + 1).unit.empty()) {
        number.unit = "square " + std::string(word(at + 1).unit);
        token = at + 2;
        return;
    }
    const std::string_view found = word(at).unit;
    if (!found.empty() && number.unit.empty() && found != "time" && found != "point") {
        number.unit = found;
        token = at + 1;
    }
}

// Behind the number: "or more", "or so", "to 400", "or four"
void NumberReader::behind(std::size_t& token, std::size_t end, Number& number) const {
    if (token + 1 >= end || number.ordinal || number.fraction) {
        return;
    }
    if (is(token, "or")) {
        if (is(token + 1, "more")) {
            number.quantity.relation = Relation::AtLeast;
            token += 2;
            return;
        }
        if (is(token + 1, "so")) {
            number.quantity.relation = Relation::About;
            token += 2;
            return;
        }
        if (is(token + 1, "less") || is(token + 1, "fewer")) {
            number.quantity.relation = Relation::AtMost;
            token += 2;
            return;
        }
    }
    const bool dash = at(token).mark == '-';
    const Relation before = number.quantity.relation;
    const bool open = before == Relation::Range || before == Relation::Some || before == Relation::Unknown;
    // "Rose from about 20 to 35" tells two numbers.
    const bool rising = before != Relation::Equal && number.begin > 0 && is(number.begin - 1, "from");
    if (open || rising || (!dash && !is(token, "to") && !is(token, "or"))) {
        return;
    }
    std::size_t cursor = token + 1;
    Number last;
    if ((!digitsCore(cursor, end, last) && !wordsCore(cursor, end, last)) || last.ordinal ||
        last.quantity.low <= number.quantity.low) {
        return;
    }
    // "3 to 400 million": the scale is said once
    // "Up to 20 or 30" bounds the higher, "at least 20 to 30" the lower.
    if (before == Relation::AtLeast || before == Relation::MoreThan)
        number.quantity = {before, number.quantity.low, number.quantity.low};
    else if (before == Relation::AtMost || before == Relation::LessThan)
        number.quantity = {before, last.quantity.low, last.quantity.low};
    else
        number.quantity = {Relation::Range, number.quantity.low, last.quantity.low};
    if (number.unit.empty()) {
        number.unit = last.unit;
    }
    token = cursor;
}

std::optional<NumberReader::Number> NumberReader::read(std::size_t token, std::size_t end) const {
    Number number;
    number.begin = token;
    Bound before = bound(token, end);
    if (before.between) {
        std::size_t cursor = before.end;
        Number last;
        // "between an estimated 20 and 30"
        if (const Bound loose = bound(cursor, end); loose.relation == Relation::About && !loose.between)
            cursor = loose.end;
        if ((!digitsCore(cursor, end, number) && !wordsCore(cursor, end, number)) || cursor >= end ||
            !(is(cursor, "and") || is(cursor, "to"))) {
            return std::nullopt;
        }
        const bool fits = is(token, "between") == is(cursor, "and");
        ++cursor;
        if (!fits || (!digitsCore(cursor, end, last) && !wordsCore(cursor, end, last)) ||
            last.quantity.low < number.quantity.low) {
            return std::nullopt;
        }
        number.quantity = {Relation::Range, number.quantity.low, last.quantity.low};
        number.unit = number.unit.empty() ? last.unit : number.unit;
        unit(cursor, end, number);
        number.end = cursor;
        return number;
    }
    std::size_t cursor = before.end;
    if (cursor > token && cursor < end) {
        // "at least some 20", "nearly as many as 30"
        const Bound second = bound(cursor, end);
        if (second.end > cursor && !second.between &&
            !(is(cursor, "some") && word(cursor + 1).cardinal < 0 && !at(cursor + 1).digits)) {
            before.relation = before.relation == Relation::Equal ? second.relation : before.relation;
            cursor = second.end;
        }
    }
    const std::size_t coreBegin = cursor;
    if (!core(cursor, end, number)) {
        // "some people", "no one": the bound word itself may be the number
        cursor = token;
        number = Number();
        number.begin = token;
        before = {Relation::Equal, token, false};
        if (!core(cursor, end, number)) {
            return std::nullopt;
        }
    } else {
        number.number = coreBegin;
    }
    if (before.relation != Relation::Equal) {
        if (number.quantity.relation == Relation::Equal && !number.ordinal) {
            number.quantity.relation = before.relation;
            number.quantity.high = number.quantity.low;
        } else if (number.quantity.relation == Relation::Range) {
            if (before.relation == Relation::AtLeast || before.relation == Relation::MoreThan) {
                number.quantity = {before.relation, number.quantity.low, number.quantity.low};
            }
        }
    }
    behind(cursor, end, number);
    unit(cursor, end, number);
    number.end = cursor;
    return number;
}

} // namespace parallax::mention
