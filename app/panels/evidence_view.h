// One claim as evidence: the sentence it stands in, with its own words strong, and who wrote and said it.
#pragma once

#include "pipeline/case.h"

#include <QWidget>

namespace parallax::app {

class CaseSession;
class TextLabel;

// Links go out as they are written: "claim:8" (read it in its report), "actor:5", "report:3", and from the menu
// "grade:8" and "move:8". "why" is answered here, under the quote.
class EvidenceView : public QWidget {
    Q_OBJECT

public:
    EvidenceView(CaseSession* session, const pipeline::Claim& claim, QWidget* parent = nullptr);

    QString citation() const; // the quote with where it is from, as plain text; empty for a claim without a quote

Q_SIGNALS:
    void linkActivated(const QString& href);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void write();
    void activated(const QString& href);

    CaseSession* m_session;
    base::ClaimId m_claim;
    TextLabel* m_quote;
    TextLabel* m_from;
    TextLabel* m_why;
};

// The sentence around a claim as rich text: the claim's own words stand out, long sentences are shortened at their
// ends. Empty without a quote.
QString quoteHtml(const pipeline::CaseParts& content, const pipeline::Claim& claim);

} // namespace parallax::app
