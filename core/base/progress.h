// How a long run tells where it is, and is told to stop.
#pragma once

#include "base/error.h"

#include <atomic>
#include <cstddef>
#include <string_view>

namespace parallax::base {

// Given by the caller, called from the thread that works (one at a time); must outlive the call it is given to.
class Progress {
public:
    virtual ~Progress() = default;
    // `done` of `total` steps of the stage `stage` ("reading", "analysing", "comparing", "storing") are finished; total
    // 0: not known.
    virtual void report(std::string_view stage, std::size_t done, std::size_t total) = 0;

    // Any thread. The run ends at its next step with base::Cancelled, and leaves everything as it was.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    void throwIfCancelled() const {
        if (cancelled())
            throw Cancelled();
    }

private:
    std::atomic<bool> m_cancelled = false;
};

class NoProgress final : public Progress {
public:
    void report(std::string_view, std::size_t, std::size_t) override {}
};

} // namespace parallax::base
