// With what: weapons and vehicles.
#include "claim/claim_maker.h"
#include "claim/scope.h"

#include "mention/things.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 18> weaponVerbs = {
    "throw", "hurl", "use", "fire",  "launch",   "place", "plant", "explode",  "detonate",
    "set",   "drop", "lob", "carry", "activate", "toss",  "wield", "brandish", "defuse"};
constexpr std::array<std::string_view, 7> movingVerbs = {"flee", "escape", "leave", "arrive",
                                                         "come", "drive",  "depart"};

constexpr std::array<std::string_view, 3> hitVerbs = {"hit", "strike", "graze"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t))
                verb(t);
        }
    }

private:
    bool isWeapon(int t) const { return mention::weaponAt(m_syntax, t) >= 0; }
    bool isVehicle(int t) const { return mention::isVehicle(m_syntax, t); }
    void weapon(int t, base::Span span, std::int32_t event, std::string why) {
        m_x.addText(Attribute::Weapon, "attackers", Relation::Equal, value(mention::weaponAt(m_syntax, t)), span, t,
                    event, std::move(why));
    }
    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Denied)
            return;
        if (mention::isViolent(frame.kind))
            violent(frame, event);
        else if (frame.kind == EventKind::Plot || frame.kind == EventKind::Operation)
            instruments(frame, event);
    }

    void instruments(const Frame& frame, std::int32_t event) {
        for (const int i : frame.instruments) {
            if (isWeapon(i))
                weapon(i, m_x.phrase(i), event,
                       fmt::format("\"with\", \"using\" or the object of \"{}\"", m_syntax.form(frame.at)));
            else if (isVehicle(i))
                m_x.addText(Attribute::Vehicle, "attackers", Relation::Equal, value(i), m_x.phrase(i), i, event,
                            fmt::format("\"with\" at \"{}\"", m_syntax.form(frame.at)));
        }
    }

    void violent(const Frame& frame, std::int32_t event) {
        instruments(frame, event);
        const auto lemma = m_syntax.lemma(frame.at);
        if (lemma == "stab" || lemma == "knife") {
            m_x.addText(Attribute::Weapon, "attackers", Relation::Equal, "stabbing",
                        together(frame.at, frame.patients.empty() ? frame.at : frame.patients.front()), frame.at, event,
                        "the verb tells the weapon");
        }
        // "car bomb", "bomb attack", "grenade attack"
        for (const int c : m_syntax.children(frame.at)) {
            if (m_syntax.rel(c) == Rel::Compound && isWeapon(c))
                weapon(c, together(c, frame.at), event, "a weapon named with the attack");
        }
        for (const int a : frame.agents) {
            if (isWeapon(a))
                weapon(a, together(a, frame.at), event, "the weapon as the agent");
        }
        // "stolen property", "fighting vehicles": a word about the thing, not a deed against it
        if (frame.kind != EventKind::Hijacking ||
            (m_syntax.rel(frame.at) == Rel::Amod && m_syntax.head(frame.at) == frame.at + 1))
            return;
        for (const int p : frame.patients) {
            if (isVehicle(p))
                m_x.addText(Attribute::Vehicle, "attackers", Relation::Equal, value(p), together(p, frame.at), p, event,
                            fmt::format("what was taken: \"{}\"", m_syntax.form(frame.at)));
        }
    }

    void verb(int t) {
        const auto lemma = m_syntax.lemma(t);
        if (isOneOf(lemma, weaponVerbs)) {
            for (const int o :
                 m_syntax.isPassive(t) ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t)) {
                if (isWeapon(o) && inViolence(t))
                    weapon(o, together(o, t), m_x.eventOf(t), fmt::format("what they \"{}\"", m_syntax.form(t)));
            }
        }
        // "was hit by a live round"
        if (isOneOf(lemma, hitVerbs)) {
            for (const int by : mention::byPhrasesOf(m_syntax, t)) {
                // A bullet says no more than that shots were fired.
                const bool bullet = m_syntax.lemma(by) == "bullet" && !m_syntax.hasChild(by, Rel::Amod) &&
                                    !m_syntax.hasChild(by, Rel::Compound);
                if (isWeapon(by) && !bullet && inViolence(t))
                    weapon(by, together(by, t), m_x.eventOf(t), fmt::format("\"{} by\"", m_syntax.form(t)));
            }
        }
        if (lemma == "explode" || lemma == "go") {
            for (const int s : mention::subjectsOf(m_syntax, t)) {
                if (isWeapon(s) && (lemma == "explode" || m_syntax.child(t, Rel::CompoundPrt, "off") >= 0 ||
                                    m_syntax.child(t, Rel::Advmod, "off") >= 0)) {
                    weapon(s, together(s, t), m_x.eventOf(t), fmt::format("what \"{}\"", m_syntax.form(t)));
                }
            }
        }
        if (lemma == "ram") {
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) == Rel::Obl && m_syntax.preposition(c) == "with" && isVehicle(c))
                    m_x.addText(Attribute::Vehicle, "attackers", Relation::Equal, value(c), m_x.phrase(c), c,
                                m_x.eventOf(t), "\"ram with\"");
            }
        }
        if (isOneOf(lemma, movingVerbs) && violentStory())
            movesBy(t);
    }

    // "fled on motorcycles", "arrived in a van": what the attackers came or left by.
    void movesBy(int t) {
        bool attackers = false;
        for (const int s : mention::subjectsOf(m_syntax, t))
            attackers = attackers || denotesAttackers(m_syntax, s) || m_syntax.lower(s) == "they";
        if (!attackers)
            return;
        for (const int c : m_syntax.children(t)) {
            const auto preposition = m_syntax.preposition(c);
            if (m_syntax.rel(c) == Rel::Obl && isVehicle(c) &&
                (preposition == "on" || preposition == "in" || preposition == "by" || preposition == "aboard"))
                m_x.addText(Attribute::Vehicle, "attackers", Relation::Equal, value(c), together(t, c), c,
                            m_x.eventOf(t), fmt::format("what they \"{}\" by", m_syntax.form(t)));
        }
    }
};

} // namespace

void findMeans(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
