#include "store/case_writer.h"

#include "store/analysis_shelf.h"
#include "store/content_tables.h"
#include "store/database.h"
#include "store/report_tables.h"
#include "store/same.h"

#include <algorithm>
#include <utility>

namespace parallax::store {

namespace {

// Those of `things` that `wanted` holds of, by id.
template <class T, class Wanted>
std::vector<const T*> byId(const std::vector<T>& things, Wanted wanted) {
    std::vector<const T*> sorted;
    sorted.reserve(things.size());
    for (const T& thing : things)
        if (wanted(thing))
            sorted.push_back(&thing);
    std::sort(sorted.begin(), sorted.end(), [](const T* a, const T* b) { return a->id < b->id; });
    return sorted;
}

constexpr auto every = [](const auto&) { return true; };

// Walks both lists, which are sorted by id, and calls `remove(old)`, `add(new)` or `change(old, new)` where they
// differ, and `step()` for each new one.
template <class T, class Remove, class Add, class Change, class Step>
void compare(const std::vector<const T*>& before, const std::vector<const T*>& after, Remove remove, Add add,
             Change change, Step step) {
    auto old = before.begin();
    for (const T* item : after) {
        for (; old != before.end() && (*old)->id < item->id; ++old) {
            remove(**old);
        }
        if (old != before.end() && (*old)->id == item->id) {
            if (!same(**old, *item))
                change(**old, *item);
            ++old;
        } else {
            add(*item);
        }
        step();
    }
    for (; old != before.end(); ++old) {
        remove(**old);
    }
}

// Tables whose rows are written anew whenever their owner changed.
template <class T, class Table, class Step>
void writeAll(Table& table, const std::vector<const T*>& before, const std::vector<const T*>& after, Step step) {
    compare(
        before, after, [&](const T& item) { table.remove(item.id); }, [&](const T& item) { table.insert(item); },
        [&](const T&, const T& item) {
            table.removeParts(item.id);
            table.insert(item);
        },
        step);
}

} // namespace

CaseWriter::CaseWriter(SQLite::Database& database, const pipeline::Case& before, const pipeline::Shelf& shelf,
                       std::string now, base::Progress& progress, bool beside)
    : m_database(database), m_before(before), m_shelf(shelf), m_now(std::move(now)), m_progress(progress),
      m_beside(beside), m_jobs(beside) {}

// On whichever thread writes. Where that is the caller's, it tells how far the writing is.
void CaseWriter::step() {
    constexpr std::size_t often = 512; // items between two looks: cheap, and a cancel is answered in milliseconds
    const std::size_t done = m_done.fetch_add(1, std::memory_order_relaxed) + 1;
    if (done % often != 0 && done != m_total)
        return;
    m_progress.throwIfCancelled();
    if (!m_beside)
        report();
}

void CaseWriter::report() {
    m_progress.report("storing", m_done, m_total);
}

template <class Table, class T>
void CaseWriter::addTable(const std::vector<T>& before, const std::vector<T>& after) {
    m_total += after.size();
    m_jobs.add([this, &before, &after] {
        Table table(m_database);
        writeAll(table, byId(before, every), byId(after, every), [this] { step(); });
    });
}

void CaseWriter::take(const std::vector<pipeline::Source>& sources) {
    addTable<SourceTable>(m_before.sources, sources);
}

void CaseWriter::take(const std::vector<pipeline::CaseReport>& reports) {
    m_total += reports.size();
    m_jobs.add([this, &reports] {
        using pipeline::CaseReport;
        ReportTable table(m_database, m_now);
        const std::vector<const CaseReport*> sorted = byId(reports, every);
        compare(
            byId(m_before.reports, every), sorted, [&](const CaseReport& old) { table.remove(old.id); },
            [&](const CaseReport& added) { table.insert(added); },
            [&](const CaseReport& old, const CaseReport& changed) { table.change(old, changed); }, [this] { step(); });
        writeShelf(m_database, m_shelf, sorted);
    });
}

void CaseWriter::take(const std::vector<actor::Actor>& actors) {
    addTable<ActorTable>(m_before.actors, actors);
}

void CaseWriter::take(const std::vector<event::Event>& events) {
    addTable<EventTable>(m_before.events, events);
}

void CaseWriter::take(const std::vector<pipeline::Claim>& claims) {
    addClaims(claims, false);
}

void CaseWriter::takeDerived(const std::vector<pipeline::Claim>& claims) {
    addClaims(claims, true);
}

// No derived claim has the id that another one had, nor the other way round.
void CaseWriter::addClaims(const std::vector<pipeline::Claim>& claims, bool derived) {
    const auto wanted = [derived](const pipeline::Claim& one) {
        return (one.origin == claim::Origin::Derived) == derived;
    };
    m_total += static_cast<std::size_t>(std::ranges::count_if(claims, wanted));
    m_jobs.add([this, &claims, wanted] {
        ClaimTable table(m_database);
        writeAll(table, byId(m_before.claims, wanted), byId(claims, wanted), [this] { step(); });
    });
}

void CaseWriter::take(const std::vector<disagreement::Disagreement>& disagreements) {
    addTable<DisagreementTable>(m_before.disagreements, disagreements);
}

void CaseWriter::finish() {
    m_jobs.finish([this] { report(); });
    report();
}

void writeDifference(SQLite::Database& database, const pipeline::Case& before, const pipeline::Case& after,
                     const std::string& now, base::Progress& progress) {
    const pipeline::Shelf none;
    CaseWriter writer(database, before, none, now, progress, false);
    pipeline::giveAll(after, writer);
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
