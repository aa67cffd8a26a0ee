#include "claim/effect_counter.h"

#include "base/one_of.h"
#include "claim/effect_facts.h"
#include "claim/scope.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ranges>

namespace parallax::claim {

using language::Upos;
using mention::Effect;
using mention::Frame;
using mention::Rel;
using mention::Relation;

void EffectCounter::run() {
    for (std::size_t f = 0; f < m_x.frames.size(); ++f) {
        if (attributeOf(m_x.frames[f].effect))
            effect(f);
    }
}

void EffectCounter::tellInPassing() {
    for (const InPassing& one : m_inPassing) {
        const auto attribute = *attributeOf(one.frame->effect);
        if ((attribute == Attribute::Killed || attribute == Attribute::Wounded) &&
            std::ranges::none_of(m_x.claims, [&](const ReportClaim& claim) {
                return claim.attribute == attribute || claim.span.overlaps(one.counted.span);
            }))
            emit(*one.frame, one.event, one.counted, scopeOf(m_syntax, one.counted.noun, one.attackersDid),
                 one.counted.span.joined(triggerSpan(*one.frame, one.counted.span)));
    }
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

void EffectCounter::effect(std::size_t f) {
    const Frame& frame = m_x.frames[f];
    const auto event = m_x.events.frameEvent[f];
    if (!isTold(m_x, frame, event))
        return;
    // Who "remains hospitalised" is a part of those who were hurt.
    if (m_syntax.lower(frame.at).starts_with("hospitali") && frame.at > 0 &&
        (m_syntax.lemma(frame.at - 1) == "remain" || m_syntax.lower(frame.at - 1) == "still"))
        return;
    if (endsInDeath(m_syntax, frame))
        return;
    // "shot dead at least twelve people": the verb counts them.
    if (frame.at > 0 && m_syntax.lower(frame.at) == "dead" && m_syntax.lower(frame.at - 1) == "shot") {
        const auto deed = m_x.framesOfToken[static_cast<std::size_t>(frame.at - 1)];
        if (deed >= 0 && m_x.frames[static_cast<std::size_t>(deed)].effect == Effect::Killed &&
            !m_x.frames[static_cast<std::size_t>(deed)].patients.empty())
            return;
    }
    const bool attackersDid = isByAttackers(m_x, frame);
    // "nine arrests", "12 deaths", "no injuries": the trigger itself is counted.
    if (!m_syntax.isVerb(frame.at) && m_syntax.upos(frame.at) != Upos::ADJ) {
        if (const auto counted = ownNumber(frame)) {
            emit(frame, event, *counted, "all", counted->span);
            return;
        }
    }
    // "four soldiers were killed and 20 wounded": the shared subject is not who was wounded.
    const bool ownCount = m_owners.owns(f) || (frame.sharedSubject && othersBefore(frame) >= 0);
    const int others = othersBefore(frame);
    for (const int p : frame.patients) {
        if (others >= 0 && p < frame.at && (m_syntax.first(p) > others || m_syntax.last(p) < others))
            continue;
        // "have killed ten civilians and injured 41": the ten are those of the deed before.
        if (m_owners.owns(f) && p < frame.at && !m_owners.touches(p, f) && m_owners.isListedDeed(frame))
            continue;
        // "killed nine and wounded 30, including six children": of those counted last, whatever the tree makes of it.
        if (isIncluded(frame, p))
            continue;
        // "eight relatives of the dead": whose dead they are.
        if (m_syntax.rel(frame.at) == Rel::Nmod && p < frame.at && m_syntax.below(frame.at, p) &&
            m_syntax.upos(p) != Upos::NUM)
            continue;
        if (const std::size_t nearer = partOfNearer(f, p); nearer != f) {
            if (isTold(m_x, m_x.frames[nearer], m_x.events.frameEvent[nearer]))
                patient(m_x.frames[nearer], m_x.events.frameEvent[nearer], p, attackersDid);
            continue;
        }
        if (!m_owners.ownedByOther(p, frame) &&
            !(ownCount && frame.sharedSubject && !m_owners.touches(p, f) && !isListedBehind(frame, p)))
            patient(frame, event, p, attackersDid);
    }
    // "have killed and wounded hundreds": the number is vague, so that it may be said of both.
    if (const auto joined = joinedDeed(frame); joined) {
        const int p = m_x.frames[*joined].end + 1;
        const auto* number = p < static_cast<int>(m_syntax.size()) ? quantityOf(p) : nullptr;
        if (number && number->quantity.relation == Relation::Some &&
            m_syntax.sentence(p) == m_syntax.sentence(frame.at))
            patient(frame, event, p, attackersDid);
    }
    touching(f, event, attackersDid);
    if (!frame.patients.empty())
        neighbour(frame, event, attackersDid);
}

bool EffectCounter::isIncluded(const Frame& frame, int p) const {
    for (int i = p - 1; i > frame.end; --i)
        if (m_syntax.lower(i) == "including")
            return std::ranges::none_of(std::views::iota(i + 1, p), [&](int k) { return m_syntax.isVerb(k); });
    return false;
}

bool EffectCounter::isListedBehind(const Frame& frame, int p) const {
    return p > frame.end && m_syntax.isVerb(frame.at) &&
           std::ranges::none_of(std::views::iota(frame.end + 1, p), [&](int i) {
               const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
               return m_syntax.isVerb(i) || (f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect != Effect::None &&
                                             m_x.frames[static_cast<std::size_t>(f)].effect != frame.effect);
           });
}

std::optional<std::size_t> EffectCounter::joinedDeed(const Frame& frame) const {
    const int next = frame.end + 2;
    if (frame.effect != Effect::Killed || next >= static_cast<int>(m_syntax.size()) ||
        m_syntax.sentence(next) != m_syntax.sentence(frame.at) || m_syntax.lower(next - 1) != "and")
        return std::nullopt;
    const auto g = m_x.framesOfToken[static_cast<std::size_t>(next)];
    if (g < 0 || m_x.frames[static_cast<std::size_t>(g)].effect != Effect::Wounded || !m_syntax.isVerb(next))
        return std::nullopt;
    return static_cast<std::size_t>(g);
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
        if (q < 0 || !m_owners.owns(f, q))
            continue;
        const auto& quantity = m_x.quantities[static_cast<std::size_t>(q)];
        if (quantity.identifier || quantity.ordinal || !quantity.unit.empty() || isParentOf(quantity.span))
            continue;
        // "seven kidnapped students": counted with the noun
        if (const int described = m_syntax.head(frame.at);
            near < frame.at && m_syntax.rel(frame.at) == Rel::Amod && described > frame.at &&
            m_syntax.upos(frame.at + 1) != Upos::PUNCT &&
            std::ranges::find(frame.patients, described) != frame.patients.end())
            return;
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
            if (p == near || (p == noun && m_x.quantityOfNoun[static_cast<std::size_t>(p)] == q))
                return; // already said
        }
        // "wounded 13, police said": the comma parts them.
        for (int i = near; noun > near && i < noun; ++i) {
            if (m_syntax.form(i) == ",")
                noun = -1;
        }
        // "had shot five times", "shot three rounds"
        if (noun == near + 1 && m_syntax.xpos(noun, "NNS") && !denotesPeople(m_syntax, noun))
            return;
        // "started shooting eight or nine times"
        static constexpr std::array<std::string_view, 6> shots{"times", "time",    "rounds",
                                                               "shots", "bullets", "volleys"};
        const int behind = m_syntax.tokenAt(quantity.span.end);
        if (behind < static_cast<int>(m_syntax.size()) && base::isOneOf(m_syntax.lower(behind), shots))
            return;
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
        const auto scope = noun >= 0 ? scopeOf(m_syntax, noun, attackersDid) : m_elliptic.of(frame, near, attackersDid);
        emit(frame, event, counted, scope, counted.span.joined(triggerSpan(frame, counted.span)));
        return;
    }
}

