#include "language/tools/training/name_labels.h"

#include "language/wordnet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace parallax::training {

using namespace language;

namespace {

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

} // namespace

bool isPlural(const Token& token) {
    return std::string_view(token.xpos) == "NNPS";
}

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

} // namespace parallax::training
