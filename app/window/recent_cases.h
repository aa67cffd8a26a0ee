// The cases that were open last, newest first, kept in the settings.
#pragma once

#include <QStringList>

namespace parallax::app {

class RecentCases {
public:
    static constexpr int most = 10;

    static QStringList files(); // those that still exist
    static void add(const QString& file);
    static void remove(const QString& file);
    static void clear();
};

} // namespace parallax::app
