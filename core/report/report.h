// One report as it was read: its text, what is printed about it, and which parts of it are page furniture.
#pragma once

#include "base/civil_time.h"
#include "base/id.h"
#include "base/span.h"

#include <optional>
#include <string>
#include <vector>

namespace parallax::report {

// Page furniture is what surrounds the report on its page; nothing in it is ever evidence. Heading is a sub-heading
// between paragraphs: it belongs to the story but only announces what the paragraphs state.
enum class FurnitureKind { RelatedLink, Caption, CommentBox, Navigation, OtherStory, Boilerplate, Repeat, Heading };

struct Furniture {
    base::Span span; // into Report::text; a line without its line end, or the part of one that is furniture (a credit
                     // before the first word)
    FurnitureKind kind = FurnitureKind::Navigation;

    bool operator==(const Furniture&) const = default;
};

// An outlet, wire, agency, person or document that a claim can be traced to.
enum class SourceKind { Outlet, Wire, Agency, Person, Document };

// A source as a report names it. `name` as printed ("Reuters"); `span` where, empty when it came with the file's
// metadata.
struct Credit {
    std::string name;
    SourceKind kind = SourceKind::Outlet;
    base::Span span;

    bool operator==(const Credit&) const = default;
};

// Holds: text is valid UTF-8 and never altered after reading (bytes that were not UTF-8 are decoded as `encoding` says;
// nothing else changes, not even line ends); sha256 is of the file's bytes (of a JSON Lines record: of its "text"
// member's UTF-8 bytes). All spans index text. furniture is sorted by begin and does not overlap.
struct Report {
    std::string file;     // base name of the file, or the record's "file" as it stands there; for people, not unique
    std::string sha256;   // 64 lower-case hex digits; two reports with the same one are the same report
    std::string encoding; // "UTF-8", "UTF-16LE", "windows-1251", ...: what the file was in
    std::string text;

    std::string title;                // empty when there is none
    base::Span titleSpan;             // empty when the title came with the metadata
    std::vector<std::string> authors; // from the by-line, in its order
    std::optional<Credit> publisher;  // whose page it is
    std::optional<Credit> via;        // the wire or outlet it credits for its content ("Source: Reuters")
    std::string url;                  // as given, or empty
    std::string dateline;             // the place a dateline prints ("ASTANA"), or empty

    // When it was published. basis Explicit: printed or in the metadata; Inferred or Unknown otherwise.
    base::TimeInterval published;
    std::string publishedBecause; // one line: "printed: 08.06.2016", "no date is printed"

    std::vector<Furniture> furniture;
    // The lines (paragraphs) that are evidence, headline first when it is in the text; in text order, never overlapping
    // furniture. A line can be two: a dateline ("ASTANA --") or a headline printed once more before the first sentence
    // stands by itself.
    std::vector<base::Span> bodyLines;

    bool isFurniture(base::Span span) const; // `span` overlaps any furniture
};

// What people call the report where there is little room: its publisher, else its title in quotes (cut at a word after
// about 50 bytes), else its file.
std::string label(const Report& report);

std::string_view name(SourceKind kind);    // "outlet": as in the JSON export
std::string_view name(FurnitureKind kind); // "related-link"

} // namespace parallax::report
