#include "brief/brief.h"

#include "brief/cited_sources.h"
#include "brief/selection.h"
#include "brief/words.h"
#include "pipeline/case_estimate.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace parallax::brief {

namespace {

// Who stands behind a claim: its speaker, else the wire or outlet it was taken from, else the report's own, else the
// report.
std::string originOf(const pipeline::Case& content, const pipeline::Claim& claim) {
    if (claim.speaker)
        return claim.speaker.text();
    if (claim.via)
        return claim.via.text();
    const pipeline::CaseReport* report = content.find(claim.report);
    if (report == nullptr)
        return claim.id.text();
    if (report->via)
        return report->via.text();
    return report->publisher ? report->publisher.text() : report->id.text();
}

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

// "Six people" and "guards" have capitals at most where a sentence begins; a name of one word has one.
bool isNamed(std::string_view name) {
    if (name.empty())
        return false;
    const bool beyondAscii = static_cast<unsigned char>(name.front()) >= 0x80;
    const bool oneWord = name.find(' ') == std::string_view::npos;
    if (oneWord)
        return beyondAscii || std::any_of(name.begin(), name.end(), isUpper);
    return beyondAscii || std::any_of(name.begin() + 1, name.end(), isUpper);
}

class BriefMaker {
public:
    BriefMaker(const pipeline::Case& content, const pipeline::Filter& filter)
        : m_content(content), m_filter(filter), m_sources(content) {
        for (const pipeline::Claim& claim : content.claims)
            m_claimsOf[claim.event].push_back(&claim);
        for (const disagreement::Disagreement& one : content.disagreements) {
            if (!one.dismissed)
                m_disagreementsOf[one.event].push_back(&one);
        }
    }

    Brief make(const Options& options) {
        Brief brief;
        brief.title = options.title.empty() ? "Brief" : options.title;
        brief.author = options.author;
        brief.date = options.date;
        brief.caseName = options.caseName;
        m_rule = options.rule;
        if (options.rule)
            brief.rule = ruleWords(*options.rule);
        const std::vector<base::EventId> visible = pipeline::visibleEvents(m_content, m_filter);
        m_sources.number(reportsBehind(visible));
        for (const auto& [event, depth] : nested(visible)) {
            Entry entry = entryOf(*event, depth);
            brief.disagreements += entry.disagreements.size();
            brief.disputedEvents += !entry.disagreements.empty();
            (event->time.known() ? brief.chronology : brief.undated).push_back(std::move(entry));
        }
        brief.selection = selectionWords(m_content, m_filter);
        brief.selection.push_back(counts(brief));
        brief.actors = actors(visible);
        brief.sources = m_sources.entries();
        return brief;
    }

private:
    struct Nested {
        const event::Event* event = nullptr;
        int depth = 0;
    };

    // The visible events with each one's dated parts behind it; undated ones and parts of what is not visible stand by
    // themselves.
    std::vector<Nested> nested(const std::vector<base::EventId>& visible) const {
        std::set<base::EventId> dated;
        for (const base::EventId id : visible) {
            const event::Event* event = m_content.find(id);
            if (event != nullptr && event->time.known())
                dated.insert(id);
        }
        std::map<base::EventId, std::vector<const event::Event*>> parts;
        std::vector<Nested> stack;
        for (auto it = visible.rbegin(); it != visible.rend(); ++it) {
            const event::Event* event = m_content.find(*it);
            if (event == nullptr)
                continue;
            if (dated.contains(*it) && dated.contains(event->parent))
                parts[event->parent].push_back(event); // last first, as the stack wants them
            else
                stack.push_back({event, 0});
        }
        std::vector<Nested> order;
        while (!stack.empty()) {
            const Nested one = stack.back();
            stack.pop_back();
            order.push_back(one);
            for (const event::Event* part : parts[one.event->id])
                stack.push_back({part, one.depth + 1});
        }
        return order;
    }

    std::string counts(const Brief& brief) const {
        const std::size_t events = brief.chronology.size() + brief.undated.size();
        std::string text = std::to_string(events) + " of " + counted(m_content.events.size(), "event", "events");
        if (!brief.undated.empty())
            text += ", " + std::to_string(brief.undated.size()) + " of them undated";
        text += "; " + counted(brief.disagreements, "disagreement", "disagreements") + " on " +
                counted(brief.disputedEvents, "event", "events");
        text += "; " + std::to_string(m_sources.count()) + " of " +
                counted(m_content.reports.size(), "report", "reports") + " cited.";
        return text;
    }

