#include "disagreement/count_wording.h"

#include "actor/content_words.h"
#include "base/one_of.h"
#include "disagreement/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

namespace parallax::disagreement {

namespace {

using claim::Attribute;

bool isCasualty(const ComparedClaim& claim) {
    return claim.attribute == Attribute::Killed || claim.attribute == Attribute::Wounded;
}

double sizeOf(const ComparedClaim& claim) {
    return std::get<mention::Quantity>(claim.value).low;
}

// What stands in the sentence before and after the words of a claim.
std::string_view before(const ComparedClaim& claim) {
    const std::size_t where = claim.sentence.find(claim.quote);
    return where == std::string_view::npos ? std::string_view() : claim.sentence.substr(0, where);
}
std::string_view after(const ComparedClaim& claim) {
    const std::size_t where = claim.sentence.find(claim.quote);
    return where == std::string_view::npos ? std::string_view() : claim.sentence.substr(where + claim.quote.size());
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

bool isArticle(std::string_view word) {
    constexpr std::array<std::string_view, 6> articles{"a", "an", "the", "A", "An", "The"};
    return base::isOneOf(word, articles);
}

bool isNumber(std::string_view word) {
    constexpr std::array<std::string_view, 21> numbers{"One",   "Two",  "Three", "Four",  "Five", "Six",   "Seven",
                                                       "Eight", "Nine", "Ten",   "one",   "two",  "three", "four",
                                                       "five",  "six",  "seven", "eight", "nine", "ten",   "several"};
    return base::isOneOf(word, numbers) || (!word.empty() && std::ranges::all_of(word, actor::isDigit));
}

// A word that says what became of people, or that more of them follow.
bool tellsFate(std::string_view word) {
    constexpr std::array<std::string_view, 14> fates{"was",   "were",       "been",    "dead", "shot",
                                                     "hurt",  "dying",      "left",    "died", "others",
                                                     "other", "critically", "another", "more"};
    return base::isOneOf(word, fates) || word.ends_with("ed");
}

// In small letters, for headlines in capitals.
std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter | 0x20);
    return lower;
}

bool holdsAnyOf(std::string_view text, std::initializer_list<std::string_view> cues) {
    return std::ranges::any_of(cues, [&](std::string_view cue) { return text.find(cue) != std::string_view::npos; });
}

// Right behind the number: "five or six of them", not "five people in the city of the saint".
bool tellsRightBehind(std::string_view words, std::initializer_list<std::string_view> cues) {
    const std::string_view quote = words.substr(0, 48);
    return std::ranges::any_of(cues, [&](std::string_view cue) {
        const std::size_t where = quote.find(cue);
        return where != std::string_view::npos && !quote.substr(where).starts_with(" more than") &&
               std::ranges::count(quote.substr(0, where), ' ') <= 2;
    });
}

// "A dead woman ... two more people dead": besides those whom the sentence told of before with the same fate.
bool addsToOthers(const ComparedClaim& claim) {
    const std::string_view number = claim.quote.substr(0, 24);
    const std::size_t where = std::min({number.find(" more "), number.find(" others"), number.find(" other ")});
    if (where == std::string_view::npos || number.substr(where).starts_with(" more than") ||
        std::count(number.begin(), number.begin() + static_cast<std::ptrdiff_t>(where), ' ') > 1)
        return false;
    return claim.attribute == Attribute::Killed
               ? holdsAnyOf(before(claim), {"dead ", "dead,", "killed", "died", "body "})
               : holdsAnyOf(before(claim), {"wounded", "injured", "hurt ", "critical condition", "serious condition",
                                            "stable condition"});
}

// "Ana Berg and six others were shot", "he and two more people": `last` is the word before "and".
bool addsNameTo(const ComparedClaim& claim, std::string_view last) {
    constexpr std::array<std::string_view, 3> pronouns{"he", "she", "He"};
    const bool named =
        base::isOneOf(last, pronouns) || last == "She" || (!last.empty() && actor::isUpperLetter(last.front()));
    return named && tellsRightBehind(claim.quote, {" others", " other ", " more "}) &&
           !holdsAnyOf(before(claim), {"dead", "died", "killed", "killing", "fatal", "slain"});
}

// "A third man was shot and killed": the third who was shot, not the third who died. "A third man died" counts the
// dead.
bool isOrdinalOfTheHit(const ComparedClaim& claim) {
    constexpr std::array<std::string_view, 9> ordinals{"second ",  "third ",  "fourth ", "fifth ", "sixth ",
                                                       "seventh ", "eighth ", "ninth ",  "tenth "};
    std::string_view quote = claim.quote;
    for (const std::string_view article : {"a ", "A ", "the ", "The "})
        if (quote.starts_with(article))
            quote.remove_prefix(article.size());
    const double size = sizeOf(claim);
    return size >= 2 && size <= 10 && size == std::floor(size) &&
           quote.starts_with(ordinals[static_cast<std::size_t>(size) - 2]) &&
           holdsAnyOf(quote, {" shot", " stabbed", " struck", " hit ", " beaten"});
}

// "Leaving a clerk dead and five other people wounded": the five are not the dead.
bool isOfTheNextFate(const ComparedClaim& claim) {
    return claim.attribute == Attribute::Killed && claim.quote.starts_with("dead and ") &&
           holdsAnyOf(after(claim).substr(0, 24), {"wounded", "injured", "hurt"});
}

// "Slayings of 14- and 18-year-olds": an age whose word comes later.
bool isHyphenAge(const ComparedClaim& claim) {
    const std::string_view rest = after(claim);
    return !claim.quote.empty() && actor::isDigit(claim.quote.back()) &&
           (rest.starts_with("- and ") || rest.starts_with("- to ") || rest.starts_with("- or ") ||
            rest.starts_with("-year") || rest.starts_with("-, "));
}

// "Seriously wounded", "sustained minor injuries": those hurt in one degree, beside whom others were hurt otherwise.
bool tellsDegree(const ComparedClaim& claim) {
    if (claim.attribute != Attribute::Wounded)
        return false;
    const std::string_view rest = after(claim);
    return rest.starts_with(" critically") || rest.starts_with(" seriously") ||
           holdsAnyOf(claim.quote, {"critical", "serious", "severe", "slight", "lesser", "minor ", "moderate", "grave",
                                    "life-threatening", "life threatening"});
}

// "Range in age from 23 to 31 were hurt", "between the ages of 21 and 58 were shot": the oldest of them.
bool isEndOfAges(const ComparedClaim& claim) {
    const std::string_view front = before(claim);
    if (claim.quote.empty() || !actor::isDigit(claim.quote.front()) || front.empty() || sizeOf(claim) < 10)
        return false;
    const std::vector<std::string_view> words = wordsOf(front.substr(front.size() > 50 ? front.size() - 50 : 0));
    return words.size() > 2 && actor::isDigit(words[words.size() - 2].front()) &&
           std::ranges::any_of(words, [](std::string_view word) {
               return word == "age" || word == "ages" || word == "aged" || word == "ranging";
           });
}

// "Wounded an 18 and a 15 year old": the age of one who is not called otherwise.
bool isAgeBehindArticle(const ComparedClaim& claim) {
    const std::string number = fmt::format("{}", sizeOf(claim));
    if (sizeOf(claim) < 2)
        return false;
    const std::vector<std::string_view> words = wordsOf(claim.quote);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == number) {
            if (i > 0)
                return words[i - 1] == "a" || words[i - 1] == "an";
            const std::string_view front = before(claim);
            return front.ends_with(" a ") || front.ends_with(" an ");
        }
    return false;
}

