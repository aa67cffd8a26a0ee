// Pictures of the window for people to judge; not a test.
//   build/screenshots CASE OUT.png [--size WxH] [--event E3] [--actor A2] [--page 0|1|2] [--read] [--search WORDS]
//   [--dialog "Rename"] [--type WORDS] [--hint] [--dark] [--range "June 2016"] [--lanes 0..4] [--rows 0..4] [--strip]
//   [--rtl]
// Run it with QT_QPA_PLATFORM=offscreen (taken by itself where there is no display) and, for 200 %, QT_SCALE_FACTOR=2.
// CASE "sample" is the sample case, made anew; "none" is no case; "synthetic:300" is an invented one of so many events.
#include "app/case_session.h"
#include "app/panels/known_on_button.h"
#include "app/panels/search_box.h"
#include "app/report/report_view.h"
#include "app/theme/theme.h"
#include "app/theme/window_style.h"
#include "app/timeline/timeline_view.h"
#include "app/window/display.h"
#include "app/window/main_window.h"
#include "support/synthetic_case.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QListView>
#include <QPainter>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace parallax;

int main(int argc, char** argv) {
    QTemporaryDir home; // nothing of the person's own is read or written
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    if (!app::hasDisplay(argc, argv)) {
        std::fputs("screenshots: no display; painted without one (QT_QPA_PLATFORM=offscreen)\n", stderr);
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication program(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Parallax"));
    QApplication::setApplicationName(QStringLiteral("Parallax"));
    QCommandLineParser options;
    const auto option = [&](const char* name, const char* value = nullptr) {
        options.addOption(
            {QString::fromLatin1(name), QString(), value != nullptr ? QString::fromLatin1(value) : QString()});
    };
    option("size", "WxH");
    option("event", "id");
    option("actor", "id");
    option("page", "number");
    option("search", "words");
    option("read");
    option("dark");
    option("range", "words");
    option("lanes", "number");
    option("rows", "number");
    option("strip");
    option("rtl");
    option("known-on", "day");
    option("dialog", "words of its action"); // the dialog alone,
    option("type", "words");                 // typed into it
    options.process(program);
    const QStringList files = options.positionalArguments();
    if (files.size() != 2) {
        std::fputs("screenshots CASE OUT.png [options]\n", stderr);
        return 2;
    }
    if (options.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    QApplication::setStyle(QStringLiteral("Fusion"));
    app::WindowStyle::install();
    QApplication::setPalette(options.isSet(QStringLiteral("dark")) ? app::darkPalette() : app::lightPalette());
    app::MainWindow window;
    const QStringList size = options.value(QStringLiteral("size")).split(QLatin1Char('x'));
    window.resize(size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt()) : QSize(1600, 900));
    window.show();
    const QString synthetic = QStringLiteral("synthetic:");
    if (files[0].startsWith(synthetic)) {
        window.session()->setContent(std::make_shared<const pipeline::PackedCase>(
            test::syntheticCase(static_cast<std::size_t>(files[0].mid(synthetic.size()).toLongLong()))));
    } else if (files[0] != QLatin1String("none"))
        window.begin(files[0] == QLatin1String("sample") ? QString() : files[0]);
    while (window.document()->busy())
        QTest::qWait(20);
    app::CaseSession* session = window.session();
    auto* timeline = window.findChild<app::TimelineView*>();
    timeline->setAnimated(false);
    while (timeline->isPacking())
        QTest::qWait(20);
    if (options.isSet(QStringLiteral("lanes")))
        timeline->setLaneGrouping(static_cast<app::LaneGrouping>(options.value(QStringLiteral("lanes")).toInt()));
    if (options.isSet(QStringLiteral("rows")))
        timeline->setRowStyle(static_cast<app::RowStyle>(options.value(QStringLiteral("rows")).toInt()));
    timeline->setDisputeStrip(options.isSet(QStringLiteral("strip")));
    if (options.isSet(QStringLiteral("actor"))) {
        pipeline::Filter filter;
        filter.actors = {{options.value(QStringLiteral("actor")).mid(1).toLongLong()}};
        session->setFilter(filter);
    }
    if (options.isSet(QStringLiteral("known-on")))
        window.findChild<app::KnownOnButton*>()->show(
            base::parseEdtf(options.value(QStringLiteral("known-on")).toStdString()).value().begin);
    if (options.isSet(QStringLiteral("page")))
        window.findChild<QTabBar*>(QStringLiteral("views"))
            ->setCurrentIndex(options.value(QStringLiteral("page")).toInt());
    base::EventId event{options.value(QStringLiteral("event")).mid(1).toLongLong()};
    if (options.value(QStringLiteral("event")) == QLatin1String("most"))
        event = session->mostDisputed();
    session->select(event);
    if (options.isSet(QStringLiteral("range")))
        timeline->goToText(options.value(QStringLiteral("range")));
    if (options.isSet(QStringLiteral("read"))) {
        const auto& around = session->index().of(event);
        base::ClaimId first; // one with a quote: not worked out from others
        for (const auto* one : around.disagreements) {
            for (const auto& position : one->positions) {
                for (const base::ClaimId claim : position.claims) {
                    if (!first && session->content()->find(claim)->report)
                        first = claim;
                }
            }
        }
        if (!first && !around.claims.empty())
            first = around.claims.front()->id;
        window.readClaim(first);
    }
    QTest::qWait(400);
    while (timeline->isPacking())
        QTest::qWait(20);
    QPixmap picture = window.grab();
    if (options.isSet(QStringLiteral("search"))) {
        auto* box = window.findChild<app::SearchBox*>();
        box->setFocus();
        QTest::keyClicks(box, options.value(QStringLiteral("search")));
        QTest::qWait(400);
        picture = window.grab();
        QPainter painter(&picture);
        QWidget* list = box->list()->window();
        painter.drawPixmap(list->pos() - window.pos(), list->grab());
    }
    if (options.isSet(QStringLiteral("dialog"))) {
        for (QAction* action : window.findChildren<QAction*>()) {
            if (!action->text().remove(QLatin1Char('&')).startsWith(options.value(QStringLiteral("dialog"))))
                continue;
            QTimer::singleShot(500, &window, [&] {
                QWidget* dialog = QApplication::activeModalWidget();
                if (dialog == nullptr)
                    return;
                if (QWidget* field = dialog->focusWidget())
                    QTest::keyClicks(field, options.value(QStringLiteral("type")));
                QTest::qWait(100);
                picture = dialog->grab();
                dialog->close();
            });
            action->trigger();
            QTest::qWait(900); // dialogs that do not wait
            break;
        }
    }
    return picture.save(files[1]) ? 0 : 1;
}