    // Those that tell of the events, and those that their claims rest on.
    Reports reportsBehind(const std::vector<base::EventId>& visible) const {
        Reports cited;
        for (const base::EventId id : visible) {
            const event::Event* event = m_content.find(id);
            if (event == nullptr)
                continue;
            for (const event::EventEvidence& evidence : event->mentions)
                cited.insert(evidence.report);
            for (const pipeline::Claim* claim : claimsOf(id))
                m_sources.addReports(*claim, cited);
        }
        return cited;
    }

    const std::vector<const pipeline::Claim*>& claimsOf(base::EventId id) const {
        static const std::vector<const pipeline::Claim*> none;
        const auto found = m_claimsOf.find(id);
        return found == m_claimsOf.end() ? none : found->second;
    }

    Entry entryOf(const event::Event& event, int depth) const {
        Entry entry;
        entry.depth = depth;
        entry.event = event.id;
        entry.interval = event.time;
        entry.time = timeWords(event.time);
        if (event.time.known())
            entry.basis = basisWords(event.time.basis);
        entry.because = withDatesInWords(event.timeBecause);
        entry.eventKind = event.kind;
        entry.kind = eventKindWords(event.kind);
        entry.title = event.title;
        entry.place = event.place;
        if (const event::Event* parent = m_content.find(event.parent); parent != nullptr && depth == 0)
            entry.partOf = parent->title;
        entry.background = event.background;
        Reports reports;
        for (const event::EventEvidence& evidence : event.mentions)
            reports.insert(evidence.report);
        entry.sources = m_sources.placesOf(reports);
        std::set<base::ClaimId> disputed;
        if (const auto found = m_disagreementsOf.find(event.id); found != m_disagreementsOf.end()) {
            for (const disagreement::Disagreement* one : found->second) {
                entry.disagreements.push_back(disagreementOf(*one));
                for (const disagreement::Position& position : one->positions)
                    disputed.insert(position.claims.begin(), position.claims.end());
            }
        }
        entry.agreements = agreementsOf(event.id, disputed);
        return entry;
    }

    DisagreementEntry disagreementOf(const disagreement::Disagreement& one) const {
        DisagreementEntry entry;
        entry.id = one.id;
        entry.kind = one.kind;
        entry.kindWords = kindWords(one.kind);
        entry.explanation = withDatesInWords(one.explanation);
        entry.note = one.note;
        entry.independent = one.independent;
        std::set<base::ActorId> subjects;
        for (const disagreement::Position& position : one.positions) {
            Position words;
            words.value = position.value;
            words.origins = position.origins;
            for (const base::ClaimId id : position.claims) {
                const pipeline::Claim* claim = m_content.find(id);
                if (claim == nullptr)
                    continue;
                subjects.insert(claim->subject);
                words.quotes.push_back(quoteOf(*claim));
            }
            std::stable_sort(words.quotes.begin(), words.quotes.end(),
                             [](const Quote& left, const Quote& right) { return left.sources < right.sources; });
            entry.positions.push_back(std::move(words));
        }
        entry.attribute = attributeOf(one.attribute, one.otherName, one.scope, subjects);
        if (m_rule && claim::isCount(one.attribute)) {
            const disagreement::Estimate estimate = pipeline::estimate(m_content, one, *m_rule);
            entry.estimate = estimate.text();
            for (const std::string& step : estimate.trace)
                entry.estimateTrace += (entry.estimateTrace.empty() ? "" : "; ") + withDatesInWords(step);
        }
        return entry;
    }

    // With whose it is, where every claim is about the same person.
    std::string attributeOf(claim::Attribute attribute, const std::string& otherName, const std::string& scope,
                            const std::set<base::ActorId>& subjects) const {
        const actor::Actor* subject = subjects.size() == 1 ? m_content.find(*subjects.begin()) : nullptr;
        if (subject == nullptr || claim::isCount(attribute))
            return attributeWords(attribute, otherName, scope);
        return attributeWords(attribute, otherName, {}) + ": " + subject->name;
    }

