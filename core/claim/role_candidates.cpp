#include "claim/role_candidates.h"

#include "base/one_of.h"
#include "claim/role_evidence.h"
#include "language/wordnet.h"
#include "mention/things.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_set>

namespace parallax::claim {
namespace {

using mention::ActorKind;
using mention::ActorMention;
using mention::EventMention;
using mention::MentionForm;
using mention::Rel;
using mention::Role;

bool isBody(ActorKind kind) {
    return kind == ActorKind::Organisation || kind == ActorKind::ArmedGroup || kind == ActorKind::Authority ||
           kind == ActorKind::SecurityForce;
}

class Finder {
public:
    Finder(const Extraction& extraction, bool named)
        : m_x(extraction), m_syntax(extraction.syntax), m_evidence(extraction), m_named(named) {}

    RoleCandidates run() {
        if (!m_evidence.anyViolence())
            return {};
        m_notes = m_evidence.report();
        m_out.conflict = m_evidence.conflict();
        RoleFeatures out(RoleSlot::Report, m_named);
        for (const auto& [name, value] : m_notes)
            out.add(name, value);
        m_evidence.wordsAndDeeds(out);
        m_out.report = out.take(m_named ? &m_out.reportNames : nullptr);
        for (std::size_t slot = 0; slot < roleSlotCount; ++slot) {
            for (const bool proposed : {false, true}) {
                RoleFeatures shared(static_cast<RoleSlot>(slot), false);
                wholeReport(shared, proposed);
                m_out.shared[slot][proposed ? 1 : 0] = shared.take(nullptr);
            }
        }
        actors();
        things();
        return std::move(m_out);
    }

private:
    const ActorMention& actor(std::size_t m) const { return m_x.actors.mentions[m]; }

    const EventMention& event(std::int32_t e) const { return m_x.events.mentions[static_cast<std::size_t>(e)]; }

    void wholeReport(RoleFeatures& out, bool proposed) const {
        for (const auto& [name, value] : m_notes) {
            out.add(name, value);
            if (proposed)
                out.add("rule&", name, value);
        }
    }

    // "three clerks", "a clerk"
    bool isCounted(int t) const { return m_syntax.hasChild(t, Rel::Nummod) || m_syntax.child(t, Rel::Det, "a") >= 0; }

    // See RoleCandidate::sure.
    bool isSure(const RoleCandidate& candidate, const ActorMention& who, const EventMention& what, int t) const {
        if (m_evidence.conflict() || t < 0 || candidate.slot == RoleSlot::Target)
            return false;
        if (candidate.slot == RoleSlot::Victim && isCounted(t))
            return true;
        return (who.kind == ActorKind::Person || who.kind == ActorKind::SecurityForce) &&
               what.modality == mention::Modality::Fact && !what.background && !what.history;
    }

    // Who else takes part in the violence at the candidate, and as what.
    void company(RoleFeatures& out, std::int32_t e, std::int32_t chain) const {
        if (e < 0)
            return;
        for (const auto& one : event(e).participants)
            if (static_cast<std::int32_t>(actor(one.actorMention).chain) != chain)
                out.add("with=", mention::name(one.role), " ", mention::name(actor(one.actorMention).kind));
    }

    struct Chain {
        std::vector<std::size_t> mentions;
        std::vector<std::pair<std::int32_t, std::size_t>> parts;
    };

    static std::optional<RoleSlot> slotOf(Role role, ActorKind kind) {
        if (role == Role::Perpetrator || role == Role::Suspect)
            return isBody(kind) ? RoleSlot::PerpetratorBody : RoleSlot::PerpetratorPerson;
        if (role == Role::Victim)
            return RoleSlot::Victim;
        if (role == Role::Target)
            return RoleSlot::Target;
        return std::nullopt;
    }

    void actors() {
        std::map<std::uint32_t, Chain> chains;
        for (std::size_t m = 0; m < m_x.actors.mentions.size(); ++m)
            chains[actor(m).chain].mentions.push_back(m);
        for (std::size_t e = 0; e < m_x.events.mentions.size(); ++e) {
            const auto& one = m_x.events.mentions[e];
            if (!mention::isViolent(one.kind))
                continue;
            for (std::size_t p = 0; p < one.participants.size(); ++p)
                chains[actor(one.participants[p].actorMention).chain].parts.emplace_back(static_cast<std::int32_t>(e),
                                                                                         p);
        }
        for (const auto& [number, chain] : chains)
            (isBody(leader(chain).kind) ? m_bodySizes : m_personSizes).push_back(chain.mentions.size());
        for (const auto& attribution : m_x.attributions.all())
            if (attribution.speaker >= 0)
                m_speakers.insert(actor(static_cast<std::size_t>(attribution.speaker)).chain);
        std::ranges::sort(m_bodySizes);
        std::ranges::sort(m_personSizes);
        std::array<std::size_t, roleSlotCount> rank{};
        for (const auto& [number, chain] : chains)
            candidatesOf(number, chain, rank);
    }

