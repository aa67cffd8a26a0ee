#include "mention/people_list.h"

#include "base/one_of.h"
#include "mention/argument.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Upos;

constexpr int longestList = 60; // tokens

// Words that bound a number: "at least", "more than".
constexpr std::array<std::string_view, 9> bounds{"at",     "least",  "more",   "than",   "about",
                                                 "nearly", "almost", "around", "another"};

constexpr std::array<std::string_view, 6> wholes{"people", "person", "victim", "member", "other", "casualty"};

class Reader {
public:
    Reader(const Syntax& syntax, int inside)
        : m_syntax(syntax), m_end(static_cast<int>(syntax.sentenceOf(inside).endToken)) {}

    // Members from `begin` on; `m_at` is the token behind the last.
    std::vector<ListedPeople> read(int begin) {
        std::vector<ListedPeople> list;
        bool afterName = false, afterNoun = false, closed = false;
        m_at = begin;
        while (true) {
            Member member;
            if (!this->member(m_at, member))
                return {};
            // "Ana Novak, a nurse, and two guards", "a nurse, Ana Novak, and two guards": who the one before is.
            const bool namesBefore = afterNoun && member.name;
            if (namesBefore && m_syntax.xpos(list.back().head, "NNS"))
                return {};
            const bool sameAsBefore = (afterName && member.article) || namesBefore;
            if (!sameAsBefore)
                list.push_back(member.people);
            afterName = member.name;
            m_at = member.end;
            if (closed)
                break;
            const bool comma = isComma(m_at);
            if (comma)
                ++m_at;
            afterNoun = !member.name && comma;
            if (m_at < m_end && m_syntax.lower(m_at) == "and") {
                // "... the guard, and two soldiers were": a clause of its own begins there.
                if (comma && list.size() < 2 && !member.aside && !sameAsBefore)
                    return {};
                ++m_at;
                closed = true;
                afterNoun = false;
            } else if (!comma) {
                return {};
            }
        }
        // "Three people, two men and a woman": a whole and its parts.
        const bool whole = list.size() > 2 && isOneOf(m_syntax.lemma(list.front().head), wholes);
        return list.size() < 2 || whole ? std::vector<ListedPeople>{} : list;
    }

    int at() const { return m_at; }

private:
    struct Member {
        ListedPeople people;
        int end = -1;         // behind its ages and towns
        bool name = false;    // a name alone
        bool article = false; // "a nurse", "the clerk"
        bool aside = false;   // an age or a town stands behind it
    };

    bool isComma(int t) const { return t < m_end && m_syntax.form(t) == ","; }

    bool isInPhrase(int t) const {
        switch (m_syntax.upos(t)) {
        case Upos::NOUN:
        case Upos::ADJ:
        case Upos::NUM:
        case Upos::DET:
            return true;
        case Upos::PRON:
            return m_syntax.rel(t) == Rel::NmodPoss;
        case Upos::PROPN:
        case Upos::PART:
            return true;
        case Upos::PUNCT:
            return m_syntax.form(t) == "-";
        default:
            return isOneOf(m_syntax.lower(t), bounds);
        }
    }

    // The last word of the name that begins at `t`, -1 where none of a person does.
    int nameEnd(int t) const {
        int last = t;
        while (last < m_end && m_syntax.upos(last) == Upos::PROPN)
            ++last;
        return last > t + 1 && denotesPerson(m_syntax, last - 1) ? last - 1 : -1;
    }

    bool member(int t, Member& member) const {
        if (t >= m_end)
            return false;
        member.people.first = t;
        if (const int last = nameEnd(t); last >= 0) {
            member.name = true;
            member.people.head = t;
            while (member.people.head < last && !denotesPerson(m_syntax, member.people.head))
                ++member.people.head;
            member.people.last = last;
        } else if (!noun(t, member)) {
            return false;
        }
        tail(member);
        return true;
    }