    Quote quoteOf(const pipeline::Claim& claim) const {
        Quote quote;
        Reports reports;
        m_sources.addReports(claim, reports);
        quote.sources = m_sources.placesOf(reports);
        if (const pipeline::CaseReport* report = m_content.find(claim.report))
            quote.text = quoteInContext(report->report, claim.span);
        if (const actor::Actor* speaker = m_content.find(claim.speaker))
            quote.speaker = speaker->name;
        if (const pipeline::Source* via = m_content.find(claim.via))
            quote.via = via->name;
        quote.hedge = hedgeWords(claim.hedge);
        if (claim.origin == claim::Origin::Derived)
            quote.derivation = claim.why.empty() ? "worked out from other claims" : withDatesInWords(claim.why.front());
        return quote;
    }

    // Undisputed claims of one attribute and value from two reports or more.
    std::vector<Agreement> agreementsOf(base::EventId event, const std::set<base::ClaimId>& disputed) const {
        using Key = std::tuple<claim::Attribute, std::string, std::string, base::ActorId, std::string>;
        std::map<Key, std::vector<const pipeline::Claim*>> groups;
        for (const pipeline::Claim* claim : claimsOf(event)) {
            if (disputed.contains(claim->id) || claim->origin == claim::Origin::Derived ||
                claim->relation == mention::Relation::Unknown)
                continue;
            groups[{claim->attribute, claim->otherName, claim->scope, claim->subject, valueWords(*claim)}].push_back(
                claim);
        }
        std::vector<Agreement> agreements;
        for (const auto& [key, claims] : groups) {
            const auto& [attribute, otherName, scope, subject, value] = key;
            Reports reports;
            std::set<std::string> origins;
            for (const pipeline::Claim* claim : claims) {
                m_sources.addReports(*claim, reports);
                origins.insert(originOf(m_content, *claim));
            }
            if (reports.size() < 2)
                continue;
            agreements.push_back({attributeOf(attribute, otherName, scope, {subject}), value,
                                  m_sources.placesOf(reports), origins.size()});
        }
        return agreements;
    }

    std::vector<ActorEntry> actors(const std::vector<base::EventId>& visible) const {
        struct Part {
            std::map<mention::Role, std::set<base::EventId>> roles;
            std::set<base::EventId> events;
            std::size_t statements = 0;
        };
        std::map<base::ActorId, Part> parts;
        for (const base::EventId id : visible) {
            const event::Event* event = m_content.find(id);
            if (event == nullptr)
                continue;
            for (const event::EventActor& one : event->actors) {
                parts[one.actor].roles[one.role].insert(id);
                parts[one.actor].events.insert(id);
            }
            for (const pipeline::Claim* claim : claimsOf(id)) {
                if (claim->speaker)
                    ++parts[claim->speaker].statements;
            }
        }
        std::vector<ActorEntry> entries;
        for (const auto& [id, part] : parts) {
            const actor::Actor* actor = m_content.find(id);
            if (actor == nullptr)
                continue;
            ActorEntry entry;
            entry.actor = id;
            entry.name = actor->name;
            entry.named = isNamed(actor->name);
            entry.kind = actorKindWords(actor->kind);
            entry.events = part.events.size();
            entry.statements = part.statements;
            for (const auto& [role, events] : part.roles)
                entry.roles.push_back(roleWords(role) +
                                      (events.size() > 1 ? " (" + std::to_string(events.size()) + ")" : ""));
            Reports reports;
            for (const actor::ActorName& name : actor->names) {
                reports.insert(name.report);
                if (name.text != actor->name &&
                    std::find(entry.forms.begin(), entry.forms.end(), name.text) == entry.forms.end())
                    entry.forms.push_back(name.text);
            }
            std::sort(entry.forms.begin(), entry.forms.end());
            entry.sources = m_sources.placesOf(reports);
            entries.push_back(std::move(entry));
        }
        std::sort(entries.begin(), entries.end(), [](const ActorEntry& left, const ActorEntry& right) {
            return std::tuple(right.events, right.statements, left.name, left.actor) <
                   std::tuple(left.events, left.statements, right.name, right.actor);
        });
        return entries;
    }

    const pipeline::Case& m_content;
    const pipeline::Filter& m_filter;
    std::optional<disagreement::Rule> m_rule;
    std::unordered_map<base::EventId, std::vector<const pipeline::Claim*>> m_claimsOf;
    std::unordered_map<base::EventId, std::vector<const disagreement::Disagreement*>> m_disagreementsOf;
    CitedSources m_sources;
};

} // namespace

std::string mark(SourceIndex source) {
    return "S" + std::to_string(source + 1);
}

Brief makeBrief(const pipeline::Case& content, const pipeline::Filter& filter, const Options& options) {
    return BriefMaker(content, filter).make(options);
}

} // namespace parallax::brief
