#include "claim/responsibility_lexicon.h"

#include "base/error.h"
#include "base/resource.h"
#include "base/table_reader.h"

#include <fmt/format.h>

namespace parallax::claim {

ResponsibilityLexicon::ResponsibilityLexicon() {
    base::readTable(base::resource("lexicon/responsibility.tsv"),
                    [&](const std::vector<std::string_view>& fields, std::size_t line) {
                        const auto bad = [&](std::string_view what) {
                            throw base::Error(fmt::format("lexicon/responsibility.tsv, line {}: {}", line, what));
                        };
                        if (fields.size() == 2 && fields[1] == "deed") {
                            m_deeds.insert(fields[0]);
                            return;
                        }
                        if (fields.size() != 6)
                            bad("expected 6 fields with tabs between them, or a noun and \"deed\"");
                        BlameWord word;
                        word.doer = fields[2];
                        for (std::size_t at = 0; at <= fields[3].size();) {
                            const auto end = std::min(fields[3].find(',', at), fields[3].size());
                            word.deed.push_back(fields[3].substr(at, end - at));
                            at = end + 1;
                        }
                        const auto role = mention::parseRole(fields[4]);
                        if (!role)
                            bad("unknown role");
                        else
                            word.role = *role;
                        if (fields[5] == "any")
                            word.claims = BlameWord::Claims::OfAll;
                        else if (fields[5] == "named")
                            word.claims = BlameWord::Claims::OfNames;
                        else if (fields[5] != "-")
                            bad("expected any, named or -");
                        auto& table = fields[1] == "v" ? m_verbs : fields[1] == "a" ? m_adjectives : m_nouns;
                        table[fields[0]].push_back(std::move(word));
                    });
}

const ResponsibilityLexicon& ResponsibilityLexicon::shared() {
    static const ResponsibilityLexicon lexicon;
    return lexicon;
}

std::span<const BlameWord> ResponsibilityLexicon::find(std::string_view lemma, language::Upos upos) const {
    const Table* table = upos == language::Upos::VERB   ? &m_verbs
                         : upos == language::Upos::ADJ  ? &m_adjectives
                         : upos == language::Upos::NOUN ? &m_nouns
                                                        : nullptr;
    if (!table)
        return {};
    const auto found = table->find(lemma);
    return found == table->end() ? std::span<const BlameWord>() : std::span<const BlameWord>(found->second);
}

} // namespace parallax::claim
