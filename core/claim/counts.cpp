#include "claim/extraction.h"
#include "claim/scope.h"

#include "language/wordnet.h"

#include <fmt/format.h>

#include <algorithm>

namespace parallax::claim {
namespace {

using language::NounClass;
using language::Upos;
using mention::Effect;
using mention::EventKind;
using mention::Frame;
using mention::Modality;
using mention::Quantity;
using mention::Rel;
using mention::Relation;
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

bool isArgument(const Syntax& syntax, int t) {
    const Rel r = syntax.rel(t);
    return r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::Obj || r == Rel::Obl || r == Rel::Conj || r == Rel::Root;
}

// How many stand at a noun or number.
struct Counted {
    Quantity quantity;
    base::Span span; // number and noun
    int noun = -1;   // whose scope counts; -1: elliptic ("killing three")
    const char* how = "";
};

class Counter {
public:
    explicit Counter(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void run() {
        const auto& frames = m_x.frames;
        own();
        markOwners();
        for (std::size_t f = 0; f < frames.size(); ++f) {
            const Frame& frame = frames[f];
            if (attributeOf(frame.effect))
                effect(f);
            participants(f);
        }
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto lemma = m_syntax.lemma(t);
            if (lemma == "toll")
                toll(t);
            else if (lemma == "life" && m_syntax.isNominal(t))
                lives(t);
            else if (lemma == "large" || lemma == "run" || lemma == "loose")
                atLarge(t);
            else if (lemma == "casualty" || lemma == "victim")
                zeroCasualties(t);
            else if (lemma == "magnitude")
                magnitude(t);
            else if (lemma == "including" || (lemma == "include" && m_syntax.lower(t) == "including"))
                including(t);
            else if (lemma == "hospital" || lemma == "clinic")
                hospital(t);
            else if (lemma == "include" && m_syntax.isVerb(t))
                included(t);
            else if (lemma == "body" || lemma == "corpse")
                bodies(t);
        }
        bareStates();
    }

private:
    // A number that touches a word of effect belongs to it, whatever the tree says: "had been killed and 20 wounded",
    // "killing 44 and wounding dozens". After an active verb the number follows, before a participle or adjective it
    // stands.
    void own() {
        m_owner.assign(m_x.quantities.size(), -1);
        m_owns.assign(m_x.frames.size(), false);
        for (std::size_t f = 0; f < m_x.frames.size(); ++f) {
            const Frame& frame = m_x.frames[f];
            if (frame.effect == Effect::None || frame.trigger->undergoer == mention::Undergoer::None)
                continue;
            const auto sentence = m_syntax.sentence(frame.at);
            const bool verb = m_syntax.isVerb(frame.at);
            const bool participle = m_syntax.xpos(frame.at, "VBN") || !verb || m_syntax.xpos(frame.at, "VBD");
            int after = frame.end + 1;
            while (after + 1 < static_cast<int>(m_syntax.size()) && after < frame.end + 3 &&
                   (m_syntax.lower(after) == "another" || m_syntax.lower(after) == "additional" ||
                    m_syntax.lower(after) == "an" || m_syntax.lower(after) == "further"))
                ++after;
            if (verb && frame.trigger->undergoer == mention::Undergoer::Object &&
                after < static_cast<int>(m_syntax.size()) && m_syntax.sentence(after) == sentence && !frame.passive) {
                if (const auto q = m_x.quantityAt[static_cast<std::size_t>(after)]; q >= 0)
                    m_owner[static_cast<std::size_t>(q)] = static_cast<std::int32_t>(f);
            }
            if (!participle || m_syntax.upos(frame.at) == Upos::NOUN)
                continue;
            int before = frame.at - 1;
            for (int steps = 0; steps < 2 && before > 0 && m_syntax.sentence(before) == sentence; ++steps) {
                const auto word = m_syntax.lower(before);
                if (word != "more" && word != "others" && word != "other" && word != "people" && word != "also")
                    break;
                --before;
            }
            if (before < 0 || m_syntax.sentence(before) != sentence)
                continue;
            const auto q = m_x.quantityAt[static_cast<std::size_t>(before)];
            const bool object = verb && !mention::objectsOf(m_syntax, frame.at).empty();
            if (q >= 0 && m_owner[static_cast<std::size_t>(q)] < 0 && !object)
                m_owner[static_cast<std::size_t>(q)] = static_cast<std::int32_t>(f);
        }
    }

    void markOwners() {
        for (const auto f : m_owner) {
            if (f >= 0)
                m_owns[static_cast<std::size_t>(f)] = true;
        }
    }

    bool touches(int p, std::size_t f) const {
        for (const auto q :
             {m_x.quantityOfNoun[static_cast<std::size_t>(p)], m_x.quantityAt[static_cast<std::size_t>(p)]}) {
            if (q >= 0 && m_owner[static_cast<std::size_t>(q)] == static_cast<std::int32_t>(f))
                return true;
        }
        return false;
    }