// "One of five people hurt has died", "nine were hurt, two of whom died": the dead are among the hurt.
bool countsSomeWhoDied(const ComparedClaim& claim) {
    if (claim.attribute != Attribute::Wounded)
        return false;
    const auto tellsDeath = [](std::string_view text) {
        return holdsAnyOf(text, {" died", " dead", " killed", " fatal", " succumbed", " dies"});
    };
    std::vector<std::string_view> front = wordsOf(before(claim));
    if (!front.empty() && front.back() == "the")
        front.pop_back();
    if (front.size() > 1 && front.back() == "of" && isNumber(front[front.size() - 2]) && tellsDeath(after(claim)))
        return true;
    const std::string_view rest = after(claim).substr(0, 60);
    const std::size_t some = std::min({rest.find(" of whom "), rest.find(" of them "), rest.find(" of those ")});
    return some < 14 && tellsDeath(rest.substr(some));
}

// "In shootings across Velin", "a dozen shootings over the weekend", "in less than three months": happenings that have
// no more in common than the town and the days. "Attacks across the city" may be one incident.
bool countsSeveralHappenings(std::string_view sentence) {
    if (const std::size_t at = sentence.find("over the "); at != std::string_view::npos)
        if (sentence.substr(at, 50).find("weekend") != std::string_view::npos &&
            sentence.find(" attacks") != std::string_view::npos)
            return true;
    if (holdsAnyOf(sentence, {"violent weekend", "violent night"}))
        return true;
    constexpr std::array<std::string_view, 7> deeds{" shootings", " killings",  " stabbings", " incidents",
                                                    " crashes",   " accidents", " assaults"};
    constexpr std::array<std::string_view, 9> course{" across ",         " over the weekend", " this weekend",
                                                     " last weekend",    " since ",           " separate ",
                                                     " around the city", " sides,",           " sides of "};
    for (const std::string_view cue : {" in less than ", " in just over ", " in the past ", " in the last "})
        if (const std::size_t at = sentence.find(cue); at != std::string_view::npos) {
            const std::string_view rest = sentence.substr(at + cue.size()).substr(0, 20);
            if (holdsAnyOf(rest, {"month", "year", "week"}))
                return true;
        }
    return std::ranges::any_of(deeds,
                               [&](std::string_view deed) { return sentence.find(deed) != std::string_view::npos; }) &&
           std::ranges::any_of(course,
                               [&](std::string_view cue) { return sentence.find(cue) != std::string_view::npos; });
}

