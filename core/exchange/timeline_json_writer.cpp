#include "exchange/timeline_json.h"

#include <ostream>

namespace parallax::exchange {

namespace {

class Writer {
public:
    Writer(std::ostream& out, const pipeline::Case& content, const TimelineJsonOptions& options)
        : m_json(out, options.layout), m_content(content), m_options(options) {}

    void write() {
        m_json.beginObject();
        if (!m_options.id.empty()) {
            m_json.key("id");
            m_json.raw(m_options.id);
        }
        text("format", "parallax-timeline");
        m_json.key("version");
        m_json.number(std::int64_t{1});
        list("sources", m_content.sources);
        list("reports", m_content.reports);
        list("actors", m_content.actors);
        list("events", m_content.events);
        list("claims", m_content.claims);
        list("disagreements", m_content.disagreements);
        if (!m_content.estimateRule.empty())
            text("estimate_rule", m_content.estimateRule);
        m_json.endObject();
        m_json.flush();
    }

    void writeEvents(const std::vector<base::EventId>& wanted) {
        m_json.beginObject();
        m_json.key("events");
        m_json.beginArray();
        for (const base::EventId id : wanted) {
            if (const event::Event* event = m_content.find(id))
                object(*event);
        }
        m_json.endArray();
        m_json.endObject();
        m_json.flush();
    }

    void writeDisagreements(const std::vector<base::DisagreementId>& wanted) {
        m_withEvidence = true;
        m_json.beginObject();
        m_json.key("disagreements");
        m_json.beginArray();
        for (const base::DisagreementId id : wanted) {
            if (const disagreement::Disagreement* disagreement = m_content.find(id))
                object(*disagreement);
        }
        m_json.endArray();
        m_json.endObject();
        m_json.flush();
    }

private:
    template <class T>
    void object(const T& item) {
        m_json.beginObject();
        text("id", item.id.text());
        members(item);
        m_json.endObject();
    }

    template <class T>
    void list(std::string_view name, const std::vector<T>& items) {
        m_json.key(name);
        m_json.beginArray();
        for (const T& item : items) {
            object(item);
        }
        m_json.endArray();
    }

    void members(const pipeline::Source& source) {
        text("name", source.name);
        text("kind", name(source.kind));
        text("reliability", std::string_view(&source.reliability, 1));
    }

