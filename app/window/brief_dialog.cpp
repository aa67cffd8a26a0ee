#include "app/window/brief_dialog.h"

#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace parallax::app {

BriefDialog::BriefDialog(const QString& title, const QString& contents, QWidget* parent)
    : QDialog(parent), m_title(new QLineEdit(title, this)), m_author(new QLineEdit(this)),
      m_paper(new QComboBox(this)) {
    setObjectName(QStringLiteral("briefDialog"));
    setWindowTitle(tr("Brief"));
    QSettings settings;
    m_title->setObjectName(QStringLiteral("title"));
    m_title->selectAll();
    m_author->setText(settings.value(QStringLiteral("brief/author")).toString());
    m_author->setPlaceholderText(tr("Who made it (may stay empty)"));
    m_paper->addItem(tr("A4 (210 × 297 mm)"), static_cast<int>(PaperSize::A4));
    m_paper->addItem(tr("Letter (8.5 × 11 in)"), static_cast<int>(PaperSize::Letter));
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    m_paper->setCurrentIndex(settings.value(QStringLiteral("brief/paper"), letter ? 1 : 0).toInt());

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(gap(font(), 5));
    auto* words = new TextLabel(contents, TextRole::Body, this);
    words->setObjectName(QStringLiteral("contents"));
    layout->addWidget(words);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Author"), m_author);
    form->addRow(tr("Paper"), m_paper);
    layout->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Choose a file…"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        QSettings kept;
        kept.setValue(QStringLiteral("brief/author"), m_author->text());
        kept.setValue(QStringLiteral("brief/paper"), m_paper->currentIndex());
        accept();
    });
    layout->addWidget(buttons);
    const int width = fontMetrics().averageCharWidth() * 60;
    setMinimumWidth(width);
    // Not as high as they would be in the narrower shape that a label takes by itself.
    const QMargins margins = layout->contentsMargins();
    words->setMinimumHeight(words->heightForWidth(width - margins.left() - margins.right()));
    resize(width, layout->totalHeightForWidth(width));
}

QString BriefDialog::title() const {
    return m_title->text().simplified();
}

QString BriefDialog::author() const {
    return m_author->text().simplified();
}

PaperSize BriefDialog::paper() const {
    return static_cast<PaperSize>(m_paper->currentData().toInt());
}

} // namespace parallax::app
