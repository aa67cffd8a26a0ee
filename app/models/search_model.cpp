#include "app/models/search_model.h"

#include "app/case_session.h"
#include "app/models/actors_model.h"
#include "app/text/search_words.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"

#include <algorithm>

namespace parallax::app {

namespace {

constexpr std::size_t mostOfAKind = 6;

} // namespace

SearchModel::SearchModel(CaseSession* session, FullText fullText, QObject* parent)
    : QAbstractListModel(parent), m_session(session), m_fullText(std::move(fullText)) {
    connect(session, &CaseSession::contentChanged, this, [this] { search({}); });
}

void SearchModel::search(const QString& text) {
    beginResetModel();
    m_rows.clear();
    const QStringList words = searchWords(text);
    const auto content = m_session->content();
    const auto group = [this](const QString& heading, std::vector<Row> rows) {
        if (rows.empty())
            return;
        m_rows.push_back({HitKind::Heading, heading, {}, 0, {}});
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    };
    if (!words.isEmpty()) {
        std::vector<Row> events;
        for (const event::PackedEvent& event : content->events) {
            const QString title = toQt(event.title);
            if (!containsAll(folded(title + QLatin1Char(' ') + toQt(event.place)), words))
                continue;
            events.push_back({HitKind::Event, title, timeWords(event.time), event.id.value, {}});
            if (events.size() == mostOfAKind)
                break;
        }
        group(tr("Events"), std::move(events));
        std::vector<Row> actors;
        for (const actor::Actor& actor : content->actors) {
            QString names = folded(toQt(actor.name));
            for (const actor::ActorName& name : actor.names)
                names += QLatin1Char('\n') + folded(toQt(name.text));
            if (!containsAll(names, words))
                continue;
            const auto count = static_cast<qsizetype>(m_session->index().of(actor.id).events);
            actors.push_back(
                {HitKind::Actor,
                 toQt(actor.name),
                 actorKindWords(actor.kind) + QStringLiteral(" · ") + counted(count, tr("event"), tr("events")),
                 actor.id.value,
                 {}});
        }
        std::stable_sort(actors.begin(), actors.end(), [this](const Row& a, const Row& b) {
            return m_session->index().of(base::ActorId{a.id}).events >
                   m_session->index().of(base::ActorId{b.id}).events;
        });
        if (actors.size() > mostOfAKind)
            actors.resize(mostOfAKind);
        group(tr("Actors"), std::move(actors));
        std::vector<Row> passages;
        for (const store::SearchHit& hit : m_fullText(text)) {
            const pipeline::CaseReport* report = content->find(hit.report);
            if (report == nullptr)
                continue;
            QString snippet = toQt(hit.snippet).simplified().toHtmlEscaped();
            snippet.replace(QChar(2), QStringLiteral("<b>")).replace(QChar(3), QStringLiteral("</b>"));
            // The match is to be seen: what is far before it is left out.
            constexpr qsizetype before = 48;
            const qsizetype match = snippet.indexOf(QStringLiteral("<b>"));
            if (match > before) {
                const qsizetype space = snippet.indexOf(QLatin1Char(' '), match - before);
                snippet = QStringLiteral("… ") + snippet.mid(space >= 0 && space < match ? space + 1 : match);
            }
            QString from = reportName(*content, *report);
            const QString date = reportDate(*report);
            if (!date.isEmpty())
                from += QStringLiteral(", ") + date;
            passages.push_back({HitKind::Passage, snippet, from, hit.report.value, hit.span});
            if (passages.size() == 2 * mostOfAKind)
                break;
        }
        group(tr("In reports"), std::move(passages));
    }
    endResetModel();
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case DetailRole:
        return row.detail;
    case KindRole:
        return static_cast<int>(row.kind);
    case Qt::AccessibleTextRole: {
        QString plain = row.text;
        plain.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
        return row.detail.isEmpty() ? plain : plain + QStringLiteral(", ") + row.detail;
    }
    case Qt::DecorationRole:
        switch (row.kind) {
        case HitKind::Heading:
            return {};
        case HitKind::Event:
            return icon(Glyph::Event);
        case HitKind::Actor: {
            const actor::Actor* actor = m_session->content()->find(base::ActorId{row.id});
            return icon(actor != nullptr ? glyphOf(actor->kind) : Glyph::Person);
        }
        case HitKind::Passage:
            return icon(Glyph::Report);
        }
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (kindAt(index) == HitKind::Heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

HitKind SearchModel::kindAt(const QModelIndex& index) const {
    return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())].kind : HitKind::Heading;
}

base::EventId SearchModel::eventAt(const QModelIndex& index) const {
    return kindAt(index) == HitKind::Event ? base::EventId{m_rows[static_cast<std::size_t>(index.row())].id}
                                           : base::EventId{};
}

base::ActorId SearchModel::actorAt(const QModelIndex& index) const {
    return kindAt(index) == HitKind::Actor ? base::ActorId{m_rows[static_cast<std::size_t>(index.row())].id}
                                           : base::ActorId{};
}

base::ReportId SearchModel::reportAt(const QModelIndex& index) const {
    return kindAt(index) == HitKind::Passage ? base::ReportId{m_rows[static_cast<std::size_t>(index.row())].id}
                                             : base::ReportId{};
}

base::Span SearchModel::spanAt(const QModelIndex& index) const {
    return kindAt(index) == HitKind::Passage ? m_rows[static_cast<std::size_t>(index.row())].span : base::Span{};
}

} // namespace parallax::app
