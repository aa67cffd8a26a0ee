#include "app/panels/disagreement_card.h"

#include "app/case_session.h"
#include "app/panels/evidence_view.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"
#include "app/theme/theme.h"
#include "app/widgets/chip.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/text_label.h"
#include "pipeline/case_estimate.h"
#include "pipeline/known_on.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace parallax::app {

namespace {

constexpr qsizetype longestBeside = 22; // characters of a value that still stand well beside its quote
constexpr std::size_t shownAtOnce = 3;  // claims of a position before the rest is folded away

// The value of a position; of a time claim in the window's words for times, so that cards and header agree.
QString positionValue(const pipeline::CaseParts& content, const disagreement::Position& position) {
    const pipeline::Claim* first = position.claims.empty() ? nullptr : content.find(position.claims.front());
    if (first != nullptr && std::holds_alternative<base::TimeInterval>(first->value))
        return claimValue(*first);
    return toQt(position.value);
}

} // namespace

DisagreementCard::DisagreementCard(CaseSession* session, const disagreement::Disagreement& disagreement,
                                   QWidget* parent)
    : QFrame(parent), m_session(session) {
    setObjectName(QStringLiteral("disagreement-D%1").arg(disagreement.id.value));
    setAccessibleName(tr("Sources disagree on %1: %2")
                          .arg(attributeWords(disagreement.attribute, disagreement.otherName, disagreement.scope),
                               kindWords(disagreement.kind)));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = head(disagreement);
    layout->addWidget(m_head);
    const auto content = session->content();
    const bool beside = std::all_of(disagreement.positions.begin(), disagreement.positions.end(),
                                    [&](const disagreement::Position& position) {
                                        return positionValue(*content, position).size() <= longestBeside;
                                    });
    for (std::size_t i = 0; i < disagreement.positions.size(); ++i) {
        m_positions.push_back(position(disagreement, i, beside));
        layout->addWidget(m_positions.back());
    }
    m_foot = foot(disagreement);
    layout->addWidget(m_foot);
}

QWidget* DisagreementCard::head(const disagreement::Disagreement& disagreement) {
    auto* part = new QWidget(this);
    auto* row = new QHBoxLayout(part);
    const int pad = gap(font(), 4);
    row->setContentsMargins(pad, pad / 2, pad / 2, pad / 2);
    row->setSpacing(pad / 2);
    // Attribute and kind flow onto two lines when the panel is narrow.
    auto* words = new FlowLayout(nullptr, gap(font(), 2));
    auto* name = new TextLabel(attributeWords(disagreement.attribute, disagreement.otherName, disagreement.scope),
                               TextRole::Strong, part);
    name->setObjectName(QStringLiteral("attribute"));
    words->addWidget(name);
    words->addWidget(new KindBadge(disagreement.kind, part));
    row->addLayout(words, 1);
    row->setAlignment(words, Qt::AlignVCenter);

    int origins = 0;
    for (const disagreement::Position& position : disagreement.positions)
        origins += position.origins;
    const QString rest = disagreement.kind == disagreement::Kind::InternalContradiction ? tr("inside one report")
                         : disagreement.independent ? counted(origins, tr("origin"), tr("origins"))
                                                    : tr("shared origin");
    auto* count = new TextLabel(rest, TextRole::Small, part);
    count->setWordWrap(false);
    count->setToolTip(disagreement.independent ? tr("How many independent origins stand behind the positions")
                                               : tr("The positions do not rest on different origins"));
    row->addWidget(count, 0, Qt::AlignVCenter);

    auto* more = new QToolButton(part);
    more->setObjectName(QStringLiteral("more"));
    more->setIcon(icon(Glyph::More));
    more->setAutoRaise(true);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setAccessibleName(tr("What to do with this disagreement"));
    more->setToolTip(more->accessibleName());
    auto* menu = new QMenu(more);
    const base::DisagreementId id = disagreement.id;
    menu->addAction(tr("Note on it…"), this, [this, id] { Q_EMIT noteRequested(id); });
    menu->addAction(tr("Dismiss it…"), this, [this, id] { Q_EMIT dismissRequested(id); });
    more->setMenu(menu);
    more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }")); // three dots say it already
    row->addWidget(more, 0, Qt::AlignVCenter);
    return part;
}

