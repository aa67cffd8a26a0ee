// In the tool bar: what was known on a day. Leaves out the reports that came out later.
#pragma once

#include "base/civil_time.h"

#include <QToolButton>

#include <optional>

namespace parallax::app {

class CaseSession;

class KnownOnButton : public QToolButton {
    Q_OBJECT

public:
    explicit KnownOnButton(CaseSession* session, QWidget* parent = nullptr); // `session` must outlive it

    // Only what was out on that day (a midnight); none: all reports. Other filters stay.
    void show(std::optional<base::CivilTime> day);
    // The day that the filter is of; none where it is of none.
    std::optional<base::CivilTime> day() const { return m_day; }

private:
    void fillMenu();
    void update();
    void askForDay();

    CaseSession* m_session;
    std::optional<base::CivilTime> m_day;
};

} // namespace parallax::app
