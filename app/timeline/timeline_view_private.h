// Inside of TimelineView, shared by its source files.
#pragma once

#include "app/timeline/shape_painter.h"
#include "app/timeline/timeline_palette.h"
#include "app/timeline/timeline_texts.h"
#include "app/timeline/timeline_view.h"
#include "pipeline/case.h"
#include "timeline/case_items.h"
#include "timeline/frame.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPointF>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QTimer>
#include <QVariantAnimation>

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "app/jobs/background_job.h"

class QNativeGestureEvent;
class QTouchEvent;

namespace parallax::app {

class CaseSession;
class GoToBar;
class SpanBar;

// Whether a shape stands for one event, or for several.
inline bool isEvent(const timeline::Shape& shape) {
    using timeline::ShapeRole;
    return shape.item != timeline::noItem &&
           (shape.role == ShapeRole::Event || shape.role == ShapeRole::EventLabel ||
            shape.role == ShapeRole::EventDetail || shape.role == ShapeRole::EventDispute ||
            shape.role == ShapeRole::EventBadge || shape.role == ShapeRole::TrayChip);
}
inline bool isCluster(const timeline::Shape& shape) {
    using timeline::ShapeRole;
    return shape.role == ShapeRole::ClusterMark || shape.role == ShapeRole::ClusterLabel ||
           shape.role == ShapeRole::ClusterBadge;
}

struct TimelineView::Private {
    Private(TimelineView* view, CaseSession* session);

    TimelineView* q;
    CaseSession* session;

    // What is shown.
    std::shared_ptr<const pipeline::PackedCase> content;
    timeline::Items items;
    timeline::Lanes lanes;
    timeline::RowIndex index;
    std::uint64_t timelineNumber = 0; // of the session's timeline that items and lanes are of; 0: none
    bool wholeIndex = false;          // the index is of that one, too: of what an empty filter shows
    std::vector<bool> folded;         // by lane
    QSet<QString> foldedTitles;       // by the person; restored before the lanes were there
    QSet<QString> unfoldedTitles;
    LaneGrouping grouping = LaneGrouping::Incident;
    TimelineAxis axis = TimelineAxis::Happened;
    RowStyle style = RowStyle::Automatic;
    timeline::LaneSort laneSort = timeline::LaneSort::Size;
    std::array<QStringList, 5> handOrder; // by grouping: titles from top to bottom
    bool disputeStrip = false;
    bool wholeTray = false; // all undated events, not only the first lines

    // How it looks.
    std::unique_ptr<TimelineTexts> texts;
    SpriteCache sprites;
    TimelinePalette palette;
    timeline::Metrics metrics;
    timeline::LaneLayout layout;
    std::vector<std::uint32_t> ranks; // of lanes, from top to bottom
    int trayLines = 1;
    int details = 0;         // lines under labels that the zoom and the room allow; -1: densities
    bool detailsFit = false; // all rows with a second line fit the window
    bool cardsFit = false;   // all rows as cards nearly do
    double mostCards = 0;    // in one view
    double mostInRows = 0;   // entries in one view; more are shown as densities

    // Where the view is.
    timeline::TimeScale scale;
    bool placed = false; // the view has been put somewhere by data, state or person
    double scroll = 0;
    std::optional<double> zoomedAtY; // under the axis: what is there stays when rows change their height
    struct Place {
        timeline::TimeScale scale;
        double scroll = 0;
    };
    std::vector<Place> backward;
    std::vector<Place> onward;
    QElapsedTimer lastStep; // of zooming and panning by hand: a series is one entry of the history
    struct Bookmark {
        QString name;
        std::int64_t begin = 0; // minutes
        std::int64_t end = 0;
    };
    std::vector<Bookmark> marks;

    // The last frame; the hit test reads it.
    timeline::FrameBuilder builder;
    timeline::ShapeList shapes;
    bool frameValid = false;

    // What the person is doing.
    // Pending: pressed, not moved yet. PendingZoom: the same with Ctrl.
    enum class Drag { None, Pending, Pan, Span, PendingZoom, Zoom, Lane };
    Drag drag = Drag::None;
    QPointF pressed;
    QPointF lastDrag;
    QPointF velocity; // pixels per millisecond
    QElapsedTimer dragClock;
    timeline::ItemIndex hovered = timeline::noItem;
    std::optional<std::pair<base::CivilTime, base::CivilTime>> span;
    base::EventId measureFrom;
    std::vector<base::EventId> several;            // selected beside the session's one, ascending
    std::vector<timeline::ItemIndex> severalItems; // the same as items, ascending
    std::uint32_t focusedLane = timeline::noLane;
    std::uint32_t draggedLane = timeline::noLane;
    std::size_t dropAt = 0;     // the lane box before which the dragged one would land
    bool selectingHere = false; // the selection comes from this view, which then stays where it is
    bool animate = true;
    QVariantAnimation animation;
    Place animationFrom;
    Place animationTo;
    bool lookWhenThere = false; // whether anything is to be seen, once it has ended
    QTimer kinetic;

    enum class Finger { None, Pending, Pan, Pinch, Rested };
    Finger finger = Finger::None;
    double fingersApart = 1;
    QTimer rest; // runs while a finger does not move
    QElapsedTimer lastTap;
    QPointF lastTapAt;

    QScrollBar* scrollBar = nullptr;
    QWidget* message = nullptr;
    QLabel* messageText = nullptr;
    QPushButton* messageButton = nullptr;
    bool messageClearsFilter = false;
    SpanBar* spanBar = nullptr;
    GoToBar* goToBar = nullptr;

