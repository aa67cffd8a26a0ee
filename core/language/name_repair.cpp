#include "language/name_repair.h"

#include "language/hashing.h"

#include <algorithm>
#include <array>

namespace parallax::language {

namespace {

// Words of the calendar that are nobody's name, and those that may be one.
bool isCalendar(std::uint32_t form, bool besideNumber) {
    static constexpr std::array<std::uint32_t, 14> always{
        hashOf("monday"),    hashOf("tuesday"), hashOf("wednesday"), hashOf("thursday"), hashOf("friday"),
        hashOf("saturday"),  hashOf("sunday"),  hashOf("january"),   hashOf("february"), hashOf("july"),
        hashOf("september"), hashOf("october"), hashOf("november"),  hashOf("december")};
    static constexpr std::array<std::uint32_t, 5> ambiguous{hashOf("march"), hashOf("april"), hashOf("may"),
                                                            hashOf("june"), hashOf("august")};
    return std::find(always.begin(), always.end(), form) != always.end() ||
           (besideNumber && std::find(ambiguous.begin(), ambiguous.end(), form) != ambiguous.end());
}

// Armed and political bodies that WordNet has among the rarer senses of these words at most: "Northern Front".
bool isMovement(std::uint32_t form) {
    static constexpr std::array words{hashOf("front"),      hashOf("brotherhood"), hashOf("movement"),
                                      hashOf("resistance"), hashOf("vanguard"),    hashOf("brigade"),
                                      hashOf("brigades"),   hashOf("command")};
    return std::ranges::find(words, form) != words.end();
}

bool isCompanyEnding(std::uint32_t form) {
    static constexpr std::array<std::uint32_t, 10> endings{
        hashOf("inc"),  hashOf("inc."), hashOf("corp"), hashOf("corp."), hashOf("ltd"),
        hashOf("ltd."), hashOf("llc"),  hashOf("plc"),  hashOf("l.p."),  hashOf("gmbh")};
    return std::find(endings.begin(), endings.end(), form) != endings.end();
}

// What needs no model, or is missed by it: a lone "August" in "August 14" is no name, nor is an address; "Varn
// Shipping, Ltd." is one name, a firm's; what the gazetteer knows as a place of several words is one.
void correct(std::span<const WordInfo> words, std::span<const Upos> tags, std::span<const std::uint32_t> marks,
             std::vector<NameLabel>& labels) {
    constexpr NameLabel beginFirm = 3, inFirm = 4;
    static constexpr std::uint32_t comma = hashOf(",");
    const auto isNumber = [&](std::size_t i) { return i < tags.size() && tags[i] == Upos::NUM; };
    const auto nameLike = [&](std::size_t i) {
        return words[i].capital && (tags[i] == Upos::PROPN || tags[i] == Upos::NOUN || tags[i] == Upos::ADJ);
    };
    // "Health Ministry in Zelvia": an organisation and a place.
    static constexpr std::uint32_t in = hashOf("in");
    constexpr NameLabel beginPlace = 5, inPlace = 6;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != inFirm || words[i].form != in) {
            continue;
        }
        labels[i] = 0;
        for (std::size_t k = i + 1; k < labels.size() && labels[k] == inFirm; ++k) {
            labels[k] = k == i + 1 ? beginPlace : inPlace;
        }
    }
    // A place of several words that the gazetteer knows, written with capitals, and no part of another name.
    constexpr std::uint32_t places = NameFinder::Place | NameFinder::Region,
                            others = NameFinder::Person | NameFinder::Organisation | NameFinder::Continues;
    const auto free = [&](std::size_t i) { return labels[i] == 0 && words[i].capital; };
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if ((marks[i] & places) == 0 || (marks[i] & others) != 0 || !free(i)) {
            continue;
        }
        std::size_t end = i + 1;
        while (end < labels.size() && (marks[end] & NameFinder::Continues) != 0 && free(end)) {
            ++end;
        }
        const bool whole = end == labels.size() ||
                           ((!free(end) || tags[end] != Upos::PROPN) && (marks[end] & NameFinder::Continues) == 0);
        for (std::size_t k = i; whole && end > i + 1 && k < end; ++k) {
            labels[k] = k == i ? beginPlace : inPlace;
        }
    }
    // "Interior Ministry": capitals in the running text up to a word for an organisation.
    for (std::size_t i = 1; i < labels.size(); ++i) {
        const bool endsHere = i + 1 == labels.size() || !words[i + 1].capital || labels[i + 1] != 0;
        const bool movement = isMovement(words[i].form);
        if (labels[i] != 0 || labels[i - 1] != 0 || !nameLike(i) || !nameLike(i - 1) || !endsHere ||
            (!movement && (words[i].classes & (bit(NounClass::Organisation) | bit(NounClass::Group))) == 0) ||
            words[i].allCapitals || words[i].shape % 4 != static_cast<std::uint32_t>(CaseStyle::Normal)) {
            continue;
        }
        std::size_t first = i - 1;
        while (first > 0 && nameLike(first - 1) && labels[first - 1] == 0) {
            --first;
        }
        for (std::size_t k = first; k <= i; ++k) {
            labels[k] = k == first ? beginFirm : inFirm;
        }
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (words[i].address && labels[i] % 2 == 1 && (i + 1 == labels.size() || labels[i + 1] != labels[i] + 1)) {
            labels[i] = 0;
        }
        const bool alone = labels[i] % 2 == 1 && (i + 1 == labels.size() || labels[i + 1] != labels[i] + 1);
        if (alone && isCalendar(words[i].form, isNumber(i + 1) || (i > 0 && isNumber(i - 1)))) {
            labels[i] = 0;
        }
        if (!isCompanyEnding(words[i].form) || i == 0) {
            continue;
        }
        const std::size_t last = words[i - 1].form == comma && i >= 2 ? i - 2 : i - 1;
        // The name before it, or the proper nouns that the model took for none.
        std::size_t first = last;
        const auto goesOn = [&](std::size_t k) {
            return labels[last] != 0 ? labels[k] % 2 == 0 : k > 0 && nameLike(k - 1) && labels[k - 1] == 0;
        };
        if (labels[last] == 0 && !nameLike(last)) {
            continue;
        }
        while (first > 0 && goesOn(first)) {
            --first;
        }
        for (std::size_t k = first; k <= i; ++k) {
            labels[k] = k == first ? beginFirm : inFirm;
        }
    }
}

