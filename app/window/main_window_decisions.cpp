#include "app/window/main_window.h"

#include "app/case_session.h"
#include "app/models/decisions_model.h"
#include "app/report/report_view.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/theme.h"
#include "app/timeline/go_to_date.h"
#include "app/widgets/choice_list.h"
#include "app/widgets/empty_hint.h"
#include "app/widgets/message_bar.h"
#include "app/window/decision_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace parallax::app {

bool MainWindow::ask(const DecisionQuestion& question, store::DecisionKind kind, const std::string& subject) {
    DecisionDialog dialog(question, this);
    return dialog.exec() == QDialog::Accepted && m_document->decide(kind, subject, dialog.value(), dialog.reason());
}

void MainWindow::renameEvent() {
    const auto event = m_session->content()->find(m_session->selected());
    if (!event)
        return;
    DecisionQuestion question;
    question.title = tr("Rename event");
    question.valueLabel = tr("Title");
    question.value = toQt(std::string_view(event->title));
    question.accept = tr("Rename");
    ask(question, store::DecisionKind::EventTitle, event->id.text());
}

void MainWindow::hideEvent() {
    const auto event = m_session->content()->find(m_session->selected());
    if (!event)
        return;
    const std::string subject = event->id.text();
    if (event->hidden) {
        m_document->decide(store::DecisionKind::EventHidden, subject, QStringLiteral("0"), {});
        return;
    }
    DecisionQuestion question;
    question.title = tr("Hide event");
    question.explanation =
        tr("“%1” will no longer be shown, nor be part of briefs. Its claims stay in the case, and this can be undone.")
            .arg(toQt(std::string_view(event->title)));
    question.accept = tr("Hide");
    // The next one is selected, so that going through a list of events does not stop here.
    const auto& visible = m_session->visibleEvents();
    const auto at = m_session->placeOf(event->id);
    const base::EventId next = at && *at + 1 < visible.size() ? visible[*at + 1] : base::EventId{};
    if (ask(question, store::DecisionKind::EventHidden, subject))
        m_session->select(next);
}

Choices MainWindow::eventChoices(base::EventId except) const {
    const auto content = m_session->content();
    const auto places = std::make_shared<std::vector<std::uint32_t>>();
    places->reserve(content->events.size());
    std::vector<bool> taken(content->events.size());
    const auto add = [&](std::size_t place) {
        if (!taken[place])
            places->push_back(static_cast<std::uint32_t>(place));
        taken[place] = true;
    };
    if (const auto place = content->events.placeOf(except))
        taken[*place] = true;
    for (const base::EventId id : m_session->visibleEvents()) {
        if (const auto place = content->events.placeOf(id))
            add(*place);
    }
    for (std::size_t place = 0; place < taken.size(); ++place)
        add(place);
    // Content and places live as long as the functions.
    Choices choices;
    choices.count = places->size();
    choices.value = [content, places](std::size_t at) {
        return toQt(std::string_view(content->events.id((*places)[at]).text()));
    };
    choices.words = [content, places](std::size_t at) {
        const auto event = content->find(content->events.id((*places)[at]));
        return event ? tr("%1 (%2)").arg(toQt(std::string_view(event->title)), timeWords(event->time)) : QString();
    };
    return choices;
}

