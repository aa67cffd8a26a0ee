#include "claim/hospital_counter.h"

#include "claim/count_reader.h"
#include "claim/scope.h"

#include <algorithm>
#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Rel;
using mention::Relation;

class HospitalCounter : private CountReader {
public:
    explicit HospitalCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (isHospital(t))
                hospital(t);
            else if ((lemma == "receive" || lemma == "treat" || lemma == "admit") && m_syntax.isVerb(t))
                received(t);
        }
    }

private:
    // "hospital", "Velin General Hospital", "a medical center"
    bool isHospital(int t) const {
        const auto word = m_syntax.lower(t);
        if (word == "hospital" || word == "hospitals" || word == "clinic" || word == "clinics")
            return true;
        return (word == "center" || word == "centre") && t > 0 &&
               (m_syntax.lower(t - 1) == "medical" || m_syntax.lower(t - 1) == "trauma");
    }

    // The verb that a hospital hangs on, through what it is a part of: "to the emergency room of a hospital".
    int carrier(int t) const {
        int at = m_syntax.head(t);
        for (int steps = 0;
             steps < 2 && at >= 0 && !m_syntax.isVerb(at) && m_syntax.isNominal(at) &&
             (m_syntax.rel(t) == Rel::Compound || m_syntax.rel(t) == Rel::Nmod || m_syntax.rel(t) == Rel::Conj);
             ++steps) {
            t = at;
            at = m_syntax.head(t);
        }
        return at;
    }

    enum class Dying { None, Some, All };

    // "... hospital, where she was pronounced dead", "where he later died", "but died"; "where one of them died".
    Dying dyingThere(int t) const {
        bool where = false, some = false;
        for (int i = t + 1;
             i < static_cast<int>(m_syntax.size()) && i < t + 14 && m_syntax.sentence(i) == m_syntax.sentence(t); ++i) {
            const auto word = m_syntax.lower(i);
            // "to a hospital by her parents, but died"
            const bool goesOn = (word == "but" || word == "and") && i + 1 < static_cast<int>(m_syntax.size()) &&
                                (m_syntax.lower(i + 1) == "died" || m_syntax.upos(i + 1) == Upos::AUX ||
                                 m_syntax.lower(i + 1) == "pronounced" || m_syntax.upos(i + 1) == Upos::ADV);
            where = where || word == "where" || goesOn;
            const int counted = m_syntax.rel(i) == mention::Rel::Nummod ? m_syntax.head(i) : i;
            some = some ||
                   (where && m_syntax.upos(i) == Upos::NUM &&
                    (m_syntax.rel(counted) == mention::Rel::Nsubj || m_syntax.rel(counted) == mention::Rel::NsubjPass));
            // "where Ana Novak died", "where the man who fled was pronounced dead", of two who were taken there
            some = some || (where && (m_syntax.upos(i) == Upos::PROPN || m_syntax.xpos(i, "NN")) &&
                            (m_syntax.rel(i) == mention::Rel::Nsubj || m_syntax.rel(i) == mention::Rel::NsubjPass));
            if (where && (word == "died" || word == "dead" || word == "succumbed"))
                return some ? Dying::Some : Dying::All;
        }
        return Dying::None;
    }

    // "Ten victims were taken to hospital"
    void hospital(int t) {
        const int verb = carrier(t);
        if (verb < 0 || !m_syntax.isVerb(verb))
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma == "arrive" || lemma == "show") {
            comes(t, verb);
            return;
        }
        if (lemma != "take" && lemma != "treat" && lemma != "rush" && lemma != "transport" && lemma != "admit" &&
            lemma != "bring" && lemma != "airlift" && lemma != "send")
            return;
        const bool passive = m_syntax.isPassive(verb);
        // "Medics took three people to hospital"; not "doctors treated"
        if (!passive && (lemma == "treat" || lemma == "admit"))
            return;
        auto who = passive ? mention::subjectsOf(m_syntax, verb) : mention::objectsOf(m_syntax, verb);
        // "Another 31 people, four of them in danger, were being treated": the tree makes the clause one of the people.
        if (m_syntax.rel(verb) == Rel::AclRelcl && m_syntax.head(verb) >= 0 && !who.empty()) {
            const bool part = std::ranges::any_of(m_syntax.children(who.front()), [&](int c) {
                return m_syntax.rel(c) == Rel::Nmod && m_syntax.lower(c) == "them";
            });
            if (part)
                who = {m_syntax.head(verb)};
        }
        for (const int s : who) {
            auto counted = countOf(s);
            if (!counted)
                counted = byAge(s);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            if (counted->ordinal)
                counted->quantity = {Relation::Equal, 1, 1.0};
            // Bodies, and whoever "was pronounced dead" there, are not the wounded.
            const Dying dying = dyingThere(t);
            if (dying == Dying::Some && counted->quantity.low > 1)
                continue; // neither all dead nor all hurt
            const bool dead = (counted->noun >= 0 && (m_syntax.lemma(counted->noun) == "body" ||
                                                      m_syntax.lemma(counted->noun) == "corpse")) ||
                              dying != Dying::None;
            const auto attribute = dead ? Attribute::Killed : Attribute::Wounded;
            emitAt(attribute, verb, m_x.eventNear(verb), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(verb).span),
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
        }
    }

    // "six victims arrived at area hospitals by private car": of victims alone, for others visit
    void comes(int t, int verb) {
        for (const int s : mention::subjectsOf(m_syntax, verb)) {
            const auto counted = countOf(s);
            if (!counted || counted->noun < 0 || counted->ordinal ||
                (m_syntax.lemma(counted->noun) != "victim" && m_syntax.lemma(counted->noun) != "patient"))
                continue;
            emitAt(Attribute::Wounded, verb, m_x.eventNear(verb), counted->quantity,
                   scopeOf(m_syntax, counted->noun, false), counted->span.joined(m_syntax.token(verb).span),
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
        }
    }

    // "We have received about 50 people with injuries", "doctors treated 12 wounded"
    void received(int t) {
        if (m_syntax.isPassive(t) || m_syntax.isNegated(t))
            return;
        for (const int o : mention::objectsOf(m_syntax, t)) {
            const auto counted = countOf(o);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun) ||
                counted->quantity.high == 1.0)
                continue;
            bool hurt = m_syntax.lemma(counted->noun) == "patient";
            for (int i = o + 1;
                 i < o + 6 && i < static_cast<int>(m_syntax.size()) && m_syntax.sentence(i) == m_syntax.sentence(o);
                 ++i) {
                const auto word = m_syntax.lower(i);
                hurt = hurt || word == "injuries" || word == "wounds" || word == "burns" || word == "fractures";
            }
            if (!hurt)
                continue;
            emitAt(Attribute::Wounded, t, m_x.eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                   m_syntax.token(t).span.joined(counted->span),
                   fmt::format("\"{}\": {}", m_syntax.form(t), counted->how));
        }
    }
};

} // namespace

void findPatients(Extraction& extraction) {
    HospitalCounter(extraction).run();
}

} // namespace parallax::claim
