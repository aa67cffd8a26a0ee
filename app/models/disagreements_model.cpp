#include "app/models/disagreements_model.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"

namespace parallax::app {

DisagreementsModel::DisagreementsModel(CaseSession* session, QObject* parent)
    : QAbstractItemModel(parent), m_session(session) {
    // contentChanged is followed by visibleChanged; until then nothing that is gone may be looked up.
    connect(session, &CaseSession::contentChanged, this, &DisagreementsModel::clear);
    connect(session, &CaseSession::visibleChanged, this, &DisagreementsModel::reload);
    reload();
}

void DisagreementsModel::clear() {
    beginResetModel();
    m_nodes.clear();
    m_top.clear();
    endResetModel();
}

void DisagreementsModel::reload() {
    beginResetModel();
    m_nodes.clear();
    m_top.clear();
    for (const base::EventId event : m_session->visibleEvents()) {
        for (const disagreement::Disagreement* one : m_session->index().disagreementsOf(event))
            m_top.push_back({one->id});
    }
    endResetModel();
}

int DisagreementsModel::add(Node node) const {
    m_nodes.push_back(std::move(node));
    return static_cast<int>(m_nodes.size()) - 1;
}

const std::vector<int>& DisagreementsModel::childrenOf(const QModelIndex& index) const {
    const std::size_t at = index.internalId();
    if (m_nodes[at].filled)
        return m_nodes[at].children;
    m_nodes[at].filled = true;
    const auto content = m_session->content();
    const disagreement::Disagreement* one = content->find(m_nodes[at].disagreement);
    if (one == nullptr || m_nodes[at].claim)
        return m_nodes[at].children;
    const auto addBelow = [&](int position, base::ClaimId claim) {
        Node child;
        child.parent = static_cast<int>(at);
        child.row = static_cast<int>(m_nodes[at].children.size());
        child.disagreement = one->id;
        child.position = position;
        child.claim = claim;
        const int added = add(std::move(child)); // may move the nodes
        m_nodes[at].children.push_back(added);
    };
    const int position = m_nodes[at].position;
    if (position < 0) {
        for (int i = 0; i < static_cast<int>(one->positions.size()); ++i)
            addBelow(i, {});
    } else {
        for (const base::ClaimId claim : one->positions[static_cast<std::size_t>(position)].claims) {
            if (content->find(claim) != nullptr)
                addBelow(position, claim);
        }
    }
    return m_nodes[at].children;
}

QModelIndex DisagreementsModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (parent.isValid())
        return createIndex(row, column, static_cast<quintptr>(childrenOf(parent)[static_cast<std::size_t>(row)]));
    const Top& top = m_top[static_cast<std::size_t>(row)];
    if (top.node < 0) {
        Node made;
        made.row = row;
        made.disagreement = top.disagreement;
        top.node = add(std::move(made));
    }
    return createIndex(row, column, static_cast<quintptr>(top.node));
}

QModelIndex DisagreementsModel::parent(const QModelIndex& child) const {
    if (!child.isValid())
        return {};
    const int above = node(child).parent;
    return above < 0 ? QModelIndex()
                     : createIndex(m_nodes[static_cast<std::size_t>(above)].row, 0, static_cast<quintptr>(above));
}

int DisagreementsModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? childrenOf(parent).size() : m_top.size());
}

int DisagreementsModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant DisagreementsModel::disagreementData(const Node& node, int column, int role) const {
    const auto content = m_session->content();
    const disagreement::Disagreement* one = content->find(node.disagreement);
    if (one == nullptr)
        return {};
    const auto event = content->find(one->event);
    if (role == EventRole)
        return static_cast<qlonglong>(one->event.value);
    if (role == Qt::ToolTipRole)
        return column == Kind ? kindExplained(one->kind) : withDatesInWords(toQt(one->explanation));
    if (role == Qt::DecorationRole && column == Kind)
        return icon(glyphOf(one->kind));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case What:
        return attributeWords(one->attribute, one->otherName, one->scope);
    case Kind:
        return kindWords(one->kind);
    case Who:
        return event.has_value() ? toQt(event->title) : QString();
    case ColumnCount:
        return {};
    }
    return {};
}

// Who holds a position: "Tarvania Herald (Marta Kolen), The Continental".
QString DisagreementsModel::tellers(const disagreement::Position& position) const {
    const auto content = m_session->content();
    QStringList all;
    const auto add = [&](const QString& name) {
        if (!all.contains(name))
            all.append(name);
    };
    for (const base::ClaimId id : position.claims) {
        const pipeline::Claim* claim = content->find(id);
        if (claim == nullptr)
            continue;
        if (const pipeline::CaseReport* report = content->find(claim->report)) {
            const actor::Actor* speaker = content->find(claim->speaker);
            const QString name = reportName(*content, *report);
            add(speaker == nullptr ? name : tr("%1 (%2)").arg(name, toQt(speaker->name)));
            continue;
        }
        for (const base::ClaimId part : claim->from) {
            const pipeline::Claim* basis = content->find(part);
            if (const auto* report = basis == nullptr ? nullptr : content->find(basis->report))
                add(tr("worked out from %1").arg(reportName(*content, *report)));
        }
    }
    return all.join(QStringLiteral(", "));
}

QVariant DisagreementsModel::positionData(const Node& node, int column, int role) const {
    const disagreement::Disagreement* one = m_session->content()->find(node.disagreement);
    if (one == nullptr)
        return {};
    const disagreement::Position& position = one->positions[static_cast<std::size_t>(node.position)];
    if (role == EventRole)
        return static_cast<qlonglong>(one->event.value);
    if (role != Qt::DisplayRole && (role != Qt::ToolTipRole || column != Who))
        return {};
    switch (static_cast<Column>(column)) {
    case What:
        return toQt(position.value);
    case Kind:
        return counted(position.origins, tr("origin"), tr("origins"));
    case Who:
        return tellers(position);
    case ColumnCount:
        return {};
    }
    return {};
}

QVariant DisagreementsModel::claimData(const Node& node, int column, int role) const {
    const auto content = m_session->content();
    const pipeline::Claim* claim = content->find(node.claim);
    if (claim == nullptr)
        return {};
    if (role == EventRole)
        return static_cast<qlonglong>(claim->event.value);
    if (role == ClaimRole)
        return static_cast<qlonglong>(claim->id.value);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const pipeline::CaseReport* report = content->find(claim->report);
    const actor::Actor* speaker = content->find(claim->speaker);
    switch (static_cast<Column>(column)) {
    case What:
        return claim->quote.empty() ? tr("derived") : QStringLiteral("“%1”").arg(toQt(claim->quote).simplified());
    case Kind:
        return report != nullptr ? reportName(*content, *report) : QString();
    case Who:
        return speaker != nullptr ? toQt(speaker->name) : tr("own voice");
    case ColumnCount:
        return {};
    }
    return {};
}

QVariant DisagreementsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& one = node(index);
    if (one.claim)
        return claimData(one, index.column(), role);
    if (one.position >= 0)
        return positionData(one, index.column(), role);
    return disagreementData(one, index.column(), role);
}

QVariant DisagreementsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case What:
        return tr("Sources disagree on");
    case Kind:
        return tr("Kind");
    case Who:
        return tr("Event, or who says it");
    case ColumnCount:
        return {};
    }
    return {};
}

} // namespace parallax::app
