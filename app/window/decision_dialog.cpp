#include "app/window/decision_dialog.h"

#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace parallax::app {

namespace {

constexpr std::size_t mostInBox = 8; // choices; more are searched

} // namespace

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
    if (question.choices.count > mostInBox) {
        m_list = new ChoiceList(question.choices, question.valueLabel, this);
        m_list->setObjectName(QStringLiteral("value"));
        form->addRow(question.valueLabel, m_list);
        connect(m_list, &ChoiceList::changed, this, &DecisionDialog::update);
        connect(m_list, &ChoiceList::chosen, this, &QDialog::accept);
    } else if (!question.choices.empty()) {
        m_choice = new QComboBox(this);
        m_choice->setObjectName(QStringLiteral("value"));
        for (std::size_t at = 0; at < question.choices.count; ++at)
            m_choice->addItem(question.choices.words(at), question.choices.value(at));
        m_choice->setCurrentIndex(static_cast<int>(question.choices.marked));
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
        m_line->end(false); // selected, and seen from its beginning
        m_line->home(true);
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
    const std::initializer_list<QWidget*> first = {m_choice, m_list, m_long, m_line, m_reason};
    (*std::find_if(first.begin(), first.end(), [](const QWidget* one) { return one != nullptr; }))->setFocus();
    // Titles of events are long.
    setMinimumWidth(fontMetrics().averageCharWidth() * (m_list != nullptr ? 96 : 72));
    update();
}

QString DecisionDialog::value() const {
    if (m_choice != nullptr)
        return m_choice->currentData().toString();
    if (m_list != nullptr)
        return m_list->value();
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
