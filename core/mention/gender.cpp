#include "mention/gender.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/word_table.h"
#include "mention/actor_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

struct Tables {
    base::WordTable<Gender> words; // nouns and titles
    base::WordTable<Gender> names; // given names
};

const Tables& tables() {
    static const auto made = [] {
        Tables out;
        base::readTable(
            base::resource("lexicon/genders.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t line) {
                if (fields.size() != 3 || (fields[1] != "woman" && fields[1] != "man") ||
                    (fields[2] != "word" && fields[2] != "name"))
                    throw base::Error(
                        fmt::format("lexicon/genders.tsv, line {}: expected a word, woman or man, word or name", line));
                auto& table = fields[2] == "word" ? out.words : out.names;
                table.add(fields[0], fields[1] == "woman" ? Gender::Woman : Gender::Man);
            });
        return out;
    }();
    return made;
}

Gender lookUp(const base::WordTable<Gender>& table, std::string_view word) {
    const auto* found = table.find(word);
    return found ? *found : Gender::Unknown;
}

// A noun or title in small letters.
Gender ofWord(std::string_view word) {
    constexpr std::array<std::string_view, 5> peoples = {"german", "roman", "ottoman", "norman", "human"};
    if (const auto known = lookUp(tables().words, word); known != Gender::Unknown)
        return known;
    if (word.ends_with("woman"))
        return Gender::Woman;
    const bool man = word.ends_with("man") && std::ranges::find(peoples, word) == peoples.end();
    return man ? Gender::Man : Gender::Unknown;
}

std::string_view lastWord(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    const auto blank = text.find_last_of(" \n");
    return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

Gender ofName(const Syntax& syntax, const ActorMention& mention) {
    const std::string_view before(syntax.document().text.data() + mention.wholeSpan.begin,
                                  mention.span.begin - mention.wholeSpan.begin);
    for (const auto words : {before, std::string_view(mention.role)}) {
        if (const auto told = ofWord(nameInLowerCase(lastWord(words))); told != Gender::Unknown)
            return told;
    }
    const auto blank = mention.text.find(' ');
    const auto first = nameInLowerCase(std::string_view(mention.text).substr(0, blank));
    // A title may stand inside the name; a lone word may be a surname.
    const auto title = lookUp(tables().words, first);
    return blank == std::string::npos || title != Gender::Unknown ? title : lookUp(tables().names, first);
}

} // namespace

Gender genderOf(const Syntax& syntax, const ActorMention& mention) {
    if (mention.plural || mention.kind != ActorKind::Person)
        return Gender::Unknown;
    switch (mention.form) {
    case MentionForm::Pronoun:
        return mention.headLemma == "she" || mention.headLemma == "her"   ? Gender::Woman
               : mention.headLemma == "i" || mention.headLemma == "their" ? Gender::Unknown
                                                                          : Gender::Man;
    case MentionForm::Nominal:
        return ofWord(mention.headLemma);
    case MentionForm::Name:
        return ofName(syntax, mention);
    }
    return Gender::Unknown;
}

} // namespace parallax::mention
