#include "mention/name_context.h"

#include "base/error.h"
#include "base/one_of.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/weekdays.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <unordered_map>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Name;
using language::NameKind;
using language::Upos;

enum class Says { Title, Area, Building, Body };

const std::unordered_map<std::string_view, Says>& neighbours() {
    static const auto table = [] {
        std::unordered_map<std::string_view, Says> made;
        base::readTable(base::resource("lexicon/name_neighbours.tsv"),
                        [&](const std::vector<std::string_view>& fields, std::size_t line) {
                            const auto what = fields.size() == 2 ? fields[1] : std::string_view();
                            if (what != "title" && what != "area" && what != "building" && what != "body")
                                throw base::Error(fmt::format("lexicon/name_neighbours.tsv, line {}: expected a word "
                                                              "and title, area, building or body",
                                                              line));
                            made.emplace(fields[0], what == "title"      ? Says::Title
                                                    : what == "area"     ? Says::Area
                                                    : what == "building" ? Says::Building
                                                                         : Says::Body);
                        });
        return made;
    }();
    return table;
}

class Reader {
public:
    Reader(const Syntax& syntax, std::vector<Name>& names) : m_syntax(syntax), m_names(names) {}

    void run() {
        for (Name& name : m_names) {
            cut(name);
            judge(name);
        }
        m_names.insert(m_names.end(), m_leads.begin(), m_leads.end());
        std::ranges::sort(m_names, {}, &Name::firstToken);
        std::erase_if(m_names, [](const Name& name) { return name.firstToken == name.endToken; });
        wholeBodies();
    }

private:
    std::string_view lower(std::uint32_t t) const { return m_syntax.lower(static_cast<int>(t)); }
    std::string_view form(std::uint32_t t) const { return m_syntax.form(static_cast<int>(t)); }
    bool capital(std::uint32_t t) const { return form(t)[0] >= 'A' && form(t)[0] <= 'Z'; }
    bool sameSentence(std::uint32_t a, std::uint32_t b) const {
        return b < m_syntax.size() && m_syntax.sentence(static_cast<int>(a)) == m_syntax.sentence(static_cast<int>(b));
    }
    // The word before or after a name in its sentence, in lower case; empty for none.
    std::string_view before(const Name& name) const {
        const auto t = name.firstToken;
        return t > 0 && sameSentence(t, t - 1) ? lower(t - 1) : std::string_view();
    }
    std::string_view after(const Name& name, std::uint32_t words = 0) const {
        const auto t = name.endToken + words;
        return sameSentence(name.endToken - 1, t) ? lower(t) : std::string_view();
    }
    static bool says(std::string_view word, Says what) {
        const auto found = neighbours().find(word);
        return found != neighbours().end() && found->second == what;
    }
    bool namesBody(const Name& name) const {
        for (auto t = name.firstToken; t < name.endToken; ++t)
            if (ActorNouns::shared().kindInName(lower(t)) ||
                language::isA(lower(t), language::NounClass::Organisation, 1))
                return true;
        return false;
    }

    void setTokens(Name& name, std::uint32_t first, std::uint32_t end) const {
        name.firstToken = first;
        name.endToken = end;
        if (first < end)
            name.span = m_syntax.span(static_cast<int>(first), static_cast<int>(end) - 1);
    }

    // Leaves out of a name what is no part of it; all of it where nothing is.
    void cut(Name& name) {
        auto first = name.firstToken;
        auto end = name.endToken;
        const bool person = name.kind == NameKind::Person;
        // "Novak Sunday", "Police Sunday", "Rose Hill Apartments Sunday", but for a body that may be called so.
        if (end > first + 1 && isOneOf(lower(end - 1), base::weekdays)) {
            if (end > first + 2 && lower(end - 2) == "on")
                end -= 2;
            else if (name.kind != NameKind::Organisation || end > first + 2 || ActorNouns::kindOf(lower(first)))
                --end;
        }
        // "Sunday Ana Novak"
        if (person && end > first + 2 && isOneOf(lower(first), base::weekdays))
            ++first;
        if (person) {
            for (auto t = first + 1; t + 1 < end; ++t)
                if (says(lower(t), Says::Title))
                    first = t + 1;
            if (first > name.firstToken)
                addLead(name.firstToken, first - 1);
            // "Ana Berger Novak of Velm"
            for (auto t = first + 2; t + 1 < end; ++t)
                if (lower(t) == "of")
                    end = t;
        }
        const bool alone = end == first + 1;
        const auto saysWhatItIs = [&](std::uint32_t t) { return neighbours().contains(lower(t)); };
        if (alone && person && (saysWhatItIs(first) || (isStreetWord(lower(first)) && !isSurname(first))))
            end = first;
        // "Lt. Col"
        if (end == first + 2 && person && says(lower(first), Says::Title) && says(lower(first + 1), Says::Title))
            end = first;
        if (alone && name.kind != NameKind::Place && (isZone(first) || inDateline(name)))
            end = first;
        if (first != name.firstToken || end != name.endToken)
            setTokens(name, first, end);
    }