std::optional<Counted> EffectCounter::ownNumber(const Frame& frame) const {
    const int t = frame.at;
    Counted counted;
    // "a double homicide", "the triple stabbing": of so many people.
    static constexpr std::array<std::string_view, 4> multiples{"double", "triple", "quadruple", "quintuple"};
    static constexpr std::array<std::string_view, 2> hits{"shooting", "stabbing"};
    for (const int c : m_syntax.children(t)) {
        const auto found = std::ranges::find(multiples, m_syntax.lower(c));
        if (found == multiples.end() || c > t || !m_syntax.xpos(t, "NN"))
            continue;
        // "a fatal triple shooting": three were shot, who knows how many of them died.
        if (frame.effect == Effect::Killed && base::isOneOf(m_syntax.lemma(t), hits) && c > 0 &&
            base::isOneOf(m_syntax.lower(c - 1), std::array<std::string_view, 2>{"fatal", "deadly"}))
            return std::nullopt;
        const auto people = static_cast<double>(found - multiples.begin() + 2);
        counted.quantity = {Relation::Equal, people, people};
        counted.span = m_syntax.span(c, t);
        counted.how = "so many people";
        return counted;
    }
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
    // Of several wounded such are told one by one, beside their number.
    if (!counted && (frame.effect != Effect::Wounded || !severalWounded()))
        counted = byAge(p);
    if (counted) {
        if (counted->noun == frame.at && p != frame.at)
            return; // "two of the dead": a part
        if (isParentOf(counted->span) || isBesides(frame, p) || isOfNameBehind(frame, p) || isOfNearer(frame, p))
            return;
        // "16 fighters dead, the monitor said": who says it.
        if (p > frame.at && m_syntax.upos(frame.at) == Upos::ADJ && m_syntax.rel(p) == Rel::Nsubj &&
            m_syntax.head(p) > p && m_syntax.isVerb(m_syntax.head(p)))
            return;
        // "a fifth victim was injured" tells of one; how many there are by now, only the dead and the detained.
        if (counted->ordinal &&
            (frame.effect == Effect::Wounded || !m_syntax.isVerb(frame.at) || countsTheHurt(frame, *counted)))
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
        if (isPartOfTold(frame, *counted))
            return;
        if (isInPassing(frame, *counted, p)) {
            if (counted->noun >= 0 && denotesPeople(m_syntax, counted->noun))
                m_inPassing.push_back({&frame, event, *counted, attackersDid});
            return;
        }
        if (frame.effect != Effect::Stolen) {
            // "Two of whom died": the pronoun's noun is found with the scope.
            if (counted->noun >= 0 && m_syntax.upos(counted->noun) != Upos::PRON &&
                !denotesPeople(m_syntax, counted->noun))
                return;
        } else if (counted->noun < 0 || denotesPeople(m_syntax, counted->noun) || isSeizure(m_syntax, frame)) {
            return;
        }
        std::string scope;
        if (counted->noun >= 0 && m_syntax.upos(counted->noun) != Upos::PRON)
            scope = scopeOf(m_syntax, counted->noun, attackersDid);
        else
            scope = m_elliptic.of(frame, p, attackersDid);
        emit(frame, event, *counted, scope, counted->span.joined(triggerSpan(frame, counted->span)));
    }
}

