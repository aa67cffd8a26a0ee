// The window and files: import in the background, cases that cannot be opened, briefs and exports.
#include "app/case_session.h"
#include "app/jobs/aside.h"
#include "app/output_file.h"
#include "app/widgets/message_bar.h"
#include "app/window/main_window.h"
#include "support/window_fixture.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QProcess>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace parallax;
using namespace parallax::test;
using app::MainWindow;

class WindowFilesTest : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeSample(); }
    void init() { setUp(); }
    void importRunsInTheBackground();
    void aCaseBeginsWithWhatIsDisputedMost();
    void importCanBeCancelled();
    void whatIsSkippedIsSaid();
    void droppedReportsAreImported();
    void errorsAreSentences();
    void filesThatAreNoGoodCaseAreToldApart();
    void openingCanBeCancelledAndReplaced();
    void aCopyIsACase();
    void aBriefCanBeReadBack();
    void exportsAreWritten();
    void anExportCanBeStopped();
    void withoutADisplayItSaysSo();
};

void WindowFilesTest::importRunsInTheBackground() {
    MainWindow window;
    window.show();
    QVERIFY(window.document()->create(m_folder.filePath(QStringLiteral("background.parallax"))));
    QCOMPARE(labelText(window, "counts"), QStringLiteral("0 reports · 0 events · 0 claims · 0 disagreements"));
    const QString report = m_folder.filePath(QStringLiteral("one.txt"));
    write(report, "Ferry sinks off Lund Point\nPublished: 4 May 2021\n\nThree people died when the ferry Aster sank "
                  "off Lund Point on Monday, police said.\n");
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({report}));
    QVERIFY(window.document()->importing());
    QVERIFY(!window.document()->importReports({report})); // one at a time
    QVERIFY(finished.wait(patience));
    QCOMPARE(window.session()->content()->reports.size(), 1U);
    QVERIFY(bar(window)->text().startsWith(QStringLiteral("1 new report read")));
    // The same file again is no new report, and says so.
    QVERIFY(window.document()->importReports({report}));
    QVERIFY(finished.wait(patience));
    QCOMPARE(window.session()->content()->reports.size(), 1U);
    QVERIFY(bar(window)->text().startsWith(QStringLiteral("No new report")));
}

void WindowFilesTest::aCaseBeginsWithWhatIsDisputedMost() {
    MainWindow window;
    window.show();
    const QString file = m_folder.filePath(QStringLiteral("begins.parallax"));
    QVERIFY(window.document()->create(file));
    QVERIFY(window.document()->importReports({m_folder.filePath(QStringLiteral("begins"))}));
    QVERIFY(settled(window)); // nothing is there to read
    QVERIFY(!window.session()->selected());
    QDir().mkpath(m_folder.filePath(QStringLiteral("begins")));
    const char* const figures[] = {"Six", "Nine"};
    for (const char* figure : figures) {
        QFile report(m_folder.filePath(QStringLiteral("begins/%1.txt").arg(QLatin1String(figure))));
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write(QByteArray(figure) + " Post\n\nRaid on a mill in Ostrel\n\nMay 3, 2011\n\n" + figure +
                     " millers were killed on Monday when gunmen stormed a mill in Ostrel, police said.\n");
    }
    QVERIFY(window.document()->importReports({m_folder.filePath(QStringLiteral("begins"))}));
    QVERIFY(settled(window));
    QVERIFY(window.session()->mostDisputed());
    QVERIFY(window.session()->selected() == window.session()->mostDisputed());
    MainWindow other; // where nobody looked at it yet
    other.show();
    QVERIFY(opens(other, file));
    QVERIFY(other.session()->selected() == other.session()->mostDisputed());
}

void WindowFilesTest::importCanBeCancelled() {
    MainWindow window;
    window.show();
    const QString file = m_folder.filePath(QStringLiteral("cancelled.parallax"));
    QVERIFY(window.document()->create(file));
    QByteArray lines;
    for (int i = 0; i < 400; ++i) {
        lines += "{\"title\":\"Blast " + QByteArray::number(i) + "\",\"published\":\"2021-05-04\",\"text\":\"" +
                 QByteArray("A bomb killed three people in Lund on Monday, police said. ").repeated(20) +
                 QByteArray::number(i) + "\"}\n";
    }
    const QString reports = m_folder.filePath(QStringLiteral("many.jsonl"));
    write(reports, lines);
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({reports}));
    window.document()->cancelImport();
    QVERIFY(finished.wait(patience));
    QVERIFY(window.session()->content()->reports.empty());
    QVERIFY(bar(window)->text().contains(QStringLiteral("cancelled")));
    // A window that closes while an import runs takes the import with it.
    QVERIFY(window.document()->importReports({reports}));
    window.document()->close();
    QVERIFY(!window.document()->importing());
    QVERIFY(opens(window, file));
    QVERIFY(window.session()->content()->reports.empty());
}

