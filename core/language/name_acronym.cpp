#include "language/name_acronym.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax::language {

namespace {

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

char lowerOf(char c) {
    return isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

class Joiner {
public:
    Joiner(Document& document, std::uint32_t firstToken, std::uint32_t endToken, std::size_t firstName)
        : m_document(document), m_first(firstToken), m_end(endToken), m_firstName(firstName) {}

    void run() {
        for (std::uint32_t open = m_first + 1; open + 2 < m_end; ++open) {
            if (!opens(open) || !closes(open + 2) || !isInitials(m_document.form(open + 1)))
                continue;
            const std::uint32_t end = isQuote(open - 1) ? open - 1 : open;
            const std::string_view letters = m_document.form(open + 1);
            std::uint32_t first = 0;
            // The words of long names are at most some small words more than the letters.
            m_farthest = end > m_first + 2 * letters.size() + 2
                             ? end - 2 * static_cast<std::uint32_t>(letters.size()) - 2
                             : m_first;
            if (end > m_first && matches(end, letters.size(), letters, first))
                join(first, end, open + 1);
        }
    }

private:
    bool opens(std::uint32_t t) const { return m_document.form(t) == "(" || m_document.form(t) == "["; }
    bool closes(std::uint32_t t) const {
        return base::isOneOf(m_document.form(t), std::array<std::string_view, 4>{")", "]", ",", ";"});
    }
    bool isQuote(std::uint32_t t) const {
        return base::isOneOf(m_document.form(t), std::array<std::string_view, 5>{"\"", "''", "'", "\u201d", "\u2019"});
    }

    static bool isInitials(std::string_view form) {
        return form.size() >= 2 && form.size() <= 8 && std::ranges::all_of(form, isCapital);
    }

    bool mayHaveNoLetter(std::uint32_t t) const {
        static constexpr std::array<std::string_view, 18> small{
            "of", "the", "and", "for", "in", "on", "to", "at", "&", "-", "'", "'s", "de", "la", "el", "del", "a", "by"};
        return base::isOneOf(m_document.form(t), small);
    }

    // Whether letters [0, count) are the first of words that end before token `end`; `first` is the first word's token.
    bool matches(std::uint32_t end, std::size_t count, std::string_view letters, std::uint32_t& first) const {
        if (count == 0) {
            first = end;
            return isCapital(m_document.form(end).front());
        }
        if (end == m_farthest)
            return false;
        const std::uint32_t word = end - 1;
        const std::string_view form = m_document.form(word);
        if (lowerOf(form.front()) == lowerOf(letters[count - 1]) && matches(word, count - 1, letters, first))
            return true;
        return count < letters.size() && mayHaveNoLetter(word) && matches(word, count, letters, first);
    }

    void join(std::uint32_t first, std::uint32_t end, std::uint32_t initials) {
        auto& names = m_document.names;
        const auto inSentence = names.begin() + static_cast<std::ptrdiff_t>(m_firstName);
        const auto has = [](std::uint32_t token) {
            return [token](const Name& name) { return name.firstToken <= token && token < name.endToken; };
        };
        const auto short_ = std::find_if(inSentence, names.end(), has(initials));
        NameKind kind = short_ == names.end() ? NameKind::Organisation : short_->kind;
        // Initials in brackets are no person's.
        if (kind == NameKind::Person)
            kind = NameKind::Organisation;
        // A name that goes beyond the first or the last word keeps what it has.
        for (const std::uint32_t edge : {first, end - 1}) {
            const auto over = std::find_if(inSentence, names.end(), has(edge));
            if (over == names.end())
                continue;
            const bool beyond = over->firstToken < first || over->endToken > end;
            if (over->endToken > initials || (beyond && over->kind == NameKind::Person))
                return;
            first = std::min(first, over->firstToken);
            end = std::max(end, over->endToken);
        }
        names.erase(std::remove_if(inSentence, names.end(),
                                   [&](const Name& name) {
                                       return (name.firstToken < end && name.endToken > first) ||
                                              name.firstToken == initials;
                                   }),
                    names.end());
        insert({kind, first, end, spanOf(first, end)});
        insert({kind, initials, initials + 1, spanOf(initials, initials + 1)});
    }

    base::Span spanOf(std::uint32_t first, std::uint32_t end) const {
        return {m_document.tokens[first].span.begin, m_document.tokens[end - 1].span.end};
    }

    void insert(const Name& name) {
        auto& names = m_document.names;
        names.insert(std::upper_bound(names.begin() + static_cast<std::ptrdiff_t>(m_firstName), names.end(), name,
                                      [](const Name& a, const Name& b) { return a.firstToken < b.firstToken; }),
                     name);
    }

    Document& m_document;
    std::uint32_t m_first, m_end;
    std::size_t m_firstName;
    std::uint32_t m_farthest = 0;
};

} // namespace

void joinByInitials(Document& document, std::uint32_t firstToken, std::uint32_t endToken, std::size_t firstName) {
    Joiner(document, firstToken, endToken, firstName).run();
}

} // namespace parallax::language
