// Fusion with tick boxes that can be seen in the dark.
#pragma once

#include <QProxyStyle>

namespace parallax::app {

// Fusion draws the outline of a box darker than its ground, which a dark palette swallows. Other styles are left as
// they are.
class WindowStyle : public QProxyStyle {
    Q_OBJECT

public:
    WindowStyle() : QProxyStyle(QStringLiteral("fusion")) {}

    // Gives the program this style when it would run with Fusion.
    static void install();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
};

} // namespace parallax::app
