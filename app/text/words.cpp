#include "app/text/words.h"

#include "app/text/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace parallax::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("words", text);
}

QString capitalised(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString spaced(std::string_view name) {
    QString text = toQt(name);
    text.replace(QLatin1Char('-'), QLatin1Char(' '));
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    return text;
}

const char* shortMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
const char* longMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

QString monthText(int month, bool brief) {
    return tr(brief ? shortMonths[month - 1] : longMonths[month - 1]);
}

QString yearText(int year) {
    return year > 0 ? QString::number(year) : tr("%1 BC").arg(1 - year);
}

QString clock(const base::CivilDate& date) {
    return QStringLiteral("%1:%2").arg(date.hour, 2, 10, QLatin1Char('0')).arg(date.minute, 2, 10, QLatin1Char('0'));
}

QString dateText(const base::CivilDate& date, bool brief) {
    return QStringLiteral("%1 %2 %3").arg(date.day).arg(monthText(date.month, brief), yearText(date.year));
}

// A moment: with its clock unless it is midnight.
QString momentText(base::CivilTime time, bool brief) {
    const base::CivilDate date = base::civilDate(time);
    const bool midnight = date.hour == 0 && date.minute == 0;
    return midnight ? dateText(date, brief) : dateText(date, brief) + QStringLiteral(", ") + clock(date);
}

// Whole days from `first` to `last`, both included, without saying month and year twice.
QString daysText(const base::CivilDate& first, const base::CivilDate& last, bool brief) {
    const QString dash = QStringLiteral("–");
    if (first.year == last.year && first.month == last.month) {
        if (first.day == last.day)
            return dateText(first, brief);
        if (first.day == 1 && last.day == base::daysInMonth(last.year, last.month)) {
            return monthText(first.month, brief) + QLatin1Char(' ') + yearText(first.year);
        }
        return QString::number(first.day) + dash + dateText(last, brief);
    }
    if (first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31) {
        return first.year == last.year ? yearText(first.year) : yearText(first.year) + dash + yearText(last.year);
    }
    const QString gap = QStringLiteral(" – ");
    if (first.year == last.year) {
        return QStringLiteral("%1 %2").arg(first.day).arg(monthText(first.month, brief)) + gap + dateText(last, brief);
    }
    return dateText(first, brief) + gap + dateText(last, brief);
}

QString intervalText(const base::TimeInterval& time, bool brief) {
    if (!time.known())
        return tr("no date");
    if (!time.bounded()) {
        return time.begin ? tr("from %1 on").arg(momentText(*time.begin, brief))
                          : tr("before %1").arg(momentText(*time.end, brief));
    }
    const base::CivilTime begin = *time.begin;
    const base::CivilTime end = *time.end;
    const bool wholeDays = begin.minutes % 1440 == 0 && end.minutes % 1440 == 0;
    if (wholeDays)
        return daysText(base::civilDate(begin), base::civilDate({end.minutes - 1}), brief);
    const base::CivilDate first = base::civilDate(begin);
    if (end.minutes - begin.minutes <= 1)
        return dateText(first, brief) + QStringLiteral(", ") + clock(first);
    const base::CivilDate last = base::civilDate(end);
    if (begin.dayNumber() == base::CivilTime{end.minutes - 1}.dayNumber()) {
        const QString until = end.minutes % 1440 == 0 ? QStringLiteral("24:00") : clock(last);
        return dateText(first, brief) + QStringLiteral(", ") + clock(first) + QStringLiteral("–") + until;
    }
    return momentText(begin, brief) + QStringLiteral(" – ") + momentText(end, brief);
}

} // namespace

QString attributeWords(claim::Attribute attribute, const std::string& otherName, const std::string& scope) {
    using claim::Attribute;
    const QString name = attribute == Attribute::Other ? spaced(otherName.empty() ? "other" : otherName)
                                                       : spaced(claim::name(attribute));
    // What happens to the event as a whole, and to people as such, needs no scope beside it.
    QString whom = toQt(scope).trimmed();
    if (whom == QLatin1String("event") || whom == QLatin1String("people"))
        whom.clear();
    if (whom.isEmpty())
        return capitalised(name);
    const bool all = whom == QLatin1String("all");
    if (claim::isCount(attribute)) {
        return all ? tr("%1, in all").arg(capitalised(name)) : capitalised(whom + QLatin1Char(' ') + name);
    }
    return all ? capitalised(name) : tr("%1 (%2)").arg(capitalised(name), whom);
}

