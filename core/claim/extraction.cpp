#include "claim/extraction.h"

#include "claim/as_of.h"

#include "language/wordnet.h"
#include "mention/argument.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>

namespace parallax::claim {

using language::Upos;
using mention::EventKind;
using mention::Rel;

namespace {

// The end of a noun phrase, before the prepositions that say where or when: "forces" in "the forces in the town".
int withoutPlaces(const mention::Syntax& syntax, int noun) {
    const int last = syntax.nounPhrase(noun).second;
    for (int t = noun + 1; t <= last; ++t) {
        const auto word = syntax.lower(t);
        if (word == "in" || word == "on" || word == "at" || word == "near" || word == "from")
            return t - 1;
    }
    return last;
}

} // namespace

base::Span Extraction::phrase(int token) const {
    int from = syntax.nounPhrase(token).first, to = token;
    while (from < token) {
        const auto tag = syntax.upos(from);
        const auto word = syntax.lower(from);
        const bool bound = word == "least" || word == "most" || word == "more" || word == "than" || word == "about" ||
                           word == "some" || word == "approximately" || word == "nearly" || word == "almost";
        if (!bound && tag != Upos::DET && tag != Upos::PUNCT && tag != Upos::ADP && tag != Upos::PRON &&
            tag != Upos::CCONJ)
            break;
        ++from;
    }
    for (const int c : syntax.children(token)) {
        const auto r = syntax.rel(c);
        if (c < token)
            continue;
        // "followers of radical movements", "Front for the Liberation": what completes the noun; no place, time or
        // clause.
        if (r == Rel::Flat || r == Rel::Compound || (r == Rel::Nmod && c - token < 8 && syntax.preposition(c) == "of"))
            to = std::max(to, r == Rel::Nmod ? withoutPlaces(syntax, c) : c);
    }
    while (to > token && syntax.upos(to) == Upos::PUNCT)
        --to;
    // A name is said whole ("Front for Land and the People").
    const base::Span span = syntax.span(from, to);
    const int actor = actors.at(token);
    const auto* named = actor < 0 ? nullptr : &actors.mentions[static_cast<std::size_t>(actor)];
    return named && named->form == mention::MentionForm::Name ? span.joined(named->span) : span;
}

std::int32_t Extraction::eventNear(int token) const {
    const auto sentence = syntax.sentence(token);
    const auto& all = events.mentions;
    std::int32_t best = -1;
    int bestDistance = 1 << 20;
    const auto from = std::ranges::partition_point(
        all, [&](const mention::EventMention& event) { return event.sentence < sentence; });
    for (auto e = from; e != all.end() && e->sentence == sentence; ++e) {
        if (e->kind == EventKind::Statement || e->kind == EventKind::Post || e->generic)
            continue;
        const int distance = std::abs(e->token - token);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = static_cast<std::int32_t>(e - all.begin());
        }
    }
    return best >= 0 ? best : events.main;
}

std::int32_t Extraction::eventOf(int token) const {
    const auto frame = framesOfToken[static_cast<std::size_t>(token)];
    const auto event = frame >= 0 ? events.frameEvent[static_cast<std::size_t>(frame)] : -1;
    return event >= 0 ? event : eventNear(token);
}

void Extraction::take(std::int32_t event, int token, mention::Role role) {
    takeActor(event, mention::actorOfArgument(syntax, actors, token), role);
}

void Extraction::takeActor(std::int32_t event, int actor, mention::Role role) {
    if (event < 0 || actor < 0)
        return;
    auto& participants = events.mentions[static_cast<std::size_t>(event)].participants;
    const mention::Participant participant{static_cast<std::uint32_t>(actor), role};
    if (std::ranges::find(participants, participant) == participants.end())
        participants.push_back(participant);
}

void Extraction::addText(Attribute attribute, std::string scope, mention::Relation relation, std::string value,
                         base::Span span, int token, std::int32_t event, std::string why, std::string otherName) {
    ReportClaim claim;
    claim.attribute = attribute;
    claim.otherName = std::move(otherName);
    claim.scope = std::move(scope);
    claim.relation = relation;
    if (!value.empty())
        claim.value = std::move(value);
    claim.span = span;
    claim.why.push_back(std::move(why));
    add(std::move(claim), token, event);
}

