// The timeline of the open case: lanes of events under a time axis, with zoom, pan, selection and keyboard.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"

#include <QByteArray>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;

namespace parallax::app {

class CaseSession;

// What the lanes stand for.
enum class LaneGrouping { Incident, Actor, Source, Place, Kind };
// What the axis means: when things happened, or when they were first reported.
enum class TimelineAxis { Happened, Reported };
// How tall rows are: by the room there is, always one line, always with a second line of details, or one strip of
// densities a lane.
enum class RowStyle { Automatic, Lines, Cards, Density };

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
    bool animated() const;
    bool canGoBack() const;
    bool canGoForward() const;

    // View range, lanes, axis, folded lanes and bookmarks. restoreState() gives false and changes nothing when it
    // cannot read them; it may be called before the content is there.
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

    // The bookmarks of this view, oldest first.
    QStringList bookmarks() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fitAll();
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
    void addBookmark(const QString& name);
    void goToBookmark(int index);
    void collapseAllLanes();
    void expandAllLanes();
    // Puts the visible range at [begin, end) in minutes, at once and without an entry in the history: for the overview
    // strip.
    void showRange(double beginMinutes, double endMinutes);

Q_SIGNALS:
    void viewChanged();                                     // the visible range, or the full range, changed
    void historyChanged();                                  // canGoBack() or canGoForward() may have changed
    void openEventRequested(parallax::base::EventId event); // Enter on the selected event, or from its menu
    void filterBySpanRequested(const parallax::base::TimeInterval& span);
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
