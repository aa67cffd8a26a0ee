#include "app/panels/filter_panel.h"

#include "app/case_session.h"
#include "app/models/actors_model.h"
#include "app/models/sources_model.h"
#include "app/panels/count_delegate.h"
#include "app/theme/glyphs.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace parallax::app {

namespace {

QListView* list(QAbstractItemModel* model, QStyledItemDelegate* delegate, QWidget* parent) {
    auto* view = new QListView(parent);
    view->setModel(model);
    view->setItemDelegate(delegate);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setMouseTracking(true);
    view->viewport()->setAutoFillBackground(false);
    return view;
}

} // namespace

FilterPanel::FilterPanel(CaseSession* session, QWidget* parent)
    : QWidget(parent), m_session(session), m_actors(new ActorsModel(session, this)), m_found(new ActorSearch(this)),
      m_sources(new SourcesModel(session, this)) {
    setObjectName(QStringLiteral("filterPanel"));
    m_found->setSourceModel(m_actors);

    auto* parts = new QSplitter(Qt::Vertical, this);
    parts->setObjectName(QStringLiteral("filterParts"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(actorsPart());
    parts->addWidget(sourcesPart());
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 0);
    // Once the person has chosen, the choice stays.
    connect(parts, &QSplitter::splitterMoved, parts, [parts] { parts->setProperty("moved", true); });
    m_parts = parts;

    auto* layout = new QVBoxLayout(this);
    const int pad = gap(font(), 4);
    layout->setContentsMargins(pad, pad, pad / 2, pad);
    layout->setSpacing(pad);
    layout->addWidget(parts, 1);
    layout->addWidget(showPart());

    connect(session, &CaseSession::contentChanged, this, &FilterPanel::update);
    connect(session, &CaseSession::filterChanged, this, &FilterPanel::update);
    update();
}

QWidget* FilterPanel::actorsPart() {
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap(font(), 3));

    m_search = new QLineEdit(part);
    m_search->setObjectName(QStringLiteral("actorSearch"));
    m_search->setPlaceholderText(tr("Find actors"));
    m_search->setAccessibleName(tr("Find actors"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_found->setWords(words);
        update();
    });
    layout->addWidget(m_search);

    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Actors"), TextRole::Heading, part), 1, Qt::AlignVCenter);
    m_match = new QToolButton(part);
    m_match->setObjectName(QStringLiteral("actorMatch"));
    m_match->setAutoRaise(true);
    m_match->setPopupMode(QToolButton::InstantPopup);
    m_match->setAccessibleName(tr("Events with any or with all of the ticked actors"));
    m_match->setToolTip(m_match->accessibleName());
    auto* menu = new QMenu(m_match);
    const auto choose = [this](pipeline::ActorMatch match) {
        pipeline::Filter filter = m_session->filter();
        filter.actorMatch = match;
        m_session->setFilter(filter);
    };
    menu->addAction(tr("Events with any of the ticked actors"), this, [choose] { choose(pipeline::ActorMatch::Any); });
    menu->addAction(tr("Events with all of the ticked actors"), this, [choose] { choose(pipeline::ActorMatch::All); });
    m_match->setMenu(menu);
    m_match->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }")); // its text has an arrow
    head->addWidget(m_match);
    layout->addLayout(head);

    m_actorList = list(m_found,
                       new CountDelegate(Qt::DisplayRole, ActorsModel::CountTextRole, ActorsModel::CountDisputedRole,
                                         ActorsModel::AliasesRole, CountDelegate::Aside::After, part),
                       part);
    m_actorList->setObjectName(QStringLiteral("actorList"));
    m_actorList->setAccessibleName(tr("Actors"));
    m_actorList->installEventFilter(this);
    connect(m_actorList, &QListView::customContextMenuRequested, this, &FilterPanel::actorMenu);
    layout->addWidget(m_actorList, 1);
    m_noActor = new TextLabel({}, TextRole::Dim, part);
    layout->addWidget(m_noActor, 1);
    return part;
}

