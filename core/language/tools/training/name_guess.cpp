#include "language/tools/training/name_guess.h"

#include "language/tools/training/name_labels.h"
#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <string>
#include <string_view>

namespace parallax::training {

using namespace language;

namespace {

// Taken from the score of "no name" at a gold proper noun while guessing: most of them are names. Chosen on the
// development data.
constexpr float outsideBias = 5;

bool isCalendar(std::string_view form) {
    static constexpr std::array<std::string_view, 19> words{
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday",  "January",  "February", "March",
        "April",  "May",     "June",      "July",     "August", "September", "October", "November", "December"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return form.substr(0, 3) == word.substr(0, 3) && form.size() <= word.size() + 1;
    });
}

// Whether a token is part of a name: the treebanks give proper nouns' Penn tags also to adjectives and verbs inside
// names ("United", "Amalgamated"). Titles before a person's name ("President", "Dr.") and addresses are none.
bool inName(const Example& example, std::size_t i) {
    const Document& document = example.document->document;
    const Token& token = document.tokens[document.sentences[example.sentence].firstToken + i];
    return std::string_view(token.xpos).starts_with("NNP") && std::string_view(token.relation) != "nmod:desc" &&
           !example.words[i].address;
}

// End of the run of words from `i` on that are parts of one name; `i` when there is none.
std::size_t runEnd(const Example& example, std::size_t i) {
    const Document& document = example.document->document;
    const std::uint32_t first = document.sentences[example.sentence].firstToken;
    const std::size_t size = example.words.size();
    const auto proper = [&](std::size_t k) { return k < size && inName(example, k); };
    const auto headOf = [&](std::size_t k) {
        return static_cast<std::ptrdiff_t>(document.tokens[first + k].head) - static_cast<std::ptrdiff_t>(first);
    };
    const auto relationOf = [&](std::size_t k) { return std::string_view(document.tokens[first + k].relation); };
    if (!proper(i)) {
        return i;
    }
    std::size_t end = i + 1;
    while (proper(end)) {
        const std::ptrdiff_t head = headOf(end);
        bool linked = head >= static_cast<std::ptrdiff_t>(i) && head < static_cast<std::ptrdiff_t>(end) &&
                      (relationOf(end) == "flat" || relationOf(end) == "compound" || relationOf(end) == "goeswith");
        for (std::size_t k = i; k < end && !linked; ++k) {
            linked = headOf(k) >= static_cast<std::ptrdiff_t>(end) &&
                     (relationOf(k) == "compound" || relationOf(k) == "amod") &&
                     proper(static_cast<std::size_t>(headOf(k)));
        }
        if (!linked) {
            break;
        }
        ++end;
    }
    return end;
}

// The kind of a run where its words make it plain: "Lysa University", "Anna Varga", a name of the gazetteer. -1: they
// do not.
int kindByRule(const Document& document, std::uint32_t first, std::size_t begin, std::size_t end,
               const std::vector<std::uint32_t>& marks) {
    static constexpr std::array<std::string_view, 12> firms{"inc", "inc.", "corp", "corp.", "ltd",  "ltd.",
                                                            "co.", "llc",  "plc",  "gmbh",  "l.p.", "llp"};
    std::string last;
    toLower(document.form(first + end - 1), last);
    if (std::find(firms.begin(), firms.end(), last) != firms.end()) {
        return 1;
    }
    // A name of several words that the gazetteer has.
    const std::uint32_t entry = marks[begin] & (NameFinder::Person | NameFinder::Place | NameFinder::Organisation);
    bool covered = end - begin > 1 && (marks[begin] & NameFinder::Continues) == 0 &&
                   (end == marks.size() || (marks[end] & NameFinder::Continues) == 0);
    for (std::size_t i = begin + 1; i < end; ++i) {
        covered = covered && (marks[i] & NameFinder::Continues) != 0;
    }
    if (covered && std::has_single_bit(entry)) {
        return entry == NameFinder::Person ? 0 : entry == NameFinder::Place ? 2 : 1;
    }
    if (end - begin == 1) {
        const std::uint32_t mark = marks[begin];
        if ((mark & NameFinder::Continues) != 0) {
            return -1;
        }
        if ((mark & NameFinder::Place) != 0 && (mark & (NameFinder::GivenName | NameFinder::Person)) == 0) {
            return 2;
        }
        const std::string_view form = document.form(first + begin);
        if ((mark & NameFinder::Organisation) != 0 && (mark & (NameFinder::GivenName | NameFinder::Surname)) == 0) {
            return 1;
        }
        return (mark & NameFinder::GivenName) != 0 && (mark & (NameFinder::Place | NameFinder::Region)) == 0 &&
                       form.size() > 2 && form[1] >= 'a'
                   ? 0
                   : -1;
    }
    if ((marks[begin] & NameFinder::GivenName) != 0 && end - begin <= 3 && (marks[begin] & NameFinder::Place) == 0) {
        const NounClasses classes = nounClasses(last, 1);
        if ((classes & (bit(NounClass::Organisation) | bit(NounClass::Building))) == 0) {
            return 0;
        }
    }
    const NounClasses classes = nounClasses(last, 1);
    if ((classes & bit(NounClass::Organisation)) != 0) {
        return 1;
    }
    if ((classes & (bit(NounClass::Place) | bit(NounClass::Building))) != 0) {
        return 2;
    }
    return -1;
}

} // namespace

