#include "mention/actor_finder.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/actor_phrase.h"
#include "mention/name_repair.h"
#include "mention/things.h"
#include "mention/trigger_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace parallax::mention {
namespace {

using language::NameKind;
using language::NounClass;
using language::Upos;

constexpr std::array<std::string_view, 12> pronouns = {"he",  "she",   "they", "him", "her",     "them",
                                                       "his", "their", "i",    "we",  "himself", "themselves"};

bool isUpperWord(std::string_view word) {
    if (word.size() < 2 || word.size() > 8)
        return false;
    return std::ranges::all_of(
               word, [](unsigned char c) { return std::isupper(c) || c == '-' || c == '.' || std::isdigit(c); }) &&
           std::isupper(static_cast<unsigned char>(word[0]));
}

ActorKind organisationKind(const Syntax& syntax, int first, int end) {
    const auto& nouns = ActorNouns::shared();
    for (int t = end - 1; t >= first; --t) {
        if (const auto kind = nouns.kindInName(syntax.lower(t)))
            return *kind;
    }
    for (int t = end - 1; t >= first; --t) {
        if (language::isA(syntax.lower(t), NounClass::SecurityForce, 1))
            return ActorKind::SecurityForce;
    }
    return ActorKind::Organisation;
}

class Finder {
public:
    explicit Finder(const Syntax& syntax) : m_syntax(syntax) {
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
            } else if (isAcronym(t)) {
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
    // titles and places.
    int extended(int first, int end) const {
        while (first > 0 && m_syntax.sentence(first - 1) == m_syntax.sentence(first)) {
            const int t = first - 1;
            const auto form = m_syntax.form(t);
            if (form[0] < 'A' || form[0] > 'Z' || !(m_syntax.xpos(t, "NNP") || m_syntax.upos(t) == Upos::PROPN) ||
                m_inName[static_cast<std::size_t>(t)] >= 0 || ActorNouns::kindOf(m_syntax.lower(t)))
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
        const int first = name.kind == NameKind::Place ? static_cast<int>(name.firstToken)
                                                       : extended(static_cast<int>(name.firstToken), end);
        const int head = headOf(first, end);
        // "Gunmen" at the head of a sentence is no name.
        if (end - first == 1 && ActorNouns::shared().find(m_syntax.lemma(head))) {
            m_inName[static_cast<std::size_t>(head)] = -1;
            addNominal(head);
            return;
        }
        const Rel r = m_syntax.rel(head);
        ActorMention mention;
        mention.form = MentionForm::Name;
        mention.span = m_syntax.span(first, end - 1);
        mention.headToken = head;
        mention.sentence = m_syntax.sentence(head);
        mention.headLemma = std::string(m_syntax.lower(end - 1));
        const bool body = ActorNouns::shared().endsBodyName(m_syntax.lower(end - 1));
        if (name.kind == NameKind::Place && !body) {
            // A country or town that acts or is acted upon stands for its people or government.
            const bool acts = r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::OblAgent ||
                              (r == Rel::Obl && m_syntax.preposition(head) == "by") ||
                              (r == Rel::Obj && (m_syntax.lemma(m_syntax.head(head)) == "accuse" ||
                                                 m_syntax.lemma(m_syntax.head(head)) == "blame"));
            if (!acts)
                return;
            mention.kind = ActorKind::PlaceCommunity;
        } else {
            mention.kind = name.kind == NameKind::Person ? ActorKind::Person : organisationKind(m_syntax, first, end);
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
            addInitials(mention, end);
        }
        push(std::move(mention), first, end);
    }

    // `"Front of the Coast" (FC)`: what stands in brackets behind a name that ends before token `end`.
    void addInitials(ActorMention& mention, int end) const {
        if (end < static_cast<int>(m_syntax.size()) &&
            base::isOneOf(m_syntax.form(end), std::array<std::string_view, 5>{"\"", "''", "'", "\u201d", "\u2019"}))
            ++end;
        if (end + 2 < static_cast<int>(m_syntax.size()) && m_syntax.sentence(end + 2) == mention.sentence) {
            const auto open = m_syntax.form(end), close = m_syntax.form(end + 2);
            if ((open == "(" || open == "[") && (close == ")" || close == "]" || close == ",")) {
                const auto inside = m_syntax.form(end + 1);
                const bool initials = inside.size() >= 2 && inside.size() <= 8 && isUpperWord(inside);
                if (initials)
                    mention.acronym = std::string(inside);
            }
        }
    }

    // A single capitalised word that is the subject of a verb of saying, and no common noun.
    bool speaksAlone(int t) const {
        const int verb = m_syntax.head(t);
        return m_syntax.upos(t) == Upos::PROPN && m_syntax.xpos(t, "NNP") && m_syntax.rel(t) == Rel::Nsubj &&
               verb >= 0 && m_syntax.isVerb(verb) &&
               language::domain(m_syntax.lemma(verb), language::WordClass::Verb) == "verb.communication" &&
               !language::isNoun(m_syntax.lower(t)) && m_syntax.nounPhrase(t) == std::pair(t, t);
    }

    // "NORVALE -- Two people died", "NORVALE (Reuters) - ...": where a report was written.
    bool opensDateline(int t) const {
        const auto& sentence = m_syntax.document().sentences[m_syntax.sentence(t)];
        if (static_cast<std::uint32_t>(t) != sentence.firstToken)
            return false;
        int next = t + 1;
        const int end = std::min(static_cast<int>(sentence.endToken), t + 6);
        if (next < end && m_syntax.form(next) == "(") {
            while (next < end && m_syntax.form(next) != ")")
                ++next;
            ++next;
        }
        return next < end &&
               base::isOneOf(m_syntax.form(next), std::array<std::string_view, 4>{"--", "-", "\u2013", "\u2014"});
    }

    // A body by its initials, which name recognition often passes over. Not in a line that is all capitals.
    bool isAcronym(int t) const {
        if (m_syntax.upos(t) != Upos::PROPN && m_syntax.upos(t) != Upos::NOUN)
            return false;
        const auto form = m_syntax.form(t);
        if (form.size() < 3 || form.size() > 6 ||
            !std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return false;
        // "POLICE", "HOME": a word in capitals.
        const auto word = m_syntax.lower(t);
        const bool inDictionary =
            language::isNoun(word) || language::isNoun(m_syntax.lemma(t)) || language::isAdjective(word);
        if (opensDateline(t) || ActorNouns::shared().find(word) ||
            (inDictionary && !language::isA(word, language::NounClass::Organisation, 9)))
            return false;
        for (const int near : {t - 1, t + 1}) {
            if (near < 0 || near >= static_cast<int>(m_syntax.size()) ||
                m_syntax.sentence(near) != m_syntax.sentence(t))
                continue;
            const auto other = m_syntax.form(near);
            if (other.size() > 3 && std::ranges::all_of(other, [](char c) { return c >= 'A' && c <= 'Z'; }))
                return false;
        }
        return true;
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

    // "guerrilla commands": a noun of no people after one of fighters, which names no deed, place or thing of theirs.
    bool isUnitOfFighters(int t) const {
        if (!m_syntax.xpos(t, "NNS"))
            return false;
        using language::bit;
        const auto classes = language::nounClasses(m_syntax.lemma(t), 1);
        if (!(classes & (bit(NounClass::Group) | bit(NounClass::Organisation))) && m_syntax.lemma(t) != "command")
            return false;
        return std::ranges::any_of(m_syntax.children(t), [&](int c) {
            const auto* noun = ActorNouns::shared().find(m_syntax.lemma(c));
            return c < t && (m_syntax.rel(c) == Rel::Compound || m_syntax.rel(c) == Rel::Amod) && noun &&
                   noun->scope == "attackers";
        });
    }

    // "was kidnapped by the Unnamables": a word that is in no dictionary, as the doer of a deed that people alone do.
    bool doesViolence(int t) const {
        const int verb = m_syntax.head(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || m_syntax.preposition(t) != "by" ||
            language::isNoun(m_syntax.lower(t)) || language::isNoun(m_syntax.lemma(t)))
            return false;
        // "airstrikes", "IEDs": a deed or a weapon that no dictionary has.
        if (TriggerLexicon::shared().find(m_syntax.lemma(t), Upos::NOUN) || weaponAt(m_syntax, t) >= 0)
            return false;
        const auto* trigger = TriggerLexicon::shared().find(m_syntax.lemma(verb), Upos::VERB);
        return trigger && trigger->agent == Role::Perpetrator && isViolent(trigger->kind) &&
               (trigger->undergoer == Undergoer::Object || trigger->undergoer == Undergoer::None);
    }

    // Of the noun with the noun before it, where the table has them together ("security service"), else of the noun.
    std::optional<ActorKind> kindAt(int t) const {
        const auto lemma = m_syntax.lemma(t);
        if (t > 0 && m_syntax.rel(t - 1) == Rel::Compound && m_syntax.head(t - 1) == t)
            if (const auto* both = ActorNouns::shared().find(fmt::format("{} {}", m_syntax.lower(t - 1), lemma)))
                return both->kind;
        return ActorNouns::kindOf(lemma);
    }

    void addNominal(int t) {
        if (m_inName[static_cast<std::size_t>(t)] == -2 || m_found.byToken[static_cast<std::size_t>(t)] >= 0)
            return;
        switch (m_syntax.rel(t)) {
        case Rel::Nsubj:
        case Rel::NsubjPass:
        case Rel::Obj:
        case Rel::Iobj:
        case Rel::Obl:
        case Rel::OblAgent:
        case Rel::Nmod:
        case Rel::NmodPoss:
        case Rel::Conj:
        case Rel::Appos:
        case Rel::Root:
        case Rel::Parataxis:
        case Rel::Dep:
        case Rel::Ccomp:
        case Rel::Xcomp:
        case Rel::Advcl:
            break;
        default:
            return;
        }
        auto lemma = m_syntax.lemma(t);
        if (m_syntax.upos(t) == Upos::ADJ) {
            // "the wounded", "three dead": an adjective as a noun, only as an argument and with its own determiner or
            // number.
            const Rel r = m_syntax.rel(t);
            if ((lemma != "wounded" && lemma != "injured" && lemma != "dead") ||
                (r != Rel::Nsubj && r != Rel::NsubjPass && r != Rel::Obj))
                return;
        }
        auto kind = m_syntax.upos(t) == Upos::ADJ ? std::optional(ActorKind::Group) : kindAt(t);
        const auto [from, to] = m_syntax.nounPhrase(t);
        const int first = whoBegins(m_syntax, t, from);
        int last = t;
        const bool collective = kind == ActorKind::Group || lemma == "group" || lemma == "number" ||
                                lemma == "member" || lemma == "dozen" || lemma == "hundred";
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) != Rel::Nmod || c < t)
                continue;
            const auto preposition = m_syntax.preposition(c);
            const bool ofPeople =
                preposition == "of" && collective && ActorNouns::kindOf(m_syntax.lemma(c)).has_value();
            const bool body =
                kind == ActorKind::Authority || kind == ActorKind::SecurityForce || kind == ActorKind::Organisation;
            const bool ofPlace =
                (preposition == "of" || preposition == "in") && body && m_inName[static_cast<std::size_t>(c)] >= 0;
            const bool bodyOf = preposition == "of" && body && m_inName[static_cast<std::size_t>(c)] < 0 && c - t <= 4;
            if (!ofPeople && !ofPlace && !bodyOf)
                continue;
            if (ofPeople && (kind == ActorKind::Group || !kind)) {
                const auto inner = ActorNouns::kindOf(m_syntax.lemma(c));
                if (inner == ActorKind::ArmedGroup || inner == ActorKind::SecurityForce)
                    kind = inner;
                else if (!kind)
                    kind = ActorKind::Group;
            }
            const auto [innerFrom, innerTo] = m_syntax.nounPhrase(c);
            // "a group of gunmen", not "... in the afternoon"; a place is given in full ("authorities in North
            // Harbour").
            last = ofPlace || bodyOf ? std::max(last, innerTo) : c;
            break;
        }
        if (!kind && isUnitOfFighters(t))
            kind = ActorKind::Group;
        if (!kind && doesViolence(t))
            kind = m_syntax.upos(t) == Upos::PROPN ? ActorKind::Organisation : ActorKind::Group;
        if (!kind)
            return;
        if (lemma == "way" || lemma == "thing")
            return;
        ActorMention mention;
        mention.form = MentionForm::Nominal;
        mention.span = m_syntax.span(first, last);
        mention.wholeSpan = m_syntax.span(from, std::max(to, last));
        mention.headToken = t;
        mention.sentence = m_syntax.sentence(t);
        mention.headLemma = std::string(lemma);
        mention.kind = *kind;
        mention.plural = m_syntax.xpos(t, "NNS") || m_syntax.xpos(t, "NNPS") || lemma == "police" ||
                         lemma == "people" || m_syntax.upos(t) == Upos::ADJ;
        if (mention.plural && mention.kind == ActorKind::Person)
            mention.kind = ActorKind::Group;
        push(std::move(mention), t, t + 1);
    }

    const Syntax& m_syntax;
    ActorMentions m_found;
    const std::vector<language::Name>* m_names = nullptr; // while run() runs
    std::vector<int> m_inName;                            // index of the name, -1 outside, -2: part of a title
};

} // namespace

ActorMentions findActors(const Syntax& syntax) {
    return Finder(syntax).run();
}

} // namespace parallax::mention
