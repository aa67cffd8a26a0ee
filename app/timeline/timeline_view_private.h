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
#include <QTimer>
#include <QVariantAnimation>

#include <memory>
#include <optional>
#include <vector>

namespace parallax::app {

class CaseSession;

// Whether a shape stands for one event, or for several.
inline bool isEvent(const timeline::Shape& shape) {
    using timeline::ShapeRole;
    return shape.item != timeline::noItem && (shape.role == ShapeRole::Event || shape.role == ShapeRole::EventLabel ||
                                              shape.role == ShapeRole::EventDetail ||
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
    std::shared_ptr<const pipeline::Case> content;
    timeline::Items items;
    timeline::Lanes lanes;
    timeline::RowIndex index;
    std::vector<bool> folded; // by lane
    QStringList foldedTitles; // restored before the lanes were there
    QStringList unfoldedTitles;
    LaneGrouping grouping = LaneGrouping::Incident;
    TimelineAxis axis = TimelineAxis::Happened;
    RowStyle style = RowStyle::Automatic;

    // How it looks.
    std::unique_ptr<TimelineTexts> texts;
    SpriteCache sprites;
    TimelinePalette palette;
    timeline::Metrics metrics;
    timeline::LaneLayout layout;
    int trayLines = 1;

    // Where the view is.
    timeline::TimeScale scale;
    bool placed = false; // the view has been put somewhere by data, state or person
    double scroll = 0;
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
    enum class Drag { None, Pending, Pan, Span };
    Drag drag = Drag::None;
    QPointF pressed;
    QPointF lastDrag;
    QPointF velocity; // pixels per millisecond
    QElapsedTimer dragClock;
    timeline::ItemIndex hovered = timeline::noItem;
    std::optional<std::pair<base::CivilTime, base::CivilTime>> span;
    base::EventId measureFrom;
    bool selectingHere = false; // the selection comes from this view, which then stays where it is
    bool animate = true;
    QVariantAnimation animation;
    Place animationFrom;
    Place animationTo;
    QTimer kinetic;

    QScrollBar* scrollBar = nullptr;
    QWidget* message = nullptr;
    QLabel* messageText = nullptr;
    QPushButton* messageButton = nullptr;
    bool messageClearsFilter = false;

    // From the session (timeline_view.cpp).
    void rebuildItems();
    void rebuildIndex();
    void applyFolding();
    void relayout();
    void restyle();
    void updateMessage();
    void selectionChanged();
    timeline::ItemIndex selectedItem() const;
    std::string detail(timeline::ItemIndex item) const;
    const timeline::ShapeList& frame(); // valid for the present view
    void invalidate();
    void paintMeasure(QPainter& painter);

    // Moving (timeline_navigation.cpp).
    double viewHeight() const; // content's part
    double maximumScroll() const;
    timeline::TimeScale bounded(timeline::TimeScale wanted) const;
    void setView(const timeline::TimeScale& wanted, double wantedScroll);
    void moveTo(const timeline::TimeScale& wanted, double wantedScroll); // with history and animation
    void remember(bool always);
    void zoomBy(double factor, double x);
    timeline::TimeScale fitting(std::int64_t beginMinute, std::int64_t endMinute) const;
    void zoomToEntries(const timeline::Shape& shape);
    void zoomToItem(timeline::ItemIndex item);
    void reveal(timeline::ItemIndex item);
    void toOutside(std::uint32_t lane, bool later);
    void animationStep(double progress);
    void stopMoving();
    void kineticStep();

    // Choosing (timeline_pointer.cpp, timeline_keys.cpp, timeline_context_menu.cpp).
    const timeline::Shape* shapeAt(const QPointF& position);
    base::EventId eventAt(const QPointF& position);
    void select(base::EventId event);
    void click(const timeline::Shape& shape);
    void stepRows(int direction);
    void setHovered(timeline::ItemIndex item);
    QString tooltip(const timeline::Shape& shape) const;
    bool key(QKeyEvent* event);
    bool gesture(QEvent* event);
};

} // namespace parallax::app