void guess(const Perceptron& model, std::vector<Sample>& samples) {
    const Transitions transitions = transitionsOf(model);
    std::map<std::string, std::array<int, 3>> kinds;
    const auto textOf = [](const Sample& sample, std::size_t begin, std::size_t end) {
        const Document& document = sample.example->document->document;
        const std::uint32_t first = document.sentences[sample.example->sentence].firstToken;
        std::string text, lower;
        for (std::size_t i = begin; i < end; ++i) {
            toLower(document.form(first + i), lower);
            text += lower;
            text += ' ';
        }
        return text;
    };
    const auto forEachName = [](const Sample& sample, auto take) {
        for (std::size_t i = 0; i < sample.labels.size(); ++i) {
            if (sample.labels[i] % 2 == 1) {
                std::size_t end = i + 1;
                while (end < sample.labels.size() && sample.labels[end] == sample.labels[i] + 1) {
                    ++end;
                }
                take(i, end);
            }
        }
    };
    for (Sample& sample : samples) {
        if (!sample.guessed) {
            continue;
        }
        const Document& document = sample.example->document->document;
        const std::uint32_t first = document.sentences[sample.example->sentence].firstToken;
        Scores scores = scoresOf(model, sample, Purpose::Guess);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const Token& token = document.tokens[first + i];
            const bool proper = inName(*sample.example, i);
            const bool people = isPlural(token) && runEnd(*sample.example, i) == i + 1 &&
                                (i == 0 || runEnd(*sample.example, i - 1) == i);
            if (proper && !people && !isCalendar(document.form(first + i)) &&
                (sample.marks[i] & NameFinder::Demonym) == 0) {
                scores[i][0] -= outsideBias;
            }
            if (people) {
                scores[i][1] = scores[i][2] = -1e6F;
            }
            for (std::size_t label = 1; label < NameFinder::labels; ++label) {
                const bool inside = label % 2 == 0;
                if (!proper && !(inside && (token.upos == Upos::ADP || token.upos == Upos::CCONJ ||
                                            token.upos == Upos::DET || token.upos == Upos::PUNCT))) {
                    scores[i][label] = -1e6F;
                }
                // A word that hangs on the name before it goes on with it, whatever it is.
                if (!inside && proper && i > 0 && token.head == static_cast<std::int32_t>(first + i - 1) &&
                    std::string_view(token.relation) == "flat" && !sample.labels.empty()) {
                    scores[i][label] -= 1e3F;
                }
            }
        }
        NameFinder::viterbi(scores, transitions, sample.labels);
        for (std::size_t i = 0; i < sample.labels.size();) {
            const std::size_t end = runEnd(*sample.example, i);
            if (end == i) {
                ++i;
                continue;
            }
            const int kind = kindByRule(document, first, i, end, sample.marks);
            if (kind >= 0) {
                for (std::size_t k = i; k < end; ++k) {
                    sample.labels[k] = static_cast<NameLabel>(2 * kind + (k == i ? 1 : 2));
                }
                if (end < sample.labels.size() && sample.labels[end] != 0 && sample.labels[end] % 2 == 0) {
                    sample.labels[end] = sample.labels[end] == 2 * kind + 2
                                             ? sample.labels[end]
                                             : static_cast<NameLabel>(sample.labels[end] - 1);
                }
            }
            i = end;
        }
        forEachName(sample, [&](std::size_t begin, std::size_t end) {
            ++kinds[textOf(sample, begin, end)][(sample.labels[begin] - 1U) / 2];
        });
    }
    for (Sample& sample : samples) {
        if (!sample.guessed) {
            continue;
        }
        forEachName(sample, [&](std::size_t begin, std::size_t end) {
            const std::array<int, 3>& counts = kinds[textOf(sample, begin, end)];
            const auto best = std::max_element(counts.begin(), counts.end());
            const int all = counts[0] + counts[1] + counts[2];
            if (all >= 3 && *best * 10 >= all * 6) {
                for (std::size_t i = begin; i < end; ++i) {
                    sample.labels[i] = static_cast<NameLabel>(2 * (best - counts.begin()) + (i == begin ? 1 : 2));
                }
            }
        });
    }
}

} // namespace parallax::training
