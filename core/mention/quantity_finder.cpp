// From numbers to what they count, and numbers that only name.
#include "mention/quantity.h"
#include "mention/quantity_number.h"

#include <algorithm>

namespace parallax::mention {

namespace {

using language::Document;
using language::Token;
using language::Upos;

constexpr std::size_t nounReach = 6; // tokens between a number and its noun

class QuantityFinder {
public:
    // Looks at tokens [first, end) alone.
    QuantityFinder(const Document& document, std::size_t first, std::size_t end)
        : m_document(document), m_reader(document, first, end) {
        const auto begin = document.tokens.begin();
        m_trees = std::any_of(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end),
                              [](const Token& token) { return token.head >= 0; });
        m_tags = std::any_of(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end),
                             [](const Token& token) { return token.upos != Upos::X; });
    }

    std::vector<QuantityMention> find(const std::vector<base::Span>& times) const;
    std::optional<Quantity> ofNoun(std::size_t noun) const;

private:
    using Number = NumberReader::Number;

    const Token& token(std::size_t index) const { return m_document.tokens[index]; }
    std::size_t sentenceEnd(std::size_t index) const {
        return m_document.sentences.empty() ? m_document.tokens.size()
                                            : m_document.sentences[token(index).sentence].endToken;
    }
    std::size_t sentenceBegin(std::size_t index) const {
        return m_document.sentences.empty() ? 0 : m_document.sentences[token(index).sentence].firstToken;
    }
    bool relation(std::size_t index, std::string_view name) const {
        return std::string_view(token(index).relation).starts_with(name);
    }
    bool nominal(std::size_t index) const {
        return token(index).upos == Upos::NOUN || token(index).upos == Upos::PROPN || token(index).upos == Upos::SYM;
    }
    bool plural(std::size_t index) const;

    std::int32_t head(const Number& number, bool& elliptic) const;
    std::int32_t headInTree(const Number& number, bool& elliptic) const;
    std::int32_t headBeside(const Number& number) const;
    std::int32_t coordinatedCount(std::size_t number) const;
    bool keep(const Number& number, std::int32_t head) const;
    bool names(const Number& number, std::int32_t head) const;
    bool isAge(const Number& number) const;
    bool secondAge(const std::vector<QuantityMention>& before, const Number& number, std::int32_t head) const;
    std::optional<std::size_t> digitsThatName(std::size_t at, std::size_t end) const;

    const Document& m_document;
    NumberReader m_reader;
    bool m_trees = false;
    bool m_tags = false;
};

bool QuantityFinder::plural(std::size_t index) const {
    const std::string_view xpos = token(index).xpos;
    const QuantityWord& entry = m_reader.word(index);
    if (entry.plural) {
        return true;
    }
    if (!xpos.empty()) {
        return xpos == "NNS" || xpos == "NNPS";
    }
    const std::string_view form = m_document.form(index);
    return !entry.singular && form.size() > 3 &&
           (form.ends_with("s") || form.ends_with("men") || form.ends_with("women")) && !form.ends_with("ss");
}

