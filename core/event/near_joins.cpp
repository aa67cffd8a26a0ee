// Mentions that tell one happening because of where they stand: in one sentence, or the next.
#include "actor/name_key.h"
#include "base/one_of.h"
#include "event/kind_likeness.h"
#include "event/local_joins.h"
#include "event/told_mentions.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace parallax::event {

namespace {

using mention::EventKind;
using mention::EventMention;

// "The raid", after a raid was told.
void joinReferences(ToldMentions& told) {
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one) || one.sameAs < 0 || one.sameAs >= static_cast<std::int32_t>(m) || told.isFar(m))
            continue;
        const auto before = static_cast<std::uint32_t>(one.sameAs);
        // "The attack" is over; what people "are fighting" goes on.
        const bool goesOn =
            !told.all[before].nominal && told.all[before].trigger.in(told.text).ends_with("ing") && one.definite;
        if (!tellsNothing(told.all[before]) && !goesOn && !told.levelsApart(before, m))
            told.sets.join(m, before);
    }
}

// One speaker's words at one time.
void joinStatements(ToldMentions& told) {
    std::map<std::pair<std::int32_t, base::TimeInterval>, std::uint32_t> first;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        if (told.all[m].kind != EventKind::Statement || tellsNothing(told.all[m]))
            continue;
        std::uint32_t earliest = m;
        for (const std::int32_t speaker : told.speakers(m))
            earliest = std::min(earliest, first.try_emplace({speaker, told.all[m].time}, m).first->second);
        if (earliest < m)
            told.sets.join(m, earliest);
    }
}

// "... attacked the mill, killing two": what the participle after a comma is said of, also where the tree has it
// otherwise; -1 for none.
std::int32_t participleOf(const ToldMentions& told, std::uint32_t m) {
    const EventMention& one = told.all[m];
    const std::string_view trigger = one.trigger.in(told.text);
    if (m == 0 || one.kind != EventKind::Killing || !trigger.ends_with("ing") || one.trigger.begin != one.span.begin ||
        one.trigger.begin < 2 || told.text.substr(one.trigger.begin - 2, 2) != ", ")
        return -1;
    const EventMention& before = told.all[m - 1];
    return before.sentence == one.sentence && isIncident(before.kind) && before.span.end + 2 >= one.trigger.begin
               ? static_cast<std::int32_t>(m) - 1
               : -1;
}

// "Stormed a shop, killing two", "four were killed in the raid": one sentence tells what was done and what came of it.
void joinSentences(ToldMentions& told) {
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        const std::int32_t within = one.within >= 0 ? one.within : participleOf(told, m);
        if (tellsNothing(one) || within < 0 || within >= static_cast<std::int32_t>(told.count()))
            continue;
        const auto w = static_cast<std::uint32_t>(within);
        const EventMention& whole = told.all[w];
        if (tellsNothing(whole) || whole.sentence != one.sentence || !told.samePlan(m, w))
            continue;
        if (kindLikeness(one.kind, whole.kind) == 0 || one.kind == EventKind::Statement ||
            one.kind == EventKind::Post || !told.timesMeet(m, w) || told.levelsApart(m, w))
            continue;
        if (startsWithAny(told.clause(w), {"after", "After", "before", "Before", "since", "following"}))
            continue;
        told.sets.join(m, w);
    }
}

// "Police killed 13 attackers and made eight arrests": one sentence on what was done to the attackers is one operation.
void joinResponses(ToldMentions& told) {
    std::int32_t before = -1;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        const bool response =
            (one.kind == EventKind::Killing || one.kind == EventKind::Arrest) && told.onlyAttackers(m);
        if (tellsNothing(one) || !response || one.modality == mention::Modality::Planned)
            continue;
        if (before >= 0) {
            const auto b = static_cast<std::uint32_t>(before);
            if (told.all[b].sentence == one.sentence && told.all[b].kind != one.kind && told.timesMeet(b, m))
                told.sets.join(b, m);
        }
        before = static_cast<std::int32_t>(m);
    }
}

// "The violence began when ...": what comes after is only the first of it.
bool beginsBefore(std::string_view between) {
    return between.find(" began") != std::string_view::npos || between.find(" started") != std::string_view::npos ||
           between.find(" erupted") != std::string_view::npos;
}

// "The bombing of 2011, when a man set off ...": the clause tells what the noun names, whatever day stands around it.
bool toldByClause(const ToldMentions& told, std::uint32_t noun, std::uint32_t clause) {
    const EventMention& one = told.all[noun];
    const EventMention& other = told.all[clause];
    if (other.nominal || !one.nominal || one.sentence != other.sentence || one.span.end > other.trigger.begin)
        return false;
    const std::string_view between = told.text.substr(one.trigger.end, other.trigger.begin - one.trigger.end);
    return !beginsBefore(between) && between.find(" when ") != std::string_view::npos &&
           (told.timesMeet(noun, clause) || (hasOwnTime(one) && !hasOwnTime(other)));
}

