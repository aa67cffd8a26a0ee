#include "app/text/sentence.h"

#include "app/text/offsets.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace parallax::app {

base::Span sentenceAround(std::string_view text, base::Span span) {
    // A paragraph this long is no paragraph: what is around the quote is enough then.
    constexpr std::size_t widest = 4096;
    const std::size_t size = text.size();
    const std::size_t from = std::min<std::size_t>(span.begin, size);
    const std::size_t to = std::clamp<std::size_t>(span.end, from, size);
    std::size_t begin = from;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r' && from - begin < widest)
        --begin;
    std::size_t end = to;
    while (end < size && text[end] != '\n' && text[end] != '\r' && end - to < widest)
        ++end;
    const auto inside = [&](std::size_t at) {
        return at < size && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (begin < from && inside(begin))
        ++begin;
    while (end > to && inside(end))
        --end;

    const ShownText shown(text.substr(begin, end - begin));
    const int first = shown.position(static_cast<std::uint32_t>(from - begin));
    const int last = shown.position(static_cast<std::uint32_t>(to - begin));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, shown.text());
    finder.setPosition(first);
    int left = finder.isAtBoundary() ? first : static_cast<int>(finder.toPreviousBoundary());
    finder.setPosition(last);
    int right = finder.isAtBoundary() && last > first ? last : static_cast<int>(finder.toNextBoundary());
    if (left < 0)
        left = 0;
    if (right < last)
        right = static_cast<int>(shown.text().size());
    while (left < first && shown.text().at(left).isSpace())
        ++left;
    while (right > last && shown.text().at(right - 1).isSpace())
        --right;
    return {static_cast<std::uint32_t>(begin) + shown.offset(left),
            static_cast<std::uint32_t>(begin) + shown.offset(right)};
}

base::Span sentenceAround(const report::Report& report, base::Span span) {
    base::Span sentence = sentenceAround(std::string_view(report.text), span);
    const auto after = std::upper_bound(report.bodyLines.begin(), report.bodyLines.end(), span.begin,
                                        [](std::uint32_t at, base::Span line) { return at < line.begin; });
    if (after != report.bodyLines.begin() && std::prev(after)->contains(span)) {
        sentence.begin = std::max(sentence.begin, std::prev(after)->begin);
        sentence.end = std::min(sentence.end, std::prev(after)->end);
    }
    return sentence;
}

} // namespace parallax::app
