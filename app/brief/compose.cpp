#include "app/brief/compose.h"

#include "app/brief/composer.h"
#include "app/brief/strip.h"
#include "app/text/text.h"
#include "brief/words.h"

#include <algorithm>

namespace parallax::app::brief_print {

QString bounded(std::string_view text, qsizetype most) {
    QString words = toQt(text).simplified();
    if (words.size() > most) {
        const qsizetype space = words.lastIndexOf(QLatin1Char(' '), most);
        words.truncate(space > most / 2 ? space : most);
        words += QStringLiteral(" …");
    }
    return words;
}

QString nonBreaking(QString text) {
    return text.replace(QLatin1Char(' '), QChar(0x00A0));
}

void addMarks(RichText& text, const std::vector<brief::SourceIndex>& sources) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const QString mark = toQt(brief::mark(sources[i]));
        text.link(QStringLiteral("[%1]").arg(mark), QStringLiteral("#") + mark, Style::Mark);
        if (i + 1 < sources.size())
            text.add(QStringLiteral(" "), Style::Mark);
    }
}

void addRule(Block& block, double y, double x0, double x1, const QColor& color, double thickness) {
    block.addPaint([=](QPainter& painter) {
        painter.setPen(QPen(color, thickness));
        painter.drawLine(QPointF(x0, y), QPointF(x1, y));
    });
}

void addTriangle(Block& block, QPointF at, double size) {
    block.addPaint([=](QPainter& painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink::dispute);
        const QPointF points[] = {at + QPointF(size / 2, 0), at + QPointF(size, size * 0.9),
                                  at + QPointF(0, size * 0.9)};
        painter.drawPolygon(points, 3);
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(at.x() + size * 0.45, at.y() + size * 0.3, size * 0.1, size * 0.28));
        painter.drawRect(QRectF(at.x() + size * 0.45, at.y() + size * 0.66, size * 0.1, size * 0.1));
    });
}

std::vector<Block> Composer::run() {
    head();
    timeline();
    chronology();
    undated();
    disagreements();
    agreements();
    actors();
    sources();
    return std::move(m_blocks);
}

Block& Composer::add(double spaceBefore) {
    m_progress.throwIfCancelled();
    m_progress.report("laying out", m_blocks.size(), 0);
    m_blocks.emplace_back();
    m_blocks.back().spaceBefore = spaceBefore;
    return m_blocks.back();
}

void Composer::head() {
    Block& title = add(0);
    title.section = QStringLiteral("Summary");
    title.addText({bounded(m_brief.title, 200), Style::Title}, {0, 0}, m_width, Style::Title);
    QStringList parts;
    for (const std::string* part : {&m_brief.date, &m_brief.author, &m_brief.caseName}) {
        if (!part->empty())
            parts.append(bounded(*part, 120));
    }
    if (!parts.isEmpty())
        title.addText({parts.join(QStringLiteral("   ·   ")), Style::Meta}, {0, title.height + 3}, m_width,
                      Style::Meta);
    addRule(title, title.height + 9, 0, m_width, ink::text, 1);
    title.height += 10;

    figures();

    Block& selected = add(12);
    RichText text(QStringLiteral("What was selected  "), Style::SmallStrong);
    for (std::size_t i = 0; i < m_brief.selection.size(); ++i)
        text.add(bounded(m_brief.selection[i]) + QLatin1Char(' '), Style::Small);
    if (!m_brief.rule.empty())
        text.add(QStringLiteral("Best estimates of counts by %1.").arg(toQt(m_brief.rule)), Style::Small);
    selected.addText(text, {0, 0}, m_width, Style::Small);
    Block& how = add(4);
    how.addText({QStringLiteral("Marks such as [S1] lead to the list of sources at the end. In a quotation the "
                                "words that state the value are dark; the rest of "
                                "their sentence is grey."),
                 Style::Small},
                {0, 0}, m_width, Style::Small);
}

void Composer::figures() {
    const auto number = [](std::size_t value) { return QString::number(static_cast<qulonglong>(value)); };
    const std::size_t events = m_brief.chronology.size() + m_brief.undated.size();
    const std::pair<QString, QString> items[] = {
        {number(events), events == 1 ? QStringLiteral("event") : QStringLiteral("events")},
        {number(m_brief.disagreements),
         m_brief.disagreements == 1 ? QStringLiteral("disagreement") : QStringLiteral("disagreements")},
        {number(m_brief.actors.size()),
         m_brief.actors.size() == 1 ? QStringLiteral("actor") : QStringLiteral("actors")},
        {number(m_brief.sources.size()),
         m_brief.sources.size() == 1 ? QStringLiteral("source") : QStringLiteral("sources")}};
    Block& block = add(10);
    const double column = m_width / 4;
    for (int i = 0; i < 4; ++i) {
        block.addText({items[i].first, Style::Figure}, {column * i, 0}, column, Style::Figure);
        block.addText({items[i].second, Style::Small}, {column * i, 23}, column, Style::Small);
    }
}

