#include "language/parser.h"

#include "language/parser_features.h"
#include "language/tree_choice.h"

#include <algorithm>
#include <array>
#include <limits>

namespace parallax::language {

namespace {

// In the model's own units (LinearModel::largestWeight). Chosen on the development data.
//
// How sure the parser is of a step that it had to take; between the confidence of a guess and that of a clear case.
constexpr std::int32_t forcedConfidence = 300000;
// A sentence in which no step of the first parser was less sure than this needs no second one.
constexpr std::int32_t clearConfidence = 1500000;
// A decision that is ahead by so much after the first features, or after those of the second stage, stands: the others
// hardly ever turn it.
constexpr std::int32_t enoughAfterFirst = 1800000, enoughAfterSecond = 1600000;

using Scores = std::array<std::int32_t, LinearModel::padded(LinearModel::maxClasses)>;

// The best allowed decision; by how much it is ahead of other transitions and of the same with another relation.
struct Choice {
    std::size_t number = 0;
    std::int32_t confidence = forcedConfidence, relationConfidence = forcedConfidence;

    std::int32_t ahead() const { return std::min(confidence, relationConfidence); }
};

constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min();

std::int32_t largest(const std::int32_t* begin, const std::int32_t* end) {
    std::int32_t most = lowest;
    for (; begin != end; ++begin) {
        most = std::max(most, *begin);
    }
    return most;
}

Choice choose(const Scores& scores, const ParserState& state, const Decisions& decisions) {
    Choice choice;
    std::int32_t best = lowest, other = lowest;
    Transition chosen = Transition::Shift;
    for (const Transition transition : {Transition::Shift, Transition::Left, Transition::Right}) {
        if (state.allowed(transition)) {
            const auto [begin, end] = decisions.range(transition);
            const std::int32_t most = largest(scores.data() + begin, scores.data() + end);
            other = std::max(other, std::min(best, most));
            chosen = most > best ? transition : chosen;
            best = std::max(best, most);
        }
    }
    const auto [begin, end] = decisions.range(chosen);
    const std::int32_t* at = std::find(scores.data() + begin, scores.data() + end, best);
    const std::int32_t next = std::max(largest(scores.data() + begin, at), largest(at + 1, scores.data() + end));
    choice.number = static_cast<std::size_t>(at - scores.data());
    choice.confidence = other == lowest ? forcedConfidence : best - other;
    choice.relationConfidence = next == lowest ? choice.confidence : best - next;
    return choice;
}

// The tree of a parser that is done.
void takeOver(const ParserState& state, const Decisions& decisions, Direction direction, Opinion& out) {
    const std::vector<ParserState::Node>& nodes = state.nodes();
    const std::size_t size = nodes.size();
    out.heads.resize(size);
    out.relations.resize(size);
    out.relationHashes.resize(size);
    out.confidence.resize(size);
    out.relationConfidence.resize(size);
    for (std::size_t i = 1; i < size; ++i) {
        const bool forward = direction == Direction::Forward;
        const ParserState::Node& node = nodes[forward ? i : size - i];
        const auto head = static_cast<std::uint32_t>(node.head);
        out.heads[i] = forward || head == 0 ? head : static_cast<std::uint32_t>(size) - head;
        out.relations[i] = decisions.relation(node.relation);
        out.relationHashes[i] = decisions.relationHash(node.relation);
        out.confidence[i] = node.confidence;
        out.relationConfidence[i] = node.relationConfidence;
    }
}

} // namespace

Parser::Parser(std::string_view bytes, std::string_view choice) {
    for (OneWay* parser : {&m_forward, &m_backward}) {
        parser->model = LinearModel(bytes);
        parser->decisions = Decisions(parser->model.classNames());
        bytes.remove_prefix(std::min(bytes.size(), parser->model.size()));
    }
    if (!choice.empty()) {
        m_choice = ArcChoice(choice);
    }
}

void Parser::run(const OneWay& parser, ParserState& state) {
    Scores scores;
    while (!state.done()) {
        Decisions::Decision next;
        Choice choice;
        if (!Decisions::forced(state, next)) {
            ParserFeatures features(state);
            std::fill_n(scores.begin(), LinearModel::padded(parser.model.classes()), 0);
            parser.model.score(features.first(), scores.data());
            choice = choose(scores, state, parser.decisions);
            if (choice.ahead() < enoughAfterFirst) {
                parser.model.score(features.second(), scores.data());
                choice = choose(scores, state, parser.decisions);
                if (choice.ahead() < enoughAfterSecond) {
                    parser.model.score(features.third(), scores.data());
                    choice = choose(scores, state, parser.decisions);
                }
            }
            next = parser.decisions[choice.number];
        }
        state.apply(next.transition, next.relation, choice.confidence, choice.relationConfidence);
    }
}

bool Parser::ask(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
                 Opinion& first, Opinion& second) const {
    ParserState state;
    state.begin(words, tags, coarse, Direction::Forward);
    run(m_forward, state);
    takeOver(state, m_forward.decisions, Direction::Forward, first);
    std::int32_t least = clearConfidence;
    for (std::size_t i = 1; i <= words.size(); ++i) {
        least = first.confidence[i] == forcedConfidence ? least : std::min(least, first.confidence[i]);
    }
    if (least >= clearConfidence) {
        return false;
    }
    state.begin(words, tags, coarse, Direction::Backward);
    run(m_backward, state);
    takeOver(state, m_backward.decisions, Direction::Backward, second);
    return true;
}

void Parser::parse(std::span<const WordInfo> words, std::span<const Tag> tags, std::span<const Upos> coarse,
                   std::vector<Arc>& arcs) const {
    Opinion first, second;
    const bool both = ask(words, tags, coarse, first, second);
    arcs.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        arcs[i] = {first.heads[i + 1], first.relations[i + 1]};
    }
    if (!both) {
        return;
    }
    std::vector<std::int32_t> firstWeight(words.size() + 1), secondWeight(words.size() + 1);
    for (std::uint32_t i = 1; i <= words.size(); ++i) {
        if (first.heads[i] != second.heads[i] || first.relationHashes[i] != second.relationHashes[i]) {
            const std::int32_t ahead = m_choice.secondAhead(words, tags, coarse, first, second, i);
            firstWeight[i] = std::max(-ahead, 0);
            secondWeight[i] = std::max(ahead, 0);
        }
    }
    const std::vector<bool> fromSecond = chooseTree({first.heads, firstWeight}, {second.heads, secondWeight});
    for (std::uint32_t i = 1; i <= words.size(); ++i) {
        if (first.heads[i] == second.heads[i] ? secondWeight[i] > 0 : fromSecond[i]) {
            arcs[i - 1] = {second.heads[i], second.relations[i]};
        }
    }
}

} // namespace parallax::language