// "An operation was declared. During the operation ...": the same noun again, now known.
void joinRepeatedNouns(ToldMentions& told) {
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one))
            continue;
        for (std::uint32_t b = m; b-- > 0;) {
            const EventMention& other = told.all[b];
            if (other.sentence + 8 < one.sentence)
                break;
            if (tellsNothing(other) || other.kind != one.kind || !told.samePlan(b, m))
                continue;
            const bool again = one.definite && one.sameAs < 0 && other.nominal && other.lemma == one.lemma &&
                               other.background == one.background && told.timesMeet(b, m);
            if ((again || toldByClause(told, b, m)) && !told.countsApart(b, m)) {
                told.sets.join(b, m);
                break;
            }
        }
    }
}

bool namesDoers(const EventMention& one) {
    return std::ranges::any_of(one.participants, [](const mention::Participant& who) {
        return who.role == mention::Role::Perpetrator || who.role == mention::Role::Suspect ||
               who.role == mention::Role::Authority;
    });
}

// A doer stands beside the later one whom the earlier one does not name.
bool namesOtherDoers(const EventMention& one, const EventMention& before) {
    return std::ranges::any_of(one.participants, [&](const mention::Participant& who) {
        return who.role == mention::Role::Perpetrator &&
               std::ranges::none_of(before.participants, [&](const mention::Participant& other) {
                   return other.role == who.role && other.actorMention == who.actorMention;
               });
    });
}

// "Police and raiders fought at the depot. Two guards were killed.": a toll without doers, day or place of its own, at
// the head of its sentence, came of what the sentence before told last. "They stormed the depot, where they killed two
// guards." says the same in one sentence.
void joinOutcomes(ToldMentions& told) {
    for (std::uint32_t m = 1; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        const EventMention& before = told.all[m - 1];
        if (tellsNothing(one) || tellsNothing(before) || one.nominal || hasOwnTime(one) || told.counts[m].empty() ||
            (one.kind != EventKind::Killing && one.kind != EventKind::Attack) || !isIncident(before.kind) ||
            before.background != one.background || !told.samePlan(m - 1, m) ||
            kindLikeness(one.kind, before.kind) == 0 || saysAnother(told.clause(m)))
            continue;
        const bool next = one.sentence == before.sentence + 1 && !namesDoers(one) &&
                          before.kind != EventKind::Killing && !told.inTitle(m - 1);
        const bool where = one.sentence == before.sentence && told.clause(m).starts_with("where ") &&
                           one.span.begin <= before.span.end + 3 && told.byForces(m) == told.byForces(m - 1);
        if ((next || where) && told.setsFit(m - 1, m))
            told.sets.join(m - 1, m);
    }
}

// "Two guards were shot, three wounded and one taken hostage", "killing three and wounding six": tolls that one
// sentence strings together came of one deed. "Then", "before", "another" begin the next one.
void joinTollLists(ToldMentions& told) {
    constexpr std::size_t farthest = 60; // bytes between them
    for (std::uint32_t m = 1; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        const EventMention& before = told.all[m - 1];
        const auto isToll = [](const EventMention& toll) {
            return (toll.kind == EventKind::Killing || toll.kind == EventKind::Attack) && !toll.nominal;
        };
        if (tellsNothing(one) || tellsNothing(before) || one.sentence != before.sentence || !isToll(one) ||
            !isToll(before) || told.counts[m].empty() || told.counts[m - 1].empty() || hasOwnTime(one) ||
            one.trigger.begin < before.trigger.end || one.trigger.begin - before.trigger.end > farthest ||
            one.background != before.background || !told.samePlan(m - 1, m) || namesOtherDoers(one, before))
            continue;
        const std::string_view between = told.text.substr(before.trigger.end, one.trigger.begin - before.trigger.end);
        constexpr std::array<std::string_view, 9> breaks{"then",  "before", "after",   "later", "another",
                                                         "where", "when",   "earlier", "while"};
        const bool breaksOff = std::ranges::any_of(
            actor::nameWords(between), [&](const std::string& word) { return base::isOneOf(word, breaks); });
        if (!breaksOff && between.find_first_of(";:\n") == std::string_view::npos && told.setsFit(m - 1, m))
            told.sets.join(m - 1, m);
    }
}

// "Mira Tolle posted on Monday" is a statement and a post; both were read in the same words.
void joinSaidAndPosted(ToldMentions& told) {
    std::map<base::Span, std::uint32_t> first;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one) || (one.kind != EventKind::Statement && one.kind != EventKind::Post))
            continue;
        const auto [at, isNew] = first.try_emplace(one.span, m);
        if (!isNew && told.timesMeet(at->second, m))
            told.sets.join(at->second, m);
    }
}

// A report knows one alert of each level.
void joinAlerts(ToldMentions& told) {
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        if (tellsNothing(told.all[m]) || told.all[m].kind != EventKind::Alert || told.levels[m].empty())
            continue;
        for (std::uint32_t b = 0; b < m; ++b)
            if (!tellsNothing(told.all[b]) && told.all[b].kind == EventKind::Alert && !told.levels[b].empty() &&
                told.samePlan(b, m) && told.setsFit(b, m)) {
                told.sets.join(b, m);
                break;
            }
    }
}

} // namespace

void joinNear(ToldMentions& told) {
    joinReferences(told);
    joinStatements(told);
    joinSentences(told);
    joinResponses(told);
    joinRepeatedNouns(told);
    joinOutcomes(told);
    joinTollLists(told);
    joinSaidAndPosted(told);
    joinAlerts(told);
}

} // namespace parallax::event
