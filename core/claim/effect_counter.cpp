#include "claim/effect_counter.h"

#include "claim/scope.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ranges>

namespace parallax::claim {

using language::Upos;
using mention::Effect;
using mention::Frame;
using mention::Modality;
using mention::Rel;
using mention::Relation;
using mention::Syntax;

namespace {

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

} // namespace

void EffectCounter::run() {
    own();
    markOwners();
    for (std::size_t f = 0; f < m_x.frames.size(); ++f) {
        if (attributeOf(m_x.frames[f].effect))
            effect(f);
    }
}

void EffectCounter::own() {
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
        if ((verb || isListedDeed(frame)) && frame.trigger->undergoer != mention::Undergoer::Of &&
            (frame.trigger->undergoer == mention::Undergoer::Object || !verb) &&
            after < static_cast<int>(m_syntax.size()) && m_syntax.sentence(after) == sentence &&
            (!frame.passive || isListedDeed(frame))) {
            if (const auto q = m_x.quantityAt[static_cast<std::size_t>(after)]; q >= 0 && !countsNextState(q, frame))
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

bool EffectCounter::countsNextState(std::int32_t quantity, const Frame& frame) const {
    if (!m_syntax.xpos(frame.at, "VBN") && !m_syntax.xpos(frame.at, "VBD") && m_syntax.upos(frame.at) != Upos::ADJ)
        return false;
    int next = m_syntax.tokenAt(m_x.quantities[static_cast<std::size_t>(quantity)].span.end);
    if (next + 1 < static_cast<int>(m_syntax.size()) &&
        (m_syntax.lower(next) == "others" || m_syntax.lower(next) == "more" || m_syntax.lower(next) == "people"))
        ++next;
    if (next >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(next) != m_syntax.sentence(frame.at) ||
        frame.at == 0 || m_syntax.sentence(frame.at - 1) != m_syntax.sentence(frame.at) ||
        (!m_syntax.isNominal(frame.at - 1) && m_x.quantityAt[static_cast<std::size_t>(frame.at - 1)] < 0))
        return false;
    const auto word = m_syntax.lower(next);
    return word == "injured" || word == "wounded" || word == "hurt" || word == "dead" || word == "missing";
}

int EffectCounter::othersBefore(const Frame& frame) const {
    static constexpr std::array<std::string_view, 5> words{"others", "more", "many", "some", "several"};
    int t = frame.at - 1;
    while (t > 0 && (m_syntax.upos(t) == Upos::ADV || m_syntax.upos(t) == Upos::AUX))
        --t;
    const bool found = t > 0 && m_syntax.sentence(t) == m_syntax.sentence(frame.at) && m_syntax.xpos(frame.at, "VBN") &&
                       std::ranges::find(words, m_syntax.lower(t)) != words.end();
    return found ? t : -1;
}

bool EffectCounter::isListedDeed(const Frame& frame) const {
    const int t = frame.at;
    const bool joined = m_syntax.rel(t) == Rel::Conj && m_syntax.upos(t) == Upos::ADJ &&
                        t + 1 < static_cast<int>(m_syntax.size()) &&
                        m_x.quantityAt[static_cast<std::size_t>(t + 1)] >= 0;
    if ((!joined && (m_syntax.rel(t) != Rel::Amod || m_syntax.head(t) < t)) || t < 2 ||
        m_syntax.sentence(t - 2) != m_syntax.sentence(t) ||
        (m_syntax.form(t - 1) != "," && m_syntax.upos(t - 1) != Upos::CCONJ))
        return false;
    for (int i = t - 2; i >= static_cast<int>(m_syntax.sentenceOf(t).firstToken); --i) {
        if (m_syntax.isVerb(i))
            return m_syntax.xpos(i, "VBD") || m_syntax.xpos(i, "VBZ") || m_syntax.xpos(i, "VBP") ||
                   (m_syntax.xpos(i, "VBN") &&
                    (m_syntax.child(i, Rel::Aux, "have") >= 0)); // "have killed ten and injured 41"
    }
    return false;
}

void EffectCounter::markOwners() {
    for (const auto f : m_owner) {
        if (f >= 0)
            m_owns[static_cast<std::size_t>(f)] = true;
    }
}

bool EffectCounter::touches(int p, std::size_t f) const {
    for (const auto q :
         {m_x.quantityOfNoun[static_cast<std::size_t>(p)], m_x.quantityAt[static_cast<std::size_t>(p)]}) {
        if (q >= 0 && m_owner[static_cast<std::size_t>(q)] == static_cast<std::int32_t>(f))
            return true;
    }
    return false;
}

bool EffectCounter::ownedByOther(int t, const Frame& frame) const {
    auto q = m_x.quantityOfNoun[static_cast<std::size_t>(t)];
    if (q < 0)
        q = m_x.quantityAt[static_cast<std::size_t>(t)];
    if (q < 0)
        return false;
    const auto owner = m_owner[static_cast<std::size_t>(q)];
    return owner >= 0 && &m_x.frames[static_cast<std::size_t>(owner)] != &frame &&
           m_x.frames[static_cast<std::size_t>(owner)].effect != frame.effect;
}

bool EffectCounter::byAttackers(const Frame& frame) const {
    return std::ranges::any_of(
        frame.agents, [&](int agent) { return denotesAttackers(m_syntax, agent) || pronounOfAttackers(agent); });
}

bool EffectCounter::pronounOfAttackers(int t) const {
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

bool EffectCounter::isTold(const Frame& frame, std::int32_t event) const {
    if (event >= 0) {
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.token == frame.at) {
            if (mention.generic || mention.modality == Modality::Planned)
                return false;
            if (mention.modality == Modality::Possible && !m_syntax.sentenceOf(frame.at).headline) {
                for (const int c : m_syntax.children(frame.at)) {
                    if (m_syntax.rel(c) == Rel::Mark && (m_syntax.lower(c) == "if" || m_syntax.lower(c) == "whether"))
                        return false;
                }
            }
        }
    }
    for (const int c : m_syntax.children(frame.clause)) {
        if (m_syntax.rel(c) != Rel::Aux)
            continue;
        const auto word = m_syntax.lower(c);
        if (word == "would" || word == "should" || word == "could" || word == "will" || word == "can" || word == "'ve")
            return word == "'ve";
    }
    // "to kill three" is not told as done; "to have been killed" is.
    return m_syntax.child(frame.at, Rel::Mark, "to") < 0 || m_syntax.child(frame.at, Rel::Aux, "have") >= 0;
}

bool EffectCounter::leavesHospital(const Frame& frame) const {
    static constexpr std::array<std::string_view, 5> patients{"victim", "patient", "wounded", "injured", "survivor"};
    static constexpr std::array<std::string_view, 4> places{"hospital", "clinic", "treatment", "care"};
    const auto sick = [&](int t) {
        const auto among = [&](int c) {
            return std::ranges::find(patients, m_syntax.lemma(c)) != patients.end() ||
                   std::ranges::find(patients, m_syntax.lower(c)) != patients.end();
        };
        return among(t) || std::ranges::any_of(m_syntax.children(t), [&](int c) {
                   return m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of" && among(c);
               });
    };
    if (std::ranges::any_of(frame.patients, sick))
        return true;
    for (int t = frame.end + 1; t < static_cast<int>(m_syntax.size()) && t < frame.end + 10 &&
                                m_syntax.sentence(t) == m_syntax.sentence(frame.at);
         ++t) {
        if (std::ranges::find(places, m_syntax.lemma(t)) != places.end())
            return true;
    }
    return false;
}

void EffectCounter::effect(std::size_t f) {
    const Frame& frame = m_x.frames[f];
    const auto event = m_x.events.frameEvent[f];
    if (!isTold(frame, event))
        return;
    // Who "remains hospitalised" is a part of those who were hurt.
    if (m_syntax.lower(frame.at).starts_with("hospitali") && frame.at > 0 &&
        (m_syntax.lemma(frame.at - 1) == "remain" || m_syntax.lower(frame.at - 1) == "still"))
        return;
    if (endsInDeath(frame))
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
    const bool ownCount = m_owns[f] || (frame.sharedSubject && othersBefore(frame) >= 0);
    const int others = othersBefore(frame);
    for (const int p : frame.patients) {
        if (others >= 0 && p < frame.at && (m_syntax.first(p) > others || m_syntax.last(p) < others))
            continue;
        // "have killed ten civilians and injured 41": the ten are those of the deed before.
        if (m_owns[f] && p < frame.at && !touches(p, f) && isListedDeed(frame))
            continue;
        // "eight relatives of the dead": whose dead they are.
        if (m_syntax.rel(frame.at) == Rel::Nmod && p < frame.at && m_syntax.below(frame.at, p) &&
            m_syntax.upos(p) != Upos::NUM)
            continue;
        if (const std::size_t nearer = partOfNearer(f, p); nearer != f) {
            if (isTold(m_x.frames[nearer], m_x.events.frameEvent[nearer]))
                patient(m_x.frames[nearer], m_x.events.frameEvent[nearer], p, attackersDid);
            continue;
        }
        if (!ownedByOther(p, frame) && !(ownCount && frame.sharedSubject && !touches(p, f)))
            patient(frame, event, p, attackersDid);
    }
    touching(f, event, attackersDid);
    if (!frame.patients.empty())
        neighbour(frame, event, attackersDid);
}

std::size_t EffectCounter::partOfNearer(std::size_t f, int p) const {
    const int end = p + 2;
    if (p < m_x.frames[f].at || end >= static_cast<int>(m_syntax.size()) ||
        m_syntax.sentence(end) != m_syntax.sentence(p) || m_syntax.upos(p) != Upos::NUM ||
        m_syntax.lower(p + 1) != "of" || (m_syntax.lower(end) != "them" && m_syntax.lower(end) != "whom"))
        return f;
    for (int i = p - 1; i > m_x.frames[f].at; --i) {
        const auto g = m_x.framesOfToken[static_cast<std::size_t>(i)];
        if (g >= 0 && m_x.frames[static_cast<std::size_t>(g)].effect != Effect::None)
            return static_cast<std::size_t>(g);
    }
    return f;
}

void EffectCounter::touching(std::size_t f, std::int32_t event, bool attackersDid) {
    const Frame& frame = m_x.frames[f];
    for (const int near : {frame.end + 1, frame.end + 2, frame.end + 3, frame.at - 1, frame.at - 2, frame.at - 3}) {
        if (near < 0 || near >= static_cast<int>(m_syntax.size()) ||
            m_syntax.sentence(near) != m_syntax.sentence(frame.at))
            continue;
        const auto q = m_x.quantityAt[static_cast<std::size_t>(near)];
        if (q < 0 || m_owner[static_cast<std::size_t>(q)] != static_cast<std::int32_t>(f))
            continue;
        const auto& quantity = m_x.quantities[static_cast<std::size_t>(q)];
        if (quantity.identifier || quantity.ordinal || !quantity.unit.empty() || isParentOf(quantity.span))
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
        // "wounded 13, police said": the comma parts them.
        for (int i = near; noun > near && i < noun; ++i) {
            if (m_syntax.form(i) == ",")
                noun = -1;
        }
        if (noun >= 0 && (!denotesPeople(m_syntax, noun) || noun == frame.at))
            noun = -1;
        // "at least 11 injured, officials said": a comma parts them.
        if (noun > frame.at && near < frame.at)
            noun = -1;
        Counted counted;
        counted.quantity = quantity.quantity;
        counted.span = quantity.span;
        counted.noun = noun;
        counted.how = "a number that touches it";
        if (noun > near)
            counted.span = counted.span.joined(m_syntax.token(noun).span);
        const auto scope = noun >= 0 ? scopeOf(m_syntax, noun, attackersDid) : ellipticScope(frame, near, attackersDid);
        emit(frame, event, counted, scope, counted.span.joined(triggerSpan(frame, counted.span)));
        return;
    }
}

bool EffectCounter::endsInDeath(const Frame& frame) const {
    if (frame.effect != Effect::Wounded)
        return false;
    const auto lemma = m_syntax.lemma(frame.at);
    if (lemma == "wound" || lemma == "injure" || lemma == "hurt")
        return false;
    const int joint = frame.end + 1;
    if (joint + 1 >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(joint + 1) != m_syntax.sentence(frame.at) ||
        m_syntax.lower(joint) != "and")
        return false;
    const int next = m_syntax.upos(joint + 1) == Upos::ADV ? joint + 2 : joint + 1;
    if (next >= static_cast<int>(m_syntax.size()))
        return false;
    const auto word = m_syntax.lower(next);
    return word == "killed" || word == "kills" || word == "kill" || word == "killing" || word == "died";
}

std::optional<Counted> EffectCounter::ownNumber(const Frame& frame) const {
    const int t = frame.at;
    Counted counted;
    // "a single gunshot wound": wounds are no people.
    // "two fatal shootings": nor are deeds.
    if (m_syntax.lemma(t) == "wound" || m_syntax.lower(t) == "wounds" || m_syntax.lemma(t) == "shooting" ||
        m_syntax.lemma(t) == "stabbing" || m_syntax.lemma(t) == "attack")
        return std::nullopt;
    if (const auto* q = quantityOf(t)) {
        // "two of the dead", "eight relatives of the dead": no number of all the dead.
        for (int i = m_syntax.tokenAt(q->span.end); i < t; ++i) {
            if (m_syntax.upos(i) == Upos::ADP)
                return std::nullopt;
        }
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
        // "have not made any arrests"
        const int verb = m_syntax.head(t);
        if (m_syntax.rel(c) == Rel::Det && m_syntax.lower(c) == "any" && m_syntax.rel(t) == Rel::Obj && verb >= 0 &&
            m_syntax.isVerb(verb) && m_syntax.isNegated(verb) && verb < t &&
            (m_syntax.lemma(verb) == "make" || m_syntax.lemma(verb) == "have" || m_syntax.lemma(verb) == "report")) {
            counted.quantity = {Relation::Equal, 0, 0.0};
            counted.span = m_syntax.span(verb, t);
            counted.how = "none";
            return counted;
        }
    }
    return std::nullopt;
}

void EffectCounter::patient(const Frame& frame, std::int32_t event, int p, bool attackersDid) {
    auto counted = countOf(p);
    if (!counted)
        counted = named(p);
    // Of the wounded such are told one by one, beside their number.
    if (!counted && frame.effect == Effect::Killed)
        counted = byAge(p);
    if (counted) {
        if (counted->noun == frame.at && p != frame.at)
            return; // "two of the dead": a part
        if (isParentOf(counted->span))
            return;
        // "16 fighters dead, the monitor said": who says it.
        if (p > frame.at && m_syntax.upos(frame.at) == Upos::ADJ && m_syntax.rel(p) == Rel::Nsubj &&
            m_syntax.head(p) > p && m_syntax.isVerb(m_syntax.head(p)))
            return;
        // "a fifth victim was injured" tells of one; how many there are by now, only the dead and the detained.
        if (counted->ordinal && (frame.effect == Effect::Wounded || !m_syntax.isVerb(frame.at)))
            counted->quantity = {Relation::Equal, 1, 1.0};
        // "one was killed in each of the towns"
        for (int i = frame.end + 1; i < frame.end + 6 && i < static_cast<int>(m_syntax.size()) &&
                                    m_syntax.sentence(i) == m_syntax.sentence(frame.at);
             ++i) {
            if (m_syntax.lower(i) == "each" && m_syntax.upos(i - 1) == Upos::ADP)
                return;
        }
        // "the driver was not arrested"; "not only killed three" is no denial.
        if (frame.negated && counted->quantity.high != 0.0 && m_syntax.isVerb(frame.at) &&
            m_syntax.isNegated(frame.at) && frame.at > 0 && m_syntax.lower(frame.at - 1) != "only")
            return;
        if (isPartOfTold(frame, *counted) || isInPassing(frame, *counted, p))
            return;
        if (frame.effect != Effect::Stolen) {
            // "Two of whom died": the pronoun's noun is found with the scope.
            if (counted->noun >= 0 && m_syntax.upos(counted->noun) != Upos::PRON &&
                !denotesPeople(m_syntax, counted->noun))
                return;
        } else if (counted->noun < 0 || denotesPeople(m_syntax, counted->noun) || isSeizure(frame)) {
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

bool EffectCounter::isSeizure(const Frame& frame) const {
    return std::ranges::any_of(frame.agents, [&](int agent) {
        const auto scope = scopeOf(m_syntax, agent, false);
        return scope == "police" || scope == "security forces";
    });
}

// "the mother of two died": whose parent.
bool EffectCounter::isParentOf(base::Span number) const {
    static constexpr std::array<std::string_view, 7> parents{"mother", "father", "parent",     "mum",
                                                             "mom",    "dad",    "grandmother"};
    const int t = m_syntax.tokenAt(number.begin);
    return t >= 2 && m_syntax.lower(t - 1) == "of" &&
           std::ranges::find(parents, m_syntax.lemma(t - 2)) != parents.end();
}

bool EffectCounter::isInPassing(const Frame& frame, const Counted& counted, int p) const {
    if (counted.quantity.high != 1.0 || m_x.quantityOfNoun[static_cast<std::size_t>(p)] >= 0)
        return false;
    const int clause = frame.clause >= 0 ? frame.clause : frame.at;
    if (counted.noun < 0 || scopeOf(m_syntax, counted.noun, false) != "all")
        return false;
    if (m_syntax.rel(clause) != Rel::AclRelcl || m_syntax.head(clause) != p || p >= clause)
        return false;
    return std::ranges::none_of(std::views::iota(p + 1, clause),
                                [&](int i) { return m_syntax.upos(i) == Upos::PUNCT; });
}

bool EffectCounter::isPartOfTold(const Frame& frame, const Counted& counted) const {
    if (counted.noun < 0 || m_syntax.upos(counted.noun) != Upos::PRON)
        return false;
    const auto attribute = *attributeOf(frame.effect);
    const auto& sentence = m_syntax.sentenceOf(frame.at);
    return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
        const auto* whole = std::get_if<mention::Quantity>(&claim.value);
        return claim.attribute == attribute && whole && sentence.span.contains(claim.span) &&
               claim.span.begin < counted.span.begin && whole->low > counted.quantity.low;
    });
}

void EffectCounter::neighbour(const Frame& frame, std::int32_t event, bool attackersDid) {
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
        !denotesPeople(m_syntax, other) || ownedByOther(other, frame) ||
        std::ranges::find(frame.patients, other) != frame.patients.end())
        return;
    patient(frame, event, other, attackersDid);
}

void EffectCounter::part(const Frame& frame, std::int32_t event, int t, bool attackersDid) {
    const auto counted = countOf(t);
    if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
        return;
    const auto scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, attackersDid) : "all";
    emit(frame, event, *counted, scope, counted->span);
}

// "Five people, including two children", "seven, four of them children": some of those who were counted before.
bool EffectCounter::isPartOfThem(int t) const {
    if (t > 1 && (m_syntax.lower(t - 1) == "them" || m_syntax.lower(t - 1) == "whom") && m_syntax.lower(t - 2) == "of")
        return true;
    for (int i = t - 1; i >= 0 && i > t - 5 && m_syntax.sentence(i) == m_syntax.sentence(t); --i) {
        if (m_syntax.lower(i) == "including")
            return true;
        if (m_syntax.form(i) == "," || m_syntax.isVerb(i))
            return false;
    }
    return false;
}

std::string EffectCounter::ellipticScope(const Frame& frame, int p, bool attackersDid) const {
    const auto sentence = m_syntax.sentence(p);
    int best = -1, bestDistance = 1 << 20;
    const auto* own = quantityOf(p);
    const bool vague = own && own->quantity.relation == Relation::Some;
    const bool inRelative = m_syntax.rel(frame.clause) == Rel::AclRelcl;
    const auto consider = [&](int t, int distance) {
        if (t < 0 || t == p || m_syntax.upos(t) == Upos::NUM || m_syntax.upos(t) == Upos::PRON ||
            !m_syntax.isNominal(t) || !denotesPeople(m_syntax, t) || isPartOfThem(t))
            return;
        // "Contractor jailed over collapse that killed 11", "killed a child, injured dozens": one person told without
        // a number is not whom a number elsewhere counts.
        const bool several = m_syntax.xpos(t, "NNS") || m_syntax.xpos(t, "NNPS") || m_syntax.lemma(t) == "people" ||
                             m_syntax.lemma(t) == "police" || m_x.quantityOfNoun[static_cast<std::size_t>(t)] >= 0;
        if (!several && (vague || (own && own->quantity.low >= 2) || !m_syntax.hasChild(t, Rel::Det) || inRelative))
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

base::Span EffectCounter::triggerSpan(const Frame& frame, base::Span near) const {
    const auto trigger = m_syntax.span(frame.at, frame.end);
    const auto joined = trigger.joined(near);
    return joined.size() <= 160 ? joined : near;
}

bool EffectCounter::leavesHome(const Frame& frame, const Counted& counted) const {
    static constexpr std::array<std::string_view, 9> homes{"home",    "house",    "village",  "town", "area",
                                                           "country", "fighting", "violence", "flood"};
    static constexpr std::array<std::string_view, 8> people{"people",   "family",  "resident",   "villager",
                                                            "civilian", "citizen", "inhabitant", "refugee"};
    if (m_syntax.lemma(frame.at) != "flee")
        return false;
    const auto counts = counted.noun >= 0 ? m_syntax.lemma(counted.noun) : std::string_view();
    if (std::ranges::find(people, counts) != people.end())
        return true;
    return std::ranges::any_of(mention::objectsOf(m_syntax, frame.at),
                               [&](int o) { return std::ranges::find(homes, m_syntax.lemma(o)) != homes.end(); });
}

void EffectCounter::emit(const Frame& frame, std::int32_t event, const Counted& counted, std::string scope,
                         base::Span span) {
    // "some with head injuries" says nothing of how many.
    if (counted.quantity.relation == Relation::Some && counted.quantity.low <= 2 && !m_syntax.isVerb(frame.at) &&
        m_syntax.upos(frame.at) != Upos::ADJ)
        return;
    ReportClaim claim;
    claim.attribute = *attributeOf(frame.effect);
    if (claim.attribute == Attribute::Other)
        claim.otherName = "abducted";
    // "Eight of the victims were released from hospital" is no end of a detention.
    if (claim.attribute == Attribute::Released && leavesHospital(frame)) {
        claim.attribute = Attribute::Other;
        claim.otherName = "discharged";
    }
    // "3,000 families fled their homes" are displaced; "a gunman opened fire before fleeing" is not how many are left.
    if (claim.attribute == Attribute::AtLarge) {
        if (m_syntax.xpos(frame.at, "VBG") && counted.quantity.high == 1.0)
            return;
        if (leavesHome(frame, counted))
            claim.attribute = Attribute::Displaced;
    }
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

int EffectCounter::lastNumberToken(const ReportClaim& claim, int before) const {
    int last = m_syntax.tokenAt(claim.span.begin);
    for (int i = last; i < before && m_syntax.token(i).span.begin < claim.span.end; ++i) {
        if (m_x.quantityAt[static_cast<std::size_t>(i)] >= 0)
            last = i;
    }
    return last;
}

void EffectCounter::including(int t) {
    const auto& sentence = m_syntax.sentenceOf(t);
    // "61 people, including five children": whose count ends right before the list, whatever told it.
    const ReportClaim* whole = nullptr;
    for (const auto& claim : m_x.claims) {
        const bool state = claim.attribute <= Attribute::Displaced || claim.attribute == Attribute::Other;
        if (!state || !std::holds_alternative<mention::Quantity>(claim.value) || !sentence.span.contains(claim.span) ||
            m_syntax.tokenAt(claim.span.begin) >= t)
            continue;
        const int end = lastNumberToken(claim, t);
        if (end < t && t - end <= 6 && std::ranges::none_of(std::views::iota(end, t), [&](int i) {
                return m_syntax.isVerb(i) && m_x.framesOfToken[static_cast<std::size_t>(i)] < 0;
            }))
            whole = &claim;
    }
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
    if (whole && (best == m_x.frames.size() || attributeOf(m_x.frames[best].effect) != whole->attribute)) {
        const auto attribute = whole->attribute;
        const auto event = whole->event;
        list(t, [&](int noun) {
            const auto counted = countOf(noun);
            if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
                return;
            emitAt(attribute, t, event, counted->quantity,
                   counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, false) : std::string("all"), counted->span,
                   fmt::format("among those counted before \"{}\": {}", m_syntax.form(t), counted->how));
        });
        return;
    }
    if (best == m_x.frames.size())
        return;
    const Frame& frame = m_x.frames[best];
    const auto event = m_x.events.frameEvent[best];
    if (!isTold(frame, event))
        return;
    list(t, [&](int noun) {
        // "Two died, including the gunman, and six others were hurt": the six belong to the next word of effect.
        if (!ownedByOther(noun, frame))
            part(frame, event, noun, byAttackers(frame));
    });
}

} // namespace parallax::claim
