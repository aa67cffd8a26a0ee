// The disagreements of a brief with each position and its quotes, and what its sources agree on.
#include "app/brief/composer.h"
#include "app/text/text.h"
#include "brief/words.h"

#include <algorithm>

namespace parallax::app::brief_print {

namespace {

QColor kindColor(disagreement::Kind kind) {
    using disagreement::Kind;
    switch (kind) {
    case Kind::Contradiction:
    case Kind::InternalContradiction:
        return ink::dispute;
    case Kind::DerivedArithmetic:
        return {0x7a, 0x4a, 0x00};
    case Kind::UpdateOverTime:
        return {0x1d, 0x4f, 0x8c};
    case Kind::ScopeDifference:
        return {0x0b, 0x61, 0x57};
    case Kind::PrecisionDifference:
        return {0x4a, 0x4f, 0x58};
    }
    return ink::text;
}

} // namespace

void Composer::disagreements() {
    if (m_brief.disagreements == 0)
        return;
    section(QStringLiteral("Where the sources disagree"));
    bool first = true;
    for (const auto* list : {&m_brief.chronology, &m_brief.undated}) {
        for (const brief::Entry& entry : *list) {
            if (entry.disagreements.empty())
                continue;
            Block& title = add(first ? 8 : 20);
            first = false;
            title.keepWithNext = true;
            RichText words;
            words.anchor(bounded(entry.title, 200), disagreementTarget(entry), Style::EventTitle);
            title.addText(words, {0, 0}, m_width, Style::EventTitle);
            title.addText({bounded(entry.time) +
                               (entry.place.empty() ? QString() : QStringLiteral(" · ") + bounded(entry.place, 100)),
                           Style::Small},
                          {0, title.height}, m_width, Style::Small);
            for (const brief::DisagreementEntry& one : entry.disagreements)
                disagreement(one);
        }
    }
}

void Composer::disagreement(const brief::DisagreementEntry& one) {
    Block& head = add(10);
    head.keepWithNext = true;
    const QString kind = toQt(one.kindWords);
    const QColor color = kindColor(one.kind);
    const double kindWidth = textWidth(kind, Style::Kind) + 12;
    head.addPaint([=, width = m_width](QPainter& painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink::ground);
        painter.drawRect(QRectF(0, 0, width, 20));
        painter.setBrush(color);
        painter.drawRect(QRectF(0, 0, 2.5, 20));
        painter.setPen(QPen(color, 0.7));
        painter.setBrush(Qt::white);
        painter.drawRoundedRect(QRectF(width - kindWidth - 6, 3.5, kindWidth, 13), 6.5, 6.5);
    });
    head.addText({bounded(one.attribute, 90), Style::LabelStrong}, {10, 3.5}, m_width - kindWidth - 26,
                 Style::LabelStrong);
    RichText kindText;
    kindText.colored(kind, Style::Kind, color);
    head.addText(kindText, {m_width - kindWidth, 5}, kindWidth, Style::Kind);
    head.height = std::max(head.height, 20.0);
    if (!one.explanation.empty() || !one.independent) {
        RichText text(bounded(one.explanation, 600), Style::Body);
        if (!one.independent)
            text.add(QStringLiteral(" The positions rest on one origin."), Style::Body);
        head.addText(text, {10, head.height + 5}, m_width - 20, Style::Body);
    }
    if (!one.note.empty()) {
        RichText text(QStringLiteral("Analyst’s note: "), Style::SmallStrong);
        head.addText(text.add(bounded(one.note, 600), Style::Small), {10, head.height + 4}, m_width - 20, Style::Small);
    }
    head.height += 2;
    for (std::size_t i = 0; i < one.positions.size(); ++i)
        position(one.positions[i], i + 1 < one.positions.size() && i == 0);
    if (!one.estimate.empty()) {
        Block& block = add(3);
        addRule(block, 0, 10, m_width - 10);
        block.addText({QStringLiteral("Best estimate"), Style::Small}, {10, 5}, valueWidth, Style::Small);
        RichText text(bounded(one.estimate, 80), Style::LabelStrong);
        if (!one.estimateTrace.empty())
            text.add(QStringLiteral("   ") + bounded(one.estimateTrace, 500), Style::Small);
        block.addText(text, {valueLeft, 4}, m_width - valueLeft - 10, Style::LabelStrong);
        block.height += 3;
    }
}

