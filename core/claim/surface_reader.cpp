#include "claim/surface_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parallax::claim {

using mention::Quantity;
using mention::QuantityMention;
using mention::Relation;

namespace {

constexpr std::array<StateWord, 32> stateWords{{
    {"dead", Attribute::Killed, true, true},          {"killed", Attribute::Killed, true, true},
    {"drowned", Attribute::Killed, true, true},       {"slain", Attribute::Killed, true, true},
    {"martyrs", Attribute::Killed, true, true},       {"martyred", Attribute::Killed, true, true},
    {"deaths", Attribute::Killed, false, true},       {"death", Attribute::Killed, false, true},
    {"died", Attribute::Killed, false, true},         {"deceased", Attribute::Killed, true, true},
    {"fatalities", Attribute::Killed, false, true},   {"injured", Attribute::Wounded, true, true},
    {"wounded", Attribute::Wounded, true, true},      {"hurt", Attribute::Wounded, true, true},
    {"hospitalised", Attribute::Wounded, true, true}, {"hospitalized", Attribute::Wounded, true, true},
    {"injuries", Attribute::Wounded, false, true},    {"missing", Attribute::Missing, true, true},
    {"unaccounted", Attribute::Missing, true, true},  {"trapped", Attribute::Missing, true, true},
    {"arrested", Attribute::Detained, true, true},    {"detained", Attribute::Detained, true, true},
    {"arrests", Attribute::Detained, false, true},    {"detainees", Attribute::Detained, false, true},
    {"hostages", Attribute::Detained, false, true},   {"released", Attribute::Released, true, true},
    {"freed", Attribute::Released, true, true},       {"displaced", Attribute::Displaced, true, true},
    {"homeless", Attribute::Displaced, true, true},   {"shot", Attribute::Wounded, true, false},
    {"abducted", Attribute::Other, true, true},       {"kidnapped", Attribute::Other, true, true},
}};

} // namespace

const StateWord* stateWordOf(std::string_view lower) {
    const auto* found = std::ranges::find(stateWords, lower, &StateWord::form);
    return found == stateWords.end() ? nullptr : found;
}

const QuantityMention* SurfaceReader::startingAt(int t) const {
    const auto q = m_x.quantityAt[static_cast<std::size_t>(t)];
    if (q < 0)
        return nullptr;
    const auto& found = m_x.quantities[static_cast<std::size_t>(q)];
    if (found.span.begin != m_syntax.token(t).span.begin || found.identifier || found.ordinal || found.fraction ||
        !found.unit.empty() || found.quantity.relation == Relation::Unknown || isAge(found))
        return nullptr;
    return &found;
}

bool SurfaceReader::countsNextState(const QuantityMention& count) const {
    int t = m_syntax.tokenAt(count.span.end);
    if (t < static_cast<int>(m_syntax.size()) &&
        (m_syntax.lower(t) == "others" || m_syntax.lower(t) == "more" || m_syntax.lower(t) == "people"))
        ++t;
    return t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == count.sentence &&
           stateWordOf(m_syntax.lower(t)) != nullptr;
}

void SurfaceReader::markClaimed() {
    m_claimed.assign(m_syntax.size() + 1, 0);
    for (const auto& claim : m_x.claims)
        mark(claim.span, claim.attribute);
}
void SurfaceReader::mark(base::Span span, Attribute attribute) {
    for (auto t = static_cast<std::size_t>(m_syntax.tokenAt(span.begin));
         t < m_syntax.size() && m_syntax.token(static_cast<int>(t)).span.begin < span.end; ++t)
        m_claimed[t] |= 1U << static_cast<unsigned>(attribute);
}

void SurfaceReader::tell(Attribute attribute, int t, const QuantityMention& count, Relation relation, std::string scope,
                         base::Span span, std::string why, Hedge hedge) {
    // "8,000 people remain trapped in the city": besieged, not buried
    if (attribute == Attribute::Missing && count.quantity.low >= 1000 && m_syntax.lower(t) == "trapped")
        return;
    if (isClaimed(m_syntax.tokenAt(count.span.begin), attribute))
        return;
    ReportClaim claim;
    claim.attribute = attribute;
    if (attribute == Attribute::Other)
        claim.otherName = "abducted";
    claim.scope = std::move(scope);
    claim.value = count.quantity;
    std::get<Quantity>(claim.value).relation = relation;
    claim.relation = relation;
    claim.span = span.size() <= 200 ? span : count.span;
    claim.hedge = hedge;
    claim.why.push_back(std::move(why));
    mark(claim.span, attribute);
    m_x.add(std::move(claim), t, m_x.eventNear(t));
}

} // namespace parallax::claim