void WindowFilesTest::whatIsSkippedIsSaid() {
    MainWindow window;
    window.show();
    QVERIFY(window.document()->create(m_folder.filePath(QStringLiteral("skipped.parallax"))));
    const QString empty = m_folder.filePath(QStringLiteral("empty.txt"));
    write(empty, "");
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({empty, m_folder.filePath(QStringLiteral("gone.txt"))}));
    QVERIFY(finished.wait(patience));
    const auto summary = finished.first().first().value<app::ImportSummary>();
    QCOMPARE(summary.newReports, 0);
    QCOMPARE(std::count_if(summary.diagnostics.begin(), summary.diagnostics.end(),
                           [](const base::Diagnostic& one) { return one.severity == base::Severity::Skipped; }),
             2);
    QCOMPARE(bar(window)->text(), QStringLiteral("No new report was found. 2 files were skipped."));
}

void WindowFilesTest::droppedReportsAreImported() {
    MainWindow window;
    window.show();
    QVERIFY(window.document()->create(m_folder.filePath(QStringLiteral("dropped.parallax"))));
    const QString report = m_folder.filePath(QStringLiteral("dropped.txt"));
    write(report, "Mine collapses in Orsk Valley\n\nNine miners were hurt when a shaft collapsed on 3 June 2020, "
                  "officials said.\n");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(report)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QCoreApplication::sendEvent(&window, &drop);
    QVERIFY(finished.wait(patience));
    QCOMPARE(window.session()->content()->reports.size(), 1U);
}

void WindowFilesTest::errorsAreSentences() {
    MainWindow window;
    window.show();
    QVERIFY(!opens(window, m_folder.filePath(QStringLiteral("not there.parallax"))));
    QVERIFY(bar(window)->isVisible());
    QVERIFY2(bar(window)->text().contains(QStringLiteral("not there.parallax")), qPrintable(bar(window)->text()));
    const QString text = m_folder.filePath(QStringLiteral("text.parallax"));
    write(text, "this is no case at all, but long enough to be looked at as a database header, which it is not");
    QVERIFY(!opens(window, text));
    QVERIFY2(bar(window)->text().contains(QStringLiteral("text.parallax")), qPrintable(bar(window)->text()));
    QCOMPARE(bar(window)->kind(), app::MessageKind::Problem);
    QVERIFY(!window.document()->isOpen());
    // An open case stays open when another one cannot be opened.
    QVERIFY(opens(window, m_sample));
    QVERIFY(!opens(window, text));
    QCOMPARE(window.document()->fileName(), m_sample);
    QVERIFY(!window.session()->content()->events.empty());
    QVERIFY(!window.document()->create(m_sample)); // never over a file that is there
}

// Each is named with what is wrong with it, and is left as it was.
void WindowFilesTest::filesThatAreNoGoodCaseAreToldApart() {
    QFile made(m_sample);
    QVERIFY(made.open(QIODevice::ReadOnly));
    const QByteArray sound = made.readAll();
    QByteArray newer = sound;
    newer.replace(60, 4, QByteArray::fromHex("00000063")); // user_version, in the header of the database
    const std::pair<QByteArray, const char*> files[] = {{newer, "newer version"},
                                                        {sound.left(sound.size() / 2), "damaged"},
                                                        {sound.left(50), "damaged"},
                                                        {QByteArray(), "empty file"},
                                                        {QByteArray(70000, '\x5a'), "not a case file"}};
    MainWindow window;
    window.show();
    QVERIFY(opens(window, m_sample));
    int number = 0;
    for (const auto& [bytes, words] : files) {
        const QString file = m_folder.filePath(QStringLiteral("bad %1.parallax").arg(++number));
        write(file, bytes);
        QVERIFY(!opens(window, file));
        QVERIFY2(bar(window)->text().contains(file), qPrintable(bar(window)->text()));
        QVERIFY2(bar(window)->text().contains(QString::fromLatin1(words)), qPrintable(bar(window)->text()));
        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), bytes);
        QCOMPARE(window.document()->fileName(), m_sample);
    }
    QVERIFY(!opens(window, m_folder.path()));
    QVERIFY2(bar(window)->text().contains(QStringLiteral("is a folder")), qPrintable(bar(window)->text()));
    // An import of what cannot be read changes nothing and says of each file why.
    const QString text = m_folder.filePath(QStringLiteral("bad 5.parallax"));
    QSignalSpy finished(window.document(), &app::CaseDocument::importFinished);
    QVERIFY(window.document()->importReports({text, QStringLiteral("/no/such/report.txt")}));
    QVERIFY(finished.wait(patience));
    const auto summary = finished.first().first().value<app::ImportSummary>();
    QCOMPARE(summary.newReports, 0);
    QCOMPARE(summary.diagnostics.size(), 2U);
    QCOMPARE(window.session()->content()->reports.size(), 6U);
}

