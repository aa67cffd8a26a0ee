#include "app/widgets/text_label.h"

#include "app/theme/theme.h"

#include <QApplication>
#include <QEvent>

namespace parallax::app {

TextLabel::TextLabel(const QString& text, TextRole role, QWidget* parent) : QLabel(text, parent), m_role(role) {
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    restyle();
}

QSize TextLabel::sizeHint() const {
    constexpr int few = 60; // characters
    if (!wordWrap() || text().size() > few || Qt::mightBeRichText(text()))
        return QLabel::sizeHint();
    return QSize(fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height()).grownBy(contentsMargins());
}

QSize TextLabel::minimumSizeHint() const {
    return {0, QLabel::minimumSizeHint().height() > 0 ? fontMetrics().height() : 0};
}

void TextLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::ApplicationPaletteChange)
        restyle();
}

void TextLabel::restyle() {
    if (m_restyling)
        return;
    m_restyling = true;
    const QFont base = QApplication::font(this);
    const Colours colours(QApplication::palette(this));
    QPalette palette = QApplication::palette(this);
    QFont font = base;
    switch (m_role) {
    case TextRole::Body:
        break;
    case TextRole::Dim:
        palette.setColor(QPalette::WindowText, colours.dim);
        break;
    case TextRole::Title:
        font = scaled(base, 1.4, QFont::DemiBold);
        break;
    case TextRole::Strong:
        font = scaled(base, 1.0, QFont::DemiBold);
        break;
    case TextRole::Heading:
        font = scaled(base, 0.86, QFont::DemiBold);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::PercentageSpacing, 106);
        palette.setColor(QPalette::WindowText, colours.dim);
        break;
    case TextRole::Small:
        font = scaled(base, 0.9);
        palette.setColor(QPalette::WindowText, colours.dim);
        break;
    }
    setFont(font);
    setPalette(palette);
    m_restyling = false;
}

QString link(const QString& href, const QString& text, const QColor& colour) {
    const QString style = colour.isValid() ? QStringLiteral("text-decoration:none;color:") + Colours::css(colour)
                                           : QStringLiteral("text-decoration:none");
    return QStringLiteral("<a href=\"%1\" style=\"%2\">%3</a>").arg(href.toHtmlEscaped(), style, text.toHtmlEscaped());
}

QString coloured(const QString& text, const QColor& colour) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(Colours::css(colour), text.toHtmlEscaped());
}

} // namespace parallax::app
