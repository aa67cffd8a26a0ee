// What a page prints about its report: title, by-line, outlet, wire, dateline, date; and which lines are the report at
// all.
#include "base/resource.h"
#include "report/credits.h"
#include "report/furniture.h"
#include "report/printed_date.h"
#include "report/reader.h"
#include "report/text_lines.h"
#include "report/title_tail.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace parallax::report {

namespace {

// Where heads end and feet begin: credits and dates stand among the first or last so many lines.
constexpr std::size_t edge = 14;

bool isSectionName(std::string_view line) {
    static const std::set<std::string_view> sections = [] {
        std::set<std::string_view> names;
        std::string_view rest = base::resource("lexicon/sections.tsv");
        while (!rest.empty()) {
            const std::string_view name = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(name.size() + 1, rest.size()));
            if (!name.starts_with('#'))
                names.insert(name);
        }
        return names;
    }();
    return sections.contains(asciiLower(line));
}

class PageReading {
public:
    explicit PageReading(Report& report) : m_report(report), m_text(report.text), m_lines(textLines(report.text)) {
        m_roles.assign(m_lines.size(), LineRole::Open);
        m_labels.assign(m_lines.size(), false);
    }

    void run() {
        if (m_lines.empty())
            return;
        credits();
        title();
        m_kinds = findFurniture(m_text, m_lines, m_roles);
        copyrightLine();
        paragraphs();
        dates();
        publisherFallbacks();
        std::sort(m_report.furniture.begin(), m_report.furniture.end(),
                  [](const Furniture& a, const Furniture& b) { return a.span < b.span; });
    }

private:
    std::string_view line(std::size_t i) const { return m_lines[i].span.in(m_text); }
    bool atEdge(std::size_t i) const { return i < edge || i + edge >= m_lines.size(); }

    base::Span within(std::size_t i, base::Span span) const {
        return {m_lines[i].span.begin + span.begin, m_lines[i].span.begin + span.end};
    }

    void setVia(Credit credit) {
        if (!m_report.via)
            m_report.via = std::move(credit);
    }
    void setPublisher(Credit credit) {
        if (!m_report.publisher)
            m_report.publisher = std::move(credit);
    }
    void setCredit(Credit credit) {
        credit.kind == SourceKind::Outlet ? setPublisher(std::move(credit)) : setVia(std::move(credit));
    }

