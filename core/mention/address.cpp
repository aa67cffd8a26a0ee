#include "mention/address.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;

using language::Upos;

constexpr std::array<std::string_view, 22> streetWords = {
    "street", "st",    "st.", "avenue", "ave", "ave.",    "road",    "rd",  "rd.",     "boulevard", "blvd",
    "blvd.",  "drive", "dr.", "lane",   "ln.", "terrace", "highway", "hwy", "parkway", "crescent",  "alley"};
constexpr std::array<std::string_view, 8> placePrepositions = {"on", "at", "in", "near", "along", "off", "of", "from"};

class Finder {
public:
    explicit Finder(const Syntax& syntax) : m_syntax(syntax), m_size(static_cast<int>(syntax.size())) {}

    std::vector<Address> run() {
        std::vector<Address> all;
        for (int t = 1; t < m_size; ++t) {
            if (!isOneOf(m_syntax.lower(t), streetWords) || !capital(t))
                continue;
            const Address found = endingAt(t);
            if (found.end > found.first && (all.empty() || all.back().end <= found.first))
                all.push_back(found);
        }
        return all;
    }

private:
    bool capital(int t) const { return m_syntax.form(t)[0] >= 'A' && m_syntax.form(t)[0] <= 'Z'; }
    bool number(int t) const {
        const auto form = m_syntax.form(t);
        return form.size() <= 5 && form[0] >= '1' && form[0] <= '9' &&
               std::ranges::all_of(form.substr(1), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    }
    bool ordinal(int t) const { return m_syntax.form(t)[0] >= '1' && m_syntax.form(t)[0] <= '9' && !number(t); }

    Address endingAt(int street) const {
        const int begin = static_cast<int>(m_syntax.sentenceOf(street).firstToken);
        int first = street;
        while (first > begin && first > street - 4 && (capital(first - 1) || ordinal(first - 1)) &&
               m_syntax.upos(first - 1) != Upos::ADP && m_syntax.upos(first - 1) != Upos::DET)
            --first;
        if (first == street)
            return {};
        int end = street + 1;
        // "St" and its full stop may be two tokens.
        if (end < m_size && m_syntax.form(end) == "." && m_syntax.form(street).size() <= 4 &&
            m_syntax.token(end).span.begin == m_syntax.token(street).span.end &&
            m_syntax.sentence(end) == m_syntax.sentence(street) &&
            end + 1 < static_cast<int>(m_syntax.sentenceOf(street).endToken))
            ++end;
        if (first > begin && number(first - 1)) {
            // "31/33 Long Street"
            const bool two = first > begin + 2 && m_syntax.form(first - 2) == "/" && number(first - 3);
            return {two ? first - 3 : first - 1, end, true};
        }
        if (first > begin + 2 && m_syntax.lower(first - 1) == "of" && m_syntax.lower(first - 2) == "block" &&
            number(first - 3))
            return {first - 3, end, true};
        if (first > begin && isOneOf(m_syntax.lower(first - 1), placePrepositions))
            return {first, end, false};
        return {};
    }

    const Syntax& m_syntax;
    int m_size;
};

} // namespace

bool isStreetWord(std::string_view lower) {
    return isOneOf(lower, streetWords);
}

std::vector<Address> findAddresses(const Syntax& syntax) {
    return Finder(syntax).run();
}

} // namespace parallax::mention
