#include "actor/story.h"

#include "actor/content_words.h"
#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "base/each_on_threads.h"
#include "base/word_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parallax::actor {

namespace {

// Chosen on four public sets of clustered news (see README.md): flat between 0.095 and 0.105.
constexpr double joinAt = 0.1;
// Reports of one story mostly come within a week; a later one needs twice the likeness at the most, for trials and
// anniversaries are told too.
constexpr double graceDays = 6;
constexpr double dampingDays = 40;
constexpr double dampingFloor = 0.5;
constexpr double capitalisedWeight = 1.2; // names tell stories apart better than other words
constexpr double landmarkWeight = 4;      // violence of one day in one town
constexpr double smoothing = 50;        // keeps idf from vanishing in a case of five reports that share all their words
constexpr std::size_t readBytes = 6000; // the story stands at the top
constexpr std::size_t keptWords = 200;  // heaviest words of a report
constexpr std::size_t candidateWords = 24;
constexpr std::size_t commonWord = 16; // a word of more reports than this links each only to the next few by date

struct Weighted {
    std::uint32_t word = 0;
    float weight = 0;
};
using Words = std::vector<Weighted>; // sorted by word

// One report's or story's words spread over the whole vocabulary, to be multiplied with many others: each costs a
// look-up for each of its words. Terms are added in the order of words, so the sum does not depend on which of two was
// spread.
class Spread {
public:
    explicit Spread(std::size_t vocabulary) : m_weight(vocabulary, 0) {}

