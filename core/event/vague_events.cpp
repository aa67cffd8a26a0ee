#include "event/vague_events.h"

#include "event/local_joins.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace parallax::event {

using mention::EventKind;
using mention::EventMention;
using mention::Modality;
using mention::PhraseForm;

namespace {

// What is announced and then mostly happens, or is an event as soon as it is spoken of.
bool isAnnounced(EventKind kind) {
    switch (kind) {
    case EventKind::Sentence:
    case EventKind::Trial:
    case EventKind::Charge:
    case EventKind::Alert:
    case EventKind::Curfew:
    case EventKind::Statement:
    case EventKind::Plot:
    case EventKind::Burial:
    case EventKind::Mourning:
    case EventKind::Appointment:
    case EventKind::Departure:
        return true;
    case EventKind::Attack:
    case EventKind::Bombing:
    case EventKind::Shooting:
    case EventKind::Hijacking:
    case EventKind::Kidnapping:
    case EventKind::Arson:
    case EventKind::Killing:
    case EventKind::Clash:
    case EventKind::Arrest:
    case EventKind::Operation:
    case EventKind::Protest:
    case EventKind::Post:
    case EventKind::Accident:
    case EventKind::Disaster:
    case EventKind::Other:
        return false;
    }
    return false;
}

bool isOnlyAimedAt(const EventMention& one) {
    return (one.modality == Modality::Planned || one.modality == Modality::Possible) && !isAnnounced(one.kind);
}

bool isBareNoun(const EventMention& one) {
    return one.nominal && !one.definite && one.phrase.form <= PhraseForm::Bare && one.place.empty() &&
           one.participants.empty();
}

bool isOnlyParticiple(const EventMention& one, std::string_view text) {
    return !one.nominal && one.phrase.form == PhraseForm::None && one.span == one.trigger &&
           one.span.in(text).find(' ') == std::string_view::npos;
}

// Mentions in order of report, then span.
void sortMentions(Event& event, const std::map<base::ReportId, std::size_t>& placeOf) {
    std::stable_sort(event.mentions.begin(), event.mentions.end(),
                     [&](const EventEvidence& left, const EventEvidence& right) {
                         return std::tuple(placeOf.at(left.report), left.span.begin, left.span.end) <
                                std::tuple(placeOf.at(right.report), right.span.begin, right.span.end);
                     });
}

} // namespace

std::vector<bool> findVague(const report::Report& report, const claim::ReportAnalysis& analysis) {
    const std::vector<EventMention>& all = analysis.events;
    std::vector<bool> claimed(all.size());
    for (const claim::ReportClaim& claim : analysis.claims)
        if (claim.event >= 0 && claim.event < static_cast<std::int32_t>(all.size()))
            claimed[static_cast<std::size_t>(claim.event)] = true;
    std::vector<bool> vague(all.size());
    for (std::size_t m = 0; m < all.size(); ++m) {
        const EventMention& one = all[m];
        const bool inTitle = !report.titleSpan.empty() && report.titleSpan.overlaps(one.span);
        vague[m] = !claimed[m] && !hasOwnTime(one) && !inTitle && one.sentence > 0 &&
                   (isOnlyAimedAt(one) || isBareNoun(one) || isOnlyParticiple(one, report.text));
    }
    return vague;
}

void foldVague(Merge& merge, const std::vector<LocalEvent>& locals, std::vector<std::int32_t>& eventOf,
               claim::AnalysedReports reports) {
    const std::size_t count = merge.events.size();
    std::vector<bool> stays(count), folds(count, true);
    for (std::size_t i = 0; i < locals.size(); ++i) {
        const auto event = static_cast<std::size_t>(eventOf[i]);
        stays[event] = stays[event] || !locals[i].vague || merge.events[event].mentions.size() > 1;
        folds[event] = folds[event] && locals[i].bare;
    }
    for (std::size_t e = 0; e < count; ++e) {
        stays[e] = stays[e] || merge.edit[e] >= 0;
        if (merge.parent[e] >= 0)
            stays[static_cast<std::size_t>(merge.parent[e])] = true;
    }
    std::map<base::ReportId, std::size_t> placeOf;
    for (std::size_t r = 0; r < reports.size(); ++r)
        placeOf.emplace(reports[r].id, r);
    std::vector<std::int32_t> number(count, -1);
    std::vector<bool> grown(count);
    std::int32_t left = 0;
    for (std::size_t e = 0; e < count; ++e)
        number[e] = stays[e] ? left++ : -1;
    for (std::size_t e = 0; e < count; ++e) {
        const std::int32_t above = merge.parent[e];
        if (stays[e] || above < 0 || !folds[e] ||
            !mention::isIncident(merge.events[static_cast<std::size_t>(above)].kind))
            continue;
        std::vector<EventEvidence>& mentions = merge.events[static_cast<std::size_t>(above)].mentions;
        mentions.insert(mentions.end(), merge.events[e].mentions.begin(), merge.events[e].mentions.end());
        grown[static_cast<std::size_t>(above)] = true;
        number[e] = number[static_cast<std::size_t>(above)];
    }
    for (std::size_t e = 0; e < count; ++e) {
        if (grown[e])
            sortMentions(merge.events[e], placeOf);
        if (!stays[e])
            continue;
        const auto to = static_cast<std::size_t>(number[e]);
        const std::int32_t above = merge.parent[e];
        merge.parent[to] = above < 0 ? -1 : number[static_cast<std::size_t>(above)];
        if (to == e)
            continue;
        merge.events[to] = std::move(merge.events[e]);
        merge.actors[to] = std::move(merge.actors[e]);
        merge.edit[to] = merge.edit[e];
    }
    const auto kept = static_cast<std::size_t>(left);
    merge.events.resize(kept);
    merge.parent.resize(kept);
    merge.actors.resize(kept);
    merge.edit.resize(kept);
    for (std::int32_t& event : eventOf)
        event = number[static_cast<std::size_t>(event)];
}

} // namespace parallax::event
