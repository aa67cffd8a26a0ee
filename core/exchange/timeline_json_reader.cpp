#include "exchange/timeline_json.h"

#include "base/error.h"
#include "exchange/case_references.h"
#include "exchange/json_node.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <map>

namespace parallax::exchange {

namespace {

using Json = nlohmann::json;
using Node = JsonNode;

base::TimeInterval readInterval(const Node& node, base::Basis otherwise) {
    if (node.isNull())
        return {};
    const std::string earliest = node.member("earliest").text();
    const std::string latest = node.member("latest").text();
    if (earliest.empty() && latest.empty())
        return {};
    auto interval = base::parseInterval(earliest, latest);
    if (!interval)
        node.fail("expected dates like 2016-06-05 or 2016-06-05T14:28, the earliest first");
    interval->precision = node.member("precision").word(interval->precision);
    interval->basis = node.member("basis").word(otherwise);
    return *interval;
}

class Reader {
public:
    explicit Reader(const Node& top) : m_top(top) {}

    pipeline::Case read() {
        if (m_top.member("format").text() != "parallax-timeline")
            m_top.member("format").fail("expected \"parallax-timeline\"");
        m_top.member("version").wholeNumber(1, 1);
        list("sources", m_case.sources);
        list("reports", m_case.reports);
        list("actors", m_case.actors);
        list("events", m_case.events);
        list("claims", m_case.claims);
        list("disagreements", m_case.disagreements);
        m_case.estimateRule = m_top.member("estimate_rule").text();
        finishCredits();
        if (const std::string wrong = wrongReference(m_case); !wrong.empty())
            m_top.fail(wrong);
        return std::move(m_case);
    }

private:
    // Items in any order; sorted by id afterwards.
    template <class T>
    void list(std::string_view name, std::vector<T>& items) {
        const Node all = m_top.member(name);
        all.each([&](const Node& node) {
            T item;
            item.id = node.member("id").template id<typename TagOf<decltype(item.id)>::Tag>();
            if (!item.id)
                node.member("id").fail("expected an id");
            fill(node, item);
            items.push_back(std::move(item));
        });
        std::sort(items.begin(), items.end(), [](const T& left, const T& right) { return left.id < right.id; });
        for (std::size_t at = 1; at < items.size(); ++at) {
            if (items[at - 1].id == items[at].id)
                all.fail("the id " + items[at].id.text() + " is there twice");
        }
    }
    template <class T>
    struct TagOf;
    template <class T>
    struct TagOf<base::Id<T>> {
        using Tag = T;
    };

    static void fill(const Node& node, pipeline::Source& source) {
        source.name = node.member("name").text();
        source.kind = node.member("kind").word(report::SourceKind::Outlet);
        source.reliability = node.member("reliability").letter('A', 'F', 'F');
    }

    void fill(const Node& node, pipeline::CaseReport& entry) {
        report::Report& report = entry.report;
        report.file = node.member("file").text();
        report.sha256 = node.member("sha256").text();
        report.encoding = node.member("encoding").text();
        report.title = node.member("title").text();
        report.authors = node.member("authors").texts();
        report.url = node.member("url").text();
        report.dateline = node.member("dateline").text();
        report.text = node.member("text").text();
        if (report.text.size() > std::numeric_limits<std::uint32_t>::max())
            node.member("text").fail("longer than 4 GB");
        const Node published = node.member("published");
        report.published = readInterval(published, base::Basis::Unknown);
        report.publishedBecause = published.isNull() ? std::string() : published.member("because").text();
        entry.publisher = node.member("publisher").id<base::SourceTag>();
        entry.via = node.member("via").id<base::SourceTag>();
        report.titleSpan = place(node.member("title_at"), report.text);
        m_publisherAt[entry.id] = place(node.member("publisher_at"), report.text);
        m_viaAt[entry.id] = place(node.member("via_at"), report.text);
        node.member("furniture").each([&](const Node& item) {
            report.furniture.push_back(
                {span(item, report.text), item.member("kind").word(report::FurnitureKind::Boilerplate)});
        });
        node.member("body").each([&](const Node& item) { report.bodyLines.push_back(span(item, report.text)); });
    }

