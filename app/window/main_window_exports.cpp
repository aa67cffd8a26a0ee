#include "app/window/main_window.h"

#include "app/case_session.h"
#include "app/jobs/aside.h"
#include "app/output_file.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/timeline/timeline_picture.h"
#include "app/widgets/message_bar.h"
#include "app/window/brief_dialog.h"
#include "base/error.h"
#include "brief/brief.h"
#include "exchange/csv.h"
#include "exchange/timeline_json.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

namespace parallax::app {

namespace {

// A file name for what is exported, beside the case.
QString proposed(const QString& caseFile, const QString& suffix) {
    const QFileInfo info(caseFile);
    return info.path() + QLatin1Char('/') + info.completeBaseName() + suffix;
}

void writeCase(std::ostream& output, const pipeline::Case& content, ExportFormat format) {
    switch (format) {
    case ExportFormat::Json:
        exchange::writeTimelineJson(output, content);
        break;
    case ExportFormat::ClaimsCsv:
        exchange::writeClaimsCsv(output, content);
        break;
    case ExportFormat::EventsCsv:
        exchange::writeEventsCsv(output, content);
        break;
    case ExportFormat::DisagreementsCsv:
        exchange::writeDisagreementsCsv(output, content);
        break;
    case ExportFormat::Svg: // of the window, not of the case
        break;
    }
}

} // namespace

bool MainWindow::writeBrief(const QString& file, const QString& title, const QString& author, PaperSize paper) {
    const auto content = m_session->content();
    brief::Options options;
    options.title = toUtf8(title);
    options.author = toUtf8(author);
    options.date = toUtf8(QLocale(QLocale::English).toString(QDate::currentDate(), QStringLiteral("d MMMM yyyy")));
    options.caseName = toUtf8(QFileInfo(m_document->fileName()).fileName());
    options.rule = disagreement::parseRule(content->estimateRule).value_or(disagreement::Rule::Gtd);
    QString problem;
    try {
        const bool done =
            doAside(this, tr("Gathering the brief…"), [&, filter = m_session->filter()](base::Progress& progress) {
                const brief::Brief made = brief::makeBrief(content->unpacked(), filter, options);
                writeBriefPdf(made, file, paper, progress);
            });
        if (!done) {
            m_message->say(MessageKind::Hint, tr("The brief was cancelled; nothing was written."));
            return false;
        }
    } catch (const base::Error& error) {
        problem = toQt(std::string_view(error.what()));
    }
    sayWritten(problem, tr("The brief is in %1.").arg(QDir::toNativeSeparators(file)), file);
    return problem.isEmpty();
}

bool MainWindow::writeExport(const QString& file, ExportFormat format) {
    const auto content = m_session->content();
    QString problem;
    try {
        OutputFile output(toUtf8(file));
        if (format == ExportFormat::Svg) {
            PictureOptions options;
            options.lanes = m_timeline->laneGrouping();
            options.axis = m_timeline->axis();
            options.range = m_timeline->visibleRange();
            options.title = QFileInfo(m_document->fileName()).completeBaseName();
            const QByteArray svg = timelineSvg(*content, m_session->filter(), options);
            output.stream().write(svg.constData(), svg.size());
        } else if (!doAside(this, tr("Exporting to %1…").arg(QFileInfo(file).fileName()),
                            [&](base::Progress& progress) {
                                StoppableStream stoppable(output.stream(), progress);
                                writeCase(stoppable.stream(), content->unpacked(), format);
                            })) {
            m_message->say(MessageKind::Hint, tr("The export was cancelled; nothing was written."));
            return false;
        }
        output.finish();
    } catch (const base::Error& error) {
        problem = toQt(std::string_view(error.what()));
    }
    sayWritten(problem, tr("Exported to %1.").arg(QDir::toNativeSeparators(file)), file);
    return problem.isEmpty();
}

void MainWindow::sayWritten(const QString& problem, const QString& done, const QString& file) {
    disconnect(m_message, &MessageBar::actionTriggered, nullptr, nullptr);
    if (!problem.isEmpty()) {
        m_message->say(MessageKind::Problem, problem);
        return;
    }
    m_message->say(MessageKind::Done, done, tr("Open"));
    connect(m_message, &MessageBar::actionTriggered, this,
            [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
}

void MainWindow::exportBrief() {
    const auto shown = static_cast<qsizetype>(m_session->visibleEvents().size());
    const QString contents =
        m_session->filter().empty()
            ? tr("The brief holds all %1 of the case, where their sources disagree, and the list of sources.")
                  .arg(counted(shown, tr("event"), tr("events")))
            : tr("The brief holds what the filter shows: %1, where their sources disagree, and the list of sources.")
                  .arg(counted(shown, tr("event"), tr("events")));
    BriefDialog dialog(QFileInfo(m_document->fileName()).completeBaseName(), contents, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QString file = QFileDialog::getSaveFileName(
        this, tr("Brief"), proposed(m_document->fileName(), QStringLiteral(" brief.pdf")), tr("PDF (*.pdf)"));
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".pdf");
    writeBrief(file, dialog.title(), dialog.author(), dialog.paper());
}

void MainWindow::exportData() {
    const QString json = tr("Everything, as JSON (*.json)");
    const QString claims = tr("Claims, as a table (*.csv)");
    const QString events = tr("Events, as a table (*.csv)");
    const QString disagreements = tr("Disagreements, as a table (*.csv)");
    const QString picture = tr("Timeline of what is shown, as a picture (*.svg)");
    QString chosen;
    QString file = QFileDialog::getSaveFileName(
        this, tr("Export"), proposed(m_document->fileName(), QStringLiteral(".json")),
        QStringList({json, claims, events, disagreements, picture}).join(QStringLiteral(";;")), &chosen);
    if (file.isEmpty())
        return;
    const ExportFormat format = chosen == claims          ? ExportFormat::ClaimsCsv
                                : chosen == events        ? ExportFormat::EventsCsv
                                : chosen == disagreements ? ExportFormat::DisagreementsCsv
                                : chosen == picture       ? ExportFormat::Svg
                                                          : ExportFormat::Json;
    const QString ending = format == ExportFormat::Json  ? QStringLiteral(".json")
                           : format == ExportFormat::Svg ? QStringLiteral(".svg")
                                                         : QStringLiteral(".csv");
    // The dialog keeps the proposed ending when only the kind is changed.
    if (format != ExportFormat::Json && file.endsWith(QStringLiteral(".json")))
        file.chop(5);
    if (QFileInfo(file).suffix().isEmpty())
        file += ending;
    writeExport(file, format);
}

} // namespace parallax::app