    void set(const Words& words) {
        for (const Weighted& one : m_set)
            m_weight[one.word] = 0;
        m_set = words;
        for (const Weighted& one : m_set)
            m_weight[one.word] = one.weight;
    }
    double dot(const Words& other) const {
        double sum = 0;
        for (const Weighted& one : other)
            sum += static_cast<double>(m_weight[one.word]) * static_cast<double>(one.weight);
        return sum;
    }

private:
    std::vector<float> m_weight; // by word; 0 beyond m_set
    Words m_set;
};

Words added(const Words& left, const Words& right) {
    Words sum;
    sum.reserve(left.size() + right.size());
    auto a = left.begin();
    auto b = right.begin();
    while (a != left.end() || b != right.end()) {
        if (b == right.end() || (a != left.end() && a->word < b->word))
            sum.push_back(*a++);
        else if (a == left.end() || b->word < a->word)
            sum.push_back(*b++);
        else
            sum.push_back({a->word, a++->weight + b++->weight});
    }
    return sum;
}

std::optional<double> dayOf(const report::Report& report) {
    const base::TimeInterval& time = report.published;
    if (time.begin && time.end)
        return (static_cast<double>(time.begin->minutes) + static_cast<double>(time.end->minutes)) / 2880;
    return std::nullopt;
}

// "@2019-05-04 northport": days on which the report tells of violence or a disaster, with the town. A report written
// weeks later on a trial or an anniversary shares hardly more with the first news than these.
std::vector<std::string> landmarksOf(const claim::ReportAnalysis& analysis) {
    std::vector<std::string> marks;
    for (const mention::EventMention& one : analysis.events) {
        if (one.generic || one.modality == mention::Modality::Planned || one.place.empty() || !one.time.bounded() ||
            one.time.end->minutes - one.time.begin->minutes > 1440 || !mention::isIncident(one.kind))
            continue;
        for (const std::string& word : nameWords(one.place))
            if (!isSmallWord(word) && word.size() > 2 && countryOf(word).empty())
                marks.push_back("@" + std::to_string(one.time.begin->dayNumber()) + ' ' + word);
    }
    return marks;
}

// Reports as unit vectors over the words of the case, and which words each is best found by.
struct Vectors {
    std::vector<Words> words;
    std::vector<std::vector<std::uint32_t>> strongest;
    std::vector<std::uint32_t> reportsWith; // by word
};

// A word of one report, in lower case: "Rebels" of a headline are the "rebels".
struct CountedWord {
    std::string word;
    std::uint32_t count = 0, capitals = 0; // how often it stands there, and with a capital
};

// In the order of their first places.
std::vector<CountedWord> countWords(const claim::AnalysedReport& analysed) {
    std::vector<CountedWord> counted;
    std::deque<std::string> spelling; // of the words, where they stay
    base::WordTable<std::size_t> places;
    std::string folded;
    const auto take = [&](std::string_view word) {
        folded = word;
        for (char& c : folded)
            if (isUpperLetter(c))
                c = static_cast<char>(c - 'A' + 'a');
        const std::size_t* known = places.find(folded);
        if (!known) {
            places.add(spelling.emplace_back(folded), counted.size());
            counted.push_back({folded});
        }
        CountedWord& one = known ? counted[*known] : counted.back();
        ++one.count;
        one.capitals += isUpperLetter(word.front()) ? 1 : 0;
    };
    const report::Report& report = *analysed.report;
    for (int twice = 0; twice < 2; ++twice)
        eachContentWord(report.title, take);
    std::size_t left = readBytes;
    const auto read = [&](std::string_view text) {
        const std::string_view part = text.substr(0, std::min(left, text.size()));
        left -= part.size();
        eachContentWord(part, take);
    };
    for (const base::Span line : report.bodyLines) {
        read(line.in(report.text));
        if (left == 0)
            break;
    }
    if (report.bodyLines.empty())
        read(report.text);
    for (const std::string& landmark : landmarksOf(*analysed.analysis))
        take(landmark);
    return counted;
}

Vectors weigh(claim::AnalysedReports reports, unsigned threads) {
    Vectors vectors;
    std::vector<std::vector<CountedWord>> counted(reports.size());
    base::eachOnThreads(reports.size(), threads,
                        [&](std::size_t r, std::size_t) { counted[r] = countWords(reports[r]); });
    base::WordTable<std::uint32_t> numbers;
    std::deque<std::string> written;           // the words, where they stay
    std::vector<std::string_view> spelling;    // of the words, by number
    std::vector<std::uint32_t> seen, capitals; // by word: how often it stands, and with a capital
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> counts(reports.size());
    for (std::size_t r = 0; r < reports.size(); ++r) {
        counts[r].reserve(counted[r].size());
        for (CountedWord& one : counted[r]) {
            const std::uint32_t* known = numbers.find(one.word);
            const std::uint32_t number = known ? *known : static_cast<std::uint32_t>(spelling.size());
            if (!known) {
                spelling.push_back(written.emplace_back(std::move(one.word)));
                numbers.add(spelling.back(), number);
                vectors.reportsWith.push_back(0);
                seen.push_back(0);
                capitals.push_back(0);
            }
            seen[number] += one.count;
            capitals[number] += one.capitals;
            counts[r].emplace_back(number, one.count);
            ++vectors.reportsWith[number];
        }
        counted[r] = {};
    }
    vectors.words.resize(reports.size());
    vectors.strongest.resize(reports.size());
    const double all = static_cast<double>(reports.size());
    base::eachOnThreads(reports.size(), threads, [&](std::size_t r, std::size_t) {
        Words& words = vectors.words[r];
        std::sort(counts[r].begin(), counts[r].end());
        for (const auto& [word, count] : counts[r]) {
            double weight = (1 + std::log(count)) * std::log((all + smoothing) / (vectors.reportsWith[word] + 0.5));
            if (2 * capitals[word] > seen[word])
                weight *= capitalisedWeight;
            else if (spelling[word].front() == '@')
                weight *= landmarkWeight;
            words.push_back({word, static_cast<float>(weight)});
        }
        // Ties by spelling: word numbers are the same for the same set of reports, but spelling says why.
        std::sort(words.begin(), words.end(), [&](const Weighted& a, const Weighted& b) {
            return a.weight != b.weight ? a.weight > b.weight : spelling[a.word] < spelling[b.word];
        });
        if (words.size() > keptWords)
            words.resize(keptWords);
        for (const Weighted& one : words) {
            if (vectors.strongest[r].size() == candidateWords)
                break;
            if (vectors.reportsWith[one.word] > 1)
                vectors.strongest[r].push_back(one.word);
        }
        double length = 0;
        for (const Weighted& one : words)
            length += static_cast<double>(one.weight) * static_cast<double>(one.weight);
        if (length > 0)
            for (Weighted& one : words)
                one.weight = static_cast<float>(static_cast<double>(one.weight) / std::sqrt(length));
        std::sort(words.begin(), words.end(), [](const Weighted& a, const Weighted& b) { return a.word < b.word; });
    });
    return vectors;
}

// Another story, and the dot of its sum and one's own.
struct Near {
    std::uint32_t story = 0;
    double dot = 0;
    bool operator<(const Near& other) const { return story < other.story; }
};

// A growing story: sums over its reports. Mean cosine between two stories = dot of their sums / product of their sizes.
struct Story {
    Words sum;
    double size = 1;
    double daySum = 0;
    double dated = 0;
    std::vector<std::uint32_t> reports;
    // Candidates to join with, by number; may name stories that are gone.
    std::vector<Near> near;
    std::uint32_t version = 0;
    bool alive = true;
};

// Of two stories the dot of whose sums is known.
double likeness(double dot, const Story& left, const Story& right) {
    double mean = dot / (left.size * right.size);
    if (left.dated > 0 && right.dated > 0) {
        const double apart = std::abs(left.daySum / left.dated - right.daySum / right.dated);
        mean *= std::max(dampingFloor, std::exp(-std::max(0.0, apart - graceDays) / dampingDays));
    }
    return mean;
}

struct Pair {
    double like;
    std::uint32_t left, right;
    std::uint32_t leftVersion, rightVersion;
    bool operator<(const Pair& other) const {
        if (like != other.like)
            return like < other.like;
        if (left != other.left)
            return left > other.left;
        return right > other.right;
    }
};

void addCandidates(std::vector<Story>& stories, const Vectors& vectors, unsigned threads) {
    std::vector<std::vector<std::uint32_t>> posting(vectors.reportsWith.size());
    std::vector<std::uint32_t> byDay(stories.size());
    for (std::uint32_t i = 0; i < byDay.size(); ++i)
        byDay[i] = i;
    std::sort(byDay.begin(), byDay.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double left = stories[a].dated > 0 ? stories[a].daySum : 1e12;
        const double right = stories[b].dated > 0 ? stories[b].daySum : 1e12;
        return left != right ? left < right : a < b;
    });
    for (const std::uint32_t report : byDay)
        for (const std::uint32_t word : vectors.strongest[report])
            posting[word].push_back(report);
    for (const std::vector<std::uint32_t>& reports : posting)
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const std::size_t last = reports.size() <= commonWord ? reports.size() : std::min(reports.size(), i + 5);
            for (std::size_t j = i + 1; j < last; ++j) {
                stories[reports[i]].near.push_back({reports[j]});
                stories[reports[j]].near.push_back({reports[i]});
            }
        }
    base::eachOnThreads(stories.size(), threads, [&](std::size_t i, std::size_t) {
        std::vector<Near>& near = stories[i].near;
        std::sort(near.begin(), near.end());
        near.erase(
            std::unique(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.story == b.story; }),
            near.end());
    });
}

