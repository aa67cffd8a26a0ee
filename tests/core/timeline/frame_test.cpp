// Properties of whole frames, over many random views.
#include "timeline/frame.h"

#include "support/synthetic_items.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace parallax::timeline {
namespace {

// Every character eight pixels wide, or six in the small font.
class PlainTexts : public Texts {
public:
    double width(std::string_view text, FontRole font) const override {
        return static_cast<double>(text.size()) * (font == FontRole::Small ? 6 : font == FontRole::Bold ? 9 : 8);
    }
    std::vector<DetailLine> details(ItemIndex item, int most) const override {
        std::vector<DetailLine> lines;
        for (int line = 0; line < most; ++line)
            lines.push_back({"line " + std::to_string(line) + " of " + std::to_string(item), line == 2});
        return lines;
    }
};

constexpr double width = 1400;
constexpr double height = 800;

struct Scene {
    explicit Scene(std::size_t count, int details = 0, std::uint64_t seed = 1)
        : data(test::syntheticTimeline(count, seed)) {
        index = RowIndex(data.items, data.lanes, data.all);
        metrics = Metrics::forLines(16, 13).withDetails(details);
        if (details == 0)
            metrics = Metrics::forLines(16, 13);
        layout = layoutLanes(index, metrics, {}, {}, 0);
    }

    const ShapeList& frame(const TimeScale& scale, double scroll = 0, ItemIndex selected = noItem) {
        FrameRequest request{data.items, data.lanes, index, layout, metrics, texts, scale, width, height};
        request.scroll = scroll;
        request.selected = selected;
        builder.build(request, shapes);
        return shapes;
    }

    TimeScale randomScale(test::Random& random) const {
        const double whole =
            static_cast<double>(index.latest() - index.earliest()) * static_cast<double>(ticksPerMinute);
        const double span = whole * 1.2 * std::pow(1e-5, random.unit());
        return {ticks({index.earliest()}) + std::llround(whole * random.unit() - span / 2), span / width};
    }

