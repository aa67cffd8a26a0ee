#include "claim/number_owners.h"

#include <algorithm>

namespace parallax::claim {

using language::Upos;
using mention::Effect;
using mention::Frame;
using mention::Rel;

NumberOwners::NumberOwners(const Extraction& extraction)
    : m_x(extraction), m_syntax(extraction.syntax), m_owns(extraction.frames.size(), false),
      m_owner(extraction.quantities.size(), -1) {
    find();
}

void NumberOwners::find() {
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
        if ((verb || isListedDeed(frame) || isOneOfDeeds(frame)) &&
            frame.trigger->undergoer != mention::Undergoer::Of &&
            (frame.trigger->undergoer == mention::Undergoer::Object || !verb) &&
            after < static_cast<int>(m_syntax.size()) && m_syntax.sentence(after) == sentence &&
            (!frame.passive || isListedDeed(frame) || hasBareNumber(frame, after) || isOneOfDeeds(frame))) {
            // "shot and killed an 18-year-old guard": an age owns nothing
            if (const auto q = m_x.quantityAt[static_cast<std::size_t>(after)];
                q >= 0 && !m_x.quantities[static_cast<std::size_t>(q)].identifier &&
                m_x.quantities[static_cast<std::size_t>(q)].unit.empty() && !countsNextState(q, frame))
                m_owner[static_cast<std::size_t>(q)] = static_cast<std::int32_t>(f);
        }
        if (!participle || m_syntax.upos(frame.at) == Upos::NOUN || describesTheDead(frame))
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
    for (const auto f : m_owner) {
        if (f >= 0)
            m_owns[static_cast<std::size_t>(f)] = true;
    }
}

bool NumberOwners::isOneOfDeeds(const Frame& frame) const {
    const int next = numberEnd(frame);
    if (next < 0)
        return false;
    // The deed behind its number, or a noun of people: "killed two and injured 11", "killed 12 people, injured 48".
    const auto countsBehind = [&](int t) {
        const auto f = t < static_cast<int>(m_syntax.size()) ? m_x.framesOfToken[static_cast<std::size_t>(t)] : -1;
        return f >= 0 && m_x.frames[static_cast<std::size_t>(f)].effect != Effect::None &&
               m_x.frames[static_cast<std::size_t>(f)].effect != frame.effect &&
               m_syntax.sentence(t) == m_syntax.sentence(frame.at) &&
               numberEnd(m_x.frames[static_cast<std::size_t>(f)]) >= 0;
    };
    const auto joins = [&](int t) {
        return t > 0 && t < static_cast<int>(m_syntax.size()) &&
               (m_syntax.form(t) == "," || m_syntax.lower(t) == "and");
    };
    for (int t = next; t < next + 2; ++t)
        if (joins(t) && countsBehind(t + 1))
            return true;
    if (!joins(frame.at - 1))
        return false;
    for (int t = frame.at - 2; t > frame.at - 7 && t >= 0 && m_syntax.sentence(t) == m_syntax.sentence(frame.at); --t)
        if (countsBehind(t))
            return numberEnd(m_x.frames[static_cast<std::size_t>(m_x.framesOfToken[static_cast<std::size_t>(t)])]) >=
                   frame.at - 2;
    return false;
}

int NumberOwners::numberEnd(const Frame& frame) const {
    const int next = frame.end + 1;
    if (next >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(next) != m_syntax.sentence(frame.at) ||
        (!m_syntax.xpos(frame.at, "VBN") && !m_syntax.xpos(frame.at, "VBD") && m_syntax.upos(frame.at) != Upos::ADJ))
        return -1;
    const auto q = m_x.quantityAt[static_cast<std::size_t>(next)];
    if (q < 0 || m_x.quantities[static_cast<std::size_t>(q)].identifier ||
        m_x.quantities[static_cast<std::size_t>(q)].ordinal ||
        !m_x.quantities[static_cast<std::size_t>(q)].unit.empty())
        return -1;
    return m_syntax.tokenAt(m_x.quantities[static_cast<std::size_t>(q)].span.end);
}

bool NumberOwners::hasBareNumber(const Frame& frame, int number) const {
    const int next = number + 1;
    return m_syntax.upos(number) == Upos::NUM && m_syntax.head(number) == frame.at &&
           (m_syntax.rel(number) == Rel::Obl || m_syntax.rel(number) == Rel::OblTmod) &&
           !m_syntax.isPassive(frame.at) &&
           (next >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(next) != m_syntax.sentence(number) ||
            m_syntax.upos(next) == Upos::CCONJ || m_syntax.upos(next) == Upos::PUNCT);
}

bool NumberOwners::describesTheDead(const Frame& frame) const {
    const int noun = m_syntax.head(frame.at);
    if (m_syntax.rel(frame.at) != Rel::Amod || noun <= frame.at)
        return false;
    for (int i = noun + 1; i < static_cast<int>(m_syntax.size()) && m_syntax.sentence(i) == m_syntax.sentence(noun);
         ++i) {
        const auto f = m_x.framesOfToken[static_cast<std::size_t>(i)];
        if (f < 0 || m_x.frames[static_cast<std::size_t>(f)].effect != Effect::Killed)
            continue;
        const auto& patients = m_x.frames[static_cast<std::size_t>(f)].patients;
        if (std::ranges::find(patients, noun) != patients.end())
            return true;
    }
    return false;
}

bool NumberOwners::countsNextState(std::int32_t quantity, const Frame& frame) const {
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

bool NumberOwners::isListedDeed(const Frame& frame) const {
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

bool NumberOwners::touches(int p, std::size_t f) const {
    for (const auto q :
         {m_x.quantityOfNoun[static_cast<std::size_t>(p)], m_x.quantityAt[static_cast<std::size_t>(p)]}) {
        if (q >= 0 && m_owner[static_cast<std::size_t>(q)] == static_cast<std::int32_t>(f))
            return true;
    }
    return false;
}

bool NumberOwners::ownedByOther(int t, const Frame& frame) const {
    auto q = m_x.quantityOfNoun[static_cast<std::size_t>(t)];
    if (q < 0)
        q = m_x.quantityAt[static_cast<std::size_t>(t)];
    if (q < 0)
        return false;
    const auto owner = m_owner[static_cast<std::size_t>(q)];
    return owner >= 0 && &m_x.frames[static_cast<std::size_t>(owner)] != &frame &&
           m_x.frames[static_cast<std::size_t>(owner)].effect != frame.effect;
}

} // namespace parallax::claim
