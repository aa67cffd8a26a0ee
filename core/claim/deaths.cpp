// Where one person died: "died in the hospital", "was shot at her desk and died there".
#include "claim/claim_maker.h"
#include "claim/scope.h"
#include "language/wordnet.h"

namespace parallax::claim {
namespace {

using language::NounClass;
using mention::Frame;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 7> prepositions = {"in", "at", "on", "aboard", "inside", "near", "outside"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            if (m_x.frames[f].effect == mention::Effect::Killed)
                frame(f);
    }

private:
    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || frame.negated || !m_syntax.isVerb(frame.at))
            return;
        const int who = oneNamed(frame);
        if (who < 0)
            return;
        const int where = placeOf(frame.at);
        if (where < 0)
            return;
        const bool there = m_syntax.lower(where) == "there";
        const int place = there ? placeOf(m_syntax.head(frame.at)) : where;
        if (place < 0 || m_syntax.lower(place) == "there")
            return;
        const std::int32_t mention = m_x.actors.at(who);
        ReportClaim claim;
        claim.attribute = Attribute::Place;
        claim.scope = m_x.actors.mentions[static_cast<std::size_t>(mention)].text;
        const int from = m_syntax.first(place) < place ? m_syntax.first(place) : place;
        claim.value = std::string(m_x.text(m_syntax.span(from, m_syntax.nounPhrase(place).second)));
        claim.span = together(std::min(from, frame.at), std::max({where, place, frame.at}));
        claim.subject = mention;
        claim.why.push_back("the place of one person's death");
        m_x.add(std::move(claim), frame.at, event);
    }

    // The one person that it befell, by name or as "he" or "she"; -1 for none, or for several.
    int oneNamed(const Frame& frame) const {
        int found = -1;
        for (const int p : frame.patients) {
            for (int t = p; t <= m_syntax.last(p); ++t) {
                const int mention = m_x.actors.at(t);
                if (mention < 0)
                    continue;
                const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
                if (actor.plural || actor.kind != mention::ActorKind::Person ||
                    actor.form == mention::MentionForm::Nominal)
                    continue;
                if (found >= 0 && m_x.actors.at(found) != mention)
                    return -1;
                found = t;
                break;
            }
        }
        return found;
    }

    // The head of the first phrase of a verb that tells where, or its "there"; -1 for none.
    int placeOf(int verb) const {
        if (verb < 0)
            return -1;
        for (const int c : m_syntax.children(verb)) {
            if (m_syntax.rel(c) == Rel::Advmod && m_syntax.lower(c) == "there")
                return c;
            if (m_syntax.rel(c) == Rel::Obl && c > verb && isOneOf(m_syntax.preposition(c), prepositions) && isPlace(c))
                return c;
        }
        return -1;
    }

    bool isPlace(int t) const {
        const std::string_view lemma = m_syntax.lemma(t);
        if (m_syntax.upos(t) == language::Upos::PROPN || language::isA(lemma, NounClass::Time, 1))
            return false; // a town says too little beside a house in it
        const auto building = language::bit(NounClass::Building) | language::bit(NounClass::Vehicle);
        return (language::nounClasses(lemma, 2) & building) != 0 || lemma == "desk" || lemma == "bed" ||
               lemma == "home" || lemma == "scene";
    }
};

} // namespace

void findDeathPlaces(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
