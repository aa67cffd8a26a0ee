// One of many things, found by typing parts of their words.
#pragma once

#include <QString>
#include <QWidget>

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

class QLineEdit;
class QListView;

namespace parallax::app {

// What may be chosen, by place from 0 to count - 1. The functions are asked for what is shown or searched, so that a
// million things need not be put into words before; what they look at outlives the list.
struct Choices {
    std::size_t count = 0;
    std::function<QString(std::size_t)> value;    // no two alike
    std::function<QString(std::size_t)> words;    // as shown
    std::function<QString(std::size_t)> searched; // that what is typed is looked for in; empty: the words

    std::size_t marked = 0; // to begin with

    bool empty() const { return count == 0; }
    // Of pairs of value and words; the one with the value `marked` is marked, else the first.
    static Choices of(std::vector<std::pair<QString, QString>> pairs, const QString& marked = {});
};

class ChoiceRows;

// A search field above a list. Every word typed must stand in what is searched, in any case and without regard to
// accents. The arrows move in the list while the field has the focus.
class ChoiceList : public QWidget {
    Q_OBJECT

public:
    // `name` tells screen readers what is chosen.
    ChoiceList(Choices choices, const QString& name, QWidget* parent = nullptr);

    // Of the marked row; empty while nothing fits what is typed.
    QString value() const;

Q_SIGNALS:
    void changed(); // another row is marked, or none
    void chosen();  // by a double click

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void mark(int row);

    ChoiceRows* m_rows;
    QLineEdit* m_search;
    QListView* m_list;
};

} // namespace parallax::app
