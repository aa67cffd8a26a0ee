#include "pipeline/assemble.h"

#include "actor/name_key.h"
#include "actor/resolver.h"
#include "actor/story.h"
#include "disagreement/finder.h"
#include "event/merger.h"
#include "pipeline/keep_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace parallax::pipeline {

namespace {

using base::Span;

// Everything that is being made, by place in content order; ids come last.
class Assembly {
public:
    Assembly(const Case& before, const NextIds& next, std::vector<Analysed> reports, base::Progress& progress)
        : m_before(before), m_reports(std::move(reports)), m_progress(progress) {
        m_result.next = next;
    }

    BuildResult run() {
        constexpr std::size_t steps = 5;
        const auto step = [&](std::size_t done) {
            m_progress.throwIfCancelled();
            m_progress.report("comparing", done, steps);
        };
        step(0);
        order();
        addSources();
        addReports();
        for (const CaseReport& one : m_result.content.reports)
            m_views.push_back({one.id, &one.report, nullptr});
        for (std::size_t i = 0; i < m_views.size(); ++i)
            m_views[i].analysis = &m_reports[i].analysis;
        m_stories = actor::findStories(m_views);
        step(1);
        addActors();
        step(2);
        addEvents();
        step(3);
        addClaims();
        step(4);
        addDisagreements();
        sortById();
        step(steps);
        return std::move(m_result);
    }

private:
    Case& content() { return m_result.content; }
    const claim::ReportAnalysis& analysis(std::size_t report) const { return m_reports[report].analysis; }
    const report::Report& report(std::size_t place) const { return m_result.content.reports[place].report; }

    void order() {
        std::sort(m_reports.begin(), m_reports.end(),
                  [](const Analysed& a, const Analysed& b) { return a.report.sha256 < b.report.sha256; });
    }