bool saysBoth(const ComparedClaim& claim) {
    return claim.relation == mention::Relation::Equal &&
           (claim.quote.starts_with("Both ") || claim.quote.starts_with("both "));
}

} // namespace

bool countsOthers(const ComparedClaim& claim) {
    const std::string_view front = before(claim);
    for (const std::string_view cue : {"other ", "Other ", "another ", "Another ", "additional ", "further "})
        if (front.ends_with(cue) || claim.quote.starts_with(cue))
            return true;
    return claim.attribute == Attribute::Detained && tellsRightBehind(claim.quote, {" others", " other ", " more "});
}

bool overlapsOthers(const ComparedClaim& claim) {
    return tellsDegree(claim) || tellsOfHospital(claim);
}

bool tellsOfHospital(const ComparedClaim& claim) {
    const std::string_view front = before(claim);
    return claim.attribute == Attribute::Wounded && !front.ends_with("All ") && !front.ends_with("all ") &&
           holdsAnyOf(claim.quote, {"treated", "taken", "took", "transported", "hospital", "rushed", "admitted"});
}

bool countsSomeOfThem(const ComparedClaim& claim) {
    return claim.attribute == Attribute::Wounded &&
           (tellsDegree(claim) || holdsAnyOf(claim.quote, {" on the scene", " at the scene"}) ||
            tellsRightBehind(claim.quote, {" of them", " of those ", " of whom"}));
}

bool countsAll(const ComparedClaim& claim) {
    return saysBoth(claim) && parseScope(claim.scope).standard == Standard::Attackers;
}

bool countsFirst(const ComparedClaim& claim) {
    const std::string_view front = before(claim);
    // "Three of the dead": no one says how many there were.
    const std::string_view quote = claim.quote.substr(0, 32);
    if (claim.attribute == Attribute::Killed &&
        holdsAnyOf(quote, {" of the dead", " of the deceased", " of the bodies"}))
        return true;
    if (claim.attribute == Attribute::Wounded && holdsAnyOf(quote, {" of the wounded", " of the injured"}))
        return true;
    return isCasualty(claim) &&
           (front.ends_with("the first ") || front.ends_with("The first ") || front.ends_with("remaining ") ||
            holdsAnyOf(claim.quote, {"remaining "}) || (saysBoth(claim) && !countsAll(claim)));
}