    bool noun(int t, Member& member) const {
        bool determined = false;
        int last = -1;
        for (int i = t; i < m_end && isInPhrase(i) && i < t + 9; ++i) {
            const auto tag = m_syntax.upos(i);
            determined = determined || tag == Upos::DET || tag == Upos::NUM || tag == Upos::PRON;
            if (i > t && (tag == Upos::DET || (tag == Upos::PRON)))
                break;
            if (tag == Upos::NOUN)
                last = i;
            else if (tag == Upos::PROPN && last >= 0)
                break;
        }
        if (last < 0 || !denotesPerson(m_syntax, last) || (!determined && !m_syntax.xpos(last, "NNS")))
            return false;
        const auto word = m_syntax.lower(t);
        member.article = word == "a" || word == "an" || word == "the";
        member.people.head = last;
        member.people.last = last;
        // "her husband Ivo", "the mayor Ana Novak"
        int end = last + 1;
        while (end < m_end && m_syntax.upos(end) == Upos::PROPN)
            ++end;
        member.people.last = end - 1;
        return true;
    }

    // ", 33", "(33)", "aged 33", "of Velin"
    void tail(Member& member) const {
        int t = member.people.last + 1;
        while (t + 1 < m_end) {
            const int next = t + 1;
            if (m_syntax.form(t) == "," && isAge(next) &&
                (next + 1 >= m_end || isComma(next + 1) || m_syntax.lower(next + 1) == "and" ||
                 m_syntax.lower(next + 1) == "of" || m_syntax.lower(next + 1) == "from")) {
                t = next + 1;
                // The comma that closes it, where the list goes on without another.
                if (isComma(t) && t + 1 < m_end && (m_syntax.upos(t + 1) == Upos::AUX || m_syntax.isVerb(t + 1)))
                    ++t;
            } else if (m_syntax.form(t) == "(" && isAge(next) && next + 1 < m_end && m_syntax.form(next + 1) == ")") {
                t = next + 2;
            } else if (m_syntax.lower(t) == "aged" && isAge(next)) {
                t = next + 1;
            } else if ((m_syntax.lower(t) == "of" || m_syntax.lower(t) == "from") &&
                       m_syntax.upos(next) == Upos::PROPN) {
                t = next;
                while (t < m_end && m_syntax.upos(t) == Upos::PROPN)
                    ++t;
            } else {
                break;
            }
            member.aside = true;
        }
        member.end = t;
    }

    bool isAge(int t) const {
        const auto form = m_syntax.form(t);
        return m_syntax.upos(t) == Upos::NUM && form.size() <= 2 &&
               std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
    }

    const Syntax& m_syntax;
    int m_end = 0, m_at = 0;
};

bool opensClause(const Syntax& syntax, int t) {
    if (t == static_cast<int>(syntax.sentenceOf(t).firstToken))
        return true;
    switch (syntax.upos(t - 1)) {
    case Upos::PUNCT:
    case Upos::SCONJ:
    case Upos::CCONJ:
    case Upos::ADV:
        return true;
    default:
        return isOneOf(syntax.lower(t - 1), std::array<std::string_view, 8>{"that", "said", "says", "say", "reported",
                                                                            "confirmed", "added", "when"});
    }
}

} // namespace

std::vector<ListedPeople> peopleBefore(const Syntax& syntax, int end) {
    Reader reader(syntax, end);
    const int first = std::max(static_cast<int>(syntax.sentenceOf(end).firstToken), end - longestList);
    for (int t = first; t < end; ++t) {
        if (!opensClause(syntax, t))
            continue;
        auto list = reader.read(t);
        if (!list.empty() && reader.at() == end + 1)
            return list;
    }
    return {};
}

std::vector<ListedPeople> peopleFrom(const Syntax& syntax, int begin) {
    Reader reader(syntax, begin);
    auto list = reader.read(begin);
    const int next = reader.at();
    if (!list.empty() && next < static_cast<int>(syntax.size()) && syntax.sentence(next) == syntax.sentence(begin) &&
        (syntax.isVerb(next) || syntax.upos(next) == Upos::AUX || syntax.upos(next) == Upos::ADV))
        return {};
    return list;
}

} // namespace parallax::mention