QString kindWords(disagreement::Kind kind) {
    using disagreement::Kind;
    switch (kind) {
    case Kind::InternalContradiction:
        return tr("contradicts itself");
    case Kind::DerivedArithmetic:
        return tr("parts do not add up");
    case Kind::ScopeDifference:
        return tr("different scope");
    case Kind::PrecisionDifference:
        return tr("less precise");
    case Kind::UpdateOverTime:
        return tr("update over time");
    case Kind::Contradiction:
        return tr("contradiction");
    }
    return {};
}

QString kindExplained(disagreement::Kind kind) {
    using disagreement::Kind;
    switch (kind) {
    case Kind::InternalContradiction:
        return tr("One report says both.");
    case Kind::DerivedArithmetic:
        return tr("The parts that are reported do not add up to the total.");
    case Kind::ScopeDifference:
        return tr("The sources count or mean different things; both can hold.");
    case Kind::PrecisionDifference:
        return tr("The values are compatible; one is coarser than the other.");
    case Kind::UpdateOverTime:
        return tr("A later figure that replaces an earlier one.");
    case Kind::Contradiction:
        return tr("The sources cannot both be right.");
    }
    return {};
}

QString eventKindWords(mention::EventKind kind) {
    return capitalised(spaced(mention::name(kind)));
}

QString roleWords(mention::Role role) {
    return capitalised(spaced(mention::name(role)));
}

QString actorKindWords(mention::ActorKind kind) {
    return spaced(mention::name(kind));
}

QString hedgeWords(claim::Hedge hedge) {
    return hedge == claim::Hedge::None ? QString() : spaced(claim::name(hedge));
}

QString basisWords(base::Basis basis) {
    switch (basis) {
    case base::Basis::Explicit:
        return tr("stated");
    case base::Basis::Relative:
        return tr("worked out from the report's date");
    case base::Basis::Inferred:
        return tr("inferred");
    case base::Basis::Unknown:
        return tr("not known");
    }
    return {};
}

QString decisionWords(store::DecisionKind kind) {
    using store::DecisionKind;
    switch (kind) {
    case DecisionKind::EventTitle:
        return tr("rename event");
    case DecisionKind::EventHidden:
        return tr("hide event");
    case DecisionKind::ActorName:
        return tr("rename actor");
    case DecisionKind::ActorMerge:
        return tr("merge actors");
    case DecisionKind::DisagreementDismissed:
        return tr("dismiss disagreement");
    case DecisionKind::DisagreementNote:
        return tr("note on disagreement");
    case DecisionKind::SourceReliability:
        return tr("grade source");
    case DecisionKind::ClaimCredibility:
        return tr("grade claim");
    case DecisionKind::EstimateRule:
        return tr("choose rule");
    }
    return {};
}

QString timeWords(const base::TimeInterval& time) {
    return intervalText(time, false);
}

QString dayWords(base::CivilTime time) {
    return dateText(base::civilDate(time), true);
}

QString reportName(const pipeline::Case& content, const pipeline::CaseReport& report) {
    if (const pipeline::Source* publisher = content.find(report.publisher))
        return toQt(publisher->name);
    if (report.report.publisher)
        return toQt(report.report.publisher->name);
    if (!report.report.title.empty())
        return toQt(report.report.title);
    return toQt(report.report.file);
}

QString reportDate(const report::Report& report) {
    if (!report.published.known())
        return {};
    return intervalText(report.published, true) +
           (report.published.basis == base::Basis::Explicit ? QString() : QStringLiteral("*"));
}

QString counted(qsizetype number, const QString& one, const QString& many) {
    return QLocale().toString(static_cast<qlonglong>(number)) + QLatin1Char(' ') + (number == 1 ? one : many);
}

QString claimValue(const pipeline::Claim& claim) {
    if (claim.relation == mention::Relation::Unknown)
        return tr("not known");
    QString value;
    if (const auto* time = std::get_if<base::TimeInterval>(&claim.value)) {
        value = timeWords(*time);
    } else {
        value = toQt(claim::text(claim.value));
    }
    if (!claim.unit.empty())
        value += QLatin1Char(' ') + toQt(claim.unit);
    return claim.relation == mention::Relation::Denied ? tr("not %1 (denied)").arg(value) : value;
}

} // namespace parallax::app
