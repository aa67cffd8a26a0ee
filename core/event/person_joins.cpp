// Mentions of one report that tell what befell one person: nobody is killed twice, and few are shot or charged twice in
// one story.
#include "event/kind_likeness.h"
#include "event/local_joins.h"
#include "event/told_mentions.h"

#include <algorithm>
#include <map>
#include <set>

namespace parallax::event {

namespace {

using mention::EventKind;
using mention::EventMention;
using mention::Role;

constexpr std::size_t mostLives = 16; // first mentions of what befell one person that a later one is held against

bool isProceeding(EventKind kind) {
    return kind == EventKind::Charge || kind == EventKind::Arrest || kind == EventKind::Sentence;
}

// The person whom it befell, when that is one and known; -1 for none.
std::int32_t sufferer(const ToldMentions& told, const EventMention& one) {
    std::int32_t found = -1;
    for (const mention::Participant& who : one.participants) {
        const bool befell = who.role == Role::Victim ||
                            (isProceeding(one.kind) && (who.role == Role::Suspect || who.role == Role::Subject));
        if (!befell || who.actorMention >= told.actorOf.size())
            continue;
        const mention::ActorMention& whom = told.analysis.actors[who.actorMention];
        if (whom.plural || whom.kind != mention::ActorKind::Person || found >= 0)
            return -1;
        found = told.actorOf[who.actorMention];
    }
    return found;
}

bool mayBeOne(ToldMentions& told, std::uint32_t a, std::uint32_t b) {
    const EventMention& one = told.all[a];
    const EventMention& other = told.all[b];
    const bool kinds = isProceeding(one.kind) ? one.kind == other.kind : kindLikeness(one.kind, other.kind) > 0;
    return kinds && one.background == other.background && !saysAnother(told.clause(b)) && told.setsFit(a, b);
}

} // namespace

bool harmsPerson(EventKind kind) {
    return mention::isViolent(kind) && kind != EventKind::Clash && kind != EventKind::Kidnapping &&
           kind != EventKind::Hijacking;
}

void joinPersons(ToldMentions& told) {
    std::map<std::pair<std::int32_t, bool>, std::vector<std::uint32_t>> befell; // [actor, before a court]
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one) || one.modality == mention::Modality::Planned ||
            !(harmsPerson(one.kind) || isProceeding(one.kind)))
            continue;
        if (const std::int32_t whom = sufferer(told, one); whom >= 0)
            befell[{whom, isProceeding(one.kind)}].push_back(m);
    }
    for (const auto& [actor, mentions] : befell)
        for (std::size_t later = 1; later < mentions.size(); ++later)
            for (std::size_t earlier = 0; earlier < std::min(later, mostLives); ++earlier)
                if (mayBeOne(told, mentions[earlier], mentions[later])) {
                    told.sets.join(mentions[earlier], mentions[later]);
                    break;
                }
}

namespace {

// The report tells of one person hurt: no figure above one, not two names, nobody who is hurt and hurts another.
bool hasOneSufferer(const ToldMentions& told) {
    std::set<std::int32_t> named, doers, sufferers;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one) || !harmsPerson(one.kind))
            continue;
        for (const claim::ReportClaim* count : told.counts[m])
            if ((count->attribute == claim::Attribute::Killed || count->attribute == claim::Attribute::Wounded) &&
                claim::text(count->value) != "1")
                return false;
        for (const mention::Participant& who : one.participants) {
            if (who.actorMention >= told.actorOf.size())
                continue;
            const mention::ActorMention& whom = told.analysis.actors[who.actorMention];
            const std::int32_t actor = told.actorOf[who.actorMention];
            if (who.role == Role::Victim) {
                if (whom.plural || whom.kind != mention::ActorKind::Person)
                    return false;
                if (whom.form == mention::MentionForm::Name)
                    named.insert(actor);
                sufferers.insert(actor);
            } else if (who.role == Role::Perpetrator) {
                doers.insert(actor);
            }
        }
    }
    return named.size() <= 1 && std::ranges::none_of(doers, [&](std::int32_t one) { return sufferers.contains(one); });
}

// The report tells its incident as parts: two or more happenings beside it that have figures or places of their own.
bool tellsParts(ToldMentions& told, std::uint32_t whole) {
    std::set<std::uint32_t> parts;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (!tellsNothing(one) && mention::isViolent(one.kind) && !one.background && !told.isJoined(m, whole) &&
            (!told.counts[m].empty() || !told.places[m].empty()))
            parts.insert(told.sets.root(m));
    }
    return parts.size() > 1;
}

// "Dead", "the gunfire", "of gun violence": hardly a word beside the trigger.
bool saysOnlyKind(const ToldMentions& told, std::uint32_t m) {
    const EventMention& one = told.all[m];
    const auto words = std::ranges::count(told.clause(m), ' ') + 1;
    return one.participants.empty() && told.counts[m].empty() && one.place.empty() && words <= (one.nominal ? 4 : 2);
}

} // namespace

void joinBare(ToldMentions& told, std::int32_t main) {
    if (main < 0 || !harmsPerson(told.all[static_cast<std::size_t>(main)].kind))
        return;
    const auto whole = static_cast<std::uint32_t>(main);
    const bool oneSufferer = hasOneSufferer(told);
    const bool parts = tellsParts(told, whole);
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one) || !harmsPerson(one.kind) || one.modality == mention::Modality::Planned ||
            told.isJoined(m, whole) || hasOwnTime(one) || one.history)
            continue;
        const bool bare = !parts && saysOnlyKind(told, m);
        const bool ofOne = oneSufferer && std::ranges::any_of(one.participants, [](const mention::Participant& who) {
                               return who.role == Role::Victim;
                           });
        if ((bare || ofOne) && mayBeOne(told, whole, m))
            told.sets.join(whole, m);
    }
}

} // namespace parallax::event
