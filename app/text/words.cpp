#include "app/text/words.h"

#include "app/text/text.h"
#include "brief/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace parallax::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("words", text);
}

QString capitalised(std::string text) {
    return toQt(brief::capitalised(std::move(text)));
}

// The same words with the months cut to three letters: for lists.
QString shortened(QString words) {
    for (int month = 1; month <= 12; ++month) {
        const QString whole =
            toQt(brief::dayWords(base::CivilTime::of(2001, month, 1))).section(QLatin1Char(' '), 1, 1);
        words.replace(whole, whole.left(3));
    }
    return words;
}

} // namespace

QString attributeWords(claim::Attribute attribute, const std::string& otherName, const std::string& scope) {
    return toQt(brief::attributeWords(attribute, otherName, scope));
}

QString kindWords(disagreement::Kind kind) {
    return toQt(brief::kindWords(kind));
}

QString kindExplained(disagreement::Kind kind) {
    return toQt(brief::kindExplained(kind));
}

QString eventKindWords(mention::EventKind kind) {
    return capitalised(brief::eventKindWords(kind));
}

QString roleWords(mention::Role role) {
    return capitalised(brief::roleWords(role));
}

QString actorKindWords(mention::ActorKind kind) {
    return toQt(brief::actorKindWords(kind));
}

QString hedgeWords(claim::Hedge hedge) {
    return toQt(brief::hedgeWords(hedge));
}

QString basisWords(base::Basis basis) {
    return toQt(brief::basisWords(basis));
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
    case DecisionKind::EventMerge:
        return tr("merge events");
    case DecisionKind::EventSplit:
        return tr("split event");
    case DecisionKind::ClaimEvent:
        return tr("move claim");
    case DecisionKind::ReportDate:
        return tr("date report");
    }
    return {};
}

QString stageWords(std::string_view stage) {
    if (stage == "reading")
        return tr("Reading reports");
    if (stage == "analysing")
        return tr("Analysing reports");
    if (stage == "comparing")
        return tr("Comparing what they say");
    if (stage == "storing")
        return tr("Storing");
    if (stage == "opening")
        return tr("Opening the case");
    if (stage == "deciding")
        return tr("Working the case out anew");
    if (stage == "gathering")
        return tr("Gathering the brief");
    if (stage == "laying out")
        return tr("Laying out the brief");
    if (stage == "writing")
        return tr("Writing the pages");
    return toQt(stage);
}

QString timeWords(const base::TimeInterval& time) {
    return toQt(brief::timeWords(time));
}

QString dayWords(base::CivilTime time) {
    return shortened(toQt(brief::dayWords(time)));
}

QString withDatesInWords(const QString& sentence) {
    return toQt(brief::withDatesInWords(sentence.toStdString()));
}

QString reportName(const pipeline::CaseParts& content, const pipeline::CaseReport& report) {
    if (const pipeline::Source* publisher = content.find(report.publisher))
        return toQt(publisher->name);
    if (report.report.publisher)
        return toQt(report.report.publisher->name);
    // A title is longer than a publisher's name; its beginning is enough to tell reports apart.
    constexpr qsizetype longest = 36;
    QString title = toQt(report.report.title);
    if (title.size() > longest)
        title = title.left(std::max(title.lastIndexOf(QLatin1Char(' '), longest), longest / 2)).trimmed() +
                QStringLiteral("…");
    if (!title.isEmpty())
        return title;
    return toQt(report.report.file);
}

QString reportDate(const pipeline::CaseReport& report) {
    const base::TimeInterval& published = report.report.published;
    if (!published.known())
        return {};
    const bool printed = published.basis == base::Basis::Explicit;
    return shortened(timeWords(published)) + (report.datedByHand ? QStringLiteral("†")
                                              : printed          ? QString()
                                                                 : QStringLiteral("*"));
}

QString counted(qsizetype number, const QString& one, const QString& many) {
    return QLocale().toString(static_cast<qlonglong>(number)) + QLatin1Char(' ') + (number == 1 ? one : many);
}

QString claimValue(const pipeline::Claim& claim) {
    return toQt(brief::valueWords(claim));
}

} // namespace parallax::app