bool Extraction::isCounterfactual(int token) const {
    for (int t = token - 1; t >= 0 && t > token - 10 && syntax.sentence(t) == syntax.sentence(token); --t) {
        const auto word = syntax.lower(t);
        if (syntax.upos(t) == Upos::PUNCT || syntax.upos(t) == Upos::SCONJ)
            return false;
        if (word != "have" && word != "'ve" && word != "\u2019ve")
            continue;
        const auto modal = t > 0 ? syntax.lower(t - 1) : std::string_view();
        return modal == "should" || modal == "would" || modal == "could";
    }
    return false;
}

bool Extraction::isCalledFalse(int token) const {
    static constexpr std::array<std::string_view, 8> words{"false",     "untrue",   "wrong",     "incorrect",
                                                           "erroneous", "baseless", "unfounded", "inaccurate"};
    const auto& sentence = syntax.sentenceOf(token);
    bool reports = false;
    for (int t = token - 1; t >= static_cast<int>(sentence.firstToken) && t > token - 12 && !reports; --t) {
        const auto lemma = syntax.lemma(t);
        reports = (lemma == "report" || lemma == "rumour" || lemma == "rumor" || lemma == "claim") &&
                  (syntax.lower(t + 1) == "that" || syntax.lower(t + 1) == "of");
    }
    if (!reports)
        return false;
    for (int t = token + 1; t < static_cast<int>(sentence.endToken); ++t) {
        if (std::ranges::find(words, syntax.lemma(t)) != words.end() && syntax.hasChild(t, Rel::Cop))
            return !syntax.isNegated(t);
    }
    return false;
}

bool Extraction::isFollowedUp(const mention::EventMention& event) const {
    if (event.sentence > 2 || !mention::isViolent(event.kind))
        return false;
    const auto from = std::ranges::partition_point(
        events.mentions, [&](const mention::EventMention& other) { return other.sentence < event.sentence; });
    for (auto e = from; e != events.mentions.end() && e->sentence == event.sentence; ++e) {
        if (e->kind == EventKind::Arrest || e->kind == EventKind::Charge || e->kind == EventKind::Trial ||
            e->kind == EventKind::Sentence)
            return true;
    }
    static constexpr std::array<std::string_view, 6> legal{"guilty", "convicted", "sentenced",
                                                           "trial",  "charged",   "pleaded"};
    const auto& sentence = syntax.document().sentences[event.sentence];
    for (auto t = static_cast<int>(sentence.firstToken); t < static_cast<int>(sentence.endToken); ++t) {
        if (base::isOneOf(syntax.lower(t), legal))
            return true;
    }
    return false;
}

namespace {

// "Police did not confirm that two had died": not their word. "They did not say when two had died" takes it as known.
bool leavesOpen(const mention::Syntax& syntax, const Attribution& said) {
    static constexpr std::array<std::string_view, 8> asked{"when", "where", "why", "how",
                                                           "what", "which", "who", "whose"};
    if (said.stance != Stance::Unknown || said.cue < 0 || said.first <= said.cue || !syntax.isVerb(said.cue) ||
        syntax.child(said.cue, mention::Rel::Ccomp) < 0)
        return false;
    for (int t = said.cue + 1; t <= said.last && t <= said.cue + 3; ++t) {
        if (base::isOneOf(syntax.lower(t), asked))
            return false;
    }
    return true;
}

// "The army denied using cluster bombs in the attack that killed four", "denied that shots were fired when four died":
// whoever denies it takes that for known.
bool isTakenForKnown(const mention::Syntax& syntax, const Attribution& said, int token) {
    static constexpr std::array<std::string_view, 6> circumstances{"when", "as", "while", "after", "before", "during"};
    static constexpr std::array<std::string_view, 9> told{"report", "claim",      "allegation", "rumour",   "rumor",
                                                          "news",   "accusation", "suggestion", "assertion"};
    if (said.stance != Stance::Denies || said.cue < 0)
        return false;
    for (int t = token; t >= 0 && t != said.cue; t = syntax.head(t)) {
        const bool clause = syntax.rel(t) == mention::Rel::Advcl && syntax.sentence(t) == syntax.sentence(said.cue);
        // "denied reports that 12 were killed" is often read like a relative clause
        if (syntax.rel(t) == mention::Rel::AclRelcl && t > said.cue &&
            !base::isOneOf(syntax.lemma(syntax.head(t)), told))
            return true;
        if (clause && std::ranges::any_of(syntax.children(t), [&](int c) {
                return c < t && base::isOneOf(syntax.lower(c), circumstances);
            }))
            return true;
    }
    return false;
}

} // namespace

