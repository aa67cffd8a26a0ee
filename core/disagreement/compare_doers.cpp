// Who did it, who ordered it, who claimed it: names against names, and against "denied" and "not known".
#include "actor/content_words.h"
#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "disagreement/text_positions.h"
#include "disagreement/text_value.h"
#include "mention/actor_nouns.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace parallax::disagreement {

using claim::Attribute;

namespace {

// "25-year-old Nik Halden, of West Orley", "Nik Halden, 25": the name without age and home.
std::string_view plainName(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && actor::isDigit(text[begin])) {
        const std::size_t space = text.find(' ', begin);
        if (space == std::string_view::npos)
            return text;
        begin = space + 1;
    }
    text.remove_prefix(begin);
    // A comma and what stands behind it, after a name of two words or more: "Halden, Moran and Sons" is one.
    if (const std::size_t comma = text.find(", ");
        comma != std::string_view::npos && text.find(' ') < comma &&
        (text.substr(comma + 2).starts_with("of ") || text.substr(comma + 2).starts_with("from ") ||
         (comma + 2 < text.size() && actor::isDigit(text[comma + 2]))))
        text = text.substr(0, comma);
    return text;
}

std::string_view lastWord(std::string_view text) {
    const std::size_t space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

// "A plant worker", "Orley man": one person by what he is, who may bear any name.
bool describesOne(std::string_view text) {
    const std::string_view last = lastWord(text);
    if (parseScope(last).standard == Standard::Attackers)
        return true; // "Fire Unit Arrests Suspect", of a headline
    if (last.empty() || !actor::isLowerLetter(last.front()))
        return false;
    return mention::ActorNouns::kindOf(last) == mention::ActorKind::Person;
}

// "He", "his lawyer", "members": says not who denies it.
bool isSomeName(std::string_view text) {
    return namesSomeone(text) || (hasCapital(text) && text.find(' ') == std::string_view::npos &&
                                  !actor::isFunctionWord(text) && !mention::ActorNouns::kindOf(actor::nameKey(text)));
}

// "Belgium", but not "Belgian".
bool isState(std::string_view text) {
    const std::string key = actor::nameKey(text);
    return !key.empty() && actor::countryOf(key) == key;
}

// "Six pilgrims", "all in one car": how many, not who.
bool opensWithCount(std::string_view text) {
    const std::string_view first = text.substr(0, text.find(' '));
    return !first.empty() && first.size() < text.size() && actor::isFunctionWord(first) && first != "The" &&
           first != "the";
}

struct Doer {
    Index claim = 0;
    Stance stance = Stance::Stated;
    std::string_view name;
    std::vector<std::string> words;
};

bool sameName(const TextPosition& position, const Doer& doer, const ComparedClaim& claim) {
    if (claim.actor >= 0 && claim.actor == position.actor)
        return true;
    return valueLikeness(doer.words, position.words) >= 0.5;
}

// Both are named by one voice in one report: it takes them for several doers, and so they exclude each other nowhere.
bool namedTogether(const Comparison& comparison, const TextPosition& left, const TextPosition& right) {
    for (const Index a : left.claims)
        for (const Index b : right.claims)
            if (comparison.all[a].report == comparison.all[b].report &&
                comparison.all[a].speaker == comparison.all[b].speaker)
                return true;
    return false;
}

// Persons do a deed together, and of those who are named, charged and held one after another none excludes the others;
// nor is the town of a deed its doer.
bool excludesOthers(const Comparison& comparison, const TextPosition& position) {
    if (describesOne(position.shown))
        return false;
    // Who is charged or booked is a person, whatever the name looks like.
    constexpr std::array<std::string_view, 5> held{"charge", "booked", " counts", "arrest", "indict"};
    return std::ranges::none_of(position.claims, [&](Index i) {
        const ComparedClaim& claim = comparison.all[i];
        if (std::ranges::any_of(held,
                                [&](std::string_view cue) { return claim.quote.find(cue) != std::string_view::npos; }))
            return true;
        return claim.attribute == Attribute::Perpetrator &&
               (claim.actorKind == mention::ActorKind::Person ||
                (!isState(position.shown) && claim.actorKind == mention::ActorKind::PlaceCommunity));
    });
}

bool areRivals(const Comparison& comparison, const TextPosition& left, const TextPosition& right) {
    if (left.stance == right.stance)
        return left.stance == Stance::Stated && !namedTogether(comparison, left, right) &&
               ofOneHappening(comparison, left.claims, right.claims) && excludesOthers(comparison, left) &&
               excludesOthers(comparison, right);
    if (left.stance == Stance::Unknown || right.stance == Stance::Unknown)
        return left.stance == Stance::Stated || right.stance == Stance::Stated;
    return (left.actor >= 0 && left.actor == right.actor) || valueLikeness(left.words, right.words) >= 0.5;
}

std::vector<Doer> doersOf(const Comparison& comparison, const std::vector<Index>& members) {
    std::vector<Doer> doers;
    for (const Index i : members) {
        const ComparedClaim& claim = comparison.all[i];
        const auto* text = std::get_if<std::string>(&claim.value);
        Doer doer{i, stanceOf(claim), text ? plainName(*text) : std::string_view(), {}};
        if (!text && doer.stance != Stance::Unknown)
            continue;
        doer.words = valueWords(doer.name);
        if (doer.words.empty())
            doer.words = actor::nameWords(doer.name);
        if (doer.stance == Stance::Stated &&
            (doer.words.empty() || opensWithCount(doer.name) || !namesSomeone(doer.name) ||
             (isCountry(doer.name) && !isState(doer.name))))
            continue;
        // That no one claimed it is compared by compareUnclaimed.
        if (doer.stance == Stance::Denied &&
            (!isSomeName(doer.name) || (claim.attribute == Attribute::Responsibility && *text == "none claimed")))
            continue;
        doers.push_back(std::move(doer));
    }
    // The fullest name first: "Nik" and "Halden" are both found in "Nik Halden", but not in one another.
    std::ranges::stable_sort(doers, std::greater<>(), [](const Doer& doer) { return doer.words.size(); });
    return doers;
}

// Who is said not to have done it says so, not somebody else: "Ivo Marr was not the gunman, police said".
bool denies(const ComparedClaim& claim) {
    return claim.speaker < 0 || claim.speaker == claim.actor;
}

std::vector<TextPosition> positionsOf(const Comparison& comparison, const std::vector<Doer>& doers) {
    std::vector<TextPosition> positions;
    for (const Doer& doer : doers) {
        const ComparedClaim& claim = comparison.all[doer.claim];
        const auto home = std::find_if(positions.begin(), positions.end(), [&](const TextPosition& position) {
            if (position.stance != doer.stance)
                return false;
            // Two names of one deed in one breath: "ordered by the Council and its Guard".
            const bool oneBreath = std::any_of(position.claims.begin(), position.claims.end(), [&](Index other) {
                return comparison.all[other].report == claim.report && comparison.all[other].span == claim.span;
            });
            return oneBreath || doer.stance == Stance::Unknown || sameName(position, doer, claim);
        });
        if (home != positions.end()) {
            home->claims.push_back(doer.claim);
            if (home->actor < 0)
                home->actor = claim.actor;
            // A person is shown by the fullest name, a body by the one that is told first.
            if (doer.stance == Stance::Stated && doer.claim < home->claims.front() &&
                claim.actorKind != mention::ActorKind::Person) {
                home->shown = doer.name;
                std::swap(home->claims.front(), home->claims.back());
            }
            continue;
        }
        std::string shown(doer.name);
        if (doer.stance == Stance::Unknown)
            shown = "not known";
        else if (doer.stance == Stance::Denied)
            shown = (denies(claim) ? "denied by " : "not ") + shown;
        positions.push_back({doer.stance, doer.words, claim.actor, std::move(shown), {doer.claim}});
    }
    return positions;
}

} // namespace

