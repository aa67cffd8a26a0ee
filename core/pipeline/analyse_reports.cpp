#include "pipeline/analyse_reports.h"

#include "actor/story.h"
#include "base/each_on_threads.h"
#include "claim/analysed_report.h"
#include "claim/report_analysis.h"

#include <algorithm>
#include <atomic>
#include <map>

namespace parallax::pipeline {

namespace {

using Days = claim::StoryDays;

bool isPrinted(const report::Report& report) {
    return report.published.known() && report.published.basis == base::Basis::Explicit;
}

// The language of reports, read of several at once, which is faster. That of undated ones stays, for they are analysed
// once more when others date them; of some tokens at the most, so that memory does not grow with their number. Several
// threads may use it, each for other reports.
class Languages {
public:
    explicit Languages(std::size_t reports) : m_read(reports) {}

    void read(const std::vector<report::Report>& reports, const std::vector<std::size_t>& numbers) {
        std::vector<const report::Report*> some;
        for (const std::size_t number : numbers)
            some.push_back(&reports[number]);
        std::vector<language::Document> read = claim::analyseLanguage(some);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            m_read[numbers[i]] = std::move(read[i]);
    }

    // Of one that was not read, or of which nothing stayed, it is read now.
    claim::ReportAnalysis analyse(const report::Report& report, std::size_t number) {
        language::Document& language = m_read[number];
        claim::ReportAnalysis analysis = claim::analyse(report, language);
        const std::size_t tokens = language.tokens.size();
        if (isPrinted(report) || m_tokens.fetch_add(tokens) + tokens > mostTokens)
            language = {};
        return analysis;
    }

private:
    static constexpr std::size_t mostTokens = 400000; // 30 MB

    std::vector<language::Document> m_read; // empty: not read, or let go
    std::atomic<std::size_t> m_tokens = 0;
};

// Takes the analysis from `kept` if it is there and fits; otherwise the report is as it was.
bool takeKept(report::Report& report, const std::string& key, KeptAnalysis& kept, Reuse reuse, Analysed& made) {
    if (kept.key != key && (reuse != Reuse::Any || kept.key.empty()))
        return false;
    made.report = std::move(report);
    const bool read = readAnalysis(kept.bytes, made);
    std::string().swap(kept.bytes); // assigning would keep its memory
    if (!read)
        report = std::move(made.report);
    return read;
}

Analysed analysed(report::Report report, const Days& others, std::string key, KeptAnalysis& kept, Languages& languages,
                  std::size_t number) {
    const bool undated = !isPrinted(report);
    if (undated)
        claim::inferPublished(report, others);
    Analysed made;
    made.analysis = languages.analyse(report, number);
    made.report = std::move(report);
    kept = {std::move(key), analysisBytes(made), true};
    return made;
}

// Calls `work(begin, end)` for one range of at most `together` numbers below `count` after the other, on `threads`
// threads of which the calling one is one. Progress comes from the calling thread alone, as Progress wants it.
template <class Work>
void eachOnThreads(std::size_t count, std::size_t together, unsigned threads, base::Progress& progress,
                   const Work& work) {
    std::atomic<std::size_t> done = 0;
    base::eachOnThreads((count + together - 1) / together, threads, [&](std::size_t i, std::size_t thread) {
        progress.throwIfCancelled();
        const std::size_t begin = i * together, end = std::min(count, begin + together);
        work(begin, end);
        const std::size_t finished = done.fetch_add(end - begin) + end - begin;
        if (thread == 0)
            progress.report("analysing", finished, count);
    });
    progress.report("analysing", count, count);
}

// Reports whose language is read at once: some hundred sentences, but enough groups that no thread waits long for
// another, and that progress shows.
std::size_t groupOf(std::size_t reports, unsigned threads) {
    return std::clamp<std::size_t>(reports / (std::size_t{8} * base::threadsFor(threads)), 1, 32);
}

constexpr std::size_t smallCase = 20; // reports

// By which days an undated report is dated once more, now that others of its story are read: those on which these were
// written and those that they give to what they tell. Only dates that stand in print or follow from one report alone
// lead, so that the result does not depend on which report is dated first. nullptr: it is dated as well as it can be.
class Leads {
public:
    Leads(const std::vector<Analysed>& all, unsigned threads) : m_all(all) {
        std::vector<claim::AnalysedReport> views;
        for (const Analysed& one : all)
            views.push_back({{}, &one.report, &one.analysis});
        m_stories = actor::findStories(views, threads);
        // By story, first of reports that print their date; of a story without such, of those that could be dated
        // alone.
        for (std::size_t i = 0; i < all.size(); ++i) {
            const report::Report& report = all[i].report;
            if (!report.published.known())
                continue;
            Days& days = (isPrinted(report) ? m_printed : m_inferred)[m_stories[i]];
            days.written.push_back(report.published);
            for (const mention::EventMention& one : all[i].analysis.events)
                if (!one.background && one.time.bounded() && one.time.end->minutes - one.time.begin->minutes <= 1440)
                    days.told.push_back(one.time);
        }
        // A handful of reports that someone put together is on one thing more often than likeness of words can tell.
        if (all.size() <= smallCase) {
            Days every;
            for (const auto& [story, days] : m_printed) {
                every.written.insert(every.written.end(), days.written.begin(), days.written.end());
                every.told.insert(every.told.end(), days.told.begin(), days.told.end());
            }
            if (!every.empty())
                for (const std::uint32_t story : m_stories)
                    m_printed.try_emplace(story, every);
        }
    }