QWidget* FilterPanel::sourcesPart() {
    auto* part = new QWidget(this);
    m_sourcesPart = part;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, gap(font(), 3), 0, 0);
    layout->setSpacing(gap(font(), 3));
    layout->addWidget(new TextLabel(tr("Sources"), TextRole::Heading, part));
    m_noSource = new TextLabel(tr("No reports yet."), TextRole::Dim, part);
    layout->addWidget(m_noSource);
    m_sourceList = list(m_sources,
                        new CountDelegate(SourcesModel::NameRole, SourcesModel::CountTextRole, -1,
                                          SourcesModel::DateRole, CountDelegate::Aside::Below, part),
                        part);
    m_sourceList->setObjectName(QStringLiteral("sourceList"));
    m_sourceList->setAccessibleName(tr("Sources"));
    m_sourceList->installEventFilter(this);
    connect(m_sourceList, &QListView::customContextMenuRequested, this, &FilterPanel::sourceMenu);
    connect(m_sourceList, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        // The first click of the two has changed the tick; it was not meant.
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_sources->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        Q_EMIT reportRequested(m_sources->reportAt(index));
    });
    layout->addWidget(m_sourceList, 1);
    m_inferred = new TextLabel({}, TextRole::Small, part);
    m_inferred->setObjectName(QStringLiteral("dateMarks"));
    layout->addWidget(m_inferred);
    return part;
}

QWidget* FilterPanel::showPart() {
    auto* part = new QWidget(this);
    auto* layout = new QGridLayout(part);
    layout->setContentsMargins(0, 0, gap(font(), 2), 0);
    layout->setVerticalSpacing(gap(font(), 2));
    layout->setColumnStretch(0, 1);
    layout->addWidget(new TextLabel(tr("Show"), TextRole::Heading, part), 0, 0, 1, 2);
    m_disputed = new QCheckBox(tr("Only disputed events"), part);
    m_disputed->setObjectName(QStringLiteral("onlyDisputed"));
    m_background = new QCheckBox(tr("Background events"), part);
    m_background->setObjectName(QStringLiteral("background"));
    m_background->setToolTip(tr("Events that the reports tell as context, not as part of what they report on"));
    m_disputedCount = new QLabel(part);
    m_backgroundCount = new QLabel(part);
    layout->addWidget(m_disputed, 1, 0);
    layout->addWidget(m_disputedCount, 1, 1);
    layout->addWidget(m_background, 2, 0);
    layout->addWidget(m_backgroundCount, 2, 1);
    connect(m_disputed, &QCheckBox::toggled, this, [this](bool on) {
        pipeline::Filter filter = m_session->filter();
        filter.onlyDisputed = on;
        m_session->setFilter(filter);
    });
    connect(m_background, &QCheckBox::toggled, this, [this](bool on) {
        pipeline::Filter filter = m_session->filter();
        filter.background = on;
        m_session->setFilter(filter);
    });
    return part;
}

void FilterPanel::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterPanel::update() {
    const pipeline::Filter& filter = m_session->filter();
    const auto content = m_session->content();
    m_match->setText(filter.actorMatch == pipeline::ActorMatch::Any ? tr("any ▾") : tr("all ▾"));
    m_match->setEnabled(filter.actors.size() > 1 || filter.actorMatch == pipeline::ActorMatch::All);
    const bool none = m_found->rowCount() == 0;
    m_noActor->setText(content->actors.empty() ? tr("No actors yet. They appear here when reports are imported.")
                                               : tr("No actor matches."));
    m_noActor->setVisible(none);
    m_actorList->setVisible(!none);
    QStringList marks;
    if (m_sources->anyInferred())
        marks.append(tr("* date inferred"));
    if (m_sources->anyDatedByHand())
        marks.append(tr("† date set by hand"));
    m_inferred->setText(marks.join(QStringLiteral(" · ")));
    m_inferred->setVisible(!marks.isEmpty());
    fitSources();
    {
        const QSignalBlocker quietly(m_disputed);
        const QSignalBlocker alsoQuietly(m_background);
        m_disputed->setChecked(filter.onlyDisputed);
        m_background->setChecked(filter.background);
    }
    m_disputedCount->setText(QLocale().toString(m_session->index().disputedEvents()));
    m_backgroundCount->setText(QLocale().toString(m_session->index().backgroundEvents()));
    for (QLabel* label : {m_disputedCount, m_backgroundCount}) {
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        label->setFont(scaled(font(), 0.9));
        QPalette palette = this->palette();
        palette.setColor(QPalette::WindowText, Colours(palette).dim);
        label->setPalette(palette);
    }
}

