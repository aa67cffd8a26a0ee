// Items and lanes of a case.
#pragma once

#include "pipeline/case.h"
#include "timeline/items.h"

#include <memory>
#include <vector>

namespace parallax::timeline {

// Nothing that a report tells of lies further away, in minutes: keeps hostile dates from overflowing the fixed-point
// mapping.
inline constexpr std::int64_t farthestCaseMinute = std::int64_t{30000} * 366 * 1440;

// When things happened, or when a report first told of them (the earliest publication date among the event's reports).
enum class TimeAxis { Happened, Reported };

// Makes the items of a case's events, one after the other. The case must outlive it.
class ItemMaker {
public:
    // O(events + claims + disagreements).
    explicit ItemMaker(const pipeline::PackedCase& content, TimeAxis axis = TimeAxis::Happened);
    ~ItemMaker();
    // Of the event at `place`; its id is the event's, actor numbers are places in content.actors. The certain core is
    // the time that every time claim on the event allows, where there are several; the whole extent when it is known to
    // the hour; none else. Texts and actors are valid until the next is made.
    Item make(std::size_t place);

private:
    struct Around;
    std::unique_ptr<Around> m_around;
};

// Item i is that of content.events[i].
Items caseItems(const pipeline::PackedCase& content, TimeAxis axis = TimeAxis::Happened);

enum class LaneBy { Incident, Actor, Source, Place, Kind };

// Names of lanes that are not names of the case.
struct LaneWords {
    std::string background = "Background";
    std::string other = "Other events";
    std::string nobody = "No actor named";
    std::string unknownSource = "Unknown source";
    std::string nowhere = "No place named";
};

// By incident: an event that has parts is a lane with all its parts (parts of parts, too); what is context goes to a
// folded lane of its own; the rest into one. By actor and by source an event lies in each of its lanes. The largest
// lane stands first, background and "other" last. Kind lanes use kindNames[static_cast<int>(kind)] when given, else the
// export's names.
Lanes caseLanes(const pipeline::PackedCase& content, LaneBy by, const LaneWords& words = {},
                const std::vector<std::string>& kindNames = {});

// Sets begin, end, open ends, whether it is dated, and the core where the time is known to the hour or better.
void setTime(Item& item, const base::TimeInterval& time);

Family familyOf(mention::EventKind kind);

} // namespace parallax::timeline
