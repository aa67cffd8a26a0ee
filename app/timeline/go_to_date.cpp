#include "app/timeline/go_to_date.h"

#include <QDate>
#include <QRegularExpression>

#include <array>

namespace parallax::app {

namespace {

using base::CivilTime;
using base::TimeInterval;

TimeInterval interval(CivilTime begin, CivilTime end, base::Precision precision) {
    TimeInterval result;
    result.begin = begin;
    result.end = end;
    result.precision = precision;
    result.basis = base::Basis::Explicit;
    return result;
}

// 1-12, 0 when it is no month.
int monthOf(const QString& word, const QLocale& locale) {
    if (word.size() < 3)
        return 0;
    const QString wanted = word.endsWith(QLatin1Char('.')) ? word.chopped(1) : word;
    for (const QLocale& language : {QLocale::c(), locale}) {
        for (int month = 1; month <= 12; ++month) {
            for (const QString& name : {language.standaloneMonthName(month, QLocale::LongFormat),
                                        language.monthName(month, QLocale::LongFormat)}) {
                if (name.startsWith(wanted, Qt::CaseInsensitive))
                    return month;
            }
        }
    }
    return 0;
}

bool monthComesFirst(const QLocale& locale) {
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.indexOf(QLatin1Char('M')) < format.indexOf(QLatin1Char('d'));
}

std::optional<TimeInterval> dayInterval(int year, int month, int day, const QRegularExpressionMatch& clock) {
    if (month < 1 || month > 12 || day < 1 || day > base::daysInMonth(year, month))
        return std::nullopt;
    if (!clock.hasMatch())
        return TimeInterval::ofDay(year, month, day);
    const int hour = clock.captured(1).toInt();
    const int minute = clock.captured(2).toInt();
    if (hour > 23 || minute > 59)
        return std::nullopt;
    const CivilTime begin = CivilTime::of(year, month, day, hour, minute);
    return interval(begin, {begin.minutes + 1}, base::Precision::Minute);
}

} // namespace

std::optional<TimeInterval> parseGoToDate(const QString& text, const QLocale& locale) {
    const QString plain = text.simplified();
    if (plain.isEmpty() || plain.size() > 100)
        return std::nullopt;
    if (const auto edtf = base::parseEdtf(plain.toStdString()))
        return edtf->known() ? edtf : std::nullopt;

    const QDate today = QDate::currentDate();
    const auto ofDate = [](const QDate& date) { return TimeInterval::ofDay(date.year(), date.month(), date.day()); };
    if (plain.compare(QLatin1String("today"), Qt::CaseInsensitive) == 0)
        return ofDate(today);
    if (plain.compare(QLatin1String("yesterday"), Qt::CaseInsensitive) == 0)
        return ofDate(today.addDays(-1));

    static const QRegularExpression bc(QStringLiteral("^(\\d{1,4})\\s*(?:BC|BCE)$"),
                                       QRegularExpression::CaseInsensitiveOption);
    if (const auto match = bc.match(plain); match.hasMatch() && match.captured(1).toInt() > 0)
        return TimeInterval::ofYear(1 - match.captured(1).toInt());
    static const QRegularExpression year(QStringLiteral("^\\d{1,4}$"));
    if (year.match(plain).hasMatch())
        return TimeInterval::ofYear(plain.toInt());

    static const QRegularExpression clockForm(QStringLiteral("(?:^|[ ,T])(\\d{1,2})[:.](\\d{2})$"));
    const auto clock = clockForm.match(plain);
    const QString date = clock.hasMatch() ? plain.left(clock.capturedStart()).trimmed() : plain;

    static const QRegularExpression numbers(QStringLiteral("^(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}),?$"));
    if (const auto match = numbers.match(date); match.hasMatch()) {
        int day = match.captured(1).toInt();
        int month = match.captured(2).toInt();
        const bool american = monthComesFirst(locale) && date.contains(QLatin1Char('/'));
        if (american)
            std::swap(day, month);
        return dayInterval(match.captured(3).toInt(), month, day, clock);
    }
    static const QRegularExpression iso(QStringLiteral("^(\\d{4})-(\\d{2})-(\\d{2}),?$"));
    if (const auto match = iso.match(date); match.hasMatch()) {
        return dayInterval(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(), clock);
    }

    // Words: a month name, a year, perhaps a day, in any order; a weekday or "of" in between does no harm.
    int foundYear = -1, month = 0, day = 0;
    static const QRegularExpression separators(QStringLiteral("[ ,]+"));
    const QStringList words = date.split(separators, Qt::SkipEmptyParts);
    for (const QString& word : words) {
        static const QRegularExpression dayForm(QStringLiteral("^(\\d{1,2})(?:st|nd|rd|th|\\.)?$"),
                                                QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression yearForm(QStringLiteral("^\\d{3,4}$"));
        if (const auto match = dayForm.match(word); match.hasMatch() && day == 0) {
            day = match.captured(1).toInt();
        } else if (yearForm.match(word).hasMatch() && foundYear < 0) {
            foundYear = word.toInt();
        } else if (const int named = monthOf(word, locale); named > 0 && month == 0) {
            month = named;
        } else if (word.compare(QLatin1String("of"), Qt::CaseInsensitive) != 0 &&
                   word.compare(QLatin1String("the"), Qt::CaseInsensitive) != 0) {
            bool weekday = false;
            for (int number = 1; number <= 7 && !weekday; ++number) {
                weekday = word.size() >= 3 && (QLocale::c().dayName(number).startsWith(word, Qt::CaseInsensitive) ||
                                               locale.dayName(number).startsWith(word, Qt::CaseInsensitive));
            }
            if (!weekday)
                return std::nullopt;
        }
    }
    if (month == 0 || foundYear < 0)
        return std::nullopt;
    if (day == 0)
        return clock.hasMatch() ? std::nullopt : std::optional(TimeInterval::ofMonth(foundYear, month));
    return dayInterval(foundYear, month, day, clock);
}

} // namespace parallax::app
