#include "app/panels/evidence_view.h"

#include "app/case_session.h"
#include "app/text/citation.h"
#include "app/text/sentence.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"
#include "pipeline/known_on.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace parallax::app {

namespace {

constexpr int longest = 160; // characters kept on each side of the claimed words

QString onOneLine(std::string_view bytes) {
    QString text = toQt(bytes);
    text.replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\r'), QLatin1Char(' '));
    return text;
}

QString shortenedBefore(const QString& text) {
    if (text.size() <= longest)
        return text;
    const auto space = text.indexOf(QLatin1Char(' '), text.size() - longest);
    return QStringLiteral("… ") + text.mid(space < 0 ? text.size() - longest : space + 1);
}

QString shortenedAfter(const QString& text) {
    if (text.size() <= longest)
        return text;
    const auto space = text.lastIndexOf(QLatin1Char(' '), longest);
    return text.left(space < 0 ? longest : space) + QStringLiteral(" …");
}

} // namespace

QString quoteHtml(const pipeline::CaseParts& content, const pipeline::Claim& claim) {
    const pipeline::CaseReport* report = content.find(claim.report);
    if (report == nullptr || claim.span.empty() || claim.span.end > report->report.text.size())
        return {};
    const std::string_view text = report->report.text;
    const base::Span sentence = sentenceAround(report->report, claim.span);
    const QString before = shortenedBefore(onOneLine(base::Span{sentence.begin, claim.span.begin}.in(text)));
    const QString own = onOneLine(claim.span.in(text));
    const QString after = shortenedAfter(onOneLine(base::Span{claim.span.end, sentence.end}.in(text)));
    const QString shown = own.size() > 3 * longest ? own.left(3 * longest) + QStringLiteral(" …") : own;
    // A sentence that is a quotation itself brings its own mark.
    const auto begins = [](const QString& one, const QString& marks) {
        return !one.isEmpty() && marks.contains(one.front());
    };
    const auto ends = [](const QString& one, const QString& marks) {
        return !one.isEmpty() && marks.contains(one.back());
    };
    const QString marks = QStringLiteral("\"“”„«»");
    const QString open = begins(before.isEmpty() ? shown : before, marks) ? QString() : QStringLiteral("“");
    const QString close = ends(after.isEmpty() ? shown : after, marks) ? QString() : QStringLiteral("”");
    return QStringLiteral("%4%1<span style=\"font-weight:600\">%2</span>%3%5")
        .arg(before.toHtmlEscaped(), shown.toHtmlEscaped(), after.toHtmlEscaped(), open, close);
}

