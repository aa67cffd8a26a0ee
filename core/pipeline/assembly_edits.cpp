// What an analyst decided, put on what was found.
#include "pipeline/assembly.h"

#include <algorithm>

namespace parallax::pipeline {

namespace {

// The indices of the mentions at `span`; if there is none, of the one that overlaps it most.
template <class Mention>
std::vector<std::uint32_t> mentionsAt(const std::vector<Mention>& mentions, base::Span span) {
    std::vector<std::uint32_t> found;
    std::uint32_t most = 0;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].span == span)
            found.push_back(i);
        else if (mentions[i].span.overlaps(span))
            most =
                std::max(most, std::min(mentions[i].span.end, span.end) - std::max(mentions[i].span.begin, span.begin));
    }
    if (!found.empty() || most == 0)
        return found;
    for (std::uint32_t i = 0;; ++i)
        if (mentions[i].span.overlaps(span) &&
            std::min(mentions[i].span.end, span.end) - std::max(mentions[i].span.begin, span.begin) == most)
            return {i};
}

} // namespace

std::optional<std::uint32_t> Assembly::reportAt(const std::string& sha256) const {
    const std::vector<CaseReport>& reports = m_result.content.reports; // by sha256 until the end
    const auto at =
        std::lower_bound(reports.begin(), reports.end(), sha256,
                         [](const CaseReport& one, const std::string& wanted) { return one.report.sha256 < wanted; });
    if (at == reports.end() || at->report.sha256 != sha256)
        return std::nullopt;
    return static_cast<std::uint32_t>(at - reports.begin());
}

std::vector<event::MentionPlace> Assembly::eventMentionsAt(const Place& place) const {
    std::vector<event::MentionPlace> found;
    if (const auto report = reportAt(place.sha256))
        for (const std::uint32_t mention : mentionsAt(analysis(*report).events, place.span))
            found.push_back({*report, mention});
    return found;
}

std::int32_t Assembly::actorAt(const Place& place) const {
    if (const auto report = reportAt(place.sha256))
        for (const std::uint32_t mention : mentionsAt(analysis(*report).actors, place.span))
            if (m_resolution.of[*report][mention] >= 0)
                return m_resolution.of[*report][mention];
    return -1;
}

std::int32_t Assembly::eventAt(const Place& place) const {
    for (const event::MentionPlace& one : eventMentionsAt(place))
        if (m_merge.of[one.report][one.mention] >= 0)
            return m_merge.of[one.report][one.mention];
    return -1;
}

// Edits of events by mention. `ids` gets the id that each of them gives.
std::vector<event::Edit> Assembly::eventEdits(std::vector<base::EventId>& ids) const {
    std::vector<event::Edit> edits;
    const auto claimMentions = [&](const SplitEvent& split) {
        std::vector<event::MentionPlace> mentions;
        for (const base::ClaimId id : split.claims)
            if (const Claim* claim = m_before.find(id))
                if (const CaseReport* where = m_before.find(claim->report))
                    if (const auto report = reportAt(where->report.sha256))
                        if (const std::int32_t mention = mentionOfClaim(*report, *claim); mention >= 0)
                            mentions.push_back({*report, static_cast<std::uint32_t>(mention)});
        return mentions;
    };
    for (const auto& edit : m_edits.events) {
        if (const auto* join = std::get_if<JoinEvents>(&edit)) {
            const auto from = eventMentionsAt(join->from);
            const auto into = eventMentionsAt(join->to);
            if (from.empty() || into.empty())
                continue;
            edits.emplace_back(event::JoinEdit{from.front(), into.front()});
            ids.push_back(join->into);
        } else if (const auto* split = std::get_if<SplitEvent>(&edit)) {
            const auto of = eventMentionsAt(split->of);
            if (of.empty())
                continue;
            event::SplitEdit made{of.front(), {}, {}, claimMentions(*split)};
            for (const Place& place : split->mentions) {
                if (!place.span.empty()) {
                    const auto mentions = eventMentionsAt(place);
                    made.mentions.insert(made.mentions.end(), mentions.begin(), mentions.end());
                } else if (const auto report = reportAt(place.sha256)) {
                    made.reports.push_back(*report);
                }
            }
            edits.emplace_back(std::move(made));
            ids.push_back(split->made);
        }
    }
    return edits;
}

