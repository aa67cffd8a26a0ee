#include "app/models/sources_model.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"

#include <algorithm>
#include <tuple>

namespace parallax::app {

SourcesModel::SourcesModel(CaseSession* session, QObject* parent) : QAbstractListModel(parent), m_session(session) {
    connect(session, &CaseSession::contentChanged, this, &SourcesModel::reload);
    connect(session, &CaseSession::filterChanged, this, &SourcesModel::filterChanged);
    reload();
}

void SourcesModel::reload() {
    beginResetModel();
    m_rows.clear();
    const auto content = m_session->content();
    for (const pipeline::CaseReport& report : content->reports) {
        Row row;
        row.id = report.id;
        row.publisher = report.publisher;
        row.name = reportName(*content, report);
        row.date = reportDate(report);
        row.title = toQt(report.report.title);
        row.file = toQt(report.report.file);
        row.because = withDatesInWords(toQt(report.report.publishedBecause));
        if (const pipeline::Source* source = content->find(report.publisher))
            row.grade = source->reliability;
        row.dated = report.report.published.known();
        row.inferred = row.dated && report.report.published.basis != base::Basis::Explicit;
        row.byHand = report.datedByHand;
        const auto& published = report.report.published;
        if (row.dated)
            row.moment = published.begin ? published.begin->minutes : published.end->minutes;
        row.claims = static_cast<int>(m_session->index().claimsOf(report.id));
        m_rows.push_back(std::move(row));
    }
    std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
        return std::tuple(!a.dated, a.moment, a.name, a.id) < std::tuple(!b.dated, b.moment, b.name, b.id);
    });
    endResetModel();
}

void SourcesModel::filterChanged() {
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

int SourcesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SourcesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString dated = row.date.isEmpty() ? row.name : row.name + QStringLiteral(", ") + row.date;
    switch (role) {
    case Qt::DisplayRole:
        return dated;
    case Qt::CheckStateRole:
        return m_session->filter().hiddenReports.contains(row.id) ? Qt::Unchecked : Qt::Checked;
    case Qt::AccessibleTextRole:
        return row.grade == 'F' ? tr("%1, not graded").arg(dated)
                                : tr("%1, reliability %2").arg(dated, QString(QLatin1Char(row.grade)));
    case Qt::ToolTipRole: {
        QStringList lines;
        if (!row.title.isEmpty())
            lines.append(row.title);
        lines.append(tr("File: %1").arg(row.file));
        if (!row.because.isEmpty())
            lines.append(tr("Date: %1").arg(row.because));
        lines.append(row.grade == 'F' ? tr("Reliability F: cannot be judged")
                                      : tr("Reliability %1 (A best, E worst)").arg(QLatin1Char(row.grade)));
        lines.append(counted(row.claims, tr("claim"), tr("claims")));
        lines.append(tr("Double-click to read it"));
        return lines.join(QLatin1Char('\n'));
    }
    case IdRole:
        return static_cast<qlonglong>(row.id.value);
    case NameRole:
        return row.name;
    case DateRole:
        return row.date.isEmpty() ? tr("no date") : row.date;
    case GradeRole:
        return QString(QLatin1Char(row.grade));
    case CountTextRole: // an F, as all have it at first, says nothing
        return row.grade == 'F' ? QString() : QString(QLatin1Char(row.grade));
    case TitleRole:
        return row.title;
    case InferredRole:
        return row.inferred;
    default:
        return {};
    }
}

bool SourcesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    pipeline::Filter filter = m_session->filter();
    if (value.toInt() == Qt::Checked) {
        filter.hiddenReports.erase(reportAt(index));
    } else {
        filter.hiddenReports.insert(reportAt(index));
    }
    m_session->setFilter(filter);
    return true;
}

Qt::ItemFlags SourcesModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

base::ReportId SourcesModel::reportAt(const QModelIndex& index) const {
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_rows[static_cast<std::size_t>(index.row())].id
                                                             : base::ReportId{};
}

base::SourceId SourcesModel::publisherAt(const QModelIndex& index) const {
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_rows[static_cast<std::size_t>(index.row())].publisher
                                                             : base::SourceId{};
}

bool SourcesModel::anyDatedByHand() const {
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.byHand; });
}

bool SourcesModel::anyInferred() const {
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.inferred; });
}

} // namespace parallax::app
