#include "app/models/actors_model.h"

#include "app/case_session.h"
#include "app/text/search_words.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"

#include <algorithm>
#include <map>

namespace parallax::app {

ActorsModel::ActorsModel(CaseSession* session, QObject* parent) : QAbstractListModel(parent), m_session(session) {
    connect(session, &CaseSession::contentChanged, this, &ActorsModel::reload);
    connect(session, &CaseSession::filterChanged, this, &ActorsModel::filterChanged);
    reload();
}

void ActorsModel::reload() {
    beginResetModel();
    m_rows.clear();
    const auto content = m_session->content();
    m_rows.reserve(content->actors.size());
    for (const actor::Actor& actor : content->actors) {
        const CaseIndex::OfActor& counts = m_session->index().of(actor.id);
        Row row;
        row.id = actor.id;
        row.name = toQt(actor.name);
        row.kind = actor.kind;
        row.events = static_cast<int>(counts.events);
        row.disputed = static_cast<int>(counts.disputed);
        row.claims = static_cast<int>(counts.claims);
        m_rows.push_back(std::move(row));
    }
    std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
        if (a.events != b.events)
            return a.events > b.events;
        if (a.claims != b.claims)
            return a.claims > b.claims;
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    endResetModel();
}

const ActorsModel::Row& ActorsModel::withForms(const Row& row) const {
    const auto content = m_session->content();
    const actor::Actor* actor = row.formsKnown ? nullptr : content->find(row.id);
    row.formsKnown = true;
    if (actor == nullptr)
        return row;
    std::map<QString, int> forms;
    for (const actor::ActorName& name : actor->names)
        ++forms[toQt(name.text)];
    const QString own = folded(row.name);
    row.search = own;
    std::vector<std::pair<int, QString>> others;
    for (const auto& [form, count] : forms) {
        const QString other = folded(form);
        row.search += QLatin1Char('\n') + other;
        if (other != own)
            others.emplace_back(-count, form);
    }
    std::sort(others.begin(), others.end());
    QStringList aliases;
    for (const auto& [count, form] : others) {
        if (aliases.size() < 3)
            aliases.append(form);
    }
    row.aliases = aliases.join(QStringLiteral(", "));
    return row;
}

void ActorsModel::filterChanged() {
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

int ActorsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString ActorsModel::spoken(const Row& row) const {
    QString text =
        tr("%1, %2, %3").arg(row.name, actorKindWords(row.kind), counted(row.events, tr("event"), tr("events")));
    if (row.disputed > 0)
        text += tr(", %1 of them disputed").arg(row.disputed);
    return text;
}

QVariant ActorsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::DecorationRole:
        return icon(glyphOf(row.kind));
    case Qt::CheckStateRole:
        return m_session->filter().actors.contains(row.id) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole: {
        QString text = spoken(row);
        if (const QString& aliases = withForms(row).aliases; !aliases.isEmpty())
            text += QLatin1Char('\n') + tr("also: %1").arg(aliases);
        if (row.claims > 0)
            text += QLatin1Char('\n') + tr("speaks in %1").arg(counted(row.claims, tr("claim"), tr("claims")));
        return text;
    }
    case IdRole:
        return static_cast<qlonglong>(row.id.value);
    case KindRole:
        return static_cast<int>(row.kind);
    case EventsRole:
        return row.events;
    case DisputedRole:
        return row.disputed;
    case AliasesRole:
        return withForms(row).aliases;
    case SearchRole:
        return withForms(row).search;
    case CountTextRole:
        return row.events > 0 ? QString::number(row.events) : QString();
    case CountDisputedRole:
        return row.disputed;
    default:
        return {};
    }
}

bool ActorsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const base::ActorId id = actorAt(index);
    pipeline::Filter filter = m_session->filter();
    if (value.toInt() == Qt::Checked) {
        filter.actors.insert(id);
    } else {
        filter.actors.erase(id);
    }
    m_session->setFilter(filter);
    return true;
}

Qt::ItemFlags ActorsModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

base::ActorId ActorsModel::actorAt(const QModelIndex& index) const {
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_rows[static_cast<std::size_t>(index.row())].id
                                                             : base::ActorId{};
}

ActorSearch::ActorSearch(QObject* parent) : QSortFilterProxyModel(parent) {
    setDynamicSortFilter(true);
}

void ActorSearch::setWords(const QString& words) {
    m_words = searchWords(words);
    invalidateFilter();
}

bool ActorSearch::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (m_words.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
        return true;
    const QString text = index.data(ActorsModel::SearchRole).toString();
    return containsAll(text, m_words);
}

} // namespace parallax::app
