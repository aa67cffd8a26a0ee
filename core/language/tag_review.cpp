#include "language/tag_review.h"

#include "language/hashing.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace parallax::language {

namespace {

// Relations of dependents that tell what their head is.
constexpr std::array<std::uint32_t, 20> telling{
    hashOf("nsubj"), hashOf("obj"),   hashOf("det"),      hashOf("case"),       hashOf("mark"),
    hashOf("cop"),   hashOf("aux"),   hashOf("amod"),     hashOf("nmod"),       hashOf("compound"),
    hashOf("obl"),   hashOf("conj"),  hashOf("advmod"),   hashOf("flat"),       hashOf("nummod"),
    hashOf("xcomp"), hashOf("ccomp"), hashOf("aux:pass"), hashOf("nsubj:pass"), hashOf("nmod:poss")};

constexpr std::uint32_t rootTag = 300, outside = 301;

} // namespace

TagReview::View::View(const TaggedWords& sentence, std::span<const std::uint32_t> marks, std::span<const Arc> arcs)
    : m_sentence(sentence), m_marks(marks), m_arcs(arcs), m_dependents(arcs.size(), 0) {
    for (const Arc& arc : arcs) {
        m_relations.push_back(hashOf(arc.relation));
        if (arc.head != 0) {
            const auto found = std::find(telling.begin(), telling.end(), m_relations.back());
            m_dependents[arc.head - 1] |= found == telling.end() ? 0U : 1U << (found - telling.begin());
        }
    }
}

void TagReview::View::describe(std::size_t i, Features& out) const {
    const auto& [words, tags, coarse, others] = m_sentence;
    const WordInfo& word = words[i];
    const std::uint32_t own = tags[i], other = others.empty() ? Tagger::noTag : others[i];
    const std::uint32_t pair = own * 256 + other;
    const std::uint32_t left = i > 0 ? tags[i - 1] : outside, right = i + 1 < tags.size() ? tags[i + 1] : outside;
    const std::uint32_t head = m_arcs[i].head, relation = m_relations[i];
    const std::uint32_t above = head == 0 ? rootTag : tags[head - 1];
    const std::uint32_t headForm = head == 0 ? rootTag : words[head - 1].form;
    const std::uint32_t headRelation = head == 0 ? rootTag : m_relations[head - 1];
    const bool adjoins = head == i || head == i + 2; // word numbers count from 1
    const std::uint32_t side = head == 0 ? 0 : (head <= i ? 1U : 2U) + (adjoins ? 2U : 0U);
    const std::uint32_t dependents = m_dependents[i], mark = m_marks.empty() ? 0 : m_marks[i];
    const std::uint32_t start = i == 0 ? 1 : 0;
    std::size_t n = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n] = feature(700 + static_cast<std::uint32_t>(n), a, b, c, d);
        ++n;
    };
    add(own);
    add(pair);
    add(pair, word.form);
    add(pair, relation);
    add(pair, relation, above);
    add(pair, dependents);
    add(pair, left, right);
    add(own, word.form);
    add(own, word.suffix[2]);
    add(own, word.suffix[1], word.shape);
    add(own, word.shape, start);
    add(own, mark, word.capital);
    add(own, left, right);
    add(word.form, left, right);
    add(own, word.parts);
    add(own, relation);
    add(word.form, relation);
    add(word.form, relation, above);
    add(own, relation, above);
    add(own, relation, side);
    add(word.form, relation, side);
    add(own, dependents);
    add(word.form, dependents);
    add(own, relation, dependents);
    add(word.suffix[2], relation, dependents);
    add(word.suffix[1], relation);
    add(own, headForm, relation);
    add(word.form, headForm);
    add(own, headRelation, relation);
    add(word.form, headRelation, relation);
    add(word.shape, relation, above, start);
    add(word.parts, relation, above);
    add(word.parts, own, dependents);
    add(mark, relation, word.capital, above);
    add(own, word.meaning, relation);
    add(own, relation, left, right);
    assert(n == out.size());
}

bool TagReview::review(const TaggedWords& sentence, std::span<const std::uint32_t> marks, std::span<const Arc> arcs,
                       std::span<Tag> tags, std::span<Tag> others) const {
    const auto isDoubtful = [](Tag other) { return other != Tagger::noTag; };
    if (std::none_of(others.begin(), others.end(), isDoubtful)) {
        return false;
    }
    const View view(sentence, marks, arcs);
    Features features;
    std::array<std::int32_t, LinearModel::padded(LinearModel::maxClasses)> scores;
    std::vector<std::size_t> found; // changed at the end, so that each word sees the tags that the parser saw
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (isDoubtful(others[i])) {
            view.describe(i, features);
            std::fill_n(scores.begin(), LinearModel::padded(m_model.classes()), 0);
            m_model.score(features, scores.data());
            if (scores[others[i]] > scores[tags[i]]) {
                found.push_back(i);
            }
        }
    }
    for (const std::size_t i : found) {
        std::swap(tags[i], others[i]);
    }
    return !found.empty();
}

} // namespace parallax::language
