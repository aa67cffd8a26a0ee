#include "language/tools/training/name_training.h"

#include "language/name_finder.h"
#include "language/tools/training/perceptron.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <numeric>

namespace parallax::training {

using namespace language;

namespace {

constexpr int epochs = 12;
constexpr std::size_t modelBytes = 1500000;

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
            document.tokens[entity.head].upos != Upos::PROPN) {
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
            while (begin + 1 < end && std::string_view(document.tokens[begin].relation) == "nmod:desc") {
                ++begin;
            }
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

} // namespace

std::string trainNames(const Corpus& corpus) {
    struct Sample {
        const Example* example;
        std::vector<Upos> tags;
        std::vector<NameLabel> labels;
    };
    std::vector<Sample> samples;
    for (const GivenDocument& given : corpus.documents) {
        const bool marked = std::any_of(given.misc.begin(), given.misc.end(), [](const std::string& misc) {
            return misc.find("Entity=") != std::string::npos;
        });
        if (!marked) {
            continue;
        }
        const std::vector<NameLabel> labels = labelsOf(given);
        for (const Example& example : corpus.examples) {
            if (example.document == &given) {
                const Sentence& sentence = given.document.sentences[example.sentence];
                Sample sample{&example, {}, {labels.begin() + sentence.firstToken, labels.begin() + sentence.endToken}};
                for (const Tag tag : example.predicted) {
                    const std::string& tagName = corpus.tagNames[tag];
                    sample.tags.push_back(parseUpos(std::string_view(tagName).substr(0, tagName.find('|'))));
                }
                samples.push_back(std::move(sample));
            }
        }
    }
    Perceptron model(NameFinder::labels);
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    Random random(13);
    NameFinder::Features features;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        shuffle(order, random);
        std::size_t wrong = 0, all = 0;
        for (const std::uint32_t s : order) {
            const Sample& sample = samples[s];
            const std::size_t size = sample.labels.size();
            std::array<std::array<float, NameFinder::labels>, NameFinder::labels + 1> transitions{};
            for (std::size_t from = 0; from <= NameFinder::labels; ++from) {
                const std::uint32_t wanted = NameFinder::transitionFeature(from);
                model.score({&wanted, 1}, transitions[from].data());
            }
            std::vector<std::array<float, NameFinder::labels>> scores(size);
            for (std::size_t i = 0; i < size; ++i) {
                model.score({features.data(), NameFinder::features(sample.example->words, sample.tags, i, features)},
                            scores[i].data());
            }
            std::vector<NameLabel> best;
            NameFinder::viterbi(scores, transitions, best);
            for (std::size_t i = 0; i < size; ++i) {
                const std::size_t goldFrom = i == 0 ? NameFinder::labels : sample.labels[i - 1];
                const std::size_t bestFrom = i == 0 ? NameFinder::labels : best[i - 1];
                if (best[i] != sample.labels[i]) {
                    model.update(
                        {features.data(), NameFinder::features(sample.example->words, sample.tags, i, features)},
                        sample.labels[i], best[i]);
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
        std::fprintf(stderr, "names, epoch %d: %zu of %zu labels wrong on the training data\n", epoch + 1, wrong, all);
    }
    model.average();
    model.trim(modelBytes);
    return model.bytes({"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"});
}

} // namespace parallax::training
