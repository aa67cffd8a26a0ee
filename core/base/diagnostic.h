// What is expected in bad input and does not end the run: counted and shown, never dropped in silence.
#pragma once

#include <string>
#include <vector>

namespace parallax::base {

enum class Severity { Note, Warning, Skipped };

// One line for a person. `file` is the path as given; message says what was wrong, where, and what was expected.
struct Diagnostic {
    Severity severity = Severity::Note;
    std::string file;
    std::string message;

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>; // in the order in which they were met

} // namespace parallax::base
