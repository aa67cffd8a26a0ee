#include "app/timeline/timeline_view.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/timeline/event_words.h"
#include "app/timeline/go_to_bar.h"
#include "app/timeline/span_bar.h"
#include "app/timeline/timeline_accessible.h"
#include "app/timeline/timeline_picture.h"
#include "app/timeline/timeline_view_private.h"

#include <QAccessible>
#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QVBoxLayout>

namespace parallax::app {

TimelineView::Private::Private(TimelineView* view, CaseSession* caseSession) : q(view), session(caseSession) {
    scrollBar = new QScrollBar(Qt::Vertical, view);
    scrollBar->hide();
    scrollBar->setFocusPolicy(Qt::NoFocus);
    message = new QWidget(view);
    messageText = new QLabel(message);
    messageText->setAlignment(Qt::AlignCenter);
    messageText->setWordWrap(true);
    messageText->setMinimumWidth(320);
    messageButton = new QPushButton(message);
    auto* column = new QVBoxLayout(message);
    column->setSpacing(14);
    column->addWidget(messageText);
    column->addWidget(messageButton, 0, Qt::AlignHCenter);
    message->hide();
    spanBar = new SpanBar(view);
    goToBar = new GoToBar(view);
    kinetic.setInterval(12);
    rest.setSingleShot(true);
    rest.setInterval(600);
    animation.setStartValue(0.0);
    animation.setEndValue(1.0);
    animation.setDuration(260);
    animation.setEasingCurve(QEasingCurve::InOutCubic);
    lastStep.start();
}

TimelineView::TimelineView(CaseSession* session, QWidget* parent)
    : QWidget(parent), d(std::make_unique<Private>(this, session)) {
    installTimelineAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setWhatsThis(tr("The events of the case over time. The wheel zooms about the pointer, dragging pans, a double "
                    "click zooms to an event."));
    setAttribute(Qt::WA_AcceptTouchEvents);
    // Time runs from left to right in every language; the texts keep their own direction.
    setLayoutDirection(Qt::LeftToRight);
    d->animate = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;

    connect(d->scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        if (static_cast<int>(d->scroll + 0.5) != value)
            d->setView(d->scale, value);
    });
    connect(&d->animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { d->animationStep(value.toDouble()); });
    connect(&d->kinetic, &QTimer::timeout, this, [this] { d->kineticStep(); });
    connect(&d->rest, &QTimer::timeout, this, [this] { d->restFinger(); });
    connect(d->messageButton, &QPushButton::clicked, this, [this] {
        if (d->messageClearsFilter) {
            Q_EMIT clearFilterRequested();
        } else {
            Q_EMIT importRequested();
        }
    });
    connect(d->spanBar, &SpanBar::zoomRequested, this, &TimelineView::fitSelection);
    connect(d->spanBar, &SpanBar::filterRequested, this, [this] { Q_EMIT filterBySpanRequested(markedSpan()); });
    connect(d->spanBar, &SpanBar::dropped, this, [this] { d->setSpan({}); });
    connect(d->goToBar, &GoToBar::chosen, this, &TimelineView::goTo);
    connect(d->goToBar, &GoToBar::closed, this, [this] { d->placeBars(); });
    connect(session, &CaseSession::contentChanged, this, [this] { d->rebuildItems(); });
    connect(session, &CaseSession::visibleChanged, this, [this] { d->rebuildIndex(); });
    connect(session, &CaseSession::selectionChanged, this, [this] { d->selectionChanged(); });
    connect(session, &CaseSession::waitingChanged, this, [this] { d->updateMessage(); });
    d->restyle();
    d->rebuildItems();
    d->rebuildIndex();
}

TimelineView::~TimelineView() {
    d->stopPacking(); // it reads what goes now
}

bool TimelineView::isPacking() const {
    return d->packing != nullptr;
}

QSize TimelineView::sizeHint() const {
    return {960, 520};
}
QSize TimelineView::minimumSizeHint() const {
    return {280, 160};
}

void TimelineView::Private::restyle() {
    texts = std::make_unique<TimelineTexts>(q->font());
    sprites = {};
    texts->setDetails([this](timeline::ItemIndex item, int most) {
        if (item >= content->events.size())
            return std::vector<timeline::DetailLine>();
        const event::Event event = content->events[item];
        return cardLines(*content, session->index().of(event.id), event, most);
    });
    palette = TimelinePalette::from(q->palette());
    QPalette messagePalette = q->palette();
    messagePalette.setColor(QPalette::WindowText, palette.muted);
    messageText->setPalette(messagePalette);
    relayout();
}

