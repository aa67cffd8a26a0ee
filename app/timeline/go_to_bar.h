// The field for "go to date": says while one types what would be shown.
#pragma once

#include "base/civil_time.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace parallax::app {

// GUI thread. Hidden until begin(); hides itself when done and gives the focus back to its parent.
class GoToBar : public QFrame {
    Q_OBJECT

public:
    explicit GoToBar(QWidget* parent);

    void begin();

Q_SIGNALS:
    void chosen(const parallax::base::TimeInterval& interval);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();
    void accept();
    void finish();

    QLineEdit* m_edit;
    QLabel* m_answer;
};

} // namespace parallax::app
