#include "mention/name_context.h"

#include "base/error.h"
#include "base/one_of.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/weekdays.h"
#include "base/word_table.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/address.h"
#include "mention/body_names.h"
#include "mention/countries.h"
#include "mention/dateline.h"
#include "mention/name_initials.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Name;
using language::NameKind;
using language::Upos;

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

enum class Says { Title, Area, Building, Body };

const base::WordTable<Says>& neighbours() {
    static const auto table = [] {
        base::WordTable<Says> made;
        base::readTable(base::resource("lexicon/name_neighbours.tsv"),
                        [&](const std::vector<std::string_view>& fields, std::size_t line) {
                            const auto what = fields.size() == 2 ? fields[1] : std::string_view();
                            if (what != "title" && what != "area" && what != "building" && what != "body")
                                throw base::Error(fmt::format("lexicon/name_neighbours.tsv, line {}: expected a word "
                                                              "and title, area, building or body",
                                                              line));
                            made.add(fields[0], what == "title"      ? Says::Title
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
        wholeBodies(m_syntax, m_names);
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
        const auto* found = neighbours().find(word);
        return found && *found == what;
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
            // "of Detectives Ana Novak", "Sgt. Ana Novak"
            while (first + 1 < end && (isTitle(lower(first)) || lower(first) == "of" || lower(first) == "for"))
                first = isTitle(lower(first)) ? first + 1 : std::min(first + 2, end);
            if (first < end)
                end = withSurname(first, end);
            // "Ana Berger Novak of Velm"
            for (auto t = first + 2; t + 1 < end; ++t)
                if (lower(t) == "of")
                    end = t;
        }
        // "World War One", "the Ana Novak Prize"
        static constexpr std::array<std::string_view, 5> called = {"war", "prize", "award", "trophy", "cup"};
        if (person && first < end && (isOneOf(lower(end - 1), called) || lower(first) == "war"))
            end = first;
        const bool alone = end == first + 1;
        const auto saysWhatItIs = [&](std::uint32_t t) { return neighbours().contains(lower(t)); };
        if (alone && person &&
            (saysWhatItIs(first) || isNobody(name) || (isStreetWord(lower(first)) && !isSurname(first))))
            end = first;
        // "Lt. Col"
        if (end == first + 2 && person && says(lower(first), Says::Title) && says(lower(first + 1), Says::Title))
            end = first;
        if (alone && name.kind != NameKind::Place &&
            (isTimeZone(m_syntax, static_cast<int>(first)) || isCredit(m_syntax, static_cast<int>(first))))
            end = first;
        if (first < end && inDateline(m_syntax, static_cast<int>(first))) {
            // "NORVALE (KXYZ) - ...": where a report was written, and the outlet that it is from.
            end = first;
        }
        if (first != name.firstToken || end != name.endToken)
            setTokens(name, first, end);
    }

    // "New Year's Eve", "in August"; "Bail was set": a day, a month, a noun that only opens its sentence.
    bool isNobody(const Name& name) const {
        const auto t = name.firstToken;
        const auto word = lower(t);
        if (isPartOfAName(t))
            return false;
        if (isOneOf(word, months) || (word == "eve" && (before(name) == "'s" || before(name) == "\u2019s")))
            return true;
        const int verb = m_syntax.head(static_cast<int>(t));
        const bool speaks = verb >= 0 && m_syntax.isVerb(verb) &&
                            language::domain(m_syntax.lemma(verb), language::WordClass::Verb) == "verb.communication";
        return t == m_syntax.sentenceOf(static_cast<int>(t)).firstToken && language::isNoun(word) && !speaks &&
               std::ranges::none_of(m_names, [&](const Name& other) {
                   return other.firstToken != t && other.kind == NameKind::Person && lower(other.firstToken) == word;
               });
    }
    bool isPartOfAName(std::uint32_t t) const {
        return std::ranges::any_of(m_names, [&](const Name& name) {
            if (name.kind != NameKind::Person || name.endToken < name.firstToken + 2)
                return false;
            for (auto i = name.firstToken; i < name.endToken; ++i)
                if (lower(i) == lower(t))
                    return true;
            return false;
        });
    }

    static bool isTitle(std::string_view word) {
        return isTitleWord(word) || (word.ends_with('s') && isTitleWord(word.substr(0, word.size() - 1)));
    }

    // "Ana Maria kolenova": a surname that lost its capital, which no dictionary has.
    std::uint32_t withSurname(std::uint32_t first, std::uint32_t end) const {
        if (end < first + 2 || !sameSentence(first, end) || m_syntax.isVerb(static_cast<int>(end)))
            return end;
        const auto word = form(end);
        const auto lemma = m_syntax.lemma(static_cast<int>(end));
        const bool plain = word.size() > 3 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        const bool known = language::isNoun(lemma) || language::isVerb(lemma) || language::isAdjective(lemma) ||
                           language::isNoun(word) || language::isVerb(word) || language::isAdjective(word);
        const bool inflected = word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly");
        const auto tag = m_syntax.upos(static_cast<int>(end));
        const bool open = tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ || tag == Upos::X;
        const bool goesOn = sameSentence(end, end + 1) && m_syntax.isNominal(static_cast<int>(end + 1));
        return plain && open && !known && !inflected && !goesOn ? end + 1 : end;
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
        lead.kind = body && !isCountry(form(end - 1)) ? NameKind::Organisation : NameKind::Place;
        m_leads.push_back(lead);
    }

    void judge(Name& name) const {
        if (name.firstToken == name.endToken)
            return;
        const bool person = name.kind == NameKind::Person;
        if (!person && hasAge(name) && !namesBody(name))
            name.kind = NameKind::Person;
        else if (person && isInstitution(name))
            name.kind = NameKind::Organisation;
        else if (name.kind == NameKind::Organisation && isStreet(name))
            name.kind = NameKind::Place;
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

    // "Betty Avenue"
    bool isStreet(const Name& name) const {
        static constexpr std::array<std::string_view, 4> nouns = {"avenue", "street", "boulevard", "highway"};
        return name.endToken > name.firstToken + 1 && isOneOf(lower(name.endToken - 1), nouns);
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
    // Not "27-year-old Ana Novak at a store", "dead": words of other kinds that are nouns elsewhere.
    bool isFromThere(const Name& name) const {
        const auto noun = after(name);
        if (!behindAge(name) || noun.empty() || noun == "dead" || !ActorNouns::kindOf(noun))
            return false;
        const auto tag = m_syntax.upos(static_cast<int>(name.endToken));
        return isAnyone(noun) || tag == language::Upos::NOUN || tag == language::Upos::ADJ;
    }

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
        static constexpr std::array<std::string_view, 9> shortStreets = {"rd",  "rd.",   "ave", "ave.", "blvd",
                                                                         "ln.", "blvd.", "hwy", "st."};
        static constexpr std::array<std::string_view, 6> at = {"on", "at", "near", "along", "off", "and"};
        const auto next = after(name);
        if (says(next, Says::Area) || says(next, Says::Building) || says(next, Says::Body) || isFromThere(name))
            return true;
        if (!next.empty() && isStreetWord(next) && capital(name.endToken))
            return true;
        // "Betty and West Carol Avenues"
        if (next == "and")
            for (auto t = name.endToken + 1; t < name.endToken + 5 && sameSentence(t - 1, t) && capital(t); ++t)
                if (lower(t).ends_with('s') && isStreetWord(lower(t).substr(0, lower(t).size() - 1)))
                    return true;
        if (before(name) == "of" && name.firstToken > 1 && lower(name.firstToken - 2) == "block")
            return true;
        if (name.endToken < name.firstToken + 2)
            return false;
        const auto last = lower(name.endToken - 1);
        // "Avenue J", "Betty Rd"
        if (isStreetWord(lower(name.firstToken)) || isOneOf(last, shortStreets))
            return true;
        if (isOneOf(last, likeStreets) || (last.ends_with('s') && isStreetWord(last.substr(0, last.size() - 1))))
            return true;
        const auto lead = before(name);
        return isStreetWord(last) &&
               (last.size() > 6 || isOneOf(lead, at) || (!lead.empty() && lead[0] >= '0' && lead[0] <= '9'));
    }

    const Syntax& m_syntax;
    std::vector<Name>& m_names;
    std::vector<Name> m_leads;
};

} // namespace

bool isTitleWord(std::string_view lower) {
    const auto* found = neighbours().find(lower);
    return found && *found == Says::Title;
}

void readNameContext(const Syntax& syntax, std::vector<Name>& names) {
    Reader(syntax, names).run();
}

} // namespace parallax::mention
