#include "language/parser.h"

#include "language/parser_features.h"
#include "language/side_by_side.h"
#include "language/tree_choice.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace parallax::language {

namespace {

// In the model's own units (LinearModel::largestWeight). Chosen on the development data.
//
// How sure the parser is of a step that it had to take; between the confidence of a guess and that of a clear case.
constexpr std::int32_t forcedConfidence = 300000;
// A sentence in which no step of the first parser was less sure than this needs no second one.
constexpr std::int32_t clearConfidence = 1300000;
// A decision that is ahead by so much after the first features, or after those of the second stage, stands: the others
// hardly ever turn it.
constexpr std::int32_t enoughAfterFirst = 1600000, enoughAfterSecond = 1400000;

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

// Arcs that are no further behind than this are remembered.
constexpr std::int32_t nearlyTaken = 600000;

Choice bestOf(const Scores& scores, const ParserState& state, const Decisions& decisions) {
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
    if (direction == Direction::Backward) {
        for (RefusedArc& arc : out.refused) {
            arc.word = static_cast<std::uint32_t>(size) - arc.word;
            arc.head = arc.head == 0 ? 0 : static_cast<std::uint32_t>(size) - arc.head;
        }
    }
    std::stable_sort(out.refused.begin(), out.refused.end(), [](const RefusedArc& a, const RefusedArc& b) {
        return a.word != b.word ? a.word < b.word : a.behind < b.behind;
    });
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

// One parser on its way through one sentence, a decision's sum at a time.
class Parser::Run {
public:
    Run(const OneWay& parser, ParserState& state, std::vector<RefusedArc>& refused)
        : m_parser(parser), m_state(state), m_refused(refused) {
        beginDecision();
    }

    bool done() const { return m_state.done(); }
    void gather() { m_sum.gather(); }
    // Adds up what was gathered, decides when that is enough, and begins the next sum.
    void goOn() {
        m_sum.addTo(m_scores.data());
        const Choice choice = bestOf(m_scores, m_state, m_parser.decisions);
        if (m_stage == 1 && choice.ahead() < enoughAfterFirst) {
            beginSum(m_features->second());
        } else if (m_stage == 2 && choice.ahead() < enoughAfterSecond) {
            beginSum(m_features->third());
        } else {
            remember(choice);
            apply(m_parser.decisions[choice.number], choice);
            beginDecision();
        }
    }

private:
    // Keeps the arcs that were nearly made instead of what is done.
    void remember(const Choice& choice) {
        if (choice.ahead() > nearlyTaken) {
            return;
        }
        const std::int32_t best = m_scores[choice.number];
        for (const Transition transition : {Transition::Left, Transition::Right}) {
            if (!m_state.allowed(transition)) {
                continue;
            }
            const auto [begin, end] = m_parser.decisions.range(transition);
            std::size_t next = end;
            for (std::size_t i = begin; i < end; ++i) {
                if (i != choice.number && (next == end || m_scores[i] > m_scores[next])) {
                    next = i;
                }
            }
            if (next != end && best - m_scores[next] <= nearlyTaken) {
                const std::uint32_t relation = m_parser.decisions[next].relation;
                m_refused.push_back({m_state.dependent(), m_state.headFor(transition),
                                     m_parser.decisions.relation(relation), m_parser.decisions.relationHash(relation),
                                     best - m_scores[next]});
            }
        }
    }
    void apply(const Decisions::Decision& next, const Choice& choice) {
        m_state.apply(next.transition, next.relation, choice.confidence, choice.relationConfidence);
    }
    // Takes the steps that need no model, up to one that does.
    void beginDecision() {
        for (Decisions::Decision next; !m_state.done() && Decisions::forced(m_state, next);) {
            apply(next, {});
        }
        if (!m_state.done()) {
            m_features.emplace(m_state);
            std::fill_n(m_scores.begin(), LinearModel::padded(m_parser.model.classes()), 0);
            m_stage = 0;
            beginSum(m_features->first());
        }
    }
    void beginSum(std::span<const std::uint32_t> features) {
        ++m_stage;
        m_sum.begin(m_parser.model, features);
    }

    const OneWay& m_parser;
    ParserState& m_state;
    std::vector<RefusedArc>& m_refused;
    std::optional<ParserFeatures> m_features; // of the decision at hand
    LinearModel::Sum m_sum;
    Scores m_scores;
    int m_stage = 0;
};

void Parser::run(const OneWay& parser, Direction direction, std::span<const Question> questions) {
    struct Slot {
        ParserState state;
        std::optional<Run> run;
        Opinion* out = nullptr;

        void gather() { run->gather(); }
        bool goOn() {
            run->goOn();
            return !run->done();
        }
    };
    // What is done is taken over when its slot gets new work.
    std::array<Slot, together> slots;
    std::size_t next = 0;
    sideBySide(slots, [&](Slot& slot) {
        const auto takeOverDone = [&] {
            if (slot.out != nullptr) {
                takeOver(slot.state, parser.decisions, direction, *slot.out);
                slot.out = nullptr;
            }
        };
        takeOverDone();
        while (next < questions.size()) {
            const auto& [sentence, out] = questions[next++];
            slot.state.begin(*sentence, direction);
            slot.out = out;
            slot.out->refused.clear();
            if (!slot.run.emplace(parser, slot.state, slot.out->refused).done()) {
                return true;
            }
            takeOverDone();
        }
        return false;
    });
}

bool Parser::ask(const TaggedWords& sentence, Opinion& first, Opinion& second) const {
    Asked asked{&first, &second};
    ask(std::span(&sentence, 1), std::span(&asked, 1));
    return asked.both;
}

void Parser::ask(std::span<const TaggedWords> sentences, std::span<Asked> asked) const {
    std::vector<Question> questions;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        questions.push_back({&sentences[i], asked[i].first});
    }
    run(m_forward, Direction::Forward, questions);
    questions.clear();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const Opinion& first = *asked[i].first;
        std::int32_t least = clearConfidence;
        for (std::size_t word = 1; word <= sentences[i].words.size(); ++word) {
            least = first.confidence[word] == forcedConfidence ? least : std::min(least, first.confidence[word]);
        }
        asked[i].both = least < clearConfidence;
        if (asked[i].both) {
            questions.push_back({&sentences[i], asked[i].second});
        }
    }
    run(m_backward, Direction::Backward, questions);
}

