// What the timeline remembers with its case.
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace parallax::app {

namespace {

constexpr quint32 firstMagic = 0x504c5831; // "PLX1": without details, order of lanes and strip
constexpr quint32 stateMagic = 0x504c5832; // "PLX2"

} // namespace

QByteArray TimelineView::saveState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const auto sorted = [](const QSet<QString>& titles) {
        QStringList list(titles.begin(), titles.end());
        list.sort();
        return list;
    };
    stream << stateMagic << static_cast<qint32>(d->grouping) << static_cast<qint32>(d->axis)
           << static_cast<qint32>(d->style) << d->placed << static_cast<qint64>(d->scale.leftTick())
           << d->scale.ticksPerPixel() * width() << d->scroll << sorted(d->foldedTitles) << sorted(d->unfoldedTitles)
           << static_cast<qint32>(d->marks.size());
    for (const auto& mark : d->marks)
        stream << mark.name << static_cast<qint64>(mark.begin) << static_cast<qint64>(mark.end);
    stream << static_cast<qint32>(d->laneSort) << d->disputeStrip;
    for (const QStringList& titles : d->handOrder)
        stream << titles;
    return state;
}

bool TimelineView::restoreState(const QByteArray& state) {
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    qint32 grouping = 0, axis = 0, style = 0, count = 0;
    bool placed = false;
    qint64 left = 0;
    double ticks = 0, scroll = 0;
    QStringList folded, unfolded;
    stream >> magic >> grouping >> axis >> style >> placed >> left >> ticks >> scroll >> folded >> unfolded >> count;
    // There was no style between lines and densities that had details alone.
    if (magic == firstMagic && style == static_cast<int>(RowStyle::Cards))
        style = static_cast<int>(RowStyle::Density);
    const bool sane = stream.status() == QDataStream::Ok && (magic == stateMagic || magic == firstMagic) &&
                      grouping >= 0 && grouping <= static_cast<int>(LaneGrouping::Kind) && axis >= 0 && axis <= 1 &&
                      style >= 0 && style <= static_cast<int>(RowStyle::Density) && ticks > 0 && ticks < 1e19 &&
                      count >= 0 && count < 100000;
    if (!sane)
        return false;
    std::vector<Private::Bookmark> marks;
    for (qint32 i = 0; i < count; ++i) {
        QString name;
        qint64 begin = 0, end = 0;
        stream >> name >> begin >> end;
        if (stream.status() != QDataStream::Ok)
            return false;
        marks.push_back({name, begin, end});
    }
    qint32 sort = 0;
    bool strip = false;
    std::array<QStringList, 5> order;
    if (magic == stateMagic) {
        stream >> sort >> strip;
        for (QStringList& titles : order)
            stream >> titles;
        if (stream.status() != QDataStream::Ok || sort < 0 || sort > static_cast<int>(timeline::LaneSort::ByHand))
            return false;
    }
    d->laneSort = static_cast<timeline::LaneSort>(sort);
    d->disputeStrip = strip;
    d->handOrder = std::move(order);
    d->grouping = static_cast<LaneGrouping>(grouping);
    d->axis = static_cast<TimelineAxis>(axis);
    d->style = static_cast<RowStyle>(style);
    d->foldedTitles = QSet<QString>(folded.begin(), folded.end());
    d->unfoldedTitles = QSet<QString>(unfolded.begin(), unfolded.end());
    d->marks = std::move(marks);
    d->rebuildItems();
    if (placed) {
        d->placed = true;
        d->scale = timeline::TimeScale(left, ticks / std::max(1, width()));
        d->scroll = scroll;
    }
    d->rebuildIndex();
    Q_EMIT optionsChanged();
    return true;
}

} // namespace parallax::app
