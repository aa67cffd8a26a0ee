#include "app/timeline/timeline_menu.h"

#include "app/timeline/timeline_view.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <functional>
#include <vector>

namespace parallax::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("TimelineMenu", text);
}

class Filler {
public:
    Filler(QMenu* menu, TimelineView* view) : m_menu(menu), m_view(view) {}

    QAction* add(const QString& text, const QKeySequence& shortcut, std::function<void()> run) {
        auto* action = new QAction(text, m_menu);
        action->setShortcut(shortcut);
        QObject::connect(action, &QAction::triggered, m_view, [run = std::move(run)] { run(); });
        m_menu->addAction(action);
        return action;
    }

    // For keys that mean something else elsewhere: they count while the timeline has the focus.
    QAction* addLocal(const QString& text, const QKeySequence& shortcut, std::function<void()> run) {
        QAction* action = add(text, shortcut, std::move(run));
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        return action;
    }

    // One of several; `get` says which one it is now.
    template <class Value>
    void addChoice(const QString& title, const std::vector<std::pair<QString, Value>>& values,
                   std::function<Value()> get, std::function<void(Value)> set) {
        QMenu* sub = m_menu->addMenu(title);
        auto* group = new QActionGroup(sub);
        for (const auto& [text, value] : values) {
            QAction* action = sub->addAction(text);
            action->setCheckable(true);
            group->addAction(action);
            QObject::connect(action, &QAction::triggered, m_view, [set, value = value] { set(value); });
            const auto sync = [action, get, value = value] { action->setChecked(get() == value); };
            QObject::connect(m_view, &TimelineView::optionsChanged, action, sync);
            sync();
        }
    }

    void addSwitch(const QString& text, std::function<bool()> get, std::function<void(bool)> set) {
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        QObject::connect(action, &QAction::triggered, m_view, [set](bool on) { set(on); });
        const auto sync = [action, get] { action->setChecked(get()); };
        QObject::connect(m_view, &TimelineView::optionsChanged, action, sync);
        sync();
    }

    // Enabled while `can` says so.
    template <class Signal>
    void enable(QAction* action, Signal signal, std::function<bool()> can) {
        const auto sync = [action, can] { action->setEnabled(can()); };
        QObject::connect(m_view, signal, action, sync);
        sync();
    }

private:
    QMenu* m_menu;
    TimelineView* m_view;
};

void fillBookmarks(QMenu* menu, TimelineView* view) {
    menu->clear();
    const QStringList names = view->bookmarks();
    for (int i = 0; i < names.size(); ++i)
        menu->addAction(names[i], view, [view, i] { view->goToBookmark(i); });
    if (names.isEmpty()) {
        menu->addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    QMenu* remove = menu->addMenu(tr("&Remove"));
    for (int i = 0; i < names.size(); ++i)
        remove->addAction(names[i], view, [view, i] { view->removeBookmark(i); });
}

} // namespace

