// From the log of decisions to what the pipeline is told.
#include "store/database.h"
#include "store/decision_log.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace parallax::store {

namespace {

// All of `text` as a number; nullopt for anything else.
template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template <class Tag>
base::Id<Tag> idIn(std::string_view text) {
    if (text.size() < 2 || text.front() != Tag::prefix)
        return {};
    const auto value = parseNumber<std::int64_t>(text.substr(1));
    return {value && *value > 0 ? *value : 0};
}

pipeline::Place placeOf(const Anchor& anchor) {
    return {anchor.sha256, anchor.span};
}

pipeline::SplitEvent splitOf(const LoggedDecision& logged, const pipeline::Case& content) {
    pipeline::SplitEvent split{idIn<base::EventTag>(logged.decision.subject), placeOf(logged.target), {}, {}};
    const std::vector<std::string> words = wordsOf(logged.decision.value);
    for (std::size_t at = 1; at < words.size(); ++at) {
        const auto item = parseSplitItem(words[at]);
        if (!item)
            continue;
        if (item->claim)
            split.claims.push_back(item->claim);
        else if (const pipeline::CaseReport* report = content.find(item->report))
            split.mentions.push_back({report->report.sha256, item->span});
    }
    return split;
}

} // namespace

std::vector<std::string> wordsOf(const std::string& value) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = std::min(value.find(' ', at), value.size());
        if (end > at)
            words.push_back(value.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::optional<SplitItem> parseSplitItem(std::string_view text) {
    SplitItem item;
    item.claim = idIn<base::ClaimTag>(text);
    if (item.claim)
        return item;
    const std::size_t colon = std::min(text.find(':'), text.size());
    item.report = idIn<base::ReportTag>(text.substr(0, colon));
    if (!item.report)
        return std::nullopt;
    if (colon == text.size())
        return item;
    const std::string_view bytes = text.substr(colon + 1);
    const std::size_t dash = std::min(bytes.find('-'), bytes.size());
    const auto begin = parseNumber<std::uint32_t>(bytes.substr(0, dash));
    const auto end = dash < bytes.size() ? parseNumber<std::uint32_t>(bytes.substr(dash + 1)) : std::nullopt;
    if (!begin || !end || *begin >= *end)
        return std::nullopt;
    item.span = {*begin, *end};
    return item;
}

std::optional<std::string> mistakeInSplit(base::EventId id, const std::vector<std::string>& items,
                                          const pipeline::Case& content) {
    const event::Event* event = content.find(id);
    if (event == nullptr)
        return "there is no event " + id.text();
    if (items.empty())
        return "nothing was named that is to be taken out of " + id.text();
    std::vector<bool> taken(event->mentions.size(), false);
    for (const std::string& text : items) {
        const auto item = parseSplitItem(text);
        if (!item)
            return "\"" + text +
                   "\" names no part of an event: expected a report such as R3, a mention such as "
                   "R3:120-160 or a claim such as C8";
        bool found = false;
        if (item->claim) {
            const pipeline::Claim* claim = content.find(item->claim);
            found = claim != nullptr && claim->event == id;
        }
        for (std::size_t at = 0; at < taken.size(); ++at) {
            const event::EventEvidence& mention = event->mentions[at];
            if (item->report && mention.report == item->report && (item->span.empty() || mention.span == item->span))
                found = taken[at] = true;
        }
        if (!found)
            return text + " is no part of " + id.text() + ", " + event->title;
    }
    if (std::find(taken.begin(), taken.end(), false) == taken.end())
        return "these are all mentions of " + id.text() + "; one at least must stay";
    return std::nullopt;
}

pipeline::Edits editsOf(const DecisionHistory& history, const pipeline::Case& content) {
    std::map<std::pair<DecisionKind, std::string>, std::int64_t> holding; // decision id
    for (const LoggedDecision& logged : history.decisions)
        if (!logged.decision.undone)
            holding[{logged.decision.kind, logged.decision.subject}] = logged.decision.id;
    pipeline::Edits edits;
    for (const LoggedDecision& logged : history.decisions) {
        const Decision& decision = logged.decision;
        const auto at = holding.find({decision.kind, decision.subject});
        const bool holds = at != holding.end() && at->second == decision.id && !decision.value.empty();
        const pipeline::Place from = placeOf(logged.anchor);
        const pipeline::Place to = placeOf(logged.target);
        switch (decision.kind) {
        case DecisionKind::EventMerge:
            edits.formerEvents.push_back({idIn<base::EventTag>(decision.subject), from});
            if (holds)
                edits.events.emplace_back(
                    pipeline::JoinEvents{edits.formerEvents.back().id, idIn<base::EventTag>(decision.value), from, to});
            break;
        case DecisionKind::EventSplit:
            if (holds)
                edits.events.emplace_back(splitOf(logged, content));
            else
                edits.endedSplits.push_back(idIn<base::EventTag>(decision.subject));
            break;
        case DecisionKind::ActorMerge:
            edits.formerActors.push_back({idIn<base::ActorTag>(decision.subject), from});
            if (holds)
                edits.actors.push_back({edits.formerActors.back().id, idIn<base::ActorTag>(decision.value), from, to});
            break;
        case DecisionKind::ClaimEvent:
            if (holds)
                edits.claims.push_back(
                    {idIn<base::ClaimTag>(decision.subject), idIn<base::EventTag>(decision.value), to});
            break;
        case DecisionKind::ReportDate:
            if (const auto time = base::parseEdtf(decision.value); holds && time && !from.sha256.empty())
                edits.dates.push_back({from.sha256, *time, handDateBecause(decision)});
            break;
        case DecisionKind::EventTitle:
        case DecisionKind::EventHidden:
        case DecisionKind::ActorName:
        case DecisionKind::DisagreementDismissed:
        case DecisionKind::DisagreementNote:
        case DecisionKind::SourceReliability:
        case DecisionKind::ClaimCredibility:
        case DecisionKind::EstimateRule:
            break; // applied when the case is read
        }
    }
    // A split that was ended and made again holds.
    std::erase_if(edits.endedSplits, [&](base::EventId id) {
        return std::any_of(edits.events.begin(), edits.events.end(), [&](const auto& edit) {
            const auto* split = std::get_if<pipeline::SplitEvent>(&edit);
            return split != nullptr && split->made == id;
        });
    });
    return edits;
}

std::optional<std::vector<base::EventId>> eventsDecidedSince(const SQLite::Database& database, std::int64_t entry) {
    std::vector<base::EventId> events;
    // What an undo or a redo is about says the decision that it names. An event that was merged away has no row.
    Rows rows(database, "SELECT d.kind, d.subject, e.id, g.event FROM decision l"
                        " JOIN decision d ON d.id = ifnull(l.target, l.id)"
                        " LEFT JOIN event e ON d.subject = 'E' || e.id AND e.id = CAST(substr(d.subject, 2) AS INTEGER)"
                        " LEFT JOIN disagreement g ON g.id = CAST(substr(d.subject, 2) AS INTEGER)"
                        " WHERE l.id > ? ORDER BY l.id");
    rows.statement().bind(1, entry);
    while (rows.next()) {
        const auto kind = rows.word<DecisionKind>();
        const std::string subject = rows.text();
        base::EventId event;
        base::EventId disputed;
        rows.id(event);
        rows.id(disputed);
        switch (kind) {
        case DecisionKind::EventTitle:
        case DecisionKind::EventHidden:
            if (!event)
                return std::nullopt;
            events.push_back(event);
            break;
        case DecisionKind::DisagreementDismissed:
            if (!disputed)
                return std::nullopt;
            events.push_back(disputed);
            break;
        case DecisionKind::DisagreementNote:
        case DecisionKind::EstimateRule:
        case DecisionKind::SourceReliability:
        case DecisionKind::ClaimCredibility:
        case DecisionKind::ActorName:
            break;
        case DecisionKind::ActorMerge:
        case DecisionKind::EventMerge:
        case DecisionKind::EventSplit:
        case DecisionKind::ClaimEvent:
        case DecisionKind::ReportDate:
            return std::nullopt;
        }
    }
    return events;
}

} // namespace parallax::store
