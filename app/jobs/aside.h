// Work that the user waits for, done aside so that the window goes on painting and the user can stop it.
#pragma once

#include "base/progress.h"

#include <QString>

#include <functional>
#include <iosfwd>
#include <memory>
#include <streambuf>

class QWidget;

namespace parallax::app {

// Does `work` on a thread of its own and returns when it has ended; a dialog over `window` that says `words`, and then
// the stages and steps that the work tells of, with Cancel, comes up where that takes a while. Until then nothing in
// the program takes input. Returns false where the work ended with base::Cancelled; a base::Error of the work is thrown
// again here. Call it on the window's thread.
bool doAside(QWidget* window, const QString& words, const std::function<void(base::Progress&)>& work);

// Passes everything on to `target` until `progress` is cancelled; then what writes gets base::Cancelled. Both must
// outlive it. What `target` does not take shows in the state of `target`.
class StoppableStream {
public:
    StoppableStream(std::ostream& target, const base::Progress& progress);
    ~StoppableStream();

    std::ostream& stream() { return *m_stream; }

private:
    std::unique_ptr<std::streambuf> m_buffer;
    std::unique_ptr<std::ostream> m_stream;
};

} // namespace parallax::app