bool isBody(const WordInfo& word) {
    return (word.classes & (bit(NounClass::Organisation) | bit(NounClass::Group))) != 0;
}

// "Army of the North", "Ministry of Public Works": what follows a body's common word after "of" or "for" in capitals
// belongs to its name. A small word is no name's end.
void mendEnds(std::span<const WordInfo> words, std::span<const Upos> tags, std::vector<NameLabel>& labels) {
    constexpr NameLabel beginFirm = 3, inFirm = 4;
    static constexpr std::uint32_t of = hashOf("of"), forWord = hashOf("for"), the = hashOf("the");
    const auto capital = [&](std::size_t i) {
        return i < labels.size() && labels[i] == 0 && words[i].capital && !words[i].allCapitals &&
               (tags[i] == Upos::PROPN || tags[i] == Upos::NOUN || tags[i] == Upos::ADJ);
    };
    const auto small = [&](std::size_t i) {
        return !words[i].capital && (tags[i] == Upos::ADP || tags[i] == Upos::DET || tags[i] == Upos::CCONJ);
    };
    for (std::size_t i = labels.size(); i-- > 0;) {
        const bool ends = labels[i] != 0 && (i + 1 == labels.size() || labels[i + 1] == 0 || labels[i + 1] % 2 == 1);
        if (ends && small(i)) {
            labels[i] = 0;
        }
    }
    // Nor is the first of several capitals after "of": "Ministry of Public|Works", but "Ministry of Health Spokesman".
    for (std::size_t i = 2; i + 1 < labels.size(); ++i) {
        if (labels[i] == inFirm && words[i - 1].form == of && labels[i - 1] == inFirm && capital(i + 1) &&
            tags[i + 1] != Upos::ADJ && (words[i + 1].classes & bit(NounClass::Person)) == 0) {
            labels[i + 1] = inFirm;
        }
    }
    for (std::size_t i = 0; i + 2 < labels.size(); ++i) {
        if ((labels[i] != beginFirm && labels[i] != inFirm) || labels[i + 1] != 0 || !isBody(words[i]) ||
            words[i].allCapitals || !words[i].capital || (words[i + 1].form != of && words[i + 1].form != forWord)) {
            continue;
        }
        std::size_t end = words[i + 2].form == the && labels[i + 2] == 0 ? i + 3 : i + 2;
        if (!capital(end)) {
            continue;
        }
        while (capital(end)) {
            ++end;
        }
        for (std::size_t k = i + 1; k < end; ++k) {
            labels[k] = inFirm;
        }
    }
}

// "San Lupo Department", "Taran District": what is called so after a known place is a place, not an office.
void correctRegions(std::span<const WordInfo> words, std::span<const std::uint32_t> marks,
                    std::vector<NameLabel>& labels) {
    static constexpr std::array<std::uint32_t, 4> regions{hashOf("department"), hashOf("district"), hashOf("province"),
                                                          hashOf("municipality")};
    for (std::size_t i = 1; i < labels.size(); ++i) {
        if (labels[i] == 0 || labels[i] % 2 == 1 ||
            std::find(regions.begin(), regions.end(), words[i].form) == regions.end()) {
            continue;
        }
        std::size_t first = i;
        bool places = true;
        while (labels[first] % 2 == 0) {
            --first;
            places = places && (marks[first] & (NameFinder::Place | NameFinder::Region)) != 0;
        }
        for (std::size_t k = first; k <= i && places; ++k) {
            labels[k] = k == first ? 5 : 6;
        }
    }
}

