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
    const auto content = m_session->content();
    const auto add = [this](int parent, Node node) {
        const int at = static_cast<int>(m_nodes.size());
        std::vector<int>& siblings = parent < 0 ? m_top : m_nodes[static_cast<std::size_t>(parent)].children;
        node.parent = parent;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(at);
        m_nodes.push_back(std::move(node));
        return at;
    };
    for (const base::EventId event : m_session->visibleEvents()) {
        for (const disagreement::Disagreement* one : m_session->index().of(event).disagreements) {
            const int top = add(-1, Node{.children = {}, .disagreement = one->id, .claim = {}});
            for (int position = 0; position < static_cast<int>(one->positions.size()); ++position) {
                const int middle =
                    add(top, Node{.children = {}, .disagreement = one->id, .position = position, .claim = {}});
                for (const base::ClaimId claim : one->positions[static_cast<std::size_t>(position)].claims) {
                    if (content->find(claim) == nullptr)
                        continue;
                    add(middle, Node{.children = {}, .disagreement = one->id, .position = position, .claim = claim});
                }
            }
        }
    }
    endResetModel();
}

QModelIndex DisagreementsModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const std::vector<int>& children = parent.isValid() ? node(parent).children : m_top;
    return createIndex(row, column, static_cast<quintptr>(children[static_cast<std::size_t>(row)]));
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
    return static_cast<int>(parent.isValid() ? node(parent).children.size() : m_top.size());
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
