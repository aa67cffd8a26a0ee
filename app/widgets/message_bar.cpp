#include "app/widgets/message_bar.h"

#include "app/theme/glyphs.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace parallax::app {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel(this)), m_text(new TextLabel({}, TextRole::Body, this)),
      m_action(new QPushButton(this)), m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    auto* layout = new QHBoxLayout(this);
    const int pad = gap(font(), 4);
    layout->setContentsMargins(pad, pad / 2, pad, pad / 2);
    layout->setSpacing(pad);
    layout->addWidget(m_sign, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    m_close->setIcon(icon(Glyph::Close));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void MessageBar::say(MessageKind kind, const QString& text, const QString& action) {
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    restyle();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageBar::text() const {
    return m_text->text();
}

void MessageBar::restyle() {
    const Colours colours(palette());
    const int side = gap(font(), 8);
    const bool problem = m_kind == MessageKind::Problem;
    m_sign->setPixmap(glyphPixmap(problem ? Glyph::Disputed : Glyph::Event, side, devicePixelRatioF(),
                                  problem ? colours.warning : colours.accent));
    update();
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Colours colours(palette());
    painter.fillRect(rect(), m_kind == MessageKind::Problem ? colours.kind(disagreement::Kind::Contradiction).surface
                                                            : colours.chip);
    painter.setPen(colours.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace parallax::app
