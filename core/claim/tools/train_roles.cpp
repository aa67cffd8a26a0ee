// parallax-train-roles: makes the model of who and what fills the roles of reported violence.
//   parallax-train-roles DOCUMENTS.jsonl... OUTPUT.tsv
// DOCUMENTS: MUC-4-like documents with their answer key, one a line. Prints what folds of documents that were not
// learnt from give. Deterministic: the same documents give the same bytes.
#include "claim/role_judge.h"
#include "claim/tools/roles/answer_key.h"
#include "claim/tools/roles/regression.h"
#include "report/json_record.h"
#include "report/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

namespace {

using namespace parallax;
using namespace parallax::training;
using claim::RoleSlot;
using claim::roleSlotCount;

constexpr std::size_t folds = 5;
constexpr std::size_t leastDocuments = 8; // a feature of fewer documents is of their story, not of the language

struct Example {
    std::size_t document = 0;
    bool proposed = false;
    bool sure = false; // given whatever its score is
    std::vector<std::string> answers;
    Instance instance;
    double unseenScore = 0; // by the model that did not learn from its document
};

struct Slot {
    std::vector<std::string> names;
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::size_t> documents;    // how many have the feature
    std::vector<std::size_t> lastDocument; // 1 + the last one that had it
    std::vector<Example> examples;

    std::uint32_t number(const std::string& name, std::size_t document) {
        const auto [at, isNew] = numbers.try_emplace(name, static_cast<std::uint32_t>(names.size()));
        if (isNew) {
            names.push_back(name);
            documents.push_back(0);
            lastDocument.push_back(0);
        }
        if (lastDocument[at->second] != document + 1) {
            ++documents[at->second];
            lastDocument[at->second] = document + 1;
        }
        return at->second;
    }
};

struct Score {
    double right = 0, given = 0, key = 0;
    double precision() const { return given > 0 ? right / given : 0; }
    double recall() const { return key > 0 ? right / key : 0; }
    double f1() const { return right > 0 ? 2 * right / (given + key) : 0; }
};

struct Lines {
    double proposed = 0, newcomer = 0;
};

class Trainer {
public:
    void read(const char* path) {
        std::ifstream in(path);
        std::string line;
        const auto before = m_keys.size();
        while (std::getline(in, line)) {
            std::string record;
            m_keys.push_back(parseKey(line, record));
            document(record, m_keys.size() - 1);
        }
        if (m_keys.size() == before)
            throw std::runtime_error(fmt::format("{}: no documents", path));
    }

    std::string run() {
        std::string table;
        judgeReports(table);
        Score mean;
        for (std::size_t s = 0; s < roleSlotCount; ++s) {
            auto& slot = m_slots[s];
            prune(slot);
            for (std::size_t fold = 0; fold < folds; ++fold) {
                const auto weights = train(slot, fold);
                for (auto& one : slot.examples)
                    if (one.document % folds == fold)
                        one.unseenScore = sum(one.instance, weights);
            }
            Score honest, before;
            for (std::size_t fold = 0; fold < folds; ++fold) {
                const auto lines = bestLines(s, [&](std::size_t d) { return d % folds != fold; });
                const auto part = score(s, lines, [&](std::size_t d) { return d % folds == fold; });
                honest = {honest.right + part.right, honest.given + part.given, honest.key + part.key};
            }
            before = score(s, {-1e9, 1e9}, [](std::size_t) { return true; });
            const auto lines = bestLines(s, [](std::size_t) { return true; });
            const auto name = claim::name(static_cast<RoleSlot>(s));
            std::printf("%-20s rules %5.1f %5.1f %5.1f   model, unseen documents %5.1f %5.1f %5.1f   lines %.2f %.2f  "
                        "features %zu examples %zu\n",
                        std::string(name).c_str(), 100 * before.precision(), 100 * before.recall(), 100 * before.f1(),
                        100 * honest.precision(), 100 * honest.recall(), 100 * honest.f1(), lines.proposed,
                        lines.newcomer, kept(slot), slot.examples.size());
            mean.right += honest.precision() / roleSlotCount;
            mean.key += honest.recall() / roleSlotCount;
            write(table, name, slot, lines);
        }
        std::printf("macro %.2f of precision %.1f and recall %.1f\n",
                    200 * mean.right * mean.key / (mean.right + mean.key), 100 * mean.right, 100 * mean.key);
        return table;
    }

private:
    void document(const std::string& line, std::size_t number) {
        base::Diagnostics diagnostics;
        auto record = report::parseJsonRecord(line, "document", diagnostics);
        if (!record)
            return;
        auto& report = record->report;
        report::describe(report);
        const auto language = claim::analyseLanguage(report);
        if (!report.published.known())
            claim::inferPublished(report, {});
        (void)claim::analyseForRoles(report, language, [&](const claim::Extraction& extraction) {
            const auto found = claim::findRoleCandidates(extraction, true);
            if (!found.reportNames.empty())
                reportExample(found, number);
            for (std::size_t c = 0; c < found.all.size(); ++c)
                example(extraction, found, c, number);
        });
    }

