#include "app/models/decisions_model.h"

#include "app/case_session.h"
#include "app/text/text.h"
#include "app/text/words.h"

#include <QCoreApplication>

namespace parallax::app {

namespace {

template <class Id>
Id idIn(const std::string& subject) {
    return Id{toQt(subject).mid(1).toLongLong()};
}

// What "E12" is called for people; the id itself when it is gone.
QString subjectWords(const pipeline::PackedCase& content, const std::string& subject) {
    if (subject.empty())
        return QCoreApplication::translate("DecisionsModel", "the case");
    switch (subject.front()) {
    case 'E':
        if (const auto event = content.find(idIn<base::EventId>(subject)))
            return toQt(event->title);
        break;
    case 'A':
        if (const auto* actor = content.find(idIn<base::ActorId>(subject)))
            return toQt(actor->name);
        break;
    case 'S':
        if (const auto* source = content.find(idIn<base::SourceId>(subject)))
            return toQt(source->name);
        break;
    case 'C':
        if (const auto* claim = content.find(idIn<base::ClaimId>(subject)))
            return QStringLiteral("“%1”").arg(toQt(claim->quote).simplified());
        break;
    case 'D':
        if (const auto* one = content.find(idIn<base::DisagreementId>(subject)))
            return attributeWords(one->attribute, one->otherName, one->scope);
        break;
    case 'R':
        if (const auto* report = content.find(idIn<base::ReportId>(subject)))
            return reportName(content, *report);
        break;
    default:
        break;
    }
    return toQt(subject);
}

bool namesAThing(const store::Decision& decision) {
    using store::DecisionKind;
    return !decision.value.empty() &&
           (decision.kind == DecisionKind::ActorMerge || decision.kind == DecisionKind::EventMerge ||
            decision.kind == DecisionKind::ClaimEvent);
}

} // namespace

DecisionsModel::DecisionsModel(CaseSession* session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session) {
    connect(session, &CaseSession::decisionsChanged, this, &DecisionsModel::reload);
    connect(session, &CaseSession::contentChanged, this, &DecisionsModel::reload);
    reload();
}

void DecisionsModel::reload() {
    beginResetModel();
    m_rows.assign(m_session->decisions().rbegin(), m_session->decisions().rend());
    endResetModel();
}

int DecisionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DecisionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DecisionsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const store::Decision& one = m_rows[static_cast<std::size_t>(index.row())];
    const auto content = m_session->content();
    switch (static_cast<Column>(index.column())) {
    case When:
        return toQt(one.at).replace(QLatin1Char('T'), QLatin1Char(' ')).remove(QLatin1Char('Z'));
    case What:
        return decisionWords(one.kind);
    case About:
        return subjectWords(*content, one.subject);
    case Value:
        if (one.kind == store::DecisionKind::ReportDate) {
            const auto time = base::parseEdtf(one.value);
            return time && time->known() ? timeWords(*time) : tr("as read");
        }
        return namesAThing(one) ? subjectWords(*content, one.value) : toQt(one.value);
    case Reason:
        return toQt(one.reason);
    case State:
        return one.undone ? tr("undone") : tr("in force");
    case ColumnCount:
        return {};
    }
    return {};
}

QVariant DecisionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case When:
        return tr("When (UTC)");
    case What:
        return tr("Decision");
    case About:
        return tr("About");
    case Value:
        return tr("Value");
    case Reason:
        return tr("Reason");
    case State:
        return tr("State");
    case ColumnCount:
        return {};
    }
    return {};
}

} // namespace parallax::app
