#include "mention/syntax.h"

#include "language/wordnet.h"
#include "mention/actor_nouns.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace parallax::mention {
namespace {

using language::Upos;

constexpr auto relations = std::to_array<std::pair<std::string_view, Rel>>({
    {"acl", Rel::Acl},
    {"acl:relcl", Rel::AclRelcl},
    {"advcl", Rel::Advcl},
    {"advcl:relcl", Rel::AclRelcl},
    {"advmod", Rel::Advmod},
    {"amod", Rel::Amod},
    {"appos", Rel::Appos},
    {"aux", Rel::Aux},
    {"aux:pass", Rel::AuxPass},
    {"case", Rel::Case},
    {"cc", Rel::Cc},
    {"ccomp", Rel::Ccomp},
    {"compound", Rel::Compound},
    {"compound:prt", Rel::CompoundPrt},
    {"conj", Rel::Conj},
    {"cop", Rel::Cop},
    {"csubj", Rel::Csubj},
    {"dep", Rel::Dep},
    {"det", Rel::Det},
    {"discourse", Rel::Discourse},
    {"dislocated", Rel::Dislocated},
    {"expl", Rel::Expl},
    {"fixed", Rel::Fixed},
    {"flat", Rel::Flat},
    {"goeswith", Rel::Goeswith},
    {"iobj", Rel::Iobj},
    {"list", Rel::List},
    {"mark", Rel::Mark},
    {"nmod", Rel::Nmod},
    {"nmod:desc", Rel::Compound},
    {"nmod:npmod", Rel::NmodTmod},
    {"nmod:poss", Rel::NmodPoss},
    {"nmod:tmod", Rel::NmodTmod},
    {"nmod:unmarked", Rel::NmodTmod},
    {"nsubj", Rel::Nsubj},
    {"nsubj:outer", Rel::Nsubj},
    {"nsubj:pass", Rel::NsubjPass},
    {"nummod", Rel::Nummod},
    {"obj", Rel::Obj},
    {"obl", Rel::Obl},
    {"obl:agent", Rel::OblAgent},
    {"obl:npmod", Rel::OblTmod},
    {"obl:tmod", Rel::OblTmod},
    {"obl:unmarked", Rel::OblTmod},
    {"orphan", Rel::Orphan},
    {"parataxis", Rel::Parataxis},
    {"punct", Rel::Punct},
    {"root", Rel::Root},
    {"vocative", Rel::Vocative},
    {"xcomp", Rel::Xcomp},
});
static_assert(std::ranges::is_sorted(relations, {}, &std::pair<std::string_view, Rel>::first));

Rel parseRel(std::string_view text) {
    for (;;) {
        const auto found = std::ranges::lower_bound(relations, text, {}, &std::pair<std::string_view, Rel>::first);
        if (found != relations.end() && found->first == text)
            return found->second;
        const auto colon = text.rfind(':');
        if (colon == std::string_view::npos)
            return Rel::Dep;
        text = text.substr(0, colon);
    }
}

// Relations are pointers into a fixed table, so a few of them repeat all the time.
class RelCache {
public:
    Rel operator()(std::string_view text) {
        Entry& entry = m_entries[(reinterpret_cast<std::uintptr_t>(text.data()) >> 2) % m_entries.size()];
        if (entry.begin != text.data() || entry.size != text.size())
            entry = {text.data(), text.size(), parseRel(text)};
        return entry.rel;
    }

private:
    struct Entry {
        const char* begin = nullptr;
        std::size_t size = 0;
        Rel rel = Rel::Dep;
    };
    std::array<Entry, 256> m_entries;
};

bool hasUpper(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool isOpening(std::string_view mark) {
    return mark == "\"" || mark == "“" || mark == "``" || mark == "'" || mark == "‘" || mark == "(" || mark == "[" ||
           mark == "«";
}

bool isClause(Rel rel) {
    return rel == Rel::Ccomp || rel == Rel::Advcl || rel == Rel::Acl || rel == Rel::AclRelcl || rel == Rel::Csubj ||
           rel == Rel::Parataxis;
}

} // namespace

std::uint32_t Syntax::own(std::string_view word) {
    const auto at = static_cast<std::uint32_t>(m_owned.size());
    const auto size = static_cast<std::uint32_t>(word.size());
    const std::string copy(word); // it may stand in m_owned
    m_owned.resize(m_owned.size() + sizeof size + size);
    std::memcpy(m_owned.data() + at, &size, sizeof size);
    std::ranges::transform(copy, m_owned.begin() + static_cast<std::ptrdiff_t>(at + sizeof size),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return at;
}

Syntax::Syntax(const language::Document& document) : m_document(document) {
    const std::size_t count = document.tokens.size();
    m_rels.resize(count);
    m_lemmas.resize(count);
    m_lower.resize(count);
    m_childBegin.assign(count + 1, 0);
    m_first.resize(count);
    m_last.resize(count);
    m_enter.assign(count, 0);
    m_leave.assign(count, 0);
    RelCache cache;
    for (std::size_t t = 0; t < count; ++t) {
        const auto& token = document.tokens[t];
        m_rels[t] = cache(token.relation);
        const auto form = document.form(t);
        m_lower[t] = hasUpper(form) ? own(form) : asGiven;
        m_lemmas[t] = token.lemma.empty() ? asForm : hasUpper(token.lemma) ? own(token.lemma) : asGiven;
        if (token.upos == Upos::PROPN) {
            // "Gunmen", "Rebels" at the head of a sentence or in a headline are tagged as names, and keep their plural.
            const auto base = language::nounBase(lower(static_cast<int>(t)));
            if (ActorNouns::shared().find(base))
                m_lemmas[t] = own(base);
        }
        if (token.head >= 0)
            ++m_childBegin[static_cast<std::size_t>(token.head) + 1];
        m_first[t] = m_last[t] = static_cast<int>(t);
    }
    // "Front of the North and the Coast": what is coordinated inside of one name is a part of it, nobody besides.
    for (const auto& name : document.names) {
        for (std::uint32_t t = name.firstToken; t < name.endToken; ++t) {
            const auto head = document.tokens[t].head;
            if (m_rels[t] == Rel::Conj && head >= static_cast<std::int32_t>(name.firstToken) &&
                head < static_cast<std::int32_t>(name.endToken))
                m_rels[t] = Rel::Flat;
        }
    }
    for (std::size_t t = 0; t < count; ++t)
        m_childBegin[t + 1] += m_childBegin[t];
    m_children.resize(static_cast<std::size_t>(m_childBegin[count]));
    std::vector<int> next(m_childBegin.begin(), m_childBegin.end() - 1);
    for (std::size_t t = 0; t < count; ++t) {
        const int head = document.tokens[t].head;
        if (head >= 0)
            m_children[static_cast<std::size_t>(next[static_cast<std::size_t>(head)]++)] = static_cast<int>(t);
    }
    // Preorder numbers answer "below" in constant time; an explicit stack survives a chain as long as the sentence.
    std::vector<std::pair<int, std::size_t>> stack;
    int clock = 0;
    for (const auto& sentence : document.sentences) {
        for (std::uint32_t r = sentence.firstToken; r < sentence.endToken; ++r) {
            if (document.tokens[r].head >= 0)
                continue;
            stack.emplace_back(static_cast<int>(r), 0);
            m_enter[r] = ++clock;
            while (!stack.empty()) {
                const int t = stack.back().first;
                const auto own = children(t);
                if (stack.back().second < own.size()) {
                    const int child = own[stack.back().second++];
                    m_enter[static_cast<std::size_t>(child)] = ++clock;
                    stack.emplace_back(child, 0);
                    continue;
                }
                m_leave[static_cast<std::size_t>(t)] = ++clock;
                stack.pop_back();
                const int head = document.tokens[static_cast<std::size_t>(t)].head;
                if (head >= 0) {
                    auto& headFirst = m_first[static_cast<std::size_t>(head)];
                    auto& headLast = m_last[static_cast<std::size_t>(head)];
                    headFirst = std::min(headFirst, m_first[static_cast<std::size_t>(t)]);
                    headLast = std::max(headLast, m_last[static_cast<std::size_t>(t)]);
                }
            }
        }
    }
}

bool Syntax::isNominal(int t) const {
    const auto tag = upos(t);
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM || tag == Upos::X ||
           tag == Upos::SYM;
}

std::span<const int> Syntax::children(int t) const {
    const auto begin = static_cast<std::size_t>(m_childBegin[static_cast<std::size_t>(t)]);
    const auto end = static_cast<std::size_t>(m_childBegin[static_cast<std::size_t>(t) + 1]);
    return std::span(m_children).subspan(begin, end - begin);
}

int Syntax::child(int t, Rel relation) const {
    for (const int c : children(t)) {
        if (rel(c) == relation)
            return c;
    }
    return -1;
}

int Syntax::child(int t, Rel relation, std::string_view word) const {
    for (const int c : children(t)) {
        if (rel(c) == relation && lemma(c) == word)
            return c;
    }
    return -1;
}

std::string_view Syntax::preposition(int t) const {
    const int c = child(t, Rel::Case);
    return c < 0 ? std::string_view() : lemma(c);
}

bool Syntax::below(int t, int ancestor) const {
    const auto a = static_cast<std::size_t>(ancestor), b = static_cast<std::size_t>(t);
    return m_enter[a] <= m_enter[b] && m_leave[b] <= m_leave[a];
}

std::vector<int> Syntax::conjuncts(int t) const {
    std::vector<int> all{t};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const int c : children(all[i])) {
            if (rel(c) == Rel::Conj)
                all.push_back(c);
        }
    }
    std::ranges::sort(all);
    return all;
}