bool countsSome(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    if (countsOthers(claim) || tellsDegree(claim))
        return true;
    if (countsFirst(claim))
        return true;
    const std::string_view front = before(claim);
    // "No one inside the hall was hurt": nothing is said of those outside.
    if (sizeOf(claim) == 0 && holdsAnyOf(claim.quote, {" else ", " inside ", " from "}))
        return true;
    // "Two died at the scene": the others elsewhere.
    if (claim.attribute == Attribute::Killed &&
        (after(claim).starts_with(" at the scene") || holdsAnyOf(claim.quote, {"at the scene"})))
        return true;
    // "Found four people on the scene who had been shot": others had left it.
    if (claim.attribute == Attribute::Wounded && holdsAnyOf(claim.quote, {" on the scene", " at the scene"}))
        return true;
    // "Identified the four dead": those whose names are known.
    if (claim.attribute == Attribute::Killed && (front.ends_with("dentified the ") || front.ends_with(" named the ")))
        return true;
    // "In addition to the six wounded whom they knew of, another was found."
    if (front.ends_with("addition to the "))
        return true;
    // "One was shot in the leg; the other in the arm."
    if (sizeOf(claim) == 1 && claim.relation == mention::Relation::Equal &&
        holdsAnyOf(after(claim), {" the other was ", " the other in ", " the other had ", ", a second "}))
        return true;
    for (const std::string_view ordinal : {"first ", "second ", "third ", "fourth ", "fifth ", "sixth "})
        if (claim.quote.starts_with(ordinal) && (front.ends_with("the ") || front.ends_with("The ")))
            return true;
    for (const std::string_view cue : {"a further ", "A further ", "an additional "})
        if (claim.quote.starts_with(cue))
            return true;
    return tellsRightBehind(claim.quote,
                            {" of the ", " of them", " of those ", " of these ", " others", " other ", " more "});
}

bool tellsOfOne(const ComparedClaim& claim) {
    if (sizeOf(claim) != 1 || claim.relation != mention::Relation::Equal ||
        (!isCasualty(claim) && claim.attribute != Attribute::Detained))
        return false;
    for (const std::string_view word : wordsOf(claim.quote)) {
        if (word == "one" || word == "One" || word == "1" || word == "only" || word == "single")
            return false;
        if (isArticle(word))
            return true;
    }
    const std::vector<std::string_view> front = wordsOf(before(claim));
    return !front.empty() && isArticle(front.back());
}

bool isSummand(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    const auto opensAnother = [](const std::vector<std::string_view>& words, std::size_t at) {
        return at + 2 < words.size() && words[at] == "and" && (isNumber(words[at + 1]) || isArticle(words[at + 1])) &&
               words[at + 1] != "the" && !tellsFate(words[at + 2]);
    };
    const std::vector<std::string_view> quote = wordsOf(claim.quote);
    const std::vector<std::string_view> front = wordsOf(before(claim));
    const std::size_t words = front.size();
    // "A couple and their baby were killed": who belongs to them is not counted.
    constexpr std::array<std::string_view, 3> owners{"their", "his", "her"};
    for (std::size_t i = 1; i + 2 < quote.size() && !tellsFate(quote[i - 1]); ++i)
        if (quote[i] == "and" && base::isOneOf(quote[i + 1], owners) && !tellsFate(quote[i + 2]))
            return true;
    // "It left a girl and two men wounded"
    if (words > 4 && !quote.empty() && isNumber(quote.front()) && front.back() == "and" &&
        !holdsAnyOf(claim.quote, {" were ", " was "}))
        for (std::size_t i = 3; i <= std::min<std::size_t>(5, words - 1); ++i)
            if (isArticle(front[words - i]) && (front[words - i - 1] == "left" || front[words - i - 1] == "leaving"))
                return std::none_of(front.end() - static_cast<std::ptrdiff_t>(i), front.end(), tellsFate);
    // "Killed his brother and two others"
    for (std::size_t i = 2; i + 2 < quote.size(); ++i)
        if (quote[i] == "and" && base::isOneOf(quote[i - 2], owners) && isNumber(quote[i + 1]) &&
            quote[i + 2].starts_with("other"))
            return true;
    for (std::size_t i = 1; i < quote.size(); ++i) {
        if (i > 1 && tellsFate(quote[i - 1]))
            break;
        if (opensAnother(quote, i))
            return true;
    }
    // "Injuring his two children and four other people": the others beside two.
    for (std::size_t i = 2; i + 2 < quote.size(); ++i)
        if (quote[i] == "and" && isNumber(quote[i + 1]) && quote[i + 2] == "other" && !tellsFate(quote[i - 1]) &&
            (isNumber(quote[i - 2]) || (i > 2 && isNumber(quote[i - 3]))))
            return true;
    // "Two children and one man dead": the last of a list.
    if (words > 2 && !quote.empty() && isNumber(quote.front()) && front.back() == "and" && isNumber(front[words - 3]) &&
        !tellsFate(front[words - 2]) && (words == 3 || front[words - 4] == "left" || !tellsFate(front[words - 4])) &&
        !front[words - 2].ends_with(","))
        return true;
    // "He and six others were shot": one more than the others. Not "a man died and six others were shot".
    if (words > 1 && front.back() == "and" && addsNameTo(claim, front[words - 2]))
        return true;
    // "Two pupils were hurt along with a teacher."
    if (after(claim).starts_with(" along with ") || after(claim).starts_with(", along with "))
        return true;
    // "One clerk and four night guards were killed", "four guards also died".
    if (claim.attribute == Attribute::Killed && holdsAnyOf(claim.quote.substr(0, 60), {" also died", " also killed"}))
        return true;
    // "Found a man who was shot and two women who were also shot"
    if (claim.attribute == Attribute::Wounded &&
        holdsAnyOf(claim.quote.substr(0, 60), {" also shot", " also hurt", " also wounded", " also injured"}))
        return true;
    if (words > 3 && !quote.empty() && isNumber(quote.front()) && front.back() == "and" && isNumber(front[words - 4]) &&
        !tellsFate(front[words - 3]) && !tellsFate(front[words - 2]) && !front[words - 2].ends_with(","))
        return true;
    return addsToOthers(claim) ||
           (!quote.empty() && !tellsFate(quote.back()) && opensAnother(wordsOf(after(claim).substr(0, 60)), 0));
}

