#include "mention/quantity_head.h"

#include <algorithm>

namespace parallax::mention {

namespace {

using language::Upos;
using Number = NumberReader::Number;

// The noun phrase right behind the number: its last noun. Without tags the first plural counts as the noun.
std::int32_t headBeside(const QuantityContext& x, const Number& number) {
    if (number.end == 0) {
        return -1;
    }
    const std::size_t end = std::min(x.sentenceEnd(number.end - 1), number.end + nounReach);
    std::int32_t noun = -1;
    bool of = number.partitive;
    for (std::size_t at = number.end; at < end; ++at) {
        const QuantityWord& entry = x.reader.word(at);
        if (noun < 0 && at == number.end && x.reader.is(at, "of")) {
            of = true;
            continue;
        }
        const bool determiner = x.reader.is(at, "the") || x.reader.is(at, "these") || x.reader.is(at, "those") ||
                                x.reader.is(at, "his") || x.reader.is(at, "her") || x.reader.is(at, "its") ||
                                x.reader.is(at, "their") || x.reader.is(at, "our");
        if (of && noun < 0 && determiner) {
            continue;
        }
        if (of && noun < 0) { // "one of more than 20 men"
            if (const auto inner = x.reader.read(at, end); inner && inner->end > at && !inner->ordinal) {
                at = inner->end - 1;
                continue;
            }
        }
        const char mark = x.reader.at(at).mark;
        if (mark != 0 && !(mark == '-' && at + 1 < end) && mark != '"' && mark != '\'') {
            break;
        }
        if (x.tags) {
            const Upos upos = x.token(at).upos;
            if (upos == Upos::NOUN || upos == Upos::PROPN) {
                noun = static_cast<std::int32_t>(at);
                continue;
            }
            // "37 hurt including children", "dozens mostly women": of those counted, not all of them.
            if (x.reader.is(at, "including") || x.reader.is(at, "mostly") || x.reader.is(at, "mainly") ||
                x.reader.is(at, "largely")) {
                break;
            }
            const bool modifier = upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::ADV || upos == Upos::PUNCT ||
                                  (upos == Upos::VERB && noun < 0 && at + 1 < end);
            if (noun >= 0 || !modifier) {
                break;
            }
            continue;
        }
        if (entry.stop || determiner) {
            break;
        }
        const bool single =
            number.ordinal || (number.quantity.relation == Relation::Equal && number.quantity.low == 1 && !of);
        if (single ? mark == 0 : x.plural(at)) {
            noun = static_cast<std::int32_t>(at);
            const bool another =
                at + 1 < end && x.reader.at(at + 1).mark == 0 && x.plural(at + 1) && !x.reader.word(at + 1).stop;
            if (!another) {
                break;
            }
        }
    }
    return noun;
}

// "killing three and wounding six servicemen": the noun that a coordinated verb's numbered argument has.
std::int32_t coordinatedCount(const QuantityContext& x, std::size_t number) {
    const std::int32_t verb = x.token(number).head;
    if (verb < 0) {
        return -1;
    }
    const auto governor = static_cast<std::size_t>(verb);
    constexpr std::size_t reach = 40; // tokens either way: coordinated clauses stand close, and the cost stays linear
    const std::size_t begin = std::max(x.sentenceBegin(number), number > reach ? number - reach : 0);
    const std::size_t end = std::min(x.sentenceEnd(number), number + reach);
    const auto coordinated = [&](std::size_t other) {
        const bool below = x.relation(other, "conj") && x.token(other).head == verb;
        const bool above = x.relation(governor, "conj") && x.token(governor).head == static_cast<std::int32_t>(other);
        const bool beside = x.relation(other, "conj") && x.relation(governor, "conj") &&
                            x.token(other).head == x.token(governor).head && other != governor;
        return below || above || beside;
    };
    std::int32_t best = -1;
    std::size_t nearest = 2 * reach;
    // "four attackers and three civilians were killed, and eleven wounded": eleven of whom is not said.
    const auto severalNouns = [&](std::size_t noun) {
        for (std::size_t at = noun + 1; at < end; ++at) {
            if (x.token(at).head == static_cast<std::int32_t>(noun) && x.relation(at, "conj") && x.nominal(at)) {
                return true;
            }
        }
        return false;
    };
    for (std::size_t at = begin; at < end; ++at) {
        const std::int32_t above = x.token(at).head;
        if (above < 0 || x.token(at).upos != Upos::NOUN || !(x.relation(at, "obj") || x.relation(at, "nsubj")) ||
            !coordinated(static_cast<std::size_t>(above))) {
            continue;
        }
        // "One soldier died, five were wounded, and four rebels were killed": of the nearest, of the one before where
        // both are as near.
        const std::size_t far = at > number ? at - number : number - at;
        for (std::size_t below = begin; below < at; ++below) {
            if (x.token(below).head == static_cast<std::int32_t>(at) && x.relation(below, "nummod") && far < nearest) {
                best = severalNouns(at) ? -1 : static_cast<std::int32_t>(at);
                nearest = far;
            }
        }
    }
    return best;
}

std::int32_t headInTree(const QuantityContext& x, const Number& number, bool& elliptic) {
    const std::size_t begin = number.number;
    const std::size_t end = number.end;
    // Climb from the last word of the number out of the phrase.
    std::size_t last = end - 1;
    while (last > begin && x.reader.is(last, "of")) {
        --last;
    }
    std::size_t at = last;
    for (std::size_t step = 0; step < nounReach; ++step) {
        const std::int32_t above = x.token(at).head;
        if (above < 0) {
            break;
        }
        const auto next = static_cast<std::size_t>(above);
        const bool modifies = x.relation(at, "nummod") || x.relation(at, "det") || x.relation(at, "amod") ||
                              x.relation(at, "compound") || x.relation(at, "advmod") || x.relation(at, "flat");
        if (next >= begin && next < end) {
            at = next;
            continue;
        }
        if (modifies && x.nominal(next) && next >= end) {
            // "three police officers": a number on the first noun of a compound counts its last one.
            std::size_t noun = next;
            while (x.relation(noun, "compound") && x.token(noun).head > static_cast<std::int32_t>(noun)) {
                noun = static_cast<std::size_t>(x.token(noun).head);
            }
            return static_cast<std::int32_t>(noun);
        }
        break;
    }
    // "dozens of people", "one of the attackers"
    const std::size_t stop = x.sentenceEnd(last);
    for (std::size_t below = end; below < stop && below < end + 2 * nounReach; ++below) {
        if (x.reader.at(below).mark == ',') {
            break; // "four of them, including his mother"
        }
        if (x.token(below).head == static_cast<std::int32_t>(at) && x.relation(below, "nmod") && x.nominal(below) &&
            (number.partitive || x.reader.is(end, "of"))) {
            return static_cast<std::int32_t>(below);
        }
    }
    const std::int32_t beside = headBeside(x, number);
    if (beside >= 0) {
        return beside;
    }
    elliptic = true;
    return coordinatedCount(x, at);
}

} // namespace

std::int32_t findHead(const QuantityContext& x, const NumberReader::Number& number, bool& elliptic) {
    if (x.trees) {
        return headInTree(x, number, elliptic);
    }
    const std::int32_t noun = headBeside(x, number);
    elliptic = noun < 0;
    return noun;
}

} // namespace parallax::mention
