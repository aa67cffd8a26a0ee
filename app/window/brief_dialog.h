// Asks how the brief is to be called and on which paper it is printed.
#pragma once

#include "app/brief/brief_pdf.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace parallax::app {

class BriefDialog : public QDialog {
    Q_OBJECT

public:
    // `contents` says in a sentence what the brief will hold. Author and paper are those of the last time.
    BriefDialog(const QString& title, const QString& contents, QWidget* parent = nullptr);

    QString title() const;
    QString author() const;
    PaperSize paper() const;

private:
    QLineEdit* m_title;
    QLineEdit* m_author;
    QComboBox* m_paper;
};

} // namespace parallax::app
