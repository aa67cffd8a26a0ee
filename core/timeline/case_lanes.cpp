#include "timeline/case_items.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace parallax::timeline {

namespace {

// Lanes while they are gathered: each with its events, and what they are ordered by.
struct Draft {
    std::string title;
    bool folded = false;
    int tail = 0; // 1 and 2 stand last
    std::int64_t order = 0;
    std::vector<ItemIndex> items;
};

Lanes finish(std::vector<Draft> drafts, std::size_t itemCount) {
    drafts.erase(std::remove_if(drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.items.empty(); }),
                 drafts.end());
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return std::tie(a.tail, a.order, a.title) < std::tie(b.tail, b.order, b.title);
    });
    Lanes lanes;
    lanes.first.assign(itemCount + 1, 0);
    for (const Draft& draft : drafts) {
        lanes.lanes.push_back({draft.title, draft.folded});
        for (const ItemIndex item : draft.items)
            ++lanes.first[item + 1];
    }
    std::partial_sum(lanes.first.begin(), lanes.first.end(), lanes.first.begin());
    lanes.of.resize(lanes.first.back());
    std::vector<std::uint32_t> next(lanes.first.begin(), lanes.first.end() - 1);
    for (std::uint32_t lane = 0; lane < drafts.size(); ++lane) {
        for (const ItemIndex item : drafts[lane].items)
            lanes.of[next[item]++] = lane;
    }
    return lanes;
}

Lanes byIncident(const pipeline::PackedCase& content, const LaneWords& words) {
    const event::PackedEvents& events = content.events;
    std::vector<bool> hasParts(events.size(), false);
    // The place of the whole that the event there is a part of at last; its own when it is of none.
    const auto wholeOf = [&events](std::size_t place) {
        // Parents never form a cycle; the bound only keeps a damaged file from hanging the window.
        for (int depth = 0; depth < 64; ++depth) {
            const base::EventId above = events.belonging(place).parent;
            const auto parent = above ? events.placeOf(above) : std::nullopt;
            if (!parent)
                break;
            place = *parent;
        }
        return place;
    };
    for (std::size_t place = 0; place < events.size(); ++place) {
        const base::EventId above = events.belonging(place).parent;
        if (const auto parent = above ? events.placeOf(above) : std::nullopt)
            hasParts[*parent] = true;
    }
    std::vector<Draft> drafts(2);
    drafts[0] = {words.other, false, 1, 0, {}};
    drafts[1] = {words.background, true, 2, 0, {}};
    std::unordered_map<std::size_t, std::size_t> laneOfRoot;
    for (ItemIndex i = 0; i < events.size(); ++i) {
        const std::size_t root = wholeOf(i);
        if (!hasParts[root]) {
            drafts[events.belonging(root).background ? 1 : 0].items.push_back(i);
            continue;
        }
        const auto [lane, added] = laneOfRoot.try_emplace(root, drafts.size());
        if (added)
            drafts.push_back({std::string(events.packed(root).title), false, 0, 0, {}});
        drafts[lane->second].items.push_back(i);
    }
    // The largest incident first: that is what the case is about.
    for (Draft& draft : drafts) {
        if (draft.tail == 0)
            draft.order = -static_cast<std::int64_t>(draft.items.size());
    }
    // A lone folded lane would show an empty window.
    if (std::count_if(drafts.begin(), drafts.end(), [](const Draft& draft) { return !draft.items.empty(); }) == 1)
        drafts[1].folded = false;
    return finish(std::move(drafts), content.events.size());
}

} // namespace

Lanes caseLanes(const pipeline::PackedCase& content, LaneBy by, const LaneWords& words,
                const std::vector<std::string>& kindNames) {
    std::vector<Draft> drafts;
    switch (by) {
    case LaneBy::Incident:
        return byIncident(content, words);
    case LaneBy::Actor: {
        for (const auto& actor : content.actors)
            drafts.push_back({actor.name, false, 0, 0, {}});
        drafts.push_back({words.nobody, true, 1, 0, {}});
        for (ItemIndex i = 0; i < content.events.size(); ++i) {
            base::ActorId last;
            for (const auto& participant : content.events.packed(i).actors) {
                const auto* actor = content.find(participant.actor);
                if (actor == nullptr || participant.actor == last)
                    continue;
                last = participant.actor;
                drafts[static_cast<std::size_t>(actor - content.actors.data())].items.push_back(i);
            }
            if (!last)
                drafts.back().items.push_back(i);
        }
        break;
    }
    case LaneBy::Source: {
        for (const auto& source : content.sources)
            drafts.push_back({source.name, false, 0, 0, {}});
        drafts.push_back({words.unknownSource, false, 1, 0, {}});
        for (ItemIndex i = 0; i < content.events.size(); ++i) {
            std::vector<std::size_t> of;
            for (const auto& mention : content.events.packed(i).mentions) {
                const auto* report = content.find(mention.report);
                const auto* source = report != nullptr ? content.find(report->publisher) : nullptr;
                of.push_back(source != nullptr ? static_cast<std::size_t>(source - content.sources.data())
                                               : drafts.size() - 1);
            }
            std::sort(of.begin(), of.end());
            of.erase(std::unique(of.begin(), of.end()), of.end());
            for (const std::size_t lane : of)
                drafts[lane].items.push_back(i);
        }
        break;
    }
    case LaneBy::Place: {
        std::unordered_map<std::string_view, std::size_t> laneOf; // of the content's texts
        drafts.push_back({words.nowhere, false, 1, 0, {}});
        for (ItemIndex i = 0; i < content.events.size(); ++i) {
            const std::string_view place = content.events.packed(i).place;
            if (place.empty()) {
                drafts[0].items.push_back(i);
                continue;
            }
            const auto [lane, added] = laneOf.try_emplace(place, drafts.size());
            if (added)
                drafts.push_back({std::string(place), false, 0, 0, {}});
            drafts[lane->second].items.push_back(i);
        }
        break;
    }
    case LaneBy::Kind: {
        for (int kind = 0; kind <= static_cast<int>(mention::EventKind::Other); ++kind) {
            const auto place = static_cast<std::size_t>(kind);
            const auto value = static_cast<mention::EventKind>(kind);
            drafts.push_back({place < kindNames.size() ? kindNames[place] : std::string(mention::name(value)),
                              false,
                              value == mention::EventKind::Other ? 1 : 0,
                              0,
                              {}});
        }
        for (ItemIndex i = 0; i < content.events.size(); ++i) {
            drafts[static_cast<std::size_t>(content.events.packed(i).kind)].items.push_back(i);
        }
        break;
    }
    }
    // The largest first: who is in most of it.
    for (Draft& draft : drafts)
        draft.order = -static_cast<std::int64_t>(draft.items.size());
    return finish(std::move(drafts), content.events.size());
}

} // namespace parallax::timeline