    const Days* of(std::size_t report) const {
        if (isPrinted(m_all[report].report))
            return nullptr;
        if (const auto lead = m_printed.find(m_stories[report]); lead != m_printed.end())
            return &lead->second;
        // A report dated by itself needs no other, unless these print their dates.
        const auto second = m_inferred.find(m_stories[report]);
        return m_all[report].report.published.known() || second == m_inferred.end() ? nullptr : &second->second;
    }

private:
    const std::vector<Analysed>& m_all;
    std::vector<std::uint32_t> m_stories;
    std::map<std::uint32_t, Days> m_printed, m_inferred;
};

} // namespace

std::vector<Analysed> analyseReports(std::vector<report::Report> reports, Shelf& shelf, base::Progress& progress,
                                     unsigned threads, Reuse reuse) {
    std::sort(reports.begin(), reports.end(),
              [](const report::Report& a, const report::Report& b) { return a.sha256 < b.sha256; });
    std::vector<KeptAnalyses*> kept; // their places in the map stay
    for (report::Report& one : reports) {
        // What was inferred among other reports is inferred anew: batches must not matter.
        if (!isPrinted(one)) {
            one.published = {};
            one.publishedBecause = "no date is printed";
        }
        kept.push_back(&shelf[one.sha256]);
    }
    std::vector<Analysed> all(reports.size());
    Languages languages(reports.size());
    eachOnThreads(
        reports.size(), groupOf(reports.size(), threads), threads, progress, [&](std::size_t begin, std::size_t end) {
            std::vector<std::size_t> fresh;
            std::vector<std::string> keys;
            for (std::size_t i = begin; i < end; ++i) {
                std::string key = analysisKey(reports[i], {});
                if (takeKept(reports[i], key, kept[i]->alone, reuse, all[i]))
                    continue;
                fresh.push_back(i);
                keys.push_back(std::move(key));
            }
            languages.read(reports, fresh);
            for (std::size_t at = 0; at < fresh.size(); ++at) {
                const std::size_t i = fresh[at];
                all[i] = analysed(std::move(reports[i]), {}, std::move(keys[at]), kept[i]->alone, languages, i);
            }
        });

    // Which were dated by others shows in what is kept: nothing is kept of the rest.
    if (reuse == Reuse::Any) {
        eachOnThreads(all.size(), 1, threads, progress, [&](std::size_t i, std::size_t) {
            Analysed made{all[i].report, {}};
            if (readAnalysis(kept[i]->amongOthers.bytes, made))
                all[i] = std::move(made);
        });
    } else if (!std::all_of(all.begin(), all.end(), [](const Analysed& one) { return isPrinted(one.report); })) {
        std::vector<std::pair<std::size_t, const Days*>> led;
        std::vector<char> used(all.size(), 0); // not bool: threads write beside each other
        const Leads leads(all, threads);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (const Days* days = leads.of(i))
                led.emplace_back(i, days);
        eachOnThreads(led.size(), 1, threads, progress, [&](std::size_t at, std::size_t) {
            const auto [i, days] = led[at];
            report::Report report = all[i].report;
            report.published = {};
            report.publishedBecause = "no date is printed";
            std::string key = analysisKey(report, *days);
            KeptAnalysis& amongOthers = kept[i]->amongOthers;
            Analysed made;
            if (!takeKept(report, key, amongOthers, reuse, made))
                made = analysed(std::move(report), *days, std::move(key), amongOthers, languages, i);
            // The others may leave no day at all: then what it says by itself holds.
            if (made.report.published.known() || !all[i].report.published.known()) {
                all[i] = std::move(made);
                used[i] = 1;
            }
        });
        for (std::size_t i = 0; i < all.size(); ++i)
            if (used[i] == 0 && !kept[i]->amongOthers.key.empty())
                kept[i]->amongOthers = {{}, {}, true};
    }
    for (KeptAnalyses* one : kept)
        for (KeptAnalysis* each : {&one->alone, &one->amongOthers})
            if (!each->changed)
                std::string().swap(each->bytes);
    return all;
}

Analysed analyseReport(report::Report report) {
    if (!isPrinted(report))
        claim::inferPublished(report, {});
    Analysed made;
    made.analysis = claim::analyse(report);
    made.report = std::move(report);
    return made;
}

} // namespace parallax::pipeline
