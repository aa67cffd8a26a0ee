#include "app/window/import_details.h"

#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace parallax::app {

namespace {

QString severityWords(base::Severity severity) {
    switch (severity) {
    case base::Severity::Note:
        return ImportDetails::tr("note");
    case base::Severity::Warning:
        return ImportDetails::tr("warning");
    case base::Severity::Skipped:
        return ImportDetails::tr("skipped");
    }
    return {};
}

} // namespace

QString importWords(const ImportSummary& summary) {
    if (summary.cancelled)
        return ImportDetails::tr("The import was cancelled; the case is as it was.");
    if (!summary.error.isEmpty())
        return ImportDetails::tr("Nothing was imported. %1").arg(summary.error);
    const auto skipped =
        std::count_if(summary.diagnostics.begin(), summary.diagnostics.end(),
                      [](const base::Diagnostic& one) { return one.severity == base::Severity::Skipped; });
    QString words;
    if (summary.newReports == 0) {
        words = ImportDetails::tr("No new report was found.");
    } else {
        words = ImportDetails::tr("%1 read; the case now has %2 and %3.")
                    .arg(counted(summary.newReports, ImportDetails::tr("new report"), ImportDetails::tr("new reports")),
                         counted(summary.events, ImportDetails::tr("event"), ImportDetails::tr("events")),
                         counted(summary.disagreements, ImportDetails::tr("disagreement"),
                                 ImportDetails::tr("disagreements")));
    }
    if (skipped > 0) {
        words += QLatin1Char(' ') +
                 ImportDetails::tr("%1 skipped.")
                     .arg(counted(skipped, ImportDetails::tr("file was"), ImportDetails::tr("files were")));
    }
    return words;
}

ImportDetails::ImportDetails(const ImportSummary& summary, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("importDetails"));
    setWindowTitle(tr("Import"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(gap(font(), 5));
    layout->addWidget(new TextLabel(importWords(summary), TextRole::Body, this));
    auto* list = new QTreeWidget(this);
    list->setAccessibleName(tr("What was skipped or noted"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels({tr("What"), tr("File"), tr("Why")});
    // Skipped ones first: they are what one looks for here.
    base::Diagnostics sorted = summary.diagnostics;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return static_cast<int>(a.severity) > static_cast<int>(b.severity);
    });
    for (const base::Diagnostic& one : sorted) {
        const QString file = toQt(std::string_view(one.file));
        const QString message = toQt(std::string_view(one.message));
        auto* item = new QTreeWidgetItem(list, {severityWords(one.severity), QFileInfo(file).fileName(), message});
        item->setToolTip(1, file);
        item->setToolTip(2, message);
    }
    const int letter = fontMetrics().averageCharWidth();
    list->setColumnWidth(0, letter * 12);
    list->setColumnWidth(1, letter * 34);
    layout->addWidget(list);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(letter * 130, fontMetrics().height() * 22);
}

} // namespace parallax::app