EvidenceView::EvidenceView(CaseSession* session, const pipeline::Claim& claim, QWidget* parent)
    : QWidget(parent), m_session(session), m_claim(claim.id), m_quote(new TextLabel({}, TextRole::Body, this)),
      m_from(new TextLabel({}, TextRole::Small, this)), m_why(new TextLabel({}, TextRole::Small, this)) {
    setObjectName(QStringLiteral("evidence-C%1").arg(claim.id.value));
    m_quote->setObjectName(QStringLiteral("quote"));
    m_from->setObjectName(QStringLiteral("from"));
    m_why->setObjectName(QStringLiteral("why"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap(font(), 1));
    layout->addWidget(m_quote);
    layout->addWidget(m_from);
    layout->addWidget(m_why);
    m_why->hide();
    for (TextLabel* label : {m_quote, m_from, m_why}) {
        connect(label, &TextLabel::linkActivated, this, &EvidenceView::activated);
        label->setContextMenuPolicy(Qt::NoContextMenu); // this one's menu, see contextMenuEvent
    }
    write();
}

void EvidenceView::write() {
    const auto content = m_session->content();
    const pipeline::Claim* claim = content->find(m_claim);
    if (claim == nullptr)
        return; // the panel is about to be rebuilt
    const Colours colours(palette());
    const QString href = QStringLiteral("claim:%1").arg(claim->id.value);
    const QString quote = quoteHtml(*content, *claim);
    const bool leftOut = pipeline::isLeftOut(*content, *claim, m_session->filter().hiddenReports);
    if (quote.isEmpty()) {
        QStringList ids;
        for (const base::ClaimId from : claim->from) {
            const pipeline::Claim* basis = content->find(from);
            if (basis != nullptr)
                ids.append(link(QStringLiteral("claim:%1").arg(from.value), claimValue(*basis), colours.accent));
        }
        m_quote->setText(ids.isEmpty() ? tr("Worked out; no quote of its own.")
                                       : tr("Worked out from %1").arg(ids.join(QStringLiteral(", "))));
    } else {
        m_quote->setText(QStringLiteral("<a href=\"%1\" style=\"text-decoration:none;color:%2\"><i>%3</i></a>")
                             .arg(href, Colours::css(leftOut ? colours.dim : colours.text), quote));
        m_quote->setToolTip(tr("Read it in the report"));
    }

    QStringList from;
    QStringList bases; // of a derived claim: the reports of its parts
    for (const base::ClaimId part : claim->from) {
        const pipeline::Claim* basis = content->find(part);
        if (const auto* report = basis == nullptr ? nullptr : content->find(basis->report))
            bases.append(reportName(*content, *report).toHtmlEscaped());
    }
    bases.removeDuplicates();
    if (!bases.isEmpty() && !claim->report)
        from.append(bases.join(QStringLiteral(", ")));
    if (const pipeline::CaseReport* report = content->find(claim->report)) {
        QString name = reportName(*content, *report);
        const QString date = reportDate(*report);
        if (!date.isEmpty())
            name += QStringLiteral(", ") + date;
        from.append(link(href, name, colours.accent));
    }
    if (const actor::Actor* speaker = content->find(claim->speaker)) {
        QString said = link(QStringLiteral("actor:%1").arg(speaker->id.value), toQt(speaker->name), colours.accent);
        if (const pipeline::Source* via = content->find(claim->via))
            said += QLatin1Char(' ') + tr("via %1").arg(toQt(via->name)).toHtmlEscaped();
        from.append(said);
    } else if (claim->report) {
        from.append(tr("own voice"));
    }
    // Most speak for the day of their report, which stands there already.
    const pipeline::CaseReport* own = content->find(claim->report);
    const bool ofItsReport = own != nullptr && own->report.published.bounded() && claim->asOf &&
                             *claim->asOf >= *own->report.published.begin && *claim->asOf < *own->report.published.end;
    if (claim->asOf && !ofItsReport)
        from.append(tr("as of %1").arg(dayWords(*claim->asOf)));
    const QString hedge = hedgeWords(claim->hedge);
    if (!hedge.isEmpty())
        from.append(hedge);
    if (claim->credibility != '6')
        from.append(tr("credibility %1").arg(QLatin1Char(claim->credibility)));
    if (!claim->why.empty())
        from.append(link(QStringLiteral("why"), m_why->isHidden() ? tr("why?") : tr("hide why"), colours.accent));
    if (leftOut)
        from.prepend(tr("left out by the filter"));
    m_from->setText(from.join(QStringLiteral(" · ")));
    m_from->setAccessibleName(tr("Source of the claim"));
    QStringList steps;
    for (const std::string& step : claim->why)
        steps.append(QStringLiteral("• ") + withDatesInWords(toQt(step)).toHtmlEscaped());
    m_why->setText(steps.join(QStringLiteral("<br>")));
}

void EvidenceView::activated(const QString& href) {
    if (href != QLatin1String("why")) {
        Q_EMIT linkActivated(href);
        return;
    }
    m_why->setVisible(m_why->isHidden());
    write();
}

QString EvidenceView::citation() const {
    const auto content = m_session->content();
    const pipeline::Claim* claim = content->find(m_claim);
    return claim == nullptr ? QString() : cited(*content, *claim);
}

void EvidenceView::contextMenuEvent(QContextMenuEvent* event) {
    const auto content = m_session->content();
    const pipeline::Claim* claim = content->find(m_claim);
    if (claim == nullptr)
        return;
    QMenu menu(this);
    const auto copy = [](const QString& text) { QApplication::clipboard()->setText(text); };
    for (const TextLabel* label : {m_quote, m_from, m_why}) {
        if (label->hasSelectedText())
            menu.addAction(tr("Copy the selected words"), this, [copy, text = label->selectedText()] { copy(text); });
    }
    if (const QString text = citation(); !text.isEmpty()) {
        const QString href = QStringLiteral("claim:%1").arg(claim->id.value);
        menu.addAction(icon(Glyph::Report), tr("Read it in the report"), this,
                       [this, href] { Q_EMIT linkActivated(href); });
        menu.addAction(tr("Copy the quote with its source"), this, [copy, text] { copy(text); });
        menu.addAction(tr("Copy the quote"), this, [copy, quote = onOneLine(claim->quote)] { copy(quote); });
    }
    menu.addSeparator();
    const QString grade = QStringLiteral("grade:%1").arg(claim->id.value);
    menu.addAction(tr("Grade the claim…"), this, [this, grade] { Q_EMIT linkActivated(grade); });
    const QString move = QStringLiteral("move:%1").arg(claim->id.value);
    menu.addAction(tr("About another event…"), this, [this, move] { Q_EMIT linkActivated(move); });
    menu.exec(event->globalPos());
}

void EvidenceView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

} // namespace parallax::app