// "All five men were shot, Ana Berg and Nik Halden, 20, died": a tree that hangs the second verb on the first's
// subject.
bool EffectCounter::isOfNameBehind(const Frame& frame, int p) const {
    if (m_syntax.lemma(frame.at) != "die" || p >= frame.at)
        return false;
    int name = frame.at - 1;
    while (name > p && (m_syntax.upos(name) == Upos::PUNCT || m_syntax.upos(name) == Upos::NUM))
        --name;
    if (name <= p || m_syntax.upos(name) != Upos::PROPN)
        return false;
    for (int i = p + 1; i < name; ++i) {
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
        if (f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect == Effect::Wounded &&
            m_x.frames[static_cast<std::size_t>(f)].passive)
            return true;
    }
    return false;
}

// "Eight people, including two who died, were shot", "four people were arrested over a raid that left two clerks dead":
// others stand between who is counted and the word.
bool EffectCounter::isOfNearer(const Frame& frame, int p) const {
    if (frame.effect != Effect::Killed || p >= frame.at)
        return false;
    const int near = frame.at - 1;
    const auto q = m_x.quantityOfNoun[static_cast<std::size_t>(near)];
    if (m_syntax.upos(frame.at) == Upos::ADJ && near > p && q >= 0 && denotesPeople(m_syntax, near) &&
        m_syntax.rel(frame.at) != Rel::AclRelcl) {
        for (int i = p + 1; i < near; ++i)
            if (m_syntax.isVerb(i))
                return true;
    }
    for (int i = p + 1; i < frame.at; ++i)
        if (m_syntax.lower(i) == "including" && m_syntax.lower(frame.at - 1) == "who")
            return true;
    return false;
}

