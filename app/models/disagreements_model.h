// All disagreements of the visible events as a tree: disagreement, its positions, the claims behind each.
#pragma once

#include "base/id.h"
#include "disagreement/disagreement.h"

#include <QAbstractItemModel>

#include <vector>

namespace parallax::app {

class CaseSession;

// Disagreements follow the time order of their events, then their ids; positions and claims as in the case.
class DisagreementsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { What, Kind, Who, ColumnCount };
    enum Role { EventRole = Qt::UserRole, ClaimRole };

    explicit DisagreementsModel(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    // A node of the tree; internal ids are places in m_nodes, where a node is put when it is first asked for.
    struct Node {
        int parent = -1;
        int row = 0;
        std::vector<int> children;
        bool filled = false; // the children are there
        base::DisagreementId disagreement;
        int position = -1;   // of the disagreement; -1 for the disagreement itself
        base::ClaimId claim; // no id above the claims
    };

    void reload();
    void clear();
    const Node& node(const QModelIndex& index) const { return m_nodes[index.internalId()]; }
    const std::vector<int>& childrenOf(const QModelIndex& index) const;
    int add(Node node) const;
    QVariant disagreementData(const Node& node, int column, int role) const;
    QString tellers(const disagreement::Position& position) const;
    QVariant positionData(const Node& node, int column, int role) const;
    QVariant claimData(const Node& node, int column, int role) const;

    CaseSession* m_session;
    struct Top {
        base::DisagreementId disagreement;
        mutable int node = -1; // not asked for yet
    };

    mutable std::vector<Node> m_nodes;
    std::vector<Top> m_top;
};

} // namespace parallax::app