    // By-lines, "Source: ..." and lines about the date, at the edges of the page.
    void credits() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (!atEdge(i) || m_lines[i].words > 30)
                continue;
            if (const auto dated = parseDateLine(line(i))) {
                m_roles[i] = LineRole::Credit;
                m_dateLines.push_back({i, dated->date});
                if (!dated->rest.empty()) {
                    const auto known = findOutlet(dated->rest);
                    const auto begin = static_cast<std::uint32_t>(dated->rest.data() - m_text.data());
                    const base::Span span{begin, begin + static_cast<std::uint32_t>(dated->rest.size())};
                    if (known)
                        setCredit({std::string(dated->rest), known->kind, span});
                    else if (const auto byline = parseByline(dated->rest))
                        addAuthors(byline->authors);
                }
            } else if (const auto source = parseSourceLine(line(i))) {
                m_roles[i] = LineRole::Credit;
                setVia({source->name, source->kind, within(i, source->span)});
            } else if (const auto byline = parseByline(line(i)); byline && (i > 0 || startsWithBy(line(i)))) {
                m_roles[i] = LineRole::Credit;
                addAuthors(byline->authors);
                if (byline->agency)
                    setCredit({byline->agency->name, byline->agency->kind, within(i, byline->agency->span)});
            }
        }
    }

    static bool startsWithBy(std::string_view line) {
        const std::string lower = asciiLower(line.substr(0, 3));
        return lower == "by " || lower == "by:";
    }

    void addAuthors(const std::vector<std::string>& authors) {
        if (m_report.authors.empty())
            m_report.authors = authors;
    }

    // The headline: the first line before the first paragraph that is no label, credit or furniture. Labels above it
    // name outlet and section.
    void title() {
        std::size_t first = m_lines.size();
        if (!m_report.title.empty()) {
            const std::string wanted = normalised(m_report.title);
            cutTail();
            const std::string headline = normalised(m_report.title);
            for (std::size_t i = 0; i < std::min(edge, m_lines.size()); ++i) {
                if (m_lines[i].span.size() >= 4 * m_report.title.size() + 140)
                    continue;
                const std::string words = normalised(line(i));
                if (words != wanted && words != headline)
                    continue;
                m_report.titleSpan = headlineIn(i);
                m_roles[i] = LineRole::Title;
                first = i;
                break;
            }
            if (first == m_lines.size())
                return;
        } else {
            for (std::size_t i = 0; i < std::min(edge, m_lines.size()); ++i) {
                if (m_roles[i] != LineRole::Open || furnitureByWords(line(i), m_lines[i].words))
                    continue;
                if (m_lines[i].words <= 3 && followedByHeadline(i))
                    continue; // a label
                // A page without a headline begins with its first sentence.
                const bool sentence = m_lines[i].words > 24 || (m_lines[i].words > 14 && endsSentence(line(i)));
                if (sentence || m_lines[i].words == 0 || m_lines.size() == 1)
                    return;
                first = i;
                break;
            }
            if (first == m_lines.size())
                return;
            m_roles[first] = LineRole::Title;
            m_report.title = std::string(line(first));
            cutTail();
            m_report.titleSpan = headlineIn(first);
        }
        labelsAbove(first);
    }

    // "Ferry sinks off Lund Point - WQXZ News 12 Lund": the outlet is no part of the headline.
    void cutTail() {
        const auto tail = findTitleTail(m_report.title);
        if (!tail)
            return;
        m_titleTail = std::string(tail->tail);
        m_report.title.resize(tail->headEnd);
        m_report.title.resize(trimmed(m_report.title, 0).end);
    }

    base::Span headlineIn(std::size_t i) const {
        const base::Span span = m_lines[i].span;
        const auto tail = findTitleTail(line(i));
        return tail ? trimmed(line(i).substr(0, tail->headEnd), span.begin) : span;
    }

    // A headline of at least four words stands below, and paragraphs below that.
    bool followedByHeadline(std::size_t i) const {
        for (std::size_t k = i + 1; k < std::min(i + 4, m_lines.size()); ++k) {
            if (m_roles[k] != LineRole::Open)
                continue;
            if (m_lines[k].words >= 4 && m_lines[k].words <= 24 && !isParagraph(m_text, m_lines[k])) {
                const auto end = m_lines.begin() + static_cast<std::ptrdiff_t>(std::min(k + edge, m_lines.size()));
                return std::any_of(m_lines.begin() + static_cast<std::ptrdiff_t>(k), end,
                                   [&](const TextLine& below) { return isParagraph(m_text, below); });
            }
            if (m_lines[k].words > 3)
                return false;
        }
        return false;
    }

    void labelsAbove(std::size_t title) {
        for (std::size_t i = 0; i < title; ++i) {
            if (m_roles[i] != LineRole::Open || m_lines[i].words == 0 || m_lines[i].words > 3)
                continue;
            m_labels[i] = true;
            if (!isSectionName(line(i)) && !furnitureByWords(line(i), m_lines[i].words) && startsUpper(line(i)) &&
                !endsSentence(line(i)))
                setPublisher({std::string(line(i)), SourceKind::Outlet, m_lines[i].span});
        }
    }

    // "Copyright 2016 The Daily Name. All rights reserved."
    void copyrightLine() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_kinds[i] != FurnitureKind::Boilerplate || i + edge < m_lines.size())
                continue;
            const std::string_view text = line(i);
            std::size_t at = std::string_view::npos;
            for (const std::string_view sign : {std::string_view("\xC2\xA9"), std::string_view("opyright")}) {
                if (const std::size_t found = text.find(sign); found != std::string_view::npos)
                    at = found + sign.size();
            }
            if (at == std::string_view::npos)
                continue;
            const auto skip = [&](std::string_view any) {
                while (at < text.size() && any.find(text[at]) != std::string_view::npos)
                    ++at;
            };
            skip(" ()0123456789,-\xC2\xA9");
            if (text.substr(at).starts_with("by "))
                at += 3;
            std::size_t end = std::min(text.find_first_of(".(|,;", at), text.size());
            for (const std::string_view stop : {" - ", " All ", " all ", ")"})
                end = std::min(end, text.find(stop, at));
            const base::Span span = trimmed(text.substr(at, end - at), m_lines[i].span.begin + at);
            const std::string_view name = span.in(m_text);
            const auto words = splitWords(name);
            if (words.empty() || words.size() > 5 || !std::all_of(words.begin(), words.end(), [](auto word) {
                    return startsUpper(word) || isDigit(word[0]) || word == "of";
                }))
                continue;
            const auto known = findOutlet(name);
            setCredit({std::string(name), known ? known->kind : SourceKind::Outlet, span});
        }
    }

    void addFurniture(base::Span span, FurnitureKind kind) {
        if (!span.empty())
            m_report.furniture.push_back({span, kind});
    }

    // Sorts every line into furniture and body, and takes dateline, lead-in and closing credit off the paragraphs they
    // stand in.
    void paragraphs() {
        bool first = true; // no paragraph has been met yet
        std::size_t last = m_lines.size();
        for (std::size_t i = m_lines.size(); i-- > 0 && last == m_lines.size();) {
            if (isBody(i))
                last = i;
        }
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            base::Span span = m_lines[i].span;
            if (m_kinds[i] || m_labels[i] || m_roles[i] == LineRole::Credit) {
                addFurniture(span,
                             m_kinds[i].value_or(m_labels[i] ? FurnitureKind::Navigation : FurnitureKind::Boilerplate));
                continue;
            }
            if (m_roles[i] == LineRole::Title) {
                m_report.bodyLines.push_back(m_report.titleSpan);
                if (const auto tail = findTitleTail(line(i))) {
                    m_tailSpan = trimmed(tail->tail, static_cast<std::uint32_t>(tail->tail.data() - m_text.data()));
                    addFurniture({m_report.titleSpan.end, span.end}, FurnitureKind::Boilerplate);
                }
                continue;
            }
            if (first && m_lines[i].words >= 8) {
                span.begin = leadIn(span);
                first = false;
            }
            const base::Span tail = i == last ? closingCredit(span) : base::Span{span.end, span.end};
            const base::Span body = trimmed(m_text.substr(span.begin, tail.begin - span.begin), span.begin);
            if (!body.empty())
                m_report.bodyLines.push_back(body);
            addFurniture(tail, FurnitureKind::Boilerplate);
        }
    }

    bool isBody(std::size_t i) const { return !m_kinds[i] && !m_labels[i] && m_roles[i] != LineRole::Credit; }

    std::uint32_t skipSpaces(std::uint32_t at, std::uint32_t end) const {
        while (at < end && (m_text[at] == ' ' || m_text[at] == '\t'))
            ++at;
        return at;
    }

    // What stands before the first sentence in the same line: a glued name, the headline once more, an agency and a
    // date, a dateline. Returns where the sentence begins.
    std::uint32_t leadIn(base::Span span) {
        std::uint32_t at = span.begin;
        if (const std::size_t glued = gluedPrefix(span.in(m_text))) {
            addFurniture({at, at + static_cast<std::uint32_t>(glued)}, FurnitureKind::Boilerplate);
            return at + static_cast<std::uint32_t>(glued);
        }
        const std::string& title = m_report.title;
        if (title.size() >= 12 && m_text.substr(at, span.end - at).starts_with(title) &&
            at + title.size() + 20 < span.end && m_text[at + title.size()] == ' ') {
            // The headline's second printing is evidence of nothing new, but it is in the same line: it stands by
            // itself.
            addFurniture({at, at + static_cast<std::uint32_t>(title.size())}, FurnitureKind::Repeat);
            at = skipSpaces(at + static_cast<std::uint32_t>(title.size()), span.end);
        }
        at = leadingDate(at, span.end);
        const auto dateline = parseDateline(m_text.substr(at, span.end - at));
        if (dateline) {
            m_report.dateline = dateline->place;
            if (dateline->wire)
                setVia({dateline->wire->name,
                        dateline->wire->kind,
                        {at + dateline->wire->span.begin, at + dateline->wire->span.end}});
            const std::string_view part = m_text.substr(at, dateline->end);
            if (const auto date = findPrintedDate(part, 0, ShortYears::Yes))
                m_leadDate = *date;
            m_report.bodyLines.push_back(trimmed(part, at));
            at += static_cast<std::uint32_t>(dateline->end);
        }
        return at;
    }

    // "AFP Monday 13 Nov 2017 Air strikes ...", "Published July 27 2016 A bomb ..."
    std::uint32_t leadingDate(std::uint32_t at, std::uint32_t end) {
        const std::string_view head = m_text.substr(at, std::min<std::uint32_t>(end - at, 90));
        const auto date = findPrintedDate(head, 0, ShortYears::Yes);
        if (!date || date->begin > 40)
            return at;
        std::size_t after = date->end;
        const auto words = splitWords(head.substr(after), 3);
        // The clock and zone that follow belong to the date.
        for (const auto word : words) {
            const bool clock = isDigit(word.front()) && word.find(':') != std::string_view::npos;
            const bool zone =
                word == "GMT" || word == "UTC" || word == "am" || word == "pm" || word == "AM" || word == "PM";
            if (!clock && !zone)
                break;
            after = static_cast<std::size_t>(word.data() - head.data()) + word.size();
        }
        const std::string_view before = head.substr(0, after);
        // "(07/21/15) - Nine people ..."
        while (after < head.size() && std::string_view(" ):-|").find(head[after]) != std::string_view::npos)
            ++after;
        const auto lineOfDate = parseDateLine(before);
        const base::Span next = trimmed(head.substr(after), 0);
        if (!lineOfDate || next.empty() || !startsUpper(next.in(head.substr(after))))
            return at;
        if (!lineOfDate->rest.empty() && !findOutlet(lineOfDate->rest))
            return at;
        if (!lineOfDate->rest.empty()) {
            const auto begin = static_cast<std::uint32_t>(lineOfDate->rest.data() - m_text.data());
            setCredit({std::string(lineOfDate->rest),
                       findOutlet(lineOfDate->rest)->kind,
                       {begin, begin + static_cast<std::uint32_t>(lineOfDate->rest.size())}});
        }
        m_leadDate = *date;
        addFurniture({at, at + static_cast<std::uint32_t>(after)}, FurnitureKind::Boilerplate);
        return skipSpaces(at + static_cast<std::uint32_t>(after), end);
    }

    // "... he said. Source: Reuters", "... he said. (Reuters)" at the end of the last paragraph: the span of the
    // credit.
    base::Span closingCredit(base::Span span) {
        const base::Span none{span.end, span.end};
        const std::uint32_t from = std::max(span.begin, span.end > 90 ? span.end - 90 : 0);
        const std::string_view tail = m_text.substr(from, span.end - from);
        std::size_t at = tail.rfind(" Source");
        if (at == std::string_view::npos)
            at = tail.rfind(" (");
        if (at == std::string_view::npos || at == 0 || !endsSentence(tail.substr(0, at)))
            return none;
        const std::uint32_t begin = from + static_cast<std::uint32_t>(at) + 1;
        const auto credit = parseSourceLine(m_text.substr(begin, span.end - begin));
        if (!credit)
            return none;
        setVia({credit->name, credit->kind, {begin + credit->span.begin, begin + credit->span.end}});
        return {begin, span.end};
    }

    void dates() {
        if (m_report.published.known())
            return;
        const PrintedDate* best = nullptr;
        std::size_t bestLine = 0;
        int bestRank = 3;
        for (const auto& [i, date] : m_dateLines) {
            const std::string lower = asciiLower(line(i));
            const bool updated =
                lower.find("updat") != std::string::npos || lower.find("modified") != std::string::npos;
            const bool published =
                lower.find("publish") != std::string::npos || lower.find("posted") != std::string::npos;
            const int rank = published && !lower.starts_with("updat") ? 0 : updated ? 2 : 1;
            if (rank < bestRank) {
                bestRank = rank;
                best = &date;
                bestLine = i;
            }
        }
        if (best != nullptr) {
            setPublished(*best, "printed: " + std::string(line(bestLine)));
        } else if (m_leadDate) {
            setPublished(*m_leadDate, "printed before the first sentence");
        } else if (const auto labelled = labelledDate()) {
            setPublished(*labelled, "printed with its label in a line of the page");
        } else if (const auto date = findDateInUrl(m_report.url)) {
            setPublished(*date, "in the address of the page");
        } else {
            m_report.publishedBecause = "no date is printed";
        }
    }

    std::optional<PrintedDate> labelledDate() const {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const bool elsewhere = m_kinds[i] == FurnitureKind::OtherStory || m_kinds[i] == FurnitureKind::RelatedLink;
            if (!atEdge(i) || elsewhere)
                continue;
            if (const auto found = findLabelledDate(line(i)))
                return found->date;
        }
        return std::nullopt;
    }

    void setPublished(PrintedDate date, std::string because) {
        if (date.ambiguous)
            because += " (day and month can be read both ways)";
        m_report.published = date.interval();
        m_report.publishedBecause = std::move(because);
    }

    void publisherFallbacks() {
        if (m_report.publisher)
            return;
        // A longer tail says what the outlet has on offer.
        if (!m_titleTail.empty() && splitWords(m_titleTail).size() <= 4) {
            const auto known = findOutlet(m_titleTail);
            setPublisher({m_titleTail, known ? known->kind : SourceKind::Outlet, m_tailSpan});
            return;
        }
        std::string_view host = m_report.url;
        if (const std::size_t scheme = host.find("://"); scheme != std::string_view::npos) {
            host = host.substr(scheme + 3);
            host = host.substr(0, host.find_first_of("/:?#"));
            if (host.starts_with("www."))
                host.remove_prefix(4);
            if (host.find('.') != std::string_view::npos && host.size() < 100)
                setPublisher({std::string(host), SourceKind::Outlet, {}});
        }
    }

    struct FoundDate {
        std::size_t line = 0;
        PrintedDate date;
    };

    Report& m_report;
    std::string_view m_text;
    std::vector<TextLine> m_lines;
    std::vector<LineRole> m_roles;
    std::vector<bool> m_labels;
    std::vector<std::optional<FurnitureKind>> m_kinds;
    std::vector<FoundDate> m_dateLines;
    std::optional<PrintedDate> m_leadDate;
    std::string m_titleTail; // the outlet's words behind the headline; empty for none
    base::Span m_tailSpan;   // of them in the text, where the headline stands in it
};

} // namespace

void describe(Report& report) {
    report.furniture.clear();
    report.bodyLines.clear();
    PageReading(report).run();
    if (!report.published.known() && report.publishedBecause.empty())
        report.publishedBecause = "no date is printed";
}

} // namespace parallax::report