// "Lysan Army", "Lysan Foreign Ministry": the people's adjective belongs to the body's name, when that alone is made of
// common words.
void takeInDemonyms(std::span<const WordInfo> words, std::span<const Upos> tags, std::span<const std::uint32_t> marks,
                    std::vector<NameLabel>& labels) {
    constexpr NameLabel beginFirm = 3, inFirm = 4;
    for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
        if (labels[i] != 0 || labels[i + 1] != beginFirm || (tags[i] != Upos::ADJ && tags[i] != Upos::PROPN) ||
            !words[i].capital || (marks[i] & NameFinder::Demonym) == 0 || words[i].allCapitals ||
            words[i + 1].allCapitals) {
            continue;
        }
        std::size_t last = i + 1;
        while (last + 1 < labels.size() && labels[last + 1] == inFirm) {
            ++last;
        }
        const bool known = last > i + 1 && (marks[i + 1] & NameFinder::Organisation) != 0;
        if (isBody(words[last]) || known) {
            labels[i] = beginFirm;
            labels[i + 1] = inFirm;
        }
    }
}

// A body of several words that the gazetteer knows, of which the model took a part at most: "Interior Ministry" at the
// head of a sentence.
void completeBodies(std::span<const WordInfo> words, std::span<const std::uint32_t> marks,
                    std::vector<NameLabel>& labels) {
    constexpr NameLabel beginFirm = 3, inFirm = 4;
    constexpr std::uint32_t others = NameFinder::Person | NameFinder::Place | NameFinder::Continues;
    for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
        if ((marks[i] & NameFinder::Organisation) == 0 || (marks[i] & others) != 0 || labels[i] == inFirm) {
            continue;
        }
        std::size_t end = i + 1;
        bool free = words[i].capital && (labels[i] == 0 || labels[i] == beginFirm);
        while (end < labels.size() && (marks[end] & NameFinder::Continues) != 0) {
            free = free && (labels[end] == 0 || labels[end] == beginFirm || labels[end] == inFirm);
            ++end;
        }
        if (!free || end == i + 1 || !words[end - 1].capital) {
            continue;
        }
        for (std::size_t k = i; k < end; ++k) {
            labels[k] = k == i ? beginFirm : inFirm;
        }
    }
}

// "Lysan Brotherhood", "Torma Resistance": no person, nor a place with a word behind it.
void takeInMovements(std::span<const WordInfo> words, std::vector<NameLabel>& labels) {
    constexpr NameLabel beginFirm = 3, inFirm = 4;
    for (std::size_t i = 1; i < labels.size(); ++i) {
        const bool endsHere = i + 1 == labels.size() || labels[i + 1] == 0 || labels[i + 1] % 2 == 1;
        const bool goesOn = labels[i] != 0 && labels[i] % 2 == 0;
        if (!endsHere || !words[i].capital || words[i].allCapitals || !isMovement(words[i].form) ||
            labels[i - 1] == 0 || (labels[i] != 0 && !goesOn) ||
            words[i].shape % 4 != static_cast<std::uint32_t>(CaseStyle::Normal)) {
            continue;
        }
        std::size_t first = i - 1;
        while (first > 0 && labels[first] % 2 == 0) {
            --first;
        }
        for (std::size_t k = first; k <= i; ++k) {
            labels[k] = k == first ? beginFirm : inFirm;
        }
    }
}

// "The President", "Dr.": a title alone is nobody's name.
void dropTitles(std::span<const WordInfo> words, std::span<const std::uint32_t> marks, std::vector<NameLabel>& labels) {
    constexpr NameLabel beginPerson = 1, inPerson = 2;
    constexpr std::uint32_t person = NameFinder::GivenName | NameFinder::Surname | NameFinder::Person;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool alone = labels[i] == beginPerson && (i + 1 == labels.size() || labels[i + 1] != inPerson);
        if (!alone || (marks[i] & person) != 0 || (i > 0 && (marks[i - 1] & NameFinder::Title) != 0)) {
            continue;
        }
        if ((marks[i] & NameFinder::Title) != 0 ||
            ((words[i].classes & bit(NounClass::Person)) != 0 && words[i].names == 0)) {
            labels[i] = 0;
        }
    }
}

} // namespace

void mendNames(std::span<const WordInfo> words, std::span<const Upos> tags, std::span<const std::uint32_t> marks,
               std::vector<NameLabel>& labels) {
    correct(words, tags, marks, labels);
    completeBodies(words, marks, labels);
    mendEnds(words, tags, labels);
    correctRegions(words, marks, labels);
    takeInDemonyms(words, tags, marks, labels);
    takeInMovements(words, labels);
    dropTitles(words, marks, labels);
}

} // namespace parallax::language
