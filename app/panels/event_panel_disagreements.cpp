// Of the selected event: where its sources disagree.
#include "app/case_session.h"
#include "app/panels/disagreement_card.h"
#include "app/panels/event_panel.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace parallax::app {

void EventPanel::addDisagreements(QVBoxLayout* column, base::EventId event) {
    const CaseIndex::OfEvent& around = m_session->index().of(event);
    std::vector<const disagreement::Disagreement*> open(around.disagreements.begin(), around.disagreements.end());
    // What cannot be reconciled comes first.
    std::stable_sort(open.begin(), open.end(), [](const auto* a, const auto* b) {
        const auto rank = [](disagreement::Kind kind) {
            using disagreement::Kind;
            switch (kind) {
            case Kind::Contradiction:
                return 0;
            case Kind::InternalContradiction:
                return 1;
            case Kind::DerivedArithmetic:
                return 2;
            case Kind::UpdateOverTime:
                return 3;
            case Kind::ScopeDifference:
                return 4;
            case Kind::PrecisionDifference:
                return 5;
            }
            return 6;
        };
        return rank(a->kind) < rank(b->kind);
    });
    column->addSpacing(gap(font(), 2));
    auto* heading =
        new TextLabel(open.empty() ? (around.elsewhere.empty() ? tr("No disagreement") : tr("Sources disagree"))
                                   : tr("Sources disagree · %1").arg(open.size()),
                      TextRole::Heading);
    heading->setObjectName(QStringLiteral("disagreementHeading"));
    column->addWidget(heading);
    for (const disagreement::Disagreement* one : open) {
        auto* card = new DisagreementCard(m_session, *one);
        connect(card, &DisagreementCard::linkActivated, this, &EventPanel::activated);
        connect(card, &DisagreementCard::noteRequested, this, &EventPanel::noteRequested);
        connect(card, &DisagreementCard::dismissRequested, this, &EventPanel::dismissRequested);
        column->addWidget(card);
    }
    const Colours colours(palette());
    const auto content = m_session->content();
    for (const disagreement::Disagreement* one : around.elsewhere) {
        const auto other = content->find(one->event);
        if (!other)
            continue;
        auto* label = new TextLabel(
            tr("%1: in dispute in %2")
                .arg(attributeWords(one->attribute, one->otherName, one->scope).toHtmlEscaped(),
                     link(QStringLiteral("event:%1").arg(other->id.value), toQt(other->title), colours.accent)));
        label->setObjectName(QStringLiteral("disputedElsewhere"));
        connect(label, &TextLabel::linkActivated, this, &EventPanel::activated);
        column->addWidget(label);
    }
    for (const disagreement::Disagreement* one : around.dismissed) {
        auto* label = new TextLabel(
            tr("%1: dismissed · %2")
                .arg(attributeWords(one->attribute, one->otherName, one->scope).toHtmlEscaped(),
                     link(QStringLiteral("restore:%1").arg(one->id.value), tr("take it back"), colours.accent)),
            TextRole::Small);
        label->setObjectName(QStringLiteral("dismissed"));
        connect(label, &TextLabel::linkActivated, this, &EventPanel::activated);
        column->addWidget(label);
    }
}
} // namespace parallax::app
