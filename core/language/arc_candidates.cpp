#include "language/arc_candidates.h"

#include "language/hashing.h"

#include <algorithm>

namespace parallax::language {

namespace {

// Arcs that were refused by more than this do not come into question; that they were refused says something all the
// same. Like confidence in the model's own units.
constexpr std::int32_t farthest = 300000;

} // namespace

ArcCandidates::ArcCandidates(const TaggedWords& sentence, const Opinion& first, const Opinion& second)
    : m_sentence(sentence), m_seen(sentence.words.size() + 1) {
    static constexpr std::uint32_t caseOf = hashOf("case"), markOf = hashOf("mark"), ccOf = hashOf("cc");
    const std::uint32_t words = size();
    m_views[0].opinion = &first;
    m_views[1].opinion = &second;
    for (View& view : m_views) {
        const Opinion& opinion = *view.opinion;
        view.refusedFrom.assign(words + 2, 0);
        for (const RefusedArc& arc : opinion.refused) {
            ++view.refusedFrom[arc.word + 1];
        }
        for (std::uint32_t i = 1; i < view.refusedFrom.size(); ++i) {
            view.refusedFrom[i] += view.refusedFrom[i - 1];
        }
        view.marker.assign(words + 1, 0);
        view.count.assign(words + 1, 0);
        view.firstChild.assign(words + 1, 0);
        view.nextChild.assign(words + 1, 0);
        for (std::uint32_t i = words; i > 0; --i) {
            const std::uint32_t head = opinion.heads[i], relation = opinion.relationHashes[i];
            if (relation == caseOf || relation == markOf || relation == ccOf) {
                view.marker[head] = sentence.words[i - 1].form;
            }
            view.nextChild[i] = view.firstChild[head];
            view.firstChild[head] = i;
            ++view.count[head];
        }
        view.marker[0] = 0;
    }
    for (std::uint32_t i = 1; i <= words; ++i) {
        const Upos tag = sentence.coarse[i - 1];
        Seen& seen = m_seen[i];
        seen = m_seen[i - 1];
        seen.verbs += tag == Upos::VERB;
        seen.signs += tag == Upos::PUNCT;
        seen.conjunctions += tag == Upos::CCONJ || tag == Upos::SCONJ;
    }
    std::int64_t sum = 0, all = 1;
    for (std::uint32_t i = 1; i <= words; ++i) {
        if (first.heads[i] != second.heads[i]) {
            sum += first.confidence[i] - second.confidence[i];
            all += first.confidence[i] + second.confidence[i];
        }
    }
    m_balance = static_cast<std::uint32_t>(4 + 4 * sum / all);
}

std::span<const RefusedArc> ArcCandidates::refused(std::size_t parser, std::uint32_t i) const {
    const View& view = m_views[parser];
    return std::span(view.opinion->refused).subspan(view.refusedFrom[i], view.refusedFrom[i + 1] - view.refusedFrom[i]);
}

bool ArcCandidates::hasOther(std::size_t parser, std::uint32_t head, std::uint32_t relationHash,
                             std::uint32_t i) const {
    const View& view = m_views[parser];
    for (std::uint32_t child = view.firstChild[head]; child != 0; child = view.nextChild[child]) {
        if (child != i && view.opinion->relationHashes[child] == relationHash) {
            return true;
        }
    }
    return false;
}

std::uint32_t ArcCandidates::between(std::uint32_t word, std::uint32_t head) const {
    const Seen &low = m_seen[std::min(word, head)], &high = m_seen[std::max(word, head) - 1];
    return (high.verbs > low.verbs ? 1U : 0U) | (high.signs > low.signs ? 2U : 0U) |
           (high.conjunctions > low.conjunctions ? 4U : 0U);
}

void ArcCandidates::of(std::uint32_t i, std::vector<ArcCandidate>& out) const {
    using Source = ArcCandidate::Source;
    const Opinion &first = opinion(0), &second = opinion(1);
    const auto add = [&](const ArcCandidate& candidate) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const ArcCandidate& other) {
            return other.head == candidate.head && other.relationHash == candidate.relationHash;
        });
        if (!known && out.size() < most) {
            out.push_back(candidate);
        }
    };
    out.clear();
    const bool same = first.heads[i] == second.heads[i] && first.relationHashes[i] == second.relationHashes[i];
    add({i, first.heads[i], first.relations[i], first.relationHashes[i], same ? Source::Both : Source::First});
    add({i, second.heads[i], second.relations[i], second.relationHashes[i], Source::Second});
    // The least refused ones first.
    std::array<std::span<const RefusedArc>, 2> refusedArcs{refused(0, i), refused(1, i)};
    while (!refusedArcs[0].empty() || !refusedArcs[1].empty()) {
        const bool other = refusedArcs[0].empty() ||
                           (!refusedArcs[1].empty() && refusedArcs[1].front().behind < refusedArcs[0].front().behind);
        std::span<const RefusedArc>& from = refusedArcs[other ? 1 : 0];
        const RefusedArc& arc = from.front();
        from = from.subspan(1);
        if (arc.behind > farthest) {
            break;
        }
        const bool sameHead = arc.head == first.heads[i] || arc.head == second.heads[i];
        add({i, arc.head, arc.relation, arc.relationHash,
             sameHead ? Source::NeitherSameHead : Source::NeitherOtherHead});
    }
}

} // namespace parallax::language
