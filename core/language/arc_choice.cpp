#include "language/arc_choice.h"

#include "language/hashing.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace parallax::language {

namespace {

// Confidence in some dozen steps, the finer the smaller.
std::uint32_t step(std::int32_t confidence) {
    constexpr std::array<std::int32_t, 17> steps{12000,   25000,   60000,   100000,  150000, 220000,
                                                 300000,  400000,  550000,  700000,  900000, 1200000,
                                                 1600000, 2100000, 2800000, 3600000, 5000000};
    return static_cast<std::uint32_t>(std::upper_bound(steps.begin(), steps.end(), confidence) - steps.begin());
}

std::uint32_t far(std::uint32_t word, std::uint32_t head) {
    const std::uint32_t distance = word > head ? word - head : head - word;
    const std::uint32_t steps = distance < 5 ? distance : 3 + static_cast<std::uint32_t>(std::bit_width(distance - 1));
    return head == 0 ? 40 : steps + (word > head ? 0 : 20);
}

// What one parser says of a candidate.
struct Verdict {
    std::uint32_t head = 0, relation = 0; // how it came to the head and the relation
    std::uint32_t kin = 0;                // how the head stands to the one that the parser took
    std::uint32_t above = 0;              // relation of the head
    bool doubled = false;                 // another word has the relation to the head
};

// Bases of what a verdict on head or relation says; a step is added to some.
constexpr std::uint32_t relationRefused = 30, headRefused = 60, nothingSaid = 90;

std::uint32_t kinOf(const Opinion& opinion, const ArcCandidate& candidate) {
    constexpr std::uint32_t same = 0, below = 1, above = 2, beside = 3, elsewhere = 4, underTheWord = 5;
    constexpr int depth = 60;
    const std::uint32_t head = candidate.head, taken = opinion.heads[candidate.word];
    std::uint32_t up = head;
    for (int i = 0; up != 0 && i < depth; ++i, up = opinion.heads[up]) {
        if (up == candidate.word) {
            return underTheWord;
        }
    }
    if (head == taken) {
        return same;
    }
    if (head != 0 && opinion.heads[head] == taken) {
        return below;
    }
    if (taken != 0 && opinion.heads[taken] == head) {
        return above;
    }
    return head != 0 && taken != 0 && opinion.heads[head] == opinion.heads[taken] ? beside : elsewhere;
}

Verdict verdictOn(const ArcCandidates& candidates, std::size_t parser, const ArcCandidate& candidate) {
    const Opinion& opinion = candidates.opinion(parser);
    const std::uint32_t i = candidate.word;
    const std::span<const RefusedArc> refused = candidates.refused(parser, i);
    Verdict verdict;
    if (opinion.heads[i] == candidate.head) {
        verdict.head = step(opinion.confidence[i]);
        verdict.relation =
            opinion.relationHashes[i] == candidate.relationHash ? step(opinion.relationConfidence[i]) : nothingSaid;
        for (const RefusedArc& arc : refused) {
            if (verdict.relation == nothingSaid && arc.head == candidate.head &&
                arc.relationHash == candidate.relationHash) {
                verdict.relation = relationRefused + step(arc.behind);
            }
        }
    } else {
        // The first one found is the least refused.
        const auto arc = std::find_if(refused.begin(), refused.end(),
                                      [&](const RefusedArc& other) { return other.head == candidate.head; });
        if (arc == refused.end()) {
            verdict.head = nothingSaid + step(opinion.confidence[i]);
            verdict.relation = nothingSaid + 1;
        } else {
            verdict.head = headRefused + step(arc->behind);
            verdict.relation = nothingSaid + (arc->relationHash == candidate.relationHash ? 2 : 3);
        }
    }
    verdict.kin = kinOf(opinion, candidate);
    verdict.above = candidate.head == 0 ? 1 : opinion.relationHashes[candidate.head];
    verdict.doubled = candidates.hasOther(parser, candidate.head, candidate.relationHash, i);
    return verdict;
}

} // namespace

