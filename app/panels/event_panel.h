// The right side: all that is known of the selected event, where its sources disagree first.
#pragma once

#include "base/id.h"
#include "base/span.h"

#include <QScrollArea>

#include <set>

class QVBoxLayout;

namespace parallax::app {

class CaseSession;
struct ClaimGroup;

class EventPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit EventPanel(CaseSession* session, QWidget* parent = nullptr); // `session` must outlive it

Q_SIGNALS:
    void claimRequested(parallax::base::ClaimId claim); // to be read in its report
    void passageRequested(parallax::base::ReportId report, parallax::base::Span span);
    void gradeRequested(parallax::base::ClaimId claim);
    void moveRequested(parallax::base::ClaimId claim); // to another event
    void noteRequested(parallax::base::DisagreementId disagreement);
    void dismissRequested(parallax::base::DisagreementId disagreement);
    void restoreRequested(parallax::base::DisagreementId disagreement); // one that was dismissed

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void showNothing(QVBoxLayout* column);
    void addHead(QVBoxLayout* column, base::EventId event);
    void addDisagreements(QVBoxLayout* column, base::EventId event);
    void addGroups(QVBoxLayout* column, const QString& heading, const std::vector<ClaimGroup>& groups, bool agreed);
    void addParts(QVBoxLayout* column, base::EventId event);
    void addReasons(QVBoxLayout* column, base::EventId event);
    void activated(const QString& href);

    CaseSession* m_session;
    std::set<base::ReportId> m_leftOut; // by the filter, as the page shows it
    base::EventId m_shown;
    bool m_stale = false; // a rebuild is queued
};

} // namespace parallax::app
