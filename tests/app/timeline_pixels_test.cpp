// What is painted at a pixel and what is meant by a click on it are the same.
#include "app/theme/theme.h"
#include "app/timeline/shape_painter.h"
#include "support/synthetic_items.h"
#include "timeline/frame.h"

#include <QImage>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace parallax::app {

using timeline::Shape;
using timeline::ShapeKind;
using timeline::ShapeRole;

class TimelinePixelsTest : public QObject {
    Q_OBJECT

    static constexpr int width = 1200;
    static constexpr int height = 700;

    test::SyntheticTimeline m_data;
    timeline::RowIndex m_index;
    timeline::Metrics m_metrics;
    timeline::LaneLayout m_layout;
    TimelineTexts m_texts{QFont(), QLocale::c()};
    TimelinePalette m_palette = TimelinePalette::from(lightPalette());
    SpriteCache m_sprites;
    timeline::FrameBuilder m_builder;
    timeline::ShapeList m_shapes;

    void prepare(std::size_t count, int details) {
        m_data = test::syntheticTimeline(count);
        m_index = timeline::RowIndex(m_data.items, m_data.lanes, m_data.all);
        m_metrics = m_texts.timelineMetrics();
        if (details > 0)
            m_metrics = m_metrics.withDetails(details);
        m_metrics.density = details < 0;
        m_texts.setDetails([](timeline::ItemIndex item, int most) {
            return std::vector<timeline::DetailLine>(static_cast<std::size_t>(most),
                                                     {"line of " + std::to_string(item), false});
        });
        m_layout = timeline::layoutLanes(m_index, m_metrics, {}, {}, 0);
    }

    void frame(test::Random& random) {
        const double whole = static_cast<double>(m_index.latest() - m_index.earliest()) * timeline::ticksPerMinute;
        const double span = whole * 1.2 * std::pow(1e-4, random.unit());
        const timeline::TimeScale scale(
            timeline::ticks({m_index.earliest()}) + std::llround(whole * random.unit() - span / 2), span / width);
        timeline::FrameRequest request{m_data.items, m_data.lanes, m_index, m_layout, m_metrics,
                                       m_texts,      scale,        width,   height};
        request.scroll = random.unit() * std::max(0.0, m_layout.height - height);
        m_builder.build(request, m_shapes);
    }

    // What a click on the shape does.
    static auto target(const Shape& shape) {
        const bool several = shape.kind == ShapeKind::Cluster || shape.kind == ShapeKind::Density ||
                             shape.role == ShapeRole::ClusterLabel || shape.role == ShapeRole::ClusterBadge;
        const bool event = !several && shape.item != timeline::noItem;
        return std::tuple(event     ? ShapeRole::Event
                          : several ? ShapeRole::ClusterMark
                                    : shape.role,
                          shape.lane, event ? shape.item : timeline::noItem, event ? 0U : shape.firstEntry,
                          event ? 0U : shape.endEntry);
    }

private Q_SLOTS:
    void inkAndHitTestAgree_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("details");
        QTest::newRow("300") << 300 << 0;
        QTest::newRow("300, cards") << 300 << 3;
        QTest::newRow("20,000") << 20000 << 0;
        QTest::newRow("20,000, densities") << 20000 << -1;
    }
    void inkAndHitTestAgree() {
        QFETCH(int, count);
        QFETCH(int, details);
        prepare(static_cast<std::size_t>(count), details);
        test::Random random(77);
        qint64 inked = 0;
        qint64 empty = 0;
        for (int view = 0; view < 12; ++view) {
            frame(random);
            // Each shape that means something is painted alone, in the order of the list: whose ink lies on top?
            constexpr std::uint32_t nobody = 0xffffffffU;
            std::vector<std::uint32_t> owner(static_cast<std::size_t>(width * height), nobody);
            QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            for (const timeline::Section& section : m_shapes.sections) {
                for (std::uint32_t i = section.first; i < section.end; ++i) {
                    const Shape& shape = m_shapes.shapes[i];
                    if (!timeline::meaningful(shape))
                        continue;
                    timeline::ShapeList alone;
                    alone.texts = m_shapes.texts;
                    alone.beginSection(section.clip);
                    alone.shapes.push_back(shape);
                    alone.endSection();
                    {
                        QPainter painter(&image);
                        ShapePainter(m_palette, m_texts, m_metrics, &m_sprites).paint(painter, alone);
                    }
                    const QRect around =
                        QRectF(shape.rect.x - 8, shape.rect.y - 8, shape.rect.width + 16, shape.rect.height + 16)
                            .toAlignedRect()
                            .intersected(image.rect());
                    for (int y = around.top(); y <= around.bottom(); ++y) {
                        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
                        for (int x = around.left(); x <= around.right(); ++x) {
                            // Half covered pixels at an edge belong to whom one likes.
                            if (qAlpha(line[x]) > 127)
                                owner[static_cast<std::size_t>(y * width + x)] = i;
                            line[x] = 0;
                        }
                    }
                    // Nothing is painted anywhere else.
                    if (i % 50 == 0) {
                        for (int y = 0; y < height; ++y) {
                            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
                            QVERIFY2(std::all_of(line, line + width, [](QRgb pixel) { return pixel == 0; }),
                                     qPrintable(QStringLiteral("role %1 at %2, %3 x %4 paints outside, in line %5")
                                                    .arg(static_cast<int>(shape.role))
                                                    .arg(shape.rect.x)
                                                    .arg(shape.rect.y)
                                                    .arg(shape.rect.width)
                                                    .arg(y)));
                        }
                    }
                }
            }
            for (int sample = 0; sample < 60000; ++sample) {
                const auto x = static_cast<int>(random.below(width));
                const auto y = static_cast<int>(random.below(height));
                const std::uint32_t ink = owner[static_cast<std::size_t>(y * width + x)];
                const Shape* hit = timeline::hitTest(m_shapes, x + 0.5, y + 0.5, 3);
                const auto where = [&] {
                    QString words = QStringLiteral("view %1, pixel %2, %3").arg(view).arg(x).arg(y);
                    const Shape* painted = ink != nobody ? &m_shapes.shapes[ink] : nullptr;
                    for (const Shape* shape : {hit, painted}) {
                        if (shape != nullptr)
                            words += QStringLiteral("; role %1 at %2, %3, %4 x %5")
                                         .arg(static_cast<int>(shape->role))
                                         .arg(shape->rect.x)
                                         .arg(shape->rect.y)
                                         .arg(shape->rect.width)
                                         .arg(shape->rect.height);
                    }
                    return words;
                };
                if (ink != nobody) {
                    ++inked;
                    QVERIFY2(hit != nullptr, qPrintable(where()));
                    QVERIFY2(target(*hit) == target(m_shapes.shapes[ink]), qPrintable(where()));
                } else if (hit != nullptr) {
                    // Blank, but inside a label's line, between a mark and its badge, or next to a mark.
                    ++empty;
                    QVERIFY2(x + 0.5 > hit->rect.x - 3.5 && x + 0.5 < hit->rect.right() + 3.5 &&
                                 y + 0.5 > hit->rect.y - 3.5 && y + 0.5 < hit->rect.bottom() + 3.5,
                             qPrintable(where()));
                }
            }
        }
        QVERIFY(inked > 500);
        QVERIFY(empty > 0);
    }
};

} // namespace parallax::app

using parallax::app::TimelinePixelsTest;
QTEST_MAIN(TimelinePixelsTest)
#include "timeline_pixels_test.moc"
