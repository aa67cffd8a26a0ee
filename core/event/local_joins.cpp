#include "event/local_joins.h"

#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "event/told_mentions.h"

#include <algorithm>

namespace parallax::event {

using mention::EventMention;
using mention::Modality;

double mentionWeight(const EventMention& one) {
    return one.sentence == 0 ? 3 : one.sentence <= 3 ? 2 : 1;
}

bool hasOwnTime(const EventMention& one) {
    return one.time.known() && one.timeBecause.starts_with("its own words");
}

bool tellsNothing(const EventMention& one) {
    return one.generic || one.modality == Modality::Denied || one.span.empty();
}

std::vector<std::string> placeNameWords(std::string_view place) {
    std::vector<std::string> named;
    // "mostly flat northern country" only describes.
    if (place.empty() || (place[0] >= 'a' && place[0] <= 'z'))
        return named;
    std::size_t begin = 0;
    while (begin < place.size()) {
        const std::size_t space = std::min(place.find(' ', begin), place.size());
        const std::string_view word = place.substr(begin, space - begin);
        begin = space + 1;
        if (word.empty() || !((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0x80))
            continue;
        for (std::string& folded : actor::nameWords(word))
            if (!actor::isSmallWord(folded))
                named.push_back(std::move(folded));
    }
    return named;
}

bool placesApart(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    const auto isCountry = [](const std::string& word) { return !actor::countryOf(word).empty(); };
    if (left.empty() || right.empty() || std::all_of(left.begin(), left.end(), isCountry) ||
        std::all_of(right.begin(), right.end(), isCountry))
        return false;
    return std::none_of(left.begin(), left.end(), [&](const std::string& word) {
        return !isCountry(word) && std::find(right.begin(), right.end(), word) != right.end();
    });
}

std::vector<std::int32_t> joinMentions(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf) {
    ToldMentions told(report, actorOf);
    joinNear(told);
    joinPersons(told);
    joinMain(told);
    std::vector<std::int32_t> of(told.count(), -1);
    for (std::uint32_t m = 0; m < told.count(); ++m)
        if (!tellsNothing(told.all[m]))
            of[m] = static_cast<std::int32_t>(told.sets.root(m));
    return of;
}

} // namespace parallax::event
