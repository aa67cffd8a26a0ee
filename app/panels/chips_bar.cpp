#include "app/panels/chips_bar.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/theme.h"
#include "app/widgets/chip.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace parallax::app {

ChipsBar::ChipsBar(CaseSession* session, QWidget* parent)
    : QWidget(parent), m_session(session), m_flow(new FlowLayout(nullptr, gap(font(), 2))) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap(font(), 4));
    layout->addLayout(m_flow, 1);
    layout->setAlignment(m_flow, Qt::AlignVCenter);
    m_count = new TextLabel({}, TextRole::Small, this);
    m_count->setObjectName(QStringLiteral("eventCount"));
    m_count->setWordWrap(false);
    m_count->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    layout->addWidget(m_count, 0, Qt::AlignVCenter);
    connect(session, &CaseSession::visibleChanged, this, &ChipsBar::rebuild);
    rebuild();
}

QString ChipsBar::countText() const {
    return m_count->text();
}

void ChipsBar::rebuild() {
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        // Later: the chip may be the one whose click brought us here.
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const auto content = m_session->content();
    const pipeline::Filter& filter = m_session->filter();
    const auto add = [this](const QString& text, auto change) {
        auto* chip = new FilterChip(text, this);
        m_flow->addWidget(chip);
        connect(chip, &FilterChip::clicked, this, [this, change] {
            pipeline::Filter changed = m_session->filter();
            change(changed);
            m_session->setFilter(changed);
        });
        chip->show();
    };
    int chips = 0;
    const bool all = filter.actorMatch == pipeline::ActorMatch::All && filter.actors.size() > 1;
    for (const base::ActorId id : filter.actors) {
        const actor::Actor* actor = content->find(id);
        if (actor == nullptr)
            continue;
        const QString lead = chips == 0 ? tr("Actor: %1") : all ? tr("and %1") : tr("or %1");
        add(lead.arg(toQt(actor->name)), [id](pipeline::Filter& changed) { changed.actors.erase(id); });
        ++chips;
    }
    if (filter.time.known()) {
        add(timeWords(filter.time), [](pipeline::Filter& changed) { changed.time = {}; });
        ++chips;
    }
    if (!filter.hiddenReports.empty()) {
        const int kept = static_cast<int>(content->reports.size() - filter.hiddenReports.size());
        add(tr("%1 of %2 reports").arg(kept).arg(content->reports.size()),
            [](pipeline::Filter& changed) { changed.hiddenReports.clear(); });
        ++chips;
    }
    if (filter.onlyDisputed) {
        add(tr("Only disputed"), [](pipeline::Filter& changed) { changed.onlyDisputed = false; });
        ++chips;
    }
    if (!filter.background) {
        add(tr("Without background"), [](pipeline::Filter& changed) { changed.background = true; });
        ++chips;
    }
    if (filter.hidden) {
        add(tr("With hidden events"), [](pipeline::Filter& changed) { changed.hidden = false; });
        ++chips;
    }
    if (chips > 1) {
        auto* clear = new QToolButton(this);
        clear->setText(tr("Clear all"));
        clear->setAutoRaise(true);
        m_flow->addWidget(clear);
        connect(clear, &QToolButton::clicked, this, [this] { m_session->setFilter({}); });
        clear->show();
    }
    const int shown = static_cast<int>(m_session->visibleEvents().size());
    m_count->setVisible(!content->events.empty());
    const int total = static_cast<int>(filter.hidden ? content->events.size() : m_session->index().events());
    m_count->setText(shown == total ? counted(total, tr("event"), tr("events"))
                                    : tr("%1 of %2").arg(shown).arg(counted(total, tr("event"), tr("events"))));
}

} // namespace parallax::app
