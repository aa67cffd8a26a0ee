#include "app/widgets/choice_list.h"

#include "app/text/search_words.h"
#include "app/theme/theme.h"
#include "app/widgets/empty_hint.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <numeric>

namespace parallax::app {

Choices Choices::of(std::vector<std::pair<QString, QString>> pairs, const QString& marked) {
    const auto all = std::make_shared<const std::vector<std::pair<QString, QString>>>(std::move(pairs));
    Choices choices;
    choices.count = all->size();
    choices.value = [all](std::size_t at) { return (*all)[at].first; };
    choices.words = [all](std::size_t at) { return (*all)[at].second; };
    const auto found = std::ranges::find(*all, marked, [](const auto& pair) { return pair.first; });
    if (found != all->end())
        choices.marked = static_cast<std::size_t>(found - all->begin());
    return choices;
}

// Those that fit what is typed, in their order.
class ChoiceRows : public QAbstractListModel {
public:
    ChoiceRows(Choices choices, QObject* parent) : QAbstractListModel(parent), m_choices(std::move(choices)) {
        showAll();
    }

    const Choices& choices() const { return m_choices; }

    void search(const QString& text) {
        const QStringList words = searchWords(text);
        beginResetModel();
        // Who types on narrows what is there; else all are looked through.
        if (!text.startsWith(m_typed) || m_typed.isEmpty())
            showAll();
        m_typed = text;
        if (!words.isEmpty()) {
            const auto& searched = m_choices.searched ? m_choices.searched : m_choices.words;
            std::erase_if(m_shown, [&](std::uint32_t at) { return !containsAll(folded(searched(at)), words); });
        }
        endResetModel();
    }

    std::size_t placeAt(int row) const { return m_shown[static_cast<std::size_t>(row)]; }
    // -1 where it is not shown.
    int rowOf(std::size_t place) const {
        const auto found = std::ranges::lower_bound(m_shown, place);
        return found != m_shown.end() && *found == place ? static_cast<int>(found - m_shown.begin()) : -1;
    }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return m_choices.words(placeAt(index.row()));
        return {};
    }

private:
    void showAll() {
        m_shown.resize(m_choices.count);
        std::iota(m_shown.begin(), m_shown.end(), 0U);
    }

    Choices m_choices;
    QString m_typed;
    std::vector<std::uint32_t> m_shown; // places, ascending
};

ChoiceList::ChoiceList(Choices choices, const QString& name, QWidget* parent)
    : QWidget(parent), m_rows(new ChoiceRows(std::move(choices), this)), m_search(new QLineEdit(this)),
      m_list(new QListView(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap(font(), 2));
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Type a part of it"));
    m_search->setAccessibleName(tr("Search: %1").arg(name));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    layout->addWidget(m_search);
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setAccessibleName(name);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setModel(m_rows);
    m_list->setMinimumHeight(m_list->fontMetrics().lineSpacing() * 9);
    new EmptyHint(tr("Nothing has these words."), m_list);
    layout->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QModelIndex marked = m_list->currentIndex();
        const std::size_t place = marked.isValid() ? m_rows->placeAt(marked.row()) : m_rows->choices().count;
        m_rows->search(text);
        mark(std::max(m_rows->rowOf(place), 0));
        Q_EMIT changed();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ChoiceList::changed);
    connect(m_list, &QListView::doubleClicked, this, &ChoiceList::chosen);
    mark(std::max(m_rows->rowOf(m_rows->choices().marked), 0));
}

QString ChoiceList::value() const {
    const QModelIndex marked = m_list->currentIndex();
    return marked.isValid() ? m_rows->choices().value(m_rows->placeAt(marked.row())) : QString();
}

void ChoiceList::mark(int row) {
    const QModelIndex index = m_rows->index(row);
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

bool ChoiceList::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    int step = 0;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        step = -1;
        break;
    case Qt::Key_Down:
        step = 1;
        break;
    case Qt::Key_PageUp:
        step = -page;
        break;
    case Qt::Key_PageDown:
        step = page;
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    const int last = m_rows->rowCount() - 1;
    if (last >= 0) {
        const QModelIndex index = m_rows->index(std::clamp(m_list->currentIndex().row() + step, 0, last));
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
    return true;
}

} // namespace parallax::app
