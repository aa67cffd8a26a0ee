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

    QAction* add(const QString& text, const QString& tip, const QKeySequence& shortcut, std::function<void()> run) {
        auto* action = new QAction(text, m_menu);
        action->setStatusTip(tip);
        action->setShortcut(shortcut);
        QObject::connect(action, &QAction::triggered, m_view, [run = std::move(run)] { run(); });
        m_menu->addAction(action);
        return action;
    }

    // For keys that mean something else elsewhere: they count while the timeline has the focus.
    QAction* addLocal(const QString& text, const QString& tip, const QKeySequence& shortcut,
                      std::function<void()> run) {
        QAction* action = add(text, tip, shortcut, std::move(run));
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        return action;
    }

    // One of several; `get` says which one it is now.
    template <class Value>
    void addChoice(const QString& title, const QString& tip, const std::vector<std::pair<QString, Value>>& values,
                   std::function<Value()> get, std::function<void(Value)> set) {
        QMenu* sub = m_menu->addMenu(title);
        sub->menuAction()->setStatusTip(tip);
        auto* group = new QActionGroup(sub);
        for (const auto& [text, value] : values) {
            QAction* action = sub->addAction(text);
            action->setCheckable(true);
            action->setStatusTip(tip);
            group->addAction(action);
            QObject::connect(action, &QAction::triggered, m_view, [set, value = value] { set(value); });
            const auto sync = [action, get, value = value] { action->setChecked(get() == value); };
            QObject::connect(m_view, &TimelineView::optionsChanged, action, sync);
            sync();
        }
    }

    void addSwitch(const QString& text, const QString& tip, std::function<bool()> get, std::function<void(bool)> set) {
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setStatusTip(tip);
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
        menu->addAction(names[i], view, [view, i] { view->goToBookmark(i); })
            ->setStatusTip(tr("Shows what was in view when it was bookmarked"));
    if (names.isEmpty()) {
        QAction* none = menu->addAction(tr("None yet"));
        none->setStatusTip(tr("Views that were bookmarked are listed here"));
        none->setEnabled(false);
        return;
    }
    menu->addSeparator();
    QMenu* remove = menu->addMenu(tr("&Remove"));
    remove->menuAction()->setStatusTip(tr("Takes a bookmark off this list"));
    for (int i = 0; i < names.size(); ++i)
        remove->addAction(names[i], view, [view, i] { view->removeBookmark(i); })
            ->setStatusTip(tr("Takes this bookmark off the list"));
}

} // namespace