// The noun phrase right behind the number: its last noun. Without tags the first plural counts as the noun.
std::int32_t QuantityFinder::headBeside(const Number& number) const {
    if (number.end == 0) {
        return -1;
    }
    const std::size_t end = std::min(sentenceEnd(number.end - 1), number.end + nounReach);
    std::int32_t noun = -1;
    bool of = number.partitive;
    for (std::size_t at = number.end; at < end; ++at) {
        const QuantityWord& entry = m_reader.word(at);
        if (noun < 0 && at == number.end && m_reader.is(at, "of")) {
            of = true;
            continue;
        }
        const bool determiner = m_reader.is(at, "the") || m_reader.is(at, "these") || m_reader.is(at, "those") ||
                                m_reader.is(at, "his") || m_reader.is(at, "her") || m_reader.is(at, "its") ||
                                m_reader.is(at, "their") || m_reader.is(at, "our");
        if (of && noun < 0 && determiner) {
            continue;
        }
        if (of && noun < 0) { // "one of more than 20 men"
            if (const auto inner = m_reader.read(at, end); inner && inner->end > at && !inner->ordinal) {
                at = inner->end - 1;
                continue;
            }
        }
        const char mark = m_reader.at(at).mark;
        if (mark != 0 && !(mark == '-' && at + 1 < end) && mark != '"' && mark != '\'') {
            break;
        }
        if (m_tags) {
            const Upos upos = token(at).upos;
            if (upos == Upos::NOUN || upos == Upos::PROPN) {
                noun = static_cast<std::int32_t>(at);
                continue;
            }
            const bool modifier = upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::ADV || upos == Upos::PUNCT ||
                                  (upos == Upos::VERB && noun < 0 && at + 1 < end);
            if (noun >= 0 || !modifier) {
                break;
            }
            continue;
        }
        if (entry.stop || determiner) {
            break;
        }
        const bool single =
            number.ordinal || (number.quantity.relation == Relation::Equal && number.quantity.low == 1 && !of);
        if (single ? mark == 0 : plural(at)) {
            noun = static_cast<std::int32_t>(at);
            const bool another =
                at + 1 < end && m_reader.at(at + 1).mark == 0 && plural(at + 1) && !m_reader.word(at + 1).stop;
            if (!another) {
                break;
            }
        }
    }
    return noun;
}

// "killing three and wounding six servicemen": the noun that a coordinated verb's numbered argument has.
std::int32_t QuantityFinder::coordinatedCount(std::size_t number) const {
    const std::int32_t verb = token(number).head;
    if (verb < 0) {
        return -1;
    }
    const auto governor = static_cast<std::size_t>(verb);
    constexpr std::size_t reach = 40; // tokens either way: coordinated clauses stand close, and the cost stays linear
    const std::size_t begin = std::max(sentenceBegin(number), number > reach ? number - reach : 0);
    const std::size_t end = std::min(sentenceEnd(number), number + reach);
    const auto coordinated = [&](std::size_t other) {
        const bool below = relation(other, "conj") && token(other).head == verb;
        const bool above = relation(governor, "conj") && token(governor).head == static_cast<std::int32_t>(other);
        const bool beside = relation(other, "conj") && relation(governor, "conj") &&
                            token(other).head == token(governor).head && other != governor;
        return below || above || beside;
    };
    std::int32_t best = -1;
    // "four attackers and three civilians were killed, and eleven wounded": eleven of whom is not said.
    const auto severalNouns = [&](std::size_t noun) {
        for (std::size_t at = noun + 1; at < end; ++at) {
            if (token(at).head == static_cast<std::int32_t>(noun) && relation(at, "conj") && nominal(at)) {
                return true;
            }
        }
        return false;
    };
    for (std::size_t at = begin; at < end; ++at) {
        const std::int32_t above = token(at).head;
        if (above < 0 || token(at).upos != Upos::NOUN || !(relation(at, "obj") || relation(at, "nsubj")) ||
            !coordinated(static_cast<std::size_t>(above))) {
            continue;
        }
        for (std::size_t below = begin; below < at; ++below) {
            if (token(below).head == static_cast<std::int32_t>(at) && relation(below, "nummod")) {
                best = severalNouns(at) ? -1 : static_cast<std::int32_t>(at);
            }
        }
    }
    return best;
}

