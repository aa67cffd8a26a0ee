// What ends a run: thrown where it is found, caught in one place (the command line, or the job that the window
// started).
#pragma once

#include <stdexcept>
#include <string>

namespace parallax::base {

// what() is one sentence for the person at the screen: what was wrong, where (file, line), what was expected.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// The person asked to stop. Whoever catches it undoes what was begun and says nothing more.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace parallax::base