bool EffectCounter::countsTheHurt(const Frame& frame, const Counted& counted) const {
    if (frame.effect != Effect::Killed)
        return false;
    for (int i = frame.at - 1; i >= 0 && m_syntax.sentence(i) == m_syntax.sentence(frame.at); --i) {
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
        if (f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect == Effect::Wounded &&
            m_syntax.token(i).span.begin < counted.span.begin)
            return true;
    }
    return false;
}

bool EffectCounter::severalWounded() const {
    return std::ranges::any_of(m_x.claims, [](const ReportClaim& claim) {
        const auto* value = std::get_if<mention::Quantity>(&claim.value);
        return claim.attribute == Attribute::Wounded && value && value->low >= 2;
    });
}

bool EffectCounter::isBesides(const Frame& frame, int p) const {
    const auto preposition = m_syntax.preposition(p);
    const auto word = m_syntax.lower(frame.at);
    // "the injured with one man carrying a child"
    if ((word == "injured" || word == "wounded") && preposition == "with" && p > frame.at)
        return true;
    if (m_syntax.lemma(frame.at) == "injury" || m_syntax.lemma(frame.at) == "wound") {
        // "none had life-threatening injuries": they had others
        for (int i = frame.at - 1; i > frame.at - 5 && i > p; --i) {
            if (m_syntax.lower(i) == "threatening" || m_syntax.lower(i) == "life-threatening" ||
                m_syntax.lower(i) == "serious")
                return isZeroWord(p);
        }
    }
    // "Jon Varga, per the coroner, had died": whose word it is
    if (const int first = m_syntax.nounPhrase(p).first; p < frame.at && first > 0 && m_syntax.lower(first - 1) == "per")
        return true;
    // "killing a woman and injuring an officer and two others": of the deed between them
    for (int i = p - 1; i > frame.end && p > frame.at; --i) {
        const auto g = m_x.framesOfToken[static_cast<std::size_t>(i)];
        if (g < 0)
            continue;
        const Frame& other = m_x.frames[static_cast<std::size_t>(g)];
        if (other.effect == Effect::None || other.effect == frame.effect || other.passive || !m_syntax.isVerb(other.at))
            continue;
        const auto objects = mention::objectsOf(m_syntax, other.at);
        return !objects.empty() && objects.front() > other.at && objects.front() < p && m_syntax.below(p, frame.at) &&
               !m_syntax.below(i, p);
    }
    // "three teenagers injured and a boy dead": each with its own word
    if (p + 1 < frame.at) {
        const auto own = m_x.framesOfToken[static_cast<std::size_t>(p + 1)];
        if (own >= 0 && m_x.frames[static_cast<std::size_t>(own)].effect != Effect::None &&
            m_x.frames[static_cast<std::size_t>(own)].effect != frame.effect && m_syntax.lower(p + 2) == "and" &&
            !m_syntax.isVerb(frame.at))
            return true;
    }
    // "two officers who shot and killed a driver": who does it, whatever the tree makes of its object
    if (p + 1 < frame.at && m_syntax.isVerb(frame.at) && frame.trigger->undergoer == mention::Undergoer::Object &&
        m_syntax.lower(p + 1) == "who" && std::ranges::none_of(std::views::iota(p + 2, frame.at), [&](int i) {
            return m_syntax.upos(i) == Upos::AUX || m_syntax.upos(i) == Upos::PUNCT;
        }))
        return true;
    // "Five were injured, one seriously": one of them
    if (m_syntax.isPassive(frame.at) && p > frame.at + 1 && m_syntax.form(p - 1) == "," &&
        m_syntax.upos(p) == Upos::NUM)
        return true;
    // "A man shot to death one person": who shoots
    const int death = frame.at + 2;
    if (p < frame.at && death + 1 < static_cast<int>(m_syntax.size()) && m_syntax.lower(death) == "death" &&
        m_syntax.sentence(death + 1) == m_syntax.sentence(frame.at) &&
        (m_syntax.upos(death + 1) == Upos::NUM || m_syntax.upos(death + 1) == Upos::DET))
        return true;
    // "whether the child was alive or dead"
    return word == "dead" && frame.at > 1 && m_syntax.lower(frame.at - 1) == "or" &&
           m_syntax.lower(frame.at - 2) == "alive";
}