std::int32_t QuantityFinder::headInTree(const Number& number, bool& elliptic) const {
    const std::size_t begin = number.number;
    const std::size_t end = number.end;
    // Climb from the last word of the number out of the phrase.
    std::size_t last = end - 1;
    while (last > begin && m_reader.is(last, "of")) {
        --last;
    }
    std::size_t at = last;
    for (std::size_t step = 0; step < nounReach; ++step) {
        const std::int32_t above = token(at).head;
        if (above < 0) {
            break;
        }
        const auto next = static_cast<std::size_t>(above);
        const bool modifies = relation(at, "nummod") || relation(at, "det") || relation(at, "amod") ||
                              relation(at, "compound") || relation(at, "advmod") || relation(at, "flat");
        if (next >= begin && next < end) {
            at = next;
            continue;
        }
        if (modifies && nominal(next) && next >= end) {
            // "three police officers": a number on the first noun of a compound counts its last one.
            std::size_t noun = next;
            while (relation(noun, "compound") && token(noun).head > static_cast<std::int32_t>(noun)) {
                noun = static_cast<std::size_t>(token(noun).head);
            }
            return static_cast<std::int32_t>(noun);
        }
        break;
    }
    // "dozens of people", "one of the attackers"
    const std::size_t stop = sentenceEnd(last);
    for (std::size_t below = end; below < stop && below < end + 2 * nounReach; ++below) {
        if (token(below).head == static_cast<std::int32_t>(at) && relation(below, "nmod") && nominal(below) &&
            (number.partitive || m_reader.is(end, "of"))) {
            return static_cast<std::int32_t>(below);
        }
    }
    const std::int32_t beside = headBeside(number);
    if (beside >= 0) {
        return beside;
    }
    elliptic = true;
    return coordinatedCount(at);
}

std::int32_t QuantityFinder::head(const Number& number, bool& elliptic) const {
    if (m_trees) {
        return headInTree(number, elliptic);
    }
    const std::int32_t noun = headBeside(number);
    elliptic = noun < 0;
    return noun;
}

// Words that are numbers only beside a noun.
bool QuantityFinder::keep(const Number& number, std::int32_t head) const {
    const std::size_t first = number.number;
    const QuantityWord& entry = m_reader.word(first);
    if (number.digits || number.end - first > 2 || number.fraction) {
        return true;
    }
    if (entry.none >= 0) {
        if (m_reader.is(first, "none")) {
            return true;
        }
        return head >= 0 && (plural(static_cast<std::size_t>(head)) || m_tags) && !m_reader.is(first + 1, "longer") &&
               !m_reader.is(first + 1, "doubt") && !m_reader.is(first + 1, "one") &&
               !m_reader.is(first + 1, "matter") && !m_reader.is(first + 1, "more");
    }
    if (number.ordinal) {
        return head >= 0;
    }
    if (m_reader.is(first, "another") && head >= 0 && !m_reader.word(static_cast<std::size_t>(head)).unit.empty()) {
        return false; // "another 17-year-old"
    }
    if (m_reader.is(first, "one")) {
        const auto before = [&](std::initializer_list<std::string_view> words) {
            return first > 0 && std::any_of(words.begin(), words.end(),
                                            [&](std::string_view word) { return m_reader.is(first - 1, word); });
        };
        if (before({"no", "any", "every", "each"})) {
            return false;
        }
        const bool led = before({"the", "this", "that", "which"}) && (head < 0 || !m_tags);
        if (m_tags && token(first).upos == Upos::PRON) {
            return false;
        }
        return !led && !m_reader.is(first + 1, "another");
    }
    if (entry.few >= 0 || m_reader.word(first + 1).few >= 0) {
        const bool pronoun = m_reader.is(first, "some") || m_reader.is(first, "many") || m_reader.is(first, "few") ||
                             m_reader.is(first, "various");
        return head >= 0 ? plural(static_cast<std::size_t>(head)) || !pronoun : !pronoun;
    }
    if (entry.group == 20 || (entry.exact >= 0 && head < 0 && !m_reader.is(first, "both"))) {
        return head >= 0;
    }
    return !entry.filler || head >= 0;
}

