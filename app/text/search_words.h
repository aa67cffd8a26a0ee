// What a search compares.
#pragma once

#include <QString>
#include <QStringList>

namespace parallax::app {

// Lower case, without accents and other marks.
QString folded(const QString& text);

// The words of what is typed, folded.
QStringList searchWords(const QString& typed);

// Every one of the folded words stands somewhere in the folded text.
bool containsAll(const QString& text, const QStringList& words);

} // namespace parallax::app
