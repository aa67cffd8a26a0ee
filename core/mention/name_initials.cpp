#include "mention/name_initials.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/dateline.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace parallax::mention {
namespace {

using language::Upos;

bool isUpperWord(std::string_view word) {
    if (word.size() < 2 || word.size() > 8)
        return false;
    return std::ranges::all_of(
               word, [](unsigned char c) { return std::isupper(c) || c == '-' || c == '.' || std::isdigit(c); }) &&
           std::isupper(static_cast<unsigned char>(word[0]));
}

} // namespace

std::string initialsBehind(const Syntax& syntax, int end) {
    const auto sentence = syntax.sentence(end - 1);
    if (end < static_cast<int>(syntax.size()) &&
        base::isOneOf(syntax.form(end), std::array<std::string_view, 5>{"\"", "''", "'", "\u201d", "\u2019"}))
        ++end;
    if (end + 2 < static_cast<int>(syntax.size()) && syntax.sentence(end + 2) == sentence) {
        const auto open = syntax.form(end), close = syntax.form(end + 2);
        if ((open == "(" || open == "[") && (close == ")" || close == "]" || close == ",")) {
            const auto inside = syntax.form(end + 1);
            if (isUpperWord(inside))
                return std::string(inside);
        }
    }
    return {};
}

bool isTimeZone(const Syntax& syntax, int t) {
    const auto form = syntax.form(t);
    if (t == 0 || form.size() > 4 || syntax.sentence(t - 1) != syntax.sentence(t) ||
        !std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return false;
    const auto before = syntax.lower(t - 1);
    const bool clock = before.size() > 3 && before.find(':') != std::string_view::npos &&
                       std::isdigit(static_cast<unsigned char>(before[0]));
    return clock || base::isOneOf(before, std::array<std::string_view, 4>{"am", "pm", "a.m.", "p.m."});
}

bool isCredit(const Syntax& syntax, int t) {
    if (t == 0 || t + 1 >= static_cast<int>(syntax.size()) || syntax.form(t - 1) != "(" || syntax.form(t + 1) != ")")
        return false;
    const auto first = static_cast<int>(syntax.sentenceOf(t).firstToken);
    return t - 1 == first || syntax.upos(t - 2) == Upos::PUNCT;
}

bool isOneOfAKind(const Syntax& syntax, int head) {
    const int next = head + 1;
    const bool led = next < static_cast<int>(syntax.size()) && syntax.sentence(next) == syntax.sentence(head) &&
                     syntax.isNominal(next);
    const auto first = syntax.firstConjunct(head);
    // "his white XYZ", but "their National Front".
    const bool owned =
        syntax.form(head - (head > 0 ? 1 : 0))[0] >= 'a' && std::ranges::any_of(syntax.children(head), [&](int c) {
            return syntax.rel(c) == Rel::NmodPoss && syntax.upos(c) == Upos::PRON;
        });
    return !led && (owned || syntax.child(first, Rel::Det, "a") >= 0 || syntax.child(first, Rel::Det, "an") >= 0);
}

bool isBodyInitials(const Syntax& syntax, int t) {
    if (syntax.upos(t) != Upos::PROPN && syntax.upos(t) != Upos::NOUN)
        return false;
    const auto form = syntax.form(t);
    if (form.size() < 3 || form.size() > 6 || !std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return false;
    // "POLICE", "HOME": a word in capitals.
    const auto word = syntax.lower(t);
    const bool inDictionary =
        language::isNoun(word) || language::isNoun(syntax.lemma(t)) || language::isAdjective(word);
    if (inDateline(syntax, t) || isTimeZone(syntax, t) || isCredit(syntax, t) || isOneOfAKind(syntax, t) ||
        ActorNouns::shared().find(word) || (inDictionary && !language::isA(word, language::NounClass::Organisation, 9)))
        return false;
    for (const int near : {t - 1, t + 1}) {
        if (near < 0 || near >= static_cast<int>(syntax.size()) || syntax.sentence(near) != syntax.sentence(t))
            continue;
        const auto other = syntax.form(near);
        if (other.size() > 3 && std::ranges::all_of(other, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return false;
    }
    return true;
}

} // namespace parallax::mention