int Syntax::firstConjunct(int t) const {
    while (rel(t) == Rel::Conj && head(t) >= 0)
        t = head(t);
    return t;
}

bool Syntax::isPassive(int verb) const {
    if (hasChild(verb, Rel::AuxPass) || hasChild(verb, Rel::NsubjPass) || hasChild(verb, Rel::OblAgent))
        return true;
    if (!xpos(verb, "VBN") && !xpos(verb, "VBD") && !xpos(verb, "JJ"))
        return false;
    const Rel r = rel(verb);
    if ((r == Rel::Acl || r == Rel::Amod) && !xpos(verb, "VBD"))
        return !hasChild(verb, Rel::Obj);
    if (xpos(verb, "VBN") && !hasChild(verb, Rel::Aux)) {
        if (r == Rel::Conj && head(verb) >= 0 && !hasChild(verb, Rel::Obj))
            return isPassive(head(verb));
        if (r == Rel::Xcomp && !hasChild(verb, Rel::Obj))
            return true;
    }
    return false;
}

bool Syntax::isNegated(int t) const {
    for (const int c : children(t)) {
        if (rel(c) == Rel::Advmod || rel(c) == Rel::Det || rel(c) == Rel::Aux || rel(c) == Rel::CompoundPrt) {
            const auto word = lower(c);
            if (word == "not" || word == "n't" || word == "n’t" || word == "never" || word == "no" || word == "neither")
                return true;
        }
    }
    return false;
}

