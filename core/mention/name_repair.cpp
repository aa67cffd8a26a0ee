#include "mention/name_repair.h"

#include "base/one_of.h"
#include "base/weekdays.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/name_context.h"
#include "mention/office_names.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace parallax::mention {
namespace {

using language::Name;
using language::NameKind;
using language::Upos;

class Repair {
public:
    explicit Repair(const Syntax& syntax) : m_syntax(syntax), m_names(syntax.document().names) {}

    std::vector<Name> run() {
        putTogether();
        passedOver();
        std::ranges::sort(m_names, {}, &Name::firstToken);
        namesOfPurpose();
        wholePersons();
        personsOfLists();
        readNameContext(m_syntax, m_names);
        wholeOffices(m_syntax, m_names);
        keepPlaces();
        return std::move(m_names);
    }

private:
    bool capital(std::uint32_t token) const {
        const int t = static_cast<int>(token);
        const auto form = m_syntax.form(t);
        if (form[0] < 'A' || form[0] > 'Z')
            return false;
        return m_syntax.upos(t) == Upos::PROPN || m_syntax.xpos(t, "NNP") || m_syntax.xpos(t, "NNPS");
    }
    bool isBody(std::uint32_t token) const {
        const auto word = m_syntax.lower(static_cast<int>(token));
        if (ActorNouns::shared().kindInName(word))
            return true;
        const auto kind = ActorNouns::kindOf(word);
        return kind && *kind != ActorKind::Person && *kind != ActorKind::Group;
    }
    bool isTitle(std::uint32_t token) const {
        return ActorNouns::kindOf(m_syntax.lower(static_cast<int>(token))) == ActorKind::Person;
    }
    bool joins(std::uint32_t token) const {
        const auto word = m_syntax.lower(static_cast<int>(token));
        return word == "of" || word == "for" || word == "the";
    }

    std::vector<int> nameOfToken() const {
        std::vector<int> of(m_syntax.size(), -1);
        for (std::size_t n = 0; n < m_names.size(); ++n) {
            for (auto t = m_names[n].firstToken; t < m_names[n].endToken; ++t)
                of[t] = static_cast<int>(n);
        }
        return of;
    }

    Name made(NameKind kind, std::uint32_t first, std::uint32_t end) const {
        Name name;
        name.kind = kind;
        name.firstToken = first;
        name.endToken = end;
        name.span = m_syntax.span(static_cast<int>(first), static_cast<int>(end) - 1);
        return name;
    }

    void putTogether() {
        const auto nameOf = nameOfToken();
        std::vector<Name> whole;
        for (const auto& sentence : m_syntax.document().sentences) {
            if (sentence.headline)
                continue;
            for (auto first = sentence.firstToken; first < sentence.endToken; ++first) {
                if (!capital(first))
                    continue;
                auto end = first + 1;
                while (end < sentence.endToken && capital(end))
                    ++end;
                if (const auto last = bodyEnd(nameOf, first, end))
                    whole.push_back(made(NameKind::Organisation, first, last));
                first = end;
            }
        }
        if (whole.empty())
            return;
        std::erase_if(m_names, [&](const Name& name) {
            return std::ranges::any_of(whole, [&](const Name& one) {
                return name.firstToken < one.endToken && one.firstToken < name.endToken;
            });
        });
        m_names.insert(m_names.end(), whole.begin(), whole.end());
    }

    // The end of the body that the capitals [first, end) name, where the names found so far cut it up; 0 for none.
    std::uint32_t bodyEnd(const std::vector<int>& nameOf, std::uint32_t first, std::uint32_t end) const {
        auto last = end;
        while (last > first && !isBody(last - 1))
            --last;
        if (last < first + 3)
            return 0;
        // Nothing to mend where one name has it all, but for an adjective in front, or where a name runs on beyond it.
        const int found = nameOf[last - 1];
        if (found >= 0) {
            const auto& name = m_names[static_cast<std::size_t>(found)];
            if (name.endToken > last || (name.kind == NameKind::Organisation && name.firstToken <= first + 1))
                return 0;
            // No place is called so.
            if (name.kind == NameKind::Place &&
                ActorNouns::shared().endsBodyName(m_syntax.lower(static_cast<int>(last) - 1)))
                return last;
        }
        // A person or body of its own in front of a second name ("President Novak Tuesday").
        bool person = false;
        for (auto t = first; t < last; ++t) {
            const int n = nameOf[t];
            person = person || (n >= 0 && m_names[static_cast<std::size_t>(n)].kind == NameKind::Person);
        }
        return person || found < 0 ? last : 0;
    }

