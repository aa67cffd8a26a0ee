#include "mention/actor_nouns.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "language/wordnet.h"

#include <fmt/format.h>

namespace parallax::mention {

ActorNouns::ActorNouns() {
    base::readTable(
        base::resource("lexicon/actor_nouns.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t line) {
            const auto kind = fields.size() == 3 ? parseActorKind(fields[2]) : std::nullopt;
            if (!kind)
                throw base::Error(
                    fmt::format("lexicon/actor_nouns.tsv, line {}: expected noun, scope and kind of actor", line));
            m_nouns.add(fields[0], ActorNoun{fields[1] == "-" ? std::string_view() : fields[1], *kind});
        });
    base::readTable(base::resource("lexicon/body_nouns.tsv"), [&](const std::vector<std::string_view>& fields,
                                                                  std::size_t line) {
        const auto kind = fields.size() == 2 ? parseActorKind(fields[1]) : std::nullopt;
        if (!kind)
            throw base::Error(fmt::format("lexicon/body_nouns.tsv, line {}: expected noun and kind of actor", line));
        m_bodies.add(fields[0], *kind);
    });
}

const ActorNouns& ActorNouns::shared() {
    static const ActorNouns nouns;
    return nouns;
}

const ActorNoun* ActorNouns::find(std::string_view lemma) const {
    return m_nouns.find(lemma);
}

bool ActorNouns::isMember(std::string_view lemma) {
    return language::isA(lemma, language::NounClass::Person, 2) && !language::isA(lemma, language::NounClass::Group, 1);
}

std::optional<ActorKind> ActorNouns::kindInName(std::string_view word) const {
    if (const auto* found = m_bodies.find(word))
        return *found;
    if (const auto* known = find(word); known && known->kind != ActorKind::Person && known->kind != ActorKind::Group)
        return known->kind;
    return std::nullopt;
}

std::optional<ActorKind> ActorNouns::kindOf(std::string_view lemma) {
    if (const auto* known = shared().find(lemma))
        return known->kind;
    using language::NounClass;
    const auto first = language::nounClasses(lemma, 1);
    if (first & language::bit(NounClass::Person))
        return ActorKind::Person;
    if (first & language::bit(NounClass::SecurityForce))
        return ActorKind::SecurityForce;
    if (first & language::bit(NounClass::Organisation))
        return ActorKind::Organisation;
    const auto two = language::nounClasses(lemma, 2);
    if ((first & language::bit(NounClass::Animal)) ||
        (two & (language::bit(NounClass::Place) | language::bit(NounClass::Building))))
        return std::nullopt;
    if ((two & language::bit(NounClass::Person)) &&
        !(first & (language::bit(NounClass::Act) | language::bit(NounClass::Time))))
        return ActorKind::Person;
    // WordNet counts strings of words and rows of things among the groups.
    const auto domain = language::domain(lemma, language::WordClass::Noun);
    if ((first & language::bit(NounClass::Group)) && !(first & language::bit(NounClass::Act)) &&
        domain != "noun.communication" && domain != "noun.shape" && domain != "noun.cognition")
        return ActorKind::Group;
    return std::nullopt;
}

} // namespace parallax::mention
