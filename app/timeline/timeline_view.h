// The timeline of the open case: lanes of events under a time axis, with zoom, pan, selection and keyboard.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "base/span.h"
#include "timeline/layout.h"

#include <QByteArray>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QMenu;

namespace parallax::app {

class CaseSession;

// What the lanes stand for.
enum class LaneGrouping { Incident, Actor, Source, Place, Kind };
// What the axis means: when things happened, or when they were first reported.
enum class TimelineAxis { Happened, Reported };
// How tall rows are: by the room there is and how close the view is; always one line; with a second line of time and
// place; cards with counts and disagreements; or one strip of densities a lane.
enum class RowStyle { Automatic, Lines, Details, Cards, Density };

// GUI thread. Reads content, filter and selection from the session and writes the selection back; it never changes the
// filter itself but asks for it by signal. The session must outlive the view.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(CaseSession* session, QWidget* parent = nullptr);
    ~TimelineView() override;

    // The stretch of time that is on screen, [begin, end).
    base::TimeInterval visibleRange() const;
    // The stretch that all events that pass the filter take up; not known when there is none.
    base::TimeInterval fullRange() const;
    // The span marked with Shift and drag; not known when there is none.
    base::TimeInterval markedSpan() const;

    LaneGrouping laneGrouping() const;
    TimelineAxis axis() const;
    RowStyle rowStyle() const;
    timeline::LaneSort laneSort() const;
    // Whether disputed events are counted over time at the foot of the axis.
    bool disputeStrip() const;
    bool animated() const;
    // Whether rows are being packed on a thread of their own; until they come, the ones before are shown.
    bool isPacking() const;
    bool canGoBack() const;
    bool canGoForward() const;

    // The selected events in time order: the session's one, and those that Ctrl and click or Shift and an arrow added.
    std::vector<base::EventId> selection() const;

    // View range, lanes with their order, axis, folded lanes and bookmarks. restoreState() gives false and changes
    // nothing when it cannot read them; it may be called before the content is there.
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

    // The bookmarks of this view, oldest first.
    QStringList bookmarks() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fitAll();   // but for few events far off; once more: those, too
    void showMost(); // the stretch that most events lie in (RowIndex::firstView): how a case begins; at once
    void fitSelection();
    void goTo(const parallax::base::TimeInterval& interval);
    // Plain words ("June 2016", "5 Jun 2016 14:30", "2016") or EDTF; false when they cannot be read.
    bool goToText(const QString& text);
    void goToFirst();
    void goToLast();
    void goToNow();
    void back();
    void forward();
    void setLaneGrouping(parallax::app::LaneGrouping grouping);
    void setAxis(parallax::app::TimelineAxis axis);
    void setRowStyle(parallax::app::RowStyle style);
    void setAnimated(bool animated); // off for reduced motion; the default follows the platform's style hint
    void setLaneSort(parallax::timeline::LaneSort sort);
    void setDisputeStrip(bool shown);
    void addBookmark(const QString& name);
    void goToBookmark(int index);
    void removeBookmark(int index);
    void collapseAllLanes();
    void expandAllLanes();
    void foldLanesOutside(); // those of which no event is in the time that is in view
    // The lane that has the focus, else that of the selected event, else the first one: folds or unfolds it, or moves
    // it up (-1) or down (1) among the others.
    void toggleLane();
    void moveLane(int direction);
    void markSpan(); // of the selected events, of the view when none is selected
    void measureFromSelected();
    void copySelection(); // the selected events, as plain text
    void askForDate();    // opens a field at the top for goToText()
    // Puts the visible range at [begin, end) in minutes, at once and without an entry in the history: for the overview
    // strip.
    void showRange(double beginMinutes, double endMinutes);

Q_SIGNALS:
    void viewChanged();                                     // the visible range, or the full range, changed
    void historyChanged();                                  // canGoBack() or canGoForward() may have changed
    void openEventRequested(parallax::base::EventId event); // Enter on the selected event, or from its menu
    void filterBySpanRequested(const parallax::base::TimeInterval& span);
    void passageRequested(parallax::base::ReportId report,
                          parallax::base::Span span); // where a source tells of an event
    void optionsChanged();       // lanes, their order, axis, rows, bookmarks or what is selected changed
    void clearFilterRequested(); // from the message that the filter hides everything
    void importRequested();      // from the message that the case is empty
    // Before the context menu opens: add entries for `event` (no id: the menu is for the background).
    void contextMenuAboutToShow(QMenu* menu, parallax::base::EventId event);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
    friend struct Private;
    friend class TimelineAccessible;
    friend class OverviewStrip;
    friend class TimelineProbe; // tests look at shapes through it
};

} // namespace parallax::app
