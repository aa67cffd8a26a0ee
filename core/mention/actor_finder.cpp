#include "mention/actor_finder.h"

#include "base/one_of.h"
#include "base/weekdays.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/name_context.h"
#include "mention/name_initials.h"
#include "mention/name_repair.h"
#include "mention/nominal_actor.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using language::NameKind;
using language::NounClass;
using language::Upos;

constexpr std::array<std::string_view, 12> pronouns = {"he",  "she",   "they", "him", "her",     "them",
                                                       "his", "their", "i",    "we",  "himself", "themselves"};

ActorKind organisationKind(const Syntax& syntax, int first, int end) {
    const auto& nouns = ActorNouns::shared();
    std::optional<ActorKind> told;
    for (int t = end - 1; t >= first; --t) {
        const auto kind = nouns.kindInName(syntax.lower(t));
        // "Velm Police Department"
        if (!told || (told == ActorKind::Authority && kind == ActorKind::SecurityForce))
            told = kind ? kind : told;
    }
    if (told)
        return *told;
    for (int t = end - 1; t >= first; --t) {
        if (language::isA(syntax.lower(t), NounClass::SecurityForce, 1))
            return ActorKind::SecurityForce;
    }
    return ActorKind::Organisation;
}

// "Ana Novak Medical Center": what acts under the name of a building is who works there.
bool isHouse(std::string_view word) {
    return language::isA(word, NounClass::Building, 2) || language::isA(word, NounClass::Organisation, 1);
}

class Finder {
public:
    explicit Finder(const Syntax& syntax) : m_syntax(syntax), m_bodies(unknownBodies(syntax)) {
        m_found.byToken.assign(syntax.size(), -1);
        m_inName.assign(syntax.size(), -1);
    }

    ActorMentions run() {
        const auto names = repairedNames(m_syntax);
        for (std::size_t n = 0; n < names.size(); ++n) {
            for (auto t = names[n].firstToken; t < names[n].endToken; ++t)
                m_inName[t] = static_cast<int>(n);
        }
        m_names = &names;
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const int n = m_inName[static_cast<std::size_t>(t)];
            if (n >= 0) {
                const auto& name = names[static_cast<std::size_t>(n)];
                if (static_cast<int>(name.firstToken) == t)
                    addName(name);
            } else if (speaksAlone(t)) {
                language::Name name;
                name.kind = NameKind::Person;
                name.firstToken = static_cast<std::uint32_t>(t);
                name.endToken = name.firstToken + 1;
                name.span = m_syntax.token(t).span;
                addName(name);
            } else if (isBodyInitials(m_syntax, t)) {
                addAcronym(t);
            } else if (m_syntax.upos(t) == Upos::PRON) {
                addPronoun(t);
            } else if (m_syntax.upos(t) == Upos::NOUN || m_syntax.upos(t) == Upos::PROPN ||
                       m_syntax.upos(t) == Upos::ADJ) {
                addNominal(t);
            }
        }
        return std::move(m_found);
    }

