// A label whose text wraps to the room there is and never pushes its surroundings wider.
#pragma once

#include <QLabel>

namespace parallax::app {

// How a label's text stands out. The look follows palette and font; nothing is in pixels.
enum class TextRole { Body, Dim, Title, Strong, Heading, Small };

// The text is selectable by mouse; links can be reached by keyboard and are reported by linkActivated.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(const QString& text = {}, TextRole role = TextRole::Body, QWidget* parent = nullptr);
    QSize sizeHint() const override; // of few words: one line
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    TextRole m_role;
    bool m_restyling = false;
};

// <a href="href">text</a>, escaped, without an underline, in `colour` (or that of the surrounding text).
QString link(const QString& href, const QString& text, const QColor& colour = {});
QString coloured(const QString& text, const QColor& colour); // escaped

} // namespace parallax::app
