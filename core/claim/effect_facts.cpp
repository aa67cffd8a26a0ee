#include "claim/effect_facts.h"

#include "base/one_of.h"
#include "claim/scope.h"

#include <algorithm>
#include <array>

namespace parallax::claim {

using language::Upos;
using mention::Effect;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Syntax;

std::optional<Attribute> attributeOf(Effect effect) {
    switch (effect) {
    case Effect::None:
        return std::nullopt;
    case Effect::Killed:
        return Attribute::Killed;
    case Effect::Wounded:
        return Attribute::Wounded;
    case Effect::Detained:
        return Attribute::Detained;
    case Effect::AtLarge:
        return Attribute::AtLarge;
    case Effect::Missing:
        return Attribute::Missing;
    case Effect::Displaced:
        return Attribute::Displaced;
    case Effect::Stolen:
        return Attribute::Stolen;
    case Effect::Released:
        return Attribute::Released;
    case Effect::Abducted:
        return Attribute::Other;
    }
    return std::nullopt;
}

namespace {

bool isPronounOfAttackers(const Extraction& x, int t) {
    const int mention = x.actors.at(t);
    if (mention < 0)
        return false;
    const auto& actor = x.actors.mentions[static_cast<std::size_t>(mention)];
    if (actor.form != mention::MentionForm::Pronoun)
        return false;
    for (int i = mention - 1; i >= 0 && i > mention - 30; --i) {
        const auto& other = x.actors.mentions[static_cast<std::size_t>(i)];
        if (other.chain == actor.chain && other.form == mention::MentionForm::Nominal)
            return denotesAttackers(x.syntax, other.headToken);
    }
    return false;
}

bool areAttackers(const Extraction& x, const std::vector<int>& tokens) {
    return std::ranges::any_of(tokens,
                               [&](int t) { return denotesAttackers(x.syntax, t) || isPronounOfAttackers(x, t); });
}

} // namespace

bool isByAttackers(const Extraction& x, const Frame& frame) {
    return areAttackers(x, frame.agents);
}

bool isOnAttackers(const Extraction& x, const Frame& frame) {
    return areAttackers(x, frame.patients);
}

bool isTold(const Extraction& x, const Frame& frame, std::int32_t event) {
    // "a man shot into a crowd": who shoots, not who is shot
    if (const int next = frame.end + 1; x.syntax.lemma(frame.at) == "shoot" &&
                                        next < static_cast<int>(x.syntax.size()) && x.syntax.lower(next) == "into" &&
                                        (frame.at == 0 || x.syntax.upos(frame.at - 1) != Upos::AUX))
        return false;
    if (event >= 0) {
        const auto& mention = x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token == frame.at) {
            if (mention.generic || mention.modality == Modality::Planned)
                return false;
            if (mention.modality == Modality::Possible && !x.syntax.sentenceOf(frame.at).headline) {
                for (const int c : x.syntax.children(frame.at)) {
                    if (x.syntax.rel(c) == Rel::Mark && (x.syntax.lower(c) == "if" || x.syntax.lower(c) == "whether"))
                        return false;
                }
            }
        }
    }
    for (const int c : x.syntax.children(frame.clause)) {
        if (x.syntax.rel(c) != Rel::Aux)
            continue;
        const auto word = x.syntax.lower(c);
        if (word == "would" || word == "should" || word == "could" || word == "will" || word == "can" || word == "'ve")
            return word == "'ve";
    }
    // "is believed to be trapped" tells of it with a hedge
    static constexpr std::array<std::string_view, 7> held{"believe", "think", "fear",      "presume",
                                                          "report",  "know",  "understand"};
    if (const int head = x.syntax.head(frame.at); head >= 0 && head < frame.at && x.syntax.isPassive(head) &&
                                                  x.syntax.isPassive(frame.at) &&
                                                  base::isOneOf(x.syntax.lemma(head), held))
        return true;
    // "to kill three" is not told as done; "to have been killed" and "guilty to killing three" are.
    // "what appears to be the shooting death of a boy"
    if (const int head = x.syntax.head(frame.at);
        !x.syntax.isVerb(frame.at) && head >= 0 && x.syntax.hasChild(frame.at, Rel::Cop) &&
        (x.syntax.lemma(head) == "appear" || x.syntax.lemma(head) == "seem" || x.syntax.lemma(head) == "believe"))
        return true;
    return x.syntax.xpos(frame.at, "VBG") || x.syntax.child(frame.at, Rel::Mark, "to") < 0 ||
           x.syntax.child(frame.at, Rel::Aux, "have") >= 0;
}

bool isSeizure(const Syntax& syntax, const Frame& frame) {
    return std::ranges::any_of(frame.agents, [&](int agent) {
        const auto scope = scopeOf(syntax, agent, false);
        return scope == "police" || scope == "security forces";
    });
}