bool QuantityFinder::isAge(const Number& number) const {
    const std::size_t at = number.number;
    const std::size_t end = number.end;
    if (number.unit == "year" || number.unit == "month" || number.unit == "week" || number.unit == "day") {
        const std::size_t next = m_reader.at(end).mark == '-' ? end + 1 : end;
        if (m_reader.is(next, "old") || m_reader.is(next, "olds") ||
            (m_reader.is(end, "of") && m_reader.is(end + 1, "age"))) {
            return true;
        }
    }
    if (at == 0) {
        return false;
    }
    if (m_reader.is(at - 1, "aged") || m_reader.is(at - 1, "age") || (m_reader.is(at - 1, "ages"))) {
        return true;
    }
    // "Lena Brodd, 34, said"; "Lena Brodd (34)"
    const double years = number.quantity.low;
    const char before = m_reader.at(at - 1).mark;
    const char after = m_reader.at(end).mark;
    const bool apposition =
        (before == ',' && (after == ',' || after == '.' || m_reader.is(end, "and") || end == sentenceEnd(at))) ||
        (before == '(' && after == ')');
    return apposition && number.digits && number.unit.empty() && years >= 1 && years < 120 && at >= 2 &&
           m_reader.at(at - 2).capital;
}

// "aged 4 and 6"
bool QuantityFinder::secondAge(const std::vector<QuantityMention>& before, const Number& number,
                               std::int32_t head) const {
    const std::size_t at = number.number;
    if (before.empty() || !before.back().identifier || head >= 0 || at < 3 || !number.digits ||
        number.quantity.low >= 120) {
        return false;
    }
    return m_reader.is(at - 1, "and") && (m_reader.is(at - 3, "aged") || m_reader.is(at - 3, "ages")) &&
           before.back().span.end == token(at - 2).span.end;
}

// A number that is a label, an address, a calibre, a score, a year, a telephone number.
bool QuantityFinder::names(const Number& number, std::int32_t head) const {
    const std::size_t at = number.number;
    const std::size_t begin = sentenceBegin(at);
    const std::size_t end = sentenceEnd(at);
    if (isAge(number)) {
        return true;
    }
    if (!number.digits) {
        return false;
    }
    const double value = number.quantity.low;
    if (number.unit == "millimetre" && value <= 30) {
        return true;
    }
    if (m_reader.is(number.end, "caliber") || m_reader.is(number.end, "calibre") || m_reader.is(number.end, "gauge") ||
        m_reader.is(number.end + 1, "caliber") || m_reader.is(number.end + 1, "calibre")) {
        return true;
    }
    if (!number.unit.empty()) {
        return false;
    }
    for (std::size_t next = number.end; next < std::min(end, number.end + 3); ++next) {
        if (m_reader.word(next).street && m_reader.at(next).capital) {
            return true;
        }
    }
    const bool counts =
        head >= 0 && static_cast<std::size_t>(head) >= number.end && plural(static_cast<std::size_t>(head));
    if (number.quantity.relation == Relation::Range && value < 100 && !counts) {
        constexpr std::size_t reach = 20;
        for (std::size_t other = std::max(begin, at > reach ? at - reach : 0); other < std::min(end, at + reach);
             ++other) {
            if (m_reader.word(other).sport) {
                return true;
            }
        }
    }
    // "I-10", "AK-47 rifles"
    if (at > begin + 1 && m_reader.at(at - 1).mark == '-' && token(at - 1).span.end == token(at).span.begin &&
        token(at - 2).span.end == token(at - 1).span.begin && m_reader.at(at - 2).mark == 0 &&
        !m_reader.at(at - 2).digits && m_reader.word(at - 2).cardinal < 0) {
        return true;
    }
    if (counts) {
        return false;
    }
    // "the 5100 block", "a 911 call": what is counted would be in the plural.
    if (head >= 0 && value > 1 && number.quantity.relation == Relation::Equal &&
        static_cast<std::size_t>(head) >= number.end && static_cast<std::size_t>(head) < number.end + 2 && m_tags) {
        return true;
    }
    // "257-8181"
    if (number.quantity.relation == Relation::Range && value >= 100 && number.quantity.high.value_or(0) >= 1000 &&
        number.quantity.high.value_or(0) < 10000 && value < 1000) {
        return true;
    }
    if (at > begin) {
        const NumberToken& before = m_reader.at(at - 1);
        const bool stop = before.mark == '.' && at - 1 > begin;
        const QuantityWord& label = stop ? m_reader.word(at - 2) : m_reader.word(at - 1);
        if (label.label || (before.mark == '#') || label.street) {
            return true;
        }
        // "Boeing 747", "Sector 7": a name right before the number
        const bool name =
            before.capital && at - 1 > begin && !label.stop && m_document.form(at - 1).size() > 1 && number.begin == at;
        if (name && (!m_tags || token(at - 1).upos == Upos::PROPN)) {
            return true;
        }
    }
    const NumberToken& here = m_reader.at(at);
    return here.plainDigits && ((value >= 1000 && value <= 2100 && number.end == at + 1 && number.begin == at &&
                                 m_document.form(at).size() == 4) ||
                                m_document.form(at).size() >= 7);
}

