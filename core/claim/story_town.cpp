#include "claim/story_town.h"

#include "base/one_of.h"
#include "claim/place_text.h"
#include "mention/countries.h"
#include "mention/dateline.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::claim {
namespace {

using language::NameKind;
using language::Upos;
using mention::EventKind;
using mention::Relation;
using mention::Syntax;

constexpr std::size_t leadSentences = 6;
constexpr int longestTown = 4; // words
constexpr std::array<std::string_view, 8> insides{"in", "at", "near", "outside", "of", "around", "across", "inside"};
// What editors print where a dateline stands.
constexpr std::array<std::string_view, 12> newsroom{"UPDATE", "UPDATED", "EXCLUSIVE", "BREAKING", "WATCH",   "VIDEO",
                                                    "NEW",    "ALERT",   "PHOTOS",    "LATEST",   "UPDATES", "UNITED"};

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

// "PORT SAY" as names are written: "Port Say".
std::string named(std::string_view capitals) {
    std::string name(capitals);
    bool inside = false;
    for (char& c : name) {
        if (inside && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        inside = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
    }
    return name;
}

class Finder {
public:
    Finder(Extraction& extraction, const std::vector<mention::Address>& streets)
        : m_x(extraction), m_syntax(extraction.syntax), m_streets(streets) {}

    void run() {
        const auto main = m_x.events.main;
        if (main < 0)
            return;
        const auto& story = m_x.events.mentions[static_cast<std::size_t>(main)];
        if (!mention::isIncident(story.kind) || story.kind == EventKind::Protest || story.generic ||
            story.modality == mention::Modality::Planned || story.modality == mention::Modality::Denied)
            return;
        // What stands behind a place may be a part of the town.
        if (!behindPlace(main) && !namesMoreThanStreets())
            dateline(main);
        policeTown(main);
    }

private:
    bool isStreet(base::Span span) const {
        return std::ranges::any_of(m_streets, [&](const mention::Address& address) {
            return m_syntax.span(address.first, address.end - 1).overlaps(span);
        });
    }
    bool namesMoreThanStreets() const {
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            return claim.attribute == Attribute::Place && !isStreet(claim.span);
        });
    }

    // "in Norvale province", "in Norvale Countryside": the land around a town, by the word at `t`.
    bool isLand(int t, int sentence) const {
        static constexpr std::array<std::string_view, 10> lands{"province", "countryside", "region", "county",
                                                                "state",    "governorate", "border", "district",
                                                                "oblast",   "suburbs"};
        return t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(sentence) &&
               base::isOneOf(m_syntax.lower(t), lands);
    }

    // "on Mill Street in Norvale", "at the Long Mill Apartments in Norvale": the town behind a place of the story;
    // behind a comma only after a street, for "Norvale, Tavria" goes on with the land.
    bool behindPlace(std::int32_t main) {
        const auto& names = m_syntax.document().names;
        for (const ReportClaim& claim : std::vector<ReportClaim>(m_x.claims)) {
            if (claim.attribute != Attribute::Place || claim.scope != "all" || claim.event < 0)
                continue;
            const int in = m_syntax.tokenAt(claim.span.end);
            if (in + 1 >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(in) != m_syntax.sentence(in - 1) ||
                (m_syntax.lower(in) != "in" && (m_syntax.form(in) != "," || !isStreet(claim.span))))
                continue;
            const auto town = std::ranges::find(names, static_cast<std::uint32_t>(in + 1), &language::Name::firstToken);
            if (town == names.end() || town->kind != NameKind::Place ||
                !tellsWhere(town->span.in(m_syntax.document().text)) || isStreet(town->span) ||
                isLand(static_cast<int>(town->endToken), in))
                continue;
            std::string text(town->span.in(m_syntax.document().text));
            // It is told as the place of the story elsewhere.
            const bool told = std::ranges::any_of(m_x.claims, [&](const ReportClaim& other) {
                const auto* value = std::get_if<std::string>(&other.value);
                return other.attribute == Attribute::Place && value && *value == text;
            });
            if (!told)
                m_x.addText(Attribute::Place, "all", Relation::Equal, std::move(text), town->span, in + 1, main,
                            "the town behind another place of it");
            return true;
        }
        return false;
    }

    // The town of the dateline that the report stands under, or that its first sentences open with; empty for none.
    base::Span datelineTown() const {
        const auto& report = m_x.report;
        if (const auto place = std::string_view(report.dateline).substr(0, report.dateline.find(',')); !place.empty()) {
            const auto line = std::ranges::find_if(
                report.bodyLines, [&](base::Span span) { return span.in(report.text).starts_with(place); });
            if (line != report.bodyLines.end())
                return {line->begin, line->begin + static_cast<std::uint32_t>(place.size())};
        }
        const auto& sentences = m_syntax.document().sentences;
        for (std::size_t s = 0; s < sentences.size() && s < 4; ++s) {
            const auto end = static_cast<int>(mention::datelineEnd(m_syntax, sentences[s]));
            const auto first = static_cast<int>(sentences[s].firstToken);
            int last = first;
            while (last + 1 < end && m_syntax.upos(last + 1) != Upos::PUNCT)
                ++last;
            if (end > first)
                return m_syntax.span(first, last);
        }
        return {};
    }

