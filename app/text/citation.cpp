#include "app/text/citation.h"

#include "app/text/text.h"
#include "app/text/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace parallax::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("citation", text);
}

} // namespace

QString cited(const pipeline::CaseParts& content, const pipeline::CaseReport& entry, base::Span span,
              const QString& speaker) {
    const report::Report& report = entry.report;
    if (span.empty() || span.end > report.text.size())
        return {};
    QStringList from;
    if (!speaker.isEmpty())
        from.append(speaker);
    const pipeline::Source* publisher = content.find(entry.publisher);
    if (publisher != nullptr)
        from.append((speaker.isEmpty() ? QString() : tr("in ")) + toQt(publisher->name));
    if (const pipeline::Source* via = content.find(entry.via))
        from.append(tr("from %1").arg(toQt(via->name)));
    if (!report.title.empty())
        from.append(QStringLiteral("“%1”").arg(toQt(report.title).simplified()));
    if (report.published.known()) {
        const bool printed = report.published.basis == base::Basis::Explicit;
        const QString time = timeWords(report.published);
        from.append(entry.datedByHand ? tr("%1 (date set by hand)").arg(time)
                    : printed         ? time
                                      : tr("%1 (inferred)").arg(time));
    }
    QStringList where;
    where.append(toQt(report.file));
    where.append(tr("bytes %1–%2").arg(span.begin).arg(span.end));
    if (!report.url.empty())
        where.append(toQt(report.url));
    where.append(QStringLiteral("SHA-256 ") + toQt(report.sha256));
    const QString words = toQt(span.in(report.text)).simplified();
    const QString source = from.join(QStringLiteral(", "));
    return QStringLiteral("“%1” (%2%3%4)")
        .arg(words, source, source.isEmpty() ? QString() : QStringLiteral("; "), where.join(QStringLiteral(", ")));
}

QString cited(const pipeline::CaseParts& content, const pipeline::Claim& claim) {
    const pipeline::CaseReport* report = content.find(claim.report);
    if (report == nullptr)
        return {};
    const actor::Actor* speaker = content.find(claim.speaker);
    return cited(content, *report, claim.span, speaker == nullptr ? QString() : toQt(speaker->name));
}

} // namespace parallax::app