    void reportExample(const claim::RoleCandidates& found, std::size_t document) {
        Example one;
        one.document = document;
        one.instance.positive = std::ranges::any_of(m_keys[document].fillers, [](const auto& all) {
            return std::ranges::any_of(all, [](const KeyFiller& filler) { return !filler.optional; });
        });
        for (const auto& name : found.reportNames)
            one.instance.features.push_back(m_reports.number(name, document));
        one.instance.features.push_back(m_reports.number("(base)", document));
        m_reports.examples.push_back(std::move(one));
    }

    // Learns which reports tell of violence with fillers at all. What candidates learn from is the judgement of the
    // model that did not know the report.
    void judgeReports(std::string& table) {
        prune(m_reports);
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const auto weights = train(m_reports, fold);
            for (auto& one : m_reports.examples)
                if (one.document % folds == fold)
                    one.unseenScore = sum(one.instance, weights);
        }
        std::unordered_map<std::size_t, double> judged;
        double right = 0, given = 0, key = 0;
        for (const auto& one : m_reports.examples) {
            judged.emplace(one.document, one.unseenScore);
            right += one.unseenScore > 0 && one.instance.positive ? 1 : 0;
            given += one.unseenScore > 0 ? 1 : 0;
            key += one.instance.positive ? 1 : 0;
        }
        std::printf("reports with fillers, unseen %.1f %.1f of %zu\n", 100 * right / given, 100 * right / key,
                    m_reports.examples.size());
        for (auto& slot : m_slots)
            for (auto& one : slot.examples)
                for (const auto& name : claim::reportJudgement(judged.at(one.document), one.proposed))
                    one.instance.features.push_back(slot.number(name, one.document));
        write(table, claim::name(RoleSlot::Report), m_reports, {});
    }

    void example(const claim::Extraction& extraction, const claim::RoleCandidates& found, std::size_t c,
                 std::size_t document) {
        const auto& candidate = found.all[c];
        const auto s = static_cast<std::size_t>(candidate.slot);
        Example one;
        one.document = document;
        one.proposed = candidate.proposed();
        one.sure = candidate.sure;
        one.answers = answers(extraction, candidate);
        one.instance.positive = std::ranges::any_of(m_keys[document].fillers[s], [&](const KeyFiller& filler) {
            return std::ranges::any_of(one.answers, [&](const auto& text) { return filler.matches(text); });
        });
        auto& slot = m_slots[s];
        for (const auto& name : found.names[c])
            one.instance.features.push_back(slot.number(name, document));
        one.instance.features.push_back(slot.number("(base)", document));
        slot.examples.push_back(std::move(one));
    }

    // What the program would print for it.
    static std::vector<std::string> answers(const claim::Extraction& extraction,
                                            const claim::RoleCandidate& candidate) {
        std::vector<std::string> texts;
        if (candidate.chain < 0) {
            for (const auto c : candidate.claims)
                texts.push_back(std::get<std::string>(extraction.claims[static_cast<std::size_t>(c)].value));
            if (texts.empty())
                texts.emplace_back(extraction.text(extraction.phrase(candidate.token)));
        } else {
            const mention::ActorMention* best = nullptr;
            for (const auto& one : extraction.actors.mentions) {
                if (one.chain != static_cast<std::uint32_t>(candidate.chain))
                    continue;
                const auto rank = [](const mention::ActorMention& m) {
                    return std::pair(2 - static_cast<int>(m.form), m.text.size());
                };
                if (!best || rank(one) > rank(*best))
                    best = &one;
            }
            texts.push_back(best->text);
        }
        std::ranges::sort(texts);
        texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
        return texts;
    }

    // Leaves out the features of few documents.
    static void prune(Slot& slot) {
        for (auto& one : slot.examples)
            std::erase_if(one.instance.features, [&](std::uint32_t f) { return slot.documents[f] < leastDocuments; });
    }
    static std::size_t kept(const Slot& slot) {
        return static_cast<std::size_t>(
            std::ranges::count_if(slot.documents, [](std::size_t n) { return n >= leastDocuments; }));
    }