void ArcChoice::describe(const ArcCandidates& candidates, const ArcCandidate& candidate, Features& out) {
    constexpr std::uint32_t rootTag = 300, outside = 301;
    const std::span<const WordInfo> words = candidates.sentence().words;
    const std::span<const Tag> tags = candidates.sentence().tags;
    const std::uint32_t i = candidate.word, head = candidate.head, relation = candidate.relationHash;
    const auto formOf = [&](std::uint32_t word) { return word == 0 ? rootTag : words[word - 1].form; };
    const auto tagOf = [&](std::uint32_t word) {
        return word == 0 ? rootTag : word > words.size() ? outside : tags[word - 1];
    };
    const Opinion &first = candidates.opinion(0), &second = candidates.opinion(1);
    const Verdict v1 = verdictOn(candidates, 0, candidate), v2 = verdictOn(candidates, 1, candidate);
    const std::uint32_t h1 = first.heads[i], h2 = second.heads[i];
    // Whether the heads of the two trees have heads that are agreed on, and whether the head in each tree stands under
    // the word in the other.
    const std::uint32_t agreed = (h1 == 0 || first.heads[h1] == second.heads[h1] ? 1U : 0U) +
                                 (h2 == 0 || first.heads[h2] == second.heads[h2] ? 2U : 0U);
    const std::uint32_t turned =
        (h1 != 0 && second.heads[h1] == i ? 1U : 0U) + (h2 != 0 && first.heads[h2] == i ? 2U : 0U);
    const std::uint32_t own = tagOf(i), above = tagOf(head), form = formOf(i), headForm = formOf(head);
    const std::uint32_t meaning = words[i - 1].meaning, headMeaning = head == 0 ? rootTag : words[head - 1].meaning;
    const std::uint32_t before = i == 1 ? outside : tagOf(i - 1), after = tagOf(i + 1);
    const std::uint32_t headBefore = head <= 1 ? outside : tagOf(head - 1),
                        headAfter = head == 0 ? outside : tagOf(head + 1);
    const std::uint32_t distance = far(i, head), between = candidates.between(i, head);
    const std::uint32_t m1 = candidates.marker(0, i), m2 = candidates.marker(1, i);
    const auto source = static_cast<std::uint32_t>(candidate.source);

    std::size_t n = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        assert(n < out.size());
        out[n] = feature(500 + static_cast<std::uint32_t>(n), a, b, c, d);
        ++n;
    };
    add(v1.head, v2.head);
    add(v1.head);
    add(v2.head);
    add(v1.head, own);
    add(v2.head, own);
    add(v1.head, relation);
    add(v2.head, relation);
    add(v1.relation, v2.relation);
    add(v1.relation);
    add(v2.relation);
    add(v1.head, v2.head, v1.kin, v2.kin);
    add(v1.kin, v2.kin, source);
    add(v1.kin, v2.kin, own, above);
    add(v1.kin, v2.kin, relation);
    add(relation, own, above);
    add(relation, own);
    add(relation, own, distance);
    add(own, above, distance);
    add(own, above, between);
    add(own, above, relation, between);
    add(distance);
    add(distance, relation);
    add(own, above, before, headBefore);
    add(own, above, after, headAfter);
    add(own, above, before, headAfter);
    add(own, above, after, headBefore);
    add(form, headForm);
    add(form, above, relation);
    add(own, headForm, relation);
    add(form, relation);
    add(form, headForm, relation);
    add(m1, headForm, own);
    add(m1, above, own, relation);
    add(m1, above, own, distance);
    add(m2, headForm, relation);
    add(meaning, headMeaning, relation);
    add(m1, headMeaning, meaning);
    add(v1.above, v2.above, relation);
    add(v1.above, own, above, relation);
    add(v2.above, own, above, relation);
    add(v1.doubled, v2.doubled, relation, above);
    add(v1.doubled, v2.doubled, relation, own);
    add(source, own, above, relation);
    add(source, relation, distance);
    add(source);
    add(source, candidates.balance());
    add(turned, agreed, source, v1.kin);
    add(v1.head, v2.head, v1.relation, v2.relation);
    add(candidates.dependents(0, head), candidates.dependents(1, head), relation);
    add(candidates.marker(0, head), above, own, relation);
    assert(n == out.size());
}

std::int32_t ArcChoice::confidence(const ArcCandidates& candidates, const ArcCandidate& arc) {
    std::int32_t sum = 0;
    for (std::size_t parser = 0; parser < 2; ++parser) {
        const Opinion& opinion = candidates.opinion(parser);
        if (opinion.heads[arc.word] == arc.head) {
            sum += opinion.confidence[arc.word];
            sum += opinion.relationHashes[arc.word] == arc.relationHash ? opinion.relationConfidence[arc.word] : 0;
        }
    }
    return sum;
}

std::vector<std::int32_t> ArcChoice::scores(const ArcCandidates& candidates, std::span<const ArcCandidate> arcs) const {
    std::vector<std::int32_t> scores(arcs.size());
    // The weights of one arc come from memory while the next one is described.
    Features features;
    std::array<LinearModel::Sum, 2> sums;
    std::size_t begun = 0, asked = 0; // number of sums; which arc the last one is of
    const auto finish = [&] {
        if (begun > 0) {
            LinearModel::Sum& last = sums[(begun - 1) % 2];
            last.gather();
            last.addTo(&scores[asked]);
        }
    };
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const bool alone =
            (i == 0 || arcs[i - 1].word != arcs[i].word) && (i + 1 == arcs.size() || arcs[i + 1].word != arcs[i].word);
        if (alone) {
            continue;
        }
        if (m_model.classes() == 0) {
            scores[i] = confidence(candidates, arcs[i]);
            continue;
        }
        describe(candidates, arcs[i], features);
        sums[begun % 2].begin(m_model, features);
        finish();
        ++begun;
        asked = i;
    }
    finish();
    return scores;
}

} // namespace parallax::language
