#include "app/models/case_index.h"

#include <algorithm>
#include <bit>
#include <set>

namespace parallax::app {

namespace {

// Of an index of lists, for each event with a list: more make fewer searches in vain.
constexpr std::size_t bitsForEach = 16;

} // namespace

template <class Value>
void CaseIndex::Lists<Value>::note(base::EventId event) {
    if (m_noted.empty())
        m_noted.resize(bitsForEach);
    m_noted[static_cast<std::uint64_t>(event.value) & (m_noted.size() - 1)] = true;
}

template <class Value>
bool CaseIndex::Lists<Value>::noted(base::EventId event) const {
    return !m_noted.empty() && m_noted[static_cast<std::uint64_t>(event.value) & (m_noted.size() - 1)];
}

template <class Value>
CaseIndex::Lists<Value>::Lists(std::vector<Entry> entries) {
    const auto earlier = [](const Entry& a, const Entry& b) { return a.event < b.event; };
    if (!std::is_sorted(entries.begin(), entries.end(), earlier))
        std::stable_sort(entries.begin(), entries.end(), earlier);
    std::size_t events = 0;
    for (std::size_t i = 0; i < entries.size(); ++i)
        events += i == 0 || entries[i].event != entries[i - 1].event ? 1U : 0U;
    m_events.reserve(events);
    m_first.reserve(events + 1);
    m_noted.resize(std::bit_ceil(events * bitsForEach));
    m_values.reserve(entries.size());
    for (const Entry& entry : entries) {
        if (m_events.empty() || m_events.back() != entry.event) {
            m_events.push_back(entry.event);
            note(entry.event);
            m_first.push_back(static_cast<std::uint32_t>(m_values.size()));
        }
        m_values.push_back(entry.value);
    }
    m_first.push_back(static_cast<std::uint32_t>(m_values.size()));
}

template <class Value>
std::span<const Value> CaseIndex::Lists<Value>::of(base::EventId event) const {
    if (!noted(event))
        return {};
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), event);
    if (found == m_events.end() || *found != event)
        return {};
    const auto at = static_cast<std::size_t>(found - m_events.begin());
    return {m_values.data() + m_first[at], m_first[at + 1] - m_first[at]};
}

template <class Value>
void CaseIndex::Lists<Value>::insert(base::EventId event, Value value) {
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), event);
    const auto at = found - m_events.begin();
    note(event);
    if (m_first.empty())
        m_first.push_back(0);
    if (found == m_events.end() || *found != event) {
        m_events.insert(found, event);
        m_first.insert(m_first.begin() + at, m_first[static_cast<std::size_t>(at)]);
    }
    const auto begin = m_values.begin() + m_first[static_cast<std::size_t>(at)];
    const auto end = m_values.begin() + m_first[static_cast<std::size_t>(at) + 1];
    m_values.insert(std::lower_bound(begin, end, value), value);
    for (auto first = m_first.begin() + at + 1; first != m_first.end(); ++first)
        ++*first;
}

template <class Value>
void CaseIndex::Lists<Value>::erase(base::EventId event, Value value) {
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), event);
    if (found == m_events.end() || *found != event)
        return;
    const auto at = found - m_events.begin();
    const auto begin = m_values.begin() + m_first[static_cast<std::size_t>(at)];
    const auto end = m_values.begin() + m_first[static_cast<std::size_t>(at) + 1];
    const auto one = std::lower_bound(begin, end, value);
    if (one == end || *one != value)
        return;
    const bool last = end - begin == 1;
    m_values.erase(one);
    for (auto first = m_first.begin() + at + 1; first != m_first.end(); ++first)
        --*first;
    if (last) {
        m_events.erase(found);
        m_first.erase(m_first.begin() + at);
    }
}

CaseIndex::CaseIndex(const pipeline::PackedCase& content) : m_content(&content) {
    std::vector<Lists<const pipeline::Claim*>::Entry> claims;
    for (const pipeline::Claim& claim : content.claims) {
        if (claim.event)
            claims.push_back({claim.event, &claim});
        if (claim.speaker)
            ++m_actors[claim.speaker].claims;
        if (claim.report)
            ++m_claims[claim.report];
    }
    m_claimsOf = Lists<const pipeline::Claim*>(std::move(claims));

    listDisagreements();
    std::vector<Lists<base::EventId>::Entry> children;
    for (const event::PackedEvent& event : content.events) {
        if (event.hidden)
            continue;
        count(event, !m_disagreementsOf.of(event.id).empty(), false);
        if (event.parent)
            children.push_back({event.parent, event.id});
    }
    m_childrenOf = Lists<base::EventId>(std::move(children));
}

