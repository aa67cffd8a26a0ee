#include "language/tools/training/name_training.h"

#include "language/hashing.h"
#include "language/name_finder.h"
#include "language/tools/training/gazetteer.h"
#include "language/tools/training/perceptron.h"
#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdio>
#include <map>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr int epochs = 8;
constexpr int trainings = 3; // of the model that is kept: their mean is steadier than one
constexpr int rounds = 3;    // of guessing the names of the treebank that does not mark them
constexpr std::size_t modelBytes = 1000000;

struct Entity {
    std::uint32_t first = 0, end = 0; // tokens
    std::uint32_t head = 0;
    int kind = -1; // NameKind; -1: another
};

std::string_view entityColumn(std::string_view misc) {
    std::size_t at = misc.starts_with("Entity=") ? 0 : misc.find("|Entity=");
    if (at == std::string_view::npos) {
        return {};
    }
    at = misc.find('=', at) + 1;
    return misc.substr(at, misc.find('|', at) - at);
}

std::string_view field(std::string_view text, std::size_t number) {
    for (; number > 0; --number) {
        const std::size_t dash = text.find('-');
        if (dash == std::string_view::npos) {
            return {};
        }
        text.remove_prefix(dash + 1);
    }
    return text.substr(0, text.find('-'));
}

// The bracket notation of GUM: "(1-person-new-..." opens, "1)" closes, both may follow one another.
std::vector<Entity> entitiesOf(const GivenDocument& given) {
    std::vector<Entity> entities;
    std::vector<std::pair<std::string, std::size_t>> open;
    for (std::uint32_t i = 0; i < given.document.tokens.size(); ++i) {
        std::string_view text = entityColumn(given.misc[i]);
        while (!text.empty()) {
            if (text[0] == '(') {
                const std::size_t end = text.find_first_of("()", 1);
                const std::string_view body = text.substr(1, end == std::string_view::npos ? end : end - 1);
                Entity entity;
                entity.first = i;
                const std::string_view type = field(body, 1);
                entity.kind = type == "person" ? 0 : type == "organization" ? 1 : type == "place" ? 2 : -1;
                std::uint32_t head = 1;
                const std::string_view minimal = field(body, 5);
                std::from_chars(minimal.data(), minimal.data() + minimal.size(), head);
                entity.head = i + head - 1;
                open.emplace_back(std::string(field(body, 0)), entities.size());
                entities.push_back(entity);
                text.remove_prefix(end == std::string_view::npos ? text.size() : end);
                if (!text.empty() && text[0] == ')') {
                    entities[open.back().second].end = i + 1;
                    open.pop_back();
                    text.remove_prefix(1);
                }
            } else {
                const std::size_t end = text.find(')');
                const std::string_view id = text.substr(0, end);
                for (std::size_t k = open.size(); k-- > 0;) {
                    if (open[k].first == id) {
                        entities[open[k].second].end = i + 1;
                        open.erase(open.begin() + static_cast<std::ptrdiff_t>(k));
                        break;
                    }
                }
                text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            }
        }
    }
    return entities;
}

bool isCapital(std::string_view form) {
    return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0xc3 ||
                             (form[0] >= '0' && form[0] <= '9'));
}

bool isTitle(std::string_view form) {
    static constexpr std::array<std::string_view, 14> titles{
        "Dr.", "Dr", "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Prof.", "Professor", "President", "Sir", "Lady", "Lord"};
    return std::find(titles.begin(), titles.end(), form) != titles.end();
}

// "Norwegians", "Liberals": proper nouns, but nobody's name.
bool isPlural(const Token& token) {
    return std::string_view(token.xpos) == "NNPS";
}

