// A window on a copy of the sample case, for the tests of it.
#pragma once

#include "app/case_session.h"
#include "app/widgets/message_bar.h"
#include "app/window/first_start.h"
#include "app/window/main_window.h"

#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace parallax::test {

inline constexpr int patience = 60000; // milliseconds: also under sanitizers on a busy machine

inline void write(const QString& file, const QByteArray& bytes) {
    QFile out(file);
    QVERIFY2(out.open(QIODevice::WriteOnly), qPrintable(file));
    out.write(bytes);
}

inline QString labelText(const QWidget& window, const char* name) {
    const auto* label = window.findChild<QLabel*>(QString::fromLatin1(name));
    return label != nullptr ? label->text() : QString();
}

inline app::MessageBar* bar(const app::MainWindow& window) {
    return window.findChild<app::MessageBar*>();
}

// Until nothing goes on in the background any more.
inline bool settled(const app::MainWindow& window) {
    return QTest::qWaitFor([&] { return !window.document()->busy(); }, patience);
}

// Opens `file` and waits for it; whether it is the open case then.
inline bool opens(app::MainWindow& window, const QString& file) {
    window.openCase(file);
    return settled(window) && window.document()->fileName() == file;
}

inline base::EventId mostDisputed(const app::CaseSession& session) {
    base::EventId best;
    std::size_t most = 0;
    for (const base::EventId event : session.visibleEvents()) {
        const std::size_t count = session.index().of(event).disagreements.size();
        if (count > most) {
            most = count;
            best = event;
        }
    }
    return best;
}

// Tests derive from it, and call setUp() before each, makeSample() before all.
class WindowFixture : public QObject {
protected:
    // The sample case is imported once a program.
    void makeSample() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("ParallaxTest"));
        QCoreApplication::setApplicationName(QString::fromLatin1(metaObject()->className()));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QVERIFY(m_folder.isValid());
        QFile::remove(app::sampleCaseFile());
        m_sample = m_folder.filePath(QStringLiteral("made.parallax"));
        {
            app::MainWindow window;
            window.begin({});
            QVERIFY(settled(window));
        } // which closes the file
        QVERIFY(QFile::rename(app::sampleCaseFile(), m_sample));
    }
    void setUp() { QSettings().clear(); }

    // A window on a copy of the sample case.
    std::unique_ptr<app::MainWindow> sampleWindow() {
        static int number = 0;
        const QString copy = m_folder.filePath(QStringLiteral("copy %1.parallax").arg(++number));
        QFile::copy(m_sample, copy);
        auto window = std::make_unique<app::MainWindow>();
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get()); // shortcuts need it
        window->begin(copy);
        if (!settled(*window))
            qWarning("the case was not opened in time");
        return window;
    }

    QTemporaryDir m_folder;
    QString m_sample;
};

} // namespace parallax::test
