// Mentions that tell what their whole report is about.
#include "actor/name_graph.h"
#include "event/event_time.h"
#include "event/kind_likeness.h"
#include "event/local_joins.h"
#include "event/thing_words.h"
#include "event/told_mentions.h"

#include <algorithm>
#include <set>

namespace parallax::event {

namespace {

using mention::EventMention;
using mention::Modality;

constexpr std::uint32_t leadSentences = 2; // of the body
constexpr std::uint32_t latestLead = 3;    // sentences behind the title, where it may begin

// The first sentence behind the lead. Names of authors and captions may stand before it and tell of no incident; then
// the lead begins with the first sentence that does.
std::uint32_t endOfLead(const ToldMentions& told) {
    std::uint32_t begin = 0;
    for (std::uint32_t m = 0; m < told.count(); ++m)
        if (told.inTitle(m))
            begin = std::max(begin, told.all[m].sentence + 1);
    std::uint32_t first = begin + latestLead + 1;
    for (std::uint32_t m = 0; m < told.count(); ++m)
        if (told.all[m].sentence >= begin && told.isWhole(m) && !told.all[m].background)
            first = std::min(first, told.all[m].sentence);
    return (first <= begin + latestLead ? std::max(begin, first) : begin) + leadSentences;
}

// The headline and the lead, where they tell of the story's happening twice.
void joinLead(ToldMentions& told) {
    const std::uint32_t last = endOfLead(told);
    std::int32_t anchor = -1;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (one.sentence >= last || !told.isWhole(m))
            continue;
        if (anchor < 0) {
            anchor = static_cast<std::int32_t>(m);
            continue;
        }
        const auto first = static_cast<std::uint32_t>(anchor);
        if (told.isJoined(m, first) || kindLikeness(one.kind, told.all[first].kind) == 0 ||
            saysAnother(told.clause(m)) || !told.setsFit(first, m))
            continue;
        told.sets.join(first, m);
    }
}

// What the report is about, as far as its mentions tell; -1 when nothing is told as news.
std::int32_t findMain(ToldMentions& told) {
    std::vector<double> worth(told.count(), 0);
    std::vector<bool> news(told.count(), false);
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (tellsNothing(one))
            continue;
        const std::uint32_t root = told.sets.root(m);
        worth[root] += newsworth(one.kind) * mentionWeight(one) + 0.4 * static_cast<double>(told.counts[m].size());
        news[root] = news[root] || (isIncident(one.kind) && one.modality != Modality::Planned);
    }
    std::int32_t best = -1;
    for (std::uint32_t m = 0; m < told.count(); ++m)
        if (news[m] && (best < 0 || worth[m] > worth[static_cast<std::size_t>(best)]))
            best = static_cast<std::int32_t>(m);
    return best;
}

// "the attack on the base" names one part; "the attack", "the attack in Northport" the whole, and so does one with a
// toll of all.
bool namesAPart(ToldMentions& told, std::uint32_t m) {
    if (told.sets.hasToll(m, MentionSets::OfAll))
        return false;
    const EventMention& one = told.all[m];
    const std::string_view after =
        told.text.size() > one.trigger.end ? told.text.substr(one.trigger.end, 4) : std::string_view();
    return after.starts_with(" on ") || after.starts_with(" at ");
}

// The first toll of all that a report states is of what it is about, where nothing speaks against it.
void joinToll(ToldMentions& told, std::int32_t main) {
    if (main < 0 || told.sets.hasToll(static_cast<std::uint32_t>(main), MentionSets::KilledOfAllOrVictims))
        return;
    const auto whole = static_cast<std::uint32_t>(main);
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        if (!told.isWhole(m) || told.isJoined(m, whole) || !told.sets.hasToll(m, MentionSets::KilledOfAllOrVictims))
            continue;
        const EventMention& one = told.all[m];
        if (one.background == told.all[whole].background && kindLikeness(one.kind, told.all[whole].kind) > 0 &&
            !saysAnother(told.clause(m)) && told.setsFit(whole, m))
            told.sets.join(whole, m);
        return;
    }
}