// The candidates of both, which are to be one story, with the dots of that one's sum. Dots add up like the sums that
// they are of, so only what is near to one of the two alone is multiplied.
std::vector<Near> joinedNear(const std::vector<Story>& stories, std::uint32_t a, std::uint32_t b, Spread& spread) {
    std::vector<Near> near;
    near.reserve(stories[a].near.size() + stories[b].near.size());
    std::vector<std::size_t> toLeftAlone, toRightAlone; // places in `near`
    const auto take = [&](const Near& one, std::vector<std::size_t>& alone) {
        if (one.story == a || one.story == b || !stories[one.story].alive)
            return;
        alone.push_back(near.size());
        near.push_back(one);
    };
    auto left = stories[a].near.begin(), right = stories[b].near.begin();
    const auto leftEnd = stories[a].near.end(), rightEnd = stories[b].near.end();
    while (left != leftEnd || right != rightEnd) {
        if (right == rightEnd || (left != leftEnd && *left < *right)) {
            take(*left++, toLeftAlone);
        } else if (left == leftEnd || *right < *left) {
            take(*right++, toRightAlone);
        } else {
            if (stories[left->story].alive)
                near.push_back({left->story, left->dot + right->dot});
            ++left;
            ++right;
        }
    }
    const auto multiply = [&](const std::vector<std::size_t>& alone, std::uint32_t with) {
        if (alone.empty())
            return;
        spread.set(stories[with].sum);
        for (const std::size_t at : alone)
            near[at].dot += spread.dot(stories[near[at].story].sum);
    };
    multiply(toLeftAlone, b);
    multiply(toRightAlone, a);
    return near;
}

