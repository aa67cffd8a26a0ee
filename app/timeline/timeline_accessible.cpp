#include "app/timeline/timeline_accessible.h"

#include "app/case_session.h"
#include "app/timeline/event_words.h"
#include "app/timeline/timeline_view_private.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

#include <algorithm>

namespace parallax::app {

class TimelineAccessible;

namespace {

// One event. Made when it is asked for, owned by Qt's accessible cache.
class EventAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    EventAccessible(TimelineAccessible* list, base::EventId event) : m_list(list), m_event(event) {}

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QWindow* window() const override;
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    TimelineAccessible* m_list;
    base::EventId m_event;
};

} // namespace

class TimelineAccessible final : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView* view) : QAccessibleWidget(view, QAccessible::List) {}
    ~TimelineAccessible() override {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    TimelineView* view() const { return static_cast<TimelineView*>(widget()); }
    TimelineView::Private& d() const { return *view()->d; }
    const std::vector<base::EventId>& events() const { return d().session->visibleEvents(); }

    int childCount() const override { return static_cast<int>(events().size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        const base::EventId event = events()[static_cast<std::size_t>(index)];
        const auto known = m_children.constFind(event.value);
        if (known != m_children.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* made = new EventAccessible(const_cast<TimelineAccessible*>(this), event);
        m_children.insert(event.value, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOf(base::EventId event) const {
        const auto place = d().session->placeOf(event);
        return place ? static_cast<int>(*place) : -1;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (auto known = m_children.constBegin(); known != m_children.constEnd(); ++known) {
            if (QAccessible::accessibleInterface(*known) == child)
                return indexOf({known.key()});
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const base::EventId event = d().eventAt(view()->mapFromGlobal(QPoint(x, y)));
        return event ? child(indexOf(event)) : nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        return view()->hasFocus() && d().session->selected() ? child(indexOf(d().session->selected())) : nullptr;
    }
    QString text(QAccessible::Text kind) const override {
        // What is said of the lane with the focus, or of the marked span, goes before what is always there.
        if (kind == QAccessible::Description && !view()->accessibleDescription().isEmpty())
            return view()->accessibleDescription();
        if (kind == QAccessible::Value || kind == QAccessible::Description) {
            return QString::fromStdString(d().texts->events(static_cast<std::uint32_t>(events().size()))) +
                   QStringLiteral(", ") + timeInWords(view()->visibleRange());
        }
        return QAccessibleWidget::text(kind);
    }

private:
    mutable QHash<std::int64_t, QAccessible::Id> m_children; // by event id
};

namespace {

bool EventAccessible::isValid() const {
    return m_list->isValid() && m_list->d().content->has(m_event);
}

QWindow* EventAccessible::window() const {
    return m_list->window();
}

QAccessibleInterface* EventAccessible::parent() const {
    return m_list;
}

QString EventAccessible::text(QAccessible::Text kind) const {
    const auto event = m_list->d().content->find(m_event);
    if (!event)
        return {};
    if (kind == QAccessible::Name)
        return QString::fromStdString(event->title);
    if (kind != QAccessible::Description && kind != QAccessible::Value)
        return {};
    QStringList parts{timeInWords(event->time)};
    if (!event->place.empty())
        parts << QString::fromStdString(event->place);
    const CaseIndex::OfEvent& around = m_list->d().session->index().of(m_event);
    if (const QString counts = countWords(around); !counts.isEmpty())
        parts << counts;
    constexpr int mostDisagreements = 4;
    const QStringList disputes = disagreementLines(*m_list->d().content, around, mostDisagreements);
    parts << (disputes.isEmpty()
                  ? TimelineView::tr("no disagreement")
                  : TimelineView::tr("the sources disagree: %1").arg(disputes.join(QStringLiteral(", "))));
    parts << TimelineView::tr("%1 of %2").arg(m_list->indexOf(m_event) + 1).arg(m_list->childCount());
    return parts.join(QStringLiteral("; "));
}

QRect EventAccessible::rect() const {
    TimelineView* view = m_list->view();
    for (const timeline::Shape& shape : m_list->d().frame().shapes) {
        if ((shape.role == timeline::ShapeRole::Event || shape.role == timeline::ShapeRole::TrayChip) &&
            m_list->d().items.id(shape.item) == m_event.value) {
            const QRectF rect =
                QRectF(shape.rect.x, shape.rect.y, shape.rect.width, shape.rect.height).intersected(view->rect());
            return {view->mapToGlobal(rect.topLeft().toPoint()), rect.size().toSize()};
        }
    }
    return {};
}

QAccessible::State EventAccessible::state() const {
    QAccessible::State state;
    state.selectable = true;
    state.focusable = true;
    const bool selected = m_list->d().session->selected() == m_event;
    state.selected = selected || std::binary_search(m_list->d().several.begin(), m_list->d().several.end(), m_event);
    state.multiSelectable = true;
    state.focused = selected && m_list->view()->hasFocus();
    state.offscreen = rect().isEmpty();
    return state;
}

void EventAccessible::doAction(const QString& name) {
    m_list->d().session->select(m_event);
    if (name == pressAction())
        Q_EMIT m_list->view()->openEventRequested(m_event);
    if (name == setFocusAction())
        m_list->view()->setFocus();
}

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<TimelineView*>(object);
    return view != nullptr ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace parallax::app
