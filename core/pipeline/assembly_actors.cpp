#include "pipeline/assembly.h"

#include "actor/name_key.h"
#include "pipeline/keep_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace parallax::pipeline {

void Assembly::addActors() {
    m_resolution = actor::resolve(m_views, m_stories, m_threads);
    joinActors();
    std::unordered_map<std::uint64_t, std::uint32_t> old;
    for (std::uint32_t i = 0; i < m_before.actors.size(); ++i)
        for (const actor::ActorName& name : m_before.actors[i].names)
            old.emplace(placeKey(name.report, name.span), i);
    std::vector<std::map<std::uint32_t, std::uint32_t>> shared(m_resolution.actors.size());
    for (std::size_t i = 0; i < m_resolution.actors.size(); ++i)
        for (const actor::ActorName& name : m_resolution.actors[i].names)
            if (const auto at = old.find(placeKey(name.report, name.span)); at != old.end())
                ++shared[i][at->second];
    // Their names move to the content: what comes later asks for the rest alone.
    content().actors.reserve(m_resolution.actors.size());
    for (actor::Actor& one : m_resolution.actors) {
        actor::Actor made;
        made.name = one.name;
        made.kind = one.kind;
        made.names = std::move(one.names);
        made.because = std::move(one.because);
        content().actors.push_back(std::move(made));
    }
    for (const FormerActor& former : m_edits.formerActors)
        if (m_before.find(former.id) == nullptr)
            if (const std::int32_t actor = actorAt(former.place); actor >= 0)
                m_actorIds.try_emplace(actor, former.id);
    std::vector<base::ActorId> given(content().actors.size());
    for (const auto& [actor, id] : m_actorIds)
        given[static_cast<std::size_t>(actor)] = id;
    giveIds(content().actors, m_before.actors, shared, given, {}, &actor::Actor::id, m_result.next.actor);
    for (actor::Actor& one : content().actors)
        std::sort(one.names.begin(), one.names.end(), [](const actor::ActorName& a, const actor::ActorName& b) {
            return std::tie(a.report, a.span) < std::tie(b.report, b.span);
        });
    addSpellings();
}

// Where reports write the full name of one person in two ways, each way is a claim on its spelling.
void Assembly::addSpellings() {
    std::vector<std::map<std::vector<std::string>, std::map<std::size_t, std::uint32_t>>> forms(
        m_resolution.actors.size()); // words -> report -> first mention
    for (std::size_t r = 0; r < m_reports.size(); ++r) {
        const std::vector<mention::ActorMention>& mentions = analysis(r).actors;
        for (std::uint32_t m = 0; m < mentions.size(); ++m) {
            const std::int32_t actor = m_resolution.of[r][m];
            if (actor < 0 || mentions[m].form != mention::MentionForm::Name ||
                m_resolution.actors[static_cast<std::size_t>(actor)].kind != mention::ActorKind::Person)
                continue;
            std::vector<std::string> words = actor::nameWords(mentions[m].text);
            if (words.size() >= 2)
                forms[static_cast<std::size_t>(actor)][std::move(words)].try_emplace(r, m);
        }
    }
    for (std::size_t a = 0; a < forms.size(); ++a)
        for (const auto& [words, places] : forms[a]) {
            const bool other = std::any_of(forms[a].begin(), forms[a].end(), [&](const auto& form) {
                return form.first != words && form.first.size() == words.size() &&
                       std::equal(words.begin(), words.end(), form.first.begin(),
                                  [](const std::string& one, const std::string& two) {
                                      return one == two || actor::sameSpelling(one, two);
                                  });
            });
            if (!other)
                continue;
            for (const auto& [r, m] : places) {
                const mention::ActorMention& mention = analysis(r).actors[m];
                claim::ReportClaim claim;
                claim.span = mention.span;
                claim.attribute = claim::Attribute::Spelling;
                claim.scope = m_resolution.actors[a].name;
                claim.value = mention.text;
                claim.subject = static_cast<std::int32_t>(m);
                claim.why = {fmt::format("the full name of {}, which other reports spell otherwise",
                                         m_resolution.actors[a].name)};
                m_reports[r].analysis.claims.push_back(std::move(claim));
            }
        }
}

base::ActorId Assembly::actorId(std::size_t report, std::int32_t mention) const {
    if (mention < 0 || mention >= static_cast<std::int32_t>(m_resolution.of[report].size()))
        return {};
    const std::int32_t actor = m_resolution.of[report][static_cast<std::size_t>(mention)];
    return actor < 0 ? base::ActorId() : m_result.content.actors[static_cast<std::size_t>(actor)].id;
}

std::int32_t Assembly::actorNumber(std::size_t report, std::int32_t mention) const {
    return mention < 0 || mention >= static_cast<std::int32_t>(m_resolution.of[report].size())
               ? -1
               : m_resolution.of[report][static_cast<std::size_t>(mention)];
}

} // namespace parallax::pipeline