void fillTimelineMenu(QMenu* menu, TimelineView* view) {
    using timeline::LaneSort;
    Filler fill(menu, view);
    fill.add(tr("Zoom &in"), QKeySequence::ZoomIn, [view] { view->zoomIn(); });
    fill.add(tr("Zoom &out"), QKeySequence::ZoomOut, [view] { view->zoomOut(); });
    fill.add(tr("Show &all"), Qt::CTRL | Qt::Key_0, [view] { view->fitAll(); });
    fill.add(tr("Show what is &selected"), Qt::CTRL | Qt::Key_Period, [view] { view->fitSelection(); });
    menu->addSeparator();
    fill.add(tr("&Go to date…"), Qt::CTRL | Qt::Key_G, [view] { view->askForDate(); });
    fill.addLocal(tr("Fi&rst event"), Qt::CTRL | Qt::Key_Home, [view] { view->goToFirst(); });
    fill.addLocal(tr("&Last event"), Qt::CTRL | Qt::Key_End, [view] { view->goToLast(); });
    fill.add(tr("&Today"), {}, [view] { view->goToNow(); });
    QAction* back = fill.add(tr("&Back"), QKeySequence::Back, [view] { view->back(); });
    fill.enable(back, &TimelineView::historyChanged, [view] { return view->canGoBack(); });
    QAction* forward = fill.add(tr("&Forward"), QKeySequence::Forward, [view] { view->forward(); });
    fill.enable(forward, &TimelineView::historyChanged, [view] { return view->canGoForward(); });
    menu->addSeparator();
    fill.add(tr("Book&mark this view"), Qt::CTRL | Qt::Key_B, [view] { view->addBookmark({}); });
    QMenu* bookmarks = menu->addMenu(tr("Boo&kmarks"));
    QObject::connect(bookmarks, &QMenu::aboutToShow, view, [bookmarks, view] { fillBookmarks(bookmarks, view); });
    const auto selected = [view] { return !view->selection().empty(); };
    QAction* measure =
        fill.add(tr("M&easure from the selected event"), Qt::CTRL | Qt::Key_D, [view] { view->measureFromSelected(); });
    fill.enable(measure, &TimelineView::optionsChanged, selected);
    fill.add(tr("Mark the s&pan of the selection"), Qt::CTRL | Qt::Key_L, [view] { view->markSpan(); });
    QAction* copy = fill.addLocal(tr("&Copy what is selected"), QKeySequence::Copy, [view] { view->copySelection(); });
    fill.enable(copy, &TimelineView::optionsChanged, selected);
    menu->addSeparator();
    fill.addChoice<LaneGrouping>(
        tr("La&nes by"),
        {{tr("&Incident"), LaneGrouping::Incident},
         {tr("&Actor"), LaneGrouping::Actor},
         {tr("&Source"), LaneGrouping::Source},
         {tr("&Place"), LaneGrouping::Place},
         {tr("&Kind"), LaneGrouping::Kind}},
        [view] { return view->laneGrouping(); }, [view](LaneGrouping to) { view->setLaneGrouping(to); });
    fill.addChoice<LaneSort>(
        tr("Order of lan&es"),
        {{tr("&Largest first"), LaneSort::Size},
         {tr("&Name"), LaneSort::Name},
         {tr("&First event"), LaneSort::FirstEvent},
         {tr("Most &disagreements"), LaneSort::Disagreements},
         {tr("As placed by &hand"), LaneSort::ByHand}},
        [view] { return view->laneSort(); }, [view](LaneSort to) { view->setLaneSort(to); });
    fill.addLocal(tr("Fol&d or unfold the lane"), Qt::Key_Space, [view] { view->toggleLane(); });
    fill.addLocal(tr("Move the lane &up"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, [view] { view->moveLane(-1); });
    fill.addLocal(tr("Move the lane do&wn"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, [view] { view->moveLane(1); });
    fill.add(tr("Fold all lanes"), {}, [view] { view->collapseAllLanes(); });
    fill.add(tr("Unfold all lanes"), {}, [view] { view->expandAllLanes(); });
    menu->addSeparator();
    fill.addChoice<RowStyle>(
        tr("Ro&ws"),
        {{tr("As there is &room"), RowStyle::Automatic},
         {tr("&One line"), RowStyle::Lines},
         {tr("With &time and place"), RowStyle::Details},
         {tr("&Cards with counts and disagreements"), RowStyle::Cards},
         {tr("&Densities"), RowStyle::Density}},
        [view] { return view->rowStyle(); }, [view](RowStyle to) { view->setRowStyle(to); });
    fill.addChoice<TimelineAxis>(
        tr("Time a&xis"),
        {{tr("When it &happened"), TimelineAxis::Happened},
         {tr("When it was first &reported"), TimelineAxis::Reported}},
        [view] { return view->axis(); }, [view](TimelineAxis to) { view->setAxis(to); });
    fill.addSwitch(
        tr("Stri&p of disputed events"), [view] { return view->disputeStrip(); },
        [view](bool on) { view->setDisputeStrip(on); });
    fill.addSwitch(
        tr("Animate &jumps"), [view] { return view->animated(); }, [view](bool on) { view->setAnimated(on); });
}

} // namespace parallax::app
