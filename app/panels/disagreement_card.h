// One disagreement as a card: attribute, kind, the positions with their evidence, the explanation, and what an analyst
// noted.
#pragma once

#include "disagreement/disagreement.h"

#include <QFrame>

#include <vector>

class QVBoxLayout;

namespace parallax::app {

class CaseSession;
class KindBadge;
class TextLabel;

class DisagreementCard : public QFrame {
    Q_OBJECT

public:
    DisagreementCard(CaseSession* session, const disagreement::Disagreement& disagreement, QWidget* parent = nullptr);

Q_SIGNALS:
    void linkActivated(const QString& href); // as EvidenceView
    void noteRequested(parallax::base::DisagreementId disagreement);
    void dismissRequested(parallax::base::DisagreementId disagreement);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* head(const disagreement::Disagreement& disagreement);
    QWidget* position(const disagreement::Disagreement& disagreement, std::size_t index, bool beside);
    QWidget* foot(const disagreement::Disagreement& disagreement);
    void addEstimate(QVBoxLayout* column, const disagreement::Disagreement& disagreement);

    CaseSession* m_session;
    QWidget* m_head = nullptr;
    QWidget* m_foot = nullptr;
    std::vector<QWidget*> m_positions;
};

} // namespace parallax::app