bool countsMoreThanOneHappening(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    if (holdsAnyOf(claim.quote, {"homicides", " murders"}) || holdsAnyOf(before(claim), {"already this year"}) ||
        holdsAnyOf(claim.sentence, {"unrelated ", "Unrelated "}))
        return true;
    if (countsSeveralHappenings(claim.sentence))
        return true;
    // "Earlier Monday, eight people were shot at a parade": another happening.
    if (const std::string_view front = before(claim);
        front.starts_with("Earlier ") && front.size() < 32 && front.ends_with(", ") && holdsAnyOf(front, {"day,"}))
        return true;
    const std::string_view rest = after(claim).substr(0, 70);
    return std::ranges::any_of(
        std::array<std::string_view, 11>{"violent weekend", "violent night", " separate ", " across the city",
                                         " across the country", "citywide", "city-wide", "nationwide",
                                         " in the line of duty", " this year", " shootings across "},
        [&](std::string_view cue) {
            return rest.find(cue) != std::string_view::npos || claim.quote.find(cue) != std::string_view::npos;
        });
}

bool countsNobody(const ComparedClaim& claim) {
    // "He has four prior arrests": not of this happening.
    if (claim.attribute == Attribute::Detained && holdsAnyOf(claim.quote, {" prior ", " previous "}))
        return true;
    // "Two have been released from hospital": nobody who was held.
    if (claim.attribute == Attribute::Released &&
        (holdsAnyOf(claim.quote, {"hospital"}) || holdsAnyOf(after(claim).substr(0, 40), {"hospital"})))
        return true;
    // "Will not be named until he is arrested": not yet.
    if (claim.attribute == Attribute::Detained &&
        (before(claim).ends_with(" until ") || before(claim).ends_with(" if ")))
        return true;
    // "16, 20 and 17, respectively": ages; "no child should die": a wish.
    if (holdsAnyOf(claim.quote, {"respectively"}) || (sizeOf(claim) == 0 && holdsAnyOf(claim.quote, {" should "})))
        return true;
    if (!isCasualty(claim))
        return false;
    // "Praying that nobody died"; "a man was hit but sustained no injuries": he alone.
    if (sizeOf(claim) == 0 && (holdsAnyOf(before(claim), {"raying that", "hoping that", "hoped that", "hopes that",
                                                          "ensure that", "make sure"}) ||
                               claim.quote.starts_with("A man ") || claim.quote.starts_with("A woman ") ||
                               (before(claim).ends_with(" but ") &&
                                (claim.quote.starts_with("no injur") || claim.quote.starts_with("no physical")) &&
                                !holdsAnyOf(claim.quote, {"report", "were "}) &&
                                !holdsAnyOf(after(claim).substr(0, 40), {"report", "were "}))))
        return true;
    // "No one was hurt too badly": some were hurt.
    if (sizeOf(claim) == 0 && (after(claim).starts_with(" too ") ||
                               holdsAnyOf(claim.quote, {"seriously", "badly", "severely", "critically"}) ||
                               after(claim).starts_with(" badly") || after(claim).starts_with(" seriously")))
        return true;
    if (isEndOfAges(claim))
        return true;
    // "+ Two killed in a crash": a link to another report.
    if (claim.sentence.starts_with("+ "))
        return true;
    const double size = sizeOf(claim);
    if (size != std::floor(size) || after(claim).starts_with(" per ") || isAgeBehindArticle(claim) ||
        isHyphenAge(claim) || isOrdinalOfTheHit(claim) || isOfTheNextFate(claim) ||
        holdsAnyOf(claim.quote, {"death sentence", "death penalt"}))
        return true;
    if (claim.quote.empty() || !actor::isDigit(claim.quote.front()) || size < 2 || size > 110)
        return false;
    const std::string_view front = before(claim);
    // "Women, ages 15, 17, and 18, were hurt": no count has a comma before its verb.
    if (const std::string number = fmt::format("{}, ", size);
        claim.quote.starts_with(number) &&
        tellsFate(claim.quote.substr(number.size(), claim.quote.find(" ", number.size()) - number.size())))
        return true;
    // "22 was shot": the age of someone named before.
    if (claim.quote.starts_with(fmt::format("{} was ", size)))
        return true;
    if (front.ends_with(" aged ") || front.ends_with(" ages ") || claim.quote.starts_with(fmt::format("{}- ", size)))
        return true;
    if (!front.ends_with(", "))
        return false;
    // Behind a name or another age and its comma.
    const std::vector<std::string_view> words = wordsOf(front.substr(0, front.size() - 2));
    if (words.size() < 2)
        return false;
    const auto capital = [](std::string_view word) { return actor::isUpperLetter(word.front()); };
    return (capital(words.back()) && capital(words[words.size() - 2]) &&
            !actor::isFunctionWord(words[words.size() - 2])) ||
           std::ranges::all_of(words.back(), actor::isDigit);
}

