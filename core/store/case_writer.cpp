#include "store/case_writer.h"

#include "store/content_tables.h"
#include "store/database.h"
#include "store/report_tables.h"
#include "store/same.h"

namespace parallax::store {

namespace {

// Tells how far the writing is, and stops it when asked to.
class Steps {
public:
    Steps(base::Progress& progress, std::size_t total) : m_progress(progress), m_total(total) {}

    void step() {
        constexpr std::size_t often = 512; // items between two looks: cheap, and a cancel is answered in milliseconds
        if (++m_done % often != 0 && m_done != m_total)
            return;
        m_progress.throwIfCancelled();
        m_progress.report("storing", m_done, m_total);
    }

private:
    base::Progress& m_progress;
    std::size_t m_total;
    std::size_t m_done = 0;
};

// Walks both lists by id and calls `remove(old)`, `add(new)` or `change(old, new)` where they differ.
template <class T, class Remove, class Add, class Change>
void compare(const std::vector<T>& before, const std::vector<T>& after, Steps& steps, Remove remove, Add add,
             Change change) {
    auto old = before.begin();
    for (const T& item : after) {
        for (; old != before.end() && old->id < item.id; ++old) {
            remove(*old);
        }
        if (old != before.end() && old->id == item.id) {
            if (!same(*old, item))
                change(*old, item);
            ++old;
        } else {
            add(item);
        }
        steps.step();
    }
    for (; old != before.end(); ++old) {
        remove(*old);
    }
}

// Tables whose rows are written anew whenever their owner changed.
template <class T, class Table>
void writeAll(Table& table, const std::vector<T>& before, const std::vector<T>& after, Steps& steps) {
    compare(
        before, after, steps, [&](const T& item) { table.remove(item.id); }, [&](const T& item) { table.insert(item); },
        [&](const T&, const T& item) {
            table.removeParts(item.id);
            table.insert(item);
        });
}

} // namespace

void writeDifference(SQLite::Database& database, const pipeline::Case& before, const pipeline::Case& after,
                     const std::string& now, base::Progress& progress) {
    Steps steps(progress, after.sources.size() + after.reports.size() + after.actors.size() + after.events.size() +
                              after.claims.size() + after.disagreements.size());
    SourceTable sources(database);
    writeAll(sources, before.sources, after.sources, steps);
    ReportTable reports(database, now);
    using pipeline::CaseReport;
    compare(
        before.reports, after.reports, steps, [&](const CaseReport& old) { reports.remove(old.id); },
        [&](const CaseReport& added) { reports.insert(added); },
        [&](const CaseReport& old, const CaseReport& changed) { reports.change(old, changed); });
    ActorTable actors(database);
    writeAll(actors, before.actors, after.actors, steps);
    EventTable events(database);
    writeAll(events, before.events, after.events, steps);
    ClaimTable claims(database);
    writeAll(claims, before.claims, after.claims, steps);
    DisagreementTable disagreements(database);
    writeAll(disagreements, before.disagreements, after.disagreements, steps);
}

void writeNextIds(SQLite::Database& database, const pipeline::NextIds& next) {
    Command set(database, "UPDATE counter SET value = ? WHERE name = ?");
    set.number(next.source).word("source").run();
    set.number(next.report).word("report").run();
    set.number(next.actor).word("actor").run();
    set.number(next.event).word("event").run();
    set.number(next.claim).word("claim").run();
    set.number(next.disagreement).word("disagreement").run();
    Command(database, "UPDATE counter SET value = value + 1 WHERE name = 'content'").run();
}

} // namespace parallax::store
