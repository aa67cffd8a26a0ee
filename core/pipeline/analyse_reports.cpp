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

// The language of undated reports, which are analysed once more when others date them; of some tokens at the most, so
// that memory does not grow with their number. Several threads may use it, each for another report.
class KeptLanguage {
public:
    explicit KeptLanguage(std::size_t reports) : m_kept(reports) {}

    claim::ReportAnalysis analyse(const report::Report& report, std::size_t number) {
        language::Document& kept = m_kept[number];
        claim::ReportAnalysis analysis = claim::analyse(report, kept);
        if (m_tokens.fetch_add(kept.tokens.size()) + kept.tokens.size() > mostTokens)
            kept = {};
        return analysis;
    }

private:
    static constexpr std::size_t mostTokens = 400000; // 30 MB

    std::vector<language::Document> m_kept; // empty: not kept
    std::atomic<std::size_t> m_tokens = 0;
};

Analysed analysed(report::Report report, const Days& others, KeptLanguage* language = nullptr, std::size_t number = 0) {
    Analysed made;
    const bool undated = !isPrinted(report);
    if (undated)
        claim::inferPublished(report, others);
    made.analysis = undated && language ? language->analyse(report, number) : claim::analyse(report);
    made.report = std::move(report);
    return made;
}

// The same, from `kept` where it is there.
Analysed analysed(report::Report report, const Days& others, KeptAnalysis& kept, Reuse reuse, KeptLanguage& language,
                  std::size_t number) {
    std::string key = analysisKey(report, others);
    if (kept.key == key || (reuse == Reuse::Any && !kept.key.empty())) {
        Analysed made;
        made.report = std::move(report);
        const bool read = readAnalysis(kept.bytes, made);
        std::string().swap(kept.bytes); // assigning would keep its memory
        if (read)
            return made;
        report = std::move(made.report);
    }
    Analysed made = analysed(std::move(report), others, &language, number);
    kept = {std::move(key), analysisBytes(made), true};
    return made;
}

// Calls `work(i)` for each i below `count`, on `threads` threads of which the calling one is one. Progress comes from
// the calling thread alone, as Progress wants it.
template <class Work>
void eachOnThreads(std::size_t count, unsigned threads, base::Progress& progress, const Work& work) {
    std::atomic<std::size_t> done = 0;
    base::eachOnThreads(count, threads, [&](std::size_t i, std::size_t thread) {
        progress.throwIfCancelled();
        work(i);
        const std::size_t finished = done.fetch_add(1) + 1;
        if (thread == 0)
            progress.report("analysing", finished, count);
    });
    progress.report("analysing", count, count);
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
    KeptLanguage language(reports.size());
    eachOnThreads(reports.size(), threads, progress, [&](std::size_t i) {
        all[i] = analysed(std::move(reports[i]), {}, kept[i]->alone, reuse, language, i);
    });

    // Which were dated by others shows in what is kept: nothing is kept of the rest.
    if (reuse == Reuse::Any) {
        eachOnThreads(all.size(), threads, progress, [&](std::size_t i) {
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
        eachOnThreads(led.size(), threads, progress, [&](std::size_t at) {
            const auto [i, days] = led[at];
            report::Report report = all[i].report;
            report.published = {};
            report.publishedBecause = "no date is printed";
            Analysed made = analysed(std::move(report), *days, kept[i]->amongOthers, reuse, language, i);
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
    return analysed(std::move(report), {});
}

} // namespace parallax::pipeline
