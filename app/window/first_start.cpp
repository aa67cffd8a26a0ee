#include "app/window/first_start.h"

#include <QDir>
#include <QStandardPaths>

namespace parallax::app {

QString sampleCaseFile() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return folder.filePath(QStringLiteral("Sample case.parallax"));
}

QString casesFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return documents.isEmpty() ? QDir::homePath() : documents;
}

} // namespace parallax::app
