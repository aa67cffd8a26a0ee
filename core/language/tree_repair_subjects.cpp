#include "language/tree_repair_rules.h"

#include "language/word_info.h"

#include "base/weekdays.h"

#include <algorithm>
#include <array>
#include <string>

namespace parallax::language {

namespace {

struct Extent {
    int first = 0;
    int last = 0;
};

// The words below `i`, which must be one run for this to say all of them.
Extent extent(const TreeEditor& tree, int i) {
    Extent out{i, i};
    for (const int c : tree.children(i)) {
        const Extent part = extent(tree, c);
        out.first = std::min(out.first, part.first);
        out.last = std::max(out.last, part.last);
    }
    return out;
}

// Another subject of the verb of `i`, from word `from` on, or -1.
int otherSubject(const TreeEditor& tree, int i, int from) {
    for (const int other : tree.children(tree.head(i))) {
        if (other != i && other >= from && tree.subject(other)) {
            return other;
        }
    }
    return -1;
}

bool isDash(std::string_view form) {
    return form == "-" || form == "--" || form == "–" || form == "—" || form == "―";
}

// "HALVET, Orsa (NSA) - Police said": the place (and source, and day) that a report begins with, up to a dash, is where
// things were said, and no doer.
void datelineSubject(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (!tree.subject(i) || !tree.is(i, Upos::PROPN) || tree.head(i) < 0) {
            continue;
        }
        // "HALVET- A woman fled": the subject behind the dash is no second name of the town.
        const int behind = tree.child(i, "appos");
        if (i == 0 && behind > 0 && isDash(tree.form(1)) && tree.child(behind, "det") == 2) {
            tree.takePlace(behind, i, "obl:unmarked");
            tree.hang(i, tree.head(behind), "obl:unmarked");
            continue;
        }
        const Extent place = extent(tree, i);
        int after = place.last;
        while (after < tree.size() && !isDash(tree.form(after)) && after <= place.last + 1) {
            ++after;
        }
        const bool dash = after < tree.size() && isDash(tree.form(after)) && after <= place.last + 1;
        const bool opens = place.first == 0 || (place.first == 1 && tree.is(0, Upos::PUNCT));
        if (dash && opens && after < tree.head(i) && otherSubject(tree, i, after + 1) >= 0) {
            tree.at(i).relation = "obl:unmarked";
        }
    }
}

bool isPartOfDay(const TreeEditor& tree, int i) {
    constexpr std::array<std::string_view, 4> parts = {"morning", "afternoon", "evening", "night"};
    return std::ranges::find(parts, tree.form(i)) != parts.end();
}

bool isDay(const TreeEditor& tree, int i) {
    std::string form;
    toLower(tree.form(i), form);
    return std::ranges::find(base::weekdays, form) != base::weekdays.end();
}

// "Police said Sunday that two died": a day beside another subject is when.
void daySubject(TreeEditor& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.subject(i) && tree.head(i) >= 0 && isDay(tree, i) && otherSubject(tree, i, 0) >= 0) {
            tree.at(i).relation = "obl:unmarked";
        }
    }
}

// "On Monday gunmen killed two", "on Friday night police said": the day with its preposition is when, and no part of
// the name of who does it.
void dayBeforeSubject(TreeEditor& tree) {
    for (int day = 1; day + 1 < tree.size(); ++day) {
        if (!isDay(tree, day) || !tree.is(day - 1, Upos::ADP) || tree.at(day - 1).lemma != "on") {
            continue;
        }
        const int part = day + 1;
        const int when = isPartOfDay(tree, part) ? part : day;
        const int subject = tree.head(when), verb = tree.head(subject);
        if (tree.rel(when) != "compound" || subject <= when || !tree.is(subject, Upos::NOUN) || !tree.people(subject) ||
            verb <= subject) {
            continue;
        }
        // With the preposition the parser may take it for no subject at all.
        const bool lost = tree.rel(subject) == "obl" && verb == subject + 1 && tree.is(verb, Upos::VERB) &&
                          tree.finite(verb) && tree.firstSubject(verb) < 0;
        if (!tree.subject(subject) && !lost) {
            continue;
        }
        // The phrase of the subject begins right behind the day, without an article of its own before it.
        if (tree.phraseStart(subject) < day - 1 || tree.child(subject, "det") >= 0) {
            continue;
        }
        tree.hang(when, verb, "obl");
        tree.hang(day - 1, when, "case");
        if (when == part) {
            tree.hang(day, part, "compound");
        }
        if (lost) {
            tree.at(subject).relation = "nsubj";
        }
    }
}

// "Red Lantern", "Lind County Sheriff's", "Channel 6 's", "former gang boss".
bool isNounPhrase(const TreeEditor& tree, Extent words) {
    for (int i = words.first; i <= words.last; ++i) {
        if (!tree.noun(i) && !tree.is(i, Upos::PART) && !(i > words.first && tree.is(i, Upos::NUM)) &&
            !(i < words.last && tree.is(i, Upos::ADJ))) {
            return false;
        }
    }
    return true;
}

// "Red Lantern Brigade units attacked", "Lind County Sheriff's deputies said", "neighbour Ana Holm said": a name or
// somebody's office right before the phrase of a verb's subject is a part of that phrase.
void adjoiningSubject(TreeEditor& tree) {
    for (int i = 0; i + 1 < tree.size(); ++i) {
        if (!tree.subject(i) || !tree.noun(i) || tree.head(i) < 0) {
            continue;
        }
        const int other = otherSubject(tree, i, i + 1);
        if (other < 0 || !tree.noun(other)) {
            continue;
        }
        const Extent words = extent(tree, i), rest = extent(tree, other);
        const int next = words.last + 1;
        if (words.last > other || rest.first != next || !isNounPhrase(tree, words) || tree.child(other, "det") >= 0) {
            continue;
        }
        if (tree.is(words.last, Upos::PART)) {
            tree.hang(i, other, "nmod:poss");
        } else if (tree.is(i, Upos::PROPN)) {
            // "Lind" belongs to the county, not to the deputies.
            const bool name = tree.is(next, Upos::PROPN) && !tree.below(i, next);
            tree.hang(i, name ? next : other, "compound");
        } else if (tree.is(next, Upos::PROPN) && tree.people(i)) {
            tree.hang(i, other, "nmod:desc");
        }
    }
}

} // namespace

void repairSubjects(TreeEditor& tree) {
    datelineSubject(tree);
    daySubject(tree);
    dayBeforeSubject(tree);
    adjoiningSubject(tree);
}

} // namespace parallax::language
