// The search field of the tool bar and the list that opens under it.
#pragma once

#include "base/id.h"
#include "base/span.h"

#include <QLineEdit>

class QFrame;
class QListView;
class QTimer;

namespace parallax::app {

class SearchModel;

// Down and Up move in the list, Enter opens what is chosen, Escape closes the list, then empties the field.
class SearchBox : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchBox(SearchModel* model, QWidget* parent = nullptr); // `model` must outlive it

    QListView* list() const { return m_list; }

Q_SIGNALS:
    void eventChosen(parallax::base::EventId event);
    void actorChosen(parallax::base::ActorId actor);
    void passageChosen(parallax::base::ReportId report, parallax::base::Span span);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    QSize sizeHint() const override;

private:
    void run();
    void place();
    void step(int direction);
    void choose(const QModelIndex& index);
    void closeList();

    SearchModel* m_model;
    QFrame* m_frame = nullptr;
    QListView* m_list;
    QTimer* m_wait;
};

} // namespace parallax::app