// Where a report dates violence of one day only, and leaves undated what it is about, as reports on an arrest or a
// trial do, that day's is what it is about.
void joinOnlyDated(ToldMentions& told, std::int32_t main) {
    if (main < 0)
        return;
    const auto whole = static_cast<std::uint32_t>(main);
    std::int32_t dated = -1;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (!told.isWhole(m) || !one.time.known())
            continue;
        if (told.isJoined(m, whole) || !one.time.bounded() || width(one.time) > 2 * 1440 ||
            (dated >= 0 && !one.time.meets(told.all[static_cast<std::size_t>(dated)].time)))
            return;
        if (dated < 0)
            dated = static_cast<std::int32_t>(m);
    }
    if (dated < 0 || told.isOld(told.all[static_cast<std::size_t>(dated)].time))
        return;
    const auto deed = static_cast<std::uint32_t>(dated);
    if (kindLikeness(told.all[deed].kind, told.all[whole].kind) > 0 && !saysAnother(told.clause(deed)) &&
        told.setsFit(whole, deed))
        told.sets.join(whole, deed);
}

// Both news, or both context. A report that looks back on what it is about, dated long before, goes on naming it.
bool sameDepth(const ToldMentions& told, std::uint32_t whole, std::uint32_t m) {
    const EventMention& one = told.all[m];
    return one.background == told.all[whole].background || (!one.background && !hasOwnTime(one) && !one.history);
}

void joinFarReferences(ToldMentions& told, std::int32_t main) {
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (!one.definite || !told.isWhole(m) || !(one.sameAs < 0 || told.isFar(m)))
            continue;
        const auto whole = static_cast<std::uint32_t>(main);
        if (main >= 0 && !namesAPart(told, m) && kindLikeness(one.kind, told.all[whole].kind) > 0 &&
            !saysAnother(told.clause(m)) && sameDepth(told, whole, m) && told.setsFit(whole, m)) {
            told.sets.join(whole, m);
        } else if (one.sameAs >= 0 && one.sameAs < static_cast<std::int32_t>(m) &&
                   !tellsNothing(told.all[static_cast<std::size_t>(one.sameAs)])) {
            told.sets.join(m, static_cast<std::uint32_t>(one.sameAs));
        }
    }
}

// What the report names as attacked, and where, in the set of `root`.
struct Named {
    std::set<std::string> things;
    std::set<std::string> places; // words of names that are no country
};

Named namedBy(ToldMentions& told, std::uint32_t root) {
    Named named;
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        if (tellsNothing(told.all[m]) || told.sets.root(m) != root)
            continue;
        const base::Span span = told.all[m].span;
        for (std::string& thing : namedThings(told.text, span.begin, span.end).all)
            named.things.insert(std::move(thing));
        for (std::string& word : placeNameWords(told.all[m].place))
            if (actor::countryOf(word).empty())
                named.places.insert(std::move(word));
    }
    return named;
}

// "The gang behind attacks on a bank and a barracks", "an attack in Northport": a noun that names all that was
// attacked, or only the town, sums up what the report is about.
void joinSummaries(ToldMentions& told, std::int32_t main) {
    if (main < 0)
        return;
    const auto whole = static_cast<std::uint32_t>(main);
    const Named of = namedBy(told, told.sets.root(whole));
    for (std::uint32_t m = 0; m < told.count(); ++m) {
        const EventMention& one = told.all[m];
        if (!one.nominal || one.history || !told.isWhole(m) || told.isJoined(m, whole) ||
            one.background != told.all[whole].background || kindLikeness(one.kind, told.all[whole].kind) < 0.7 ||
            !told.timesMeet(whole, m) || saysAnother(told.clause(m)))
            continue;
        const std::vector<std::string> named = namedThings(told.text, one.span.begin, one.span.end).all;
        const std::set<std::string> things(named.begin(), named.end());
        const bool allThings = things.size() >= 2 && std::ranges::includes(of.things, things);
        const bool onlyTown = things.empty() && told.counts[m].empty() && !namesAPart(told, m) &&
                              std::ranges::any_of(placeNameWords(one.place),
                                                  [&](const std::string& word) { return of.places.contains(word); }) &&
                              told.clause(m).find(one.place) != std::string_view::npos;
        if ((allThings || onlyTown) && told.setsFit(whole, m))
            told.sets.join(whole, m);
    }
}

} // namespace

void joinMain(ToldMentions& told) {
    joinLead(told);
    const std::int32_t main = findMain(told);
    joinOnlyDated(told, main);
    joinFarReferences(told, main);
    joinToll(told, main);
    joinSummaries(told, main);
    joinBare(told, main);
}

} // namespace parallax::event
