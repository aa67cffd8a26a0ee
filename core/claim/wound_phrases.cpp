#include "claim/wound_phrases.h"

#include "base/one_of.h"
#include "claim/count_reader.h"
#include "claim/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;

constexpr std::array<std::string_view, 9> wounds{"wound", "injury",     "burn",       "fracture", "gunshot",
                                                 "cut",   "laceration", "concussion", "bruise"};
// Who has or gets them: "sustained minor injuries"
constexpr std::array<std::string_view, 4> undergoing{"suffer", "sustain", "receive", "incur"};

class WoundPhrases : private CountReader {
public:
    explicit WoundPhrases(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (int t = 2; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.upos(t) == Upos::NOUN && isOneOf(m_syntax.lemma(t), wounds))
                wound(t);
            else if (m_syntax.lower(t) == "for" && inSentence(t + 2, t) && m_syntax.lower(t - 1) == "fighting" &&
                     m_syntax.lemma(t + 2) == "life" && m_syntax.upos(t + 1) == Upos::PRON) {
                // "Two others are fighting for their lives"
                for (const int one : mention::subjectsOf(m_syntax, t - 1))
                    tell(one, t - 1, t + 2, Attribute::Wounded);
            }
        }
    }

private:
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }

    // The words before the wounds that only say of what kind they are: "apparent gunshot", "a non-life-threatening".
    bool describes(int t) const {
        const auto tag = m_syntax.upos(t);
        return tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::DET || tag == Upos::NUM || tag == Upos::CCONJ ||
               tag == Upos::ADV || m_syntax.form(t) == "-" || m_syntax.lower(t) == "threatening";
    }

    void wound(int t) {
        // "injuries to a policeman and two cooks"; not "injuries to the hand"
        if (inSentence(t + 2, t) && m_syntax.lower(t + 1) == "to") {
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) == mention::Rel::Nmod && m_syntax.preposition(c) == "to" &&
                    denotesPeople(m_syntax, c)) {
                    for (const int one : m_syntax.conjuncts(c))
                        tell(one, t, t, Attribute::Wounded);
                    return;
                }
            }
        }
        int lead = t - 1;
        bool fatal = false;
        for (; inSentence(lead, t) && lead > t - 9 && describes(lead); --lead)
            fatal = fatal || m_syntax.lower(lead) == "fatal" || m_syntax.lower(lead) == "deadly";
        if (!inSentence(lead, t))
            return;
        if (m_syntax.lower(lead) == "from" && inSentence(lead - 1, t))
            --lead;
        const auto attribute = fatal ? Attribute::Killed : Attribute::Wounded;
        // "eight others were being treated for injuries"
        if (m_syntax.lower(lead) == "for" && inSentence(lead - 1, t) && m_syntax.lemma(lead - 1) == "treat" &&
            m_syntax.isPassive(lead - 1)) {
            for (const int one : mention::subjectsOf(m_syntax, lead - 1))
                tell(one, lead - 1, t, attribute);
            return;
        }
        if (m_syntax.lower(lead) == "with" || m_syntax.lower(lead) == "suffering") {
            // "two victims, both with gunshot wounds" is told of those who stand right before it alone.
            int who = lead - 1;
            while (inSentence(who, t) && m_syntax.upos(who) == Upos::ADV)
                --who;
            if (!inSentence(who, t))
                return;
            // "Three victims were found with gunshot wounds"
            if (m_syntax.isVerb(who) && m_syntax.isPassive(who) && m_syntax.lemma(who) == "find") {
                for (const int one : mention::subjectsOf(m_syntax, who))
                    tell(one, lead, t, attribute);
                return;
            }
            // "two women and a man with gunshot wounds": of both
            tell(who, lead, t, attribute);
            if (const int first = m_syntax.head(who);
                m_syntax.rel(who) == mention::Rel::Conj && first >= 0 && first < who && m_syntax.isNominal(first))
                tell(first, lead, t, attribute);
            return;
        }
        if (!isOneOf(m_syntax.lemma(lead), undergoing) || m_syntax.isNegated(lead))
            return;
        auto who = mention::subjectsOf(m_syntax, lead);
        // "and 12 received wounds": the number right before the verb
        if (inSentence(lead - 1, t) && m_x.quantityAt[static_cast<std::size_t>(lead - 1)] >= 0)
            who = {lead - 1};
        if (who.empty() && lead > 0 && m_syntax.xpos(lead, "VBN") && m_syntax.isNominal(lead - 1))
            return; // "wounds received": whose is not said
        for (const int one : who)
            tell(one, lead, t, attribute);
    }

    void tell(int who, int lead, int t, Attribute attribute) {
        const auto aged = byAge(who);
        if (!m_syntax.isNominal(who) && !aged)
            return;
        // "two of those killed died with wounds": neither planned nor of the dead
        auto counted = countOf(who);
        if (!counted)
            counted = named(who);
        if (!counted)
            counted = aged;
        if (!counted || counted->ordinal || counted->quantity.high == 0.0 ||
            (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
            return;
        const auto span = counted->span.joined(m_syntax.token(lead).span).joined(m_syntax.token(t).span);
        const bool told = std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            return (claim.attribute == Attribute::Wounded || claim.attribute == Attribute::Killed) &&
                   claim.span.overlaps(counted->span);
        });
        if (told)
            return;
        emitAt(attribute, t, m_x.eventNear(t), counted->quantity,
               counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
               span.size() <= 160 ? span : counted->span,
               fmt::format("\"{} ... {}\": {}", m_syntax.form(lead), m_syntax.form(t), counted->how));
    }
};

} // namespace

void findWoundPhrases(Extraction& extraction) {
    WoundPhrases(extraction).run();
}

} // namespace parallax::claim
