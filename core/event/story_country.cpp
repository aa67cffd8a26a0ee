#include "event/story_country.h"

#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "event/local_joins.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace parallax::event {
namespace {

using mention::EventKind;

constexpr int least = 3; // words for its country, before a story has one
constexpr int ahead = 2; // times as many as for any other

constexpr std::array<std::string_view, 4> towns = {"city", "town", "capital", "village"};

class Placer {
public:
    Placer(Merge& merge, claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
           const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf)
        : m_merge(merge), m_reports(reports), m_stories(stories), m_locals(locals), m_eventOf(eventOf) {}

    void run() {
        joinStories();
        countCountries();
        findTowns();
        for (std::uint32_t i = 0; i < m_locals.size(); ++i) {
            Event& event = m_merge.events[m_eventOf[i]];
            if (event.place.empty() && !event.background)
                event.place = countryOfStory(m_locals[i].story);
            else if (event.place == "country" || event.place == "nation" || event.place == "nationwide")
                event.place = countryOfStory(m_locals[i].story, event.place);
            else if (std::ranges::find(towns, event.place) != towns.end()) {
                if (const auto town = m_town.find(m_locals[i].story); town != m_town.end())
                    event.place += ", " + town->second;
            }
        }
    }

private:
    // Stories whose reports are about one event are of one country.
    void joinStories() {
        std::map<std::uint32_t, std::uint32_t> above; // [story]; itself for a root
        for (const std::uint32_t story : m_stories)
            above[story] = story;
        const auto rootOf = [&](std::uint32_t story) {
            while (above[story] != story)
                story = above[story] = above[above[story]];
            return story;
        };
        std::map<std::uint32_t, std::uint32_t> storyOf; // [event]
        for (std::uint32_t i = 0; i < m_locals.size(); ++i)
            if (m_locals[i].main) {
                const auto [at, isNew] = storyOf.try_emplace(m_eventOf[i], m_locals[i].story);
                above[rootOf(m_locals[i].story)] = rootOf(at->second);
            }
        for (const std::uint32_t story : m_stories)
            m_root[story] = rootOf(story);
    }

    void countCountries() {
        for (std::size_t r = 0; r < m_reports.size(); ++r) {
            auto& countries = m_countries[m_root.at(m_stories[r])];
            for (const auto& actor : m_reports[r].analysis->actors) {
                if (actor.form != mention::MentionForm::Pronoun)
                    count(actor.text, countries);
            }
            for (const auto& event : m_reports[r].analysis->events)
                count(event.place, countries);
        }
    }

    void count(const std::string& text, std::map<std::string_view, int>& countries) {
        const auto words = actor::nameWords(text);
        for (std::size_t w = 0; w < words.size(); ++w) {
            std::string_view country = actor::countryOf(words[w]);
            if (country.empty() && w + 1 < words.size())
                country = actor::countryOf(words[w] + " " + words[w + 1]);
            if (country.empty())
                continue;
            ++countries[country];
            if (words.size() == 1 && words[w] == country)
                m_printed.emplace(country, text); // in order of the reports: the same each time
        }
    }

    std::string countryOfStory(std::uint32_t story, std::string otherwise = {}) const {
        const auto found = m_countries.find(m_root.at(story));
        if (found == m_countries.end() || found->second.empty())
            return otherwise;
        const auto most = std::ranges::max_element(found->second, {}, [](const auto& one) { return one.second; });
        int next = 0;
        for (const auto& one : found->second)
            if (one.first != most->first)
                next = std::max(next, one.second);
        if (most->second < least || most->second < ahead * next)
            return otherwise;
        if (const auto printed = m_printed.find(most->first); printed != m_printed.end())
            return printed->second;
        std::string name(most->first);
        for (std::size_t i = 0; i < name.size(); ++i) {
            if ((i == 0 || name[i - 1] == ' ') && name[i] >= 'a' && name[i] <= 'z')
                name[i] = static_cast<char>(name[i] - 'a' + 'A');
        }
        return name;
    }

    // The town of what most reports of a story are about.
    void findTowns() {
        std::map<std::uint32_t, std::map<std::string, double>> votes;
        for (std::uint32_t i = 0; i < m_locals.size(); ++i) {
            const auto& place = m_merge.events[m_eventOf[i]].place;
            const auto words = placeNameWords(place);
            if (m_locals[i].main && !words.empty() &&
                !std::ranges::all_of(words, [](const auto& word) { return !actor::countryOf(word).empty(); }))
                votes[m_locals[i].story][place] += 1;
        }
        for (const auto& [story, places] : votes)
            m_town.emplace(story, bestPlace(places));
    }

    Merge& m_merge;
    claim::AnalysedReports m_reports;
    const std::vector<std::uint32_t>& m_stories;
    const std::vector<LocalEvent>& m_locals;
    const std::vector<std::uint32_t>& m_eventOf;
    std::map<std::uint32_t, std::uint32_t> m_root;                        // [story]
    std::map<std::uint32_t, std::map<std::string_view, int>> m_countries; // [root of stories]
    std::map<std::string_view, std::string> m_printed;
    std::map<std::uint32_t, std::string> m_town; // [story]
};

} // namespace

void placeByCountry(Merge& merge, claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories,
                    const std::vector<LocalEvent>& locals, const std::vector<std::uint32_t>& eventOf) {
    Placer(merge, reports, stories, locals, eventOf).run();
}

} // namespace parallax::event