void compareDoers(Comparison& comparison) {
    std::map<std::pair<std::int32_t, Attribute>, std::vector<Index>> groups;
    for (Index i = 0; i < comparison.all.size(); ++i) {
        const ComparedClaim& claim = comparison.all[i];
        if (asksWho(claim.attribute) && claim.event >= 0 && !comparison.isDerived(i))
            groups[{askedOf(comparison, claim), claim.attribute}].push_back(i);
    }
    for (const auto& [key, members] : groups) {
        std::vector<TextPosition> positions = positionsOf(comparison, doersOf(comparison, members));
        const std::vector<TextPosition> all = positions;
        std::erase_if(positions, [&](const TextPosition& one) {
            return std::none_of(all.begin(), all.end(),
                                [&](const TextPosition& other) { return areRivals(comparison, one, other); });
        });
        if (positions.size() < 2)
            continue;
        std::set<std::uint32_t> reports, sentences;
        bool anyUnknown = false;
        Draft draft;
        draft.event = key.first;
        draft.attribute = key.second;
        draft.scope = comparison.all[positions.front().claims.front()].scope;
        for (const TextPosition& position : positions) {
            anyUnknown = anyUnknown || position.stance == Stance::Unknown;
            for (const Index i : position.claims) {
                reports.insert(comparison.all[i].report);
                sentences.insert(comparison.all[i].sentenceNumber);
            }
            draft.positions.push_back({position.shown, position.claims, 0});
        }
        if (reports.size() == 1 && sentences.size() == 1)
            continue;
        if (reports.size() == 1) {
            draft.kind = Kind::InternalContradiction;
            draft.reason = fmt::format("Both stand in one report, {}.", comparison.reports[*reports.begin()].label);
        } else if (anyUnknown && positions.size() == 2 && learnedLater(comparison, positions)) {
            draft.kind = Kind::UpdateOverTime;
            draft.reason = "It is said not to be known at first and stated later.";
        } else {
            draft.kind = Kind::Contradiction;
            const bool anyDenied = std::ranges::any_of(
                positions, [](const TextPosition& position) { return position.stance == Stance::Denied; });
            draft.reason = anyUnknown && positions.size() == 2  ? "One says that it is not known, the other states it."
                           : anyDenied && positions.size() == 2 ? "One states it, the other denies it."
                                                                : "The statements have nothing in common.";
        }
        comparison.add(std::move(draft));
    }
}

} // namespace parallax::disagreement