// "+7 701 555 0101", "192.168.0.1", "24/7", "555-01-23": more digits and marks than a number has. The token after them.
std::optional<std::size_t> QuantityFinder::digitsThatName(std::size_t at, std::size_t end) const {
    const std::string_view form = m_document.form(at);
    const bool digitFirst = !form.empty() && form.front() >= '0' && form.front() <= '9';
    if (digitFirst && !m_reader.at(at).digits) {
        return at + 1; // "3G"
    }
    if (digitFirst && form.find_first_of("./:", 1) != std::string_view::npos && !m_reader.at(at).suffix.empty()) {
        return at + 1;
    }
    // "3-1": what goes down is a score or a name, not a range
    if (m_reader.at(at).plainDigits && m_reader.at(at + 1).mark == '-' && m_reader.at(at + 2).plainDigits &&
        at + 2 < end && *m_reader.at(at).digits >= *m_reader.at(at + 2).digits && m_reader.at(at + 3).mark != '-') {
        return at + 3;
    }
    std::size_t cursor = at;
    std::size_t groups = 0;
    bool plus = m_reader.at(cursor).mark == '+';
    cursor += plus ? 1 : 0;
    if (form.size() > 1 && form.front() == '+' && form.find_first_not_of("0123456789", 1) == std::string_view::npos) {
        plus = true; // "+49" as one token
        groups = 1;
        ++cursor;
    }
    bool slash = false;
    while (cursor < end && m_reader.at(cursor).plainDigits) {
        ++groups;
        ++cursor;
        const char mark = m_reader.at(cursor).mark;
        if ((mark == '-' || mark == '/' || mark == ':') && m_reader.at(cursor + 1).plainDigits) {
            slash = slash || mark != '-';
            ++cursor;
        } else if (!(plus && m_reader.at(cursor).plainDigits)) {
            break;
        }
    }
    if (groups >= 3 || (plus && groups >= 2) || (slash && groups >= 2)) {
        return cursor;
    }
    return std::nullopt;
}