private:
    bool isPersonNoun(int t) const {
        const auto lemma = m_syntax.lemma(t);
        return ActorNouns::kindOf(lemma) == ActorKind::Person ||
               (!m_syntax.xpos(t, "NNS") && language::isA(lemma, NounClass::Person, 2));
    }

    int headOf(int first, int end) const {
        for (int t = first; t < end; ++t) {
            const int head = m_syntax.head(t);
            if (head < first || head >= end)
                return t;
        }
        return end - 1;
    }

    void push(ActorMention mention, int first, int end) {
        mention.text = std::string(mention.span.in(m_syntax.document().text));
        const auto index = static_cast<std::int32_t>(m_found.mentions.size());
        for (int t = first; t < end; ++t)
            m_found.byToken[static_cast<std::size_t>(t)] = index;
        if (mention.headToken >= 0)
            m_found.byToken[static_cast<std::size_t>(mention.headToken)] = index;
        m_found.mentions.push_back(std::move(mention));
    }

    // Capitalised words of the same phrase right before a name belong to it ("Red" of "Red Lantern Brigade"), but for
    // titles and places; before a person's name only what no dictionary has.
    int extended(int first, int end, bool person) const {
        while (first > 0 && m_syntax.sentence(first - 1) == m_syntax.sentence(first)) {
            const int t = first - 1;
            const auto form = m_syntax.form(t);
            if (form[0] < 'A' || form[0] > 'Z' || !(m_syntax.xpos(t, "NNP") || m_syntax.upos(t) == Upos::PROPN) ||
                m_inName[static_cast<std::size_t>(t)] >= 0 || ActorNouns::kindOf(m_syntax.lower(t)) ||
                isTitleWord(m_syntax.lower(t)))
                break;
            if (person && (language::isNoun(m_syntax.lower(t)) || language::isAdjective(m_syntax.lower(t)) ||
                           base::isOneOf(m_syntax.lower(t), base::weekdays)))
                break;
            const int up = m_syntax.head(t);
            const bool joined =
                (up >= first && up < end) || (m_syntax.head(first) == t && m_syntax.rel(first) == Rel::Flat);
            if (!joined)
                break;
            first = t;
        }
        return first;
    }

    // "Social Affairs Minister" right before a person's name is that person's title, whatever kind name recognition
    // gave it.
    bool isTitle(const language::Name& name) const {
        const int end = static_cast<int>(name.endToken);
        if (end >= static_cast<int>(m_syntax.size()) || m_inName[static_cast<std::size_t>(end)] < 0 ||
            m_syntax.sentence(end) != m_syntax.sentence(end - 1) || name.kind == NameKind::Place)
            return false;
        const auto& next = (*m_names)[static_cast<std::size_t>(m_inName[static_cast<std::size_t>(end)])];
        if (next.kind != NameKind::Person || static_cast<int>(next.firstToken) != end)
            return false;
        return language::isA(m_syntax.lower(end - 1), NounClass::Person, 2);
    }

    void addName(const language::Name& name) {
        const int end = static_cast<int>(name.endToken);
        if (isTitle(name)) {
            for (int t = static_cast<int>(name.firstToken); t < end; ++t)
                m_inName[static_cast<std::size_t>(t)] = -2;
            return;
        }
        const int first = name.kind == NameKind::Place
                              ? static_cast<int>(name.firstToken)
                              : extended(static_cast<int>(name.firstToken), end, name.kind == NameKind::Person);
        const int head = headOf(first, end);
        // "Gunmen" at the head of a sentence is no name.
        if (end - first == 1 && ActorNouns::shared().find(m_syntax.lemma(head))) {
            m_inName[static_cast<std::size_t>(head)] = -1;
            addNominal(head);
            return;
        }
        // "the Chief Medical Officer", "the Velm County Attorney": an office, and no name.
        if (name.kind != NameKind::Person && end - first > 1 && isTitleWord(m_syntax.lower(end - 1))) {
            for (int t = first; t < end; ++t)
                m_inName[static_cast<std::size_t>(t)] = -1;
            addNominal(head);
            return;
        }
        if (name.kind == NameKind::Organisation && isOneOfAKind(m_syntax, head) &&
            !ActorNouns::shared().kindInName(m_syntax.lower(end - 1)))
            return;
        const Rel r = m_syntax.rel(head);
        ActorMention mention;
        mention.form = MentionForm::Name;
        mention.span = m_syntax.span(first, end - 1);
        mention.headToken = head;
        mention.sentence = m_syntax.sentence(head);
        mention.headLemma = std::string(m_syntax.lower(end - 1));
        // "NVPD": a police department.
        const bool police = end - first == 1 && m_syntax.form(head).size() >= 4 && m_syntax.form(head).ends_with("PD");
        const bool body = ActorNouns::shared().endsBodyName(m_syntax.lower(end - 1)) || police;
        if (name.kind == NameKind::Place && !body) {
            // A country or town that acts or is acted upon stands for its people or government.
            const bool acts = r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::OblAgent ||
                              (r == Rel::Obl && m_syntax.preposition(head) == "by") ||
                              (r == Rel::Obj && (m_syntax.lemma(m_syntax.head(head)) == "accuse" ||
                                                 m_syntax.lemma(m_syntax.head(head)) == "blame"));
            if (!acts)
                return;
            mention.kind = end - first > 1 && isHouse(m_syntax.lower(end - 1)) ? ActorKind::Organisation
                                                                               : ActorKind::PlaceCommunity;
        } else {
            mention.kind = name.kind == NameKind::Person ? ActorKind::Person
                           : police                      ? ActorKind::SecurityForce
                                                         : organisationKind(m_syntax, first, end);
        }
        const auto [from, to] = m_syntax.nounPhrase(head);
        mention.wholeSpan = m_syntax.span(std::min(from, first), std::max(to, end - 1));
        if (name.kind == NameKind::Person) {
            // "spokesman Jan Novak": the noun before a name, as far as it is written together with it.
            for (int t = first - 1; t >= 0 && m_syntax.sentence(t) == mention.sentence && t >= first - 4; --t) {
                const auto tag = m_syntax.upos(t);
                if (tag != Upos::NOUN && tag != Upos::PROPN && tag != Upos::ADJ)
                    break;
                if (tag != Upos::ADJ && m_inName[static_cast<std::size_t>(t)] < 0 && isPersonNoun(t)) {
                    mention.role = std::string(m_syntax.lemma(t));
                    m_inName[static_cast<std::size_t>(t)] = -2; // no mention of its own
                    break;
                }
            }
            const int appos = m_syntax.child(head, Rel::Appos);
            if (mention.role.empty() && appos >= 0 && m_inName[static_cast<std::size_t>(appos)] < 0 &&
                ActorNouns::kindOf(m_syntax.lemma(appos))) {
                mention.role = std::string(m_syntax.lemma(appos));
            }
        } else {
            mention.acronym = initialsBehind(m_syntax, end);
        }
        push(std::move(mention), first, end);
    }

    // A single capitalised word that is the subject of a verb of saying, and no common noun.
    bool speaksAlone(int t) const {
        const int verb = m_syntax.head(t);
        return m_syntax.upos(t) == Upos::PROPN && m_syntax.xpos(t, "NNP") && m_syntax.rel(t) == Rel::Nsubj &&
               verb >= 0 && m_syntax.isVerb(verb) &&
               language::domain(m_syntax.lemma(verb), language::WordClass::Verb) == "verb.communication" &&
               !language::isNoun(m_syntax.lower(t)) && m_syntax.nounPhrase(t) == std::pair(t, t);
    }

    void addAcronym(int t) {
        ActorMention mention;
        mention.form = MentionForm::Name;
        mention.span = mention.wholeSpan = m_syntax.token(t).span;
        mention.headToken = t;
        mention.sentence = m_syntax.sentence(t);
        mention.headLemma = std::string(m_syntax.lower(t));
        mention.kind = ActorKind::Organisation;
        push(std::move(mention), t, t + 1);
    }

    void addPronoun(int t) {
        const auto word = m_syntax.lower(t);
        if (std::ranges::find(pronouns, word) == pronouns.end())
            return;
        ActorMention mention;
        mention.form = MentionForm::Pronoun;
        mention.span = mention.wholeSpan = m_syntax.token(t).span;
        mention.headToken = t;
        mention.sentence = m_syntax.sentence(t);
        mention.headLemma = std::string(word);
        mention.plural = word == "they" || word == "them" || word == "their" || word == "we" || word == "themselves";
        mention.kind = mention.plural ? ActorKind::Group : ActorKind::Person;
        push(std::move(mention), t, t + 1);
    }

    void addNominal(int t) {
        if (m_inName[static_cast<std::size_t>(t)] == -2 || m_found.byToken[static_cast<std::size_t>(t)] >= 0)
            return;
        if (auto mention = nominalActor(m_syntax, t, m_inName, m_bodies))
            push(std::move(*mention), t, t + 1);
    }

    const Syntax& m_syntax;
    UnknownBodies m_bodies;
    ActorMentions m_found;
    const std::vector<language::Name>* m_names = nullptr; // while run() runs
    std::vector<int> m_inName;                            // index of the name, -1 outside, -2: part of a title
};

} // namespace

ActorMentions findActors(const Syntax& syntax) {
    return Finder(syntax).run();
}

} // namespace parallax::mention
