#include "mention/trigger_lexicon.h"

#include "base/error.h"
#include "base/name_table.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "language/wordnet.h"

#include <fmt/format.h>

namespace parallax::mention {
namespace {

constexpr base::NameTable<10> effects = {"-",       "killed",    "wounded", "detained", "at_large",
                                         "missing", "displaced", "stolen",  "released", "abducted"};
constexpr base::NameTable<6> undergoers = {"-", "obj", "subj", "of", "weapon", "deed"};

// A synonym that is also a common word for something else would make happenings out of nothing ("do in", "hit", "off"),
// so only those are taken whose most frequent verb sense lies in a topic of deeds.
bool tellsOfDeeds(std::string_view verb) {
    const auto topic = language::domain(verb, language::WordClass::Verb);
    return topic == "verb.competition" || topic == "verb.contact" || topic == "verb.social" || topic == "verb.change" ||
           topic == "verb.motion" || topic == "verb.possession";
}

} // namespace

TriggerLexicon::TriggerLexicon() {
    m_disaster.kind = EventKind::Disaster;
    struct Expansion {
        std::string_view lemma;
        bool synonyms, derivations;
    };
    std::vector<Expansion> expansions;
    base::readTable(base::resource("lexicon/triggers.tsv"),
                    [&](const std::vector<std::string_view>& fields, std::size_t line) {
                        const auto bad = [&](std::string_view what) {
                            throw base::Error(fmt::format("lexicon/triggers.tsv, line {}: {}", line, what));
                        };
                        if (fields.size() < 7)
                            bad("expected 8 fields with tabs between them");
                        Trigger trigger;
                        if (fields[2] == "-")
                            trigger.happening = false;
                        else if (const auto kind = parseEventKind(fields[2]))
                            trigger.kind = *kind;
                        else
                            bad("unknown kind of event");
                        if (const auto effect = base::parseIn<Effect>(effects, fields[3]))
                            trigger.effect = *effect;
                        else
                            bad("unknown effect");
                        if (const auto undergoer = base::parseIn<Undergoer>(undergoers, fields[4]))
                            trigger.undergoer = *undergoer;
                        else
                            bad("unknown undergoer");
                        trigger.agent = parseRole(fields[5]);
                        trigger.patient = parseRole(fields[6]);
                        auto& table = fields[1] == "v" ? m_verbs : fields[1] == "n" ? m_nouns : m_adjectives;
                        table.add(fields[0], trigger);
                        if (fields[1] == "v" && fields.size() > 7 && fields[7] != "-") {
                            expansions.push_back({fields[0], fields[7].find('s') != std::string_view::npos,
                                                  fields[7].find('d') != std::string_view::npos});
                        }
                    });
    // The table's own words stand; what WordNet adds never replaces them.
    for (const auto& [lemma, synonyms, derivations] : expansions) {
        Trigger made = *m_verbs.find(lemma);
        made.origin = lemma;
        if (synonyms) {
            for (const auto other : language::synonyms(lemma, language::WordClass::Verb)) {
                if (tellsOfDeeds(other) && other.find('_') == std::string_view::npos)
                    m_verbs.add(other, made);
            }
        }
        if (derivations) {
            for (const auto noun : language::derivations(lemma, language::WordClass::Verb, language::WordClass::Noun)) {
                if (!language::isA(noun, language::NounClass::Act, 1) &&
                    !language::isA(noun, language::NounClass::Event, 1))
                    continue;
                Trigger asNoun = made;
                asNoun.undergoer = Undergoer::Of;
                m_nouns.add(noun, asNoun);
            }
        }
    }
}

const std::unordered_set<std::string_view>& TriggerLexicon::sayDisaster() {
    static const auto words = [] {
        std::unordered_set<std::string_view> all;
        for (const std::string_view root : {"disaster", "catastrophe", "accident"}) {
            all.insert(root);
            for (const auto other : language::synonyms(root, language::WordClass::Noun))
                all.insert(other);
        }
        return all;
    }();
    return words;
}

const TriggerLexicon& TriggerLexicon::shared() {
    static const TriggerLexicon lexicon;
    return lexicon;
}

const Trigger* TriggerLexicon::find(std::string_view lemma, language::Upos upos) const {
    const Table* table = nullptr;
    if (upos == language::Upos::VERB)
        table = &m_verbs;
    else if (upos == language::Upos::NOUN || upos == language::Upos::PROPN)
        table = &m_nouns;
    else if (upos == language::Upos::ADJ)
        table = &m_adjectives;
    if (!table)
        return nullptr;
    if (const auto* found = table->find(lemma))
        return found;
    // "a hailstorm", "an epidemic": kinds of disaster. What only says that it was one ("a tragedy") is no kind, and
    // "fire" may be what guns do.
    if (table == &m_nouns && lemma != "fire" && language::isA(lemma, language::NounClass::Disaster, 1) &&
        !language::isA(lemma, language::NounClass::Act, 2) && !sayDisaster().contains(lemma))
        return &m_disaster;
    return nullptr;
}

} // namespace parallax::mention
