#include "app/timeline/span_bar.h"

#include "app/text/words.h"
#include "app/timeline/timeline_texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace parallax::app {

SpanBar::SpanBar(QWidget* parent) : QFrame(parent), m_text(new QLabel(this)) {
    setObjectName(QStringLiteral("spanBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 4, 3);
    row->addWidget(m_text, 1);
    const auto button = [&](const QString& text, const QString& tip, void (SpanBar::*signal)()) {
        auto* made = new QToolButton(this);
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, signal);
        row->addWidget(made);
        return made;
    };
    button(tr("Zoom"), tr("Zoom to the marked span"), &SpanBar::zoomRequested)
        ->setObjectName(QStringLiteral("zoomToSpan"));
    button(tr("Filter"), tr("Show only the events of the marked span"), &SpanBar::filterRequested)
        ->setObjectName(QStringLiteral("filterBySpan"));
    button(QStringLiteral("×"), tr("Unmark the span"), &SpanBar::dropped)->setObjectName(QStringLiteral("dropSpan"));
    hide();
}

void SpanBar::setSpan(const base::TimeInterval& span, int events) {
    m_text->setText(tr("%1 (%2): %3")
                        .arg(timeInWords(span), durationInWords(span.end->minutes - span.begin->minutes),
                             counted(events, tr("event"), tr("events"))));
    setAccessibleName(tr("Marked span: %1").arg(m_text->text()));
}

QString SpanBar::text() const {
    return m_text->text();
}

} // namespace parallax::app
