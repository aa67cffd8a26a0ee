// The actors of the open case, with how often they take part, to be ticked as a filter.
#pragma once

#include "base/id.h"
#include "mention/actor_mention.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <QString>

#include <vector>

namespace parallax::app {

class CaseSession;

// One row an actor, most events first, then by name. Ticking a row puts the actor into the session's filter.
class ActorsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        KindRole,
        EventsRole,
        DisputedRole,
        AliasesRole,
        SearchRole,
        CountTextRole,
        CountDisputedRole
    };

    explicit ActorsModel(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    base::ActorId actorAt(const QModelIndex& index) const;

private:
    struct Row {
        base::ActorId id;
        QString name;
        mention::ActorKind kind = mention::ActorKind::Person;
        int events = 0;
        int disputed = 0;
        int claims = 0;
        // Worked out when somebody asks: of tens of thousands of actors few are ever looked at.
        mutable bool formsKnown = false;
        mutable QString aliases; // other forms of the name, most frequent first, at most three
        mutable QString search;  // lower case, without marks: every form
    };

    void reload();
    const Row& withForms(const Row& row) const;
    void filterChanged();
    QString spoken(const Row& row) const;

    CaseSession* m_session;
    std::vector<Row> m_rows;
};

// The actors whose name, in any form, contains every word that is searched for; without case and marks. Ticked ones
// always stay.
class ActorSearch : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ActorSearch(QObject* parent = nullptr);
    void setWords(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace parallax::app