    // Sources by name, whatever the case of letters; the commonest spelling and kind are shown.
    void addSources() {
        struct Seen {
            std::map<std::pair<std::string, report::SourceKind>, int> forms;
        };
        std::map<std::string, Seen> seen;
        const auto see = [&](const std::string& name, report::SourceKind kind) {
            const std::string key = actor::nameKey(name);
            if (!key.empty())
                ++seen[key].forms[{name, kind}];
        };
        for (const Analysed& one : m_reports) {
            if (one.report.publisher)
                see(one.report.publisher->name, one.report.publisher->kind);
            if (one.report.via)
                see(one.report.via->name, one.report.via->kind);
            for (const claim::ReportClaim& claim : one.analysis.claims)
                if (!claim.via.empty())
                    see(claim.via, report::SourceKind::Outlet);
        }
        std::map<std::string, std::size_t> old;
        for (std::size_t i = 0; i < m_before.sources.size(); ++i)
            old.emplace(actor::nameKey(m_before.sources[i].name), i);
        for (const auto& [key, forms] : seen) {
            const auto best = std::max_element(forms.forms.begin(), forms.forms.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            Source source;
            source.name = best->first.first;
            source.kind = best->first.second;
            if (const auto at = old.find(key); at != old.end()) {
                source.id = m_before.sources[at->second].id;
                source.reliability = m_before.sources[at->second].reliability;
            } else {
                source.id = {m_result.next.source++};
            }
            m_sourceIds.emplace(key, source.id);
            m_sourceNumbers.emplace(source.id, static_cast<std::int32_t>(content().sources.size()));
            content().sources.push_back(std::move(source));
        }
    }
    base::SourceId sourceId(const std::string& name) const {
        const auto at = m_sourceIds.find(actor::nameKey(name));
        return at == m_sourceIds.end() ? base::SourceId() : at->second;
    }

    void addReports() {
        std::unordered_map<std::string, base::ReportId> old;
        for (const CaseReport& one : m_before.reports)
            old.emplace(one.report.sha256, one.id);
        // New ids in the order in which people list files, not in that of hashes.
        std::vector<std::size_t> fresh;
        content().reports.resize(m_reports.size());
        for (std::size_t i = 0; i < m_reports.size(); ++i) {
            CaseReport& made = content().reports[i];
            made.report = std::move(m_reports[i].report);
            if (made.report.publisher)
                made.publisher = sourceId(made.report.publisher->name);
            if (made.report.via)
                made.via = sourceId(made.report.via->name);
            if (const auto at = old.find(made.report.sha256); at != old.end())
                made.id = at->second;
            else
                fresh.push_back(i);
        }
        std::sort(fresh.begin(), fresh.end(), [&](std::size_t a, std::size_t b) {
            return std::tie(content().reports[a].report.file, a) < std::tie(content().reports[b].report.file, b);
        });
        for (const std::size_t i : fresh)
            content().reports[i].id = {m_result.next.report++};
    }

    // Where a span of a report lies, as a key that stays the same over builds.
    static std::uint64_t placeKey(base::ReportId report, Span span) {
        return static_cast<std::uint64_t>(report.value) * 0x9E3779B97F4A7C15u +
               (std::uint64_t{span.begin} << 32 | span.end);
    }

    void addActors() {
        m_resolution = actor::resolve(m_views, m_stories);
        std::unordered_map<std::uint64_t, std::uint32_t> old;
        for (std::uint32_t i = 0; i < m_before.actors.size(); ++i)
            for (const actor::ActorName& name : m_before.actors[i].names)
                old.emplace(placeKey(name.report, name.span), i);
        std::vector<std::map<std::uint32_t, std::uint32_t>> shared(m_resolution.actors.size());
        for (std::size_t i = 0; i < m_resolution.actors.size(); ++i)
            for (const actor::ActorName& name : m_resolution.actors[i].names)
                if (const auto at = old.find(placeKey(name.report, name.span)); at != old.end())
                    ++shared[i][at->second];
        content().actors = m_resolution.actors;
        giveIds(content().actors, m_before.actors, pairUp(shared, m_before.actors.size()), &actor::Actor::id,
                m_result.next.actor);
        for (actor::Actor& one : content().actors)
            std::sort(one.names.begin(), one.names.end(), [](const actor::ActorName& a, const actor::ActorName& b) {
                return std::tie(a.report, a.span) < std::tie(b.report, b.span);
            });
        addSpellings();
    }

    // Where reports write the full name of one person in two ways, each way is a claim on its spelling.
    void addSpellings() {
        std::vector<std::map<std::vector<std::string>, std::map<std::size_t, std::uint32_t>>> forms(
            m_resolution.actors.size()); // words -> report -> first mention
        for (std::size_t r = 0; r < m_reports.size(); ++r) {
            const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
            for (std::uint32_t m = 0; m < mentions.size(); ++m) {
                const std::int32_t actor = m_resolution.of[r][m];
                if (actor < 0 || mentions[m].form != mention::MentionForm::Name ||
                    m_resolution.actors[static_cast<std::size_t>(actor)].kind != mention::ActorKind::Person)
                    continue;
                std::vector<std::string> words = actor::nameWords(mentions[m].text);
                if (words.size() >= 2)
                    forms[static_cast<std::size_t>(actor)][std::move(words)].try_emplace(r, m);
            }
        }
        for (std::size_t a = 0; a < forms.size(); ++a)
            for (const auto& [words, places] : forms[a]) {
                const bool other = std::any_of(forms[a].begin(), forms[a].end(), [&](const auto& form) {
                    return form.first != words && form.first.size() == words.size() &&
                           std::equal(words.begin(), words.end(), form.first.begin(),
                                      [](const std::string& one, const std::string& two) {
                                          return one == two || actor::sameSpelling(one, two);
                                      });
                });
                if (!other)
                    continue;
                for (const auto& [r, m] : places) {
                    const mention::ActorMention& mention = analysis(r).actors[m];
                    claim::ReportClaim claim;
                    claim.span = mention.span;
                    claim.attribute = claim::Attribute::Spelling;
                    claim.scope = m_resolution.actors[a].name;
                    claim.value = mention.text;
                    claim.subject = static_cast<std::int32_t>(m);
                    claim.why = {fmt::format("the full name of {}, which other reports spell otherwise",
                                             m_resolution.actors[a].name)};
                    m_reports[r].analysis.claims.push_back(std::move(claim));
                }
            }
    }
    base::ActorId actorId(std::size_t report, std::int32_t mention) const {
        if (mention < 0 || mention >= static_cast<std::int32_t>(m_resolution.of[report].size()))
            return {};
        const std::int32_t actor = m_resolution.of[report][static_cast<std::size_t>(mention)];
        return actor < 0 ? base::ActorId() : m_result.content.actors[static_cast<std::size_t>(actor)].id;
    }
    std::int32_t actorNumber(std::size_t report, std::int32_t mention) const {
        return mention < 0 || mention >= static_cast<std::int32_t>(m_resolution.of[report].size())
                   ? -1
                   : m_resolution.of[report][static_cast<std::size_t>(mention)];
    }

    void addEvents() {
        m_merge = event::mergeEvents(m_views, m_stories, m_resolution);
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> old;
        for (std::uint32_t i = 0; i < m_before.events.size(); ++i)
            for (const event::EventEvidence& one : m_before.events[i].mentions)
                old[placeKey(one.report, one.span)].push_back(i);
        std::vector<std::map<std::uint32_t, std::uint32_t>> shared(m_merge.events.size());
        for (std::size_t i = 0; i < m_merge.events.size(); ++i)
            for (const event::EventEvidence& one : m_merge.events[i].mentions)
                if (const auto at = old.find(placeKey(one.report, one.span)); at != old.end())
                    for (const std::uint32_t before : at->second)
                        if (m_before.events[before].kind == m_merge.events[i].kind || at->second.size() == 1)
                            ++shared[i][before];
        content().events = m_merge.events;
        giveIds(content().events, m_before.events, pairUp(shared, m_before.events.size()), &event::Event::id,
                m_result.next.event);
        for (std::size_t i = 0; i < content().events.size(); ++i) {
            event::Event& one = content().events[i];
            if (m_merge.parent[i] >= 0)
                one.parent = content().events[static_cast<std::size_t>(m_merge.parent[i])].id;
            for (const auto& [actor, role] : m_merge.actors[i])
                one.actors.push_back({content().actors[static_cast<std::size_t>(actor)].id, role});
            std::sort(one.actors.begin(), one.actors.end());
            std::sort(one.mentions.begin(), one.mentions.end(),
                      [](const event::EventEvidence& a, const event::EventEvidence& b) {
                          return std::tie(a.report, a.span) < std::tie(b.report, b.span);
                      });
        }
    }
    std::int32_t eventNumber(std::size_t report, std::int32_t mention) const {
        const std::vector<mention::EventMention>& mentions = analysis(report).events;
        // A claim on a mention that is no event itself ("no one was hurt") belongs to what the mention is part of or
        // refers to.
        for (int step = 0; step < 4 && mention >= 0 && mention < static_cast<std::int32_t>(mentions.size()); ++step) {
            const auto at = static_cast<std::size_t>(mention);
            if (m_merge.of[report][at] >= 0)
                return m_merge.of[report][at];
            mention = mentions[at].within >= 0 ? mentions[at].within : mentions[at].sameAs;
        }
        return -1;
    }

    static auto claimOrder(const claim::ReportClaim& one) {
        return std::tuple(one.span, one.attribute, std::string_view(one.otherName), std::string_view(one.scope),
                          one.relation, claim::text(one.value));
    }

    void addClaims() {
        for (std::size_t r = 0; r < m_reports.size(); ++r) {
            std::vector<const claim::ReportClaim*> claims;
            for (const claim::ReportClaim& one : analysis(r).claims)
                claims.push_back(&one);
            std::sort(claims.begin(), claims.end(), [](const claim::ReportClaim* a, const claim::ReportClaim* b) {
                return claimOrder(*a) < claimOrder(*b);
            });
            for (const claim::ReportClaim* one : claims) {
                Claim made;
                const std::int32_t number = eventNumber(r, one->event);
                if (number >= 0)
                    made.event = content().events[static_cast<std::size_t>(number)].id;
                made.report = content().reports[r].id;
                made.span = one->span;
                made.quote = std::string(one->span.in(report(r).text));
                made.speaker = actorId(r, one->speaker);
                made.via = sourceId(one->via);
                made.subject = actorId(r, subjectOf(r, *one));
                made.attribute = one->attribute;
                made.otherName = one->otherName;
                made.scope = one->scope;
                made.relation = one->relation;
                made.value = one->value;
                made.unit = one->unit;
                made.asOf = one->asOf;
                made.hedge = one->hedge;
                made.why = one->why;
                compare(r, *one, number);
                content().claims.push_back(std::move(made));
            }
        }
        keepClaimIds();
    }

    static std::string claimKey(const Claim& one, bool exact) {
        std::string key = fmt::format("{} {} {} {}{}", one.report.value, one.span.begin, one.span.end,
                                      claim::name(one.attribute), one.otherName);
        if (exact)
            key += fmt::format(" {} {} {}", one.scope, static_cast<int>(one.relation), claim::text(one.value));
        return key;
    }
    void keepClaimIds() {
        std::vector<std::map<std::uint32_t, std::uint32_t>> shared(content().claims.size());
        if (!m_before.claims.empty()) {
            std::unordered_map<std::string, std::vector<std::uint32_t>> exact, near;
            for (std::uint32_t i = 0; i < m_before.claims.size(); ++i) {
                if (m_before.claims[i].origin != claim::Origin::Extracted)
                    continue;
                exact[claimKey(m_before.claims[i], true)].push_back(i);
                near[claimKey(m_before.claims[i], false)].push_back(i);
            }
            for (std::uint32_t i = 0; i < content().claims.size(); ++i) {
                for (const std::uint32_t old : exact[claimKey(content().claims[i], true)])
                    shared[i][old] += 2;
                for (const std::uint32_t old : near[claimKey(content().claims[i], false)])
                    shared[i][old] += 1;
            }
        }
        const std::vector<std::int32_t> pairs = pairUp(shared, m_before.claims.size());
        giveIds(content().claims, m_before.claims, pairs, &Claim::id, m_result.next.claim);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            if (pairs[i] >= 0)
                content().claims[i].credibility = m_before.claims[static_cast<std::size_t>(pairs[i])].credibility;
    }

    void compare(std::size_t r, const claim::ReportClaim& one, std::int32_t event) {
        disagreement::ComparedClaim compared;
        compared.report = static_cast<std::uint32_t>(r);
        compared.span = one.span;
        compared.quote = one.span.in(report(r).text);
        const std::vector<Span>& sentences = analysis(r).sentences;
        const auto after = std::upper_bound(sentences.begin(), sentences.end(), one.span.begin,
                                            [](std::uint32_t begin, Span sentence) { return begin < sentence.begin; });
        if (after != sentences.begin()) {
            compared.sentence = std::prev(after)->in(report(r).text);
            compared.sentenceNumber = static_cast<std::uint32_t>(std::prev(after) - sentences.begin());
        } else {
            compared.sentence = compared.quote;
        }
        compared.event = event;
        compared.speaker = actorNumber(r, one.speaker);
        if (compared.speaker >= 0)
            compared.speakerName = content().actors[static_cast<std::size_t>(compared.speaker)].name;
        if (const base::SourceId via = sourceId(one.via))
            compared.via = m_sourceNumbers.at(via);
        compared.subject = actorNumber(r, subjectOf(r, one));
        compared.attribute = one.attribute;
        compared.otherName = one.otherName;
        compared.scope = one.scope;
        compared.relation = one.relation;
        compared.value = one.value;
        compared.unit = one.unit;
        compared.asOf = one.asOf;
        compared.hedge = one.hedge;
        if (const auto* text = std::get_if<std::string>(&one.value))
            compared.actor = actorNamed(r, one.span, *text);
        m_compared.push_back(std::move(compared));
    }
    // The actor that a text value names: a mention inside the claim's span with that text.
    std::int32_t actorNamed(std::size_t r, Span span, const std::string& text) const {
        const std::string key = actor::nameKey(text);
        const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
        for (std::size_t m = 0; m < mentions.size(); ++m)
            if (span.contains(mentions[m].span) && (actor::nameKey(mentions[m].text) == key))
                return m_resolution.of[r][m];
        return -1;
    }

    // The incident that most mentions of a report belong to; -1 for a report without events.
    std::int32_t incidentOf(std::size_t r) const {
        std::map<std::uint32_t, std::size_t> count;
        for (const std::int32_t event : m_merge.of[r])
            if (event >= 0)
                ++count[m_merge.incident(static_cast<std::uint32_t>(event))];
        const auto best = std::max_element(count.begin(), count.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return best == count.end() ? -1 : static_cast<std::int32_t>(best->first);
    }

    // A date of birth, an age or a home is of a person: when the claim does not say whose, the only person named in its
    // words.
    std::int32_t subjectOf(std::size_t r, const claim::ReportClaim& one) const {
        const bool ofPerson = one.attribute == claim::Attribute::DateOfBirth ||
                              one.attribute == claim::Attribute::Age || one.otherName == "residence";
        if (one.subject >= 0 || !ofPerson)
            return one.subject;
        std::int32_t found = -1;
        const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
        for (std::size_t m = 0; m < mentions.size(); ++m) {
            if (!one.span.contains(mentions[m].span) || mentions[m].kind != mention::ActorKind::Person ||
                mentions[m].form != mention::MentionForm::Name || m_resolution.of[r][m] < 0)
                continue;
            if (found >= 0 && m_resolution.of[r][static_cast<std::size_t>(found)] != m_resolution.of[r][m])
                return -1;
            found = static_cast<std::int32_t>(m);
        }
        return found;
    }

    void addDisagreements() {
        std::vector<disagreement::ComparedEvent> events(content().events.size());
        for (std::uint32_t i = 0; i < events.size(); ++i) {
            events[i].incident = m_merge.incident(i);
            events[i].parent = m_merge.parent[i];
            events[i].title = content().events[i].title;
            events[i].place = content().events[i].place;
            events[i].time = content().events[i].time;
        }
        std::vector<disagreement::ComparedReport> reports(content().reports.size());
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const CaseReport& one = content().reports[i];
            reports[i].label = report::label(one.report);
            if (one.publisher)
                reports[i].publisher = m_sourceNumbers.at(one.publisher);
            if (one.via)
                reports[i].via = m_sourceNumbers.at(one.via);
            reports[i].published = one.report.published;
            reports[i].incident = incidentOf(i);
        }
        const disagreement::Found found = disagreement::find(m_compared, events, reports);

        std::map<std::string, std::uint32_t> old;
        const auto derivedKey = [](const Claim& one) {
            std::string key = fmt::format("{} {} {}", claim::name(one.attribute), one.scope, one.event.value);
            for (const base::ClaimId part : one.from)
                key += fmt::format(" {}", part.value);
            return key;
        };
        for (std::uint32_t i = 0; i < m_before.claims.size(); ++i)
            if (m_before.claims[i].origin == claim::Origin::Derived)
                old.emplace(derivedKey(m_before.claims[i]), i);
        for (const disagreement::DerivedClaim& one : found.derived) {
            Claim made;
            if (one.event >= 0)
                made.event = content().events[static_cast<std::size_t>(one.event)].id;
            made.attribute = one.attribute;
            made.scope = one.scope;
            made.relation = one.relation;
            made.value = one.value;
            made.origin = claim::Origin::Derived;
            for (const std::uint32_t part : one.from)
                made.from.push_back(content().claims[part].id);
            std::sort(made.from.begin(), made.from.end());
            made.why = one.why;
            if (const auto at = old.find(derivedKey(made)); at != old.end())
                made.id = m_before.claims[at->second].id;
            else
                made.id = {m_result.next.claim++};
            content().claims.push_back(std::move(made));
        }
        for (const disagreement::FoundDisagreement& one : found.disagreements) {
            disagreement::Disagreement made;
            if (one.event >= 0)
                made.event = content().events[static_cast<std::size_t>(one.event)].id;
            made.attribute = one.attribute;
            made.otherName = one.otherName;
            made.scope = one.scope;
            made.kind = one.kind;
            made.independent = one.independent;
            made.explanation = one.explanation;
            for (const disagreement::FoundPosition& position : one.positions) {
                disagreement::Position kept{position.value, {}, position.origins};
                for (const std::uint32_t claim : position.claims)
                    kept.claims.push_back(content().claims[claim].id);
                std::sort(kept.claims.begin(), kept.claims.end());
                made.positions.push_back(std::move(kept));
            }
            content().disagreements.push_back(std::move(made));
        }
        keepDisagreementIds();
    }

    // The same event, attribute and scope; of several such the one with most claims in common.
    void keepDisagreementIds() {
        using Key = std::tuple<base::EventId, claim::Attribute, std::string, std::string>;
        const auto keyOf = [](const disagreement::Disagreement& one) {
            return Key(one.event, one.attribute, one.otherName, one.scope);
        };
        const auto claimsOf = [](const disagreement::Disagreement& one) {
            std::vector<base::ClaimId> claims;
            for (const disagreement::Position& position : one.positions)
                claims.insert(claims.end(), position.claims.begin(), position.claims.end());
            std::sort(claims.begin(), claims.end());
            return claims;
        };
        std::map<Key, std::vector<std::uint32_t>> old;
        for (std::uint32_t i = 0; i < m_before.disagreements.size(); ++i)
            old[keyOf(m_before.disagreements[i])].push_back(i);
        std::vector<std::map<std::uint32_t, std::uint32_t>> shared(content().disagreements.size());
        for (std::uint32_t i = 0; i < shared.size(); ++i) {
            const disagreement::Disagreement& one = content().disagreements[i];
            const auto at = old.find(keyOf(one));
            if (at == old.end())
                continue;
            const std::vector<base::ClaimId> mine = claimsOf(one);
            for (const std::uint32_t other : at->second) {
                const std::vector<base::ClaimId> theirs = claimsOf(m_before.disagreements[other]);
                std::vector<base::ClaimId> both;
                std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
                const auto alike = static_cast<std::uint32_t>(2 * both.size()) +
                                   (one.kind == m_before.disagreements[other].kind ? 1 : 0);
                if (!both.empty())
                    shared[i][other] = alike;
            }
        }
        giveIds(content().disagreements, m_before.disagreements, pairUp(shared, m_before.disagreements.size()),
                &disagreement::Disagreement::id, m_result.next.disagreement);
    }

    void sortById() {
        const auto sort = [](auto& things) {
            std::sort(things.begin(), things.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        };
        sort(content().sources);
        sort(content().reports);
        sort(content().actors);
        sort(content().events);
        sort(content().claims);
        sort(content().disagreements);
    }

    const Case& m_before;
    std::vector<Analysed> m_reports; // their report::Report has moved to the content
    base::Progress& m_progress;
    BuildResult m_result;
    std::map<std::string, base::SourceId> m_sourceIds;                // by name key
    std::unordered_map<base::SourceId, std::int32_t> m_sourceNumbers; // place in name order
    std::vector<claim::AnalysedReport> m_views;
    std::vector<std::uint32_t> m_stories;
    actor::Resolution m_resolution;
    event::Merge m_merge;
    std::vector<disagreement::ComparedClaim> m_compared; // by place in content().claims
};

} // namespace

BuildResult assemble(const Case& before, const NextIds& next, std::vector<Analysed> reports, base::Progress& progress) {
    return Assembly(before, next, std::move(reports), progress).run();
}

} // namespace parallax::pipeline
