#include "pipeline/assembly.h"

#include "actor/name_key.h"
#include "pipeline/keep_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace parallax::pipeline {

namespace {

auto claimOrder(const claim::ReportClaim& one) {
    return std::tuple(one.span, one.attribute, std::string_view(one.otherName), std::string_view(one.scope),
                      one.relation, claim::text(one.value));
}

std::string claimKey(const Claim& one, bool exact) {
    std::string key = fmt::format("{} {} {} {}{}", one.report.value, one.span.begin, one.span.end,
                                  claim::name(one.attribute), one.otherName);
    if (exact)
        key += fmt::format(" {} {} {}", one.scope, static_cast<int>(one.relation), claim::text(one.value));
    return key;
}

} // namespace

// What the analyses say of claims moves into the content, report by report: of a long text nothing should stand twice.
void Assembly::addClaims() {
    std::size_t count = 0;
    for (const Analysed& one : m_reports)
        count += one.analysis.claims.size();
    content().claims.reserve(count);
    m_compared.reserve(count);
    for (std::size_t r = 0; r < m_reports.size(); ++r) {
        sortMentions(r);
        std::vector<claim::ReportClaim*> claims;
        for (claim::ReportClaim& one : m_reports[r].analysis.claims)
            claims.push_back(&one);
        std::sort(claims.begin(), claims.end(), [](const claim::ReportClaim* a, const claim::ReportClaim* b) {
            return claimOrder(*a) < claimOrder(*b);
        });
        for (claim::ReportClaim* one : claims) {
            Claim made;
            const std::int32_t number = eventNumber(r, one->event);
            compare(r, *one, number);
            if (number >= 0)
                made.event = content().events[static_cast<std::size_t>(number)].id;
            made.report = content().reports[r].id;
            made.span = one->span;
            made.quote = std::string(one->span.in(report(r).text));
            made.speaker = actorId(r, one->speaker);
            made.via = sourceId(one->via);
            made.subject = actorId(r, subjectOf(r, *one));
            made.attribute = one->attribute;
            made.otherName = std::move(one->otherName);
            made.scope = std::move(one->scope);
            made.relation = one->relation;
            made.value = std::move(one->value);
            made.unit = std::move(one->unit);
            made.asOf = one->asOf;
            made.hedge = one->hedge;
            made.why = std::move(one->why);
            content().claims.push_back(std::move(made));
        }
        m_reports[r].analysis.claims = {};
    }
    keepClaimIds();
    moveClaims();
}

void Assembly::keepClaimIds() {
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
    const std::vector<std::int32_t> pairs =
        giveIds(content().claims, m_before.claims, shared, {}, {}, &Claim::id, m_result.next.claim);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (pairs[i] >= 0)
            content().claims[i].credibility = m_before.claims[static_cast<std::size_t>(pairs[i])].credibility;
}

void Assembly::compare(std::size_t r, const claim::ReportClaim& one, std::int32_t event) {
    disagreement::ComparedClaim compared;
    compared.report = static_cast<std::uint32_t>(r);
    compared.span = one.span;
    compared.quote = one.span.in(report(r).text);
    const std::vector<base::Span>& sentences = analysis(r).sentences;
    const auto after =
        std::upper_bound(sentences.begin(), sentences.end(), one.span.begin,
                         [](std::uint32_t begin, base::Span sentence) { return begin < sentence.begin; });
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
    if (const auto* text = std::get_if<std::string>(&one.value)) {
        compared.actor = actorNamed(r, one.span, *text);
        if (compared.actor < 0 && after != sentences.begin())
            compared.actor = actorNamed(r, *std::prev(after), *text);
        if (compared.actor >= 0)
            compared.actorKind = content().actors[static_cast<std::size_t>(compared.actor)].kind;
    }
    m_compared.push_back(std::move(compared));
}

void Assembly::sortMentions(std::size_t r) {
    const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
    m_mentionsByBegin.resize(mentions.size());
    std::iota(m_mentionsByBegin.begin(), m_mentionsByBegin.end(), 0u);
    std::ranges::stable_sort(m_mentionsByBegin, {}, [&](std::uint32_t m) { return mentions[m].span.begin; });
}

// The mentions inside a span, in the order of the analysis.
std::vector<std::uint32_t> Assembly::mentionsIn(std::size_t r, base::Span span) const {
    const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
    const auto begin = [&](std::uint32_t m) { return mentions[m].span.begin; };
    std::vector<std::uint32_t> found;
    for (auto at = std::ranges::lower_bound(m_mentionsByBegin, span.begin, {}, begin);
         at != m_mentionsByBegin.end() && begin(*at) <= span.end; ++at)
        if (span.contains(mentions[*at].span))
            found.push_back(*at);
    std::ranges::sort(found);
    return found;
}

// The actor that a text value names: a mention inside the claim's span with that text.
std::int32_t Assembly::actorNamed(std::size_t r, base::Span span, const std::string& text) const {
    const std::string key = actor::nameKey(text);
    for (const std::uint32_t m : mentionsIn(r, span))
        if (actor::nameKey(analysis(r).actors[m].text) == key)
            return m_resolution.of[r][m];
    return -1;
}

// A date of birth, an age or a home is of a person: when the claim does not say whose, the only person named in its
// words.
std::int32_t Assembly::subjectOf(std::size_t r, const claim::ReportClaim& one) const {
    const bool ofPerson = one.attribute == claim::Attribute::DateOfBirth || one.attribute == claim::Attribute::Age ||
                          one.otherName == "residence";
    if (one.subject >= 0 || !ofPerson)
        return one.subject;
    std::int32_t found = -1;
    const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
    for (const std::uint32_t m : mentionsIn(r, one.span)) {
        if (mentions[m].kind != mention::ActorKind::Person || mentions[m].form != mention::MentionForm::Name ||
            m_resolution.of[r][m] < 0)
            continue;
        if (found >= 0 && m_resolution.of[r][static_cast<std::size_t>(found)] != m_resolution.of[r][m])
            return -1;
        found = static_cast<std::int32_t>(m);
    }
    return found;
}

} // namespace parallax::pipeline