QWidget* DisagreementCard::position(const disagreement::Disagreement& disagreement, std::size_t index, bool beside) {
    const disagreement::Position& one = disagreement.positions[index];
    auto* part = new QWidget(this);
    auto* grid = new QGridLayout(part);
    const int pad = gap(font(), 4);
    grid->setContentsMargins(pad, pad * 3 / 4, pad, pad * 3 / 4);
    grid->setHorizontalSpacing(pad);
    grid->setVerticalSpacing(gap(font(), 3));
    const auto content = m_session->content();
    auto* value = new TextLabel(positionValue(*content, one), TextRole::Strong, part);
    value->setObjectName(QStringLiteral("value"));
    auto* claims = new QVBoxLayout;
    claims->setSpacing(gap(font(), 4));
    const auto& leftOut = m_session->filter().hiddenReports;
    const bool none = std::all_of(one.claims.begin(), one.claims.end(), [&](base::ClaimId id) {
        const pipeline::Claim* claim = content->find(id);
        return claim == nullptr || pipeline::isLeftOut(*content, *claim, leftOut);
    });
    value->setEnabled(!none);
    std::vector<QWidget*> folded;
    for (const base::ClaimId id : one.claims) {
        const pipeline::Claim* claim = content->find(id);
        if (claim == nullptr)
            continue;
        auto* evidence = new EvidenceView(m_session, *claim, part);
        connect(evidence, &EvidenceView::linkActivated, this, &DisagreementCard::linkActivated);
        claims->addWidget(evidence);
        if (static_cast<std::size_t>(claims->count()) > shownAtOnce)
            folded.push_back(evidence);
    }
    if (!folded.empty()) {
        for (QWidget* evidence : folded)
            evidence->hide();
        const Colours colours(palette());
        auto* all = new TextLabel(link(QStringLiteral("all"), tr("%1 more").arg(folded.size()), colours.accent),
                                  TextRole::Small, part);
        connect(all, &TextLabel::linkActivated, this, [all, folded] {
            for (QWidget* evidence : folded)
                evidence->show();
            all->hide();
        });
        claims->addWidget(all);
    }
    if (beside) {
        // All values of the card take one width, so that quotes start on one line.
        const QFontMetrics metrics(scaled(font(), 1.0, QFont::DemiBold));
        int width = metrics.horizontalAdvance(QStringLiteral("0000"));
        for (const disagreement::Position& other : disagreement.positions) {
            width = std::max(width, metrics.horizontalAdvance(positionValue(*content, other)) + gap(font(), 1));
        }
        value->setFixedWidth(std::min(width, metrics.averageCharWidth() * 16));
        grid->addWidget(value, 0, 0, Qt::AlignTop);
        grid->addLayout(claims, 0, 1);
    } else {
        grid->addWidget(value, 0, 0);
        grid->addLayout(claims, 1, 0);
    }
    grid->setColumnStretch(beside ? 1 : 0, 1);
    return part;
}

QWidget* DisagreementCard::foot(const disagreement::Disagreement& disagreement) {
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    const int pad = gap(font(), 4);
    column->setContentsMargins(pad, pad * 5 / 8, pad, pad * 5 / 8);
    column->setSpacing(gap(font(), 2));
    const QString text = disagreement.explanation.empty() ? kindExplained(disagreement.kind)
                                                          : withDatesInWords(toQt(disagreement.explanation));
    auto* explanation = new TextLabel(text, TextRole::Body, part);
    explanation->setObjectName(QStringLiteral("explanation"));
    explanation->setTextFormat(Qt::PlainText);
    column->addWidget(explanation);
    addEstimate(column, disagreement);
    if (!disagreement.note.empty()) {
        auto* label =
            new TextLabel(tr("<b>Note:</b> %1").arg(toQt(disagreement.note).toHtmlEscaped()), TextRole::Body, part);
        label->setObjectName(QStringLiteral("note"));
        column->addWidget(label);
    }
    return part;
}

void DisagreementCard::addEstimate(QVBoxLayout* column, const disagreement::Disagreement& disagreement) {
    if (!claim::isCount(disagreement.attribute))
        return;
    const auto content = m_session->content();
    const std::string& chosen = disagreement.estimateRule.empty() ? content->estimateRule : disagreement.estimateRule;
    const auto rule = disagreement::parseRule(chosen).value_or(disagreement::Rule::Gtd);
    if (rule == disagreement::Rule::Pending)
        return;
    const disagreement::Disagreement known =
        pipeline::leavingOut(*content, disagreement, m_session->filter().hiddenReports);
    if (known.positions.empty())
        return; // nothing is known of it yet
    const disagreement::Estimate estimate = pipeline::estimate(*content, known, rule);
    const Colours colours(palette());
    const auto ruleName = [](disagreement::Rule one) { return toQt(disagreement::name(one)).toUpper(); };
    auto* line =
        new TextLabel(tr("Best estimate by %1: <b>%2</b>").arg(ruleName(rule), toQt(estimate.text()).toHtmlEscaped()) +
                      QStringLiteral(" · ") + link(QStringLiteral("how"), tr("how?"), colours.accent));
    line->setObjectName(QStringLiteral("estimate"));
    QStringList steps;
    for (const std::string& step : estimate.trace)
        steps.append(QStringLiteral("• ") + withDatesInWords(toQt(step)).toHtmlEscaped());
    for (const disagreement::SetAside& one : estimate.setAside) {
        const pipeline::Claim* claim = content->find(one.claim);
        if (claim != nullptr)
            steps.append(QStringLiteral("• ") +
                         tr("set aside %1: %2").arg(claimValue(*claim), toQt(one.why)).toHtmlEscaped());
    }
    QStringList others;
    for (const disagreement::Rule other : disagreement::allRules) {
        if (other == rule || other == disagreement::Rule::Pending)
            continue;
        others.append(ruleName(other) + QLatin1Char(' ') + toQt(pipeline::estimate(*content, known, other).text()));
    }
    steps.append(tr("Other rules: %1").arg(others.join(QStringLiteral(", "))).toHtmlEscaped());
    auto* how = new TextLabel(steps.join(QStringLiteral("<br>")), TextRole::Small);
    how->setObjectName(QStringLiteral("estimateTrace"));
    how->hide();
    connect(line, &TextLabel::linkActivated, how, [how] { how->setVisible(how->isHidden()); });
    column->addWidget(line);
    column->addWidget(how);
}

void DisagreementCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours colours(palette());
    QPainterPath outline;
    const double radius = gap(font(), 3);
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(outline, colours.card);
    painter.setClipPath(outline);
    painter.fillRect(m_head->geometry(), colours.header);
    painter.fillRect(m_foot->geometry(), colours.note);
    painter.setPen(QPen(colours.line, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const QWidget* part : m_positions)
        painter.drawLine(part->geometry().topLeft(), part->geometry().topRight());
    painter.drawLine(m_foot->geometry().topLeft(), m_foot->geometry().topRight());
    painter.setClipping(false);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPath(outline);
}

} // namespace parallax::app
