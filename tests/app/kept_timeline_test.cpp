// The timeline that a case file keeps: it is shown before the content is there, and nothing is lost or wrong when it
// is.
#include "app/case_session.h"
#include "app/jobs/load_job.h"
#include "app/kept_timeline.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"
#include "app/window/case_document.h"
#include "support/sample_case.h"
#include "support/synthetic_case.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace parallax::app {

class TimelineProbe {
public:
    explicit TimelineProbe(TimelineView& view) : d(*view.d) {}
    const timeline::ShapeList& shapes() { return d.frame(); }
    const timeline::Items& items() const { return d.items; }
    bool keptIndex() const { return d.wholeIndex; }

private:
    TimelineView::Private& d;
};

class KeptTimelineTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString caseOf(const pipeline::Case& content, const QString& name) {
        const QString file = m_folder->filePath(name);
        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(toPath(file), true, status);
        base::NoProgress unwatched;
        store->fill(content, unwatched);
        loadCase(*store, unwatched); // keeps it
        return file;
    }
    static std::shared_ptr<timeline::Snapshot> keptIn(const QString& file) {
        store::OpenStatus status = store::OpenStatus::NotThere;
        return keptTimeline(*store::Store::open(toPath(file), false, status)).snapshot;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isShownBeforeTheContentIsThere() {
        const QString file = caseOf(test::syntheticCase(300), QStringLiteral("a.parallax"));
        CaseSession session;
        TimelineView ahead(&session);
        ahead.resize(1200, 700);
        session.setTimelineAhead(keptIn(file));
        QCOMPARE(session.content()->events.size(), std::size_t{0});
        const QImage before = ahead.grab().toImage();
        TimelineProbe probe(ahead);
        QCOMPARE(probe.items().size(), std::size_t{300});

        // An event that is clicked meanwhile is the selected one once the content is there.
        const base::EventId clicked{probe.items().id(17)};
        session.select(clicked);
        QVERIFY(!session.selected());

        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(toPath(file), false, status);
        base::NoProgress unwatched;
        LoadedCase loaded = loadCase(*store, unwatched, keptTimeline(*store));
        const auto content = loaded.content;
        session.setContent(std::move(loaded.content), std::move(loaded.index), std::move(loaded.timeline));
        QCOMPARE(session.selected(), clicked);
        session.select({});

        // The same picture as from the content alone; only details under labels come with the content.
        CaseSession plain;
        TimelineView built(&plain);
        built.resize(1200, 700);
        plain.setContent(content);
        for (TimelineView* view : {&ahead, &built}) {
            view->setAnimated(false);
            view->setRowStyle(RowStyle::Lines);
            view->fitAll();
        }
        QVERIFY(built.restoreState(ahead.saveState())); // as far down
        QVERIFY(TimelineProbe(ahead).keptIndex());
        QVERIFY(!TimelineProbe(built).keptIndex());
        QCOMPARE(TimelineProbe(ahead).shapes().texts, TimelineProbe(built).shapes().texts);
        QCOMPARE(ahead.grab().toImage(), built.grab().toImage());
        QVERIFY(!before.isNull());

        // And so with a filter, and without it again.
        pipeline::Filter filter;
        filter.actors = {{3}};
        for (CaseSession* one : {&session, &plain})
            one->setFilter(filter);
        QCOMPARE(ahead.grab().toImage(), built.grab().toImage());
        for (CaseSession* one : {&session, &plain})
            one->setFilter({});
        QCOMPARE(ahead.grab().toImage(), built.grab().toImage());
        for (TimelineView* view : {&ahead, &built})
            view->setLaneGrouping(LaneGrouping::Actor);
        QCOMPARE(ahead.grab().toImage(), built.grab().toImage());
    }

    void comesFirstWhenACaseIsOpened() {
        const QString file = caseOf(test::syntheticCase(5000), QStringLiteral("a.parallax"));
        CaseSession session;
        CaseDocument document(&session);
        bool ahead = false;
        connect(&session, &CaseSession::contentChanged, this, [&] { ahead = ahead || session.timelineAhead(); });
        QSignalSpy opened(&document, &CaseDocument::opened);
        document.open(file);
        QVERIFY(opened.wait(20000));
        QVERIFY(ahead);
        QVERIFY(!session.timelineAhead());
        QCOMPARE(session.content()->events.size(), std::size_t{5000});
    }

    void theOpenCaseComesBackWhenTheOtherCannotBeRead() {
        CaseSession session;
        CaseDocument document(&session);
        QSignalSpy opened(&document, &CaseDocument::opened);
        document.open(caseOf(test::sampleCase(), QStringLiteral("a.parallax")));
        QVERIFY(opened.wait(20000));
        const std::size_t events = session.content()->events.size();
        QVERIFY(events > 0);
        QSignalSpy settled(&document, &CaseDocument::settled);
        const QString other = caseOf(test::syntheticCase(20000), QStringLiteral("b.parallax"));
        connect(&session, &CaseSession::contentChanged, this, [&] {
            if (session.timelineAhead())
                document.cancelOpening();
        });
        document.open(other);
        QVERIFY(settled.wait(20000));
        QTRY_VERIFY_WITH_TIMEOUT(!document.busy(), 20000);
        // Cancelled in time, the first is back; too late for it, the other is open.
        QCOMPARE(session.content()->events.size(), opened.size() == 1 ? events : std::size_t{20000});
        QVERIFY(!session.timelineAhead());
    }

    void isBroughtUpToDateAsIfMadeAnew() {
        const QString file = caseOf(test::syntheticCase(2000), QStringLiteral("a.parallax"));
        store::OpenStatus status = store::OpenStatus::NotThere;
        const auto store = store::Store::open(toPath(file), false, status);
        const auto partsOf = [](const timeline::Snapshot& snapshot) {
            std::vector<std::string> parts;
            timeline::SnapshotParts all(snapshot);
            for (std::string part; all.next(part);)
                parts.push_back(part);
            return parts;
        };
        const auto reload = [&](std::optional<std::size_t> changes) {
            const KeptTimeline kept = keptTimeline(*store);
            QVERIFY(kept.snapshot != nullptr);
            QVERIFY(!kept.present);
            const auto changed = store->changedSince(kept.state);
            QCOMPARE(changed.has_value(), changes.has_value());
            if (changes)
                QCOMPARE(changed->size(), *changes);
            base::NoProgress unwatched;
            const LoadedCase loaded = loadCase(*store, unwatched, kept);
            QVERIFY(partsOf(*loaded.timeline) == partsOf(timeline::makeSnapshot(*loaded.content)));
            QVERIFY(keptTimeline(*store).present);
        };
        store->decide({0, "", store::DecisionKind::EventTitle, "E30", "As it is called now", "", false});
        store->decide({0, "", store::DecisionKind::EventHidden, "E40", "1", "", false});
        reload(2);
        store->decide({0, "", store::DecisionKind::DisagreementDismissed, "D3", "1", "", false});
        store->decide({0, "", store::DecisionKind::DisagreementNote, "D4", "to be asked", "", false});
        reload(1);
        store->undo();
        store->undo();
        store->undo();
        store->redo();
        reload(3); // the note is not to be seen
        // Events that go: everything is made anew.
        store->decide({0, "", store::DecisionKind::EventMerge, "E50", "E51", "", false});
        reload(std::nullopt);
    }

    void followsADecision() {
        const QString file = caseOf(test::sampleCase(), QStringLiteral("a.parallax"));
        const std::size_t shown = keptIn(file)->index.datedCount();
        CaseSession session;
        CaseDocument document(&session);
        QSignalSpy opened(&document, &CaseDocument::opened);
        document.open(file);
        QVERIFY(opened.wait(20000));
        base::EventId dated;
        for (const event::PackedEvent& event : session.content()->events) {
            if (event.time.known())
                dated = event.id;
        }
        QVERIFY(document.decide(store::DecisionKind::EventHidden, dated.text(), QStringLiteral("1"), {}));
        QTRY_VERIFY_WITH_TIMEOUT(!document.busy(), 20000);
        const auto after = keptIn(file);
        QVERIFY(after != nullptr);
        QCOMPARE(after->index.datedCount(), shown - 1);
    }
};

} // namespace parallax::app

using parallax::app::KeptTimelineTest;
QTEST_MAIN(KeptTimelineTest)
#include "kept_timeline_test.moc"
