// Against what: things and bodies that were attacked for their own sake.
#include "claim/claim_maker.h"
#include "claim/scope.h"

#include "language/wordnet.h"
#include "mention/listing.h"
#include "mention/things.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::NounClass;
using mention::EventKind;
using mention::Frame;
using mention::MentionForm;
using mention::Modality;
using mention::Rel;
using mention::Relation;

constexpr std::array<std::string_view, 9> damageVerbs = {"damage",   "destroy",  "burn",  "wreck", "shatter",
                                                         "dynamite", "demolish", "torch", "hit"};

// What flies about, whomever it was meant for.
constexpr std::array<std::string_view, 10> strays = {"bullet", "gunfire",  "round",  "shot",    "projectile",
                                                     "pellet", "fragment", "debris", "gunshot", "buckshot"};
constexpr std::array<std::string_view, 3> shootingVerbs = {"fire", "shoot", "open"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (m_syntax.isVerb(t))
                verb(t);
            else if (m_syntax.lemma(t) == "target" && m_syntax.isNominal(t))
                theTarget(t);
        }
    }

private:
    bool isThing(int t) const {
        if (m_syntax.upos(t) == language::Upos::PRON)
            return false;
        static constexpr std::array<std::string_view, 4> people{"family", "couple", "crowd", "group"};
        const auto next = static_cast<std::size_t>(t) + 1;
        // "in government-controlled areas"
        const bool inCompound = next < m_syntax.size() && m_syntax.form(t + 1) == "-" &&
                                m_syntax.token(t).span.end == m_syntax.token(t + 1).span.begin;
        if (inCompound || isOneOf(m_syntax.lemma(t), people) || m_syntax.upos(t) == language::Upos::NUM)
            return false;
        const int mention = m_x.actors.at(t);
        if (mention < 0)
            return mention::isTargetThing(m_syntax, t);
        // Bodies can be targets as well ("attacked the ministry"); people are victims.
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
        if (actor.form == mention::MentionForm::Nominal && actor.plural && !mention::isTargetThing(m_syntax, t))
            return false;
        return actor.kind == mention::ActorKind::Organisation || actor.kind == mention::ActorKind::Authority;
    }

    void add(int thing, int at, std::int32_t event, std::string why) {
        if (isAsked(at))
            return;
        m_x.addText(Attribute::Target, "all", Relation::Equal, value(thing), together(thing, at), thing, event,
                    std::move(why));
    }

    // In a clause with "if" or "whether": nobody says that it was so.
    bool isAsked(int t) const { return question(t) >= 0; }

    // The "if" or "whether" of the clause that `t` stands in, or of one above it in the same content; -1 for none.
    int question(int t) const {
        for (int steps = 0; t >= 0 && steps < 5; ++steps, t = m_syntax.head(t)) {
            for (const auto word : {"if", "whether"})
                if (const int mark = m_syntax.child(t, Rel::Mark, word); mark >= 0)
                    return mark;
            if (m_syntax.rel(t) == Rel::Ccomp || m_syntax.rel(t) == Rel::AclRelcl)
                break;
        }
        return -1;
    }

    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening || !mention::isViolent(frame.kind) ||
            frame.kind == EventKind::Hijacking || frame.kind == EventKind::Killing || frame.negated)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Denied)
            return;
        // "stolen property", "fighting vehicles": a word about the thing, not a deed against it
        if (m_syntax.rel(frame.at) == Rel::Amod && m_syntax.head(frame.at) == frame.at + 1)
            return;
        // What is stolen was not attacked; where from may have been.
        if (m_syntax.lemma(frame.at) != "steal" && !isAstray(frame.at)) {
            for (const int p : frame.patients) {
                if (isThing(p) && mention::weaponAt(m_syntax, p) < 0 && !isPlaceOfDeed(p, frame.at) &&
                    !isHeadOfOther(p, frame.at))
                    add(p, frame.at, event, fmt::format("what the \"{}\" was against", m_syntax.form(frame.at)));
            }
        }
        if (frame.kind == EventKind::Bombing) {
            for (const int p : frame.places)
                hit(frame, p, event);
        }
    }

    // "a bomb exploded at the embassy", "in front of the bank", "between the bank and the school": the buildings hit.
    void hit(const Frame& frame, int p, std::int32_t event) {
        const auto preposition = m_syntax.preposition(p);
        if (preposition != "at" && preposition != "outside" && preposition != "inside" && preposition != "near" &&
            preposition != "in" && preposition != "between" && preposition != "on")
            return;
        p = wholeOf(p);
        for (const int one : mention::listed(m_syntax, p)) {
            if (isBuilding(one))
                add(one, frame.at, event, "the building at which it went off");
        }
    }

    // "in the basement of the bank", "in front of the school": the bank, the school.
    int wholeOf(int t) const {
        for (int steps = 0; steps < 3; ++steps) {
            const auto part = mention::thingPart(m_syntax.lemma(t));
            if (part != mention::ThingPart::Part && part != mention::ThingPart::Side)
                break;
            int whole = -1;
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of")
                    whole = c;
            }
            if (whole < 0)
                break;
            t = whole;
        }
        return t;
    }

    // A building or the seat of a body; no street, town or part of a house.
    bool isBuilding(int t) const {
        const auto lemma = m_syntax.lemma(t);
        if (lemma == "street" || lemma == "road" || lemma == "highway" || lemma == "avenue" || lemma == "square")
            return false;
        return isThing(t) && (language::isA(lemma, NounClass::Building, 2) || m_x.actors.at(t) >= 0);
    }

    // Done by bullets, told without who shot at what.
    bool isAstray(int t) const {
        if (!m_syntax.isVerb(t))
            return false;
        const auto by = m_syntax.isPassive(t) ? mention::byPhrasesOf(m_syntax, t) : mention::subjectsOf(m_syntax, t);
        return std::ranges::any_of(by, [&](int a) { return isOneOf(m_syntax.lemma(a), strays); });
    }

    // Bullets that go astray hit cars and houses; what a bomb or a fire destroys is taken for what it was meant for.
    bool isBlastOrRaid(int t) const {
        const auto event = m_x.eventOf(t);
        if (event < 0)
            return false;
        const auto kind = m_x.events.mentions[static_cast<std::size_t>(event)].kind;
        return mention::isViolent(kind) && kind != EventKind::Shooting && kind != EventKind::Killing;
    }

    void verb(int t) {
        const auto lemma = m_syntax.lemma(t);
        if (isOneOf(lemma, damageVerbs) && isBlastOrRaid(t) && !isAstray(t)) {
            for (const int o : undergoers(t))
                if (isThing(o))
                    add(o, t, m_x.eventOf(t), fmt::format("\"{}\"", m_syntax.form(t)));
        }
        if (lemma == "cause" || lemma == "inflict" || lemma == "do" || lemma == "suffer" || lemma == "sustain")
            damage(t);
        if (isOneOf(lemma, shootingVerbs))
            shotAt(t);
        if (lemma == "target") {
            for (const int o : undergoers(t))
                targeted(o, t);
        }
    }

    // "fired at the station", "opened fire on the bank", "fired shots into a house"
    void shotAt(int t) {
        std::vector<int> under{t};
        for (const int o : mention::objectsOf(m_syntax, t)) {
            if (m_syntax.lemma(o) == "fire" || isOneOf(m_syntax.lemma(o), strays))
                under.push_back(o);
        }
        if (m_syntax.isNegated(t) || (m_syntax.lemma(t) == "open" && under.size() == 1))
            return;
        for (const int at : under) {
            for (const int c : m_syntax.children(at)) {
                const auto preposition = m_syntax.preposition(c);
                const bool aimed = preposition == "at" || preposition == "into" || preposition == "toward" ||
                                   preposition == "towards" || (m_syntax.lemma(t) == "open" && preposition == "on");
                if (c < at || !aimed)
                    continue;
                if (isThing(c) && mention::weaponAt(m_syntax, c) < 0 && !isPlaceOfDeed(c, at))
                    add(c, t, m_x.eventOf(t), fmt::format("what they \"{}\" at", m_syntax.form(t)));
                return; // what follows tells where
            }
        }
    }

    // "shot at a bar", "a weekend shooting at a bar": where it was. "Fired at a bar" is aimed.
    bool isPlaceOfDeed(int t, int verb) const {
        const auto lemma = m_syntax.lemma(verb);
        if ((lemma != "shoot" && lemma != "shooting") || m_syntax.preposition(t) != "at")
            return false;
        const int head = m_syntax.head(verb);
        return !m_syntax.isVerb(verb) || m_syntax.isPassive(verb) || !mention::objectsOf(m_syntax, verb).empty() ||
               (m_syntax.rel(verb) == Rel::Acl && head >= 0 && m_x.actors.at(head) < 0);
    }

    // "a home when her son was shot", "an occupant of a vehicle fired at them": the clause behind the thing has its own
    // undergoer.
    bool isHeadOfOther(int t, int verb) const {
        if (m_syntax.head(verb) != t)
            return false;
        for (const int c : m_syntax.children(verb)) {
            const Rel r = m_syntax.rel(c);
            const auto preposition = m_syntax.preposition(c);
            if (((r == Rel::NsubjPass || r == Rel::Obj) && m_syntax.upos(c) != language::Upos::PRON) ||
                (r == Rel::Obl && c > verb && (preposition == "at" || preposition == "into" || preposition == "on") &&
                 (m_x.actors.at(c) >= 0 || isThing(c) || m_syntax.lemma(c) == "crowd")))
                return true;
        }
        return false;
    }

    std::vector<int> undergoers(int t) const {
        return m_syntax.isPassive(t) ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t);
    }

    // "The clerk was the intended target"
    void theTarget(int t) {
        if (!m_syntax.hasChild(t, Rel::Cop) || !violentStory())
            return;
        for (const int s : mention::subjectsOf(m_syntax, t))
            targeted(s, t);
    }

    // Whom or what "target" is said of, also that it is not known whether it was.
    void targeted(int who, int t) {
        if (who == t)
            return;
        const auto event = m_x.eventOf(t);
        if (!inViolence(t) && !violentStory())
            return;
        if (const int mark = question(t); mark >= 0) {
            if (violentStory() && std::abs(mark - t) < 12)
                m_x.addText(Attribute::Target, "all", Relation::Unknown, {}, m_syntax.span(std::min(mark, t), t), t,
                            event, "it is asked whether it was the target");
            return;
        }
        const auto text = nameOf(who);
        if (text.empty() || !(isThing(who) || m_x.actors.at(who) >= 0))
            return;
        const bool denied = m_syntax.isNegated(t) || isDisbelieved(t);
        // "a man", "children": no more than that it was somebody
        if (!denied && text.find(' ') == std::string::npos && denotesPeople(m_syntax, who) &&
            m_syntax.upos(who) == language::Upos::NOUN)
            return;
        m_x.addText(Attribute::Target, "all", denied ? Relation::Denied : Relation::Equal, text, together(who, t), who,
                    event, "\"target\"");
    }

    // "do not believe that she was targeted"
    bool isDisbelieved(int t) const {
        const int head = m_syntax.head(t);
        return m_syntax.rel(t) == Rel::Ccomp && head >= 0 && m_syntax.isNegated(head) &&
               (m_syntax.lemma(head) == "believe" || m_syntax.lemma(head) == "think");
    }

    // Of a pronoun the name or noun that it stands for; nothing for "the victims", who are the target of any deed.
    std::string nameOf(int t) const {
        if (m_syntax.lemma(t) == "victim")
            return {};
        const int index = m_x.actors.at(t);
        if (index < 0 || m_syntax.upos(t) != language::Upos::PRON)
            return m_syntax.upos(t) == language::Upos::PRON ? std::string() : value(t);
        const auto chain = m_x.actors.mentions[static_cast<std::size_t>(index)].chain;
        for (const auto& one : m_x.actors.mentions)
            if (one.chain == chain && one.form == MentionForm::Name)
                return one.text;
        return {};
    }

    // "caused damage to two shops"; "two shops sustained damage".
    void damage(int t) {
        const auto lemma = m_syntax.lemma(t);
        for (const int o : mention::objectsOf(m_syntax, t)) {
            if (m_syntax.lemma(o) != "damage" || !isBlastOrRaid(t))
                continue;
            std::vector<int> things;
            if (lemma == "suffer" || lemma == "sustain") {
                things = mention::subjectsOf(m_syntax, t);
            } else {
                for (const int at : {o, t}) {
                    for (const int c : m_syntax.children(at)) {
                        if (c > o && m_syntax.preposition(c) == "to" && m_syntax.isNominal(c))
                            for (const int one : mention::listed(m_syntax, c))
                                things.push_back(one);
                    }
                }
            }
            for (const int thing : things) {
                if (isThing(thing))
                    add(thing, t, m_x.eventOf(t), "what was damaged");
            }
        }
    }
};

} // namespace

void findTargets(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