void Extraction::add(ReportClaim claim, int token, std::int32_t event) {
    // Evidence does not end in the mark that ends a sentence.
    for (int last = syntax.tokenAt(claim.span.end) - 1;
         last > 0 && syntax.upos(last) == Upos::PUNCT && syntax.token(last).span.end == claim.span.end &&
         syntax.token(last - 1).span.end > claim.span.begin &&
         (syntax.form(last) == "." || syntax.form(last) == "," || syntax.form(last) == ";");
         --last)
        claim.span.end = syntax.token(last - 1).span.end;
    if (claim.span.empty() || (isCount(claim.attribute) && isCounterfactual(token)))
        return;
    claim.event = event;
    if (event >= 0) {
        const auto& mention = events.mentions[static_cast<std::size_t>(event)];
        // What is told as context is a claim only where its happening is known to the day: "80 died in wars since 1990"
        // is no one's count.
        const bool number = isCount(claim.attribute) || std::holds_alternative<mention::Quantity>(claim.value);
        if (mention.background && number) {
            const bool dated =
                mention.time.bounded() && mention.time.end->minutes - mention.time.begin->minutes <= 2 * 1440;
            if ((!dated && !isFollowedUp(mention)) || mention.history)
                return;
            claim.why.push_back("on an earlier happening: " + mention.timeBecause);
        }
        switch (mention.modality) {
        case mention::Modality::Alleged:
            claim.hedge = Hedge::Alleged;
            break;
        case mention::Modality::Possible:
            claim.hedge = Hedge::Possible;
            break;
        case mention::Modality::Fact:
        case mention::Modality::Planned:
        case mention::Modality::Denied:
            break;
        }
    }
    if (const auto* said = attributions.at(token); said && !isTakenForKnown(syntax, *said, token)) {
        const bool told = claim.relation == mention::Relation::Denied || claim.relation == mention::Relation::Unknown;
        if (!told && leavesOpen(syntax, *said))
            claim.hedge = Hedge::Possible;
        else if (claim.speaker < 0)
            claim.speaker = said->speaker;
        claim.via = said->via;
        if (claim.hedge == Hedge::None)
            claim.hedge = said->hedge;
        if (said->stance == Stance::Denies && claim.hedge != Hedge::Denied &&
            claim.relation != mention::Relation::Denied)
            claim.hedge = Hedge::Denied;
        claim.why.push_back(said->why);
    }
    if (claim.hedge == Hedge::None && isCount(claim.attribute) && isCalledFalse(token))
        claim.hedge = Hedge::Denied;
    if (claim.via.empty() && report.via)
        claim.via = report.via->name;
    const auto& published = report.published;
    if (!claim.asOf && isCount(claim.attribute)) {
        claim.asOf = asOfDay(syntax, times, token, attributions.at(token), published);
        if (claim.asOf)
            claim.why.push_back("as of " + base::isoText(*claim.asOf) + ", as its sentence says");
    }
    if (!claim.asOf && published.bounded() && published.end->minutes - published.begin->minutes <= 3 * 1440) {
        claim.asOf = base::CivilTime::ofDay(published.begin->dayNumber());
    }
    // The same words give one claim, whichever rule found them first.
    for (auto c = claims.rbegin(); c != claims.rend() && claims.rend() - c > 0; ++c) {
        if (c - claims.rbegin() > 24)
            break;
        if (c->attribute == claim.attribute && c->otherName == claim.otherName && c->span.overlaps(claim.span) &&
            c->scope == claim.scope && c->value == claim.value && c->relation == claim.relation) {
            return;
        }
    }
    claims.push_back(std::move(claim));
}

} // namespace parallax::claim
