// The left side: what to look at. Actors to tick, reports to leave out, disputed only, background.
#pragma once

#include "base/id.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QSplitter;
class QToolButton;

namespace parallax::app {

class ActorSearch;
class ActorsModel;
class CaseSession;
class SourcesModel;

class FilterPanel : public QWidget {
    Q_OBJECT

public:
    explicit FilterPanel(CaseSession* session, QWidget* parent = nullptr); // `session` must outlive it

    void focusSearch();

Q_SIGNALS:
    void reportRequested(parallax::base::ReportId report);
    void renameActorRequested(parallax::base::ActorId actor);
    void mergeActorRequested(parallax::base::ActorId actor);
    void gradeSourceRequested(parallax::base::SourceId source);
    void dateReportRequested(parallax::base::ReportId report);
    void readDateRequested(parallax::base::ReportId report); // its own date again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* actorsPart();
    QWidget* sourcesPart();
    QWidget* showPart();
    void update();
    void fitSources();
    void actorMenu(const QPoint& at);
    void sourceMenu(const QPoint& at);

    CaseSession* m_session;
    ActorsModel* m_actors;
    ActorSearch* m_found;
    SourcesModel* m_sources;
    QLineEdit* m_search = nullptr;
    QToolButton* m_match = nullptr;
    QListView* m_actorList = nullptr;
    QLabel* m_noActor = nullptr;
    QSplitter* m_parts = nullptr;
    QWidget* m_sourcesPart = nullptr;
    QLabel* m_noSource = nullptr;
    QListView* m_sourceList = nullptr;
    QLabel* m_inferred = nullptr;
    QCheckBox* m_disputed = nullptr;
    QCheckBox* m_background = nullptr;
    QLabel* m_disputedCount = nullptr;
    QLabel* m_backgroundCount = nullptr;
};

} // namespace parallax::app
