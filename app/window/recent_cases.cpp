#include "app/window/recent_cases.h"

#include <QFileInfo>
#include <QSettings>

namespace parallax::app {

namespace {

const QString key = QStringLiteral("recentCases");

} // namespace

QStringList RecentCases::files() {
    QStringList files = QSettings().value(key).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void RecentCases::add(const QString& file) {
    QStringList files = QSettings().value(key).toStringList();
    files.removeAll(file);
    files.prepend(file);
    while (files.size() > most)
        files.removeLast();
    QSettings().setValue(key, files);
}

void RecentCases::remove(const QString& file) {
    QStringList files = QSettings().value(key).toStringList();
    files.removeAll(file);
    QSettings().setValue(key, files);
}

void RecentCases::clear() {
    QSettings().remove(key);
}

} // namespace parallax::app
