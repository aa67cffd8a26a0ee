#include "app/brief/compose.h"

#include "app/brief/strip.h"
#include "app/text/text.h"
#include "brief/words.h"

#include <algorithm>

namespace parallax::app::brief_print {

namespace {

using brief::SourceIndex;

// Whatever the reports hold, one text takes a bounded place on the page.
QString bounded(std::string_view text, qsizetype most = 420) {
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

void addMarks(RichText& text, const std::vector<SourceIndex>& sources) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const QString mark = toQt(brief::mark(sources[i]));
        text.link(QStringLiteral("[%1]").arg(mark), QStringLiteral("#") + mark, Style::Mark);
        if (i + 1 < sources.size())
            text.add(QStringLiteral(" "), Style::Mark);
    }
}

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

void addRule(Block& block, double y, double x0, double x1, const QColor& color = ink::faint, double thickness = 0.5) {
    block.addPaint([=](QPainter& painter) {
        painter.setPen(QPen(color, thickness));
        painter.drawLine(QPointF(x0, y), QPointF(x1, y));
    });
}

// A warning sign: told by its shape, too.
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

class Composer {
public:
    Composer(const brief::Brief& brief, double width) : m_brief(brief), m_width(width) {}

    std::vector<Block> run() {
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

private:
    Block& add(double spaceBefore) {
        m_blocks.emplace_back();
        m_blocks.back().spaceBefore = spaceBefore;
        return m_blocks.back();
    }

    void head() {
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

    // The size of it at a glance.
    void figures() {
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

    void timeline() {
        Block picture = timelineBlock(m_brief, m_width);
        if (picture.pieces.empty())
            return;
        picture.spaceBefore = 16;
        m_blocks.push_back(std::move(picture));
    }

    void section(const QString& title, const QString& note = {}) {
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

    QString disagreementTarget(const brief::Entry& entry) const { return toQt(entry.event.text()); }

    // Time, what happened with a line of details, and the marks. Parts stand further in than what they are parts of.
    void eventRow(const brief::Entry& entry, const std::string& timeAbove) {
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
        timeHeight += block.addText({bounded(entry.time, 120), repeated ? Style::Small : Style::Label}, {0, 4.5},
                                    timeWidth, Style::Label);
        if (!repeated && entry.interval.basis != base::Basis::Explicit && !entry.basis.empty())
            block.addText({bounded(entry.basis, 80), Style::Small}, {0, timeHeight}, timeWidth, Style::Small);
        if (entry.depth > 0) {
            block.addPaint([left](QPainter& painter) {
                painter.setPen(QPen(ink::faint, 1.2));
                painter.drawLine(QPointF(left - 7, 4.5), QPointF(left - 7, 15));
            });
        }
        double y =
            4.5 + block.addText({bounded(entry.title, 240), Style::Strong}, {left, 4.5}, textWidth, Style::Strong);
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

    // Kind, place and what else is known, without what the row's place on the page already says.
    static QString details(const brief::Entry& entry) {
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

    void chronology() {
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

    void undated() {
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

    void disagreements() {
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
                title.addText(
                    {bounded(entry.time) +
                         (entry.place.empty() ? QString() : QStringLiteral(" · ") + bounded(entry.place, 100)),
                     Style::Small},
                    {0, title.height}, m_width, Style::Small);
                for (const brief::DisagreementEntry& one : entry.disagreements)
                    disagreement(one);
            }
        }
    }

    void disagreement(const brief::DisagreementEntry& one) {
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
            head.addText(text.add(bounded(one.note, 600), Style::Small), {10, head.height + 4}, m_width - 20,
                         Style::Small);
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

    // The value beside its quotes. The first quote stands with the value; more follow below it.
    void position(const brief::Position& position, bool keep) {
        constexpr double left = valueLeft;
        const double width = m_width - left - 10;
        for (std::size_t i = 0; i < std::max<std::size_t>(position.quotes.size(), 1); ++i) {
            Block& block = add(0);
            if (i == 0) {
                block.spaceBefore = 5;
                addRule(block, 0, 10, m_width - 10);
                block.addText({bounded(position.value, 160), Style::LabelStrong}, {10, 5}, valueWidth,
                              Style::LabelStrong);
                if (position.quotes.size() > 1)
                    block.addText({toQt(brief::counted(static_cast<std::size_t>(std::max(position.origins, 1)),
                                                       "origin", "origins")),
                                   Style::Small},
                                  {10, block.height}, valueWidth, Style::Small);
                block.keepWithNext = keep && position.quotes.size() <= 1;
            }
            if (i < position.quotes.size())
                quote(block, position.quotes[i], {left, i == 0 ? 5.0 : 3.0}, width);
            block.height += 3;
        }
    }

    void quote(Block& block, const brief::Quote& one, QPointF at, double width) {
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
            who.add(bounded(source.publisher.empty() ? (source.title.empty() ? source.file : source.title)
                                                     : source.publisher,
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

    // The context keeps the space towards the quote.
    static QString spaced(const std::string& text, bool leading, bool trailing) {
        const QString words = toQt(text);
        QString result = words.simplified();
        if (leading && words.startsWith(QLatin1Char(' ')))
            result.prepend(QLatin1Char(' '));
        if (trailing && words.endsWith(QLatin1Char(' ')))
            result.append(QLatin1Char(' '));
        return result;
    }

    void agreements() {
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

    // A row of a table: label, text with a second line, marks.
    void row(const RichText& label, const RichText& text, const QString& details,
             const std::vector<SourceIndex>& sources) {
        constexpr double labelWidth = 124;
        constexpr double gap = 12;
        constexpr double markWidth = 86;
        Block& block = add(0);
        block.addText(label, {0, 5}, labelWidth, Style::Label);
        const double left = labelWidth + gap;
        const double width = m_width - left - gap - markWidth;
        double y = 5 + block.addText(text, {left, 5}, width, Style::Body);
        if (!details.isEmpty())
            y += block.addText({details, Style::Small}, {left, y}, width, Style::Small);
        RichText marks;
        addMarks(marks, sources);
        block.addText(marks, {m_width - markWidth, 5.6}, markWidth, Style::Mark, Qt::AlignRight);
        block.height += 5;
        addRule(block, block.height, 0, m_width);
    }

    void actors() {
        if (m_brief.actors.empty())
            return;
        section(QStringLiteral("Actors"));
        RichText unnamed(QStringLiteral("Without a name: "), Style::SmallStrong);
        bool any = false;
        for (const brief::ActorEntry& one : m_brief.actors) {
            if (!one.named) {
                unnamed.add((any ? QStringLiteral("; ") : QString()) + bounded(one.name, 80) + QLatin1Char(' '),
                            Style::Small);
                addMarks(unnamed, one.sources);
                any = true;
                continue;
            }
            QStringList what;
            for (const std::string& role : one.roles)
                what.append(bounded(role, 60));
            if (one.statements > 0)
                what.append(toQt(brief::counted(one.statements, "statement", "statements")));
            QStringList forms;
            for (const std::string& form : one.forms)
                forms.append(bounded(form, 60));
            constexpr qsizetype mostForms = 12;
            QString also;
            if (!forms.isEmpty()) {
                also = QStringLiteral("also: ") + forms.mid(0, mostForms).join(QStringLiteral("; "));
                if (forms.size() > mostForms)
                    also += QStringLiteral("; and %1 more").arg(forms.size() - mostForms);
            }
            what.prepend(toQt(brief::capitalised(one.kind)));
            row({bounded(one.name, 120), Style::Strong}, {what.join(QStringLiteral(" · ")), Style::Label}, also,
                one.sources);
        }
        if (any)
            add(6).addText(unnamed, {0, 0}, m_width, Style::Small);
    }

    void sources() {
        if (m_brief.sources.empty())
            return;
        section(QStringLiteral("Sources"),
                QStringLiteral("SHA-256 is of the file’s bytes as they were read: the same number, the same file."));
        for (std::size_t i = 0; i < m_brief.sources.size(); ++i) {
            const brief::SourceEntry& one = m_brief.sources[i];
            constexpr double left = 34;
            const double width = m_width - left;
            const QString mark = toQt(brief::mark(i));
            Block& block = add(0);
            RichText number;
            number.anchor(QStringLiteral("[%1]").arg(mark), mark, Style::LabelStrong);
            block.addText(number, {0, 6}, left, Style::LabelStrong);
            double y = 6 + block.addText({bounded(one.title.empty() ? one.file : one.title, 240), Style::Strong},
                                         {left, 6}, width, Style::Strong);
            RichText by;
            by.add(one.publisher.empty() ? QStringLiteral("Publisher not known") : bounded(one.publisher, 120),
                   Style::SmallStrong);
            if (!one.authors.empty())
                by.add(QStringLiteral(", by ") + bounded(one.authors, 160), Style::Small);
            if (!one.via.empty())
                by.add(QStringLiteral(", from ") + bounded(one.via, 120), Style::Small);
            if (!one.reliability.empty())
                by.add(QStringLiteral(" · reliability ") + bounded(one.reliability, 60), Style::Small);
            y += block.addText(by, {left, y + 1}, width, Style::Small) + 1;
            RichText when(QStringLiteral("Published "), Style::Small);
            when.add(one.basis == "not known" ? QStringLiteral("at a time that is not known")
                                              : bounded(one.published, 80),
                     Style::SmallStrong);
            QString how = bounded(one.because, 200);
            if (one.basis == "inferred")
                how.prepend(QStringLiteral("inferred: "));
            if (!how.isEmpty())
                when.add(QStringLiteral(" (%1)").arg(how), Style::Small);
            y += block.addText(when, {left, y}, width, Style::Small);
            RichText file(QStringLiteral("File ") + bounded(one.file, 120), Style::Small);
            if (!one.url.empty())
                file.add(QStringLiteral(" · "), Style::Small).add(bounded(one.url, 200), Style::Small);
            y += block.addText(file, {left, y}, width, Style::Small);
            block.addText({QStringLiteral("SHA-256 ") + toQt(one.sha256), Style::Mono}, {left, y + 1}, width,
                          Style::Mono);
            block.height += 6;
            addRule(block, block.height, 0, m_width);
        }
    }

    // Columns of a disagreement: the value, then its quotes.
    static constexpr double valueWidth = 118;
    static constexpr double valueLeft = 10 + valueWidth + 12;

    const brief::Brief& m_brief;
    double m_width = 0;
    std::vector<Block> m_blocks;
};

} // namespace

std::vector<Block> compose(const brief::Brief& brief, double width) {
    return Composer(brief, width).run();
}

} // namespace parallax::app::brief_print