void TimelineView::Private::invalidate() {
    frameValid = false;
    q->update();
}

const timeline::ShapeList& TimelineView::Private::frame() {
    if (frameValid)
        return shapes;
    std::vector<base::CivilTime> bookmarkTimes;
    for (const Bookmark& mark : marks)
        bookmarkTimes.push_back({(mark.begin + mark.end) / 2});
    timeline::FrameRequest request{items, lanes, index, layout, metrics, *texts, scale};
    request.width = q->width() - (scrollBar->isVisibleTo(q) ? scrollBar->width() - metrics.margin / 2 : 0);
    request.height = q->height();
    request.scroll = scroll;
    request.selected = selectedItem();
    request.alsoSelected = severalItems;
    request.hovered = hovered;
    request.focusedLane = q->hasFocus() ? focusedLane : timeline::noLane;
    const QDateTime now = QDateTime::currentDateTime();
    constexpr std::int64_t epochDay = 2440588; // 1 January 1970
    request.now =
        base::CivilTime{(now.date().toJulianDay() - epochDay) * 1440 + now.time().msecsSinceStartOfDay() / 60000};
    request.focused = q->hasFocus();
    request.trayLines = trayLines;
    request.span = span;
    request.bookmarks = bookmarkTimes;
    builder.build(request, shapes);
    frameValid = true;
    return shapes;
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const timeline::ShapeList& shapes = d->frame();
    const ShapePainter replay(d->palette, *d->texts, d->metrics, &d->sprites);
    replay.paintGround(painter, shapes, rect());
    replay.paint(painter, shapes);
    d->paintMeasure(painter);
    d->paintDrag(painter);
    if (hasFocus() && d->selectedItem() == timeline::noItem) {
        // The ring is at the selected event; without one, the whole view shows that keys arrive here.
        painter.setPen(QPen(d->palette.accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    const int before = event->oldSize().width();
    d->relayout();
    // The same stretch of time in the new width.
    timeline::TimeScale wanted = d->scale;
    if (d->placed && before > 0 && width() > 0)
        wanted = timeline::TimeScale(wanted.leftTick(), wanted.ticksPerPixel() * before / width());
    d->setView(d->placeIfNew(wanted), d->scroll);
    d->updateMessage();
    d->placeBars();
}

void TimelineView::changeEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LocaleChange:
        d->restyle();
        d->rebuildIndex();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

LaneGrouping TimelineView::laneGrouping() const {
    return d->grouping;
}
TimelineAxis TimelineView::axis() const {
    return d->axis;
}
RowStyle TimelineView::rowStyle() const {
    return d->style;
}
bool TimelineView::animated() const {
    return d->animate;
}
void TimelineView::setAnimated(bool animated) {
    d->animate = animated;
    Q_EMIT optionsChanged();
}

void TimelineView::setLaneGrouping(LaneGrouping grouping) {
    if (grouping == d->grouping)
        return;
    d->grouping = grouping;
    d->topWanted = true;
    d->regroup();
    d->rebuildIndex();
    Q_EMIT optionsChanged();
}

void TimelineView::setAxis(TimelineAxis axis) {
    if (axis == d->axis)
        return;
    d->axis = axis;
    d->fitWanted = true;
    d->rebuildItems();
    d->rebuildIndex();
    Q_EMIT optionsChanged();
}

void TimelineView::setRowStyle(RowStyle style) {
    if (style == d->style)
        return;
    d->style = style;
    d->relayout();
    d->setView(d->scale, d->scroll);
    Q_EMIT optionsChanged();
}

timeline::LaneSort TimelineView::laneSort() const {
    return d->laneSort;
}

bool TimelineView::disputeStrip() const {
    return d->disputeStrip;
}

void TimelineView::setDisputeStrip(bool shown) {
    if (shown == d->disputeStrip)
        return;
    d->disputeStrip = shown;
    d->relayout();
    d->setView(d->scale, d->scroll);
    Q_EMIT optionsChanged();
}

} // namespace parallax::app
