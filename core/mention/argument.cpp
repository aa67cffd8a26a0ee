#include "mention/argument.h"

#include "mention/actor_nouns.h"

#include <algorithm>

namespace parallax::mention {
namespace {

using language::Upos;

const ActorMention* named(const ActorMentions& actors, int token) {
    const int index = actors.at(token);
    if (index < 0)
        return nullptr;
    const auto& mention = actors.mentions[static_cast<std::size_t>(index)];
    return mention.form == MentionForm::Name && mention.kind == ActorKind::Person ? &mention : nullptr;
}

bool beginsAt(const Syntax& syntax, const ActorMention& mention, int token) {
    return mention.span.begin == syntax.token(token).span.begin;
}

// "Finance Minister Ana Novak": the person whose name follows the phrase's head in one run of nouns and adjectives.
int personAfter(const Syntax& syntax, const ActorMentions& actors, int token) {
    for (int t = token + 1; t < static_cast<int>(syntax.size()) && t <= token + 6; ++t) {
        if (syntax.sentence(t) != syntax.sentence(token))
            break;
        if (const auto* person = named(actors, t); person && beginsAt(syntax, *person, t))
            return actors.at(t);
        const auto tag = syntax.upos(t);
        if (tag != Upos::NOUN && tag != Upos::PROPN && tag != Upos::ADJ)
            break;
    }
    return -1;
}

// "Ana Novak, head of the Free Party": the tree may hang the name on what follows it.
int personBefore(const Syntax& syntax, const ActorMentions& actors, int token) {
    for (const int c : syntax.children(token)) {
        if (c >= token)
            break;
        const Rel r = syntax.rel(c);
        if (r != Rel::Compound && r != Rel::Flat && r != Rel::Nmod && r != Rel::NmodPoss && r != Rel::Amod)
            continue;
        if (!named(actors, c) || (r == Rel::Nmod && !syntax.preposition(c).empty()))
            continue;
        for (int t = c + 1; t < token; ++t) {
            if (syntax.form(t) == ",")
                return actors.at(c);
        }
    }
    return -1;
}

// "the ministry", "an army": no people of another body.
bool denotesBodyAlone(const Syntax& syntax, int token) {
    const auto kind = ActorNouns::kindOf(syntax.lemma(token));
    return !kind || *kind == ActorKind::Authority || *kind == ActorKind::Organisation;
}

bool isBody(const ActorMention& mention) {
    return mention.kind == ActorKind::Organisation || mention.kind == ActorKind::ArmedGroup ||
           mention.kind == ActorKind::SecurityForce;
}

// "RLF [Red Lantern Front] city cells": the body named in the same run of nouns and adjectives, brackets aside, which
// the tree may have hung elsewhere.
int bodyWrittenBefore(const Syntax& syntax, const ActorMentions& actors, int token) {
    if (!syntax.isNominal(token) || denotesBodyAlone(syntax, token))
        return -1;
    int brackets = 0;
    for (int t = token - 1; t >= 0 && t >= token - 10 && syntax.sentence(t) == syntax.sentence(token); --t) {
        const auto form = syntax.form(t);
        if (form == "]" || form == ")") {
            ++brackets;
            continue;
        }
        if (form == "[" || form == "(") {
            if (--brackets < 0)
                return -1;
            continue;
        }
        if (brackets > 0)
            continue;
        const int mention = actors.at(t);
        if (mention >= 0) {
            const auto& actor = actors.mentions[static_cast<std::size_t>(mention)];
            return actor.form == MentionForm::Name && isBody(actor) ? mention : -1;
        }
        const auto tag = syntax.upos(t);
        if (tag != Upos::NOUN && tag != Upos::PROPN && tag != Upos::ADJ)
            return -1;
    }
    return -1;
}

} // namespace

int actorOfArgument(const Syntax& syntax, const ActorMentions& actors, int token) {
    if (named(actors, token))
        return actors.at(token);
    const int index = actors.at(token);
    const bool pronoun = index >= 0 && actors.mentions[static_cast<std::size_t>(index)].form == MentionForm::Pronoun;
    if (!pronoun && syntax.isNominal(token) && syntax.upos(token) != Upos::PRON) {
        if (const int person = personAfter(syntax, actors, token); person >= 0)
            return person;
        if (const int person = personBefore(syntax, actors, token); person >= 0)
            return person;
    }
    if (index >= 0)
        return index;
    for (const int c : syntax.children(token)) {
        if (syntax.rel(c) == Rel::Nmod && syntax.preposition(c) == "of" && actors.at(c) >= 0)
            return actors.at(c);
    }
    return -1;
}

std::vector<int> bodiesBehind(const Syntax& syntax, const ActorMentions& actors, int token) {
    std::vector<int> bodies;
    if (token < 0 || syntax.upos(token) == Upos::PRON)
        return bodies;
    const int own = actors.at(token);
    if (own >= 0 && actors.mentions[static_cast<std::size_t>(own)].form == MentionForm::Name)
        return bodies;
    for (const int c : syntax.children(token)) {
        const Rel r = syntax.rel(c);
        const bool of = r == Rel::Nmod && (syntax.preposition(c) == "of" || syntax.preposition(c) == "from");
        if (!of && r != Rel::Compound && r != Rel::NmodPoss && r != Rel::Amod && r != Rel::Nmod)
            continue;
        if (r == Rel::Nmod && !of && !syntax.preposition(c).empty())
            continue;
        const int body = actors.at(c);
        if (body < 0 || body == own) {
            // "members of a group of the Red Front", "members of the Red Front's units"
            if (of && c - token < 6) {
                for (const int inner : bodiesBehind(syntax, actors, c))
                    bodies.push_back(inner);
            }
            continue;
        }
        const auto& mention = actors.mentions[static_cast<std::size_t>(body)];
        if (isBody(mention)) {
            bodies.push_back(body);
            if (mention.form == MentionForm::Nominal) {
                for (const int inner : bodiesBehind(syntax, actors, c))
                    bodies.push_back(inner);
            }
        }
    }
    if (bodies.empty()) {
        if (const int body = bodyWrittenBefore(syntax, actors, token); body >= 0)
            bodies.push_back(body);
    }
    return bodies;
}

bool denotesPerson(const Syntax& syntax, int token) {
    const auto& names = syntax.document().names;
    const auto after =
        std::ranges::upper_bound(names, static_cast<std::uint32_t>(token), {}, &language::Name::firstToken);
    if (after != names.begin()) {
        const auto& name = *std::prev(after);
        if (static_cast<std::uint32_t>(token) < name.endToken)
            return name.kind == language::NameKind::Person;
    }
    const auto kind = ActorNouns::kindOf(syntax.lemma(token));
    return kind && *kind != ActorKind::Organisation && *kind != ActorKind::Authority &&
           *kind != ActorKind::PlaceCommunity;
}

} // namespace parallax::mention