    test::SyntheticTimeline data;
    RowIndex index;
    Metrics metrics;
    LaneLayout layout;
    PlainTexts texts;
    FrameBuilder builder;
    ShapeList shapes;
};

TEST(Groups, countsAddUpInTenThousandRandomViews) {
    Scene scene(20000);
    PackingOptions tight;
    tight.maximumRows = 4; // some rows with overlaps, too
    scene.index = RowIndex(scene.data.items, scene.data.lanes, scene.data.all, tight);
    test::Random random(21);
    RowGroups groups;
    for (int i = 0; i < 10000; ++i) {
        const TimeScale scale = scene.randomScale(random);
        const auto row = static_cast<std::uint32_t>(random.below(static_cast<std::int64_t>(scene.index.rowCount())));
        groupRow(scene.index, scene.data.items, row, scale, width, {}, groups);
        std::uint32_t sum = groups.before + groups.after;
        EntryIndex next = scene.index.rowBegin(row) + groups.before;
        double free = -1e18;
        for (const Group& group : groups.groups) {
            ASSERT_EQ(group.first, next);
            ASSERT_EQ(scene.index.summary(group.first, group.end).count, group.count());
            ASSERT_GE(group.x0, free - 1e-6);
            sum += group.count();
            next = group.end;
            free = group.x1;
        }
        ASSERT_EQ(sum, scene.index.rowEnd(row) - scene.index.rowBegin(row));
    }
}

TEST(Groups, areTheSameAfterPanning) {
    Scene scene(20000);
    test::Random random(22);
    RowGroups here;
    RowGroups there;
    for (int i = 0; i < 2000; ++i) {
        const TimeScale scale = scene.randomScale(random);
        const auto row = static_cast<std::uint32_t>(random.below(static_cast<std::int64_t>(scene.index.rowCount())));
        const double shift = random.unit() * 300;
        groupRow(scene.index, scene.data.items, row, scale, width, {}, here);
        groupRow(scene.index, scene.data.items, row, scale.panned(shift), width, {}, there);
        std::set<std::pair<EntryIndex, EntryIndex>> kept;
        for (const Group& group : there.groups)
            kept.emplace(group.first, group.end);
        for (const Group& group : here.groups) {
            if (group.x0 < 50 || group.x1 + shift > width - 50)
                continue; // may be cut at an edge
            EXPECT_TRUE(kept.contains({group.first, group.end}));
        }
    }
}

TEST(Frame, noTwoLabelsOverlapAndNoneCoversAMark) {
    for (const int details : {0, 1, 3}) {
        for (const std::size_t count : {300U, 5000U}) {
            Scene scene(count, details);
            test::Random random(31);
            for (int i = 0; i < 150; ++i) {
                const double scroll = random.unit() * std::max(0.0, scene.layout.height - height);
                const auto selected = static_cast<ItemIndex>(random.below(static_cast<std::int64_t>(count)));
                const ShapeList& list = scene.frame(scene.randomScale(random), scroll, selected);
                std::vector<Shape> taken;
                for (const Shape& shape : list.shapes) {
                    const bool label = shape.role == ShapeRole::EventLabel || shape.role == ShapeRole::EventDetail ||
                                       shape.role == ShapeRole::EventBadge || shape.role == ShapeRole::ClusterLabel ||
                                       shape.role == ShapeRole::ClusterBadge;
                    const bool mark = shape.role == ShapeRole::Event || shape.role == ShapeRole::ClusterMark;
                    if (label || mark)
                        taken.push_back(shape);
                }
                for (std::size_t a = 0; a < taken.size(); ++a) {
                    for (std::size_t b = a + 1; b < taken.size(); ++b) {
                        const bool markA = taken[a].role == ShapeRole::Event || taken[a].role == ShapeRole::ClusterMark;
                        const bool markB = taken[b].role == ShapeRole::Event || taken[b].role == ShapeRole::ClusterMark;
                        if (markA && markB)
                            continue; // marks keep apart by Groups
                        // A label may stand inside its own bar.
                        if (markA != markB && taken[a].firstEntry == taken[b].firstEntry &&
                            (markA ? taken[a] : taken[b]).kind == ShapeKind::Bar)
                            continue;
                        if (taken[a].role == ShapeRole::EventDetail || taken[b].role == ShapeRole::EventDetail) {
                            if (markA || markB)
                                if (taken[a].item == taken[b].item)
                                    continue;
                        }
                        ASSERT_FALSE(taken[a].rect.overlaps(taken[b].rect))
                            << list.text(taken[a]) << " / " << list.text(taken[b]) << " view " << i;
                    }
                }
            }
        }
    }
}

TEST(Frame, whatIsNamedAtTheEdgeCanBeSeenThere) {
    Scene scene(5000U, 0);
    test::Random random(77);
    std::size_t named = 0;
    for (int i = 0; i < 300; ++i) {
        const double scroll = random.unit() * std::max(0.0, scene.layout.height - height);
        const ShapeList& list = scene.frame(scene.randomScale(random), scroll, noItem);
        const double margin = scene.metrics.margin;
        for (const Shape& label : list.shapes) {
            if (label.role != ShapeRole::EventLabel)
                continue;
            ++named;
            const auto mark = std::find_if(list.shapes.begin(), list.shapes.end(), [&](const Shape& shape) {
                return shape.role == ShapeRole::Event && shape.item == label.item && shape.rect.right() > margin &&
                       shape.rect.x < width - margin;
            });
            ASSERT_NE(mark, list.shapes.end()) << list.text(label) << " view " << i;
        }
    }
    EXPECT_GT(named, 1000U);
}

TEST(Frame, anEventKeepsItsRowWhileZoomingAndPanning) {
    Scene scene(300);
    test::Random random(41);
    std::map<ItemIndex, double> top;
    std::size_t again = 0;
    for (int i = 0; i < 400; ++i) {
        for (const Shape& shape : scene.frame(scene.randomScale(random)).shapes) {
            if (shape.role != ShapeRole::Event)
                continue;
            const auto [known, added] = top.emplace(shape.item, shape.rect.y);
            EXPECT_EQ(known->second, shape.rect.y);
            again += added ? 0 : 1;
        }
    }
    EXPECT_GT(again, 1000U);
}

TEST(Frame, theHitTestFindsWhatIsPaintedThere) {
    Scene scene(2000);
    test::Random random(51);
    std::size_t hits = 0;
    for (int i = 0; i < 60; ++i) {
        const ShapeList& list = scene.frame(scene.randomScale(random));
        for (int sample = 0; sample < 300; ++sample) {
            const double x = random.unit() * width;
            const double y = random.unit() * height;
            // The topmost shape over the point, painted later being on top, inside its section's clip.
            const Shape* painted = nullptr;
            for (const Section& section : list.sections) {
                if (!section.clip.contains(x, y))
                    continue;
                for (std::uint32_t s = section.first; s < section.end; ++s) {
                    const Shape& shape = list.shapes[s];
                    if (shape.rect.contains(x, y) && meaningful(shape))
                        painted = &shape;
                }
            }
            const Shape* hit = hitTest(list, x, y, 0);
            EXPECT_EQ(hit, painted);
            hits += hit != nullptr ? 1 : 0;
        }
    }
    EXPECT_GT(hits, 1000U);
}

TEST(Frame, theSelectedEventIsOutlinedEvenInACluster) {
    Scene scene(3000);
    const TimeScale whole = TimeScale::spanning({scene.index.earliest()}, {scene.index.latest()}, width);
    std::size_t outlined = 0;
    for (ItemIndex item = 0; item < 200; ++item) {
        const auto top = scene.layout.rowTop(scene.index, scene.metrics,
                                             scene.index.rowOf(scene.index.entryOf(scene.data.items, item)));
        ASSERT_TRUE(top.has_value());
        for (const Shape& shape : scene.frame(whole, std::max(0.0, *top - 100), item).shapes) {
            if (shape.role == ShapeRole::Selected) {
                EXPECT_EQ(shape.item, item);
                ++outlined;
            }
        }
    }
    EXPECT_EQ(outlined, 200U);
}

TEST(Frame, aBarThatFillsTheViewIsNamedInside) {
    Items items;
    Item item;
    item.id = 1;
    item.begin = item.coreBegin = {0};
    item.end = item.coreEnd = {20 * 1440};
    item.title = "A siege that lasts";
    item.disputes = 2;
    items.add(item);
    Lanes lanes;
    lanes.lanes.push_back({"Siege", false});
    lanes.of = {0};
    const std::vector<ItemIndex> all = {0};
    const RowIndex index(items, lanes, all);
    const Metrics metrics = Metrics::forLines(16, 13);
    const LaneLayout layout = layoutLanes(index, metrics, {}, {}, 0);
    const PlainTexts texts;
    const TimeScale scale = TimeScale::spanning({5 * 1440}, {6 * 1440}, width);
    const FrameRequest request{items, lanes, index, layout, metrics, texts, scale, width, height};
    FrameBuilder builder;
    ShapeList list;
    builder.build(request, list);
    std::size_t labels = 0;
    std::size_t badges = 0;
    for (const Shape& shape : list.shapes) {
        labels +=
            shape.role == ShapeRole::EventLabel && list.text(shape) == "A siege that lasts" && shape.level == 1 ? 1 : 0;
        badges += shape.role == ShapeRole::EventBadge && shape.level == 1 ? 1 : 0;
    }
    EXPECT_EQ(labels, 1U);
    EXPECT_EQ(badges, 1U);
}

TEST(Frame, isTheSameForTheSameRequest) {
    Scene scene(2000);
    test::Random random(61);
    const TimeScale scale = scene.randomScale(random);
    const ShapeList first = scene.frame(scale);
    scene.frame(scene.randomScale(random));
    const ShapeList& second = scene.frame(scale);
    ASSERT_EQ(first.shapes.size(), second.shapes.size());
    EXPECT_EQ(first.texts, second.texts);
    for (std::size_t i = 0; i < first.shapes.size(); ++i)
        EXPECT_EQ(first.shapes[i].rect, second.shapes[i].rect);
}

TEST(Frame, densitiesOfALaneAddUp) {
    Scene scene(5000);
    scene.metrics.density = true;
    scene.layout = layoutLanes(scene.index, scene.metrics, {}, {}, 0);
    const TimeScale whole = TimeScale::spanning({scene.index.earliest()}, {scene.index.latest()}, width);
    std::map<std::uint32_t, std::uint32_t> counts;
    std::map<std::uint32_t, std::uint32_t> disputed;
    for (const Shape& shape : scene.frame(whole).shapes) {
        if (shape.kind != ShapeKind::Density)
            continue;
        counts[shape.lane] += shape.count;
        disputed[shape.lane] += shape.disputed;
    }
    ASSERT_GT(counts.size(), 5U);
    for (const LaneRows& lane : scene.index.lanes()) {
        if (!counts.contains(lane.lane))
            continue; // below the window
        EXPECT_EQ(counts[lane.lane], lane.endEntry - lane.firstEntry);
        EXPECT_EQ(disputed[lane.lane], lane.disputed);
    }
}

TEST(Frame, aNarrowLaneKeepsTheNumberOfItsDisagreements) {
    Scene scene(2000);
    const TimeScale whole = TimeScale::spanning({scene.index.earliest()}, {scene.index.latest()}, width);
    for (const double narrow : {1400.0, 420.0, 320.0, 260.0}) {
        FrameRequest request{scene.data.items,
                             scene.data.lanes,
                             scene.index,
                             scene.layout,
                             scene.metrics,
                             scene.texts,
                             whole,
                             narrow,
                             height};
        scene.builder.build(request, scene.shapes);
        std::map<std::uint32_t, double> titleEnds;
        std::size_t badges = 0;
        for (const Shape& shape : scene.shapes.shapes) {
            if (shape.role == ShapeRole::LaneTitle)
                titleEnds[shape.lane] = shape.rect.right();
            if (shape.role != ShapeRole::LaneDisputes)
                continue;
            ++badges;
            EXPECT_LE(titleEnds.at(shape.lane), shape.rect.x);
            EXPECT_LE(shape.rect.right(), narrow);
        }
        EXPECT_EQ(badges, titleEnds.size()) << narrow; // every lane of so many events has one
        EXPECT_GT(badges, 0U);
    }
}

TEST(Frame, densitiesTellBurstsFromWhatIsUsual) {
    // So many that every cell of a view of all holds hundreds.
    Scene scene(400000);
    scene.metrics.density = true;
    scene.layout = layoutLanes(scene.index, scene.metrics, {}, {}, 0);
    const TimeScale whole = TimeScale::spanning({scene.index.earliest()}, {scene.index.latest()}, width / 8);
    FrameRequest request{scene.data.items,
                         scene.data.lanes,
                         scene.index,
                         scene.layout,
                         scene.metrics,
                         scene.texts,
                         whole,
                         width / 8,
                         height};
    scene.builder.build(request, scene.shapes);
    std::map<std::uint32_t, std::set<std::uint8_t>> levels; // by count
    std::set<std::uint8_t> all;
    std::uint32_t most = 0;
    for (const Shape& shape : scene.shapes.shapes) {
        if (shape.kind != ShapeKind::Density)
            continue;
        levels[shape.count].insert(shape.level);
        all.insert(shape.level);
        most = std::max(most, shape.count);
        EXPECT_GE(shape.level, 1);
        EXPECT_LE(shape.level, 15);
    }
    EXPECT_GT(most, 181U); // where a scale without regard to the data would end
    EXPECT_GT(all.size(), 1U);
    EXPECT_LT(*all.begin(), 15);
    std::uint8_t before = 0;
    for (const auto& [count, level] : levels) { // the same for the same, and never less for more
        EXPECT_EQ(level.size(), 1U);
        EXPECT_GE(*level.begin(), before);
        before = *level.begin();
    }
}

TEST(Frame, theStripOfDisputesAddsUp) {
    Scene scene(5000);
    scene.metrics = scene.metrics.withDisputes();
    scene.layout = layoutLanes(scene.index, scene.metrics, {}, {}, 0);
    const TimeScale whole = TimeScale::spanning({scene.index.earliest()}, {scene.index.latest() + 1}, width);
    std::uint32_t sum = 0;
    for (const Shape& shape : scene.frame(whole).shapes) {
        if (shape.role == ShapeRole::DisputeStrip) {
            sum += shape.disputed;
            EXPECT_LE(shape.disputed, shape.count);
            EXPECT_LE(shape.rect.bottom(), scene.metrics.axisHeight);
        }
    }
    std::uint32_t disputed = 0;
    for (const ItemIndex item : scene.data.all)
        disputed += scene.data.items.disputes(item) > 0 ? 1U : 0U;
    EXPECT_EQ(sum, disputed);
}

TEST(Frame, ringsEachOfSeveralSelectedOnes) {
    Scene scene(40);
    const TimeScale whole = TimeScale::spanning({scene.index.earliest()}, {scene.index.latest() + 1}, width);
    const std::vector<ItemIndex> several = {3, 17, 31};
    FrameRequest request{
        scene.data.items, scene.data.lanes, scene.index, scene.layout, scene.metrics, scene.texts, whole, width, 4000};
    request.alsoSelected = several;
    scene.builder.build(request, scene.shapes);
    std::size_t rings = 0;
    for (const Shape& shape : scene.shapes.shapes)
        rings += shape.role == ShapeRole::Selected ? 1U : 0U;
    EXPECT_EQ(rings, several.size());
}

TEST(LaneRanks, followWhatIsAskedFor) {
    Scene scene(2000);
    const auto ranked = [&](LaneSort sort, std::span<const std::string> byHand = {}) {
        const auto ranks = laneRanks(scene.index, scene.data.lanes, sort, byHand);
        std::vector<std::uint32_t> order(ranks.size());
        for (std::uint32_t lane = 0; lane < ranks.size(); ++lane)
            order[ranks[lane]] = lane;
        return order;
    };
    const auto bySize = ranked(LaneSort::Size);
    EXPECT_TRUE(std::is_sorted(bySize.begin(), bySize.end()));
    const auto byName = ranked(LaneSort::Name);
    for (std::size_t i = 1; i < byName.size(); ++i)
        EXPECT_LT(scene.data.lanes.lanes[byName[i - 1]].title, scene.data.lanes.lanes[byName[i]].title);
    const auto byDisputes = ranked(LaneSort::Disagreements);
    for (std::size_t i = 1; i < byDisputes.size(); ++i)
        EXPECT_GE(scene.index.lanes()[byDisputes[i - 1]].disputes, scene.index.lanes()[byDisputes[i]].disputes);
    const std::vector<std::string> hand = {"Group 7", "nobody", "Group 2"};
    const auto byHand = ranked(LaneSort::ByHand, hand);
    EXPECT_EQ(byHand[0], 6U);
    EXPECT_EQ(byHand[1], 1U);
    EXPECT_EQ(byHand[2], 0U);
}

} // namespace
} // namespace parallax::timeline
