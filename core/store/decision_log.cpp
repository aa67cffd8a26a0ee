#include "store/decision_log.h"

#include "store/database.h"

#include <algorithm>
#include <charconv>

namespace parallax::store {

namespace {

constexpr base::NameTable<13> kindNames = {
    "event-title",       "event-hidden",       "actor-name",        "actor-merge",   "disagreement-dismissed",
    "disagreement-note", "source-reliability", "claim-credibility", "estimate-rule", "event-merge",
    "claim-event",       "event-split",        "report-date"};

// The number in "E12" when the letter is `prefix`; 0 otherwise.
std::int64_t numberIn(const std::string& text, char prefix) {
    std::int64_t value = 0;
    if (text.size() < 2 || text.front() != prefix)
        return 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value > 0 ? value : 0;
}

char prefixOf(DecisionKind kind) {
    switch (kind) {
    case DecisionKind::EventTitle:
    case DecisionKind::EventHidden:
    case DecisionKind::EventMerge:
    case DecisionKind::EventSplit:
        return base::EventTag::prefix;
    case DecisionKind::ActorName:
    case DecisionKind::ActorMerge:
        return base::ActorTag::prefix;
    case DecisionKind::DisagreementDismissed:
    case DecisionKind::DisagreementNote:
    case DecisionKind::EstimateRule:
        return base::DisagreementTag::prefix;
    case DecisionKind::SourceReliability:
        return base::SourceTag::prefix;
    case DecisionKind::ClaimCredibility:
    case DecisionKind::ClaimEvent:
        return base::ClaimTag::prefix;
    case DecisionKind::ReportDate:
        return base::ReportTag::prefix;
    }
    return '?';
}

bool isValueOf(DecisionKind kind, const std::string& value) {
    switch (kind) {
    case DecisionKind::EventHidden:
    case DecisionKind::DisagreementDismissed:
        return value == "0" || value == "1";
    case DecisionKind::ActorMerge:
        return value.empty() || numberIn(value, base::ActorTag::prefix) != 0;
    case DecisionKind::EventMerge:
    case DecisionKind::ClaimEvent:
        return value.empty() || numberIn(value, base::EventTag::prefix) != 0;
    case DecisionKind::EventSplit: {
        const std::vector<std::string> words = wordsOf(value);
        return words.empty() || (words.size() > 1 && numberIn(words.front(), base::EventTag::prefix) != 0 &&
                                 std::all_of(words.begin() + 1, words.end(),
                                             [](const std::string& word) { return parseSplitItem(word).has_value(); }));
    }
    case DecisionKind::ReportDate: {
        const auto time = base::parseEdtf(value);
        return value.empty() || (time && time->known());
    }
    case DecisionKind::SourceReliability:
        return value.size() == 1 && value[0] >= 'A' && value[0] <= 'F';
    case DecisionKind::ClaimCredibility:
        return value.size() == 1 && value[0] >= '1' && value[0] <= '6';
    case DecisionKind::EventTitle:
    case DecisionKind::ActorName:
    case DecisionKind::DisagreementNote:
    case DecisionKind::EstimateRule:
        return true;
    }
    return false;
}

} // namespace

std::string_view name(DecisionKind kind) {
    return base::nameIn(kindNames, kind);
}

std::optional<std::string> mistakeIn(const Decision& decision) {
    const bool ofCase = decision.kind == DecisionKind::EstimateRule && decision.subject.empty();
    const char prefix = prefixOf(decision.kind);
    if (!ofCase && numberIn(decision.subject, prefix) == 0) {
        return "a decision " + std::string(name(decision.kind)) + " is about an id such as " + prefix + "12, not \"" +
               decision.subject + "\"";
    }
    if (!isValueOf(decision.kind, decision.value)) {
        return "a decision " + std::string(name(decision.kind)) + " cannot have the value \"" + decision.value + "\"";
    }
    const bool merge = decision.kind == DecisionKind::ActorMerge || decision.kind == DecisionKind::EventMerge;
    if (merge && decision.subject == decision.value) {
        return decision.subject + " cannot be merged with itself";
    }
    return std::nullopt;
}

DecisionHistory readHistory(const SQLite::Database& database) {
    DecisionHistory history;
    const auto find = [&](std::int64_t id) {
        return std::lower_bound(
            history.decisions.begin(), history.decisions.end(), id,
            [](const LoggedDecision& logged, std::int64_t wanted) { return logged.decision.id < wanted; });
    };
    for (Rows rows(database, "SELECT id, at, action, target, kind, subject, value, reason, anchor_sha256, "
                             "anchor_begin, anchor_end, target_sha256, target_begin, target_end FROM decision"
                             " ORDER BY id");
         rows.next();) {
        LoggedDecision logged;
        logged.decision.id = rows.number();
        logged.decision.at = rows.text();
        const std::string action = rows.text();
        const std::int64_t target = rows.number();
        if (action == "decide") {
            logged.decision.kind = rows.word<DecisionKind>();
            logged.decision.subject = rows.text();
            logged.decision.value = rows.text();
            logged.decision.reason = rows.text();
            logged.anchor.sha256 = rows.text();
            logged.anchor.span = rows.span();
            logged.target.sha256 = rows.text();
            logged.target.span = rows.span();
            history.undoable.push_back(logged.decision.id);
            history.redoable.clear();
            history.decisions.push_back(std::move(logged));
            continue;
        }
        auto& from = action == "undo" ? history.undoable : history.redoable;
        auto& to = action == "undo" ? history.redoable : history.undoable;
        const auto at = std::find(from.rbegin(), from.rend(), target); // the last, unless somebody else wrote the file
        if (at == from.rend())
            continue;
        from.erase(std::next(at).base());
        to.push_back(target);
        find(target)->decision.undone = action == "undo";
    }
    return history;
}

Anchor readAnchor(const SQLite::Database& database, const std::string& subject) {
    struct Place {
        char prefix;
        const char* sql;
    };
    static constexpr Place places[] = {
        {base::EventTag::prefix,
         "SELECT report.sha256, span_begin, span_end FROM event_mention JOIN report ON report.id = event_mention.report"
         " WHERE event = ? ORDER BY position LIMIT 1"},
        {base::ActorTag::prefix,
         "SELECT report.sha256, span_begin, span_end FROM actor_name JOIN report ON report.id = actor_name.report"
         " WHERE actor = ? ORDER BY position LIMIT 1"},
        {base::ClaimTag::prefix,
         "SELECT report.sha256, span_begin, span_end FROM claim JOIN report ON report.id = claim.report"
         " WHERE claim.id = ?"},
        {base::ReportTag::prefix, "SELECT sha256, NULL, NULL FROM report WHERE id = ?"},
    };
    Anchor anchor;
    for (const Place& place : places) {
        const std::int64_t id = numberIn(subject, place.prefix);
        if (id == 0)
            continue;
        Rows rows(database, place.sql);
        rows.statement().bind(1, id);
        if (rows.next()) {
            anchor.sha256 = rows.text();
            anchor.span = rows.span();
        }
    }
    return anchor;
}

LoggedDecision anchored(const SQLite::Database& database, Decision decision) {
    LoggedDecision logged;
    logged.anchor = readAnchor(database, decision.subject);
    if (const std::vector<std::string> words = wordsOf(decision.value); isEdit(decision.kind) && !words.empty())
        logged.target = readAnchor(database, words.front());
    logged.decision = std::move(decision);
    return logged;
}

bool isEdit(DecisionKind kind) {
    return kind == DecisionKind::EventMerge || kind == DecisionKind::EventSplit || kind == DecisionKind::ActorMerge ||
           kind == DecisionKind::ClaimEvent || kind == DecisionKind::ReportDate;
}

std::string handDateBecause(const Decision& decision) {
    return decision.reason.empty() ? "set by hand" : "set by hand: " + decision.reason;
}

void appendDecision(SQLite::Database& database, const LoggedDecision& logged) {
    Command insert(database, "INSERT INTO decision (at, action, kind, subject, value, reason, anchor_sha256,"
                             " anchor_begin, anchor_end, target_sha256, target_begin, target_end)"
                             " VALUES (?, 'decide', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.text(logged.decision.at)
        .word(name(logged.decision.kind))
        .text(logged.decision.subject)
        .text(logged.decision.value)
        .text(logged.decision.reason);
    for (const Anchor* anchor : {&logged.anchor, &logged.target}) {
        if (anchor->sha256.empty()) {
            insert.nothing().nothing().nothing();
        } else {
            insert.text(anchor->sha256).span(anchor->span);
        }
    }
    insert.run();
}

void appendUndo(SQLite::Database& database, std::int64_t decision, const std::string& at) {
    Command(database, "INSERT INTO decision (at, action, target) VALUES (?, 'undo', ?)")
        .text(at)
        .number(decision)
        .run();
}

void appendRedo(SQLite::Database& database, std::int64_t decision, const std::string& at) {
    Command(database, "INSERT INTO decision (at, action, target) VALUES (?, 'redo', ?)")
        .text(at)
        .number(decision)
        .run();
}

} // namespace parallax::store