void MainWindow::mergeEvent() {
    const auto event = m_session->content()->find(m_session->selected());
    if (!event)
        return;
    DecisionQuestion question;
    question.title = tr("Same as another event");
    question.explanation = tr("“%1” and the event you choose become one, under the title of the one you choose. Time, "
                              "place and disagreements are worked out anew. What the reports say stays as it is, and "
                              "this can be undone.")
                               .arg(toQt(std::string_view(event->title)));
    question.valueLabel = tr("Same as");
    question.accept = tr("Merge");
    question.choices = eventChoices(event->id);
    // The one beside it in time is the likeliest.
    if (const auto at = m_session->placeOf(event->id))
        question.choices.marked = *at > 0 ? *at - 1 : 0;
    if (question.choices.empty())
        return;
    const std::string subject = event->id.text(); // the event may be another object after the dialog
    DecisionDialog dialog(question, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const base::EventId into{dialog.value().mid(1).toLongLong()};
    if (m_document->decide(store::DecisionKind::EventMerge, subject, dialog.value(), dialog.reason()))
        m_session->select(into);
}

void MainWindow::splitEvent() {
    const auto content = m_session->content();
    const auto event = content->find(m_session->selected());
    if (!event)
        return;
    DecisionQuestion question;
    question.title = tr("Two events");
    question.explanation = tr("What the report you choose tells of “%1” becomes an event of its own, with its claims. "
                              "Times, places and disagreements are worked out anew, and this can be undone.")
                               .arg(toQt(std::string_view(event->title)));
    question.valueLabel = tr("Report");
    question.accept = tr("Split");
    std::vector<std::pair<QString, QString>> reports;
    for (const event::EventEvidence& mention : event->mentions) { // sorted by report
        const pipeline::CaseReport* report = content->find(mention.report);
        if (report == nullptr)
            continue;
        const QString id = toQt(std::string_view(report->id.text()));
        if (reports.empty() || reports.back().first != id)
            reports.emplace_back(id, toQt(std::string_view(report::label(report->report))));
    }
    if (reports.size() < 2)
        return;
    question.choices = Choices::of(std::move(reports));
    const base::EventId whole = event->id; // the event may be another object after the dialog
    DecisionDialog dialog(question, this);
    if (dialog.exec() == QDialog::Accepted)
        m_document->splitEvent(whole, dialog.value(), dialog.reason());
}

void MainWindow::moveClaim(base::ClaimId id) {
    const pipeline::Claim* claim = m_session->content()->find(id);
    if (claim == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("About another event");
    question.explanation = tr("“%1” will count as a claim on the event you choose. Disagreements are worked out anew.")
                               .arg(toQt(std::string_view(claim->quote)).simplified());
    question.valueLabel = tr("Event");
    question.accept = tr("Move");
    question.choices = eventChoices(claim->event);
    if (!question.choices.empty())
        ask(question, store::DecisionKind::ClaimEvent, id.text());
}

void MainWindow::renameActor(base::ActorId id) {
    const actor::Actor* actor = m_session->content()->find(id);
    if (actor == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("Rename actor");
    question.explanation = tr("The reports keep the names they print; only what is shown changes.");
    question.valueLabel = tr("Name");
    question.value = toQt(std::string_view(actor->name));
    question.accept = tr("Rename");
    ask(question, store::DecisionKind::ActorName, actor->id.text());
}

void MainWindow::mergeActor(base::ActorId id) {
    const auto content = m_session->content();
    const actor::Actor* actor = content->find(id);
    if (actor == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("Same as another actor");
    question.explanation = tr("“%1” and the actor you choose become one, under the name of the one you choose.")
                               .arg(toQt(std::string_view(actor->name)));
    question.valueLabel = tr("Same as");
    question.accept = tr("Merge");
    std::vector<std::pair<QString, QString>> actors;
    for (const actor::Actor& other : content->actors) {
        if (other.id == id)
            continue;
        const QString words =
            QStringLiteral("%1 (%2)").arg(toQt(std::string_view(other.name)), actorKindWords(other.kind));
        actors.emplace_back(toQt(std::string_view(other.id.text())), words);
    }
    std::sort(actors.begin(), actors.end(),
              [](const auto& a, const auto& b) { return a.second.compare(b.second, Qt::CaseInsensitive) < 0; });
    question.choices = Choices::of(std::move(actors));
    if (!question.choices.empty())
        ask(question, store::DecisionKind::ActorMerge, id.text());
}

void MainWindow::gradeSource(base::SourceId id) {
    const pipeline::Source* source = m_session->content()->find(id);
    if (source == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("Grade source");
    question.explanation = tr("How reliable is %1 as a source, apart from what it says here? (Admiralty code)")
                               .arg(toQt(std::string_view(source->name)));
    question.valueLabel = tr("Reliability");
    question.choices = Choices::of({{QStringLiteral("A"), tr("A – completely reliable")},
                                    {QStringLiteral("B"), tr("B – usually reliable")},
                                    {QStringLiteral("C"), tr("C – fairly reliable")},
                                    {QStringLiteral("D"), tr("D – not usually reliable")},
                                    {QStringLiteral("E"), tr("E – unreliable")},
                                    {QStringLiteral("F"), tr("F – cannot be judged")}},
                                   QString(QLatin1Char(source->reliability)));
    question.accept = tr("Grade");
    ask(question, store::DecisionKind::SourceReliability, id.text());
}

void MainWindow::gradeClaim(base::ClaimId id) {
    const pipeline::Claim* claim = m_session->content()->find(id);
    if (claim == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("Grade claim");
    question.explanation = tr("How credible is “%1”, apart from who says it? (Admiralty code)")
                               .arg(toQt(std::string_view(claim->quote)).simplified());
    question.valueLabel = tr("Credibility");
    question.choices = Choices::of({{QStringLiteral("1"), tr("1 – confirmed by other sources")},
                                    {QStringLiteral("2"), tr("2 – probably true")},
                                    {QStringLiteral("3"), tr("3 – possibly true")},
                                    {QStringLiteral("4"), tr("4 – doubtful")},
                                    {QStringLiteral("5"), tr("5 – improbable")},
                                    {QStringLiteral("6"), tr("6 – cannot be judged")}},
                                   QString(QLatin1Char(claim->credibility)));
    question.accept = tr("Grade");
    ask(question, store::DecisionKind::ClaimCredibility, id.text());
}

void MainWindow::dateReport(base::ReportId id) {
    const pipeline::CaseReport* report = m_session->content()->find(id);
    if (report == nullptr)
        return;
    const base::TimeInterval published = report->report.published;
    DecisionQuestion question;
    question.title = tr("Date of a report");
    question.explanation =
        tr("When was “%1” published? Times such as “on Sunday” are counted from this day: events and disagreements are "
           "worked out anew. The text stays as it is, and this can be undone.")
            .arg(reportName(*m_session->content(), *report));
    if (!report->report.publishedBecause.empty())
        question.explanation += QStringLiteral("\n\n") +
                                tr("Now: %1 (%2).")
                                    .arg(published.known() ? timeWords(published) : tr("no date"),
                                         withDatesInWords(toQt(std::string_view(report->report.publishedBecause))));
    question.valueLabel = tr("Published");
    question.placeholder = tr("5 June 2016, or 2016-06-04/2016-06-06");
    if (published.known()) {
        base::TimeInterval plain = published; // without the mark of an inferred one
        plain.basis = base::Basis::Explicit;
        question.value = toQt(std::string_view(base::edtf(plain)));
    }
    question.reading = [](const QString& line) -> std::optional<QString> {
        const auto time = parseGoToDate(line);
        return time ? std::optional(timeWords(*time)) : std::nullopt;
    };
    question.accept = tr("Set");
    DecisionDialog dialog(question, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto time = parseGoToDate(dialog.value()))
        m_document->decide(store::DecisionKind::ReportDate, id.text(), toQt(std::string_view(base::edtf(*time))),
                           dialog.reason());
}

void MainWindow::dateOpenReport() {
    if (m_report->isVisible())
        dateReport(m_report->report());
    else
        m_message->say(
            MessageKind::Problem,
            tr("No report is open. Double-click one among the sources, or click a quote, and set its date then."));
}

void MainWindow::takeBackDate(base::ReportId id) {
    m_document->decide(store::DecisionKind::ReportDate, id.text(), {}, {});
}

void MainWindow::noteDisagreement(base::DisagreementId id) {
    const disagreement::Disagreement* one = m_session->content()->find(id);
    if (one == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("Note on a disagreement");
    question.explanation = tr("On “%1”. The note is shown with it, and printed in briefs.")
                               .arg(attributeWords(one->attribute, one->otherName, one->scope));
    question.valueLabel = tr("Note");
    question.value = toQt(std::string_view(one->note));
    question.longValue = true;
    question.accept = tr("Keep");
    ask(question, store::DecisionKind::DisagreementNote, id.text());
}

void MainWindow::dismissDisagreement(base::DisagreementId id) {
    const disagreement::Disagreement* one = m_session->content()->find(id);
    if (one == nullptr)
        return;
    DecisionQuestion question;
    question.title = tr("Dismiss a disagreement");
    question.explanation = tr("“%1” will no longer count as a disagreement. Its claims stay, and this can be undone.")
                               .arg(attributeWords(one->attribute, one->otherName, one->scope));
    question.accept = tr("Dismiss");
    ask(question, store::DecisionKind::DisagreementDismissed, id.text());
}

void MainWindow::showDecisions() {
    QDialog dialog(this);
    dialog.setObjectName(QStringLiteral("decisions"));
    dialog.setWindowTitle(tr("Decisions"));
    auto* layout = new QVBoxLayout(&dialog);
    DecisionsModel model(m_session);
    auto* table = new QTableView(&dialog);
    table->setModel(&model);
    table->setAccessibleName(tr("Decisions, newest first"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {22, 24, 34, 26, 34, 12};
    for (int i = 0; i < DecisionsModel::ColumnCount; ++i)
        table->setColumnWidth(i, letter * widths[i]);
    new EmptyHint(tr("No decisions yet. What you rename, hide, merge, split, date or grade is listed here, with its "
                     "reason, and can be undone."),
                  table);
    layout->addWidget(table);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    auto* undo = buttons->addButton(tr("Undo the newest"), QDialogButtonBox::ActionRole);
    auto* redo = buttons->addButton(tr("Redo"), QDialogButtonBox::ActionRole);
    const auto update = [this, undo, redo] {
        undo->setEnabled(m_document->canUndo());
        redo->setEnabled(m_document->canRedo());
    };
    connect(undo, &QPushButton::clicked, &dialog, [this, update] {
        m_document->undo();
        update();
    });
    connect(redo, &QPushButton::clicked, &dialog, [this, update] {
        m_document->redo();
        update();
    });
    connect(m_document, &CaseDocument::decidingStarted, &dialog, update);
    connect(m_document, &CaseDocument::decided, &dialog, update);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    update();
    layout->addWidget(buttons);
    dialog.resize(letter * 160, fontMetrics().height() * 24);
    dialog.exec();
}

} // namespace parallax::app