    void members(const pipeline::CaseReport& entry) {
        const report::Report& report = entry.report;
        text("file", report.file);
        text("sha256", report.sha256);
        text("title", report.title);
        id("publisher", entry.publisher);
        texts("authors", report.authors);
        id("via", entry.via);
        m_json.key("published");
        m_json.beginObject();
        ends(report.published);
        // The format knows three words here; a relative date ("yesterday's") is worked out, not printed.
        text("basis",
             name(report.published.basis == base::Basis::Relative ? base::Basis::Inferred : report.published.basis));
        text("because", report.publishedBecause);
        text("precision", name(report.published.precision));
        m_json.endObject();
        text("text", report.text);
        m_json.key("furniture");
        m_json.beginArray();
        for (const report::Furniture& furniture : report.furniture) {
            m_json.beginObject();
            span(furniture.span);
            text("kind", name(furniture.kind));
            m_json.endObject();
        }
        m_json.endArray();
        text("encoding", report.encoding);
        text("url", report.url);
        text("dateline", report.dateline);
        place("title_at", report.titleSpan);
        place("publisher_at", report.publisher ? report.publisher->span : base::Span());
        place("via_at", report.via ? report.via->span : base::Span());
        m_json.key("body");
        m_json.beginArray();
        for (const base::Span& line : report.bodyLines) {
            m_json.beginObject();
            span(line);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void members(const actor::Actor& actor) {
        text("name", actor.name);
        text("kind", name(actor.kind));
        m_json.key("names");
        m_json.beginArray();
        for (const actor::ActorName& form : actor.names) {
            m_json.beginObject();
            text("text", form.text);
            id("report", form.report);
            span(form.span);
            m_json.endObject();
        }
        m_json.endArray();
        texts("because", actor.because);
    }

    void members(const event::Event& event) {
        text("kind", name(event.kind));
        text("title", event.title);
        id("parent", event.parent);
        m_json.key("place");
        m_json.textOrNull(event.place);
        m_json.key("time");
        m_json.beginObject();
        ends(event.time);
        text("precision", name(event.time.precision));
        text("basis", name(event.time.basis));
        text("because", event.timeBecause);
        m_json.endObject();
        m_json.key("actors");
        m_json.beginArray();
        for (const event::EventActor& part : event.actors) {
            m_json.beginObject();
            id("actor", part.actor);
            text("role", name(part.role));
            m_json.endObject();
        }
        m_json.endArray();
        m_json.key("mentions");
        m_json.beginArray();
        for (const event::EventEvidence& mention : event.mentions) {
            m_json.beginObject();
            id("report", mention.report);
            span(mention.span);
            text("quote", quote(mention));
            m_json.endObject();
        }
        m_json.endArray();
        m_json.key("background");
        m_json.boolean(event.background);
        if (event.hidden) {
            m_json.key("hidden");
            m_json.boolean(true);
        }
        texts("because", event.because);
    }

    void members(const pipeline::Claim& claim) {
        id("event", claim.event);
        id("report", claim.report);
        const bool standsInText = static_cast<bool>(claim.report); // derived claims have none of their own
        m_json.key("begin");
        standsInText ? m_json.number(std::int64_t{claim.span.begin}) : m_json.null();
        m_json.key("end");
        standsInText ? m_json.number(std::int64_t{claim.span.end}) : m_json.null();
        m_json.key("quote");
        standsInText ? m_json.text(claim.quote) : m_json.null();
        id("speaker", claim.speaker);
        id("via", claim.via);
        attribute(claim.attribute, claim.otherName);
        text("scope", claim.scope);
        text("relation", name(claim.relation));
        m_json.key("value");
        value(claim);
        m_json.key("unit");
        m_json.textOrNull(claim.unit);
        m_json.key("as_of");
        m_json.textOrNull(claim.asOf ? base::isoText(*claim.asOf) : std::string());
        text("hedge", name(claim.hedge));
        text("origin", name(claim.origin));
        if (claim.origin == claim::Origin::Derived)
            ids("from", claim.from);
        valueDetails(claim);
        id("subject", claim.subject);
        text("credibility", std::string_view(&claim.credibility, 1));
        texts("why", claim.why);
    }

    void members(const disagreement::Disagreement& disagreement) {
        id("event", disagreement.event);
        attribute(disagreement.attribute, disagreement.otherName);
        text("scope", disagreement.scope);
        text("kind", name(disagreement.kind));
        m_json.key("positions");
        m_json.beginArray();
        for (const disagreement::Position& position : disagreement.positions) {
            m_json.beginObject();
            text("value", position.value);
            ids("claims", position.claims);
            m_json.key("origins");
            m_json.number(std::int64_t{position.origins});
            if (m_withEvidence)
                evidence(position);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.key("independent");
        m_json.boolean(disagreement.independent);
        text("explanation", disagreement.explanation);
        if (disagreement.dismissed) {
            m_json.key("dismissed");
            m_json.boolean(true);
        }
        if (!disagreement.note.empty())
            text("note", disagreement.note);
        if (!disagreement.estimateRule.empty())
            text("estimate_rule", disagreement.estimateRule);
    }

    // The claims behind a position, written out.
    void evidence(const disagreement::Position& position) {
        m_json.key("evidence");
        m_json.beginArray();
        for (const base::ClaimId id : position.claims) {
            if (const pipeline::Claim* claim = m_content.find(id))
                object(*claim);
        }
        m_json.endArray();
    }

    // A number for a count, [low, high] for a range, ISO for a time, a text otherwise; "dozens" is a text, its numbers
    // follow in valueDetails.
    void value(const pipeline::Claim& claim) {
        if (const auto* quantity = std::get_if<mention::Quantity>(&claim.value)) {
            if (quantity->relation == mention::Relation::Range) {
                m_json.beginArray();
                m_json.number(quantity->low);
                m_json.number(quantity->high.value_or(quantity->low));
                m_json.endArray();
            } else if (quantity->relation == mention::Relation::Some) {
                m_json.text(claim::text(claim.value));
            } else {
                m_json.number(quantity->low);
            }
        } else if (const auto* interval = std::get_if<base::TimeInterval>(&claim.value)) {
            m_json.textOrNull(isoValue(*interval));
        } else if (const auto* words = std::get_if<std::string>(&claim.value)) {
            m_json.text(*words);
        } else {
            m_json.null();
        }
    }

    // What the value alone does not say, so that it can be read back.
    void valueDetails(const pipeline::Claim& claim) {
        if (const auto* quantity = std::get_if<mention::Quantity>(&claim.value)) {
            if (quantity->relation == mention::Relation::Some) {
                m_json.key("low");
                m_json.number(quantity->low);
                m_json.key("high");
                quantity->high ? m_json.number(*quantity->high) : m_json.null();
            }
            if (quantity->relation != claim.relation)
                text("quantity", name(quantity->relation));
        } else if (const auto* interval = std::get_if<base::TimeInterval>(&claim.value)) {
            text("precision", name(interval->precision));
            text("basis", name(interval->basis));
        }
    }

    void attribute(claim::Attribute attribute, const std::string& otherName) {
        text("attribute", attribute == claim::Attribute::Other ? "other:" + otherName : std::string(name(attribute)));
    }

    void text(std::string_view key, std::string_view value) {
        m_json.key(key);
        m_json.text(value);
    }

    void texts(std::string_view key, const std::vector<std::string>& values) {
        m_json.key(key);
        m_json.beginArray();
        for (const std::string& value : values) {
            m_json.text(value);
        }
        m_json.endArray();
    }

    template <class Tag>
    void id(std::string_view key, base::Id<Tag> value) {
        m_json.key(key);
        m_json.textOrNull(value ? value.text() : std::string());
    }

    void ids(std::string_view key, const std::vector<base::ClaimId>& values) {
        m_json.key(key);
        m_json.beginArray();
        for (const base::ClaimId& value : values) {
            m_json.text(value.text());
        }
        m_json.endArray();
    }

    void span(base::Span span) {
        m_json.key("begin");
        m_json.number(std::int64_t{span.begin});
        m_json.key("end");
        m_json.number(std::int64_t{span.end});
    }

    // A place in the text that may be nowhere.
    void place(std::string_view key, base::Span where) {
        m_json.key(key);
        if (where.empty())
            return m_json.null();
        m_json.beginObject();
        span(where);
        m_json.endObject();
    }

    void ends(const base::TimeInterval& interval) {
        m_json.key("earliest");
        m_json.textOrNull(base::earliestText(interval).value_or(std::string()));
        m_json.key("latest");
        m_json.textOrNull(base::latestText(interval).value_or(std::string()));
    }

    std::string_view quote(const event::EventEvidence& mention) const {
        const pipeline::CaseReport* report = m_content.find(mention.report);
        return report == nullptr ? std::string_view() : mention.span.in(report->report.text);
    }

    JsonWriter m_json;
    const pipeline::Case& m_content;
    TimelineJsonOptions m_options;
    bool m_withEvidence = false;
};

} // namespace

std::string isoValue(const base::TimeInterval& interval) {
    const auto earliest = base::earliestText(interval);
    const auto latest = base::latestText(interval);
    if (!earliest && !latest)
        return {};
    if (earliest == latest)
        return *earliest;
    return earliest.value_or("..") + "/" + latest.value_or("..");
}

void writeTimelineJson(std::ostream& out, const pipeline::Case& content, const TimelineJsonOptions& options) {
    Writer(out, content, options).write();
    out.put('\n');
}

void writeEventsJson(std::ostream& out, const pipeline::Case& content, const std::vector<base::EventId>& events) {
    Writer(out, content, {}).writeEvents(events);
    out.put('\n');
}

void writeDisagreementsJson(std::ostream& out, const pipeline::Case& content,
                            const std::vector<base::DisagreementId>& disagreements) {
    Writer(out, content, {}).writeDisagreements(disagreements);
    out.put('\n');
}

} // namespace parallax::exchange
