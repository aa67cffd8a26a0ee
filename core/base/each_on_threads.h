// One piece of work for each of many things, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace parallax::base {

// Threads to use where `wanted` were asked for: 0 means one a core.
inline unsigned threadsFor(unsigned wanted) {
    return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(i, thread) for each i below `count`, in no order, on up to `threads` threads (0: one a core), of which the
// calling one is number 0. Returns when all is done. What `work` throws ends the rest and is thrown here.
template <class Work>
void eachOnThreads(std::size_t count, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto loop = [&](std::size_t thread) {
        for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) {
            try {
                work(i, thread);
            } catch (...) {
                const std::scoped_lock lock(mutex);
                if (!failure)
                    failure = std::current_exception();
                next.store(count);
                return;
            }
        }
    };
    const std::size_t wanted = std::min<std::size_t>(threadsFor(threads), std::max<std::size_t>(1, count));
    std::vector<std::jthread> helpers;
    for (std::size_t thread = 1; thread < wanted; ++thread)
        helpers.emplace_back(loop, thread);
    loop(0);
    helpers.clear(); // waits
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace parallax::base