    bool ownedByOther(int t, const Frame& frame) const {
        auto q = m_x.quantityOfNoun[static_cast<std::size_t>(t)];
        if (q < 0)
            q = m_x.quantityAt[static_cast<std::size_t>(t)];
        if (q < 0)
            return false;
        const auto owner = m_owner[static_cast<std::size_t>(q)];
        return owner >= 0 && &m_x.frames[static_cast<std::size_t>(owner)] != &frame &&
               m_x.frames[static_cast<std::size_t>(owner)].effect != frame.effect;
    }

    const mention::QuantityMention* quantityOf(int t) const {
        auto q = m_x.quantityOfNoun[static_cast<std::size_t>(t)];
        if (q < 0)
            q = m_x.quantityAt[static_cast<std::size_t>(t)];
        if (q < 0)
            return nullptr;
        const auto& found = m_x.quantities[static_cast<std::size_t>(q)];
        if (found.identifier || found.ordinal || !found.unit.empty())
            return nullptr;
        if (const int before = m_syntax.tokenAt(found.span.begin) - 1; before >= 0 && m_syntax.lower(before) == "how")
            return nullptr; // "how many"
        if (m_syntax.lower(m_syntax.tokenAt(found.span.begin)) == "how")
            return nullptr;
        return &found;
    }

    bool isZeroWord(int t) const {
        const auto word = m_syntax.lower(t);
        return word == "nobody" || word == "none" || (word == "one" && t > 0 && m_syntax.lower(t - 1) == "no") ||
               word == "no-one";
    }

