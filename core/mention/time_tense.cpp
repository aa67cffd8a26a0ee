#include "mention/time_tense.h"

namespace parallax::mention {

namespace {

constexpr std::size_t reach = 30; // tokens; a clause is hardly longer, and it keeps the cost linear

bool endsSentence(const std::vector<TimeToken>& tokens, std::size_t at) {
    const char mark = tokens[at].mark;
    if (mark == ';') {
        return true;
    }
    if (mark != '.' && mark != '!' && mark != '?') {
        return false;
    }
    if (at + 1 == tokens.size()) {
        return true;
    }
    const TimeToken& next = tokens[at + 1];
    if (next.gap == Gap::None) {
        return next.mark == '"' || next.mark == '\'';
    }
    if (mark == '.' && at > 0) {
        const TimeToken& before = tokens[at - 1];
        const bool abbreviation = before.kind == TimeTokenKind::Word &&
                                  (before.span.size() == 1 || (before.word != nullptr && before.word->monthShort != 0));
        if (abbreviation) {
            return false;
        }
    }
    return next.kind != TimeTokenKind::Word || next.capital;
}

Tense tenseOf(std::string_view text, const TimeToken& token) {
    if (token.kind != TimeTokenKind::Word) {
        return Tense::Unknown;
    }
    if (token.word != nullptr) {
        return token.word->tense == 1   ? Tense::Past
               : token.word->tense == 2 ? Tense::Future
               : token.word->tense == 3 ? Tense::Present
               : token.word->tense == 4 ? Tense::Open
                                        : Tense::Unknown;
    }
    const std::string_view form = token.span.in(text);
    return !token.capital && form.size() >= 5 && form.ends_with("ed") ? Tense::Past : Tense::Unknown;
}

} // namespace

Tense tenseAround(std::string_view text, const std::vector<TimeToken>& tokens, std::size_t first, std::size_t end) {
    // "declared Thursday a day of mourning": a day that is appointed is to come.
    const bool appointed = first > 0 && tokens[first - 1].word != nullptr && tokens[first - 1].word->appoints != 0;
    if (appointed && end < tokens.size() && tokens[end].word != nullptr) {
        const std::string_view next = tokens[end].span.in(text);
        if (next == "a" || next == "an" || next == "as" || next == "the") {
            return Tense::Future;
        }
    }
    Tense weak = Tense::Unknown;
    for (std::size_t at = first; at > 0 && first - at < reach; --at) {
        if (endsSentence(tokens, at - 1)) {
            break;
        }
        const Tense tense = tenseOf(text, tokens[at - 1]);
        if (tense == Tense::Past && at > 1 && tokens[at - 2].span.in(text) == "be") {
            continue; // "will be tried": the auxiliary says when
        }
        if (tense == Tense::Present) {
            weak = weak == Tense::Unknown ? tense : weak;
        } else if (tense != Tense::Unknown) {
            return tense;
        }
    }
    for (std::size_t at = end; at < tokens.size() && at - end < reach; ++at) {
        if (endsSentence(tokens, at)) {
            break;
        }
        const Tense tense = tenseOf(text, tokens[at]);
        if (tense == Tense::Present) {
            weak = weak == Tense::Unknown ? tense : weak;
        } else if (tense != Tense::Unknown) {
            return weak == Tense::Unknown || tense == Tense::Future ? tense : weak;
        }
    }
    return weak;
}

} // namespace parallax::mention
