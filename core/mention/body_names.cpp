#include "mention/body_names.h"

#include "base/one_of.h"
#include "base/weekdays.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Name;
using language::NameKind;

class Finder {
public:
    Finder(const Syntax& syntax, std::vector<Name>& names) : m_syntax(syntax), m_names(names) {}

    void run() {
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
                name.firstToken = own >= 0 ? m_names[static_cast<std::size_t>(own)].firstToken : t;
                name.endToken = end;
                name.span = m_syntax.span(static_cast<int>(name.firstToken), static_cast<int>(end) - 1);
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

private:
    std::string_view lower(std::uint32_t t) const { return m_syntax.lower(static_cast<int>(t)); }
    std::string_view form(std::uint32_t t) const { return m_syntax.form(static_cast<int>(t)); }
    bool capital(std::uint32_t t) const { return form(t)[0] >= 'A' && form(t)[0] <= 'Z'; }

    // The end of the body whose noun is `t`, 0 where there is none or a name has it to its end already.
    std::uint32_t bodyEnd(const std::vector<int>& nameOf, std::uint32_t t, std::uint32_t limit) const {
        static constexpr std::array<std::string_view, 16> nouns = {
            "committee",  "commission", "centre",  "center",  "institute",    "ministry",
            "department", "office",     "council", "bureau",  "organisation", "organization",
            "agency",     "society",    "academy", "movement"};
        static constexpr std::array<std::string_view, 4> joins = {"of", "for", "on", "against"};
        if (!capital(t) || !isOneOf(lower(t), nouns) || !isOneOf(lower(t + 1), joins) || isAllCapitals(t))
            return 0;
        // What is found of it may end at a second "of": "Organisation for the Prohibition" of something.
        const int own = nameOf[t];
        if (own >= 0) {
            const Name& name = m_names[static_cast<std::size_t>(own)];
            const bool cut = name.endToken > t + 2 && name.endToken + 1 < limit && lower(name.endToken) == "of" &&
                             capital(name.endToken + 1);
            if (name.kind == NameKind::Person || (name.endToken > t + 1 && !cut))
                return 0;
        }
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
};

} // namespace

void wholeBodies(const Syntax& syntax, std::vector<Name>& names) {
    Finder(syntax, names).run();
}

} // namespace parallax::mention
