#include "app/text/search_words.h"

#include <algorithm>

namespace parallax::app {

QString folded(const QString& text) {
    QString plain;
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (!c.isMark())
            plain.append(c.toLower());
    }
    return plain;
}

QStringList searchWords(const QString& typed) {
    return folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool containsAll(const QString& text, const QStringList& words) {
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word); });
}

} // namespace parallax::app
