// From numbers to what they count.
#include "mention/quantity.h"
#include "mention/quantity_head.h"
#include "mention/quantity_names.h"

#include <algorithm>

namespace parallax::mention {

namespace {

using language::Document;
using language::Upos;

class QuantityFinder {
public:
    // Looks at tokens [first, end) alone.
    QuantityFinder(const Document& document, std::size_t first, std::size_t end) : m_context(document, first, end) {}

    std::vector<QuantityMention> find(const std::vector<base::Span>& times) const;
    std::optional<Quantity> ofNoun(std::size_t noun) const;

private:
    using Number = NumberReader::Number;

    bool keep(const Number& number, std::int32_t head) const;

    QuantityContext m_context;
};

// Words that are numbers only beside a noun.
bool QuantityFinder::keep(const Number& number, std::int32_t head) const {
    const std::size_t first = number.number;
    const QuantityWord& entry = m_context.reader.word(first);
    if (number.digits || number.end - first > 2 || number.fraction) {
        return true;
    }
    if (entry.none >= 0) {
        if (m_context.reader.is(first, "none")) {
            return true;
        }
        return head >= 0 && (m_context.plural(static_cast<std::size_t>(head)) || m_context.tags) &&
               !m_context.reader.is(first + 1, "longer") && !m_context.reader.is(first + 1, "doubt") &&
               !m_context.reader.is(first + 1, "one") && !m_context.reader.is(first + 1, "matter") &&
               !m_context.reader.is(first + 1, "more");
    }
    if (number.ordinal) {
        return head >= 0;
    }
    if (m_context.reader.is(first, "another") && head >= 0 &&
        !m_context.reader.word(static_cast<std::size_t>(head)).unit.empty()) {
        return false; // "another 17-year-old"
    }
    if (m_context.reader.is(first, "one")) {
        const auto before = [&](std::initializer_list<std::string_view> words) {
            return first > 0 && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
                       return m_context.reader.is(first - 1, word);
                   });
        };
        if (before({"no", "any", "every", "each"})) {
            return false;
        }
        const bool led = before({"the", "this", "that", "which"}) && (head < 0 || !m_context.tags);
        if (m_context.tags && m_context.token(first).upos == Upos::PRON) {
            return false;
        }
        return !led && !m_context.reader.is(first + 1, "another");
    }
    if (entry.few >= 0 || m_context.reader.word(first + 1).few >= 0) {
        const bool pronoun = m_context.reader.is(first, "some") || m_context.reader.is(first, "many") ||
                             m_context.reader.is(first, "few") || m_context.reader.is(first, "various");
        return head >= 0 ? m_context.plural(static_cast<std::size_t>(head)) || !pronoun : !pronoun;
    }
    if (entry.group == 20 || (entry.exact >= 0 && head < 0 && !m_context.reader.is(first, "both"))) {
        return head >= 0;
    }
    return !entry.filler || head >= 0;
}

std::vector<QuantityMention> QuantityFinder::find(const std::vector<base::Span>& times) const {
    std::vector<QuantityMention> result;
    std::size_t time = 0;
    for (std::size_t at = 0; at < m_context.document.tokens.size();) {
        const base::Span span = m_context.token(at).span;
        while (time < times.size() && times[time].end <= span.begin) {
            ++time;
        }
        if (time < times.size() && times[time].overlaps(span)) {
            ++at;
            continue;
        }
        std::size_t end = m_context.sentenceEnd(at);
        if (time < times.size()) { // a number does not reach into a time
            std::size_t limit = at;
            while (limit < end && limit < at + 24 && m_context.token(limit).span.end <= times[time].begin) {
                ++limit;
            }
            end = limit < at + 24 ? std::min(end, limit) : end;
        }
        QuantityMention mention;
        mention.sentence = m_context.token(at).sentence;
        if (const auto named = digitsThatName(m_context, at, end)) {
            mention.span = {span.begin, m_context.token(*named - 1).span.end};
            mention.identifier = true;
            mention.quantity = {Relation::Equal, 0, 0};
            result.push_back(mention);
            at = *named;
            continue;
        }
        auto number = m_context.reader.read(at, end);
        if (!number || number->end <= at) {
            // "third" is read where nothing else is
            if (m_context.reader.word(at).ordinal > 0 && at + 1 < end) {
                Number ordinal;
                ordinal.begin = ordinal.number = at;
                ordinal.end = at + 1;
                ordinal.ordinal = true;
                ordinal.quantity = {Relation::Equal, m_context.reader.word(at).ordinal,
                                    m_context.reader.word(at).ordinal};
                number = ordinal;
            } else {
                ++at;
                continue;
            }
        }
        bool elliptic = false;
        std::int32_t noun = number->unit.empty() ? findHead(m_context, *number, elliptic) : -1;
        if (number->ordinal) {
            elliptic = false;
        }
        // "rose from 5 to 7" is a change; "from 10 to 15 trucks" is a range.
        if (number->quantity.relation == Relation::Range && noun < 0 && m_context.reader.is(number->begin, "from")) {
            std::size_t to = at + 1;
            while (to < number->end && !m_context.reader.is(to, "to")) {
                ++to;
            }
            number = m_context.reader.read(at + 1, to);
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
                             number->begin > 0 &&
                             result.back().span.end == m_context.token(number->begin - 1).span.end &&
                             !m_context.reader.is(number->begin - 1, "another");
        mention.identifier =
            !number->ordinal && !number->fraction &&
            (counted || onlyNames(m_context, *number, noun) || isSecondAge(m_context, result, *number, noun));
        if (mention.identifier) {
            noun = -1;
            elliptic = false;
        }
        const std::size_t last = number->partitive ? number->end - 2 : number->end - 1;
        mention.span = {m_context.token(number->begin).span.begin,
                        m_context.token(std::max(last, number->begin)).span.end};
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
    if (m_context.tags && m_context.token(noun).upos != Upos::NOUN && m_context.token(noun).upos != Upos::PROPN) {
        return std::nullopt;
    }
    const std::size_t begin = m_context.sentenceBegin(noun);
    const std::size_t from = noun > begin + 2 * nounReach ? noun - 2 * nounReach : begin;
    for (std::size_t at = from; at < noun; ++at) {
        const auto number = m_context.reader.read(at, noun);
        if (!number || number->ordinal || number->fraction || !number->unit.empty()) {
            continue;
        }
        bool elliptic = false;
        if (findHead(m_context, *number, elliptic) == static_cast<std::int32_t>(noun) && !elliptic &&
            !onlyNames(m_context, *number, static_cast<std::int32_t>(noun))) {
            return number->quantity;
        }
    }
    const bool many = m_context.plural(noun) || m_context.reader.word(noun).plural;
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