    // The kind of the whole chain: of its first name, else of its first phrase.
    const ActorMention& leader(const Chain& chain) const {
        for (const auto m : chain.mentions)
            if (actor(m).form == MentionForm::Name)
                return actor(m);
        for (const auto m : chain.mentions)
            if (actor(m).form == MentionForm::Nominal)
                return actor(m);
        return actor(chain.mentions.front());
    }

    void candidatesOf(std::uint32_t number, const Chain& chain, std::array<std::size_t, roleSlotCount>& rank) {
        const auto& lead = leader(chain);
        int token = -1;
        std::int32_t near = -1;
        std::size_t nearestDistance = 1U << 20U;
        if (lead.form != MentionForm::Pronoun) {
            for (const auto m : chain.mentions) {
                std::size_t distance = 0;
                const int t = actor(m).headToken;
                if (t < 0 || actor(m).form == MentionForm::Pronoun)
                    continue;
                if (const auto e = m_evidence.nearest(t, distance); e >= 0 && distance < nearestDistance) {
                    nearestDistance = distance;
                    token = t;
                    near = e;
                }
            }
        }
        const auto consider = [&](RoleSlot slot, bool generous) {
            RoleCandidate candidate;
            candidate.slot = slot;
            candidate.chain = static_cast<std::int32_t>(number);
            for (const auto& [e, p] : chain.parts)
                if (slotOf(event(e).participants[p].role, lead.kind) == slot)
                    candidate.parts.emplace_back(e, p);
            if (candidate.parts.empty() && (!generous || near < 0))
                return;
            candidate.token = token;
            candidate.event = near;
            describeActor(candidate, chain, lead, rank);
        };
        consider(isBody(lead.kind) ? RoleSlot::PerpetratorBody : RoleSlot::PerpetratorPerson, true);
        consider(RoleSlot::Victim, !isBody(lead.kind) || lead.kind == ActorKind::SecurityForce);
        consider(RoleSlot::Target, isBody(lead.kind));
    }

    void describeActor(RoleCandidate& candidate, const Chain& chain, const ActorMention& lead,
                       std::array<std::size_t, roleSlotCount>& rank) {
        RoleFeatures out(candidate.slot, m_named);
        out.add("kind=", mention::name(lead.kind),
                lead.form == MentionForm::Name      ? " name"
                : lead.form == MentionForm::Nominal ? " noun"
                                                    : " pronoun",
                lead.plural ? " pl" : "");
        std::size_t names = 0, seen = 0;
        for (const auto m : chain.mentions) {
            const auto& one = actor(m);
            names += one.form == MentionForm::Name ? 1 : 0;
            if (one.form == MentionForm::Pronoun || one.headToken < 0 || ++seen > 12)
                continue;
            m_evidence.phrase(out, one.headToken, one.form == MentionForm::Name);
            if (!one.role.empty())
                out.add("titled");
            if (one.form == MentionForm::Name && one.text.find(' ') == std::string::npos)
                out.add("one-word name");
        }
        company(out, candidate.event, candidate.chain);
        const auto& sameKind = isBody(lead.kind) ? m_bodySizes : m_personSizes;
        const auto larger =
            static_cast<std::size_t>(sameKind.end() - std::ranges::upper_bound(sameKind, chain.mentions.size()));
        out.add("named-more=", bucket(larger), isBody(lead.kind) ? " body" : "");
        out.add("mentions=", bucket(chain.mentions.size()));
        out.add("names=", bucket(names));
        if (m_speakers.contains(static_cast<std::uint32_t>(candidate.chain)))
            out.add("speaks");
        std::string_view known = "no";
        for (const auto& [e, p] : chain.parts) {
            const Role role = event(e).participants[p].role;
            const auto slot = slotOf(role, lead.kind);
            const bool own = slot == candidate.slot;
            out.add(own ? "as=" : "also=", mention::name(role));
            if (own) {
                m_evidence.rule(out, "actor", e);
                company(out, e, candidate.chain);
                const int t = actor(event(e).participants[p].actorMention).headToken;
                candidate.sure = candidate.sure || isSure(candidate, lead, event(e), t);
                known = "yes";
            }
        }
        out.add("proposed=", known);
        if (candidate.proposed())
            out.add("rank=", bucket(rank[static_cast<std::size_t>(candidate.slot)]++));
        finish(candidate, out);
    }

