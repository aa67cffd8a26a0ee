#include "language/arc_choice.h"

#include "language/hashing.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace parallax::language {

namespace {

// Confidence in some dozen steps, the finer the smaller.
std::uint32_t step(std::int32_t confidence) {
    constexpr std::array<std::int32_t, 14> steps{25000,  60000,  100000, 150000,  220000,  300000,  400000,
                                                 550000, 700000, 900000, 1200000, 1600000, 2100000, 2800000};
    return static_cast<std::uint32_t>(std::upper_bound(steps.begin(), steps.end(), confidence) - steps.begin());
}

std::uint32_t far(std::uint32_t word, std::uint32_t head) {
    const std::uint32_t distance = word > head ? word - head : head - word;
    const std::uint32_t steps = distance < 5 ? distance : 3 + static_cast<std::uint32_t>(std::bit_width(distance - 1));
    return head == 0 ? 40 : steps + (word > head ? 0 : 20);
}

// What stands between a word and a head: a verb, a sign, a conjunction.
std::uint32_t between(std::span<const Upos> coarse, std::uint32_t word, std::uint32_t head) {
    std::uint32_t found = 0;
    for (std::uint32_t i = std::min(word, head) + 1; i < std::max(word, head); ++i) {
        const Upos tag = coarse[i - 1];
        found |= (tag == Upos::VERB ? 1U : 0U) | (tag == Upos::PUNCT ? 2U : 0U) |
                 (tag == Upos::CCONJ || tag == Upos::SCONJ ? 4U : 0U);
    }
    return found;
}

// Whether another word has the same relation to the same head.
bool doubled(const Opinion& opinion, std::uint32_t i) {
    for (std::uint32_t other = 1; other < opinion.heads.size(); ++other) {
        if (other != i && opinion.heads[other] == opinion.heads[i] &&
            opinion.relationHashes[other] == opinion.relationHashes[i]) {
            return true;
        }
    }
    return false;
}

// The first word that marks `i` by its relation: the preposition of a noun, the conjunction of a clause.
std::uint32_t marker(std::span<const WordInfo> words, const Opinion& opinion, std::uint32_t i) {
    static constexpr std::uint32_t caseOf = hashOf("case"), markOf = hashOf("mark"), ccOf = hashOf("cc");
    for (std::uint32_t other = 1; other < opinion.heads.size(); ++other) {
        const std::uint32_t relation = opinion.relationHashes[other];
        if (opinion.heads[other] == i && (relation == caseOf || relation == markOf || relation == ccOf)) {
            return words[other - 1].form;
        }
    }
    return 0;
}

// Which of the two is surer of the words that they differ about in the whole sentence.
std::uint32_t balance(const Opinion& first, const Opinion& second) {
    std::int64_t sum = 0, all = 1;
    for (std::uint32_t i = 1; i < first.heads.size(); ++i) {
        if (first.heads[i] != second.heads[i]) {
            sum += first.confidence[i] - second.confidence[i];
            all += first.confidence[i] + second.confidence[i];
        }
    }
    return static_cast<std::uint32_t>(4 + 4 * sum / all);
}

} // namespace

