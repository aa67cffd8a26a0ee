#include "mention/event_relations.h"

#include "mention/event_clause.h"

namespace parallax::mention {

void relateEvents(const Syntax& syntax, std::vector<EventMention>& all) {
    std::vector<std::int32_t> eventOfToken;
    eventOfToken.assign(syntax.size(), -1);
    for (std::size_t i = 0; i < all.size(); ++i)
        eventOfToken[static_cast<std::size_t>(all[i].token)] = static_cast<std::int32_t>(i);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& event = all[i];
        const bool noun = !syntax.isVerb(event.token);
        bool definite = false;
        for (const int c : syntax.children(event.token)) {
            const auto word = syntax.lower(c);
            if (syntax.rel(c) == Rel::Det && (word == "the" || word == "this" || word == "that"))
                definite = true;
        }
        event.nominal = noun;
        event.definite = noun && definite;
        if (noun && definite && !event.generic && isIncident(event.kind)) {
            // "the attack": the story's happening, or the last one told before that is compatible in time.
            for (std::size_t back = i; back-- > 0 && i - back < 200;) {
                const auto& other = all[back];
                if (other.generic || other.modality == Modality::Planned || !isIncident(other.kind) ||
                    other.background != event.background)
                    continue;
                const bool kinds = other.kind == event.kind || event.kind == EventKind::Attack ||
                                   (other.kind == EventKind::Attack && isViolent(event.kind)) ||
                                   (event.lemma == "violence" || event.lemma == "unrest");
                const bool times = !other.time.known() || !event.time.known() || other.time.meets(event.time);
                if (kinds && times) {
                    event.sameAs = static_cast<std::int32_t>(back);
                    break;
                }
            }
        }
        // A verb in the same clause as a noun that names the whole: "were killed in the attack".
        if (!noun || event.sameAs < 0) {
            for (const int c : syntax.children(event.token)) {
                if (syntax.rel(c) != Rel::Obl && syntax.rel(c) != Rel::Nsubj && syntax.rel(c) != Rel::Nmod)
                    continue;
                const auto preposition = syntax.preposition(c);
                if (syntax.rel(c) == Rel::Obl && preposition != "in" && preposition != "during" &&
                    preposition != "by" && preposition != "after" && preposition != "when")
                    continue;
                // Who is arrested or tried "in the shooting" is so after it.
                if (const auto j = eventOfToken[static_cast<std::size_t>(c)];
                    j >= 0 && j != static_cast<std::int32_t>(i) &&
                    !(isAftermath(event.kind) && isIncident(all[static_cast<std::size_t>(j)].kind)))
                    event.within = j;
            }
            // "attacked the shop, killing two": the participle is part of what the main verb tells.
            if (event.within < 0 && syntax.rel(event.token) == Rel::Advcl && syntax.xpos(event.token, "VBG")) {
                event.within = eventOfToken[static_cast<std::size_t>(syntax.head(event.token))];
            }
        }
    }
    // No cycles: a part points to a whole that is not its part.
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::int32_t at = all[i].within;
        for (int steps = 0; at >= 0 && steps < 8; ++steps) {
            if (at == static_cast<std::int32_t>(i)) {
                all[i].within = -1;
                break;
            }
            at = all[static_cast<std::size_t>(at)].within;
        }
    }
}

} // namespace parallax::mention
