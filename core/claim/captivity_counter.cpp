#include "claim/captivity_counter.h"

#include "claim/count_reader.h"
#include "claim/scope.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Rel;
using mention::Relation;

class CaptivityCounter : private CountReader {
public:
    explicit CaptivityCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "hold" && m_syntax.isVerb(t))
                held(t);
            if (lemma == "large" || lemma == "run" || lemma == "loose")
                atLarge(t);
            else if (lemma == "custody")
                custody(t);
            else if (lemma == "hostage")
                hostages(t);
        }
    }

private:
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }

    // "took six guards hostage", "five officers taken hostage", "held 30 hostages"
    void hostages(int t) {
        static constexpr std::array<std::string_view, 6> verbs{"take", "hold", "seize", "keep", "grab", "capture"};
        int verb = -1;
        for (int i = t - 1; i >= 0 && i > t - 8 && m_syntax.sentence(i) == m_syntax.sentence(t) && verb < 0; --i) {
            if (std::ranges::find(verbs, m_syntax.lemma(i)) != verbs.end() &&
                (m_syntax.isVerb(i) || m_syntax.upos(i) == Upos::NOUN))
                verb = i;
        }
        if (verb < 0)
            return;
        std::vector<int> who;
        if (m_syntax.xpos(t, "NNS") || m_syntax.lower(t) == "hostages") {
            who.push_back(t);
        } else {
            for (int i = verb + 1; i < t; ++i) {
                if (m_syntax.isNominal(i) && m_syntax.rel(i) != Rel::Compound)
                    who.push_back(i);
            }
            if (who.empty() && m_syntax.xpos(verb, "VBN")) {
                // "the 20 persons being held hostage"
                int held = verb - 1;
                while (held > 0 && m_syntax.lower(held) == "being")
                    --held;
                if (inSentence(held, verb) && m_syntax.upos(held) == Upos::NOUN && denotesPeople(m_syntax, held))
                    who.push_back(held);
                else
                    who = mention::subjectsOf(m_syntax, verb);
                if (who.empty() && m_syntax.head(verb) >= 0 && m_syntax.isNominal(m_syntax.head(verb)))
                    who.push_back(m_syntax.head(verb));
            }
        }
        for (const int w : who) {
            const auto counted = countOf(w);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            const bool bare = counted->noun < 0 || m_syntax.lemma(counted->noun) == "hostage";
            emitAt(Attribute::Detained, verb, m_x.eventNear(verb), counted->quantity,
                   bare ? std::string("victims") : scopeOf(m_syntax, counted->noun, true),
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
            return;
        }
    }

    // "two men were taken into custody", "police have three people in custody", "no one is in custody"
    void custody(int t) {
        // "in custody", "in police custody"
        int in = t - 1;
        while (in > 0 && m_syntax.isNominal(in) && m_syntax.sentence(in) == m_syntax.sentence(t) && in > t - 3)
            --in;
        if (in < 0 || (m_syntax.lower(in) != "in" && m_syntax.lower(in) != "into"))
            return;
        const int verb = m_syntax.head(t);
        const auto lemma = verb >= 0 ? m_syntax.lemma(verb) : std::string_view();
        std::vector<int> who;
        if (m_syntax.hasChild(t, Rel::Cop))
            who = mention::subjectsOf(m_syntax, t);
        else if (lemma == "remain" || (lemma == "take" && m_syntax.isPassive(verb)) ||
                 (lemma == "hold" && m_syntax.isPassive(verb)))
            who = mention::subjectsOf(m_syntax, verb);
        else if (lemma == "take" || lemma == "have" || lemma == "hold")
            who = mention::objectsOf(m_syntax, verb);
        else if (verb >= 0 && m_syntax.isNominal(verb) && verb < t &&
                 m_syntax.lemma(m_syntax.clauseHead(verb)) == "have")
            who.push_back(verb);
        for (const int w : who) {
            const auto counted = countOf(w);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)) || counted->ordinal)
                continue;
            // "was not immediately taken into custody": who is free is not counted.
            if (counted->quantity.high != 0.0 && (m_syntax.isNegated(t) || (verb >= 0 && m_syntax.isNegated(verb))))
                continue;
            emitAt(Attribute::Detained, t, m_x.eventNear(t), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} {}\": {}", m_syntax.form(in), m_syntax.form(t), counted->how));
        }
    }

    // "Hijackers continued to hold about 130 passengers"
    void held(int t) {
        const auto subjects = mention::subjectsOf(m_syntax, t);
        if (m_syntax.isPassive(t) || subjects.empty() || !denotesAttackers(m_syntax, subjects.front()))
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto counted = countOf(o);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                continue;
            emitAt(Attribute::Detained, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, true),
                   m_syntax.token(t).span.joined(counted->span),
                   fmt::format("\"{}\" by attackers: {}", m_syntax.form(t), counted->how));
        }
    }

    // "remained at large", "attackers still on the run"
    void atLarge(int t) {
        if (t == 0)
            return;
        const auto before = m_syntax.lower(t - 1);
        const bool large = m_syntax.lemma(t) == "large" && before == "at";
        const bool run = (m_syntax.lemma(t) == "run" || m_syntax.lemma(t) == "loose") &&
                         (before == "the" && t > 1 && m_syntax.lower(t - 2) == "on");
        if (!large && !run)
            return;
        std::vector<int> who = mention::subjectsOf(m_syntax, t);
        int at = t;
        // "detain those attackers still on the run": who stands right before it, whatever the tree hangs it on
        int near = t - (large ? 2 : 3);
        while (near > 0 && m_syntax.upos(near) == Upos::ADV && m_syntax.sentence(near) == m_syntax.sentence(t))
            --near;
        if (near >= 0 && m_syntax.sentence(near) == m_syntax.sentence(t) && m_syntax.upos(near) == Upos::NOUN &&
            denotesPeople(m_syntax, near))
            who = {near};
        for (int steps = 0; who.empty() && steps < 4 && m_syntax.head(at) >= 0; ++steps) {
            const Rel r = m_syntax.rel(at);
            at = m_syntax.head(at);
            if (m_syntax.isNominal(at) && denotesPeople(m_syntax, at) &&
                (r == Rel::Nmod || r == Rel::Acl || r == Rel::Amod || r == Rel::Obl))
                who.push_back(at);
            else
                who = mention::subjectsOf(m_syntax, at);
        }
        for (const int w : who) {
            auto counted = countOf(w);
            const bool vague = !counted && (m_syntax.xpos(w, "NNS") || m_syntax.upos(w) == Upos::DET ||
                                            m_syntax.upos(w) == Upos::PRON || m_syntax.lower(w) == "some");
            if (vague) {
                counted = Counted{{Relation::Some, 1, std::nullopt}, m_syntax.token(w).span, w, "an open number"};
                if (m_syntax.lower(w) == "he" || m_syntax.lower(w) == "she")
                    continue;
            }
            if (!counted)
                continue;
            // "a third one who has been at large"
            if (counted->ordinal)
                counted->quantity = {Relation::Equal, 1, 1.0};
            const std::string scope = counted->noun >= 0 && m_syntax.upos(counted->noun) == Upos::NOUN
                                          ? scopeOf(m_syntax, counted->noun, false)
                                          : "attackers";
            emitAt(Attribute::AtLarge, t, m_x.eventNear(t), counted->quantity, scope,
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} {}\": {}", before, m_syntax.form(t), counted->how));
        }
    }
};

} // namespace

void findCaptives(Extraction& extraction) {
    CaptivityCounter(extraction).run();
}

} // namespace parallax::claim
