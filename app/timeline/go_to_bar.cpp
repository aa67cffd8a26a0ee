#include "app/timeline/go_to_bar.h"

#include "app/timeline/go_to_date.h"
#include "app/timeline/timeline_texts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace parallax::app {

GoToBar::GoToBar(QWidget* parent) : QFrame(parent), m_edit(new QLineEdit(this)), m_answer(new QLabel(this)) {
    setObjectName(QStringLiteral("goToBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 10, 6);
    auto* label = new QLabel(tr("Go to"), this);
    label->setBuddy(m_edit);
    row->addWidget(label);
    row->addWidget(m_edit);
    row->addWidget(m_answer, 1);
    m_edit->setObjectName(QStringLiteral("goToDate"));
    m_edit->setAccessibleName(tr("Date to go to"));
    m_edit->setPlaceholderText(tr("5 June 2016, June 2016, 2016-06-05T14:30"));
    m_edit->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    m_edit->setClearButtonEnabled(true);
    m_answer->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    connect(m_edit, &QLineEdit::textChanged, this, &GoToBar::read);
    connect(m_edit, &QLineEdit::returnPressed, this, &GoToBar::accept);
    hide();
}

void GoToBar::begin() {
    m_edit->selectAll();
    read();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void GoToBar::read() {
    const QString text = m_edit->text().trimmed();
    const auto found = parseGoToDate(text);
    m_answer->setText(found            ? QStringLiteral("→ ") + timeInWords(*found)
                      : text.isEmpty() ? QString()
                                       : tr("Not a date yet: day, month and year, or only a year"));
}

void GoToBar::accept() {
    const auto found = parseGoToDate(m_edit->text());
    if (!found)
        return; // the words beside it say why
    finish();
    Q_EMIT chosen(*found);
}

void GoToBar::finish() {
    hide();
    parentWidget()->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void GoToBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        finish();
        return;
    }
    // Nothing that is typed here is meant for the timeline.
    event->accept();
}

} // namespace parallax::app