    // Rows to come. Many are packed on a thread of their own, which reads `items` and `lanes`: until it has ended, the
    // old rows are shown, and these two stay as they are.
    struct Packing;
    bool itemsWanted = false; // anew with the next rows
    bool lanesWanted = false;
    bool topWanted = false; // with them, the view goes to the top
    bool fitWanted = false; // and shows everything
    bool packAgain = false; // something else is to be shown than what is being packed
    std::unique_ptr<BackgroundJob> packing;

    // From the session (timeline_content.cpp, timeline_packing.cpp). Each of the first two is followed by
    // rebuildIndex(), and what they want is there when that has come to its end.
    void rebuildItems();
    void regroup(); // lanes anew, items as they are
    void rebuildIndex();
    void startPacking(std::shared_ptr<Packing> work);
    void adopt(Packing&& done);
    void rowsChanged();
    void stopPacking();  // waits for the thread
    bool takeTimeline(); // the session's, when that is what is to be shown; true: items and lanes are of it
    double characterWidth() const;
    void applyFolding();
    void updateMessage();
    void selectionChanged();
    timeline::ItemIndex selectedItem() const;

    // How high rows are (timeline_layout.cpp).
    void seeWhatFits();
    int detailsFor(const timeline::TimeScale& at) const;
    void relayoutAround(double y); // what is at `y` in the view stays there
    void relayout();

    // The picture (timeline_view.cpp, timeline_measure.cpp).
    void restyle();
    const timeline::ShapeList& frame(); // valid for the present view
    void invalidate();
    QString measureWords(timeline::ItemIndex from,
                         timeline::ItemIndex to) const; // both dated, or it says what is missing
    void paintMeasure(QPainter& painter);
    void paintDrag(QPainter& painter);

    // Lanes (timeline_lanes.cpp).
    const timeline::LaneBox* currentLane() const;
    // The lane whose header is at this place; nullptr when none is.
    const timeline::LaneBox* headerAt(const QPointF& position) const;
    double headerTop(const timeline::LaneBox& box) const;
    void foldLane(std::uint32_t lane, bool fold) { foldLanes({&lane, 1}, fold); }
    void foldLanes(std::span<const std::uint32_t> which, bool fold);
    void focusLane(std::uint32_t lane);
    void describe(const QString& words); // to screen readers; empty: how many events there are, and from when to when
    void stepLanes(int direction);
    void placeLane(std::uint32_t lane, std::size_t before); // before which box, counted from the top
    void dragLane(const QPointF& position);

    // Several selected, and the marked span (timeline_selection.cpp).
    void setSeveral(std::vector<base::EventId> events);
    void toggleSelected(base::EventId event);
    void selectThrough(base::EventId event);
    void extendSelection(int direction);
    // From the begin of the first selected event to the end of the last; none when none of them is dated.
    std::optional<std::pair<base::CivilTime, base::CivilTime>> selectedExtent() const;
    void setSpan(std::optional<std::pair<base::CivilTime, base::CivilTime>> marked);
    void placeBars();

    // Moving (timeline_navigation.cpp).
    double viewHeight() const; // content's part
    double maximumScroll() const;
    timeline::TimeScale bounded(timeline::TimeScale wanted) const;
    void setView(const timeline::TimeScale& wanted, double wantedScroll);
    void moveTo(const timeline::TimeScale& wanted, double wantedScroll); // with history and animation
    void zoomBy(double factor, const QPointF& at);
    timeline::TimeScale fitting(std::int64_t beginMinute, std::int64_t endMinute) const;
    void animationStep(double progress);
    void stopMoving();
    void kineticStep();

    // Jumping (timeline_jumps.cpp), and back (timeline_history.cpp).
    // The first view of a case is that of its index; `otherwise` when it has a view.
    timeline::TimeScale placeIfNew(const timeline::TimeScale& otherwise);
    // How far down something is to be seen at that scale: as now where there is, else as little away as may be.
    double scrollShowing(const timeline::TimeScale& at) const;
    void jumpTo(const timeline::TimeScale& wanted); // to a time, and to what happened then
    void zoomToEntries(const timeline::Shape& shape);
    void zoomToItem(timeline::ItemIndex item);
    void reveal(timeline::ItemIndex item);
    void toOutsideMain(bool later); // to the nearest event before or after the index's main stretch
    void toOutside(std::uint32_t lane, bool later);
    void remember(bool always);

    // Choosing (timeline_pointer.cpp, timeline_keys.cpp, timeline_context_menu.cpp).
    const timeline::Shape* shapeAt(const QPointF& position, double slack = 3);
    void clickAt(const QPointF& position, double slack);
    void lookCloser(const QPointF& position, double slack); // double click, double tap
    void panBy(const QPointF& to);                          // from lastDrag
    void glide();

    // Fingers (timeline_touch.cpp).
    void touch(QTouchEvent* event);
    void dragFinger(const QPointF& at);
    void pinch(const QPointF& a, const QPointF& b);
    void restFinger(); // it did not move for a while
    bool nativeGesture(QNativeGestureEvent* event);

    base::EventId eventAt(const QPointF& position);
    void select(base::EventId event);
    void click(const timeline::Shape& shape);
    void stepRows(int direction);
    void setHovered(timeline::ItemIndex item);
    QString tooltip(const timeline::Shape& shape) const;
    QString clusterTooltip(const timeline::Shape& shape) const;
    void fillEventMenu(QMenu& menu, base::EventId target);
    bool key(QKeyEvent* event);
};

} // namespace parallax::app
