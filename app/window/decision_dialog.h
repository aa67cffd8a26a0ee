// Asks for a decision and its reason.
#pragma once

#include "app/widgets/choice_list.h"
#include "store/store.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace parallax::app {

class TextLabel;

// What a decision dialog asks. With `choices` the value is one of them; with neither choices nor a valueLabel it is
// "1".
struct DecisionQuestion {
    QString title;          // of the window: "Rename event"
    QString explanation;    // one or two sentences: what will happen
    QString valueLabel;     // "New title"
    QString value;          // to begin with
    bool longValue = false; // a note of several lines
    Choices choices;        // a few of them in a box, many in a list that is searched
    QString accept;         // of the button: "Rename"
    // What a line is taken for, shown below it; nothing when it cannot be read: it is not accepted then.
    std::function<std::optional<QString>(const QString& line)> reading;
    QString placeholder; // an example, where the line is empty
};

class DecisionDialog : public QDialog {
    Q_OBJECT

public:
    explicit DecisionDialog(const DecisionQuestion& question, QWidget* parent = nullptr);

    QString value() const;
    QString reason() const;

private:
    void update();

    std::function<std::optional<QString>(const QString&)> m_reading;
    QLineEdit* m_line = nullptr;
    TextLabel* m_read = nullptr;
    QPlainTextEdit* m_long = nullptr;
    QComboBox* m_choice = nullptr;
    ChoiceList* m_list = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace parallax::app