    // "Front for the Liberation of Velin", "National Union of Torvik Teachers": what a body is for, or whose it is, was
    // taken for a name of its own.
    void namesOfPurpose() {
        for (std::size_t n = 0; n + 1 < m_names.size();) {
            if (!isPurpose(m_names[n], m_names[n + 1])) {
                ++n;
                continue;
            }
            m_names[n] = made(NameKind::Organisation, m_names[n].firstToken, m_names[n + 1].endToken);
            m_names.erase(m_names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
        }
    }

    bool isPurpose(const Name& body, const Name& rest) const {
        if (body.kind != NameKind::Organisation || !isBody(body.endToken - 1) || !capital(body.firstToken) ||
            !capital(rest.endToken - 1) || rest.firstToken <= body.endToken || rest.firstToken > body.endToken + 2 ||
            (rest.firstToken == body.endToken + 2 && m_syntax.lower(static_cast<int>(body.endToken) + 1) != "the") ||
            m_syntax.sentence(static_cast<int>(body.firstToken)) !=
                m_syntax.sentence(static_cast<int>(rest.firstToken)))
            return false;
        const auto joint = m_syntax.lower(static_cast<int>(body.endToken));
        const auto first = static_cast<int>(rest.firstToken), last = static_cast<int>(rest.endToken) - 1;
        const bool whole = rest.endToken > rest.firstToken + 1;
        // "for the Liberation of Velin", not "for the Red Front".
        if (joint == "for")
            return whole && rest.kind == NameKind::Organisation && m_syntax.lower(first + 1) == "of" &&
                   language::isNoun(m_syntax.lower(first));
        // "of Torvik Teachers"
        const auto lemma = m_syntax.lemma(last);
        return joint == "of" && whole && rest.firstToken == body.endToken + 1 && rest.kind != NameKind::Place &&
               (m_syntax.xpos(last, "NNS") || m_syntax.xpos(last, "NNPS")) && lemma != m_syntax.lower(last) &&
               ActorNouns::kindOf(lemma) == ActorKind::Person;
    }

    void passedOver() {
        const auto nameOf = nameOfToken();
        const auto free = [&](std::uint32_t t) {
            return capital(t) && m_syntax.upos(static_cast<int>(t)) == Upos::PROPN && nameOf[t] < 0;
        };
        std::vector<Name> more;
        for (const auto& sentence : m_syntax.document().sentences) {
            if (sentence.headline)
                continue;
            for (auto t = sentence.firstToken; t < sentence.endToken; ++t) {
                if (!free(t))
                    continue;
                auto first = t;
                auto end = t + 1;
                while (end < sentence.endToken) {
                    if (free(end)) {
                        ++end;
                        continue;
                    }
                    auto inner = end;
                    while (inner < sentence.endToken && inner < end + 2 && joins(inner))
                        ++inner;
                    if (inner == end || inner >= sentence.endToken || !free(inner))
                        break;
                    end = inner + 1;
                }
                t = end - 1;
                if (end - first < 2)
                    continue;
                bool body = false;
                for (auto i = first; i < end; ++i)
                    body = body || isBody(i);
                // "Finance Minister Ana Novak": the title is no part of the name.
                const bool led = !body && first > sentence.firstToken && end - first == 3 && isTitle(first);
                first += led ? 1 : 0;
                const int before = static_cast<int>(first) - 1;
                const bool titled = led || (first > sentence.firstToken && m_syntax.upos(before) != Upos::PROPN &&
                                            ActorNouns::kindOf(m_syntax.lemma(before)) == ActorKind::Person);
                const bool person = !body && end - first <= 3 && titled;
                if (body || person)
                    more.push_back(made(person ? NameKind::Person : NameKind::Organisation, first, end));
            }
        }
        m_names.insert(m_names.end(), more.begin(), more.end());
    }

    // The token is of the name in the tree, and on its own as a word behind it: no day, and nothing that says more of a
    // noun ("Ana Novak Norvale police").
    bool goesOn(const Name& name, std::uint32_t token) const {
        const int t = static_cast<int>(token);
        const auto own = [&](int i) {
            return i >= static_cast<int>(name.firstToken) && i < static_cast<int>(name.endToken);
        };
        if (name.endToken != token || token >= m_syntax.size() || !capital(token) ||
            m_syntax.sentence(t - 1) != m_syntax.sentence(t) || m_syntax.sentenceOf(t).headline ||
            base::isOneOf(m_syntax.lower(t), base::weekdays))
            return false;
        if (t + 1 < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(t + 1) &&
            (m_syntax.isNominal(t + 1) || m_syntax.upos(t + 1) == Upos::NUM))
            return false;
        return (m_syntax.rel(t) == Rel::Flat && own(m_syntax.head(t))) ||
               m_syntax.head(static_cast<int>(name.firstToken)) == t;
    }

    // "Ana Maria Norvale", "Ana May", whose surname is a town's or month's too; "Velma R. Stewart" cut in two.
    void wholePersons() {
        const auto nameOf = nameOfToken();
        for (std::size_t n = 0; n < m_names.size(); ++n) {
            Name& name = m_names[n];
            Name* next =
                n + 1 < m_names.size() && m_names[n + 1].firstToken == name.endToken ? &m_names[n + 1] : nullptr;
            if (name.firstToken == name.endToken)
                continue;
            const bool initial = next && next->kind == NameKind::Person && next->endToken > next->firstToken + 1 &&
                                 m_syntax.form(static_cast<int>(next->firstToken)).size() == 2 &&
                                 m_syntax.form(static_cast<int>(next->firstToken))[1] == '.' &&
                                 m_syntax.sentence(static_cast<int>(next->firstToken)) ==
                                     m_syntax.sentence(static_cast<int>(next->firstToken) - 1);
            if (initial && name.kind != NameKind::Organisation && name.endToken == name.firstToken + 1) {
                name = made(NameKind::Person, name.firstToken, next->endToken);
                next->endToken = next->firstToken;
                continue;
            }
            if (name.kind != NameKind::Person || !goesOn(name, name.endToken))
                continue;
            const bool alone = nameOf[name.endToken] < 0;
            if (!alone && (!next || next->kind != NameKind::Place || next->endToken != next->firstToken + 1))
                continue;
            if (alone && m_syntax.upos(static_cast<int>(name.endToken)) != Upos::PROPN)
                continue;
            name = made(NameKind::Person, name.firstToken, name.endToken + 1);
            if (next)
                next->endToken = next->firstToken;
        }
        std::erase_if(m_names, [](const Name& name) { return name.firstToken == name.endToken; });
    }

    // "Raymond West, Brian Kolen and Marko Novak were wounded": who stands first in a list of persons is one.
    void personsOfLists() {
        const auto nameOf = nameOfToken();
        for (Name& name : m_names) {
            if (name.kind != NameKind::Place || name.endToken != name.firstToken + 2)
                continue;
            const int head = static_cast<int>(name.firstToken);
            if (m_syntax.rel(head + 1) != Rel::Flat || m_syntax.head(head + 1) != head)
                continue;
            std::size_t persons = 0, others = 0;
            for (const int c : m_syntax.children(head)) {
                if (m_syntax.rel(c) != Rel::Conj)
                    continue;
                const int other = nameOf[static_cast<std::size_t>(c)];
                const bool person = other >= 0 && m_names[static_cast<std::size_t>(other)].kind == NameKind::Person &&
                                    m_names[static_cast<std::size_t>(other)].endToken >
                                        m_names[static_cast<std::size_t>(other)].firstToken + 1;
                ++(person ? persons : others);
            }
            if (persons > 0 && others == 0)
                name.kind = NameKind::Person;
        }
    }

    // "Norvale was quiet", of a town that the report elsewhere says things happen in: a single word is a place wherever
    // it stands, unless it is part of a person's name or stands behind a title.
    void keepPlaces() {
        std::set<std::string_view> places, persons;
        const auto isTitled = [&](const Name& name) { return name.firstToken > 0 && isTitle(name.firstToken - 1); };
        for (const Name& name : m_names) {
            const int first = static_cast<int>(name.firstToken);
            const bool single = name.endToken == name.firstToken + 1;
            if (name.kind == NameKind::Person && (!single || isTitled(name)))
                for (auto t = name.firstToken; t < name.endToken; ++t)
                    persons.insert(m_syntax.lower(static_cast<int>(t)));
            else if (single && (name.kind == NameKind::Place || (first > 0 && (m_syntax.lower(first - 1) == "in" ||
                                                                               m_syntax.lower(first - 1) == "near"))))
                places.insert(m_syntax.lower(first));
        }
        for (Name& name : m_names) {
            const auto word = m_syntax.lower(static_cast<int>(name.firstToken));
            if (name.kind == NameKind::Person && name.endToken == name.firstToken + 1 && places.contains(word) &&
                !persons.contains(word))
                name.kind = NameKind::Place;
        }
    }

    const Syntax& m_syntax;
    std::vector<Name> m_names;
};

} // namespace

std::vector<Name> repairedNames(const Syntax& syntax) {
    return Repair(syntax).run();
}

} // namespace parallax::mention
