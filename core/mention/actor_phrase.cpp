#include "mention/actor_phrase.h"

#include "base/one_of.h"
#include "base/weekdays.h"

#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Upos;

constexpr std::array<std::string_view, 3> otherDays = {"yesterday", "today", "tonight"};
constexpr std::array<std::string_view, 8> dayParts = {"early",     "late",    "morning", "noon",
                                                      "afternoon", "evening", "night",   "'s"};

// A dash with a blank on a side, which joins no word.
bool isDash(const Syntax& syntax, int t) {
    if (!isOneOf(syntax.form(t), std::array<std::string_view, 4>{"-", "--", "\u2013", "\u2014"}))
        return false;
    return t == 0 || syntax.token(t - 1).span.end != syntax.token(t).span.begin ||
           t + 1 == static_cast<int>(syntax.size()) || syntax.token(t).span.end != syntax.token(t + 1).span.begin;
}

} // namespace

int whoBegins(const Syntax& syntax, int head, int from) {
    int first = from;
    const auto skipLead = [&] {
        while (first < head &&
               (syntax.upos(first) == Upos::DET || syntax.upos(first) == Upos::PRON ||
                syntax.upos(first) == Upos::PUNCT || syntax.upos(first) == Upos::ADP ||
                isOneOf(syntax.lower(first), std::array<std::string_view, 5>{"least", "most", "not", "only", "even"})))
            ++first;
    };
    skipLead();
    // What stands before a bracket, a dash, or a date before a comma, is not said of them: "on 27 March, rebel units".
    // Nor is what stands before their own article.
    for (int i = first; i < head; ++i) {
        const auto form = syntax.form(i);
        const auto tag = syntax.upos(first);
        const bool own = i > first && syntax.head(i) == head;
        const bool article = (own && syntax.rel(i) == Rel::Det && syntax.lower(i) != "no") ||
                             (own && syntax.rel(i) == Rel::NmodPoss && syntax.upos(i) == Upos::PRON);
        if (form == "]" || form == ")" || isDash(syntax, i) || article || syntax.rel(i) == Rel::Cop ||
            (form == "," && (tag == Upos::NUM || tag == Upos::PROPN || tag == Upos::VERB || i + 1 == head)))
            first = i + 1;
    }
    // "Early Sunday morning gunmen ..."
    int day = first;
    bool named = false;
    for (; day < head; ++day) {
        const bool isDay = isOneOf(syntax.lower(day), base::weekdays) || isOneOf(syntax.lower(day), otherDays);
        if (!isDay && !isOneOf(syntax.lower(day), dayParts))
            break;
        named = named || isDay;
    }
    if (named)
        first = day;
    skipLead();
    // "at least five people", "about 15 men": how exact the number is, is not part of who they are; nor are the ends of
    // a range.
    if (const int number = syntax.child(head, Rel::Nummod); number >= first && number < head) {
        if (syntax.hasChild(number, Rel::Conj))
            first = syntax.last(number) + 1;
        else if (syntax.first(number) <= first)
            first = number;
    }
    return first;
}

} // namespace parallax::mention