bool countsWhoWasHit(const ComparedClaim& claim) {
    return holdsAnyOf(lowered(claim.quote), {"shot", "shooting", "struck", "victim", " hit", "rushed", "taken",
                                             "transported", "sent", "sends", "hospital"}) ||
           holdsAnyOf(after(claim).substr(0, 40), {"mortally", "fatally"}) || countsSomeWhoDied(claim);
}

bool attackerDiedBeside(const ComparedClaim& claim) {
    if (claim.attribute != Attribute::Killed)
        return false;
    const std::string_view rest = after(claim).substr(0, 90);
    // "Two died as a result of violence and one committed suicide"
    if (const std::size_t last = rest.find(" suicide");
        last != std::string_view::npos &&
        holdsAnyOf(rest.substr(0, last), {" and one ", " and the other ", " and a third "}))
        return true;
    const std::size_t self = std::min({rest.find("himself"), rest.find("herself"), rest.find("themselves")});
    if (self == std::string_view::npos)
        return false;
    const std::string_view between = rest.substr(0, self);
    return holdsAnyOf(between, {" and then ", " then ", " before killing ", " before shooting ", " and killed ",
                                " before turning ", " and then turned "}) &&
           rest.substr(0, self).find(". ") == std::string_view::npos;
}

bool tellsOfCourse(const ComparedClaim& claim) {
    return holdsAnyOf(claim.sentence, {" conflict", " war ", " war.", " war,", "offensive", "campaign", " uprising",
                                       "insurgency", "hostilities", "-day ", "-week ", "-month ", "-year ", " since "});
}

bool tellsTheDeadApart(const ComparedClaim& claim) {
    return holdsAnyOf(claim.quote, {"other", " more "}) ||
           holdsAnyOf(lowered(claim.sentence), {"killed", "killing", "dead", "died", "fatal", "slain"});
}

bool tellsNoReports(const ComparedClaim& claim) {
    return sizeOf(claim) == 0 && holdsAnyOf(claim.quote, {"report", "Report", "word of"});
}

bool holdsTheAttacker(const ComparedClaim& claim) {
    if (!isCasualty(claim))
        return false;
    const std::string_view rest = after(claim).substr(0, 90);
    std::size_t where = claim.quote.find("including ");
    std::string_view list;
    if (where != std::string_view::npos)
        list = claim.quote.substr(where + 10);
    else if (where = rest.find("including "); where != std::string_view::npos && where <= 8)
        list = rest.substr(where + 10);
    std::size_t read = 0;
    for (const std::string_view word : wordsOf(list)) {
        if (++read > 4 || (read == 1 && word != "the"))
            break;
        const std::size_t letters = word.find_first_of(",.;:)");
        if (const std::string_view noun = word.substr(0, letters);
            noun == "shooter" || noun == "bomber" || parseScope(noun).standard == Standard::Attackers)
            return !noun.ends_with("s") && !noun.ends_with("men");
        if (letters != std::string_view::npos)
            break;
    }
    return false;
}

} // namespace parallax::disagreement