std::span<const std::uint32_t> ArcChoice::features(std::span<const WordInfo> words, std::span<const Tag> tags,
                                                   std::span<const Upos> coarse, const Opinion& first,
                                                   const Opinion& second, std::uint32_t i, Features& out) {
    constexpr std::uint32_t rootTag = 300;
    const auto tag = [&](std::uint32_t word) { return word == 0 ? rootTag : tags[word - 1]; };
    const auto form = [&](std::uint32_t word) { return word == 0 ? rootTag : words[word - 1].form; };
    const std::uint32_t h1 = first.heads[i], h2 = second.heads[i];
    const bool sameHead = h1 == h2;
    const std::uint32_t r1 = first.relationHashes[i], r2 = second.relationHashes[i];
    const std::uint32_t own = tag(i), t1 = tag(h1), t2 = tag(h2);
    const std::uint32_t c1 = step(first.confidence[i]), c2 = step(second.confidence[i]);
    const std::uint32_t rc1 = step(first.relationConfidence[i]), rc2 = step(second.relationConfidence[i]);
    const std::uint32_t d1 = far(i, h1), d2 = far(i, h2);
    // How the two heads stand to each other: in the first's tree, in the second's, and whether their own heads are
    // agreed on.
    std::uint32_t kin = 0;
    if (!sameHead) {
        kin = (h2 != 0 && first.heads[h2] == h1 ? 1U : 0U) + (h1 != 0 && first.heads[h1] == h2 ? 2U : 0U) +
              (h2 != 0 && second.heads[h2] == h1 ? 4U : 0U) + (h1 != 0 && second.heads[h1] == h2 ? 8U : 0U);
    }
    const std::uint32_t agreed = (h1 == 0 || first.heads[h1] == second.heads[h1] ? 1U : 0U) +
                                 (h2 == 0 || first.heads[h2] == second.heads[h2] ? 2U : 0U);
    // Whether the word's head in each tree stands under the word in the other.
    const std::uint32_t turned =
        (h1 != 0 && second.heads[h1] == i ? 1U : 0U) + (h2 != 0 && first.heads[h2] == i ? 2U : 0U);
    const std::uint32_t before = i > 1 ? tag(i - 1) : 301, after = i < words.size() ? tag(i + 1) : 302;

    const auto relationOf = [](const Opinion& opinion, std::uint32_t word) {
        return word == 0 ? 1 : opinion.relationHashes[word];
    };
    const auto meaning = [&](std::uint32_t word) { return word == 0 ? rootTag : words[word - 1].meaning; };
    const std::uint32_t m1 = marker(words, first, i), m2 = marker(words, second, i);
    const std::uint32_t between1 = between(coarse, i, h1), between2 = between(coarse, i, h2);
    const std::uint32_t twice = (doubled(first, i) ? 1U : 0U) + (doubled(second, i) ? 2U : 0U);

    std::size_t n = 0;
    const std::uint32_t base = sameHead ? 200 : 100; // heads and relations are different questions
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        assert(n < out.size());
        out[n] = feature(base + static_cast<std::uint32_t>(n), a, b, c, d);
        ++n;
    };
    add(0);
    add(c1, c2);
    add(c1);
    add(c2);
    add(rc1, rc2);
    add(rc1);
    add(rc2);
    add(r1, r2);
    add(r1);
    add(r2);
    add(r1, c1);
    add(r2, c2);
    add(r1, r2, own);
    add(own);
    add(own, c1, c2);
    add(own, r1);
    add(own, r2);
    add(t1, t2);
    add(own, t1, t2);
    add(own, t1, r1);
    add(own, t2, r2);
    add(form(i));
    add(form(i), t1, t2);
    add(form(i), r1, r2);
    add(form(h1), own, r1);
    add(form(h2), own, r2);
    add(d1, d2);
    add(d1, own);
    add(d2, own);
    add(d1, r1);
    add(d2, r2);
    add(d1, d2, own);
    add(kin);
    add(kin, own);
    add(kin, r1, r2);
    add(agreed, turned);
    add(agreed, turned, own);
    add(agreed, kin, c1, c2);
    add(before, own, after);
    add(before, own, t1, t2);
    add(own, after, t1, t2);
    add(form(h1), form(i));
    add(form(h2), form(i));
    add(balance(first, second));
    add(balance(first, second), c1, c2);
    add(twice, r1, r2);
    add(twice, own);
    add(between1, between2, own);
    add(between1, between2, r1, r2);
    add(m1, own, t1, t2);
    add(m2, own, t1, t2);
    add(m1, form(h1), own);
    add(m2, form(h2), own);
    add(m1, r1, r2);
    add(m1, form(i), own);
    add(relationOf(first, h1), own, t1);
    add(relationOf(second, h2), own, t2);
    add(relationOf(first, h1), relationOf(second, h2), r1, r2);
    add(meaning(i), meaning(h1), r1);
    add(meaning(i), meaning(h2), r2);
    add(m1, meaning(h1), own);
    add(m2, meaning(h2), own);
    return std::span(out).first(n);
}

std::int32_t ArcChoice::secondAhead(std::span<const WordInfo> words, std::span<const Tag> tags,
                                    std::span<const Upos> coarse, const Opinion& first, const Opinion& second,
                                    std::uint32_t i) const {
    if (m_model.classes() == 0) {
        return first.heads[i] == second.heads[i] ? second.relationConfidence[i] - first.relationConfidence[i]
                                                 : second.confidence[i] - first.confidence[i];
    }
    Features out;
    std::array<std::int32_t, 2> scores{};
    m_model.score(features(words, tags, coarse, first, second, i, out), scores.data());
    return scores[1] - scores[0];
}

} // namespace parallax::language