    void fill(const Node& node, actor::Actor& actor) {
        actor.name = node.member("name").text();
        actor.kind = node.member("kind").word(mention::ActorKind::Person);
        actor.because = node.member("because").texts();
        node.member("names").each([&](const Node& item) {
            actor::ActorName name;
            name.text = item.member("text").text();
            name.report = item.member("report").id<base::ReportTag>();
            name.span = span(item, reportText(item));
            if (name.span.in(reportText(item)) != name.text)
                item.member("text").fail("the report has something else at this place");
            actor.names.push_back(std::move(name));
        });
    }

    void fill(const Node& node, event::Event& event) {
        event.kind = node.member("kind").word(mention::EventKind::Other);
        event.title = node.member("title").text();
        event.parent = node.member("parent").id<base::EventTag>();
        event.place = node.member("place").text();
        event.time = readInterval(node.member("time"), base::Basis::Explicit);
        if (!node.member("time").isNull())
            event.timeBecause = node.member("time").member("because").text();
        event.background = node.member("background").flag(false);
        event.hidden = node.member("hidden").flag(false);
        event.because = node.member("because").texts();
        node.member("actors").each([&](const Node& item) {
            event.actors.push_back(
                {item.member("actor").id<base::ActorTag>(), item.member("role").word(mention::Role::Subject)});
        });
        node.member("mentions").each([&](const Node& item) {
            const base::Span where = span(item, reportText(item));
            const Node quote = item.member("quote");
            if (!quote.isNull() && where.in(reportText(item)) != quote.text())
                quote.fail("the report has something else at this place");
            event.mentions.push_back({item.member("report").id<base::ReportTag>(), where, -1});
        });
    }

    void fill(const Node& node, pipeline::Claim& claim) {
        claim.event = node.member("event").id<base::EventTag>();
        claim.report = node.member("report").id<base::ReportTag>();
        claim.origin = node.member("origin").word(claim::Origin::Extracted);
        if (claim.report) {
            claim.span = span(node, reportText(node));
            claim.quote = node.member("quote").text();
            if (claim.span.in(reportText(node)) != claim.quote)
                node.member("quote").fail("the report has something else at this place");
            if (claim.span.empty())
                node.fail("a claim's evidence cannot be empty");
        } else if (claim.origin != claim::Origin::Derived) {
            node.member("report").fail("only a derived claim can be without a report");
        }
        claim.speaker = node.member("speaker").id<base::ActorTag>();
        claim.via = node.member("via").id<base::SourceTag>();
        claim.subject = node.member("subject").id<base::ActorTag>();
        attribute(node, claim.attribute, claim.otherName);
        claim.scope = node.member("scope").text();
        claim.relation = node.member("relation").word(mention::Relation::Equal);
        claim.value = value(node, claim);
        claim.unit = node.member("unit").text();
        if (const std::string asOf = node.member("as_of").text(); !asOf.empty()) {
            const auto interval = base::parseInterval(asOf, {});
            if (!interval || !interval->begin)
                node.member("as_of").fail("expected a date");
            claim.asOf = interval->begin;
        }
        claim.hedge = node.member("hedge").word(claim::Hedge::None);
        claim.credibility = node.member("credibility").letter('1', '6', '6');
        claim.why = node.member("why").texts();
        node.member("from").each([&](const Node& item) { claim.from.push_back(item.id<base::ClaimTag>()); });
    }

    void fill(const Node& node, disagreement::Disagreement& disagreement) {
        disagreement.event = node.member("event").id<base::EventTag>();
        attribute(node, disagreement.attribute, disagreement.otherName);
        disagreement.scope = node.member("scope").text();
        disagreement.kind = node.member("kind").word(disagreement::Kind::Contradiction);
        disagreement.independent = node.member("independent").flag(true);
        disagreement.explanation = node.member("explanation").text();
        disagreement.dismissed = node.member("dismissed").flag(false);
        disagreement.note = node.member("note").text();
        disagreement.estimateRule = node.member("estimate_rule").text();
        node.member("positions").each([&](const Node& item) {
            disagreement::Position position;
            const Node value = item.member("value");
            position.value = value.json().is_number() ? value.json().dump() : value.text();
            item.member("claims").each([&](const Node& id) { position.claims.push_back(id.id<base::ClaimTag>()); });
            const Node origins = item.member("origins");
            position.origins = origins.isNull() ? 1 : static_cast<int>(origins.wholeNumber(0, 1000000));
            disagreement.positions.push_back(std::move(position));
        });
    }

