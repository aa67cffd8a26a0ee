// The actors and the sources of a brief.
#include "app/brief/composer.h"
#include "app/text/text.h"
#include "brief/words.h"

#include <algorithm>

namespace parallax::app::brief_print {

void Composer::row(const RichText& label, const RichText& text, const QString& details,
                   const std::vector<brief::SourceIndex>& sources) {
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

void Composer::actors() {
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

void Composer::sources() {
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
        double y = 6 + block.addText({bounded(one.title.empty() ? one.file : one.title, 240), Style::Strong}, {left, 6},
                                     width, Style::Strong);
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
        when.add(one.basis == "not known" ? QStringLiteral("at a time that is not known") : bounded(one.published, 80),
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
        block.addText({QStringLiteral("SHA-256 ") + toQt(one.sha256), Style::Mono}, {left, y + 1}, width, Style::Mono);
        block.height += 6;
        addRule(block, block.height, 0, m_width);
    }
}

} // namespace parallax::app::brief_print