void fillTimelineMenu(QMenu* menu, TimelineView* view) {
    using timeline::LaneSort;
    Filler fill(menu, view);
    fill.add(tr("Zoom &in"), tr("Shows less time, larger"), QKeySequence::ZoomIn, [view] { view->zoomIn(); });
    fill.add(tr("Zoom &out"), tr("Shows more time, smaller"), QKeySequence::ZoomOut, [view] { view->zoomOut(); });
    fill.add(tr("Show &all"), tr("Fits all events into the window"), Qt::CTRL | Qt::Key_0, [view] { view->fitAll(); });
    fill.add(tr("Show what is &selected"), tr("Fits the selected events into the window"), Qt::CTRL | Qt::Key_Period,
             [view] { view->fitSelection(); });
    menu->addSeparator();
    fill.add(tr("&Go to date…"), tr("Moves to a date in plain words"), Qt::CTRL | Qt::Key_G,
             [view] { view->askForDate(); });
    fill.addLocal(tr("Fi&rst event"), tr("Moves to the earliest event"), Qt::CTRL | Qt::Key_Home,
                  [view] { view->goToFirst(); });
    fill.addLocal(tr("&Last event"), tr("Moves to the latest event"), Qt::CTRL | Qt::Key_End,
                  [view] { view->goToLast(); });
    fill.add(tr("&Today"), tr("Moves to the present day"), {}, [view] { view->goToNow(); });
    QAction* back =
        fill.add(tr("&Back"), tr("Shows what was in view before"), QKeySequence::Back, [view] { view->back(); });
    fill.enable(back, &TimelineView::historyChanged, [view] { return view->canGoBack(); });
    QAction* forward = fill.add(tr("&Forward"), tr("Shows again what was in view before going back"),
                                QKeySequence::Forward, [view] { view->forward(); });
    fill.enable(forward, &TimelineView::historyChanged, [view] { return view->canGoForward(); });
    menu->addSeparator();
    fill.add(tr("Book&mark this view"), tr("Keeps what is in view under a name"), Qt::CTRL | Qt::Key_B,
             [view] { view->addBookmark({}); });
    QMenu* bookmarks = menu->addMenu(tr("Boo&kmarks"));
    bookmarks->menuAction()->setStatusTip(tr("Shows a view that was bookmarked"));
    QObject::connect(bookmarks, &QMenu::aboutToShow, view, [bookmarks, view] { fillBookmarks(bookmarks, view); });
    const auto selected = [view] { return !view->selection().empty(); };
    QAction* measure =
        fill.add(tr("M&easure from the selected event"), tr("Measures the time from the selected event to another"),
                 Qt::CTRL | Qt::Key_D, [view] { view->measureFromSelected(); });
    fill.enable(measure, &TimelineView::optionsChanged, selected);
    fill.add(tr("Mark the s&pan of the selection"), tr("Marks the time that the selected events take"),
             Qt::CTRL | Qt::Key_L, [view] { view->markSpan(); });
    QAction* copy = fill.addLocal(tr("&Copy what is selected"), tr("Copies the selected events as text"),
                                  QKeySequence::Copy, [view] { view->copySelection(); });
    fill.enable(copy, &TimelineView::optionsChanged, selected);
    menu->addSeparator();
    fill.addChoice<LaneGrouping>(
        tr("La&nes by"), tr("What a lane stands for"),
        {{tr("&Incident"), LaneGrouping::Incident},
         {tr("&Actor"), LaneGrouping::Actor},
         {tr("&Source"), LaneGrouping::Source},
         {tr("&Place"), LaneGrouping::Place},
         {tr("&Kind"), LaneGrouping::Kind}},
        [view] { return view->laneGrouping(); }, [view](LaneGrouping to) { view->setLaneGrouping(to); });
    fill.addChoice<LaneSort>(
        tr("Order of lan&es"), tr("Which lane stands highest"),
        {{tr("&Largest first"), LaneSort::Size},
         {tr("&Name"), LaneSort::Name},
         {tr("&First event"), LaneSort::FirstEvent},
         {tr("Most &disagreements"), LaneSort::Disagreements},
         {tr("As placed by &hand"), LaneSort::ByHand}},
        [view] { return view->laneSort(); }, [view](LaneSort to) { view->setLaneSort(to); });
    fill.addLocal(tr("Fol&d or unfold the lane"), tr("Shows the lane as one line, or all of its rows"), Qt::Key_Space,
                  [view] { view->toggleLane(); });
    fill.addLocal(tr("Move the lane &up"), tr("Puts the lane above the one before it"),
                  Qt::CTRL | Qt::SHIFT | Qt::Key_Up, [view] { view->moveLane(-1); });
    fill.addLocal(tr("Move the lane do&wn"), tr("Puts the lane below the one after it"),
                  Qt::CTRL | Qt::SHIFT | Qt::Key_Down, [view] { view->moveLane(1); });
    fill.add(tr("Fold all lanes"), tr("Shows each lane as one line"), {}, [view] { view->collapseAllLanes(); });
    fill.add(tr("Fold lanes without events here"), tr("Folds the lanes of which nothing is in view"), {},
             [view] { view->foldLanesOutside(); });
    fill.add(tr("Unfold all lanes"), tr("Shows all rows of each lane"), {}, [view] { view->expandAllLanes(); });
    menu->addSeparator();
    fill.addChoice<RowStyle>(
        tr("Ro&ws"), tr("How much a row says of its events"),
        {{tr("As there is &room"), RowStyle::Automatic},
         {tr("&One line"), RowStyle::Lines},
         {tr("With &time and place"), RowStyle::Details},
         {tr("&Cards with counts and disagreements"), RowStyle::Cards},
         {tr("&Densities"), RowStyle::Density}},
        [view] { return view->rowStyle(); }, [view](RowStyle to) { view->setRowStyle(to); });
    fill.addChoice<TimelineAxis>(
        tr("Time a&xis"), tr("Which time an event stands at"),
        {{tr("When it &happened"), TimelineAxis::Happened},
         {tr("When it was first &reported"), TimelineAxis::Reported}},
        [view] { return view->axis(); }, [view](TimelineAxis to) { view->setAxis(to); });
    fill.addSwitch(
        tr("Stri&p of disputed events"), tr("Shows below the timeline where disagreements are dense"),
        [view] { return view->disputeStrip(); }, [view](bool on) { view->setDisputeStrip(on); });
    fill.addSwitch(
        tr("Animate &jumps"), tr("Moves smoothly to where a jump leads"), [view] { return view->animated(); },
        [view](bool on) { view->setAnimated(on); });
}

} // namespace parallax::app
