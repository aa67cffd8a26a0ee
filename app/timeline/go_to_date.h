// "Go to date" in plain words or EDTF.
#pragma once

#include "base/civil_time.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace parallax::app {

// "2016", "June 2016", "5 June 2016", "June 5, 2016 14:30", "5.6.2016", "2016-06-05T14:30", "2016-04/2016-06", "401
// BC", "today", "yesterday"; month names in English and in `locale`, in full or shortened. nullopt when it cannot be
// read. In 5/6/2016 the day comes first unless the locale puts the month first.
std::optional<base::TimeInterval> parseGoToDate(const QString& text, const QLocale& locale = QLocale());

} // namespace parallax::app