    static void attribute(const Node& node, claim::Attribute& attribute, std::string& otherName) {
        const std::string text = node.member("attribute").text();
        const auto found = claim::parseAttribute(text);
        if (!found)
            node.member("attribute").fail("the word \"" + text + "\" is not one of the format");
        attribute = *found;
        constexpr std::string_view other = "other:";
        if (attribute == claim::Attribute::Other && text.starts_with(other))
            otherName = text.substr(other.size());
    }

    static claim::Value value(const Node& node, const pipeline::Claim& claim) {
        using mention::Relation;
        const Node value = node.member("value");
        if (value.isNull())
            return {};
        const bool plain = claim.relation == Relation::Unknown || claim.relation == Relation::Denied;
        mention::Quantity quantity;
        quantity.relation = node.member("quantity").word(plain ? Relation::Equal : claim.relation);
        if (value.json().is_number()) {
            quantity.low = value.number();
            quantity.high = quantity.low;
            return quantity;
        }
        if (value.json().is_array()) {
            if (value.json().size() != 2)
                value.fail("expected [low, high]");
            std::vector<double> ends;
            value.each([&](const Node& end) { ends.push_back(end.number()); });
            if (ends[0] > ends[1])
                value.fail("expected [low, high], the low one first");
            return mention::Quantity{Relation::Range, ends[0], ends[1]};
        }
        if (!node.member("low").isNull()) {
            quantity.relation = Relation::Some;
            quantity.low = node.member("low").number();
            quantity.high =
                node.member("high").isNull() ? std::nullopt : std::optional<double>(node.member("high").number());
            return quantity;
        }
        const std::string text = value.text();
        if (node.member("precision").isNull() && !claim::isTime(claim.attribute))
            return text;
        if (const auto interval = parseIsoValue(text)) {
            base::TimeInterval time = *interval;
            time.precision = node.member("precision").word(time.precision);
            time.basis = node.member("basis").word(base::Basis::Explicit);
            return time;
        }
        return text;
    }

    // As isoValue writes it.
    static std::optional<base::TimeInterval> parseIsoValue(std::string_view text) {
        const std::size_t slash = text.find('/');
        std::string_view earliest = text.substr(0, slash);
        std::string_view latest = slash == std::string_view::npos ? text : text.substr(slash + 1);
        if (earliest == "..")
            earliest = {};
        if (latest == "..")
            latest = {};
        return base::parseInterval(earliest, latest);
    }

    static bool isBoundary(const std::string& text, std::size_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    }

    static base::Span span(const Node& node, const std::string& text) {
        const auto most = static_cast<std::int64_t>(text.size());
        const auto begin = static_cast<std::uint32_t>(node.member("begin").wholeNumber(0, most));
        const auto end = static_cast<std::uint32_t>(node.member("end").wholeNumber(begin, most));
        if (!isBoundary(text, begin) || !isBoundary(text, end))
            node.fail("the span cuts a character");
        return {begin, end};
    }

    static base::Span place(const Node& node, const std::string& text) {
        return node.isNull() ? base::Span() : span(node, text);
    }

    // The text of the report that the member "report" names.
    const std::string& reportText(const Node& node) const {
        const pipeline::CaseReport* report = m_case.find(node.member("report").id<base::ReportTag>());
        if (report == nullptr)
            node.member("report").fail("there is no such report");
        return report->report.text;
    }

    // A report's credits are the sources that it names.
    void finishCredits() {
        for (pipeline::CaseReport& entry : m_case.reports) {
            entry.report.publisher = credit(entry.publisher, m_publisherAt[entry.id]);
            entry.report.via = credit(entry.via, m_viaAt[entry.id]);
        }
    }
    std::optional<report::Credit> credit(base::SourceId id, base::Span where) const {
        const pipeline::Source* source = m_case.find(id);
        if (source == nullptr)
            return std::nullopt;
        return report::Credit{source->name, source->kind, where};
    }

    const Node& m_top;
    pipeline::Case m_case;
    std::map<base::ReportId, base::Span> m_publisherAt;
    std::map<base::ReportId, base::Span> m_viaAt;
};

} // namespace

pipeline::Case readTimelineJson(std::string_view text) {
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::exception& error) {
        throw base::Error(std::string("the timeline JSON cannot be read: ") + error.what());
    }
    if (!json.is_object())
        throw base::Error("the timeline JSON is wrong at the top: expected an object");
    const Node top(json, nullptr, {}, 0);
    return Reader(top).read();
}

} // namespace parallax::exchange
