#include "app/timeline/event_words.h"

#include "app/text/text.h"
#include "app/text/words.h"
#include "app/timeline/timeline_texts.h"
#include "claim/claim.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace parallax::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("EventWords", text);
}

// The value of a position; of a time claim in the window's words for times.
QString valueOf(const pipeline::CaseParts& content, const disagreement::Position& position) {
    const pipeline::Claim* first = position.claims.empty() ? nullptr : content.find(position.claims.front());
    if (first != nullptr && std::holds_alternative<base::TimeInterval>(first->value))
        return claimValue(*first);
    return toQt(position.value);
}

// Several values beside each other: the first ones, and that there are more.
QString besideEachOther(const QStringList& values) {
    constexpr qsizetype most = 4;
    QString text = values.mid(0, most).join(QStringLiteral(" / "));
    if (values.size() > most)
        text += QStringLiteral(" / …");
    return text;
}

QString whenAndWhat(const event::Event& event) {
    return timeInWords(event.time) + QStringLiteral(" · ") + eventKindWords(event.kind);
}

} // namespace

QStringList disagreementLines(const pipeline::CaseParts& content, const CaseIndex::OfEvent& around, int most) {
    QStringList lines;
    const auto count = static_cast<int>(around.disagreements.size());
    const int shown = count <= most ? count : std::max(0, most - 1);
    for (int i = 0; i < shown; ++i) {
        const disagreement::Disagreement& one = *around.disagreements[static_cast<std::size_t>(i)];
        QStringList values;
        for (const disagreement::Position& position : one.positions)
            values << valueOf(content, position);
        lines << QStringLiteral("%1: %2 (%3)")
                     .arg(attributeWords(one.attribute, one.otherName, one.scope), besideEachOther(values),
                          kindWords(one.kind));
    }
    if (count > shown && shown > 0)
        lines << tr("and %1 more").arg(count - shown);
    else if (count > shown)
        lines << counted(count, tr("disagreement"), tr("disagreements"));
    return lines;
}

QString countWords(const CaseIndex::OfEvent& around) {
    struct Counted {
        claim::Attribute attribute;
        std::string scope;
        QStringList values;
    };
    std::vector<Counted> counts;
    for (const pipeline::Claim* claim : around.claims) {
        if (!claim::isCount(claim->attribute) || std::holds_alternative<std::monostate>(claim->value))
            continue;
        auto found = std::find_if(counts.begin(), counts.end(), [claim](const Counted& one) {
            return one.attribute == claim->attribute && one.scope == claim->scope;
        });
        if (found == counts.end())
            found = counts.insert(counts.end(), {claim->attribute, claim->scope, {}});
        const QString value = claimValue(*claim);
        if (!found->values.contains(value))
            found->values << value;
    }
    std::stable_sort(counts.begin(), counts.end(), [](const Counted& a, const Counted& b) {
        return std::tie(a.attribute, a.scope) < std::tie(b.attribute, b.scope);
    });
    QStringList parts;
    for (const Counted& one : counts)
        parts << attributeWords(one.attribute, {}, one.scope) + QLatin1Char(' ') + besideEachOther(one.values);
    return parts.join(QStringLiteral(" · "));
}

std::vector<timeline::DetailLine> cardLines(const pipeline::CaseParts& content, const CaseIndex::OfEvent& around,
                                            const event::Event& event, int most) {
    std::vector<timeline::DetailLine> lines;
    QString first = whenAndWhat(event);
    if (!event.place.empty())
        first += QStringLiteral(" · ") + toQt(event.place);
    lines.push_back({toUtf8(first), false});
    const auto room = [&] { return most - static_cast<int>(lines.size()); };
    if (room() > 0) {
        if (const QString counts = countWords(around); !counts.isEmpty())
            lines.push_back({toUtf8(counts), false});
    }
    for (const QString& line : disagreementLines(content, around, room()))
        lines.push_back({toUtf8(line), true});
    if (static_cast<int>(lines.size()) > most)
        lines.resize(static_cast<std::size_t>(std::max(0, most)));
    return lines;
}

QString eventAsText(const pipeline::CaseParts& content, const CaseIndex::OfEvent& around, const event::Event& event) {
    constexpr int all = 1000;
    QStringList lines{toQt(event.title), whenAndWhat(event)};
    if (!event.place.empty())
        lines << toQt(event.place);
    if (const QString counts = countWords(around); !counts.isEmpty())
        lines << counts;
    lines << disagreementLines(content, around, all);
    QStringList sources;
    for (const event::EventEvidence& mention : event.mentions) {
        const auto* report = content.find(mention.report);
        if (report == nullptr)
            continue;
        const QString name = reportName(content, *report);
        if (!sources.contains(name))
            sources << name;
    }
    lines << tr("Told by %1").arg(sources.join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

} // namespace parallax::app