int Syntax::clauseHead(int t) const {
    int at = t;
    while (head(at) >= 0) {
        if (isVerb(at) || isClause(rel(at)))
            return at;
        at = head(at);
    }
    return at;
}

std::pair<int, int> Syntax::nounPhrase(int t) const {
    int from = t, to = t;
    for (const int c : children(t)) {
        switch (rel(c)) {
        case Rel::AclRelcl:
        case Rel::Acl:
        case Rel::Appos:
        case Rel::Conj:
        case Rel::Cc:
        case Rel::Punct:
        case Rel::Case:
        case Rel::Parataxis:
        case Rel::Advcl:
        case Rel::Ccomp:
        case Rel::Nsubj:
        case Rel::NsubjPass:
        case Rel::Cop:
        case Rel::Mark:
        case Rel::Obl:
        case Rel::Orphan:
        case Rel::List:
        case Rel::Dep:
        case Rel::Discourse:
        case Rel::Aux:
        case Rel::AuxPass:
            break;
        default:
            from = std::min(from, first(c));
            if (c > t)
                to = std::max(to, last(c));
        }
    }
    // A comma or the coordination before the phrase may hang on one of its words.
    while (from < t && (upos(from) == Upos::CCONJ || (upos(from) == Upos::PUNCT && !isOpening(form(from)))))
        ++from;
    return {from, to};
}

int Syntax::tokenAt(std::uint32_t offset) const {
    const auto& tokens = m_document.tokens;
    const auto found =
        std::ranges::partition_point(tokens, [&](const language::Token& token) { return token.span.end <= offset; });
    return static_cast<int>(found - tokens.begin());
}

} // namespace parallax::mention
