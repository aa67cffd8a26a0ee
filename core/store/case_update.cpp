#include "store/case_update.h"

#include "store/database.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

namespace parallax::store {

namespace {

using Key = std::pair<DecisionKind, std::string>; // with the subject

std::int64_t numberOf(const std::string& subject) {
    std::int64_t number = 0;
    if (subject.size() > 1)
        std::from_chars(subject.data() + 1, subject.data() + subject.size(), number);
    return number;
}

// What the entries behind `entry` are about; an undo or a redo is about what it names.
std::vector<Key> decidedSince(const SQLite::Database& database, std::int64_t entry) {
    std::vector<Key> keys;
    Rows rows(database, "SELECT DISTINCT d.kind, d.subject FROM decision l"
                        " JOIN decision d ON d.id = ifnull(l.target, l.id) WHERE l.id > ?");
    rows.statement().bind(1, entry);
    while (rows.next()) {
        const auto kind = rows.word<DecisionKind>();
        keys.emplace_back(kind, rows.text());
    }
    return keys;
}

// One column of one row as extracted; nullopt when there is no such row.
std::optional<std::string> extracted(const SQLite::Database& database, const char* sql, const std::string& subject) {
    Rows rows(database, sql);
    rows.statement().bind(1, numberOf(subject));
    if (!rows.next())
        return std::nullopt;
    return rows.text();
}

class Update {
public:
    Update(const SQLite::Database& database, const pipeline::PackedCase& before,
           const std::vector<LoggedDecision>& decisions)
        : m_database(database), m_before(before) {
        for (const LoggedDecision& logged : decisions) {
            if (!logged.decision.undone) // a later one replaces an earlier one
                m_holding[{logged.decision.kind, logged.decision.subject}] = logged.decision.value;
        }
    }

    // Whether every decision that holds and could be found by its evidence is found by its id.
    bool allById() const {
        return std::all_of(m_holding.begin(), m_holding.end(), [this](const auto& one) {
            const auto& [kind, subject] = one.first;
            if (kind == DecisionKind::EventTitle || kind == DecisionKind::EventHidden)
                return m_before.has(base::EventId{numberOf(subject)});
            if (kind == DecisionKind::ActorName)
                return m_before.find(base::ActorId{numberOf(subject)}) != nullptr;
            // A part that was not stored takes title and more of its whole when the case is read.
            if (kind == DecisionKind::EventSplit && !one.second.empty())
                return extracted(m_database, "SELECT id FROM event WHERE id = ?", subject).has_value();
            return true;
        });
    }

    // What `key` makes of its subject now; false when that is not to be told alone.
    bool look(const Key& key) {
        const std::optional<std::string> value = valueOf(key);
        if (value)
            m_values.emplace_back(key, *value);
        return value.has_value();
    }

    pipeline::PackedCase apply() const {
        pipeline::PackedCase content = m_before;
        for (const auto& [key, value] : m_values)
            set(content, key, value);
        return content;
    }

private:
    std::optional<std::string> valueOf(const Key& key) const {
        const auto& [kind, subject] = key;
        const auto found = m_holding.find(key);
        std::optional<std::string> decided;
        if (found != m_holding.end())
            decided = found->second;
        switch (kind) {
        case DecisionKind::EventTitle:
            if (!m_before.has(base::EventId{numberOf(subject)}))
                return std::nullopt;
            return decided && !decided->empty()
                       ? decided
                       : extracted(m_database, "SELECT title FROM event WHERE id = ?", subject);
        case DecisionKind::EventHidden:
            if (!m_before.has(base::EventId{numberOf(subject)}))
                return std::nullopt;
            return decided.value_or("0");
        case DecisionKind::ActorName:
            if (m_before.find(base::ActorId{numberOf(subject)}) == nullptr)
                return std::nullopt;
            return decided && !decided->empty() ? decided
                                                : extracted(m_database, "SELECT name FROM actor WHERE id = ?", subject);
        case DecisionKind::SourceReliability:
            return decided ? decided
                           : extracted(m_database, "SELECT reliability FROM source WHERE id = ?", subject).value_or("");
        case DecisionKind::ClaimCredibility:
            return decided ? decided
                           : extracted(m_database, "SELECT credibility FROM claim WHERE id = ?", subject).value_or("");
        case DecisionKind::DisagreementDismissed:
        case DecisionKind::DisagreementNote:
        case DecisionKind::EstimateRule:
            return decided.value_or("");
        case DecisionKind::ActorMerge:
        case DecisionKind::EventMerge:
        case DecisionKind::EventSplit:
        case DecisionKind::ClaimEvent:
        case DecisionKind::ReportDate:
            return std::nullopt;
        }
        return std::nullopt;
    }

    // The thing itself: find() is const, `content` is not. nullptr when it rests.
    template <class Id>
    static auto* thing(pipeline::PackedCase& content, const std::string& subject) {
        const auto* found = content.find(Id{numberOf(subject)});
        return const_cast<std::remove_const_t<std::remove_pointer_t<decltype(found)>>*>(found);
    }

    static void set(pipeline::PackedCase& content, const Key& key, const std::string& value) {
        const auto& [kind, subject] = key;
        switch (kind) {
        case DecisionKind::EventTitle:
            content.events.setTitle(*content.events.placeOf({numberOf(subject)}), value);
            break;
        case DecisionKind::EventHidden:
            content.events.setHidden(*content.events.placeOf({numberOf(subject)}), value == "1");
            break;
        case DecisionKind::ActorName:
            thing<base::ActorId>(content, subject)->name = value;
            break;
        case DecisionKind::SourceReliability:
            if (auto* source = thing<base::SourceId>(content, subject); source != nullptr && !value.empty())
                source->reliability = value.front();
            break;
        case DecisionKind::ClaimCredibility:
            if (auto* claim = thing<base::ClaimId>(content, subject); claim != nullptr && !value.empty())
                claim->credibility = value.front();
            break;
        case DecisionKind::DisagreementDismissed:
            if (auto* one = thing<base::DisagreementId>(content, subject))
                one->dismissed = value == "1";
            break;
        case DecisionKind::DisagreementNote:
            if (auto* one = thing<base::DisagreementId>(content, subject))
                one->note = value;
            break;
        case DecisionKind::EstimateRule:
            if (subject.empty())
                content.estimateRule = value;
            else if (auto* one = thing<base::DisagreementId>(content, subject))
                one->estimateRule = value;
            break;
        case DecisionKind::ActorMerge:
        case DecisionKind::EventMerge:
        case DecisionKind::EventSplit:
        case DecisionKind::ClaimEvent:
        case DecisionKind::ReportDate:
            break; // look() let none of these through
        }
    }

    const SQLite::Database& m_database;
    const pipeline::PackedCase& m_before;
    std::map<Key, std::string> m_holding;
    std::vector<std::pair<Key, std::string>> m_values;
};

} // namespace

std::optional<pipeline::PackedCase> updatedCase(const SQLite::Database& database, const pipeline::PackedCase& before,
                                                const std::vector<LoggedDecision>& decisions, std::int64_t entry) {
    Update update(database, before, decisions);
    if (!update.allById())
        return std::nullopt;
    for (const Key& key : decidedSince(database, entry)) {
        if (!update.look(key))
            return std::nullopt;
    }
    return update.apply();
}

} // namespace parallax::store