void Composer::position(const brief::Position& position, bool keep) {
    constexpr double left = valueLeft;
    const double width = m_width - left - 10;
    for (std::size_t i = 0; i < std::max<std::size_t>(position.quotes.size(), 1); ++i) {
        Block& block = add(0);
        if (i == 0) {
            block.spaceBefore = 5;
            addRule(block, 0, 10, m_width - 10);
            block.addText({bounded(position.value, 160), Style::LabelStrong}, {10, 5}, valueWidth, Style::LabelStrong);
            if (position.quotes.size() > 1)
                block.addText(
                    {toQt(brief::counted(static_cast<std::size_t>(std::max(position.origins, 1)), "origin", "origins")),
                     Style::Small},
                    {10, block.height}, valueWidth, Style::Small);
            block.keepWithNext = keep && position.quotes.size() <= 1;
        } else {
            // Whose page does not show the value is told it again; two short lines, no higher than a quote.
            block.addOnTop({bounded(position.value, 32) + QStringLiteral(" (continued)"), Style::Small}, {10, 3},
                           valueWidth, Style::Small);
        }
        if (i < position.quotes.size())
            quote(block, position.quotes[i], {left, i == 0 ? 5.0 : 3.0}, width);
        block.height += 3;
    }
}

void Composer::quote(Block& block, const brief::Quote& one, QPointF at, double width) {
    double y = at.y();
    if (!one.derivation.empty()) {
        y += block.addText({bounded(one.derivation), Style::Body}, {at.x(), y}, width, Style::Body);
    } else {
        RichText text;
        // Where the sentence is itself speech, its own quotation marks stand alone.
        const std::string& opening = one.text.before.empty() ? one.text.quote : one.text.before;
        const bool speech = opening.starts_with("“") || opening.starts_with('"');
        if (!speech)
            text.add(QStringLiteral("“"), Style::Context);
        text.add(spaced(one.text.before, false, true), Style::Context);
        text.add(bounded(one.text.quote, 500), Style::Quote);
        text.add(spaced(one.text.after, true, false), Style::Context);
        if (!speech)
            text.add(QStringLiteral("”"), Style::Context);
        y += block.addText(text, {at.x(), y}, width, Style::Body);
    }
    RichText who;
    if (!one.speaker.empty())
        who.add(bounded(one.speaker, 80), Style::SmallStrong).add(QStringLiteral(", "), Style::Small);
    if (!one.sources.empty()) {
        const brief::SourceEntry& source = m_brief.sources[one.sources.front()];
        who.add(
            bounded(source.publisher.empty() ? (source.title.empty() ? source.file : source.title) : source.publisher,
                    80),
            Style::Small);
        if (source.basis != "not known")
            who.add(QStringLiteral(", ") + nonBreaking(bounded(source.published, 60)), Style::Small);
    }
    if (!one.via.empty())
        who.add(QStringLiteral(", via ") + bounded(one.via, 60), Style::Small);
    if (!one.hedge.empty())
        who.add(QStringLiteral(" (%1)").arg(bounded(one.hedge, 30)), Style::Small);
    who.add(QStringLiteral("  "), Style::Small);
    addMarks(who, one.sources);
    block.addText(who, {at.x(), y}, width, Style::Small);
}

QString Composer::spaced(const std::string& text, bool leading, bool trailing) {
    const QString words = toQt(text);
    QString result = words.simplified();
    if (leading && words.startsWith(QLatin1Char(' ')))
        result.prepend(QLatin1Char(' '));
    if (trailing && words.endsWith(QLatin1Char(' ')))
        result.append(QLatin1Char(' '));
    return result;
}

void Composer::agreements() {
    bool any = false;
    for (const auto* list : {&m_brief.chronology, &m_brief.undated}) {
        for (const brief::Entry& entry : *list) {
            for (const brief::Agreement& one : entry.agreements) {
                if (!any)
                    section(QStringLiteral("What sources agree on"),
                            QStringLiteral("Stated alike by two reports or more. Reports that rest on one speaker "
                                           "or wire are one origin."));
                any = true;
                row({bounded(one.attribute, 90), Style::Label}, {bounded(one.value, 160), Style::Strong},
                    bounded(entry.title, 160) + QStringLiteral(" · ") +
                        toQt(brief::counted(one.origins, "origin", "origins")),
                    one.sources);
            }
        }
    }
}

} // namespace parallax::app::brief_print