    void dateline(std::int32_t main) {
        const auto span = datelineTown();
        const auto place = m_x.text(span);
        if (place.size() < 3 || !tellsWhere(place) || base::isOneOf(place.substr(0, place.find(' ')), newsroom) ||
            tellsOtherTown(place))
            return;
        const bool loud = std::ranges::none_of(place, [](char c) { return c >= 'a' && c <= 'z'; });
        m_x.addText(Attribute::Place, "all", Relation::Equal, loud ? named(place) : std::string(place), span,
                    m_syntax.tokenAt(span.begin), main, "the dateline, and no other town in the lead");
    }

    // A town that is not the dateline's is told of in the lead, as where something is.
    bool tellsOtherTown(std::string_view dateline) const {
        const std::string own = lowerCase(dateline);
        for (const auto& name : m_syntax.document().names) {
            const auto first = static_cast<int>(name.firstToken);
            if (m_syntax.sentence(first) > leadSentences)
                return false;
            if (name.kind != NameKind::Place || first == 0)
                continue;
            const auto text = name.span.in(m_syntax.document().text);
            const std::string other = lowerCase(text);
            if (own.find(other) != std::string::npos || other.find(own) != std::string::npos || isStreet(name.span))
                continue;
            const auto end = static_cast<int>(name.endToken);
            const bool owns = end < static_cast<int>(m_syntax.size()) &&
                              (m_syntax.lower(end) == "'s" || m_syntax.lower(end) == "\u2019s");
            if (owns || base::isOneOf(m_syntax.preposition(first), insides) ||
                base::isOneOf(m_syntax.lower(first - 1), insides))
                return true;
        }
        return false;
    }

    // The town whose own police or firefighters the report names most: "Norvale police", "the Norvale Fire Department".
    // They come to what is in their town. Where a place that may be a town is told, they must be named twice.
    void policeTown(std::int32_t main) {
        struct Town {
            base::Span span;
            int token = -1, times = 0;
        };
        std::vector<Town> towns;
        for (int t = 1; t < static_cast<int>(m_syntax.size()); ++t) {
            if (!isLocalForce(t))
                continue;
            int first = t;
            while (first > 0 && t - first < longestTown && m_syntax.sentence(first - 1) == m_syntax.sentence(t) &&
                   m_syntax.upos(first - 1) == Upos::PROPN)
                --first;
            const auto span = townBefore(first, t);
            if (span.empty())
                continue;
            const auto same =
                std::ranges::find_if(towns, [&](const Town& town) { return m_x.text(town.span) == m_x.text(span); });
            if (same == towns.end())
                towns.push_back({span, t, 1});
            else
                ++same->times;
        }
        const auto most = std::ranges::max_element(towns, {}, &Town::times);
        if (most == towns.end() || (most->times < 2 && namesMoreThanStreets()) || isTold(m_x.text(most->span)))
            return;
        // Two forces as often: which is the story's is open.
        if (std::ranges::count(towns, most->times, &Town::times) > 1)
            return;
        m_x.addText(Attribute::Place, "all", Relation::Equal, std::string(m_x.text(most->span)), most->span,
                    most->token, main, "the town whose police or firefighters the report names");
    }

    // "police", "Police Department", "Fire Department", "firefighters".
    bool isLocalForce(int t) const {
        const auto word = m_syntax.lower(t);
        if (word == "police" || word == "firefighters")
            return true;
        return word == "fire" && t + 1 < static_cast<int>(m_syntax.size()) &&
               (m_syntax.form(t + 1) == "Department" || m_syntax.form(t + 1) == "Rescue");
    }

    // The name of a town that ends before `end`, the longest from `first` on; empty where what stands there is none.
    base::Span townBefore(int first, int end) const {
        static constexpr std::array<std::string_view, 24> others{
            "state",    "county",     "metropolitan", "federal", "national",  "military", "transit", "river",
            "district", "university", "college",      "park",    "township",  "parish",   "metro",   "capitol",
            "regional", "provincial", "school",       "border",  "volunteer", "unified",  "island",  "precinct"};
        if (first == end || base::isOneOf(m_syntax.lower(end - 1), others))
            return {};
        const auto& names = m_syntax.document().names;
        const auto name = std::ranges::find_if(names, [&](const language::Name& one) {
            return static_cast<int>(one.firstToken) >= first && static_cast<int>(one.firstToken) < end &&
                   static_cast<int>(one.endToken) >= end;
        });
        if (name == names.end() || name->kind == NameKind::Person)
            return {};
        const auto begin = static_cast<int>(name->firstToken);
        const auto span = m_syntax.span(begin, end - 1);
        // The end of a name that was cut: "Velm-Norvale police".
        if (begin > 0 && m_syntax.token(begin - 1).span.end == span.begin)
            return {};
        const auto text = m_x.text(span);
        const bool loud = std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
        if (loud || text.size() < 3 || !tellsWhere(text) || !mention::countryOf(lowerCase(text)).empty())
            return {};
        return span;
    }

    bool isTold(std::string_view town) const {
        const auto own = lowerCase(town);
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            const auto* value = std::get_if<std::string>(&claim.value);
            return claim.attribute == Attribute::Place && value && lowerCase(*value).find(own) != std::string::npos;
        });
    }

    Extraction& m_x;
    const Syntax& m_syntax;
    const std::vector<mention::Address>& m_streets;
};

} // namespace

void findStoryTown(Extraction& extraction, const std::vector<mention::Address>& streets) {
    Finder(extraction, streets).run();
}

} // namespace parallax::claim
