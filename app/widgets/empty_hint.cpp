#include "app/widgets/empty_hint.h"

#include "app/theme/theme.h"

#include <QAbstractItemView>
#include <QEvent>

namespace parallax::app {

EmptyHint::EmptyHint(const QString& text, QAbstractItemView* view) : QLabel(text, view->viewport()), m_view(view) {
    setObjectName(QStringLiteral("emptyHint"));
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::update);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::update);
    view->viewport()->installEventFilter(this);
    update();
}

void EmptyHint::update() {
    setVisible(m_view->model()->rowCount() == 0);
    place();
}

void EmptyHint::place() {
    QPalette colours = m_view->palette();
    colours.setColor(QPalette::WindowText, Colours(colours).dim);
    setPalette(colours);
    const int margin = gap(font(), 8);
    setGeometry(m_view->viewport()->rect().adjusted(margin, margin, -margin, -margin));
}

bool EmptyHint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::PaletteChange)
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace parallax::app
