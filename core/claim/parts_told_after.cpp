#include "claim/parts_told_after.h"

#include "base/one_of.h"
#include "claim/count_reader.h"
#include "claim/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parallax::claim {
namespace {

using language::Upos;

class PartsToldAfter : private CountReader {
public:
    explicit PartsToldAfter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        const auto& sentences = m_syntax.document().sentences;
        for (std::uint32_t s = 1; s < sentences.size(); ++s) {
            const auto first = static_cast<int>(sentences[s].firstToken);
            const auto end = static_cast<int>(sentences[s].endToken);
            if (const int list = listAfter(first, end); list >= 0)
                tell(s, list);
            else if (const int part = partBefore(first, end); part >= 0)
                tell(s, part - 1);
        }
    }

private:
    // The token before the list of "Among them were two children", "They included two children"; -1 for none.
    int listAfter(int first, int end) const {
        if (end - first < 4)
            return -1;
        const auto verb = m_syntax.lower(first + 2);
        if (m_syntax.lower(first) == "among" && m_syntax.lower(first + 1) == "them" &&
            (verb == "is" || verb == "are" || verb == "was" || verb == "were"))
            return first + 2;
        const auto includes = m_syntax.lower(first + 1);
        return m_syntax.lower(first) == "they" && (includes == "include" || includes == "included") ? first + 1 : -1;
    }

    // "Three of them were policemen": the noun, with the number before.
    int partBefore(int first, int end) const {
        int at = first;
        while (at < end && at < first + 5 && m_syntax.lower(at) != "of")
            ++at;
        if (at == first || at + 3 >= end || m_syntax.lower(at) != "of" || m_syntax.lower(at + 1) != "them" ||
            (m_syntax.lower(at + 2) != "were" && m_syntax.lower(at + 2) != "are"))
            return -1;
        const auto tag = m_syntax.upos(at + 3);
        const bool noun = tag == Upos::NOUN && denotesPeople(m_syntax, at + 3);
        const bool whole = noun && (at + 4 >= end || m_syntax.upos(at + 4) == Upos::PUNCT);
        return whole && m_x.quantityAt[static_cast<std::size_t>(at) - 1] >= 0 ? at + 3 : -1;
    }

    // The claim on the people of the one state that the sentence tells of; nothing where there are two states or none.
    std::optional<std::pair<Attribute, std::int32_t>> wholeOf(std::uint32_t sentence) const {
        const auto& span = m_syntax.document().sentences[sentence].span;
        std::optional<std::pair<Attribute, std::int32_t>> whole;
        for (const std::size_t c : m_bySentence[sentence]) {
            const auto& claim = m_x.claims[c];
            const auto* number = std::get_if<mention::Quantity>(&claim.value);
            if (claim.attribute > Attribute::Displaced || !number || !span.contains(claim.span))
                continue;
            if (whole && whole->first != claim.attribute)
                return std::nullopt;
            if (claim.hedge == Hedge::Denied || number->low < 2)
                return std::nullopt;
            whole = {claim.attribute, claim.event};
        }
        return whole;
    }

    void tell(std::uint32_t sentence, int before) {
        if (!m_sorted)
            sort();
        const auto whole = wholeOf(sentence - 1);
        // What the sentence counts by itself it does not count as a part.
        if (!whole || !m_bySentence[sentence].empty())
            return;
        const auto add = [&](int noun, const Counted& counted, base::Span span) {
            emitAt(whole->first, noun, whole->second, counted.quantity, scopeOf(m_syntax, noun, false), span,
                   fmt::format("a part of those counted in the sentence before: {}", counted.how));
        };
        if (m_syntax.lower(before - 1) == "them" && m_syntax.lower(before - 2) == "of") {
            const int number = before - 3;
            const auto q = m_x.quantityAt[static_cast<std::size_t>(number)];
            const auto& mention = m_x.quantities[static_cast<std::size_t>(q)];
            if (mention.quantity.low < 1)
                return;
            Counted counted;
            counted.quantity = mention.quantity;
            counted.how = "\"of them\"";
            add(before + 1, counted, mention.span.joined(m_syntax.token(before + 1).span));
            return;
        }
        list(before, [&](int noun) {
            const auto counted = countOf(noun);
            if (counted && counted->noun >= 0 && denotesPeople(m_syntax, counted->noun))
                add(counted->noun, *counted, counted->span);
        });
    }

    void sort() {
        m_sorted = true;
        m_bySentence.resize(m_syntax.document().sentences.size());
        for (std::size_t c = 0; c < m_x.claims.size(); ++c) {
            if (isCount(m_x.claims[c].attribute))
                m_bySentence[m_syntax.sentence(m_syntax.tokenAt(m_x.claims[c].span.begin))].push_back(c);
        }
    }

    bool m_sorted = false;
    std::vector<std::vector<std::size_t>> m_bySentence; // the counts found so far
};

} // namespace

void findPartsToldAfter(Extraction& extraction) {
    PartsToldAfter(extraction).run();
}

} // namespace parallax::claim
