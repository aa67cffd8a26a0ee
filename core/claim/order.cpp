// In which order things happened: "the fire came after the raid had begun", "attacks on two shops and then on the
// depot", "near simultaneous attacks".
#include "claim/claim_maker.h"
#include "claim/scope.h"
#include "language/wordnet.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::NounClass;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 2> orderWords = {"before", "after"};
constexpr int longest = 10; // tokens of the words that tell the order

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t))
                betweenHappenings(t);
            else if (m_syntax.lemma(t) == "simultaneous" || m_syntax.lemma(t) == "simultaneously")
                simultaneous(t);
            else if (m_syntax.lower(t) == "then")
                oneThenTheOther(t);
        }
    }

private:
    // "before police came", "after fleeing": told with a violent deed.
    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening || !mention::isViolent(frame.kind) ||
            frame.kind == EventKind::Hijacking)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Denied)
            return;
        for (const int c : m_syntax.children(frame.at)) {
            if (m_syntax.rel(c) != Rel::Advcl)
                continue;
            const int mark = m_syntax.child(c, Rel::Mark);
            if (mark < 0)
                continue;
            const auto word = m_syntax.lower(mark);
            // "while he was riding his bicycle" tells no order; "while others rammed the gate" does.
            if (word != "before" && word != "after" && (word != "while" || !isDeed(c)))
                continue;
            std::string scope = "all";
            if (!frame.patients.empty() && m_x.actors.at(frame.patients.front()) >= 0)
                scope = scopeOf(m_syntax, frame.patients.front(), false);
            tell(scope, mark, c, frame.at, event);
        }
    }

    // Something that happens besides, with those who do it.
    bool isDeed(int t) const {
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(t)];
        return f >= 0 && m_x.frames[static_cast<std::size_t>(f)].trigger->happening &&
               (m_syntax.hasChild(t, Rel::Nsubj) || m_syntax.hasChild(t, Rel::NsubjPass));
    }

    void tell(std::string scope, int mark, int of, int verb, std::int32_t event) {
        int last = std::min(m_syntax.last(of), of + longest);
        // What stands behind a comma is told besides.
        for (int i = of + 1; i <= last; ++i)
            if (m_syntax.form(i) == ",")
                last = i;
        // Cut off in the middle of a phrase, it ends before the words that open the phrase.
        while (last > of && (m_syntax.upos(last) == language::Upos::PUNCT ||
                             m_syntax.upos(last) == language::Upos::ADP || m_syntax.upos(last) == language::Upos::DET))
            --last;
        m_x.addText(Attribute::Sequence, std::move(scope), Relation::Equal,
                    std::string(m_x.text(m_syntax.span(mark, last))), m_syntax.span(std::min(verb, mark), last), verb,
                    event, fmt::format("\"{}\"", m_syntax.lower(mark)));
    }

    // A noun that is something which happens: "fire", "the raid".
    bool isHappening(int t) const {
        if (!m_syntax.isNominal(t) || m_x.actors.at(t) >= 0)
            return false;
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(t)];
        return (f >= 0 && m_x.frames[static_cast<std::size_t>(f)].trigger->happening) || m_syntax.lemma(t) == "fire" ||
               language::isA(m_syntax.lemma(t), NounClass::Disaster, 1);
    }

    // The "before" or "after" that opens a phrase or clause, behind an amount at the most ("twenty minutes before the
    // raid"); -1 for none.
    int orderWordOf(int of) const {
        for (int t = m_syntax.first(of); t < of && t <= m_syntax.first(of) + 2; ++t)
            if (isOneOf(m_syntax.lower(t), orderWords))
                return t;
        return -1;
    }

    // "A fire was lit before the raid", "the fire came after the raid had begun": of the first noun, with its word.
    void betweenHappenings(int t) {
        if (m_syntax.isNegated(t))
            return;
        int subject = -1;
        for (const int s : mention::subjectsOf(m_syntax, t))
            if (isHappening(s))
                subject = s;
        if (subject < 0)
            return;
        for (const int c : m_syntax.children(t)) {
            const int word = orderWordOf(c);
            if (word < 0)
                continue;
            // However the tree hangs it: "after the raid", "after the raid had begun".
            const bool other = isHappening(c) ||
                               (m_syntax.isVerb(c) && std::ranges::any_of(mention::subjectsOf(m_syntax, c), [&](int s) {
                                    return s > word && isHappening(s);
                                }));
            if (other)
                tell(std::string(m_syntax.lemma(subject)), word, c, t, m_x.eventNear(t));
        }
    }

    // "Attacks on two shops and then on the depot".
    void oneThenTheOther(int t) {
        const int second = m_syntax.head(t);
        if (second < 0 || m_syntax.rel(second) != Rel::Conj || !m_syntax.isNominal(second))
            return;
        // What was attacked first stands before it in the same way, whatever the tree joins it to.
        const auto preposition = m_syntax.preposition(second);
        int first = t - 1;
        while (
            first >= 0 && m_syntax.sentence(first) == m_syntax.sentence(t) &&
            !(m_syntax.isNominal(first) && m_syntax.preposition(first) == preposition &&
              (m_syntax.rel(first) == Rel::Nmod || m_syntax.rel(first) == Rel::Obl || m_syntax.rel(first) == Rel::Obj)))
            --first;
        if (first < 0 || m_syntax.sentence(first) != m_syntax.sentence(t) || m_syntax.head(first) < 0)
            return;
        const int verb = m_syntax.head(first);
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(verb)];
        if (f < 0 || !mention::isViolent(m_x.frames[static_cast<std::size_t>(f)].kind))
            return;
        const auto event = m_x.events.frameEvent[static_cast<std::size_t>(f)];
        if (event < 0)
            return;
        const base::Span span = m_syntax.span(m_syntax.nounPhrase(first).first, m_syntax.nounPhrase(second).second);
        m_x.addText(Attribute::Sequence, "targets", Relation::Equal, std::string(m_x.text(span)), span, verb, event,
                    "\"then\" between what was attacked");
    }

    void simultaneous(int t) {
        const int head = m_syntax.head(t);
        if (head < 0 || m_x.framesOfToken[static_cast<std::size_t>(head)] < 0)
            return;
        m_x.addText(Attribute::Sequence, "targets", Relation::About,
                    std::string(m_x.text(m_syntax.span(m_syntax.first(t), t))), together(m_syntax.first(t), head), t,
                    m_x.eventOf(head), "told of the attacks");
    }
};

} // namespace

void findOrder(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