std::vector<QuantityMention> QuantityFinder::find(const std::vector<base::Span>& times) const {
    std::vector<QuantityMention> result;
    std::size_t time = 0;
    for (std::size_t at = 0; at < m_document.tokens.size();) {
        const base::Span span = token(at).span;
        while (time < times.size() && times[time].end <= span.begin) {
            ++time;
        }
        if (time < times.size() && times[time].overlaps(span)) {
            ++at;
            continue;
        }
        std::size_t end = sentenceEnd(at);
        if (time < times.size()) { // a number does not reach into a time
            std::size_t limit = at;
            while (limit < end && limit < at + 24 && token(limit).span.end <= times[time].begin) {
                ++limit;
            }
            end = limit < at + 24 ? std::min(end, limit) : end;
        }
        QuantityMention mention;
        mention.sentence = token(at).sentence;
        if (const auto named = digitsThatName(at, end)) {
            mention.span = {span.begin, token(*named - 1).span.end};
            mention.identifier = true;
            mention.quantity = {Relation::Equal, 0, 0};
            result.push_back(mention);
            at = *named;
            continue;
        }
        auto number = m_reader.read(at, end);
        if (!number || number->end <= at) {
            // "third" is read where nothing else is
            if (m_reader.word(at).ordinal > 0 && at + 1 < end) {
                Number ordinal;
                ordinal.begin = ordinal.number = at;
                ordinal.end = at + 1;
                ordinal.ordinal = true;
                ordinal.quantity = {Relation::Equal, m_reader.word(at).ordinal, m_reader.word(at).ordinal};
                number = ordinal;
            } else {
                ++at;
                continue;
            }
        }
        bool elliptic = false;
        std::int32_t noun = number->unit.empty() ? head(*number, elliptic) : -1;
        if (number->ordinal) {
            elliptic = false;
        }
        // "rose from 5 to 7" is a change; "from 10 to 15 trucks" is a range.
        if (number->quantity.relation == Relation::Range && noun < 0 && m_reader.is(number->begin, "from")) {
            std::size_t to = at + 1;
            while (to < number->end && !m_reader.is(to, "to")) {
                ++to;
            }
            number = m_reader.read(at + 1, to);
            if (!number) {
                ++at;
                continue;
            }
        }
        if (!keep(*number, noun)) {
            ++at;
            continue;
        }
        // "several 911 calls": the noun is counted already.
        const bool counted = noun >= 0 && number->digits && !result.empty() && result.back().headToken == noun &&
                             number->begin > 0 && result.back().span.end == token(number->begin - 1).span.end &&
                             !m_reader.is(number->begin - 1, "another");
        mention.identifier = !number->ordinal && !number->fraction &&
                             (counted || names(*number, noun) || secondAge(result, *number, noun));
        if (mention.identifier) {
            noun = -1;
            elliptic = false;
        }
        const std::size_t last = number->partitive ? number->end - 2 : number->end - 1;
        mention.span = {token(number->begin).span.begin, token(std::max(last, number->begin)).span.end};
        mention.quantity = number->quantity;
        mention.unit = number->unit;
        mention.headToken = noun;
        mention.elliptic = elliptic;
        mention.ordinal = number->ordinal;
        mention.fraction = number->fraction;
        result.push_back(mention);
        at = number->end;
    }
    return result;
}

std::optional<Quantity> QuantityFinder::ofNoun(std::size_t noun) const {
    if (m_tags && token(noun).upos != Upos::NOUN && token(noun).upos != Upos::PROPN) {
        return std::nullopt;
    }
    const std::size_t begin = sentenceBegin(noun);
    const std::size_t from = noun > begin + 2 * nounReach ? noun - 2 * nounReach : begin;
    for (std::size_t at = from; at < noun; ++at) {
        const auto number = m_reader.read(at, noun);
        if (!number || number->ordinal || number->fraction || !number->unit.empty()) {
            continue;
        }
        bool elliptic = false;
        if (head(*number, elliptic) == static_cast<std::int32_t>(noun) && !elliptic &&
            !names(*number, static_cast<std::int32_t>(noun))) {
            return number->quantity;
        }
    }
    const bool many = plural(noun) || m_reader.word(noun).plural;
    return many ? Quantity{Relation::Some, 2, std::nullopt} : Quantity{Relation::Equal, 1, 1};
}

} // namespace

std::vector<QuantityMention> findQuantities(const Document& document, const std::vector<base::Span>& times) {
    return QuantityFinder(document, 0, document.tokens.size()).find(times);
}

std::optional<Quantity> determinerQuantity(const Document& document, std::size_t nounToken) {
    if (nounToken >= document.tokens.size()) {
        return std::nullopt;
    }
    // A window, so that asking for each noun of a document stays linear.
    constexpr std::size_t before = 40;
    constexpr std::size_t behind = 20;
    const std::size_t first = nounToken > before ? nounToken - before : 0;
    const std::size_t end = std::min(document.tokens.size(), nounToken + behind);
    return QuantityFinder(document, first, end).ofNoun(nounToken);
}

} // namespace parallax::mention
