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

#include <algorithm>
#include <limits>

namespace parallax::app {

namespace {

constexpr int timeAndPlace = 1; // lines under a label
constexpr int card = 3;
constexpr int asDensities = -1;

} // namespace

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

TimelineView::~TimelineView() = default;

QSize TimelineView::sizeHint() const {
    return {960, 520};
}
QSize TimelineView::minimumSizeHint() const {
    return {280, 160};
}

void TimelineView::Private::rebuildItems() {
    const bool another = content != session->content();
    content = session->content();
    if (!takeTimeline()) {
        items = timeline::caseItems(*content, axis == TimelineAxis::Happened ? timeline::TimeAxis::Happened
                                                                             : timeline::TimeAxis::Reported);
        lanes = timeline::caseLanes(*content, static_cast<timeline::LaneBy>(grouping), laneWords());
        timelineNumber = 0;
        wholeIndex = false;
    }
    applyFolding();
    hovered = timeline::noItem;
    if (another)
        measureFrom = {};
}

void TimelineView::Private::regroup() {
    // Items are the same in any lanes. Those of a case that is on its way have no content to make lanes of.
    if (items.size() != content->events.size()) {
        rebuildItems();
        return;
    }
    lanes = timeline::caseLanes(*content, static_cast<timeline::LaneBy>(grouping), laneWords());
    timelineNumber = 0;
    wholeIndex = false;
    applyFolding();
    hovered = timeline::noItem;
}

bool TimelineView::Private::takeTimeline() {
    // The kept one has the lanes by incident under their English names.
    const timeline::LaneWords words = laneWords();
    const timeline::LaneWords kept;
    if (axis != TimelineAxis::Happened || grouping != LaneGrouping::Incident || words.background != kept.background ||
        words.other != kept.other)
        return false;
    if (timelineNumber != 0 && timelineNumber == session->timelineNumber())
        return true;
    const auto taken = session->takeTimeline();
    if (taken == nullptr)
        return false;
    items = std::move(taken->items);
    lanes = std::move(taken->lanes);
    index = std::move(taken->index);
    timelineNumber = session->timelineNumber();
    if (session->timelineAhead()) { // another case: what was looked at in the one before says nothing
        placed = false;
        scroll = 0;
    }
    if (characterWidth() != taken->characterWidth) {
        std::vector<timeline::ItemIndex> passing = index.byTime();
        passing.insert(passing.end(), index.undated().begin(), index.undated().end());
        index = packed(passing);
    }
    wholeIndex = true;
    return true;
}

timeline::RowIndex TimelineView::Private::packed(std::span<const timeline::ItemIndex> passing) const {
    timeline::PackingOptions options;
    options.characterWidth = characterWidth();
    return {items, lanes, passing, options};
}

double TimelineView::Private::characterWidth() const {
    // Rows leave room for labels. Fonts of about the usual width share one packing, so that an event has the same row
    // on every machine, and what is kept in the file serves them all.
    constexpr double tolerance = 0.25;
    const double usual = timeline::PackingOptions{}.characterWidth;
    const double own = texts->metrics(timeline::FontRole::Label).averageCharWidth() * 1.05;
    return std::abs(own / usual - 1) < tolerance ? usual : own;
}

void TimelineView::Private::applyFolding() {
    folded.assign(lanes.lanes.size(), false);
    for (std::size_t lane = 0; lane < folded.size(); ++lane) {
        const QString title = QString::fromStdString(lanes.lanes[lane].title);
        folded[lane] = foldedTitles.contains(title) || (lanes.lanes[lane].folded && !unfoldedTitles.contains(title));
    }
}

void TimelineView::Private::rebuildIndex() {
    const bool everything = session->timelineAhead() || session->filter().empty();
    if (!wholeIndex || !everything) {
        std::vector<timeline::ItemIndex> passing;
        passing.reserve(session->visibleEvents().size());
        for (const base::EventId id : session->visibleEvents()) {
            const timeline::ItemIndex item = items.find(id.value);
            if (item != timeline::noItem)
                passing.push_back(item);
        }
        index = packed(passing);
        wholeIndex = false;
    }
    hovered = timeline::noItem;
    // What the filter hides is no longer selected beside the session's one.
    if (!several.empty()) {
        std::vector<base::EventId> kept;
        for (const base::EventId event : session->visibleEvents()) {
            if (std::binary_search(several.begin(), several.end(), event))
                kept.push_back(event);
        }
        setSeveral(std::move(kept));
    }
    relayout();
    setView(placeIfNew(scale), scroll);
    updateMessage();
    Q_EMIT q->viewChanged();
}

timeline::TimeScale TimelineView::Private::placeIfNew(const timeline::TimeScale& otherwise) {
    if (placed || index.datedCount() == 0 || q->width() <= 200)
        return otherwise;
    placed = true;
    const auto [begin, end] = index.firstView();
    return fitting(begin, end);
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

void TimelineView::Private::relayout() {
    metrics = texts->timelineMetrics();
    if (disputeStrip)
        metrics = metrics.withDisputes();
    const double width = q->width();
    constexpr int fewLines = 3;
    constexpr int manyLines = 60;
    trayLines = index.undated().empty() ? 0
                                        : timeline::FrameBuilder::trayLines(items, index, metrics, *texts, width,
                                                                            wholeTray ? manyLines : fewLines);
    std::vector<std::string> byHand;
    for (const QString& title : handOrder[static_cast<std::size_t>(grouping)])
        byHand.push_back(toUtf8(title));
    ranks = timeline::laneRanks(index, lanes, laneSort, byHand);
    seeWhatFits();
    details = detailsFor(scale);
    metrics.density = details == asDensities;
    if (details > 0)
        metrics = metrics.withDetails(details);
    layout = timeline::layoutLanes(index, metrics, folded, ranks, trayLines);
    const double most = maximumScroll();
    scrollBar->setVisible(most > 0);
    scrollBar->setRange(0, static_cast<int>(most + 0.5));
    scrollBar->setPageStep(static_cast<int>(viewHeight()));
    scrollBar->setSingleStep(static_cast<int>(metrics.rowHeight));
    const int barWidth = scrollBar->sizeHint().width();
    scrollBar->setGeometry(q->width() - barWidth, static_cast<int>(metrics.axisHeight), barWidth,
                           std::max(0, q->height() - static_cast<int>(metrics.axisHeight)));
    scroll = std::clamp(scroll, 0.0, most);
    invalidate();
}

void TimelineView::Private::seeWhatFits() {
    const timeline::Metrics plain = disputeStrip ? texts->timelineMetrics().withDisputes() : texts->timelineMetrics();
    const auto heightWith = [&](int lines) {
        return timeline::layoutLanes(index, plain.withDetails(lines), folded, ranks, trayLines).height;
    };
    const double room = q->height() - plain.axisHeight;
    detailsFit = heightWith(timeAndPlace) <= room;
    // Cards may not push the rest of the case far off.
    constexpr double mostScreens = 1.6;
    constexpr double cardWidth = 300;
    cardsFit = heightWith(card) <= room * mostScreens;
    // On average several events in each place for a mark: rows would be boxes from end to end, that tell less than how
    // many there are.
    constexpr double severalEvents = 2.5;
    const double places = static_cast<double>(index.rowCount()) * q->width() / (plain.symbol + 3);
    mostInRows = heightWith(0) > room ? places * severalEvents : std::numeric_limits<double>::max();
    mostCards = room * q->width() / 3 / (cardWidth * plain.withDetails(card).rowHeight);
}

int TimelineView::Private::detailsFor(const timeline::TimeScale& at) const {
    switch (style) {
    case RowStyle::Automatic:
        break;
    case RowStyle::Lines:
        return 0;
    case RowStyle::Density:
        return asDensities;
    case RowStyle::Details:
        return timeAndPlace;
    case RowStyle::Cards:
        return card;
    }
    // The choice hangs on data, window and scale, never on where the view is: panning must not move anything up or
    // down. A second line where all of it still fits on the screen; cards where the view is so close that, as dense as
    // the case mostly is, they would take no more than a third of the room.
    const double dense = static_cast<double>(std::max<std::int64_t>(1, index.denseEnd() - index.denseBegin()));
    const double share = std::min(1.0, at.minutesPerPixel() * q->width() / dense);
    if (share * static_cast<double>(index.entryCount()) > mostInRows)
        return asDensities;
    if (cardsFit && share * static_cast<double>(index.datedCount()) <= mostCards)
        return card;
    return detailsFit ? timeAndPlace : 0;
}

void TimelineView::Private::updateMessage() {
    const bool nothing = index.datedCount() == 0 && index.undated().empty();
    const bool onItsWay = session->waiting() && content->reports.empty();
    if (!nothing || onItsWay) {
        message->hide();
        return;
    }
    messageClearsFilter = !content->events.empty();
    if (messageClearsFilter) {
        messageText->setText(
            content->events.size() == 1
                ? tr("The filter hides the only event.")
                : tr("The filter hides all %1 events.").arg(QLocale().toString(content->events.size())));
        messageButton->setText(tr("Clear the filter"));
    } else if (content->reports.empty()) {
        messageText->setText(tr("No reports yet. Import some: drop files here, or choose them. Their events will "
                                "appear on this timeline."));
        messageButton->setText(tr("Import reports…"));
    } else {
        messageText->setText(
            tr("No events were found in the %1 of this case. More reports may tell of some.")
                .arg(counted(static_cast<qsizetype>(content->reports.size()), tr("report"), tr("reports"))));
        messageButton->setText(tr("Import reports…"));
    }
    message->setMaximumWidth(std::max(200, q->width() - 40));
    message->adjustSize();
    message->move((q->width() - message->width()) / 2, (q->height() - message->height()) / 2);
    message->show();
}

timeline::ItemIndex TimelineView::Private::selectedItem() const {
    return session->selected() ? items.find(session->selected().value) : timeline::noItem;
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

void TimelineView::Private::selectionChanged() {
    const timeline::ItemIndex item = selectedItem();
    if (item != timeline::noItem && !selectingHere)
        reveal(item);
    focusedLane = timeline::noLane;
    setSeveral({}); // those who select several put the others back
    if (item != timeline::noItem && q->hasFocus() && QAccessible::isActive()) {
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(q);
        const auto& events = session->visibleEvents();
        const auto at = std::find(events.begin(), events.end(), session->selected());
        if (list != nullptr && at != events.end()) {
            QAccessibleEvent event(q, QAccessible::Focus);
            event.setChild(static_cast<int>(at - events.begin()));
            QAccessible::updateAccessibility(&event);
        }
    }
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
    d->scroll = 0;
    d->focusedLane = timeline::noLane;
    d->regroup();
    d->rebuildIndex();
    Q_EMIT optionsChanged();
}

void TimelineView::setAxis(TimelineAxis axis) {
    if (axis == d->axis)
        return;
    d->axis = axis;
    d->rebuildItems();
    d->rebuildIndex();
    fitAll();
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
