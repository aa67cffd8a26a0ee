#include "event/told_mentions.h"

#include "actor/name_key.h"
#include "base/one_of.h"
#include "event/event_time.h"
#include "event/local_joins.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

namespace parallax::event {

using mention::EventKind;
using mention::EventMention;
using mention::Modality;

namespace {

constexpr std::int64_t followedDays = 45;  // arrests and first hearings are news so long after the deed
constexpr std::uint32_t nearSentences = 1; // "the attack" refers to what was told so few sentences before

} // namespace

MentionSets::MentionSets(const std::vector<std::int32_t>& voice)
    : m_parent(voice.size()), m_voices(voice.size()), m_toll(voice.size(), NoToll) {
    std::iota(m_parent.begin(), m_parent.end(), 0u);
    for (std::size_t m = 0; m < voice.size(); ++m)
        if (voice[m] >= 0)
            m_voices[m].push_back(static_cast<std::uint32_t>(voice[m]));
}

std::uint32_t MentionSets::root(std::uint32_t one) {
    while (m_parent[one] != one)
        one = m_parent[one] = m_parent[m_parent[one]];
    return one;
}

void MentionSets::join(std::uint32_t left, std::uint32_t right) {
    left = root(left);
    right = root(right);
    if (left == right)
        return;
    const std::uint32_t whole = std::min(left, right);
    const std::uint32_t part = std::max(left, right);
    m_parent[part] = whole;
    m_toll[whole] |= m_toll[part];
    // The fewer into the more.
    if (m_voices[whole].size() < m_voices[part].size())
        m_voices[whole].swap(m_voices[part]);
    for (const std::uint32_t voice : m_voices[part])
        if (const auto at = std::ranges::lower_bound(m_voices[whole], voice);
            at == m_voices[whole].end() || *at != voice)
            m_voices[whole].insert(at, voice);
    m_voices[part] = {};
}

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.size() > word.size() && text[word.size()] == ' ' && text.starts_with(word);
    });
}

bool saysAnother(std::string_view clause) {
    constexpr std::array<std::string_view, 7> others{"another",    "second", "earlier", "previous",
                                                     "previously", "last",   "later"};
    for (const std::string& word : actor::nameWords(clause))
        if (base::isOneOf(word, others))
            return true;
    return false;
}

ToldMentions::ToldMentions(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf)
    : text(report.report->text), titleSpan(report.report->titleSpan), published(report.report->published),
      analysis(*report.analysis), all(analysis.events), actorOf(actorOf), counts(all.size()), levels(all.size()),
      sets({}) {
    for (const claim::ReportClaim& claim : analysis.claims) {
        if (claim.event < 0 || claim.event >= static_cast<std::int32_t>(all.size()))
            continue;
        const auto m = static_cast<std::size_t>(claim.event);
        if (claim::isCount(claim.attribute))
            counts[m].push_back(&claim);
        if (claim.attribute != claim::Attribute::AlertLevel)
            continue;
        // Of several levels in one phrase each is of its own words.
        const auto* value = std::get_if<std::string>(&claim.value);
        if (value && all[m].span.overlaps(claim.span))
            levels[m].push_back(actor::nameKey(*value));
    }
    for (std::vector<std::string>& of : levels) {
        std::sort(of.begin(), of.end());
        of.erase(std::unique(of.begin(), of.end()), of.end());
    }
    places.reserve(all.size());
    for (const EventMention& one : all)
        places.push_back(placeNameWords(one.place));
    sets = MentionSets(findVoices());
    for (std::uint32_t m = 0; m < count(); ++m)
        for (const claim::ReportClaim* claim : counts[m]) {
            if (tellsNothing(all[m]))
                continue;
            if (claim->scope == "all")
                sets.addToll(m, MentionSets::OfAll);
            if (claim->attribute == claim::Attribute::Killed && (claim->scope == "all" || claim->scope == "victims"))
                sets.addToll(m, MentionSets::KilledOfAllOrVictims);
        }
}

std::vector<std::int32_t> ToldMentions::findVoices() const {
    using Said = std::tuple<base::TimeInterval, bool, std::vector<std::string>, std::vector<std::string>,
                            std::vector<std::string>>;
    std::map<Said, std::int32_t> first;
    std::vector<std::int32_t> voice(all.size(), -1);
    for (std::uint32_t m = 0; m < count(); ++m) {
        if (tellsNothing(all[m]))
            continue;
        std::vector<std::string> figures;
        for (const claim::ReportClaim* claim : counts[m])
            if (claim->relation == mention::Relation::Equal)
                figures.push_back(fmt::format("{} {} {}", static_cast<int>(claim->attribute), claim->scope,
                                              claim::text(claim->value)));
        if (!all[m].time.known() && places[m].empty() && figures.empty() && levels[m].empty())
            continue;
        const base::TimeInterval time = all[m].time.known() ? all[m].time : base::TimeInterval{};
        Said said{time, hasOwnTime(all[m]), places[m], levels[m], std::move(figures)};
        voice[m] = first.try_emplace(std::move(said), static_cast<std::int32_t>(m)).first->second;
    }
    return voice;
}

