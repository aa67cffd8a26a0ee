// Who is who by the part they play in the report's happenings.
#include "base/one_of.h"
#include "mention/actor_finder.h"
#include "mention/actor_nouns.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace parallax::mention {
namespace {

using Chains = std::unordered_map<std::uint32_t, std::uint32_t>; // a chain, and the one it becomes part of

// Chains count up in order of first mention again.
void join(ActorMentions& actors, const Chains& to) {
    if (to.empty())
        return;
    Chains numbers;
    for (auto& mention : actors.mentions) {
        if (const auto found = to.find(mention.chain); found != to.end())
            mention.chain = found->second;
        mention.chain = numbers.emplace(mention.chain, static_cast<std::uint32_t>(numbers.size())).first->second;
    }
}

// Nouns that any victim can be called by.
constexpr std::array<std::string_view, 7> plainNouns = {"man",      "victim",     "person",    "leader",
                                                        "official", "politician", "individual"};

bool isDefinite(const Syntax& syntax, const ActorMention& mention) {
    const int det = syntax.child(mention.headToken, Rel::Det);
    return det >= 0 && (syntax.lower(det) == "the" || syntax.lower(det) == "this" || syntax.lower(det) == "that");
}

// "the fourth victim", "the other victim": one beside those told before.
bool isOneMore(const Syntax& syntax, const ActorMention& mention) {
    static constexpr std::array<std::string_view, 9> words = {"second", "third", "fourth",  "fifth", "sixth",
                                                              "other",  "last",  "another", "next"};
    return std::ranges::any_of(syntax.children(mention.headToken), [&](int c) {
        return base::isOneOf(syntax.lower(c), words) || syntax.rel(c) == Rel::Nummod;
    });
}

// The words written together with the names of each chain, in lower case: "judge" of Ana Novak, whom the report calls
// "Judge Ana Novak" somewhere.
std::unordered_map<std::uint32_t, std::unordered_set<std::string>> calledBy(const ActorMentions& actors,
                                                                            std::string_view text) {
    std::unordered_map<std::uint32_t, std::unordered_set<std::string>> words;
    for (const auto& one : actors.mentions) {
        if (one.form != MentionForm::Name || one.kind != ActorKind::Person)
            continue;
        auto& own = words[one.chain];
        if (!one.role.empty())
            own.insert(one.role);
        std::string word;
        for (const char c : one.wholeSpan.in(text)) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            } else if (!word.empty()) {
                own.insert(std::move(word));
                word.clear();
            }
        }
        if (!word.empty())
            own.insert(std::move(word));
    }
    return words;
}

constexpr int candidates = 8; // victims with names looked at, backwards

} // namespace

void joinAttackers(const Syntax& syntax, ActorMentions& actors, const std::vector<EventMention>& events) {
    // Those who do the story's deeds, by whatever noun, are one group inside a report: "gunmen", then "the assailants",
    // "the extremists". Later ones without an article are new: "three hooded men".
    std::vector<bool> acts(actors.mentions.size(), false);
    for (const auto& event : events) {
        if (event.background || event.generic || event.modality == Modality::Planned)
            continue;
        for (const auto& participant : event.participants) {
            if (participant.role == Role::Perpetrator || participant.role == Role::Suspect)
                acts[participant.actorMention] = true;
        }
    }
    std::int64_t first = -1;
    std::unordered_map<std::uint32_t, std::uint32_t> to;
    for (std::size_t i = 0; i < actors.mentions.size(); ++i) {
        auto& mention = actors.mentions[i];
        if (mention.form != MentionForm::Nominal)
            continue;
        const auto* noun = ActorNouns::shared().find(mention.headLemma);
        bool attackers = noun && noun->scope == "attackers" &&
                         (mention.plural || mention.headLemma == "gang" || mention.headLemma == "mob");
        for (const int c : syntax.children(mention.headToken)) {
            const auto* inner = ActorNouns::shared().find(syntax.lemma(c));
            if (syntax.rel(c) == Rel::Nmod && syntax.preposition(c) == "of" && mention.headLemma == "group")
                attackers = attackers || (inner && inner->scope == "attackers");
            if (syntax.rel(c) == Rel::Nummod && mention.plural)
                attackers = false; // "three attackers" are a part of them
        }
        bool definite = false;
        for (const int c : syntax.children(mention.headToken))
            definite = definite || (syntax.rel(c) == Rel::Det && syntax.lower(c) == "the");
        if (!attackers || (!acts[i] && !definite) || (!definite && first >= 0))
            continue;
        if (first < 0) {
            first = mention.chain;
        } else if (mention.chain != static_cast<std::uint32_t>(first)) {
            to[mention.chain] = static_cast<std::uint32_t>(first);
            mention.chainScore = std::min(mention.chainScore, 0.55);
        }
    }
    join(actors, to);
}

void joinVictims(const Syntax& syntax, ActorMentions& actors, const std::vector<EventMention>& events) {
    Chains to;
    struct Named {
        std::uint32_t chain, sentence;
        EventKind kind;
    };
    std::vector<Named> named; // victims with names so far, in text order
    const auto called = calledBy(actors, syntax.document().text);
    std::unordered_set<std::uint32_t> hasName;
    for (const auto& one : actors.mentions)
        if (one.form == MentionForm::Name)
            hasName.insert(one.chain);
    for (const auto& event : events) {
        if (event.generic || !isIncident(event.kind))
            continue;
        for (const auto& participant : event.participants) {
            if (participant.role != Role::Victim)
                continue;
            auto& mention = actors.mentions[participant.actorMention];
            if (mention.plural || mention.kind != ActorKind::Person)
                continue;
            if (mention.form == MentionForm::Name) {
                named.push_back({mention.chain, event.sentence, event.kind});
                continue;
            }
            if (mention.form != MentionForm::Nominal || !isDefinite(syntax, mention) || isOneMore(syntax, mention) ||
                hasName.contains(mention.chain))
                continue;
            for (const auto& one : named | std::views::reverse | std::views::take(candidates)) {
                const auto words = called.find(one.chain);
                const bool fits = base::isOneOf(mention.headLemma, plainNouns)
                                      ? one.kind == event.kind
                                      : words != called.end() && words->second.contains(mention.headLemma);
                if (one.sentence > event.sentence || !fits || one.chain == mention.chain)
                    continue;
                to.emplace(mention.chain, one.chain);
                mention.chainScore = std::min(mention.chainScore, 0.55);
                break;
            }
        }
    }
    join(actors, to);
}

} // namespace parallax::mention
