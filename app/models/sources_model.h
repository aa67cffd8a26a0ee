// The reports of the open case with publisher, date and grade, to be ticked off as a filter.
#pragma once

#include "base/id.h"

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace parallax::app {

class CaseSession;

// One row a report, by date (those without one last), then by name. Unticking a row hides what only that report tells.
class SourcesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, NameRole, DateRole, GradeRole, TitleRole, CountTextRole, InferredRole };

    explicit SourcesModel(CaseSession* session, QObject* parent = nullptr); // `session` must outlive it

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    base::ReportId reportAt(const QModelIndex& index) const;
    base::SourceId publisherAt(const QModelIndex& index) const;
    bool anyInferred() const;    // some date is inferred, and marked with a "*"
    bool anyDatedByHand() const; // some date was set by an analyst, and is marked with a "†"

private:
    struct Row {
        base::ReportId id;
        base::SourceId publisher;
        QString name;
        QString date;
        QString title;
        QString file;
        QString because;
        char grade = 'F';
        bool inferred = false;
        bool byHand = false;
        bool dated = false;
        std::int64_t moment = 0;
        int claims = 0;
    };

    void reload();
    void filterChanged();

    CaseSession* m_session;
    std::vector<Row> m_rows;
};

} // namespace parallax::app
