// A report to be read: its text as it was read, page furniture faint, claims underlined, and one passage highlighted.
#pragma once

#include "app/text/offsets.h"
#include "base/id.h"
#include "base/span.h"

#include <QWidget>

class QLabel;
class QTextBrowser;
class QTextCursor;
class QToolButton;

namespace parallax::app {

class CaseSession;
class TextLabel;

class ReportView : public QWidget {
    Q_OBJECT

public:
    explicit ReportView(CaseSession* session, QWidget* parent = nullptr); // `session` must outlive it

    // Opens the report, highlights the sentence around `span` (its own words stronger) and scrolls to it. An empty
    // span: from the top.
    void show(base::ReportId report, base::Span span = {});
    using QWidget::show;

    base::ReportId report() const { return m_report; }
    // The selected words, else the marked ones, with where they are from; empty for none.
    QString citation() const;
    QString highlighted() const; // the text that is highlighted; empty for none

Q_SIGNALS:
    void claimActivated(parallax::base::ClaimId claim);  // the person clicked an underlined claim
    void dateRequested(parallax::base::ReportId report); // the person wants to say when it was published
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choosePortion();
    void setPortion(int begin);
    void goFurther(int direction);
    QTextCursor cursorOf(TextRange range) const;
    void write();
    void mark();
    void scrollToMark();

    CaseSession* m_session;
    base::ReportId m_report;
    base::Span m_span;
    ShownText m_shown;   // of the whole report
    TextRange m_portion; // of it: what is laid out
    TextLabel* m_title;
    TextLabel* m_about;
    QTextBrowser* m_text;
    QToolButton* m_earlier = nullptr;
    QToolButton* m_later = nullptr;
    bool m_stale = false;
};

} // namespace parallax::app
