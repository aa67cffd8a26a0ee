// Lists of those among the people counted before: "61 people were killed, including five children".
#include "claim/effect_counter.h"
#include "claim/effect_facts.h"
#include "claim/scope.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

namespace parallax::claim {

using mention::Effect;
using mention::Frame;

void EffectCounter::part(const Frame& frame, std::int32_t event, int t, bool attackersDid) {
    const auto counted = countOf(t);
    if (!counted || (counted->noun >= 0 && !denotesPeople(m_syntax, counted->noun)))
        return;
    const auto scope = counted->noun >= 0 ? scopeOf(m_syntax, counted->noun, attackersDid) : "all";
    emit(frame, event, *counted, scope, counted->span);
}

int EffectCounter::lastNumberToken(const ReportClaim& claim, int before) const {
    int last = m_syntax.tokenAt(claim.span.begin);
    for (int i = last; i < before && m_syntax.token(i).span.begin < claim.span.end; ++i) {
        if (m_x.quantityAt[static_cast<std::size_t>(i)] >= 0)
            last = i;
    }
    return last;
}

bool EffectCounter::countsPeopleAt(int t) const {
    const auto q = m_x.quantityAt[static_cast<std::size_t>(t)];
    const int noun = q < 0 ? -1 : m_x.quantities[static_cast<std::size_t>(q)].headToken;
    return q >= 0 && (noun < 0 || denotesPeople(m_syntax, noun));
}

bool EffectCounter::countsOthers(const Frame& frame, int t) const {
    for (int i = t - 1; i > t - 4 && i > frame.end; --i) {
        if (countsPeopleAt(i))
            return std::ranges::none_of(frame.patients,
                                        [&](int p) { return p >= i || quantityOf(p) == quantityOf(i); });
    }
    return false;
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
        // "one was killed and another two, including a child, were hurt": of the two
        const auto other = [&](int i) { return countsPeopleAt(i) && m_syntax.token(i).span.begin >= claim.span.end; };
        if (std::ranges::any_of(std::views::iota(std::min(end, t), t), other))
            continue;
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
            if (p <= t && p > nearest) { // "among them", too, may be whom the tree makes the subject
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
    if (best == m_x.frames.size() || (!whole && countsOthers(m_x.frames[best], t)))
        return;
    const Frame& frame = m_x.frames[best];
    const auto event = m_x.events.frameEvent[best];
    if (!isTold(m_x, frame, event))
        return;
    list(t, [&](int noun) {
        // "Two died, including the gunman, and six others were hurt": the six belong to the next word of effect.
        if (!m_owners.ownedByOther(noun, frame))
            part(frame, event, noun, isByAttackers(m_x, frame));
    });
}

} // namespace parallax::claim