void CaseIndex::listDisagreements() {
    m_disagreementCount = 0;
    using Disagreements = Lists<const disagreement::Disagreement*>;
    std::vector<Disagreements::Entry> open, dismissed, elsewhere;
    for (const disagreement::Disagreement& one : m_content->disagreements) {
        (one.dismissed ? dismissed : open).push_back({one.event, &one});
        if (one.dismissed)
            continue;
        ++m_disagreementCount;
        std::set<base::EventId> others;
        for (const disagreement::Position& position : one.positions) {
            for (const base::ClaimId id : position.claims) {
                const pipeline::Claim* claim = m_content->find(id);
                if (claim != nullptr && claim->event && claim->event != one.event)
                    others.insert(claim->event);
            }
        }
        for (const base::EventId other : others)
            elsewhere.push_back({other, &one});
    }
    m_disagreementsOf = Disagreements(std::move(open));
    m_dismissedOf = Disagreements(std::move(dismissed));
    m_elsewhereOf = Disagreements(std::move(elsewhere));
}

void CaseIndex::count(const event::PackedEvent& event, bool disputed, bool takenOut) {
    const std::size_t one = takenOut ? ~std::size_t{0} : 1; // adding it takes one away
    m_eventCount += one;
    if (disputed)
        m_disputedEventCount += one;
    if (event.background)
        m_backgroundCount += one;
    base::ActorId before;
    for (const event::EventActor& part : event.actors) { // sorted by actor; one may have several roles
        if (part.actor == before)
            continue;
        before = part.actor;
        OfActor& actor = m_actors[part.actor];
        actor.events += one;
        if (disputed)
            actor.disputed += one;
    }
}

CaseIndex CaseIndex::updated(const pipeline::PackedCase& content, const std::vector<base::EventId>& changed) const {
    CaseIndex index = *this;
    index.m_content = &content;
    // The same things lie at other addresses.
    for (const pipeline::Claim*& claim : index.m_claimsOf.values())
        claim = content.claims.data() + (claim - m_content->claims.data());
    index.listDisagreements();
    std::vector<base::EventId> once = changed;
    std::sort(once.begin(), once.end());
    once.erase(std::unique(once.begin(), once.end()), once.end());
    for (const base::EventId id : once) {
        const auto place = content.events.placeOf(id);
        if (!place)
            continue;
        const event::PackedEvent before = m_content->events.packed(*place);
        const event::PackedEvent after = content.events.packed(*place);
        if (!before.hidden)
            index.count(before, !m_disagreementsOf.of(id).empty(), true);
        if (!after.hidden)
            index.count(after, !index.m_disagreementsOf.of(id).empty(), false);
        if (after.parent && before.hidden != after.hidden) {
            if (after.hidden)
                index.m_childrenOf.erase(after.parent, id);
            else
                index.m_childrenOf.insert(after.parent, id);
        }
    }
    return index;
}

CaseIndex::OfEvent CaseIndex::of(base::EventId event) const {
    OfEvent around{m_claimsOf.of(event),    m_disagreementsOf.of(event), m_dismissedOf.of(event),
                   m_elsewhereOf.of(event), m_childrenOf.of(event),      0};
    const auto place = m_content == nullptr ? std::nullopt : m_content->events.placeOf(event);
    if (!place)
        return around;
    base::ReportId last;
    for (const event::EventEvidence& mention : m_content->events.packed(*place).mentions) { // sorted by report
        around.reports += mention.report != last ? 1U : 0U;
        last = mention.report;
    }
    return around;
}

const CaseIndex::OfActor& CaseIndex::of(base::ActorId actor) const {
    static const OfActor none;
    const auto found = m_actors.find(actor);
    return found == m_actors.end() ? none : found->second;
}

std::size_t CaseIndex::claimsOf(base::ReportId report) const {
    const auto found = m_claims.find(report);
    return found == m_claims.end() ? 0 : found->second;
}

} // namespace parallax::app