// Labels of the names of one document: the capitalised words around the head of each entity that is named by a proper
// noun.
std::vector<NameLabel> labelsOf(const GivenDocument& given) {
    const Document& document = given.document;
    std::vector<Entity> entities = entitiesOf(given);
    // The outermost first, so that a place inside an organisation's name stays part of it.
    std::stable_sort(entities.begin(), entities.end(),
                     [](const Entity& a, const Entity& b) { return a.end - a.first > b.end - b.first; });
    std::vector<NameLabel> labels(document.tokens.size(), 0);
    for (const Entity& entity : entities) {
        if (entity.kind < 0 || entity.end <= entity.head || entity.head < entity.first ||
            document.tokens[entity.head].upos != Upos::PROPN ||
            (entity.kind == 0 && isPlural(document.tokens[entity.head]))) {
            continue;
        }
        const auto partOfName = [&](std::uint32_t i) {
            const Token& token = document.tokens[i];
            const std::string_view form = document.form(i);
            return token.upos == Upos::PROPN || ((token.upos == Upos::ADJ || token.upos == Upos::NOUN ||
                                                  token.upos == Upos::NUM || token.upos == Upos::VERB) &&
                                                 isCapital(form) && token.xpos[0] == 'N');
        };
        const auto connects = [&](std::uint32_t i) {
            const std::string_view form = document.form(i);
            return form == "of" || form == "and" || form == "the" || form == "for" || form == "&" || form == "-" ||
                   form == "de" || form == "la" || form == "'s" || form == "," || form == "'" || form == "on" ||
                   form == "in";
        };
        std::uint32_t begin = entity.head, end = entity.head + 1;
        while (begin > entity.first && partOfName(begin - 1)) {
            --begin;
        }
        while (end < entity.end) {
            if (partOfName(end)) {
                ++end;
                continue;
            }
            // "Bank of Tavria", "Ministry of Health and Sport": small words inside, when what follows depends on what
            // came before.
            std::uint32_t ahead = end;
            while (ahead < entity.end && ahead - end < 2 && connects(ahead)) {
                ++ahead;
            }
            const bool weak = document.form(end) == "," || document.form(end) == "in" || document.form(end) == "on" ||
                              document.form(end) == "and";
            if (ahead > end && ahead < entity.end && partOfName(ahead) && !(weak && entity.kind != 1) &&
                document.form(end) != ",") {
                end = ahead + 1;
                continue;
            }
            break;
        }
        // Titles before a person's name do not belong to it.
        if (entity.kind == 0) {
            while (begin + 1 < end && (std::string_view(document.tokens[begin].relation) == "nmod:desc" ||
                                       isTitle(document.form(begin)))) {
                ++begin;
            }
        }
        // "The President", "Mother": a title or a role is nobody's name.
        std::string lower;
        toLower(document.form(begin), lower);
        if (entity.kind == 0 && begin + 1 == end && isA(lower, NounClass::Person) && nameClasses(lower) == 0 &&
            begin > 0 && document.tokens[begin].head != static_cast<std::int32_t>(begin) - 1) {
            continue;
        }
        bool free = true;
        for (std::uint32_t i = begin; i < end; ++i) {
            free = free && labels[i] == 0;
        }
        if (free) {
            for (std::uint32_t i = begin; i < end; ++i) {
                labels[i] = static_cast<NameLabel>(2 * entity.kind + (i == begin ? 1 : 2));
            }
        }
    }
    return labels;
}

// Taken from the score of "no name" at a gold proper noun while guessing: most of them are names. Chosen on the
// development data.
constexpr float outsideBias = 5;

// Features of one word for the model that guesses names: it may look at gold tags and trees.
constexpr std::size_t contextFeatures = 4;
using WordFeatures = std::array<std::uint32_t, NameFinder::maxFeatures + contextFeatures>;

struct Sample {
    const Example* example = nullptr;
    std::vector<Upos> tags; // a tagger's
    std::vector<std::array<std::uint32_t, contextFeatures>> context;
    std::vector<std::uint32_t> marks;
    std::vector<NameLabel> labels;
    bool guessed = false; // the labels are a model's
};

using Scores = std::vector<std::array<float, NameFinder::labels>>;
using Transitions = std::array<std::array<float, NameFinder::labels>, NameFinder::labels + 1>;

Transitions transitionsOf(const Perceptron& model) {
    Transitions transitions{};
    for (std::size_t from = 0; from <= NameFinder::labels; ++from) {
        const std::uint32_t wanted = NameFinder::transitionFeature(from);
        model.score({&wanted, 1}, transitions[from].data());
    }
    return transitions;
}

// What the model that is trained here is for: to find names in any text, or to guess them in a treebank.
enum class Purpose { Find, Guess };

// Words around a name in its tree: what it depends on and how, and the preposition before it.
std::vector<std::array<std::uint32_t, contextFeatures>> contextOf(const Example& example) {
    const Document& document = example.document->document;
    const std::uint32_t first = document.sentences[example.sentence].firstToken;
    const std::size_t size = example.words.size();
    std::vector<std::uint32_t> preposition(size + 1, 0);
    for (std::size_t i = 1; i <= size; ++i) {
        if (std::string_view(document.tokens[first + i - 1].relation) == "case") {
            preposition[example.heads[i]] = example.words[i - 1].form;
        }
    }
    std::vector<std::array<std::uint32_t, contextFeatures>> context(size);
    for (std::size_t i = 1; i <= size; ++i) {
        // Up to the head of the name: through words that belong to it.
        std::size_t top = i;
        const auto inside = [&](std::size_t at) {
            const std::string_view relation = document.tokens[first + at - 1].relation;
            return (relation == "flat" || relation == "compound" || relation == "goeswith") && example.heads[at] != 0 &&
                   example.upos[example.heads[at] - 1] == Upos::PROPN;
        };
        while (inside(top)) {
            top = example.heads[top];
        }
        const std::uint32_t relation = example.relations[top];
        const std::uint32_t above =
            example.heads[top] == 0 ? 1 : hashOf(document.tokens[first + example.heads[top] - 1].lemma);
        const auto tag = static_cast<std::uint32_t>(example.upos[i - 1]);
        context[i - 1] = {feature(800, relation, tag, top == i), feature(801, relation, above, tag),
                          feature(802, preposition[top], relation, tag), feature(803, preposition[top], above, tag)};
    }
    return context;
}