// The list of sources is never higher than its rows; the actors, of whom there are always more, have the rest.
void FilterPanel::fitSources() {
    const int rows = m_sources->rowCount();
    m_noSource->setVisible(rows == 0);
    m_sourceList->setVisible(rows > 0);
    const int list = rows == 0 ? 0 : std::min(rows, 1000) * m_sourceList->sizeHintForRow(0) + gap(font(), 1);
    int height = list + gap(font(), 6);
    for (int i = 0; i < m_sourcesPart->layout()->count(); ++i) {
        const QWidget* widget = m_sourcesPart->layout()->itemAt(i)->widget();
        if (widget != nullptr && widget != m_sourceList && !widget->isHidden())
            height += widget->sizeHint().height() + m_sourcesPart->layout()->spacing();
    }
    m_sourcesPart->setMaximumHeight(height);
    if (m_parts->property("moved").toBool())
        return;
    const int whole = m_parts->height() - m_parts->handleWidth();
    const int sources = std::min(height, whole * 2 / 5);
    m_parts->setSizes({whole - sources, sources});
}

void FilterPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &FilterPanel::fitSources, Qt::QueuedConnection); // once the parts have their height
}

// By the menu key a menu is about the row that has the focus; Qt would give the middle of the list.
bool FilterPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ContextMenu) {
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        auto* view = qobject_cast<QListView*>(watched);
        if (view != nullptr && asked->reason() == QContextMenuEvent::Keyboard) {
            if (view->currentIndex().isValid())
                Q_EMIT view->customContextMenuRequested(view->visualRect(view->currentIndex()).center());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterPanel::actorMenu(const QPoint& at) {
    const QModelIndex index = m_actorList->indexAt(at);
    if (!index.isValid())
        return;
    const base::ActorId actor = m_actors->actorAt(m_found->mapToSource(index));
    QMenu menu(this);
    menu.addAction(tr("Show only events with this actor"), this, [this, actor] {
        pipeline::Filter filter = m_session->filter();
        filter.actors = {actor};
        m_session->setFilter(filter);
    });
    menu.addSeparator();
    menu.addAction(tr("Rename…"), this, [this, actor] { Q_EMIT renameActorRequested(actor); });
    menu.addAction(tr("Same as another actor…"), this, [this, actor] { Q_EMIT mergeActorRequested(actor); });
    menu.exec(m_actorList->viewport()->mapToGlobal(at));
}

void FilterPanel::sourceMenu(const QPoint& at) {
    const QModelIndex index = m_sourceList->indexAt(at);
    if (!index.isValid())
        return;
    const base::ReportId report = m_sources->reportAt(index);
    const base::SourceId publisher = m_sources->publisherAt(index);
    QMenu menu(this);
    menu.addAction(icon(Glyph::Report), tr("Read the report"), this,
                   [this, report] { Q_EMIT reportRequested(report); });
    menu.addAction(tr("Leave out all other reports"), this, [this, report] {
        pipeline::Filter filter = m_session->filter();
        filter.hiddenReports.clear();
        for (const pipeline::CaseReport& one : m_session->content()->reports) {
            if (one.id != report)
                filter.hiddenReports.insert(one.id);
        }
        m_session->setFilter(filter);
    });
    QAction* grade =
        menu.addAction(tr("Grade the source…"), this, [this, publisher] { Q_EMIT gradeSourceRequested(publisher); });
    grade->setEnabled(static_cast<bool>(publisher));
    menu.addSeparator();
    menu.addAction(tr("Set the date…"), this, [this, report] { Q_EMIT dateReportRequested(report); });
    if (const auto* one = m_session->content()->find(report); one != nullptr && one->datedByHand)
        menu.addAction(tr("Take back the date set by hand"), this,
                       [this, report] { Q_EMIT readDateRequested(report); });
    menu.exec(m_sourceList->viewport()->mapToGlobal(at));
}

} // namespace parallax::app