bool EffectCounter::isInPassing(const Frame& frame, const Counted& counted, int p) const {
    if (counted.quantity.high != 1.0 || m_x.quantityOfNoun[static_cast<std::size_t>(p)] >= 0)
        return false;
    const int clause = frame.clause >= 0 ? frame.clause : frame.at;
    if (counted.noun < 0 || scopeOf(m_syntax, counted.noun, false) != "all")
        return false;
    if (m_syntax.rel(clause) != Rel::AclRelcl || m_syntax.head(clause) != p || p >= clause)
        return false;
    // "officers found a man who had been shot" tells of him, not of somebody else.
    const auto found = m_syntax.rel(p) == Rel::Obj ? m_syntax.lemma(m_syntax.head(p)) : std::string_view();
    if (found == "find" || found == "locate" || found == "discover")
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
        !denotesPeople(m_syntax, other) || m_owners.ownedByOther(other, frame) ||
        std::ranges::find(frame.patients, other) != frame.patients.end())
        return;
    patient(frame, event, other, attackersDid);
}

base::Span EffectCounter::triggerSpan(const Frame& frame, base::Span near) const {
    const auto trigger = m_syntax.span(frame.at, frame.end);
    const auto joined = trigger.joined(near);
    return joined.size() <= 160 ? joined : near;
}

void EffectCounter::emit(const Frame& frame, std::int32_t event, const Counted& counted, std::string scope,
                         base::Span span) {
    // "some with head injuries" says nothing of how many.
    if (counted.quantity.relation == Relation::Some && counted.quantity.low <= 2 && !m_syntax.isVerb(frame.at) &&
        m_syntax.upos(frame.at) != Upos::ADJ)
        return;
    // "8,000 people remain trapped in the city": besieged, not buried
    if (frame.effect == Effect::Missing && counted.quantity.low >= 1000 && m_syntax.lower(frame.at) == "trapped")
        return;
    ReportClaim claim;
    claim.attribute = *attributeOf(frame.effect);
    if (claim.attribute == Attribute::Other)
        claim.otherName = "abducted";
    // "Eight of the victims were released from hospital" is no end of a detention.
    if (claim.attribute == Attribute::Released && leavesHospital(m_syntax, frame)) {
        claim.attribute = Attribute::Other;
        claim.otherName = "discharged";
    }
    // "3,000 families fled their homes" are displaced; "a gunman opened fire before fleeing" is not how many are left.
    if (claim.attribute == Attribute::AtLarge) {
        if (m_syntax.xpos(frame.at, "VBG") && counted.quantity.high == 1.0)
            return;
        if (leavesHome(m_syntax, frame, counted.noun))
            claim.attribute = Attribute::Displaced;
        else if (savesItself(m_syntax, frame, counted.noun))
            return;
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

} // namespace parallax::claim