    // `fold`: left out; folds for none.
    static std::vector<double> train(const Slot& slot, std::size_t fold) {
        std::vector<const Instance*> instances;
        for (const auto& one : slot.examples)
            if (one.document % folds != fold || fold == folds)
                instances.push_back(&one.instance);
        return Regression{}.train(instances, slot.names.size());
    }

    // Repeats of a filler that is found already are neither right nor wrong; optional fillers count where found.
    template <class Take>
    Score score(std::size_t s, const Lines& lines, Take&& take) const {
        Score total;
        std::map<std::size_t, std::vector<const Example*>> given;
        for (const auto& one : m_slots[s].examples)
            if (take(one.document) && (one.sure || one.unseenScore > (one.proposed ? lines.proposed : lines.newcomer)))
                given[one.document].push_back(&one);
        for (std::size_t d = 0; d < m_keys.size(); ++d) {
            if (!take(d))
                continue;
            const auto& key = m_keys[d].fillers[s];
            std::vector<bool> found(key.size(), false);
            std::set<std::string> wrong;
            if (const auto mine = given.find(d); mine != given.end())
                for (const Example* one : mine->second)
                    for (const auto& text : one->answers) {
                        bool any = false;
                        for (std::size_t k = 0; k < key.size() && !any; ++k)
                            if (key[k].matches(text)) {
                                any = true;
                                std::size_t free = k;
                                while (free < key.size() && (found[free] || !key[free].matches(text)))
                                    ++free;
                                if (free < key.size()) {
                                    found[free] = true;
                                    total.right += 1;
                                    total.given += 1;
                                }
                            }
                        if (!any && wrong.insert(normalised(text)).second)
                            total.given += 1;
                    }
            for (std::size_t k = 0; k < key.size(); ++k)
                total.key += found[k] || !key[k].optional ? 1 : 0;
        }
        return total;
    }

    // Where F1 is best over a line and its neighbours: the best line alone is often one of chance.
    template <class Take>
    Lines bestLines(std::size_t s, Take&& take) const {
        constexpr int rows = 23, columns = 13;
        constexpr double step = 0.25;
        std::vector<double> f1(rows * columns);
        const auto linesAt = [](int row, int column) {
            const double proposed = -4 + step * row;
            return Lines{proposed, proposed + step * column};
        };
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                f1[static_cast<std::size_t>(row * columns + column)] = score(s, linesAt(row, column), take).f1();
        Lines best;
        double bestMean = -1;
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                double total = 0, count = 0;
                for (int r = std::max(row - 1, 0); r <= std::min(row + 1, rows - 1); ++r)
                    for (int c = std::max(column - 1, 0); c <= std::min(column + 1, columns - 1); ++c) {
                        const double weight = r == row && c == column ? 2 : 1;
                        total += weight * f1[static_cast<std::size_t>(r * columns + c)];
                        count += weight;
                    }
                if (total / count > bestMean) {
                    bestMean = total / count;
                    best = linesAt(row, column);
                }
            }
        return best;
    }

    void write(std::string& table, std::string_view name, const Slot& slot, const Lines& lines) const {
        const auto weights = train(slot, folds);
        std::map<std::string, double> rows;
        for (std::size_t f = 0; f < weights.size(); ++f)
            if (slot.documents[f] >= leastDocuments && std::abs(weights[f]) >= 0.02)
                rows.emplace(slot.names[f], weights[f]);
        rows["(base)"] -= lines.proposed;
        if (&slot != &m_reports)
            rows["(newcomer)"] = lines.newcomer - lines.proposed;
        for (const auto& [feature, weight] : rows)
            table += fmt::format("{}\t{}\t{:.2f}\n", name, feature, weight);
    }

    std::vector<AnswerKey> m_keys;
    std::array<Slot, roleSlotCount> m_slots;
    Slot m_reports;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: parallax-train-roles DOCUMENTS.jsonl... OUTPUT.tsv\n");
        return 2;
    }
    try {
        Trainer trainer;
        for (int i = 1; i + 1 < argc; ++i)
            trainer.read(argv[i]);
        const auto table = trainer.run();
        std::ofstream out(argv[argc - 1], std::ios::binary);
        out << "# Who and what fills the roles of reported violence: slot, feature, weight. Made by "
               "parallax-train-roles "
               "(see README.md).\n"
            << table;
        if (!out.flush())
            throw std::runtime_error(fmt::format("cannot write {}", argv[argc - 1]));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "parallax-train-roles: %s\n", error.what());
        return 1;
    }
    return 0;
}
