#include "app/window/decision_dialog.h"

#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace parallax::app {

DecisionDialog::DecisionDialog(const DecisionQuestion& question, QWidget* parent)
    : QDialog(parent), m_reading(question.reading) {
    setObjectName(QStringLiteral("decisionDialog"));
    setWindowTitle(question.title);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(gap(font(), 5));
    if (!question.explanation.isEmpty()) {
        auto* explanation = new TextLabel(question.explanation, TextRole::Body, this);
        explanation->setTextFormat(Qt::PlainText); // words of reports are in it
        explanation->setFocusPolicy(Qt::NoFocus);  // one types what is asked at once
        layout->addWidget(explanation);
    }
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (!question.choices.empty()) {
        m_choice = new QComboBox(this);
        m_choice->setObjectName(QStringLiteral("value"));
        for (const auto& [value, words] : question.choices)
            m_choice->addItem(words, value);
        const int at = m_choice->findData(question.value);
        if (at >= 0)
            m_choice->setCurrentIndex(at);
        if (question.choices.size() > 8) {
            // Long lists are searched by typing any part of a name.
            m_choice->setEditable(true);
            m_choice->setInsertPolicy(QComboBox::NoInsert);
            m_choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
            m_choice->completer()->setFilterMode(Qt::MatchContains);
        }
        form->addRow(question.valueLabel, m_choice);
    } else if (question.longValue) {
        m_long = new QPlainTextEdit(question.value, this);
        m_long->setObjectName(QStringLiteral("value"));
        m_long->setTabChangesFocus(true);
        m_long->setFixedHeight(m_long->fontMetrics().lineSpacing() * 5);
        form->addRow(question.valueLabel, m_long);
        connect(m_long, &QPlainTextEdit::textChanged, this, &DecisionDialog::update);
    } else if (!question.valueLabel.isEmpty()) {
        m_line = new QLineEdit(question.value, this);
        m_line->setObjectName(QStringLiteral("value"));
        m_line->selectAll();
        m_line->setPlaceholderText(question.placeholder);
        form->addRow(question.valueLabel, m_line);
        if (m_reading) {
            m_read = new TextLabel({}, TextRole::Small, this);
            m_read->setObjectName(QStringLiteral("reading"));
            form->addRow(QString(), m_read);
        }
        connect(m_line, &QLineEdit::textChanged, this, &DecisionDialog::update);
    }
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setPlaceholderText(tr("Why? It is kept with the decision."));
    form->addRow(tr("Reason"), m_reason);
    layout->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(question.accept, QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    const std::initializer_list<QWidget*> first = {m_choice, m_long, m_line, m_reason};
    (*std::find_if(first.begin(), first.end(), [](const QWidget* one) { return one != nullptr; }))->setFocus();
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    update();
}

QString DecisionDialog::value() const {
    if (m_choice != nullptr) {
        const int typed = m_choice->findText(m_choice->currentText());
        return m_choice->itemData(typed >= 0 ? typed : m_choice->currentIndex()).toString();
    }
    if (m_long != nullptr)
        return m_long->toPlainText().trimmed();
    return m_line != nullptr ? m_line->text().simplified() : QStringLiteral("1");
}

QString DecisionDialog::reason() const {
    return m_reason->text().simplified();
}

void DecisionDialog::update() {
    bool ready = m_choice != nullptr || m_long != nullptr || !value().isEmpty();
    if (m_read != nullptr) {
        const auto read = m_reading(value());
        ready = ready && read.has_value();
        m_read->setText(value().isEmpty() ? QString() : read.value_or(tr("This is no date.")));
    }
    m_accept->setEnabled(ready);
}

} // namespace parallax::app