std::size_t featuresOf(const Sample& sample, std::size_t i, Purpose purpose, WordFeatures& out) {
    NameFinder::Features features;
    std::size_t n =
        NameFinder::features(sample.example->words, purpose == Purpose::Find ? sample.tags : sample.example->upos,
                             sample.marks, i, features);
    std::copy_n(features.begin(), n, out.begin());
    if (purpose == Purpose::Guess) {
        for (const std::uint32_t one : sample.context[i]) {
            out[n++] = one;
        }
    }
    return n;
}

Scores scoresOf(const Perceptron& model, const Sample& sample, Purpose purpose) {
    WordFeatures features;
    Scores scores(sample.example->words.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        model.score({features.data(), featuresOf(sample, i, purpose, features)}, scores[i].data());
    }
    return scores;
}

Perceptron train(const std::vector<Sample>& samples, Purpose purpose) {
    Perceptron model(NameFinder::labels);
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(13);
    WordFeatures features;
    std::vector<NameLabel> best;
    const int allEpochs = purpose == Purpose::Find ? trainings * epochs : epochs;
    for (int epoch = 0; epoch < allEpochs; ++epoch) {
        if (epoch > 0 && epoch % epochs == 0) {
            model.forget();
        }
        shuffle(order, random);
        std::size_t wrong = 0, all = 0;
        for (const std::uint32_t s : order) {
            const Sample& sample = samples[s];
            NameFinder::viterbi(scoresOf(model, sample, purpose), transitionsOf(model), best);
            for (std::size_t i = 0; i < best.size(); ++i) {
                const std::size_t goldFrom = i == 0 ? NameFinder::labels : sample.labels[i - 1];
                const std::size_t bestFrom = i == 0 ? NameFinder::labels : best[i - 1];
                if (best[i] != sample.labels[i]) {
                    const std::size_t n = featuresOf(sample, i, purpose, features);
                    model.update({features.data(), n}, sample.labels[i], best[i]);
                    ++wrong;
                }
                if (best[i] != sample.labels[i] || goldFrom != bestFrom) {
                    const std::uint32_t gold = NameFinder::transitionFeature(goldFrom),
                                        guess = NameFinder::transitionFeature(bestFrom);
                    model.add({&gold, 1}, sample.labels[i], 1);
                    model.add({&guess, 1}, best[i], -1);
                }
                ++all;
            }
            model.tick();
        }
        if ((epoch + 1) % epochs == 0) {
            std::fprintf(stderr, "names, epoch %d: %zu of %zu labels wrong on the training data\n", epoch + 1, wrong,
                         all);
        }
    }
    model.average();
    return model;
}

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

// Labels sentences of a treebank without marked entities by a model, kept to the gold proper nouns: no name begins or
// ends elsewhere. A name that the treebank has often gets the kind that the model gives it most often (one sense for
// one name).
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

} // namespace

std::string trainNames(const Corpus& corpus) {
    const std::string gazetteerBytes = makeGazetteer(wordnetFolder, isoFolder);
    const FrozenMap gazetteer(gazetteerBytes);
    std::vector<Sample> marked, all;
    for (const GivenDocument& given : corpus.documents) {
        const bool hasEntities = std::any_of(given.misc.begin(), given.misc.end(), [](const std::string& misc) {
            return misc.find("Entity=") != std::string::npos;
        });
        const std::vector<NameLabel> labels = hasEntities ? labelsOf(given) : std::vector<NameLabel>();
        for (const Example& example : corpus.examples) {
            if (example.document != &given || (!hasEntities && example.altered)) {
                continue;
            }
            const Sentence& sentence = given.document.sentences[example.sentence];
            Sample sample;
            sample.example = &example;
            sample.guessed = !hasEntities;
            if (hasEntities) {
                sample.labels.assign(labels.begin() + sentence.firstToken, labels.begin() + sentence.endToken);
            } else {
                sample.labels.assign(example.words.size(), 0);
            }
            for (const Tag tag : example.predicted) {
                const std::string& tagName = corpus.tagNames[tag];
                sample.tags.push_back(parseUpos(std::string_view(tagName).substr(0, tagName.find('|'))));
            }
            NameFinder::marks(gazetteer, example.words, sample.marks);
            sample.context = contextOf(example);
            if (hasEntities) {
                marked.push_back(sample);
            }
            all.push_back(std::move(sample));
        }
    }
    guess(train(marked, Purpose::Guess), all);
    for (int round = 1; round < rounds; ++round) {
        guess(train(all, Purpose::Guess), all);
    }
    Perceptron model = train(all, Purpose::Find);
    model.trim(modelBytes);
    return gazetteerBytes + model.bytes({"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"});
}

} // namespace parallax::training
