// One calm line above the content: an error in plain words, a hint, what an import read. Never blocks.
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;
class QPushButton;

namespace parallax::app {

enum class MessageKind { Hint, Done, Problem };

class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    // Replaces what it shows. `action` is the label of a button beside the text (none when empty), reported by
    // actionTriggered.
    void say(MessageKind kind, const QString& text, const QString& action = {});
    QString text() const;
    MessageKind kind() const { return m_kind; }

Q_SIGNALS:
    void actionTriggered();
    void dismissed(); // the person closed it

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    MessageKind m_kind = MessageKind::Hint;
    QLabel* m_sign;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace parallax::app
