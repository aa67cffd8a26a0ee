// The brief as a file: what a reader finds in it, by way of poppler's tools.
#include "app/brief/brief_pdf.h"
#include "base/error.h"
#include "support/sample_case.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <memory>

using namespace parallax;

class BriefPdfTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static QString run(const QString& program, const QStringList& arguments) {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(60000);
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    static bool missing(const QString& program) { return QStandardPaths::findExecutable(program).isEmpty(); }

    static brief::Brief sample() {
        return brief::makeBrief(
            test::sampleCase(), {},
            {"What happened at Port Merrow", "M. Kest", "20 March 2019", "merrow.parallax", std::nullopt});
    }
    QString write(const brief::Brief& one, app::PaperSize paper = app::PaperSize::A4) {
        const QString file = m_folder.filePath(QStringLiteral("brief.pdf"));
        base::NoProgress unwatched;
        app::writeBriefPdf(one, file, paper, unwatched);
        return file;
    }
    QString textOf(const QString& file) {
        return run(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")}).simplified();
    }

private Q_SLOTS:
    void textCanBeReadBack() {
        if (missing(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString text = textOf(write(sample()));
        for (const char* expected : {"What happened at Port Merrow", "All events of the case. 12 of 12 events",
                                     "Chronology", "Bomb at the ferry terminal", "Where the sources disagree",
                                     "People killed", "contradiction", "The Harbour Guard counts 8 dead, Oda Brandt 9.",
                                     "“Nine people died in Tuesday’s bombing of the Port Merrow ferry terminal,",
                                     "Oda Brandt, Coast Ledger, 13 March 2019 [S2]", "Actors", "also: Torvand",
                                     "Undated", "Commander of the post replaced", "Sources",
                                     "Published 12 March 2019 (printed: March 12, 2019)", "Page 1 of "})
            QVERIFY2(text.contains(QString::fromUtf8(expected)), expected);
        for (const brief::SourceEntry& source : sample().sources)
            QVERIFY(text.contains(QString::fromStdString(source.sha256)));
    }

    void everyFontIsEmbedded() {
        if (missing(QStringLiteral("pdffonts")))
            QSKIP("pdffonts (poppler-utils) is not installed");
        const QStringList lines =
            run(QStringLiteral("pdffonts"), {write(sample())}).trimmed().split(QLatin1Char('\n')).mid(2);
        QVERIFY(lines.size() >= 3);
        for (const QString& line : lines) {
            // name, type, encoding, then: emb sub uni
            QVERIFY2(line.contains(QRegularExpression(QStringLiteral("\\s(yes)\\s+(yes|no)\\s+(yes)\\s"))),
                     qPrintable(line));
        }
    }

    void thePictureIsDrawnAndNotAnImage() {
        if (missing(QStringLiteral("pdfimages")))
            QSKIP("pdfimages (poppler-utils) is not installed");
        const QString list = run(QStringLiteral("pdfimages"), {QStringLiteral("-list"), write(sample())});
        QCOMPARE(list.trimmed().split(QLatin1Char('\n')).size(), 2); // the head of an empty table
    }

    void marksLeadToTheListOfSources() {
        QFile file(write(sample()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const QByteArray update = bytes.mid(bytes.indexOf("%%EOF")); // what was appended
        QVERIFY(update.count("/Subtype /Link") > 20);
        QCOMPARE(update.count("/Subtype /Link"), bytes.count("/URI (#"));
        QCOMPARE(update.count("/Dest ["), update.count("/Subtype /Link") + update.count("/Title <"));
        QVERIFY(update.contains("/Type /Outlines"));
    }

    void popplerFindsNothingWrong() {
        if (missing(QStringLiteral("pdfinfo")))
            QSKIP("pdfinfo (poppler-utils) is not installed");
        QProcess process;
        process.start(QStringLiteral("pdfinfo"), {write(sample())});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QVERIFY(QString::fromUtf8(process.readAllStandardOutput())
                    .contains(QStringLiteral("What happened at Port Merrow")));
    }

    void paperIsA4OrLetter() {
        if (missing(QStringLiteral("pdfinfo")))
            QSKIP("pdfinfo (poppler-utils) is not installed");
        QVERIFY(run(QStringLiteral("pdfinfo"), {write(sample(), app::PaperSize::A4)})
                    .contains(QStringLiteral("595 x 842")));
        QVERIFY(run(QStringLiteral("pdfinfo"), {write(sample(), app::PaperSize::Letter)})
                    .contains(QStringLiteral("612 x 792")));
    }

    void anEmptyBriefIsOnePage() {
        if (missing(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString text = textOf(write(brief::makeBrief({}, {}, {})));
        QVERIFY(text.contains(QStringLiteral("0 of 0 events")));
        QVERIFY(text.contains(QStringLiteral("Page 1 of 1")));
    }

    void aPositionThatGoesOnOverThePageSaysWhatItIs() {
        if (missing(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString once = textOf(write(sample()));
        brief::Brief many = sample();
        for (brief::Entry& entry : many.chronology) {
            if (entry.disagreements.empty())
                continue;
            auto& quotes = entry.disagreements.front().positions.front().quotes;
            quotes.resize(60, quotes.front());
            break;
        }
        const QString text = textOf(write(many));
        const QString again = QStringLiteral("(continued)");
        QVERIFY(text.count(again) > once.count(again));
        QVERIFY(text.count(again) < 60 / 4); // once a page
    }

    void longAndStrangeTextsStayOnThePage() {
        if (missing(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed");
        brief::Brief strange = sample();
        const std::string word(5000, 'x');
        for (brief::Entry& entry : strange.chronology) {
            entry.title += word;
            entry.place = "\xD0\x9F\xD0\xBE\xD1\x80\xD1\x82 \xE6\xB8\xAF\n\n\t" + word;
        }
        strange.chronology.front().disagreements = strange.chronology[1].disagreements;
        for (int i = 0; i < 300; ++i)
            strange.chronology.push_back(strange.chronology[static_cast<std::size_t>(i) % 5]);
        const QString text = textOf(write(strange));
        QVERIFY(text.contains(QStringLiteral("Порт")));
        QVERIFY(text.contains(QRegularExpression(QStringLiteral("Page \\d\\d of \\d\\d"))));
    }

    // The window goes on painting meanwhile.
    void aThreadOfItsOwnWritesTheSame() {
        if (missing(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString here = textOf(write(sample()));
        const brief::Brief one = sample();
        const std::unique_ptr<QThread> thread(QThread::create([&] { write(one); }));
        thread->start();
        QVERIFY(thread->wait(60000));
        QCOMPARE(textOf(m_folder.filePath(QStringLiteral("brief.pdf"))), here);
    }

    void itCanBeStoppedAtAnyStepAndTheOlderFileStays() {
        class Watch final : public base::Progress {
        public:
            explicit Watch(std::size_t most) : m_left(most) {}
            void report(std::string_view stage, std::size_t done, std::size_t total) override {
                stages << QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()));
                QVERIFY(total == 0 || done < total);
                if (m_left-- == 0)
                    cancel();
            }
            QStringList stages;

        private:
            std::size_t m_left;
        };
        const brief::Brief one = sample();
        const QString file = write(one);
        QFile before(file);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray bytes = before.readAll();
        Watch all(100000);
        app::writeBriefPdf(one, m_folder.filePath(QStringLiteral("watched.pdf")), app::PaperSize::A4, all);
        QVERIFY(all.stages.contains(QStringLiteral("laying out")));
        QVERIFY(all.stages.contains(QStringLiteral("writing")));
        const auto steps = static_cast<std::size_t>(all.stages.size());
        for (const std::size_t after : {std::size_t{0}, steps / 2, steps - 1}) {
            Watch watch(after);
            QVERIFY_EXCEPTION_THROWN(app::writeBriefPdf(one, file, app::PaperSize::A4, watch), base::Cancelled);
            QFile now(file);
            QVERIFY(now.open(QIODevice::ReadOnly));
            QVERIFY(now.readAll() == bytes);
        }
    }

    void aFileThatCannotBeWrittenIsAnError() {
        const QString nowhere = m_folder.filePath(QStringLiteral("no/such/folder/brief.pdf"));
        base::NoProgress unwatched;
        try {
            app::writeBriefPdf(sample(), nowhere, app::PaperSize::A4, unwatched);
            QFAIL("nothing was thrown");
        } catch (const base::Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(nowhere));
        }
    }

    // A device is written to; it is never replaced by a file.
    void whatTakesNoMoreSaysWhy() {
        // No disk can be filled here; a limit on files stops the writing in the same way.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("b.pdf"));
        rlimit small = before;
        small.rlim_cur = 2048;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        std::string said;
        try {
            base::NoProgress unwatched;
            app::writeBriefPdf(sample(), file, app::PaperSize::A4, unwatched);
        } catch (const base::Error& error) {
            said = error.what();
        }
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(said, "cannot write " + file.toStdString() + ": " + std::strerror(EFBIG));
        QVERIFY(QDir(folder.path()).isEmpty()); // nothing half written stays
    }

    void aFullDiskIsAnErrorAndADeviceStaysOne() {
        const std::filesystem::path full = "/dev/full";
        if (!std::filesystem::is_character_file(full))
            QSKIP("there is no /dev/full");
        base::NoProgress unwatched;
        QVERIFY_EXCEPTION_THROWN(
            app::writeBriefPdf(sample(), QString::fromStdString(full.string()), app::PaperSize::A4, unwatched),
            base::Error);
        QVERIFY(std::filesystem::is_character_file(full));
    }
};

QTEST_MAIN(BriefPdfTest)
#include "brief_pdf_test.moc"
