#include "actor/resolver.h"

#include "actor/name_graph.h"
#include "actor/name_key.h"

#include <algorithm>
#include <array>
#include <map>

namespace parallax::actor {

namespace {

// The form for display: of a person or body the fullest name, of a group the commonest phrase. Ties: more often, then
// by the text itself.
std::string displayName(const std::vector<ActorName>& names, const std::vector<bool>& isName) {
    struct Form {
        int count = 0;
        bool named = false;
        std::size_t words = 0;
    };
    std::map<std::string, Form> forms;
    for (std::size_t i = 0; i < names.size(); ++i) {
        Form& form = forms[names[i].text];
        ++form.count;
        form.named = form.named || isName[i];
        form.words = nameWords(names[i].text).size();
    }
    const std::string* best = nullptr;
    const Form* bestForm = nullptr;
    for (const auto& [text, form] : forms) {
        bool better = !best;
        if (best && form.named != bestForm->named)
            better = form.named;
        else if (best && form.named && form.words != bestForm->words)
            better = form.words > bestForm->words;
        else if (best)
            better = form.count > bestForm->count;
        if (better) {
            best = &text;
            bestForm = &form;
        }
    }
    // Names that run over a line end are shown on one line.
    std::string shown;
    for (const char c : *best)
        shown += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return shown;
}

} // namespace

Resolution resolve(claim::AnalysedReports reports, const std::vector<std::uint32_t>& stories, unsigned threads) {
    const std::vector<Node> nodes = makeNodes(reports, threads);
    Joins joins(nodes.size());
    joinPersons(nodes, stories, joins);
    joinOrganisations(nodes, stories, joins);
    joinAliases(reports, nodes, joins);
    joinGroups(nodes, stories, joins);

    Resolution resolution;
    resolution.of.resize(reports.size());
    for (std::size_t r = 0; r < reports.size(); ++r)
        resolution.of[r].assign(reports[r].analysis->actors.size(), -1);

    // A name is an actor wherever it stands; a phrase only when it takes part in something and says
    // who does.
    // A bare count is one only where the report has no better word for those it happened to.
    constexpr std::uint32_t victim = 1u << static_cast<unsigned>(mention::Role::Victim);
    std::vector<bool> knowsVictims(reports.size(), false);
    for (const Node& node : nodes)
        if (node.used && !node.background && (node.roles & victim) != 0 && !isBareCount(node))
            knowsVictims[node.report] = true;
    std::vector<bool> wanted(nodes.size(), false);
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].named ||
            (nodes[i].used && !(isBareCount(nodes[i]) && (knowsVictims[nodes[i].report] || nodes[i].background ||
                                                          (nodes[i].roles & victim) == 0))))
            wanted[joins.root(i)] = true;

    std::vector<std::int32_t> actorOf(nodes.size(), -1);
    std::vector<std::vector<bool>> isName;
    std::vector<std::array<int, 7>> kinds;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int32_t> ofChain;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const std::uint32_t root = joins.root(i);
        if (!wanted[root])
            continue;
        if (actorOf[root] < 0) {
            actorOf[root] = static_cast<std::int32_t>(resolution.actors.size());
            resolution.actors.emplace_back().because = joins.because(root);
            isName.emplace_back();
            kinds.emplace_back();
        }
        const auto number = static_cast<std::size_t>(actorOf[root]);
        ofChain[{nodes[i].report, nodes[i].chain}] = actorOf[root];
        for (const std::uint32_t m : nodes[i].mentions) {
            const mention::ActorMention& one = reports[nodes[i].report].analysis->actors[m];
            resolution.actors[number].names.push_back(
                {one.text, reports[nodes[i].report].id, one.span, static_cast<std::int32_t>(m)});
            isName[number].push_back(one.form == mention::MentionForm::Name);
            kinds[number][static_cast<std::size_t>(one.kind)] += one.form == mention::MentionForm::Name ? 100 : 1;
        }
    }
    for (std::size_t a = 0; a < resolution.actors.size(); ++a) {
        Actor& actor = resolution.actors[a];
        actor.name = displayName(actor.names, isName[a]);
        actor.kind =
            static_cast<mention::ActorKind>(std::max_element(kinds[a].begin(), kinds[a].end()) - kinds[a].begin());
    }
    // Pronouns go with their chain.
    for (std::uint32_t r = 0; r < reports.size(); ++r)
        for (std::size_t m = 0; m < resolution.of[r].size(); ++m)
            if (const auto at = ofChain.find({r, reports[r].analysis->actors[m].chain}); at != ofChain.end())
                resolution.of[r][m] = at->second;
    return resolution;
}

} // namespace parallax::actor
