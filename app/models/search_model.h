// What a search over the whole case finds: events and actors by their words, passages of reports by full text.
#pragma once

#include "base/id.h"
#include "base/span.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace parallax::store {
struct SearchHit;
}

namespace parallax::app {

class CaseSession;

enum class HitKind { Heading, Event, Actor, Passage };

// Groups in the order events, actors, reports, each under a heading that cannot be selected; best first within a group.
class SearchModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole, DetailRole };
    using FullText = std::function<std::vector<store::SearchHit>(const QString&)>;

    SearchModel(CaseSession* session, FullText fullText, QObject* parent = nullptr); // `session` must outlive it

    void search(const QString& words); // empties it when there are none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    HitKind kindAt(const QModelIndex& index) const;
    base::EventId eventAt(const QModelIndex& index) const;
    base::ActorId actorAt(const QModelIndex& index) const;
    base::ReportId reportAt(const QModelIndex& index) const;
    base::Span spanAt(const QModelIndex& index) const;

private:
    struct Row {
        HitKind kind = HitKind::Heading;
        QString text; // of a passage: rich text with the match strong
        QString detail;
        std::int64_t id = 0;
        base::Span span;
    };

    CaseSession* m_session;
    FullText m_fullText;
    std::vector<Row> m_rows;
};

} // namespace parallax::app
