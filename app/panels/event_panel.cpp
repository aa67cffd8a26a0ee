#include "app/panels/event_panel.h"

#include "app/case_session.h"
#include "app/models/claim_groups.h"
#include "app/panels/evidence_view.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <map>

namespace parallax::app {

namespace {

constexpr std::size_t groupsAtOnce = 25; // before the rest is folded away: an event may carry hundreds of claims

// "2 Mar 2019: 9" is not a title; a group's line is its value, or values, then what they are values of.
QString groupLine(const ClaimGroup& group, const Colours& colours) {
    QStringList values;
    for (const pipeline::Claim* claim : group.claims) {
        const QString value = claimValue(*claim);
        if (!values.contains(value))
            values.append(value);
    }
    const pipeline::Claim& first = *group.claims.front();
    return QStringLiteral("%1 &nbsp;<b>%2</b>")
        .arg(coloured(attributeWords(first.attribute, first.otherName, first.scope), colours.dim),
             values.join(QStringLiteral(" · ")).toHtmlEscaped());
}

} // namespace

EventPanel::EventPanel(CaseSession* session, QWidget* parent) : QScrollArea(parent), m_session(session) {
    setObjectName(QStringLiteral("eventPanel"));
    setAccessibleName(tr("Selected event"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(session, &CaseSession::contentChanged, this, &EventPanel::rebuild);
    connect(session, &CaseSession::decisionsChanged, this, &EventPanel::rebuild);
    connect(session, &CaseSession::selectionChanged, this, &EventPanel::rebuild);
    connect(session, &CaseSession::filterChanged, this, [this] {
        if (m_leftOut != m_session->filter().hiddenReports)
            rebuild();
    });
    connect(session, &CaseSession::waitingChanged, this, &EventPanel::rebuild);
    rebuild();
}

void EventPanel::rebuild() {
    const base::EventId event = m_session->selected();
    const int kept = event == m_shown ? verticalScrollBar()->value() : 0;
    m_shown = event;
    m_leftOut = m_session->filter().hiddenReports;
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("eventPage"));
    auto* column = new QVBoxLayout(page);
    const int pad = gap(font(), 6);
    column->setContentsMargins(pad, pad * 2 / 3, pad, pad);
    column->setSpacing(gap(font(), 4));
    if (!m_session->content()->has(event)) {
        showNothing(column);
    } else {
        addHead(column, event);
        addDisagreements(column, event);
        const ClaimGroups groups = undisputedClaims(m_session->index().of(event));
        addGroups(column, tr("Sources agree"), groups.agreed, true);
        addGroups(column, tr("Single claims"), groups.single, false);
        addParts(column, event);
        addReasons(column, event);
    }
    column->addStretch(1);
    // The old page may be the one whose link brought us here; setWidget would delete it at once.
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    setWidget(page);
    page->setAutoFillBackground(false);
    if (kept > 0) {
        page->layout()->activate();
        verticalScrollBar()->setValue(kept);
    }
}

void EventPanel::showNothing(QVBoxLayout* column) {
    const auto content = m_session->content();
    if (m_session->waiting() && content->events.empty())
        return;
    column->addStretch(1);
    auto* title =
        new TextLabel(content->events.empty() ? tr("No events yet") : tr("No event is selected"), TextRole::Strong);
    title->setAlignment(Qt::AlignCenter);
    column->addWidget(title);
    auto* text = new TextLabel(
        content->events.empty()
            ? tr("Import reports on one incident, and what they say of it is laid out here side by side.")
            : tr("Click an event on the timeline, or press %1, to see where its sources disagree.").arg(tr("Alt+Down")),
        TextRole::Dim);
    text->setAlignment(Qt::AlignCenter);
    column->addWidget(text);
    column->addStretch(1);
}

void EventPanel::addHead(QVBoxLayout* column, base::EventId id) {
    const auto content = m_session->content();
    const event::Event event = *content->find(id);
    const Colours colours(palette());

    auto* top = new QHBoxLayout;
    top->setSpacing(gap(font(), 1));
    QString kind = eventKindWords(event.kind).toHtmlEscaped();
    if (event.background)
        kind += QStringLiteral(" · ") + tr("background");
    if (const auto parent = content->find(event.parent)) {
        kind += QStringLiteral(" · ") +
                tr("part of %1")
                    .arg(link(QStringLiteral("event:%1").arg(parent->id.value), toQt(parent->title), colours.accent));
    }
    auto* kindLabel = new TextLabel(kind, TextRole::Small);
    kindLabel->setObjectName(QStringLiteral("eventKind"));
    connect(kindLabel, &TextLabel::linkActivated, this, &EventPanel::activated);
    top->addWidget(kindLabel, 1);
    const auto at = m_session->placeOf(id);
    const auto step = [&](Glyph glyph, const QString& name, bool enabled, auto go) {
        auto* button = new QToolButton;
        button->setIcon(icon(glyph));
        button->setAutoRaise(true);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setEnabled(enabled);
        connect(button, &QToolButton::clicked, this, go);
        top->addWidget(button, 0, Qt::AlignTop);
    };
    step(Glyph::Previous, tr("Previous event (Alt+Up)"), !at || *at > 0, [this] { m_session->selectPrevious(); });
    step(Glyph::Next, tr("Next event (Alt+Down)"), !at || *at + 1 < m_session->visibleEvents().size(),
         [this] { m_session->selectNext(); });
    column->addLayout(top);

    auto* title = new TextLabel(toQt(event.title), TextRole::Title);
    title->setObjectName(QStringLiteral("eventTitle"));
    title->setTextFormat(Qt::PlainText);
    column->addWidget(title);

    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(gap(font(), 5));
    facts->setVerticalSpacing(gap(font(), 2));
    facts->setColumnStretch(1, 1);
    int row = 0;
    const auto fact = [&](const QString& name, const QString& html, const char* objectName) {
        auto* label = new TextLabel(name, TextRole::Dim);
        label->setWordWrap(false);
        auto* value = new TextLabel(html);
        value->setObjectName(QString::fromLatin1(objectName));
        value->setAccessibleDescription(name);
        connect(value, &TextLabel::linkActivated, this, &EventPanel::activated);
        facts->addWidget(label, row, 0, Qt::AlignTop);
        facts->addWidget(value, row++, 1);
    };
    QString when = QStringLiteral("<b>%1</b>").arg(timeWords(event.time).toHtmlEscaped());
    QStringList how;
    if (event.time.known())
        how.append(basisWords(event.time.basis));
    if (!event.timeBecause.empty())
        how.append(withDatesInWords(toQt(event.timeBecause)));
    // Then nothing could be counted from "on Sunday"; a person may know more.
    const auto isDated = [&](const event::EventEvidence& mention) {
        const pipeline::CaseReport* report = content->find(mention.report);
        return report != nullptr && report->report.published.known();
    };
    if (!event.time.known() && std::none_of(event.mentions.begin(), event.mentions.end(), isDated))
        how.append(tr("no report that tells of it has a date; open one and set its date (Ctrl+T) if you know it"));
    if (!how.isEmpty())
        when += QStringLiteral("<br>") + coloured(how.join(QStringLiteral(": ")), colours.dim);
    fact(tr("When"), when, "eventTime");
    if (!event.place.empty())
        fact(tr("Where"), toQt(event.place).toHtmlEscaped(), "eventPlace");
    std::map<mention::Role, QStringList> byRole;
    for (const event::EventActor& one : event.actors) {
        if (const actor::Actor* actor = content->find(one.actor)) {
            byRole[one.role].append(
                link(QStringLiteral("actor:%1").arg(actor->id.value), toQt(actor->name), colours.accent));
        }
    }
    for (const auto& [role, actors] : byRole)
        fact(roleWords(role), actors.join(QStringLiteral(", ")), "eventActors");
    QStringList tellers;
    base::ReportId last;
    for (std::size_t i = 0; i < event.mentions.size(); ++i) {
        const event::EventEvidence& mention = event.mentions[i];
        const pipeline::CaseReport* report = content->find(mention.report);
        if (report == nullptr || mention.report == last)
            continue;
        last = mention.report;
        tellers.append(link(QStringLiteral("mention:%1").arg(i), reportName(*content, *report), colours.accent));
    }
    if (!tellers.isEmpty())
        fact(tr("Told by"), tellers.join(QStringLiteral(", ")), "eventReports");
    column->addLayout(facts);
}

void EventPanel::addGroups(QVBoxLayout* column, const QString& heading, const std::vector<ClaimGroup>& groups,
                           bool agreed) {
    if (groups.empty())
        return;
    const Colours colours(palette());
    column->addSpacing(gap(font(), 4));
    column->addWidget(new TextLabel(QStringLiteral("%1 · %2").arg(heading).arg(groups.size()), TextRole::Heading));
    std::vector<QWidget*> folded;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const ClaimGroup& group = groups[i];
        auto* part = new QWidget;
        part->setObjectName(agreed ? QStringLiteral("agreement") : QStringLiteral("singleClaim"));
        auto* rows = new QVBoxLayout(part);
        rows->setContentsMargins(0, 0, 0, gap(font(), 2));
        rows->setSpacing(gap(font(), 1));
        QString line = groupLine(group, colours);
        if (agreed)
            line += QStringLiteral(" &nbsp;") +
                    link(QStringLiteral("quotes"),
                         counted(static_cast<qsizetype>(group.reports), tr("report"), tr("reports")), colours.accent);
        auto* label = new TextLabel(line);
        rows->addWidget(label);
        std::vector<QWidget*> quotes;
        for (const pipeline::Claim* claim : group.claims) {
            auto* evidence = new EvidenceView(m_session, *claim, part);
            connect(evidence, &EvidenceView::linkActivated, this, &EventPanel::activated);
            rows->addWidget(evidence);
            quotes.push_back(evidence);
        }
        if (agreed) {
            // One line says it; the quotes open on demand.
            for (QWidget* quote : quotes)
                quote->hide();
            connect(label, &TextLabel::linkActivated, this, [quotes] {
                for (QWidget* quote : quotes)
                    quote->setVisible(quote->isHidden());
            });
        }
        column->addWidget(part);
        if (i >= groupsAtOnce) {
            part->hide();
            folded.push_back(part);
        }
    }
    if (folded.empty())
        return;
    auto* all = new TextLabel(link(QStringLiteral("all"), tr("%1 more").arg(folded.size()), colours.accent));
    connect(all, &TextLabel::linkActivated, this, [all, folded] {
        for (QWidget* part : folded)
            part->show();
        all->hide();
    });
    column->addWidget(all);
}

void EventPanel::addParts(QVBoxLayout* column, base::EventId event) {
    const auto content = m_session->content();
    const auto& children = m_session->index().of(event).children;
    if (children.empty())
        return;
    const Colours colours(palette());
    column->addSpacing(gap(font(), 4));
    column->addWidget(new TextLabel(tr("Parts · %1").arg(children.size()), TextRole::Heading));
    for (const base::EventId id : children) {
        const auto part = content->find(id);
        if (!part)
            continue;
        QString line = link(QStringLiteral("event:%1").arg(id.value), toQt(part->title), colours.accent);
        line += QStringLiteral("<br>") + coloured(timeWords(part->time), colours.dim);
        const auto disputes = m_session->index().of(id).disagreements.size();
        if (disputes > 0) {
            line += coloured(QStringLiteral(" · "), colours.dim) +
                    coloured(counted(static_cast<qsizetype>(disputes), tr("disagreement"), tr("disagreements")),
                             colours.warning);
        }
        auto* label = new TextLabel(line);
        connect(label, &TextLabel::linkActivated, this, &EventPanel::activated);
        column->addWidget(label);
    }
}

void EventPanel::addReasons(QVBoxLayout* column, base::EventId id) {
    const event::Event event = *m_session->content()->find(id);
    if (event.because.empty())
        return;
    const Colours colours(palette());
    column->addSpacing(gap(font(), 4));
    auto* ask = new TextLabel(
        link(QStringLiteral("why"), tr("Why these reports are taken to tell of one event"), colours.accent),
        TextRole::Small);
    QStringList lines;
    for (const std::string& line : event.because)
        lines.append(QStringLiteral("• ") + withDatesInWords(toQt(line)).toHtmlEscaped());
    auto* reasons = new TextLabel(lines.join(QStringLiteral("<br>")), TextRole::Small);
    reasons->hide();
    connect(ask, &TextLabel::linkActivated, reasons, [reasons] { reasons->setVisible(reasons->isHidden()); });
    column->addWidget(ask);
    column->addWidget(reasons);
}

void EventPanel::activated(const QString& href) {
    const QString what = href.section(QLatin1Char(':'), 0, 0);
    const qlonglong number = href.section(QLatin1Char(':'), 1).toLongLong();
    if (what == QLatin1String("claim")) {
        Q_EMIT claimRequested({number});
    } else if (what == QLatin1String("restore")) {
        Q_EMIT restoreRequested({number});
    } else if (what == QLatin1String("grade")) {
        Q_EMIT gradeRequested({number});
    } else if (what == QLatin1String("move")) {
        Q_EMIT moveRequested({number});
    } else if (what == QLatin1String("event")) {
        m_session->select({number});
    } else if (what == QLatin1String("mention")) {
        const auto event = m_session->content()->find(m_shown);
        if (!event || number < 0 || number >= static_cast<qlonglong>(event->mentions.size()))
            return;
        const event::EventEvidence& mention = event->mentions[static_cast<std::size_t>(number)];
        Q_EMIT passageRequested(mention.report, mention.span);
    } else if (what == QLatin1String("actor")) {
        pipeline::Filter filter = m_session->filter();
        const base::ActorId actor{number};
        if (filter.actors.contains(actor)) {
            filter.actors.erase(actor);
        } else {
            filter.actors.insert(actor);
        }
        m_session->setFilter(filter);
    }
}

void EventPanel::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        if (m_stale)
            return;
        m_stale = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_stale = false;
                rebuild();
            },
            Qt::QueuedConnection);
    }
}

void EventPanel::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Left) {
        m_session->selectPrevious();
    } else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Right) {
        m_session->selectNext();
    } else {
        QScrollArea::keyPressEvent(event);
    }
}

} // namespace parallax::app