// A story that is near learns that `left` has taken in `right`, which was near it or `left` was.
void follow(std::vector<Near>& near, std::uint32_t left, std::uint32_t right, double dot) {
    const auto place = std::lower_bound(near.begin(), near.end(), Near{left});
    if (place != near.end() && place->story == left) {
        place->dot = dot; // what is said of `right` is passed over from now on
        return;
    }
    const auto old = std::lower_bound(near.begin(), near.end(), Near{right});
    *old = {left, dot};
    if (old < place)
        std::rotate(old, old + 1, place);
    else
        std::rotate(place, old, old + 1);
}

} // namespace

std::vector<std::uint32_t> findStories(claim::AnalysedReports reports, unsigned threads) {
    Vectors vectors = weigh(reports, threads);
    std::vector<Story> stories(reports.size());
    for (std::uint32_t i = 0; i < stories.size(); ++i) {
        if (const std::optional<double> day = dayOf(*reports[i].report)) {
            stories[i].daySum = *day;
            stories[i].dated = 1;
        }
        stories[i].reports = {i};
    }
    addCandidates(stories, vectors, threads);
    for (std::size_t i = 0; i < stories.size(); ++i)
        stories[i].sum = std::move(vectors.words[i]);

    std::priority_queue<Pair> pairs;
    std::vector<Spread> spreads(base::threadsFor(threads), Spread(vectors.reportsWith.size()));
    std::vector<std::vector<Pair>> found(stories.size());
    base::eachOnThreads(stories.size(), threads, [&](std::size_t i, std::size_t thread) {
        const auto left = static_cast<std::uint32_t>(i);
        spreads[thread].set(stories[i].sum);
        for (auto& [right, dot] : stories[i].near) {
            if (left >= right)
                continue;
            dot = spreads[thread].dot(stories[right].sum);
            const double like = likeness(dot, stories[left], stories[right]);
            if (like >= joinAt)
                found[i].push_back({like, left, right, 0, 0});
        }
    });
    // The other of each pair knows it too. Its candidates with smaller numbers come in the order of these.
    std::vector<std::size_t> filled(stories.size(), 0);
    for (std::uint32_t left = 0; left < stories.size(); ++left)
        for (const auto& [right, dot] : stories[left].near)
            if (left < right)
                stories[right].near[filled[right]++].dot = dot;
    for (const std::vector<Pair>& some : found)
        for (const Pair& one : some)
            pairs.push(one);
    found.clear();

    while (!pairs.empty()) {
        const Pair best = pairs.top();
        pairs.pop();
        Story& left = stories[best.left];
        Story& right = stories[best.right];
        if (!left.alive || !right.alive || left.version != best.leftVersion || right.version != best.rightVersion)
            continue;
        left.near = joinedNear(stories, best.left, best.right, spreads.front());
        left.sum = added(left.sum, right.sum);
        left.size += right.size;
        left.daySum += right.daySum;
        left.dated += right.dated;
        left.reports.insert(left.reports.end(), right.reports.begin(), right.reports.end());
        ++left.version;
        right.alive = false;
        right.sum = {};
        right.reports = {};
        right.near = {};
        for (const auto& [other, dot] : left.near) {
            follow(stories[other].near, best.left, best.right, dot);
            const std::uint32_t first = std::min(best.left, other);
            const std::uint32_t second = std::max(best.left, other);
            const double like = likeness(dot, stories[first], stories[second]);
            if (like >= joinAt)
                pairs.push({like, first, second, stories[first].version, stories[second].version});
        }
    }

    std::vector<std::uint32_t> of(reports.size());
    for (std::uint32_t i = 0; i < stories.size(); ++i)
        for (const std::uint32_t report : stories[i].reports)
            of[report] = i;
    // Numbered by first report: which story swallowed which does not show.
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t& story : of)
        story = numbers.try_emplace(story, static_cast<std::uint32_t>(numbers.size())).first->second;
    return of;
}

} // namespace parallax::actor
