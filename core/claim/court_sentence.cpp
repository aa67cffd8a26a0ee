// What a court has sentenced somebody to: terms of imprisonment, death. What one may be sentenced to is no sentence.
#include "claim/claim_maker.h"
#include "claim/scope.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 6> units = {"year", "month", "week", "day", "decade", "life"};
constexpr std::array<std::string_view, 6> prisons = {"prison", "jail", "custody", "bar", "penitentiary", "probation"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t) && (m_syntax.lemma(t) == "receive" || m_syntax.lemma(t) == "get"))
                received(t);
        }
    }

private:
    // "can be sentenced to", "faces up to", "if he is sentenced to": still to come, if ever.
    bool isProspective(int t) const {
        for (int steps = 0; t >= 0 && steps < 3; ++steps, t = m_syntax.head(t)) {
            for (const int c : m_syntax.children(t)) {
                const auto word = m_syntax.lemma(c);
                if (m_syntax.rel(c) == Rel::Aux && (word == "can" || word == "could" || word == "may" ||
                                                    word == "might" || word == "would" || word == "should"))
                    return true;
                if (m_syntax.rel(c) == Rel::Mark && (m_syntax.lower(c) == "if" || m_syntax.lower(c) == "whether"))
                    return true;
            }
            if (m_syntax.lemma(t) == "face" || m_syntax.lemma(t) == "seek" || m_syntax.lemma(t) == "carry")
                return true;
            if (m_syntax.rel(t) != Rel::Xcomp && m_syntax.rel(t) != Rel::Obj && m_syntax.rel(t) != Rel::Conj &&
                m_syntax.rel(t) != Rel::Nmod)
                break;
        }
        return false;
    }

    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening || frame.kind != EventKind::Sentence || frame.negated)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Denied ||
            mention.modality == Modality::Planned || isProspective(frame.at))
            return;
        for (const int c : m_syntax.children(frame.at)) {
            const Rel r = m_syntax.rel(c);
            if ((r == Rel::Xcomp || r == Rel::Advcl) &&
                (m_syntax.lemma(c) == "serve" || m_syntax.lemma(c) == "spend")) {
                for (const int o : mention::objectsOf(m_syntax, c)) {
                    add(frame, o, event);
                    return;
                }
            }
            if ((r == Rel::Obl || r == Rel::Xcomp || r == Rel::Nmod) && m_syntax.preposition(c) == "to") {
                add(frame, c, event);
                return;
            }
        }
        for (const int p : frame.patients) {
            for (const int c : m_syntax.children(p)) {
                if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "to") {
                    add(frame, c, event);
                    return;
                }
            }
        }
    }

    void add(const Frame& frame, int term, std::int32_t event) {
        if (m_syntax.isVerb(term))
            return;
        const int p = frame.patients.empty() ? -1 : frame.patients.front();
        const auto [text, last] = termAt(term);
        m_x.addText(Attribute::Sentence, p >= 0 ? whom(p) : "all", Relation::Equal, text, together(frame.at, last),
                    frame.at, event, "\"sentenced to\"");
    }

    std::string whom(int t) const {
        const int actor = m_x.actors.at(t);
        const auto* who = actor < 0 ? nullptr : &m_x.actors.mentions[static_cast<std::size_t>(actor)];
        return who && who->form == mention::MentionForm::Name ? who->text : scopeOf(m_syntax, t, false);
    }

    // The whole term and its last token: "18 to 40 years" whichever of its words the tree has as the head.
    std::pair<std::string, int> termAt(int t) const {
        int first = t, last = t;
        const auto isPart = [&](int i) {
            return m_syntax.upos(i) == Upos::NUM || m_syntax.form(i) == "-" || m_syntax.form(i) == "–" ||
                   (m_syntax.lower(i) == "to" && i + 1 < static_cast<int>(m_syntax.size()) &&
                    m_syntax.upos(i + 1) == Upos::NUM);
        };
        while (first > 0 && m_syntax.sentence(first - 1) == m_syntax.sentence(t) && isPart(first - 1))
            --first;
        // The preposition of the whole: "to 18 to 40 years".
        if (m_syntax.lower(first) == "to")
            ++first;
        while (last + 1 < static_cast<int>(m_syntax.size()) && m_syntax.sentence(last + 1) == m_syntax.sentence(t) &&
               (m_syntax.upos(last) == Upos::NUM || m_syntax.lower(last) == "to") &&
               (isPart(last + 1) || isOneOf(m_syntax.lemma(last + 1), units)))
            ++last;
        // "40 years to life"
        if (last + 2 < static_cast<int>(m_syntax.size()) && isOneOf(m_syntax.lemma(last), units) &&
            m_syntax.lower(last + 1) == "to" && m_syntax.lower(last + 2) == "life")
            last += 2;
        if (last > t && first == t)
            first = m_syntax.nounPhrase(t).first;
        if (first == t && last == t)
            return {value(t), t};
        return {std::string(m_x.text(m_syntax.span(first, last))), last};
    }

    // "most of them received six-year terms", "got 20 years in prison"
    void received(int t) {
        if (isProspective(t) || m_syntax.isNegated(t) || m_syntax.xpos(t, "VB"))
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto lemma = m_syntax.lemma(o);
            if (lemma != "term" && lemma != "sentence" && !isTimeInPrison(o, t))
                continue;
            const auto subjects = mention::subjectsOf(m_syntax, t);
            m_x.addText(Attribute::Sentence,
                        subjects.empty() ? "all" : std::string(m_x.text(m_x.phrase(subjects.front()))), Relation::Equal,
                        value(o), clause(t), t, m_x.eventNear(t), "terms received");
        }
    }

    bool isTimeInPrison(int t, int verb) const {
        if (!isOneOf(m_syntax.lemma(t), units) || (m_syntax.lemma(t) != "life" && !m_syntax.hasChild(t, Rel::Nummod)))
            return false;
        for (const int at : {t, verb}) {
            for (const int c : m_syntax.children(at))
                if (c > t && isOneOf(m_syntax.lemma(c), prisons))
                    return true;
        }
        return false;
    }
};

} // namespace

void findSentences(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
