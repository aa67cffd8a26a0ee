#include "mention/office_names.h"

#include "base/one_of.h"
#include "base/weekdays.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Name;
using language::NameKind;

constexpr std::array<std::string_view, 14> heads = {"sheriff",  "coroner",   "attorney",  "prosecutor",  "marshal",
                                                    "mayor",    "governor",  "auditor",   "examiner",    "constable",
                                                    "defender", "inspector", "ombudsman", "commissioner"};
// Whose a body is, where it is no one's in particular.
constexpr std::array<std::string_view, 8> people = {"children", "women",   "people",   "men",
                                                    "workers",  "farmers", "veterans", "teachers"};
constexpr std::array<std::string_view, 6> bodies = {"office", "department", "dept", "dept.", "bureau", "service"};

constexpr std::array<std::string_view, 5> suffixes = {"jr.", "sr.", "jr", "sr", "iii"}; // end a person's name

class Finder {
public:
    Finder(const Syntax& syntax, const std::vector<Name>& names) : m_syntax(syntax), m_nameOf(syntax.size(), -1) {
        for (std::size_t n = 0; n < names.size(); ++n)
            for (auto t = names[n].firstToken; t < names[n].endToken; ++t)
                m_nameOf[t] = static_cast<int>(n);
        for (const auto& sentence : syntax.document().sentences)
            for (auto t = sentence.firstToken + 1; t + 2 < sentence.endToken; ++t)
                if (isCapital(t) && isPossessive(t + 1) &&
                    ((isOneOf(lower(t), heads) && isOneOf(lower(t + 2), bodies)) ||
                     (isOneOf(lower(t), people) && isCapital(t + 2) && m_nameOf[t] >= 0)))
                    add(names, sentence, t);
    }
    std::vector<Name> take() { return std::move(m_found); }

private:
    std::string_view form(std::uint32_t t) const { return m_syntax.form(static_cast<int>(t)); }
    std::string_view lower(std::uint32_t t) const { return m_syntax.lower(static_cast<int>(t)); }
    bool isCapital(std::uint32_t t) const { return form(t)[0] >= 'A' && form(t)[0] <= 'Z'; }
    bool isNumber(std::uint32_t t) const { return form(t)[0] >= '0' && form(t)[0] <= '9'; }
    bool isPossessive(std::uint32_t t) const { return form(t) == "'s" || form(t) == "\u2019s"; }

    void add(const std::vector<Name>& names, const language::Sentence& sentence, std::uint32_t head) {
        auto first = head;
        while (first > sentence.firstToken) {
            const auto t = first - 1;
            const int n = m_nameOf[t];
            // Whoever stands before it is no part of it, nor is a day or an article.
            const bool apart =
                n >= 0 && n != m_nameOf[head] && names[static_cast<std::size_t>(n)].kind == NameKind::Person &&
                names[static_cast<std::size_t>(n)].endToken > names[static_cast<std::size_t>(n)].firstToken + 1;
            const bool numbered =
                isNumber(t) && t > sentence.firstToken && isCapital(t - 1) && !isOneOf(lower(t - 1), heads);
            if (apart || !(isCapital(t) || numbered) || isOneOf(lower(t), base::weekdays) ||
                isOneOf(lower(t), suffixes) || m_syntax.upos(static_cast<int>(t)) == language::Upos::DET)
                break;
            first = t;
        }
        if (first == head)
            return; // "the Sheriff's office": of no place that it says
        Name name;
        name.kind = NameKind::Organisation;
        name.firstToken = first;
        // "... Prosecutor's Office for the District of Velm"
        const int behind = m_nameOf[head + 2];
        name.endToken = std::max(head + 3, behind >= 0 ? names[static_cast<std::size_t>(behind)].endToken : 0);
        name.span = m_syntax.span(static_cast<int>(first), static_cast<int>(name.endToken) - 1);
        m_found.push_back(name);
    }

    const Syntax& m_syntax;
    std::vector<int> m_nameOf; // index of the name, -1 outside
    std::vector<Name> m_found;
};

} // namespace

void wholeOffices(const Syntax& syntax, std::vector<Name>& names) {
    const auto whole = Finder(syntax, names).take();
    if (whole.empty())
        return;
    std::erase_if(names, [&](const Name& name) {
        const auto at = std::ranges::upper_bound(whole, name.firstToken, {}, &Name::endToken);
        return at != whole.end() && at->firstToken < name.endToken;
    });
    names.insert(names.end(), whole.begin(), whole.end());
    std::ranges::sort(names, {}, &Name::firstToken);
}

} // namespace parallax::mention