std::vector<std::int32_t> ToldMentions::speakers(std::uint32_t m) const {
    std::vector<std::int32_t> found;
    for (const mention::Participant& who : all[m].participants)
        if (who.role == mention::Role::Speaker && who.actorMention < actorOf.size() && actorOf[who.actorMention] >= 0)
            found.push_back(actorOf[who.actorMention]);
    return found;
}

bool ToldMentions::timesMeet(std::uint32_t left, std::uint32_t right) const {
    const base::TimeInterval& one = all[left].time;
    const base::TimeInterval& other = all[right].time;
    return !one.known() || !other.known() || one.meets(other);
}

bool ToldMentions::timesFit(std::uint32_t left, std::uint32_t right) const {
    if (timesMeet(left, right))
        return true;
    return !(hasOwnTime(all[left]) && hasOwnTime(all[right])) &&
           minutesApart(all[left].time, all[right].time) <= 31 * 1440;
}

bool ToldMentions::samePlan(std::uint32_t left, std::uint32_t right) const {
    return (all[left].modality == Modality::Planned) == (all[right].modality == Modality::Planned);
}

bool ToldMentions::inTitle(std::uint32_t m) const {
    return !titleSpan.empty() && titleSpan.overlaps(all[m].span);
}

bool ToldMentions::byForces(std::uint32_t m) const {
    return std::ranges::any_of(all[m].participants, [&](const mention::Participant& who) {
        if (who.role != mention::Role::Perpetrator || who.actorMention >= analysis.actors.size())
            return false;
        const mention::ActorKind kind = analysis.actors[who.actorMention].kind;
        return kind == mention::ActorKind::SecurityForce || kind == mention::ActorKind::Authority;
    });
}

bool ToldMentions::onlyAttackers(std::uint32_t m) const {
    return !counts[m].empty() &&
           std::ranges::all_of(counts[m], [](const claim::ReportClaim* claim) { return claim->scope == "attackers"; });
}

bool ToldMentions::countsApart(std::uint32_t left, std::uint32_t right) const {
    for (const claim::ReportClaim* a : counts[left])
        for (const claim::ReportClaim* b : counts[right])
            if (a->attribute == b->attribute && a->scope == b->scope && a->relation == mention::Relation::Equal &&
                b->relation == mention::Relation::Equal && claim::text(a->value) != claim::text(b->value))
                return true;
    return levelsApart(left, right);
}

bool ToldMentions::levelsApart(std::uint32_t left, std::uint32_t right) const {
    const std::vector<std::string>& mine = levels[left];
    const std::vector<std::string>& theirs = levels[right];
    return !mine.empty() && !theirs.empty() && std::ranges::none_of(mine, [&](const std::string& level) {
        return std::binary_search(theirs.begin(), theirs.end(), level);
    });
}

bool ToldMentions::isWhole(std::uint32_t m) const {
    const EventMention& one = all[m];
    return !tellsNothing(one) && isIncident(one.kind) && one.modality != Modality::Planned && !byForces(m) &&
           (one.kind != EventKind::Killing || !onlyAttackers(m));
}

bool ToldMentions::isOld(const base::TimeInterval& time) const {
    return published.known() && minutesApart(time, published) > followedDays * 1440;
}

bool ToldMentions::isFar(std::uint32_t m) const {
    const EventMention& one = all[m];
    if (!one.definite || !isIncident(one.kind) || one.sameAs < 0)
        return false;
    // Nor does it mean a shot at the attackers.
    const auto before = static_cast<std::uint32_t>(one.sameAs);
    return one.sentence > all[before].sentence + nearSentences || byForces(before) ||
           (all[before].kind == EventKind::Killing && onlyAttackers(before));
}

bool ToldMentions::setsFit(std::uint32_t left, std::uint32_t right) {
    for (const std::uint32_t a : sets.voices(left))
        for (const std::uint32_t b : sets.voices(right))
            if (countsApart(a, b) || !timesFit(a, b) || placesApart(places[a], places[b]))
                return false;
    return true;
}

} // namespace parallax::event
