// parallax brief, as it is run from a shell: from reports to a PDF, and what is wrong with it when it fails.
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class BriefCommandTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_case;

    struct Outcome {
        int status = -1;
        QString errors;
    };
    static Outcome run(const QString& program, const QStringList& arguments) {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(120000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }
    Outcome brief(const QStringList& arguments) {
        return run(QStringLiteral(PARALLAX_PROGRAM), QStringList{QStringLiteral("brief")} + arguments);
    }
    QString path(const char* name) { return m_folder.filePath(QString::fromUtf8(name)); }

private Q_SLOTS:
    void initTestCase() {
        m_case = path("halmen.parallax");
        const QString sample = QStringLiteral(PARALLAX_SOURCE_DIR "/resources/sample/");
        const Outcome outcome = run(QStringLiteral(PARALLAX_PROGRAM),
                                    {QStringLiteral("import"), m_case, sample + QStringLiteral("halmen-gazette.txt"),
                                     sample + QStringLiteral("tarvania-herald.md")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    }

    void writesAPdfOfWhatIsSelected() {
        const Outcome outcome = brief({m_case, QStringLiteral("-o"), path("all.pdf"), QStringLiteral("--title"),
                                       QStringLiteral("Night on the quay"), QStringLiteral("--rule"),
                                       QStringLiteral("gtd"), QStringLiteral("--paper"), QStringLiteral("Letter")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
        QFile file(path("all.pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path("all.pdf"), QStringLiteral("-")});
        QVERIFY(reader.waitForFinished(60000));
        const QString text = QString::fromUtf8(reader.readAllStandardOutput()).simplified();
        QVERIFY(text.contains(QStringLiteral("Night on the quay")));
        QVERIFY(text.contains(QStringLiteral("2 of 2 reports cited")));
        QVERIFY(text.contains(QStringLiteral("Tarvania Herald")));
    }

    void saysWhatIsWrong() {
        const Outcome noCase = brief({path("no.parallax"), QStringLiteral("-o"), path("no.pdf")});
        QCOMPARE(noCase.status, 1);
        QVERIFY(noCase.errors.contains(QStringLiteral("no.parallax")));
        const Outcome noActor = brief(
            {m_case, QStringLiteral("-o"), path("no.pdf"), QStringLiteral("--actor"), QStringLiteral("Nobody Atall")});
        QCOMPARE(noActor.status, 1);
        QVERIFY(noActor.errors.contains(QStringLiteral("Nobody Atall")));
        QCOMPARE(brief({m_case}).status, 2);
        QCOMPARE(brief({m_case, QStringLiteral("-o"), path("no.pdf"), QStringLiteral("--rule"), QStringLiteral("best")})
                     .status,
                 2);
        QCOMPARE(brief({m_case, QStringLiteral("-o"), path("no/folder/no.pdf")}).status, 1);
        QVERIFY(!QFile::exists(path("no.pdf")));
    }
};

QTEST_MAIN(BriefCommandTest)
#include "brief_command_test.moc"
