#include "app/panels/known_on_button.h"

#include "app/case_session.h"
#include "app/text/words.h"
#include "app/timeline/go_to_date.h"
#include "pipeline/known_on.h"

#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

namespace parallax::app {

namespace {

constexpr std::size_t mostDays = 14; // in the menu; more are a list to search in, and the day can be typed

// All days, or so many of them evenly spread, the last one among them.
std::vector<base::CivilTime> someOf(const std::vector<base::CivilTime>& days) {
    if (days.size() <= mostDays)
        return days;
    std::vector<base::CivilTime> some;
    for (std::size_t i = 1; i <= mostDays; ++i)
        some.push_back(days[i * days.size() / mostDays - 1]);
    return some;
}

} // namespace

KnownOnButton::KnownOnButton(CaseSession* session, QWidget* parent) : QToolButton(parent), m_session(session) {
    setObjectName(QStringLiteral("known-on"));
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setAccessibleName(tr("As known on a day"));
    setToolTip(tr("What was known on a day: leaves out reports that came out later. Reports without a date stay."));
    setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }")); // its text has an arrow
    auto* menu = new QMenu(this);
    menu->menuAction()->setStatusTip(tr("What was known on a day: leaves out reports that came out later"));
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &KnownOnButton::fillMenu);
    connect(session, &CaseSession::filterChanged, this, &KnownOnButton::update);
    connect(session, &CaseSession::contentChanged, this, &KnownOnButton::update);
    update();
}

void KnownOnButton::show(std::optional<base::CivilTime> day) {
    pipeline::Filter filter = m_session->filter();
    filter.hiddenReports.clear();
    if (day)
        filter.hiddenReports = pipeline::publishedAfter(*m_session->content(), *day);
    m_day = day;
    m_session->setFilter(filter);
    update(); // also where the filter is as it was
}

// Someone may have ticked sources since: then the filter is of no day.
void KnownOnButton::update() {
    const auto content = m_session->content();
    if (m_day && m_session->filter().hiddenReports != pipeline::publishedAfter(*content, *m_day))
        m_day.reset();
    setText(m_day ? tr("As known on: %1 ▾").arg(dayWords(*m_day)) : tr("As known on: any day ▾"));
    setEnabled(content->reports.size() > 1);
}

void KnownOnButton::fillMenu() {
    menu()->clear();
    const auto content = m_session->content();
    const auto add = [&](const QString& words, std::optional<base::CivilTime> day) {
        QAction* choice = menu()->addAction(words, this, [this, day] { show(day); });
        choice->setCheckable(true);
        choice->setStatusTip(day ? tr("Leaves out reports that came out later") : tr("Leaves out no report"));
        choice->setChecked(day == m_day);
    };
    add(tr("Any day: all reports"), std::nullopt);
    menu()->addSeparator();
    for (const base::CivilTime day : someOf(pipeline::publicationDays(*content))) {
        const auto out =
            static_cast<qsizetype>(content->reports.size() - pipeline::publishedAfter(*content, day).size());
        add(tr("%1 · %2").arg(dayWords(day), counted(out, tr("report"), tr("reports"))), day);
    }
    menu()->addSeparator();
    menu()
        ->addAction(tr("Another day…"), this, &KnownOnButton::askForDay)
        ->setStatusTip(tr("Asks for the day after which reports are left out"));
}

void KnownOnButton::askForDay() {
    bool accepted = false;
    const QString text = QInputDialog::getText(this, tr("As known on"), tr("Day, such as 6 June 2016 or 2016-06-06:"),
                                               QLineEdit::Normal, m_day ? dayWords(*m_day) : QString(), &accepted);
    if (!accepted)
        return;
    const auto time = parseGoToDate(text);
    if (!time || !time->end) {
        QMessageBox::warning(this, tr("As known on"),
                             tr("“%1” is no day. Write it as 6 June 2016 or 2016-06-06.").arg(text));
        return;
    }
    show(base::CivilTime::ofDay(base::CivilTime{time->end->minutes - 1}.dayNumber()));
}

} // namespace parallax::app
