// What an import read and what it skipped, each with its reason.
#pragma once

#include "app/window/case_document.h"

#include <QDialog>

namespace parallax::app {

// "5 new reports were read; the case now has 47 events and 31 disagreements. 2 files were skipped." One sentence or
// two.
QString importWords(const ImportSummary& summary);

class ImportDetails : public QDialog {
    Q_OBJECT

public:
    explicit ImportDetails(const ImportSummary& summary, QWidget* parent = nullptr);
};

} // namespace parallax::app
