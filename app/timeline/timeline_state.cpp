// What the timeline remembers with its case.
#include "app/timeline/timeline_view.h"
#include "app/timeline/timeline_view_private.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace parallax::app {

namespace {

constexpr quint32 stateMagic = 0x504c5831; // "PLX1"

} // namespace

QByteArray TimelineView::saveState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    QStringList folded, unfolded;
    for (std::size_t lane = 0; lane < d->lanes.lanes.size(); ++lane) {
        (d->folded[lane] ? folded : unfolded) << QString::fromStdString(d->lanes.lanes[lane].title);
    }
    stream << stateMagic << static_cast<qint32>(d->grouping) << static_cast<qint32>(d->axis)
           << static_cast<qint32>(d->style) << d->placed << static_cast<qint64>(d->scale.leftTick())
           << d->scale.ticksPerPixel() * width() << d->scroll << folded << unfolded
           << static_cast<qint32>(d->marks.size());
    for (const auto& mark : d->marks)
        stream << mark.name << static_cast<qint64>(mark.begin) << static_cast<qint64>(mark.end);
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
    const bool sane = stream.status() == QDataStream::Ok && magic == stateMagic && grouping >= 0 &&
                      grouping <= static_cast<int>(LaneGrouping::Kind) && axis >= 0 && axis <= 1 && style >= 0 &&
                      style <= static_cast<int>(RowStyle::Density) && ticks > 0 && ticks < 1e19 && count >= 0 &&
                      count < 100000;
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
    d->grouping = static_cast<LaneGrouping>(grouping);
    d->axis = static_cast<TimelineAxis>(axis);
    d->style = static_cast<RowStyle>(style);
    d->foldedTitles = folded;
    d->unfoldedTitles = unfolded;
    d->marks = std::move(marks);
    d->rebuildItems();
    if (placed) {
        d->placed = true;
        d->scale = timeline::TimeScale(left, ticks / std::max(1, width()));
        d->scroll = scroll;
    }
    d->rebuildIndex();
    return true;
}

} // namespace parallax::app