void Parser::parse(std::span<const TaggedWords> sentences, std::span<std::vector<Arc>> arcs) const {
    // Kept for the next sentences of this thread: they need as much memory again.
    static thread_local std::vector<Opinion> opinions;
    opinions.resize(std::max(opinions.size(), 2 * sentences.size()));
    std::vector<Asked> asked(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        asked[i] = {&opinions[2 * i], &opinions[2 * i + 1]};
    }
    ask(sentences, asked);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        choose(sentences[i], asked[i], arcs[i]);
    }
}

void Parser::choose(const TaggedWords& sentence, const Asked& asked, std::vector<Arc>& arcs) const {
    const Opinion& first = *asked.first;
    const auto words = static_cast<std::uint32_t>(sentence.words.size());
    arcs.resize(words);
    for (std::uint32_t i = 0; i < words; ++i) {
        arcs[i] = {first.heads[i + 1], first.relations[i + 1]};
    }
    if (!asked.both) {
        return;
    }
    const ArcCandidates candidates(sentence, first, *asked.second);
    std::vector<ArcCandidate> some, all;
    for (std::uint32_t i = 1; i <= words; ++i) {
        candidates.of(i, some);
        all.insert(all.end(), some.begin(), some.end());
    }
    const std::vector<std::int32_t> scores = m_choice.scores(candidates, all);
    std::vector<WeighedArc> weighed;
    for (std::size_t i = 0; i < all.size(); ++i) {
        weighed.push_back({all[i].word, all[i].head, scores[i]});
    }
    for (const std::uint32_t chosen : chooseTree(words, weighed)) {
        arcs[all[chosen].word - 1] = {all[chosen].head, all[chosen].relation};
    }
}

} // namespace parallax::language