    // Whether a longer name of a person ends with the word ("Ana Lane").
    bool isSurname(std::uint32_t t) const {
        return std::ranges::any_of(m_names, [&](const Name& name) {
            return name.kind == NameKind::Person && name.endToken > name.firstToken + 1 &&
                   lower(name.endToken - 1) == lower(t) && !isPlace(name);
        });
    }

    // What stands before the title in a person's name: the body or place of the office.
    void addLead(std::uint32_t first, std::uint32_t end) {
        while (end > first && says(lower(end - 1), Says::Title))
            --end;
        if (end == first)
            return;
        Name lead;
        setTokens(lead, first, end);
        const bool body = ActorNouns::shared().kindInName(lower(end - 1)) ||
                          language::isA(lower(end - 1), language::NounClass::Organisation, 1);
        lead.kind = body ? NameKind::Organisation : NameKind::Place;
        m_leads.push_back(lead);
    }

    // "12:06 AM EDT"
    bool isZone(std::uint32_t t) const {
        static constexpr std::array<std::string_view, 4> halves = {"am", "pm", "a.m.", "p.m."};
        return t > 0 && sameSentence(t, t - 1) && isOneOf(lower(t - 1), halves) && form(t).size() <= 4 &&
               std::ranges::all_of(form(t), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    // "NORVALE (KXYZ) - ...": the outlet that a report is from.
    bool inDateline(const Name& name) const {
        const auto& sentence = m_syntax.sentenceOf(static_cast<int>(name.firstToken));
        const auto dash = after(name, 1);
        return name.firstToken < sentence.firstToken + 8 && before(name) == "(" && after(name) == ")" &&
               isOneOf(dash, std::array<std::string_view, 4>{"--", "-", "\u2013", "\u2014"});
    }

    void judge(Name& name) const {
        if (name.firstToken == name.endToken)
            return;
        const bool person = name.kind == NameKind::Person;
        if (!person && hasAge(name) && !namesBody(name))
            name.kind = NameKind::Person;
        else if (person && isInstitution(name))
            name.kind = NameKind::Organisation;
        else if ((person && isPlace(name)) || (isFromThere(name) && isAnyone(after(name))))
            name.kind = NameKind::Place;
    }

    // "Novak-Berger College", "St. Ana Hospital", "the Observatory": nouns that are hardly anybody's surname.
    bool isInstitution(const Name& name) const {
        static constexpr std::array<std::string_view, 16> nouns = {
            "college",  "university", "hospital",   "observatory", "institute", "academy",  "committee", "association",
            "ministry", "front",      "foundation", "council",     "brigade",   "brigades", "battalion", "federation"};
        return form(name.firstToken).size() > 1 && capital(name.endToken - 1) &&
               isOneOf(lower(name.endToken - 1), nouns);
    }

    bool behindAge(const Name& name) const {
        const auto text = std::string_view(m_syntax.document().text).substr(0, name.span.begin);
        return text.ends_with("year-old ") || text.ends_with("year old ");
    }

    // Words for somebody without an office, who has a home town before everything else.
    static bool isAnyone(std::string_view noun) {
        static constexpr std::array<std::string_view, 8> nouns = {"man",  "woman",    "boy",      "girl",
                                                                  "teen", "teenager", "resident", "native"};
        return isOneOf(noun, nouns);
    }

    // "A 25-year-old Novak man": where he is from.
    bool isFromThere(const Name& name) const { return behindAge(name) && ActorNouns::kindOf(after(name)).has_value(); }

    // "25-year-old Ana Novak", "Ana Novak, 25, ...".
    bool hasAge(const Name& name) const {
        if (behindAge(name))
            return !isFromThere(name);
        if (name.endToken < name.firstToken + 2 || after(name) != ",")
            return false;
        const auto number = after(name, 1);
        const auto behind = after(name, 2);
        if (number.empty() || number.size() > 2 ||
            !std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }))
            return false;
        return behind == "," || behind == "." || behind == ";" || behind == ")";
    }