    // What the noun phrase headed by `t` counts to; nothing where it names no number.
    std::optional<Counted> countOf(int t) const {
        Counted counted;
        const auto [from, to] = m_syntax.nounPhrase(t);
        (void)to;
        if (isZeroWord(t)) {
            counted.quantity = {Relation::Equal, 0, 0.0};
            counted.span = m_syntax.span(std::max(from, t - 1), t);
            counted.how = "nobody";
            return counted;
        }
        if (const auto* q = quantityOf(t)) {
            counted.quantity = q->quantity;
            counted.span = q->span.joined(m_syntax.token(t).span);
            counted.how = "a number";
            const bool inside = q->span.contains(m_syntax.token(t).span);
            counted.noun = inside && q->headToken >= 0 ? q->headToken : inside ? -1 : t;
            if (inside && counted.noun < 0) {
                for (const int c : m_syntax.children(t)) {
                    if (m_syntax.rel(c) == Rel::Nmod &&
                        (m_syntax.preposition(c) == "of" || m_syntax.preposition(c) == "among")) {
                        counted.noun = c;
                        counted.span = counted.span.joined(m_syntax.token(c).span);
                        counted.how = "a part of a group";
                    }
                }
            } else if (counted.noun >= 0) {
                counted.span = counted.span.joined(m_syntax.token(counted.noun).span);
            }
            return counted;
        }
        const auto tag = m_syntax.upos(t);
        if (const auto o = m_x.quantityOfNoun[static_cast<std::size_t>(t)]; o >= 0 && tag == Upos::NOUN) {
            // "an eighth suspect was arrested": eight by now.
            const auto& ordinal = m_x.quantities[static_cast<std::size_t>(o)];
            if (ordinal.ordinal && m_syntax.xpos(t, "NN") && ordinal.quantity.low >= 2 && denotesPeople(m_syntax, t)) {
                counted.quantity = {Relation::Equal, ordinal.quantity.low, ordinal.quantity.low};
                counted.noun = t;
                counted.span = ordinal.span.joined(m_syntax.token(t).span);
                counted.how = "an ordinal that counts up to this one";
                return counted;
            }
        }
        if (tag == Upos::NOUN && (m_syntax.xpos(t, "NN") || m_syntax.xpos(t, "NNP"))) {
            // One of them, told without a number: "a customer", "another guard", "the clerk".
            bool article = false, no = false;
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) != Rel::Det)
                    continue;
                const auto word = m_syntax.lower(c);
                no = no || word == "no";
                article = article || word == "a" || word == "an" || word == "another" || word == "the" || word == "one";
            }
            if (no) {
                counted.quantity = {Relation::Equal, 0, 0.0};
                counted.noun = t;
                counted.span = m_syntax.span(from, t);
                counted.how = "none";
                return counted;
            }
            const auto lemma = m_syntax.lemma(t);
            const bool person = language::isA(lemma, NounClass::Person, 2) && lemma != "people" && lemma != "police";
            const bool role = article || m_syntax.rel(t) == Rel::Conj || m_syntax.sentenceOf(t).headline;
            if (person && role && !language::isA(lemma, NounClass::Organisation, 1)) {
                counted.quantity = {Relation::Equal, 1, 1.0};
                counted.noun = t;
                counted.span = m_syntax.span(from, t);
                counted.how = "one person in the singular";
                return counted;
            }
            return std::nullopt;
        }
        if (tag == Upos::NOUN || tag == Upos::ADJ) {
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) == Rel::Det && m_syntax.lower(c) == "no") {
                    counted.quantity = {Relation::Equal, 0, 0.0};
                    counted.noun = t;
                    counted.span = m_syntax.span(c, t);
                    counted.how = "none";
                    return counted;
                }
            }
        }
        return std::nullopt;
    }

    // A named person: one, with the scope of the role that the name comes with.
    std::optional<Counted> named(int t) const {
        const int mention = m_x.actors.at(t);
        if (mention < 0)
            return std::nullopt;
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
        if (actor.form != mention::MentionForm::Name || actor.kind != mention::ActorKind::Person)
            return std::nullopt;
        const int appos = m_syntax.child(t, Rel::Appos);
        if (appos < 0 || !denotesPeople(m_syntax, appos))
            return std::nullopt;
        Counted counted;
        counted.quantity = {Relation::Equal, 1, 1.0};
        counted.noun = appos;
        counted.span = actor.span.joined(m_syntax.token(appos).span);
        counted.how = "one person by name, with a role";
        return counted;
    }

    bool byAttackers(const Frame& frame) const {
        return std::ranges::any_of(
            frame.agents, [&](int agent) { return denotesAttackers(m_syntax, agent) || pronounOfAttackers(agent); });
    }

    bool pronounOfAttackers(int t) const {
        const int mention = m_x.actors.at(t);
        if (mention < 0)
            return false;
        const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
        if (actor.form != mention::MentionForm::Pronoun)
            return false;
        for (int i = mention - 1; i >= 0 && i > mention - 30; --i) {
            const auto& other = m_x.actors.mentions[static_cast<std::size_t>(i)];
            if (other.chain == actor.chain && other.form == mention::MentionForm::Nominal)
                return denotesAttackers(m_syntax, other.headToken);
        }
        return false;
    }

    // Tells of a happening that is fact for its teller: not planned, not general, not counterfactual.
    bool isTold(const Frame& frame, std::int32_t event) const {
        if (event >= 0) {
            const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
            if (mention.token == frame.at) {
                if (mention.generic || mention.modality == Modality::Planned)
                    return false;
                if (mention.modality == Modality::Possible && !m_syntax.sentenceOf(frame.at).headline) {
                    for (const int c : m_syntax.children(frame.at)) {
                        if (m_syntax.rel(c) == Rel::Mark &&
                            (m_syntax.lower(c) == "if" || m_syntax.lower(c) == "whether"))
                            return false;
                    }
                }
            }
        }
        for (const int c : m_syntax.children(frame.clause)) {
            if (m_syntax.rel(c) != Rel::Aux)
                continue;
            const auto word = m_syntax.lower(c);
            if (word == "would" || word == "should" || word == "could" || word == "will" || word == "can" ||
                word == "'ve")
                return word == "'ve";
        }
        // "to kill three" is not told as done; "to have been killed" is.
        return m_syntax.child(frame.at, Rel::Mark, "to") < 0 || m_syntax.child(frame.at, Rel::Aux, "have") >= 0;
    }

    void effect(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (!isTold(frame, event))
            return;
        const bool attackersDid = byAttackers(frame);
        // "nine arrests", "12 deaths", "no injuries": the trigger itself is counted.
        if (!m_syntax.isVerb(frame.at) && m_syntax.upos(frame.at) != Upos::ADJ) {
            if (const auto counted = ownNumber(frame)) {
                emit(frame, event, *counted, "all", counted->span);
                return;
            }
        }
        // "four soldiers were killed and 20 wounded": the shared subject is not who was wounded.
        const bool ownCount = m_owns[f];
        for (const int p : frame.patients) {
            if (!ownedByOther(p, frame) && !(ownCount && frame.sharedSubject && !touches(p, f)))
                patient(frame, event, p, attackersDid);
        }
        touching(f, event, attackersDid);
        if (!frame.patients.empty())
            neighbour(frame, event, attackersDid);
    }

    // The number that touches the frame's word, where its arguments did not lead to it.
    void touching(std::size_t f, std::int32_t event, bool attackersDid) {
        const Frame& frame = m_x.frames[f];
        for (const int near : {frame.end + 1, frame.end + 2, frame.end + 3, frame.at - 1, frame.at - 2, frame.at - 3}) {
            if (near < 0 || near >= static_cast<int>(m_syntax.size()) ||
                m_syntax.sentence(near) != m_syntax.sentence(frame.at))
                continue;
            const auto q = m_x.quantityAt[static_cast<std::size_t>(near)];
            if (q < 0 || m_owner[static_cast<std::size_t>(q)] != static_cast<std::int32_t>(f))
                continue;
            const auto& quantity = m_x.quantities[static_cast<std::size_t>(q)];
            if (quantity.identifier || quantity.ordinal || !quantity.unit.empty())
                continue;
            int noun = quantity.headToken;
            const bool elliptic = noun >= 0 && m_syntax.token(noun).span.begin < quantity.span.begin;
            if (elliptic)
                noun = -1;
            if (noun >= 0 && ((near < frame.at && noun > frame.at) || noun - near > 5))
                noun = -1;
            if (noun >= 0)
                while (m_syntax.rel(noun) == Rel::Compound && m_syntax.head(noun) > noun)
                    noun = m_syntax.head(noun);
            for (const int p : frame.patients) {
                if (p == near || p == noun)
                    return; // already said
            }
            if (noun >= 0 && (!denotesPeople(m_syntax, noun) || noun == frame.at))
                noun = -1;
            Counted counted;
            counted.quantity = quantity.quantity;
            counted.span = quantity.span;
            counted.noun = noun;
            counted.how = "a number that touches it";
            if (noun > near)
                counted.span = counted.span.joined(m_syntax.token(noun).span);
            const auto scope =
                noun >= 0 ? scopeOf(m_syntax, noun, attackersDid) : ellipticScope(frame, near, attackersDid);
            emit(frame, event, counted, scope, counted.span.joined(triggerSpan(frame, counted.span)));
            return;
        }
    }

    std::optional<Counted> ownNumber(const Frame& frame) const {
        const int t = frame.at;
        Counted counted;
        if (const auto* q = quantityOf(t)) {
            counted.quantity = q->quantity;
            counted.span = q->span.joined(m_syntax.token(t).span);
            counted.how = "a number of the word itself";
            return counted;
        }
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Det && m_syntax.lower(c) == "no" && m_syntax.xpos(t, "NNS")) {
                counted.quantity = {Relation::Equal, 0, 0.0};
                counted.span = m_syntax.span(c, t);
                counted.how = "none";
                return counted;
            }
        }
        return std::nullopt;
    }

    void patient(const Frame& frame, std::int32_t event, int p, bool attackersDid) {
        auto counted = countOf(p);
        if (!counted)
            counted = named(p);
        if (counted) {
            if (frame.effect != Effect::Stolen) {
                if (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun))
                    return;
            } else if (counted->noun < 0 || denotesPeople(m_syntax, counted->noun)) {
                return;
            }
            std::string scope;
            if (counted->noun >= 0 && m_syntax.upos(counted->noun) != Upos::PRON)
                scope = scopeOf(m_syntax, counted->noun, attackersDid);
            else
                scope = ellipticScope(frame, p, attackersDid);
            emit(frame, event, *counted, scope, counted->span.joined(triggerSpan(frame, counted->span)));
        }
    }

    // "three gunmen and one guard were killed" where the tree lost the first of the two: a counted noun of people that
    // ends right before the "and" of the first patient, and that no other verb counts.
    void neighbour(const Frame& frame, std::int32_t event, bool attackersDid) {
        const int p = frame.patients.front();
        const auto [from, to] = m_syntax.nounPhrase(p);
        (void)to;
        if (m_x.quantityOfNoun[static_cast<std::size_t>(p)] < 0 || m_syntax.rel(p) == Rel::Obj)
            return;
        int first = std::min(
            from,
            m_syntax.tokenAt(
                m_x.quantities[static_cast<std::size_t>(m_x.quantityOfNoun[static_cast<std::size_t>(p)])].span.begin));
        if (first < 2 || m_syntax.lower(first - 1) != "and" || m_syntax.sentence(first - 2) != m_syntax.sentence(p))
            return;
        const int other = first - 2;
        if (!m_syntax.isNominal(other) || m_x.quantityOfNoun[static_cast<std::size_t>(other)] < 0 ||
            !denotesPeople(m_syntax, other) || std::ranges::find(frame.patients, other) != frame.patients.end())
            return;
        patient(frame, event, other, attackersDid);
    }

    // "61 people were killed, including five children and three police officers": what is listed undergoes what the
    // last word of effect before it tells. Read off the surface, for trees hang such lists anywhere.
    void including(int t) {
        const auto& sentence = m_syntax.sentenceOf(t);
        std::size_t best = m_x.frames.size();
        for (int i = t - 1; i >= static_cast<int>(sentence.firstToken) && best == m_x.frames.size(); --i) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
            if (f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect != Effect::None)
                best = static_cast<std::size_t>(f);
        }
        // Rather the one whose counted people stand right before the list: "61 people, including ..., were killed".
        int nearest = -1;
        for (int i = static_cast<int>(sentence.firstToken); i < static_cast<int>(sentence.endToken); ++i) {
            const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
            if (f < 0 || m_x.frames[static_cast<std::size_t>(f)].effect == Effect::None)
                continue;
            for (const int p : m_x.frames[static_cast<std::size_t>(f)].patients) {
                if (p < t && p > nearest) {
                    nearest = p;
                    best = static_cast<std::size_t>(f);
                }
            }
        }
        if (best == m_x.frames.size())
            return;
        const Frame& frame = m_x.frames[best];
        const auto event = m_x.events.frameEvent[best];
        if (!isTold(frame, event))
            return;
        list(t, [&](int noun) { part(frame, event, noun, byAttackers(frame)); });
    }

    // The nouns after `t` up to the end of the list: each with its number, joined by commas and "and".
    template <class Take>
    void list(int t, Take&& take) {
        const auto& sentence = m_syntax.sentenceOf(t);
        for (int i = t + 1; i < static_cast<int>(sentence.endToken) && i < t + 24; ++i) {
            const auto tag = m_syntax.upos(i);
            if (tag == Upos::VERB || tag == Upos::AUX || tag == Upos::SCONJ || m_syntax.form(i) == ";")
                break;
            if (tag == Upos::ADP && m_syntax.lower(i) != "of")
                break;
            const bool vague = tag == Upos::ADJ && m_x.quantityAt[static_cast<std::size_t>(i)] >= 0;
            if (!m_syntax.isNominal(i) && !vague)
                continue;
            if (m_syntax.rel(i) == Rel::Compound || m_syntax.rel(i) == Rel::Nummod || tag == Upos::NUM)
                continue;
            if (m_x.quantityOfNoun[static_cast<std::size_t>(i)] < 0 && !m_syntax.xpos(i, "NN"))
                continue;
            take(i);
        }
    }

    void part(const Frame& frame, std::int32_t event, int t, bool attackersDid) {
        const auto counted = countOf(t);
        if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
            return;
        const auto scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, attackersDid) : "all";
        emit(frame, event, *counted, scope, counted->span);
    }

    // "killing three and wounding six servicemen", "four men were killed and seven detained", "one was killed, the
    // other wounded": the noun stands with the neighbouring verb, or in the sentence before.
    std::string ellipticScope(const Frame& frame, int p, bool attackersDid) const {
        const auto sentence = m_syntax.sentence(p);
        int best = -1, bestDistance = 1 << 20;
        const auto consider = [&](int t, int distance) {
            if (t < 0 || t == p || m_syntax.upos(t) == Upos::NUM || m_syntax.upos(t) == Upos::PRON ||
                !m_syntax.isNominal(t) || !denotesPeople(m_syntax, t))
                return;
            if (distance < bestDistance) {
                bestDistance = distance;
                best = t;
            }
        };
        const std::size_t here = static_cast<std::size_t>(&frame - m_x.frames.data());
        for (std::size_t g = here > 6 ? here - 6 : 0; g < std::min(m_x.frames.size(), here + 7); ++g) {
            const auto& other = m_x.frames[g];
            if (g == here || m_syntax.sentence(other.at) != sentence || other.effect == Effect::None)
                continue;
            for (const int o : other.patients) {
                if (o == p)
                    continue;
                const int distance =
                    std::abs(o - p) + (other.at > frame.at && other.effect != frame.effect && o > p ? 0 : 1);
                consider(o, distance);
                for (const int c : m_syntax.children(o)) {
                    if (m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of")
                        consider(c, distance);
                }
            }
        }
        const bool subject = m_syntax.rel(p) == Rel::Nsubj || m_syntax.rel(p) == Rel::NsubjPass;
        if (best < 0 && sentence > 0 && subject) {
            // The last plural people of the sentence before.
            const auto& previous = m_syntax.document().sentences[sentence - 1];
            for (auto t = static_cast<int>(previous.firstToken); t < static_cast<int>(previous.endToken); ++t) {
                const bool plural = m_syntax.xpos(t, "NNS") || m_syntax.xpos(t, "NNPS");
                if (!plural || !isArgument(m_syntax, t) || !denotesPeople(m_syntax, t))
                    continue;
                if (m_x.quantityOfNoun[static_cast<std::size_t>(t)] >= 0)
                    consider(t, static_cast<int>(previous.endToken) - t);
            }
        }
        if (best < 0)
            return attackersDid ? "victims" : "all";
        return scopeOf(m_syntax, best, attackersDid);
    }

    // The words of the trigger where they are near, so that the evidence says what happened and not only to how many.
    base::Span triggerSpan(const Frame& frame, base::Span near) const {
        const auto trigger = m_syntax.span(frame.at, frame.end);
        const auto joined = trigger.joined(near);
        return joined.size() <= 160 ? joined : near;
    }

    void emit(const Frame& frame, std::int32_t event, const Counted& counted, std::string scope, base::Span span) {
        // "some with head injuries" says nothing of how many.
        if (counted.quantity.relation == Relation::Some && counted.quantity.low <= 2 && !m_syntax.isVerb(frame.at) &&
            m_syntax.upos(frame.at) != Upos::ADJ)
            return;
        ReportClaim claim;
        claim.attribute = *attributeOf(frame.effect);
        if (claim.attribute == Attribute::Other)
            claim.otherName = "abducted";
        claim.scope = std::move(scope);
        claim.relation = counted.quantity.relation;
        claim.value = counted.quantity;
        claim.span = span;
        claim.why.push_back(fmt::format("\"{}\" {}: {} in \"{}\"", m_syntax.form(frame.at),
                                        m_syntax.isVerb(frame.at) ? "(verb)" : "(noun or adjective)", counted.how,
                                        m_x.text(counted.span)));
        if (frame.sharedSubject)
            claim.why.push_back("the subject is shared with another verb");
        m_x.add(std::move(claim), frame.at, event);
    }

    void emitAt(Attribute attribute, int token, std::int32_t event, const Quantity& quantity, std::string scope,
                base::Span span, std::string why) {
        ReportClaim claim;
        claim.attribute = attribute;
        claim.scope = std::move(scope);
        claim.relation = quantity.relation;
        claim.value = quantity;
        claim.span = span;
        claim.why.push_back(std::move(why));
        m_x.add(std::move(claim), token, event);
    }

    std::int32_t eventNear(int t) const { return m_x.eventNear(t); }

    // "the death toll rose to 11", "a toll of 24", "the death toll stands at 40"
    void toll(int t) {
        if (m_syntax.child(t, Rel::Amod, "free") >= 0)
            return;
        const mention::QuantityMention* best = nullptr;
        const auto consider = [&](int token) {
            if (const auto* q = quantityOf(token); q && q->quantity.relation != Relation::Unknown)
                best = q;
        };
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Nmod &&
                (m_syntax.preposition(c) == "of" || m_syntax.preposition(c) == "at" || m_syntax.preposition(c) == "to"))
                consider(c);
        }
        const int verb = m_syntax.clauseHead(t);
        if (verb >= 0 && verb != t) {
            consider(verb); // "the toll was 11"
            for (const int c : m_syntax.children(verb)) {
                const auto preposition = m_syntax.preposition(c);
                if ((m_syntax.rel(c) == Rel::Obl && (preposition == "to" || preposition == "at")) ||
                    (m_syntax.rel(c) == Rel::Obj && m_syntax.lemma(verb) == "reach"))
                    consider(c);
            }
        }
        for (int i = t + 1; !best && i < t + 10 && i + 1 < static_cast<int>(m_syntax.size()) &&
                            m_syntax.sentence(i + 1) == m_syntax.sentence(t);
             ++i) {
            const auto word = m_syntax.lower(i);
            if ((word == "to" || word == "at" || word == "of") && m_x.quantityAt[static_cast<std::size_t>(i + 1)] >= 0)
                consider(i + 1);
        }
        if (!best)
            return;
        emitAt(Attribute::Killed, t, eventNear(t), best->quantity, "all",
               best->span.joined(m_syntax.token(t).span).size() < 200 ? best->span.joined(m_syntax.token(t).span)
                                                                      : best->span,
               fmt::format("a number of the toll: \"{}\"", m_x.text(best->span)));
    }

    // "took eight lives", "claimed 30 lives", "20 people lost their lives"
    void lives(int t) {
        const int verb = m_syntax.head(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || m_syntax.rel(t) != Rel::Obj)
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma == "lose") {
            for (const int s : mention::subjectsOf(m_syntax, verb)) {
                const auto counted = countOf(s);
                if (!counted)
                    continue;
                const auto scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all");
                emitAt(Attribute::Killed, verb, eventNear(verb), counted->quantity, scope,
                       counted->span.joined(m_syntax.token(t).span),
                       fmt::format("\"lost ... lives\": {} in \"{}\"", counted->how, m_x.text(counted->span)));
            }
            return;
        }
        if (lemma != "take" && lemma != "claim" && lemma != "cost")
            return;
        const auto* q = quantityOf(t);
        if (!q)
            return;
        bool attackers = false;
        for (const int s : mention::subjectsOf(m_syntax, verb))
            attackers = attackers || denotesAttackers(m_syntax, s);
        emitAt(Attribute::Killed, verb, eventNear(verb), q->quantity, attackers ? "victims" : "all",
               q->span.joined(m_syntax.token(t).span).joined(m_syntax.token(verb).span),
               fmt::format("\"{} ... lives\": the number \"{}\"", m_syntax.form(verb), m_x.text(q->span)));
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
            const std::string scope = counted->noun >= 0 && m_syntax.upos(counted->noun) == Upos::NOUN
                                          ? scopeOf(m_syntax, counted->noun, false)
                                          : "attackers";
            emitAt(Attribute::AtLarge, t, eventNear(t), counted->quantity, scope,
                   counted->span.joined(m_syntax.token(t).span),
                   fmt::format("\"{} {}\": {}", before, m_syntax.form(t), counted->how));
        }
    }

    // "no casualties", "there were no dead or wounded"
    void zeroCasualties(int t) {
        bool none = false;
        for (const int c : m_syntax.children(t))
            none = none || (m_syntax.rel(c) == Rel::Det && m_syntax.lower(c) == "no");
        const bool without = m_syntax.preposition(t) == "without";
        const int verb = m_syntax.head(t);
        const bool denied =
            verb >= 0 && m_syntax.isVerb(verb) && m_syntax.rel(t) == Rel::Obj && m_syntax.isNegated(verb);
        if (!none && !without && !denied)
            return;
        const Quantity zero{Relation::Equal, 0, 0.0};
        const auto [from, to] = m_syntax.nounPhrase(t);
        (void)to;
        const auto span = denied && !none ? m_syntax.span(verb, t) : m_syntax.span(from, t);
        for (const auto attribute : {Attribute::Killed, Attribute::Wounded}) {
            emitAt(attribute, t, eventNear(t), zero, "all", span, fmt::format("no {}", m_syntax.form(t)));
            if (m_syntax.lemma(t) == "victim")
                break;
        }
    }

    // "44 bodies were recovered", "received the bodies of 44 victims"
    void bodies(int t) {
        const auto* q = quantityOf(t);
        base::Span span = m_syntax.token(t).span;
        for (const int c : m_syntax.children(t)) {
            if (!q && m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of") {
                q = quantityOf(c);
                span = span.joined(m_syntax.token(c).span);
            }
        }
        if (!q)
            return;
        const int verb = m_syntax.clauseHead(t);
        const auto lemma = m_syntax.lemma(verb);
        if (lemma != "find" && lemma != "recover" && lemma != "receive" && lemma != "retrieve" && lemma != "discover" &&
            lemma != "count" && lemma != "see" && lemma != "pull")
            return;
        emitAt(Attribute::Killed, t, eventNear(t), q->quantity, "all", span.joined(q->span),
               fmt::format("bodies: \"{}\"", m_x.text(q->span)));
    }

    // "Ten victims were taken to hospital"
    void hospital(int t) {
        const int verb = m_syntax.head(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || !m_syntax.isPassive(verb))
            return;
        const auto lemma = m_syntax.lemma(verb);
        if (lemma != "take" && lemma != "treat" && lemma != "rush" && lemma != "transport" && lemma != "admit" &&
            lemma != "bring" && lemma != "airlift")
            return;
        for (const int s : mention::subjectsOf(m_syntax, verb)) {
            const auto counted = countOf(s);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                continue;
            emitAt(Attribute::Wounded, verb, eventNear(verb), counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"),
                   counted->span.joined(m_syntax.token(verb).span),
                   fmt::format("\"{} ... {}\": {}", m_syntax.form(verb), m_syntax.form(t), counted->how));
        }
    }

    // "Those killed included six women and three children"
    void included(int t) {
        {
            std::optional<Attribute> attribute;
            for (int i = std::max(t - 4, static_cast<int>(m_syntax.sentenceOf(t).firstToken)); i < t; ++i) {
                const auto word = m_syntax.lower(i);
                if (word == "killed" || word == "dead" || word == "fatalities")
                    attribute = Attribute::Killed;
                else if (word == "wounded" || word == "injured")
                    attribute = Attribute::Wounded;
                else if (word == "detained" || word == "arrested")
                    attribute = Attribute::Detained;
            }
            if (!attribute)
                return;
            list(t, [&](int o) {
                const auto counted = countOf(o);
                if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                    return;
                emitAt(*attribute, t, eventNear(t), counted->quantity, scopeOf(m_syntax, counted->noun, false),
                       counted->span, fmt::format("among those of \"{}\"", m_syntax.form(t)));
            });
            return;
        }
    }

    // "a magnitude 6.1 quake", "a 5.2-magnitude quake", "with a magnitude of 6.4"
    void magnitude(int t) {
        for (int near = t - 4; near <= t + 5; ++near) {
            if (near < 0 || near >= static_cast<int>(m_syntax.size()) ||
                m_syntax.sentence(near) != m_syntax.sentence(t) || near == t)
                continue;
            const auto form = m_syntax.form(near);
            if (form.size() < 3 || form.size() > 4 || form[0] < '1' || form[0] > '9' || form.find('.') != 1)
                continue;
            const Quantity value{Relation::Equal,
                                 static_cast<double>(form[0] - '0') + static_cast<double>(form[2] - '0') / 10.0,
                                 static_cast<double>(form[0] - '0') + static_cast<double>(form[2] - '0') / 10.0};
            emitAt(Attribute::Magnitude, t, eventNear(t), value, "quake",
                   m_syntax.token(t).span.joined(m_syntax.token(near).span), "a number beside \"magnitude\"");
            return;
        }
    }

    // Who takes part: the number of those who act, or who are tried, or of a group that is named by its size.
    void participants(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto event = m_x.events.frameEvent[f];
        if (event < 0 || !frame.trigger->happening)
            return;
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token != frame.at || mention.generic || mention.modality == Modality::Planned)
            return;
        const auto count = [&](int t, const char* why) {
            const auto counted = countOf(t);
            if (!counted || counted->noun < 0 || !denotesPeople(m_syntax, counted->noun))
                return;
            if (counted->quantity.low < 2 && counted->quantity.relation != Relation::Some)
                return;
            // "Fifteen men stormed the depot": men who attack are the attackers.
            auto scope = scopeOf(m_syntax, counted->noun, false);
            if (scope == "all" && mention::isViolent(frame.kind) &&
                std::ranges::find(frame.agents, t) != frame.agents.end())
                scope = "attackers";
            emitAt(Attribute::Participants, frame.at, event, counted->quantity, std::move(scope), counted->span,
                   fmt::format("{} \"{}\": \"{}\"", why, m_syntax.form(frame.at), m_x.text(counted->span)));
        };
        switch (frame.kind) {
        case EventKind::Attack:
        case EventKind::Bombing:
        case EventKind::Shooting:
        case EventKind::Hijacking:
        case EventKind::Kidnapping:
        case EventKind::Protest:
        case EventKind::Departure:
            if (!frame.passive) {
                for (const int a : frame.agents)
                    count(a, "those who act in");
            }
            break;
        case EventKind::Sentence:
        case EventKind::Trial:
            for (const int p : frame.patients)
                count(p, "those who are judged in");
            break;
        case EventKind::Killing:
        case EventKind::Arson:
        case EventKind::Clash:
        case EventKind::Arrest:
        case EventKind::Operation:
        case EventKind::Charge:
        case EventKind::Alert:
        case EventKind::Curfew:
        case EventKind::Statement:
        case EventKind::Plot:
        case EventKind::Burial:
        case EventKind::Mourning:
        case EventKind::Appointment:
        case EventKind::Post:
        case EventKind::Accident:
        case EventKind::Disaster:
        case EventKind::Other:
            break;
        }
    }

    // What no tree showed: "24 dead and over 200 injured" in headlines and lists. A number (and a noun of people) right
    // before the word.
    void bareStates() {
        std::vector<std::uint32_t> masks(m_syntax.size() + 1, 0); // token -> attributes that a claim has on it
        for (const auto& claim : m_x.claims) {
            for (auto t = static_cast<std::size_t>(m_syntax.tokenAt(claim.span.begin));
                 t < m_syntax.size() && m_syntax.token(static_cast<int>(t)).span.begin < claim.span.end; ++t) {
                masks[t] |= 1U << static_cast<unsigned>(claim.attribute);
            }
        }
        for (std::size_t q = 0; q < m_x.quantities.size(); ++q) {
            const auto& quantity = m_x.quantities[q];
            if (quantity.identifier || quantity.ordinal || quantity.fraction || !quantity.unit.empty())
                continue;
            const int from = m_syntax.tokenAt(quantity.span.begin);
            if (m_syntax.lower(from) == "how" || (from > 0 && m_syntax.lower(from - 1) == "how"))
                continue;
            int t = m_syntax.tokenAt(quantity.span.end);
            int noun = -1;
            const auto valid = [&](int token) {
                return token < static_cast<int>(m_syntax.size()) && m_syntax.sentence(token) == quantity.sentence;
            };
            for (int steps = 0; steps < 4 && valid(t); ++steps, ++t) {
                const auto word = m_syntax.lower(t);
                Attribute attribute;
                if (word == "dead")
                    attribute = Attribute::Killed;
                else if (word == "killed")
                    attribute = Attribute::Killed;
                else if (word == "injured" || word == "wounded" || word == "hurt")
                    attribute = Attribute::Wounded;
                else if (word == "missing")
                    attribute = Attribute::Missing;
                else if (word == "arrested" || word == "detained")
                    attribute = Attribute::Detained;
                else {
                    const auto tag = m_syntax.upos(t);
                    if (tag == Upos::NOUN || tag == Upos::PROPN) {
                        if (noun >= 0 || !denotesPeople(m_syntax, t))
                            break;
                        noun = t;
                        continue;
                    }
                    if (tag == Upos::ADJ || tag == Upos::ADV || (tag == Upos::AUX && steps < 3) || word == "others" ||
                        word == "more")
                        continue;
                    break;
                }
                // "killed" with an object is the deed of those counted ("30 gunmen killed two").
                if (m_syntax.isVerb(t) && !mention::objectsOf(m_syntax, t).empty())
                    break;
                const auto span = quantity.span.joined(m_syntax.token(t).span);
                const bool known = (masks[static_cast<std::size_t>(m_syntax.tokenAt(quantity.span.begin))] >>
                                    static_cast<unsigned>(attribute)) &
                                   1U;
                if (!known) {
                    emitAt(attribute, t, eventNear(t), quantity.quantity,
                           noun >= 0 ? scopeOf(m_syntax, noun, false) : "all", span,
                           fmt::format("a number right before \"{}\"", m_syntax.form(t)));
                }
                break;
            }
        }
    }

    Extraction& m_x;
    const Syntax& m_syntax;
    std::vector<bool> m_owns;          // frame -> a number touches its word
    std::vector<std::int32_t> m_owner; // quantity -> the frame whose word it touches, -1
};

} // namespace

void findCounts(Extraction& extraction) {
    Counter(extraction).run();
}

} // namespace parallax::claim