// The event mention that a claim of the case before hangs on; -1 when there is none.
std::int32_t Assembly::mentionOfClaim(std::size_t report, const Claim& claim) const {
    for (const claim::ReportClaim& one : analysis(report).claims)
        if (one.span == claim.span && one.attribute == claim.attribute && one.otherName == claim.otherName &&
            one.event >= 0)
            return one.event;
    return -1;
}

void Assembly::joinActors() {
    std::vector<std::int32_t> into(m_resolution.actors.size());
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i] = static_cast<std::int32_t>(i);
    bool any = false;
    for (const JoinActors& join : m_edits.actors) {
        const std::int32_t gone = actorAt(join.from);
        const std::int32_t stays = actorAt(join.to);
        if (gone < 0 || stays < 0)
            continue;
        const std::int32_t from = into[static_cast<std::size_t>(gone)];
        const std::int32_t to = into[static_cast<std::size_t>(stays)];
        m_actorIds[to] = join.into;
        if (from == to)
            continue;
        m_actorIds.erase(from);
        actor::Actor& one = m_resolution.actors[static_cast<std::size_t>(from)];
        actor::Actor& other = m_resolution.actors[static_cast<std::size_t>(to)];
        other.names.insert(other.names.end(), one.names.begin(), one.names.end());
        other.because.insert(other.because.end(), one.because.begin(), one.because.end());
        other.because.push_back(one.name + ": joined by an analyst");
        one.names.clear();
        for (std::int32_t& actor : into)
            if (actor == from)
                actor = to;
        any = true;
    }
    if (!any)
        return;
    // Titles of events name them as they were found.
    m_foundActors.of = m_resolution.of;
    m_foundActors.actors.resize(m_resolution.actors.size());
    for (std::size_t i = 0; i < into.size(); ++i) {
        m_foundActors.actors[i].name = m_resolution.actors[i].name;
        m_foundActors.actors[i].kind = m_resolution.actors[i].kind;
    }
    // Numbers without those that went.
    std::vector<std::int32_t> number(into.size(), -1);
    std::vector<actor::Actor> left;
    std::map<std::int32_t, base::ActorId> ids;
    for (std::size_t i = 0; i < into.size(); ++i) {
        if (into[i] != static_cast<std::int32_t>(i))
            continue;
        number[i] = static_cast<std::int32_t>(left.size());
        if (const auto at = m_actorIds.find(into[i]); at != m_actorIds.end())
            ids.emplace(number[i], at->second);
        left.push_back(std::move(m_resolution.actors[i]));
    }
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i] = number[static_cast<std::size_t>(into[i])];
    m_resolution.actors = std::move(left);
    for (std::vector<std::int32_t>& report : m_resolution.of)
        for (std::int32_t& actor : report)
            if (actor >= 0)
                actor = into[static_cast<std::size_t>(actor)];
    m_actorIds = std::move(ids);
    m_joinedActor = std::move(into);
}

void Assembly::moveClaims() {
    std::map<base::ClaimId, std::pair<base::EventId, Place>> moves;
    for (const auto& edit : m_edits.events)
        if (const auto* split = std::get_if<SplitEvent>(&edit))
            for (const base::ClaimId claim : split->claims)
                moves[claim] = {split->made, {}};
    for (const MoveClaim& move : m_edits.claims)
        moves[move.claim] = {move.event, move.to};
    if (moves.empty())
        return;
    std::map<base::EventId, std::int32_t> numbers;
    for (std::size_t i = 0; i < content().events.size(); ++i)
        numbers.emplace(content().events[i].id, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < content().claims.size(); ++i) {
        const auto move = moves.find(content().claims[i].id);
        if (move == moves.end())
            continue;
        auto [id, place] = move->second;
        for (const auto& edit : m_edits.events) // the event may have been joined since
            if (const auto* join = std::get_if<JoinEvents>(&edit); join != nullptr && join->gone == id)
                id = numbers.contains(id) ? id : join->into;
        const auto at = numbers.find(id);
        const std::int32_t number = at != numbers.end() ? at->second : eventAt(place);
        if (number < 0)
            continue;
        content().claims[i].event = content().events[static_cast<std::size_t>(number)].id;
        m_compared[i].event = number;
    }
}

} // namespace parallax::pipeline