    // "Jacob Streets", "on Novak Lane", "a 25-year-old Novak man", "the 3900 block of Novak Court", "Novak village",
    // "Novak police".
    bool isPlace(const Name& name) const {
        static constexpr std::array<std::string_view, 6> likeStreets = {"court", "circle", "square",
                                                                        "trail", "plaza",  "place"};
        static constexpr std::array<std::string_view, 6> at = {"on", "at", "near", "along", "off", "and"};
        const auto next = after(name);
        if (says(next, Says::Area) || says(next, Says::Building) || says(next, Says::Body) || isFromThere(name))
            return true;
        if (before(name) == "of" && name.firstToken > 1 && lower(name.firstToken - 2) == "block")
            return true;
        if (name.endToken < name.firstToken + 2)
            return false;
        const auto last = lower(name.endToken - 1);
        if (isOneOf(last, likeStreets) || (last.ends_with('s') && isStreetWord(last.substr(0, last.size() - 1))))
            return true;
        const auto lead = before(name);
        return isStreetWord(last) &&
               (last.size() > 6 || isOneOf(lead, at) || (!lead.empty() && lead[0] >= '0' && lead[0] <= '9'));
    }

    // A body that is told by a noun in capitals and, in capitals too, what it is of or for: "Committee for Public
    // Health", "Centre for the Study of Old Wars".
    void wholeBodies() {
        std::vector<int> nameOf(m_syntax.size(), -1);
        for (std::size_t n = 0; n < m_names.size(); ++n)
            for (auto t = m_names[n].firstToken; t < m_names[n].endToken; ++t)
                nameOf[t] = static_cast<int>(n);
        std::vector<Name> whole;
        for (const auto& sentence : m_syntax.document().sentences) {
            if (sentence.headline)
                continue;
            for (auto t = sentence.firstToken; t + 2 < sentence.endToken; ++t) {
                const auto end = bodyEnd(nameOf, t, sentence.endToken);
                if (end == 0)
                    continue;
                Name name;
                name.kind = NameKind::Organisation;
                const int own = nameOf[t];
                setTokens(name, own >= 0 ? m_names[static_cast<std::size_t>(own)].firstToken : t, end);
                whole.push_back(name);
                t = end - 1;
            }
        }
        if (whole.empty())
            return;
        std::erase_if(m_names, [&](const Name& name) {
            const auto at = std::ranges::upper_bound(whole, name.firstToken, {}, &Name::endToken);
            return at != whole.end() && at->firstToken < name.endToken;
        });
        m_names.insert(m_names.end(), whole.begin(), whole.end());
        std::ranges::sort(m_names, {}, &Name::firstToken);
    }

    // The end of the body whose noun is `t`, 0 where there is none or a name has it to its end already.
    std::uint32_t bodyEnd(const std::vector<int>& nameOf, std::uint32_t t, std::uint32_t limit) const {
        static constexpr std::array<std::string_view, 16> nouns = {
            "committee",  "commission", "centre",  "center",  "institute",    "ministry",
            "department", "office",     "council", "bureau",  "organisation", "organization",
            "agency",     "society",    "academy", "movement"};
        static constexpr std::array<std::string_view, 4> joins = {"of", "for", "on", "against"};
        if (!capital(t) || !isOneOf(lower(t), nouns) || !isOneOf(lower(t + 1), joins) || isAllCapitals(t))
            return 0;
        const int own = nameOf[t];
        if (own >= 0 && (m_names[static_cast<std::size_t>(own)].kind == NameKind::Person ||
                         m_names[static_cast<std::size_t>(own)].endToken > t + 1))
            return 0;
        std::uint32_t end = 0;
        for (auto i = t + 2; i < limit && !isOneOf(lower(i), base::weekdays); ++i) {
            if (capital(i)) {
                const int n = nameOf[i];
                if (n >= 0 && m_names[static_cast<std::size_t>(n)].kind == NameKind::Person)
                    break;
                end = i + 1;
            } else if (!isOneOf(lower(i), std::array<std::string_view, 4>{"the", "of", "for", "and"})) {
                break;
            }
        }
        // What is joined by "and" may be a body of its own: only what leads on is taken with it.
        for (auto i = t + 2; i + 1 < end; ++i)
            if (lower(i) == "and" && nameOf[i + 1] >= 0 && nameOf[i + 1] != nameOf[i - 1])
                end = i;
        return end;
    }

    bool isAllCapitals(std::uint32_t t) const {
        return std::ranges::all_of(form(t), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    const Syntax& m_syntax;
    std::vector<Name>& m_names;
    std::vector<Name> m_leads;
};

} // namespace

void readNameContext(const Syntax& syntax, std::vector<Name>& names) {
    Reader(syntax, names).run();
}

} // namespace parallax::mention
