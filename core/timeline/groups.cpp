#include "timeline/groups.h"

#include <algorithm>
#include <cmath>

namespace parallax::timeline {

namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

// Groups are formed afresh from each multiple of this many folds, counted from the epoch: far enough apart to be rarely
// seen, near enough that little outside the view is walked.
constexpr double foldsPerBlock = 64;

} // namespace

void groupRow(const RowIndex& index, const Items& items, std::uint32_t row, const TimeScale& scale, double width,
              const GroupOptions& options, RowGroups& out) {
    out.groups.clear();
    const EntryIndex first = index.rowBegin(row);
    const EntryIndex last = index.rowEnd(row);
    const auto fold = std::max<std::int64_t>(1, std::llround(options.fold * scale.ticksPerPixel()));
    const auto block = std::max<std::int64_t>(1, std::llround(foldsPerBlock * options.fold * scale.ticksPerPixel()));
    // A mark or an open end shows a little way off its time.
    const auto margin = std::llround(options.openFade * scale.ticksPerPixel());
    const std::int64_t start = floorDiv(scale.leftTick() - margin, block) * block;
    const std::int64_t rightMinute = floorDiv(scale.tickAt(width) + margin, ticksPerMinute) + 1;
    const bool overlapping = index.overlapping(row);

    EntryIndex i = index.firstEndingAfter(row, floorDiv(start, ticksPerMinute));
    out.before = i - first;
    while (i < last && index.begin(i) < rightMinute) {
        const std::int64_t tick = index.begin(i) * ticksPerMinute;
        const std::int64_t limit = std::min(tick + fold, (floorDiv(tick, block) + 1) * block);
        EntryIndex j = index.firstBeginningAt(i + 1, last, floorDiv(limit - 1, ticksPerMinute) + 1);
        std::int64_t latest;
        if (!overlapping) {
            // Ends ascend. A bar that begins near the end of the fold stands by itself.
            if (j - i > 1) {
                const std::int64_t lastTick = index.begin(j - 1) * ticksPerMinute;
                const double lastWidth = scale.xOfTick(index.end(j - 1) * ticksPerMinute) - scale.xOfTick(lastTick);
                if (lastWidth >= options.fold && lastTick - tick >= fold / 2)
                    --j;
            }
            latest = index.end(j - 1);
        } else {
            latest = j - i == 1 ? index.end(i) : index.summary(i, j).latest;
            while (true) { // what begins under the group lies over it
                const EntryIndex more = index.firstBeginningAt(j, last, latest);
                if (more == j)
                    break;
                latest = std::max(latest, index.summary(j, more).latest);
                j = more;
            }
        }

        Group group{i, j, scale.x({index.begin(i)}), scale.x({latest}), false};
        if (j - i > 1) {
            group.x1 = std::max(group.x1, group.x0 + options.fold - 1);
        } else if (group.x1 - group.x0 >= options.bar) {
            group.bar = true;
        } else {
            const double centre = (group.x0 + group.x1) / 2;
            group.x0 = centre - options.markRadius;
            group.x1 = centre + options.markRadius;
        }
        if (j - i == 1) {
            const ItemIndex item = index.item(i);
            if (items.openBegin(item))
                group.x0 -= options.openFade;
            if (items.openEnd(item))
                group.x1 += options.openFade;
        }
        if (!out.groups.empty()) {
            // Symbols are wider than their time: the one before gives way to the left, this one to the right.
            Group& before = out.groups.back();
            if (before.x1 > group.x0) {
                const double shift = before.x1 - group.x0;
                if (group.bar || group.count() > 1) {
                    if (before.bar || before.count() > 1) {
                        before.x1 = std::max(before.x0 + 1, group.x0);
                        group.x0 = std::max(group.x0, before.x1);
                    } else {
                        // As far as the one before it lets it; what is then too narrow for the symbol gets a smaller
                        // one.
                        const std::size_t count = out.groups.size();
                        const double floor = count > 1 ? out.groups[count - 2].x1 : before.x0 - shift;
                        const double wide = before.x1 - before.x0;
                        before.x0 = std::max(floor, group.x0 - wide);
                        before.x1 = std::max(before.x0 + 3, group.x0);
                        group.x0 = std::max(group.x0, before.x1);
                        group.x1 = std::max(group.x1, group.x0 + 1);
                    }
                } else {
                    group.x0 += shift;
                    group.x1 += shift;
                }
            }
        }
        out.groups.push_back(group);
        i = j;
    }

    // Off the view after all: counted, not shown.
    std::size_t skip = 0;
    while (skip < out.groups.size() && out.groups[skip].x1 <= 0)
        out.before += out.groups[skip++].count();
    out.groups.erase(out.groups.begin(), out.groups.begin() + static_cast<std::ptrdiff_t>(skip));
    while (!out.groups.empty() && out.groups.back().x0 >= width) {
        i = out.groups.back().first;
        out.groups.pop_back();
    }
    out.after = last - i;
}

} // namespace parallax::timeline