    // Things: weapons, and what can be a target and is no actor.
    void things() {
        struct Thing {
            std::vector<int> tokens;
            std::vector<std::int32_t> claims;
        };
        std::map<std::pair<RoleSlot, std::string>, Thing> found;
        for (std::size_t c = 0; c < m_x.claims.size(); ++c) {
            const auto& claim = m_x.claims[c];
            const auto* text = std::get_if<std::string>(&claim.value);
            if (!text || claim.event < 0 || !mention::isViolent(event(claim.event).kind) ||
                (claim.attribute != Attribute::Weapon && claim.attribute != Attribute::Target))
                continue;
            const auto slot = claim.attribute == Attribute::Weapon ? RoleSlot::Weapon : RoleSlot::Target;
            found[{slot, std::string(headOf(*text))}].claims.push_back(static_cast<std::int32_t>(c));
        }
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            std::size_t distance = 0;
            if (!m_syntax.isNominal(t) || m_evidence.nearest(t, distance) < 0 || m_syntax.rel(t) == Rel::Compound ||
                m_syntax.rel(t) == Rel::Flat)
                continue;
            const bool weapon = mention::weaponAt(m_syntax, t) == t;
            if (!weapon && (m_x.actors.at(t) >= 0 || !mention::isTargetThing(m_syntax, t)))
                continue;
            found[{weapon ? RoleSlot::Weapon : RoleSlot::Target, std::string(headOf(m_x.text(m_x.phrase(t))))}]
                .tokens.push_back(t);
        }
        std::array<std::size_t, roleSlotCount> rank{};
        for (auto& [key, thing] : found) {
            RoleCandidate candidate;
            candidate.slot = key.first;
            candidate.thing = key.second;
            candidate.claims = std::move(thing.claims);
            RoleFeatures out(candidate.slot, m_named);
            std::size_t best = 1U << 20U, seen = 0;
            for (const int t : thing.tokens) {
                std::size_t distance = 0;
                if (const auto e = m_evidence.nearest(t, distance); e >= 0 && distance < best) {
                    best = distance;
                    candidate.token = t;
                    candidate.event = e;
                }
                if (++seen <= 12)
                    m_evidence.phrase(out, t, m_syntax.upos(t) == language::Upos::PROPN);
            }
            company(out, candidate.event, -1);
            out.add("mentions=", bucket(thing.tokens.size()));
            out.add(candidate.claims.empty() ? "proposed=no" : "proposed=yes");
            for (const auto c : candidate.claims) {
                const auto& claim = m_x.claims[static_cast<std::size_t>(c)];
                m_evidence.rule(out, "thing", claim.event);
                if (claim.speaker >= 0)
                    out.add("claim said");
                if (claim.hedge != Hedge::None)
                    out.add("claim hedged");
                if (thing.tokens.empty()) {
                    const auto last = m_syntax.tokenAt(claim.span.begin);
                    if (last < static_cast<int>(m_syntax.size()))
                        out.add("at=", RoleEvidence::place(m_syntax.sentence(last), false));
                }
            }
            if (candidate.proposed())
                out.add("rank=", bucket(rank[static_cast<std::size_t>(candidate.slot)]++));
            finish(candidate, out);
        }
    }

    // The last word of a phrase before what is said about it, in lower case and without the plural's end.
    static std::string headOf(std::string_view text) {
        std::size_t from = 0, to = 0, first = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find_first_of(" \n", at), text.size());
            std::string_view word = text.substr(at, end - at);
            if (first > 0 && base::isOneOf(word, std::array<std::string_view, 8>{"of", "in", "from", "with", "that",
                                                                                 "which", "for", "at"}))
                break;
            from = at;
            to = end;
            ++first;
            at = end + 1;
            if (word.ends_with(","))
                break;
        }
        std::string head;
        for (const char c : text.substr(from, to - from))
            if (c != ',' && c != '.')
                head += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const auto base = language::nounBase(head);
        return std::string(base);
    }

    void finish(RoleCandidate& candidate, RoleFeatures& out) {
        if (m_named) {
            RoleFeatures all = out;
            wholeReport(all, candidate.proposed());
            static_cast<void>(all.take(&m_out.names.emplace_back()));
        }
        candidate.features = out.take(nullptr);
        m_out.all.push_back(std::move(candidate));
    }

    const Extraction& m_x;
    const mention::Syntax& m_syntax;
    RoleEvidence m_evidence;
    bool m_named;
    RoleEvidence::Notes m_notes;
    std::vector<std::size_t> m_bodySizes, m_personSizes; // how often each actor is mentioned; sorted
    std::unordered_set<std::uint32_t> m_speakers;        // chains of those who say something
    RoleCandidates m_out;
};

} // namespace

std::array<std::string, 2> reportJudgement(double score, bool proposed) {
    const int step = std::clamp(static_cast<int>(std::floor(2 * score)), -6, 6);
    return {fmt::format("report={}", step), fmt::format("report={} {}", step, proposed ? "rule" : "newcomer")};
}

RoleCandidates findRoleCandidates(const Extraction& extraction, bool named) {
    return Finder(extraction, named).run();
}

} // namespace parallax::claim
