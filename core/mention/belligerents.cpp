#include "mention/belligerents.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/word_table.h"

#include <fmt/format.h>

namespace parallax::mention {
namespace {

const base::WordTable<bool>& irregularOf() {
    static const auto table = [] {
        base::WordTable<bool> sides;
        base::readTable(base::resource("lexicon/belligerents.tsv"), [&](const std::vector<std::string_view>& fields,
                                                                        std::size_t line) {
            if (fields.size() != 2 || (fields[1] != "irregular" && fields[1] != "regular"))
                throw base::Error(
                    fmt::format("lexicon/belligerents.tsv, line {}: expected a noun and irregular or regular", line));
            sides.add(fields[0], fields[1] == "irregular");
        });
        return sides;
    }();
    return table;
}

} // namespace

bool tellsOfConflict(const Syntax& syntax) {
    const auto& sides = irregularOf();
    for (int t = 0; t < static_cast<int>(syntax.size()); ++t) {
        if (!syntax.isNominal(t))
            continue;
        if (const bool* irregular = sides.find(syntax.lemma(t)); irregular && *irregular)
            return true;
    }
    return false;
}

bool isBelligerent(std::string_view lemma) {
    return irregularOf().contains(lemma);
}

bool isBelligerent(const ActorMention& actor) {
    if (actor.kind == ActorKind::Person && actor.form == MentionForm::Name)
        return false;
    return isBelligerent(actor.headLemma);
}

} // namespace parallax::mention