void Composer::timeline() {
    Block picture = timelineBlock(m_brief, m_width);
    if (picture.pieces.empty())
        return;
    picture.spaceBefore = 16;
    m_blocks.push_back(std::move(picture));
}

void Composer::section(const QString& title, const QString& note) {
    Block& block = add(26);
    block.section = title;
    block.keepWithNext = true;
    block.startsSection = true;
    block.addText({title, Style::Section}, {0, 0}, m_width, Style::Section);
    if (!note.isEmpty())
        block.addText({note, Style::Small}, {0, block.height + 1}, m_width, Style::Small);
    addRule(block, block.height + 4, 0, m_width, ink::text, 0.75);
    block.height += 5;
}

QString Composer::disagreementTarget(const brief::Entry& entry) const {
    return toQt(entry.event.text());
}

void Composer::eventRow(const brief::Entry& entry, const std::string& timeAbove) {
    constexpr double timeWidth = 112;
    constexpr double gap = 12;
    constexpr double markWidth = 74;
    constexpr double indent = 13;
    constexpr int deepest = 3;
    const double left = timeWidth + gap + indent * std::min(entry.depth, deepest);
    const double textWidth = m_width - left - gap - markWidth;
    Block& block = add(0);
    // A part that is known to lie in the same time as the whole says nothing new.
    const bool repeated = entry.depth > 0 && entry.time == timeAbove;
    double timeHeight = 4.5;
    timeHeight += block.addText({bounded(entry.time, 120), repeated ? Style::Small : Style::Label}, {0, 4.5}, timeWidth,
                                Style::Label);
    if (!repeated && entry.interval.basis != base::Basis::Explicit && !entry.basis.empty())
        block.addText({bounded(entry.basis, 80), Style::Small}, {0, timeHeight}, timeWidth, Style::Small);
    if (entry.depth > 0) {
        block.addPaint([left](QPainter& painter) {
            painter.setPen(QPen(ink::faint, 1.2));
            painter.drawLine(QPointF(left - 7, 4.5), QPointF(left - 7, 15));
        });
    }
    double y = 4.5 + block.addText({bounded(entry.title, 240), Style::Strong}, {left, 4.5}, textWidth, Style::Strong);
    y += block.addText({details(entry), Style::Small}, {left, y}, textWidth, Style::Small);
    if (!entry.disagreements.empty()) {
        addTriangle(block, {left, y + 1.6}, 8);
        RichText link;
        link.link(toQt(brief::counted(entry.disagreements.size(), "disagreement", "disagreements")),
                  QStringLiteral("#") + disagreementTarget(entry), Style::Small);
        block.addText(link, {left + 11, y}, textWidth - 11, Style::Small);
    }
    RichText marks;
    addMarks(marks, entry.sources);
    block.addText(marks, {m_width - markWidth, 5.1}, markWidth, Style::Mark, Qt::AlignRight);
    block.height += 4.5;
    addRule(block, block.height, 0, m_width);
}

QString Composer::details(const brief::Entry& entry) {
    QStringList words{toQt(brief::capitalised(entry.kind))};
    if (!entry.place.empty())
        words.append(bounded(entry.place, 100));
    if (!entry.partOf.empty())
        words.append(QStringLiteral("part of “%1”").arg(bounded(entry.partOf, 120)));
    if (entry.background)
        words.append(QStringLiteral("background"));
    if (entry.interval.basis == base::Basis::Inferred && !entry.because.empty() && entry.depth == 0)
        words.append(bounded(entry.because, 200));
    return words.join(QStringLiteral(" · "));
}

void Composer::chronology() {
    if (m_brief.chronology.empty())
        return;
    section(QStringLiteral("Chronology"));
    std::vector<std::string> times; // of the events that the row is a part of
    for (const brief::Entry& entry : m_brief.chronology) {
        times.resize(static_cast<std::size_t>(std::max(entry.depth, 0)));
        eventRow(entry, times.empty() ? std::string() : times.back());
        times.push_back(entry.time);
    }
}

void Composer::undated() {
    if (m_brief.undated.empty())
        return;
    section(QStringLiteral("Undated"), QStringLiteral("No source dates these events, and nothing was made up."));
    for (const brief::Entry& entry : m_brief.undated) {
        constexpr double markWidth = 74;
        Block& block = add(0);
        RichText text(bounded(entry.title, 240), Style::Strong);
        text.add(QStringLiteral("   ") + details(entry), Style::Small);
        block.addText(text, {0, 4}, m_width - markWidth - 12, Style::Strong);
        RichText marks;
        addMarks(marks, entry.sources);
        block.addText(marks, {m_width - markWidth, 4.6}, markWidth, Style::Mark, Qt::AlignRight);
        block.height += 4;
        addRule(block, block.height, 0, m_width);
    }
}

std::vector<Block> compose(const brief::Brief& brief, double width, base::Progress& progress) {
    return Composer(brief, width, progress).run();
}

} // namespace parallax::app::brief_print