namespace {

// "was shot on Monday and was pronounced dead at the scene", "was shot and later died": of one and the same.
bool pronouncedDead(const Syntax& syntax, const Frame& frame) {
    if (!frame.passive)
        return false;
    for (int i = frame.end + 1; i + 1 < static_cast<int>(syntax.size()) && i < frame.end + 14 &&
                                syntax.sentence(i + 1) == syntax.sentence(frame.at);
         ++i) {
        if (syntax.lower(i) != "and" ||
            (syntax.upos(i + 1) != Upos::AUX && syntax.upos(i + 1) != Upos::VERB && syntax.upos(i + 1) != Upos::ADV))
            continue;
        for (int k = i + 1;
             k < i + 5 && k < static_cast<int>(syntax.size()) && syntax.sentence(k) == syntax.sentence(i); ++k) {
            if (syntax.lower(k) == "died" || (syntax.lower(k) == "dead" && k > i + 1 &&
                                              (syntax.lemma(k - 1) == "pronounce" || syntax.lemma(k - 1) == "declare")))
                return true;
            if (syntax.isNominal(k))
                return false;
        }
    }
    return false;
}

} // namespace

bool endsInDeath(const Syntax& syntax, const Frame& frame) {
    if (frame.effect != Effect::Wounded)
        return false;
    const auto lemma = syntax.lemma(frame.at);
    if (lemma == "wound" || lemma == "injure" || lemma == "hurt")
        return false;
    if (pronouncedDead(syntax, frame))
        return true;
    const int joint = frame.end + 1;
    if (joint + 1 >= static_cast<int>(syntax.size()) || syntax.sentence(joint + 1) != syntax.sentence(frame.at) ||
        syntax.lower(joint) != "and")
        return false;
    const int next = syntax.upos(joint + 1) == Upos::ADV ? joint + 2 : joint + 1;
    if (next >= static_cast<int>(syntax.size()))
        return false;
    const auto word = syntax.lower(next);
    return word == "killed" || word == "kills" || word == "kill" || word == "killing" || word == "died";
}

bool leavesHospital(const Syntax& syntax, const Frame& frame) {
    static constexpr std::array<std::string_view, 5> patients{"victim", "patient", "wounded", "injured", "survivor"};
    static constexpr std::array<std::string_view, 4> places{"hospital", "clinic", "treatment", "care"};
    const auto sick = [&](int t) {
        const auto among = [&](int c) {
            return std::ranges::find(patients, syntax.lemma(c)) != patients.end() ||
                   std::ranges::find(patients, syntax.lower(c)) != patients.end();
        };
        return among(t) || std::ranges::any_of(syntax.children(t), [&](int c) {
                   return syntax.rel(c) == Rel::Nmod && syntax.preposition(c) == "of" && among(c);
               });
    };
    if (std::ranges::any_of(frame.patients, sick))
        return true;
    // "was taken to a hospital and later released"; not "were released from hospital, and police released two"
    const auto treated = [&](int t) {
        return t >= 0 && t < static_cast<int>(syntax.size()) && syntax.sentence(t) == syntax.sentence(frame.at) &&
               std::ranges::find(places, syntax.lemma(t)) != places.end();
    };
    for (int t = frame.end + 1; t < frame.end + 10; ++t) {
        if (treated(t))
            return true;
    }
    for (int t = frame.at - 1; frame.sharedSubject && t > frame.at - 7; --t) {
        if (treated(t))
            return true;
    }
    return false;
}

bool savesItself(const Syntax& syntax, const Frame& frame, int noun) {
    static constexpr std::array<std::string_view, 23> sought{
        "people", "person",   "man",      "boy",    "youth",      "teenager", "teen",     "suspect",
        "inmate", "prisoner", "offender", "thug",   "biker",      "convict",  "detainee", "fugitive",
        "thief",  "robber",   "other",    "member", "individual", "male",     "driver"};
    if (syntax.lemma(frame.at) != "escape" && syntax.lemma(frame.at) != "flee")
        return false;
    return noun >= 0 && syntax.upos(noun) == Upos::NOUN && !denotesAttackers(syntax, noun) &&
           std::ranges::find(sought, syntax.lemma(noun)) == sought.end();
}

bool leavesHome(const Syntax& syntax, const Frame& frame, int noun) {
    static constexpr std::array<std::string_view, 9> homes{"home",    "house",    "village",  "town", "area",
                                                           "country", "fighting", "violence", "flood"};
    static constexpr std::array<std::string_view, 8> people{"people",   "family",  "resident",   "villager",
                                                            "civilian", "citizen", "inhabitant", "refugee"};
    if (syntax.lemma(frame.at) != "flee")
        return false;
    const auto counts = noun >= 0 ? syntax.lemma(noun) : std::string_view();
    if (std::ranges::find(people, counts) != people.end())
        return true;
    return std::ranges::any_of(mention::objectsOf(syntax, frame.at),
                               [&](int o) { return std::ranges::find(homes, syntax.lemma(o)) != homes.end(); });
}

} // namespace parallax::claim
