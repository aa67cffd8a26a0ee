#include "brief/words.h"

#include <fmt/format.h>

#include <array>
#include <variant>

namespace parallax::brief {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isIn(char c, std::string_view any) {
    return any.find(c) != std::string_view::npos;
}

// Part of a word or number; bytes of other alphabets count.
bool isWordByte(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// How many bytes of `text` are a date, 2016-06-05 or 2016-06-05T14:28, or two of them with a slash between; 0 for none.
std::size_t isoDateLength(std::string_view text) {
    const auto follows = [&](std::size_t at, std::string_view form) { // 0 stands for a digit
        if (text.size() < at + form.size())
            return false;
        for (std::size_t i = 0; i < form.size(); ++i)
            if (form[i] == '0' ? !isDigit(text[at + i]) : text[at + i] != form[i])
                return false;
        return true;
    };
    const auto oneDate = [&](std::size_t at) -> std::size_t {
        if (!follows(at, "0000-00-00"))
            return 0;
        return follows(at + 10, "T00:00") ? 16 : 10;
    };
    std::size_t length = oneDate(0);
    if (length > 0 && length < text.size() && text[length] == '/')
        length += oneDate(length + 1) > 0 ? 1 + oneDate(length + 1) : 0;
    const bool goesOn = length < text.size() && (isWordByte(text[length]) || isIn(text[length], "/-"));
    return goesOn ? 0 : length;
}

std::string_view month(const base::CivilDate& date) {
    return months[static_cast<std::size_t>(date.month - 1)];
}

std::string year(int number) {
    return number > 0 ? std::to_string(number) : std::to_string(1 - number) + " BC";
}

std::string day(const base::CivilDate& date) {
    return fmt::format("{} {} {}", date.day, month(date), year(date.year));
}

std::string clock(const base::CivilDate& date) {
    return fmt::format("{:02}:{:02}", date.hour, date.minute);
}

bool isMidnight(base::CivilTime time) {
    return time.minutes % 1440 == 0;
}

// With the clock unless it is midnight.
std::string moment(base::CivilTime time) {
    const base::CivilDate date = base::civilDate(time);
    return isMidnight(time) ? day(date) : day(date) + ", " + clock(date);
}

// Whole days, both ends included, without saying month and year twice.
std::string days(const base::CivilDate& first, const base::CivilDate& last) {
    const bool sameMonth = first.year == last.year && first.month == last.month;
    const bool monthEnd = first.day == 1 && last.day == base::daysInMonth(last.year, last.month);
    if (sameMonth && first.day == last.day)
        return day(first);
    if (monthEnd && first.month == 1 && last.month == 12)
        return first.year == last.year ? year(first.year) : year(first.year) + "–" + year(last.year);
    if (sameMonth && monthEnd)
        return fmt::format("{} {}", month(first), year(first.year));
    if (sameMonth)
        return fmt::format("{}–{}", first.day, day(last));
    if (first.year == last.year)
        return fmt::format("{} {} – {}", first.day, month(first), day(last));
    return day(first) + " – " + day(last);
}

std::string spaced(std::string_view name) {
    std::string text(name);
    for (char& c : text) {
        if (c == '-' || c == '_')
            c = ' ';
    }
    return text;
}

// "Attackers" + " killed"; people in general where nothing narrower is counted.
std::string counting(std::string_view scope, std::string_view verb) {
    const bool everyone = scope.empty() || scope == "all" || scope == "people" || scope == "event";
    return capitalised(std::string(everyone ? std::string_view("people") : scope)) + " " + std::string(verb);
}

std::string named(std::string_view what, std::string_view scope) {
    const bool whole = scope.empty() || scope == "all" || scope == "event" || scope == "people";
    return whole ? std::string(what) : fmt::format("{} ({})", what, scope);
}

} // namespace

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string dayWords(base::CivilTime time) {
    return day(base::civilDate(time));
}

std::string timeWords(const base::TimeInterval& time) {
    if (!time.known())
        return "no date";
    if (!time.end)
        return (isMidnight(*time.begin) ? "on or after " : "after ") + moment(*time.begin);
    if (!time.begin)
        return "before " + moment(*time.end);
    const base::CivilTime begin = *time.begin;
    const base::CivilTime end = *time.end;
    const base::CivilDate first = base::civilDate(begin);
    const base::CivilDate last = base::civilDate({end.minutes - 1});
    if (isMidnight(begin) && isMidnight(end))
        return days(first, last);
    if (end.minutes - begin.minutes <= 1)
        return day(first) + ", " + clock(first);
    if (begin.dayNumber() == base::CivilTime{end.minutes - 1}.dayNumber())
        return fmt::format("{}, {}–{}", day(first), clock(first),
                           isMidnight(end) ? "24:00" : clock(base::civilDate(end)));
    return moment(begin) + " – " + moment(end);
}

std::string withDatesInWords(std::string_view sentence) {
    constexpr std::string_view open = "\xE2\x80\x9C", close = "\xE2\x80\x9D", own = "own words: ";
    std::string words;
    for (std::size_t at = 0; at < sentence.size();) {
        // What stays as it is, up to its end.
        const std::string_view rest = sentence.substr(at);
        const std::string_view end = rest.starts_with(open)  ? close
                                     : rest.starts_with('"') ? std::string_view("\"")
                                     : rest.starts_with(own) ? std::string_view(";")
                                                             : std::string_view();
        if (!end.empty()) {
            const std::size_t found = rest.find(end, 1);
            const std::size_t length =
                found == std::string_view::npos ? (end == ";" ? rest.size() : 1) : found + end.size();
            words += rest.substr(0, length);
            at += length;
            continue;
        }
        const bool begins =
            isDigit(rest.front()) && (at == 0 || !(isWordByte(sentence[at - 1]) || isIn(sentence[at - 1], "/.-")));
        const std::size_t length = begins ? isoDateLength(rest) : 0;
        const auto time = length > 0 ? base::parseEdtf(rest.substr(0, length)) : std::nullopt;
        if (time && time->known()) {
            words += timeWords(*time);
            at += length;
        } else {
            words += rest.front();
            ++at;
        }
    }
    return words;
}

std::string basisWords(base::Basis basis) {
    switch (basis) {
    case base::Basis::Explicit:
        return "stated";
    case base::Basis::Relative:
        return "from the report’s date";
    case base::Basis::Inferred:
        return "inferred";
    case base::Basis::Unknown:
        return "not known";
    }
    return {};
}

std::string attributeWords(claim::Attribute attribute, std::string_view otherName, std::string_view scope) {
    using claim::Attribute;
    switch (attribute) {
    case Attribute::Killed:
        return counting(scope, "killed");
    case Attribute::Wounded:
        return counting(scope, "wounded");
    case Attribute::Detained:
        return counting(scope, "detained");
    case Attribute::Released:
        return counting(scope, "released");
    case Attribute::Magnitude:
        return named("Magnitude", scope);
    case Attribute::AtLarge:
        return counting(scope, "at large");
    case Attribute::Missing:
        return counting(scope, "missing");
    case Attribute::Displaced:
        return counting(scope, "displaced");
    case Attribute::Participants:
        return counting(scope, "taking part");
    case Attribute::Stolen:
        return scope.empty() || scope == "all" ? "What was stolen" : counting(scope, "stolen");
    case Attribute::StartTime:
        return named("Start", scope);
    case Attribute::EndTime:
        return named("End", scope);
    case Attribute::Date:
        return named("Date", scope);
    case Attribute::Place:
        return named("Place", scope);
    case Attribute::Perpetrator:
        return named("Who did it", scope);
    case Attribute::Target:
        return named("Target", scope);
    case Attribute::Weapon:
        return named("Weapon", scope);
    case Attribute::Vehicle:
        return named("Vehicle", scope);
    case Attribute::Sequence:
        return named("Order of events", scope);
    case Attribute::AlertLevel:
        return named("Alert level", scope);
    case Attribute::DateOfBirth:
        return named("Date of birth", scope);
    case Attribute::Age:
        return named("Age", scope);
    case Attribute::OrderedBy:
        return named("Who ordered it", scope);
    case Attribute::Motive:
        return named("Motive", scope);
    case Attribute::Responsibility:
        return named("Responsibility", scope);
    case Attribute::Sentence:
        return named("Sentence", scope);
    case Attribute::Cause:
        return named("Cause", scope);
    case Attribute::Spelling:
        return named("Spelling", scope);
    case Attribute::Other:
        return named(capitalised(spaced(otherName.empty() ? "other" : otherName)), scope);
    }
    return {};
}

std::string kindWords(disagreement::Kind kind) {
    using disagreement::Kind;
    switch (kind) {
    case Kind::InternalContradiction:
        return "one report contradicts itself";
    case Kind::DerivedArithmetic:
        return "parts do not add up";
    case Kind::ScopeDifference:
        return "difference in scope";
    case Kind::PrecisionDifference:
        return "difference in precision";
    case Kind::UpdateOverTime:
        return "update over time";
    case Kind::Contradiction:
        return "contradiction";
    }
    return {};
}

std::string kindExplained(disagreement::Kind kind) {
    using disagreement::Kind;
    switch (kind) {
    case Kind::InternalContradiction:
        return "One report states both values.";
    case Kind::DerivedArithmetic:
        return "The parts that are reported do not make up the total.";
    case Kind::ScopeDifference:
        return "The sources count or mean different things; both can hold.";
    case Kind::PrecisionDifference:
        return "The values are compatible; one is coarser than the other.";
    case Kind::UpdateOverTime:
        return "A later figure replaces an earlier one.";
    case Kind::Contradiction:
        return "The sources cannot both be right.";
    }
    return {};
}

std::string eventKindWords(mention::EventKind kind) {
    return spaced(mention::name(kind));
}
std::string actorKindWords(mention::ActorKind kind) {
    return kind == mention::ActorKind::PlaceCommunity ? "place or its people" : spaced(mention::name(kind));
}
std::string roleWords(mention::Role role) {
    return spaced(mention::name(role));
}
std::string hedgeWords(claim::Hedge hedge) {
    return hedge == claim::Hedge::None ? std::string() : spaced(claim::name(hedge));
}

std::string sourceKindWords(report::SourceKind kind) {
    switch (kind) {
    case report::SourceKind::Outlet:
        return "outlet";
    case report::SourceKind::Wire:
        return "news agency";
    case report::SourceKind::Agency:
        return "agency";
    case report::SourceKind::Person:
        return "person";
    case report::SourceKind::Document:
        return "document";
    }
    return {};
}

std::string ruleWords(disagreement::Rule rule) {
    using disagreement::Rule;
    switch (rule) {
    case Rule::Gtd:
        return "the rule of the Global Terrorism Database (GTD)";
    case Rule::Acled:
        return "the rule of ACLED";
    case Rule::Ucdp:
        return "the rule of the Uppsala Conflict Data Program (UCDP)";
    case Rule::Range:
        return "the range from lowest to highest";
    case Rule::Priority:
        return "the analyst’s order of sources";
    case Rule::Pending:
        return "no rule yet";
    }
    return {};
}

std::string valueWords(const pipeline::Claim& claim) {
    if (claim.relation == mention::Relation::Unknown)
        return "not known";
    const auto* time = std::get_if<base::TimeInterval>(&claim.value);
    std::string value = time != nullptr ? timeWords(*time) : claim::text(claim.value);
    if (!claim.unit.empty())
        value += " " + claim.unit;
    return claim.relation == mention::Relation::Denied ? "denied: " + value : value;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& items, std::string_view joint) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += i + 1 == items.size() ? fmt::format(" {} ", joint) : ", ";
        text += items[i];
    }
    return text;
}

} // namespace parallax::brief