void WindowFilesTest::openingCanBeCancelledAndReplaced() {
    MainWindow window;
    window.show();
    QSignalSpy opened(window.document(), &app::CaseDocument::opened);
    QSignalSpy ended(window.document(), &app::CaseDocument::settled);
    window.openCase(m_sample);
    window.document()->cancelOpening();
    QVERIFY(ended.wait(patience));
    QVERIFY(!window.document()->opening());
    QVERIFY(!window.session()->waiting());
    // Too late to be cancelled, or nothing is open; never something between.
    QCOMPARE(window.document()->isOpen(), opened.size() == 1);
    QCOMPARE(window.session()->content()->reports.empty(), opened.isEmpty());
    // Of two in a row the last one counts.
    const QString copy = m_folder.filePath(QStringLiteral("replaced.parallax"));
    QVERIFY(QFile::copy(m_sample, copy));
    opened.clear();
    window.openCase(m_sample);
    window.openCase(copy);
    QVERIFY(settled(window));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(window.document()->fileName(), copy);
}

void WindowFilesTest::aCopyIsACase() {
    auto window = sampleWindow();
    const QString copy = m_folder.filePath(QStringLiteral("saved.parallax"));
    write(copy, "in the way");
    QVERIFY(window->document()->copyTo(copy));
    MainWindow other;
    QVERIFY(opens(other, copy));
    QCOMPARE(other.session()->content()->events.size(), window->session()->content()->events.size());
}

void WindowFilesTest::aBriefCanBeReadBack() {
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not there");
    auto window = sampleWindow();
    app::CaseSession& session = *window->session();
    pipeline::Filter filter;
    filter.onlyDisputed = true;
    session.setFilter(filter);
    const QString file = m_folder.filePath(QStringLiteral("brief.pdf"));
    QVERIFY(window->writeBrief(file, QStringLiteral("What the sources say"), QStringLiteral("A. Coder"),
                               app::PaperSize::A4));
    QVERIFY(bar(*window)->text().contains(QStringLiteral("brief.pdf")));
    QProcess process;
    process.start(reader, {QStringLiteral("-layout"), file, QStringLiteral("-")});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(text.contains(QStringLiteral("What the sources say")));
    QVERIFY(text.contains(QStringLiteral("A. Coder")));
    QVERIFY(text.contains(QStringLiteral("S1")));
    // Where it cannot be written, the reason is said.
    QVERIFY(!window->writeBrief(m_folder.filePath(QStringLiteral("no such folder/brief.pdf")), {}, {},
                                app::PaperSize::Letter));
    QCOMPARE(bar(*window)->kind(), app::MessageKind::Problem);
}

void WindowFilesTest::exportsAreWritten() {
    auto window = sampleWindow();
    const QString json = m_folder.filePath(QStringLiteral("out.json"));
    QVERIFY(window->writeExport(json, app::ExportFormat::Json));
    QFile file(json);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(object.value(QStringLiteral("reports")).toArray().size(), 6);
    QCOMPARE(object.value(QStringLiteral("events")).toArray().size(),
             qsizetype(window->session()->content()->events.size()));
    QVERIFY(window->writeExport(m_folder.filePath(QStringLiteral("out.csv")), app::ExportFormat::ClaimsCsv));
    QVERIFY(!window->writeExport(m_folder.filePath(QStringLiteral("no such folder/out.csv")),
                                 app::ExportFormat::EventsCsv));
    QCOMPARE(bar(*window)->kind(), app::MessageKind::Problem);
}

void WindowFilesTest::anExportCanBeStopped() {
    const QString path = m_folder.filePath(QStringLiteral("stopped.csv"));
    bool more = true;
    QTimer stopper;
    connect(&stopper, &QTimer::timeout, this, [] {
        if (auto* dialog = qobject_cast<QProgressDialog*>(QApplication::activeModalWidget()))
            Q_EMIT dialog->canceled();
    });
    stopper.start(20);
    {
        app::OutputFile output(path.toStdString());
        more = app::doAside(nullptr, QStringLiteral("Writing"), [&](base::Progress& progress) {
            app::StoppableStream stoppable(output.stream(), progress);
            for (;;) { // as long as it is let
                stoppable.stream() << "one more line\n";
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        });
    }
    QVERIFY(!more);
    QVERIFY(!QFile::exists(path));
    QVERIFY_THROWS_EXCEPTION(base::Error, app::doAside(nullptr, QStringLiteral("Writing"),
                                                       [](base::Progress&) { throw base::Error("cannot write"); }));
    QVERIFY(app::doAside(nullptr, QStringLiteral("Writing"), [](base::Progress&) {}));
}

void WindowFilesTest::withoutADisplayItSaysSo() {
#if defined(Q_OS_LINUX)
    QProcess process;
    QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        bare.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(bare);
    process.start(QStringLiteral(PARALLAX_PROGRAM), {m_folder.filePath(QStringLiteral("any.parallax"))});
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("there is no display"));
#else
    QSKIP("there is always a display here");
#endif
}

QTEST_MAIN(WindowFilesTest)
#include "window_files_test.moc"
