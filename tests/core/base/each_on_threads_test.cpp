#include "base/each_on_threads.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace parallax::base {

TEST(EachOnThreads, DoesEachOnce) {
    for (const unsigned threads : {0U, 1U, 3U, 50U}) {
        std::vector<int> done(40, 0);
        eachOnThreads(done.size(), threads, [&](std::size_t i, std::size_t) { ++done[i]; });
        EXPECT_EQ(done, std::vector<int>(40, 1));
    }
    eachOnThreads(0, 4, [](std::size_t, std::size_t) { FAIL() << "work on nothing"; });
}

TEST(EachOnThreads, NumbersThreadsBelowTheirCount) {
    std::vector<int> of(200, -1);
    eachOnThreads(of.size(), 3, [&](std::size_t i, std::size_t thread) { of[i] = static_cast<int>(thread); });
    for (const int thread : of) {
        EXPECT_GE(thread, 0);
        EXPECT_LT(thread, 3);
    }
}

TEST(EachOnThreads, ThrowsWhatTheWorkThrew) {
    for (const unsigned threads : {1U, 4U}) {
        std::string said;
        try {
            eachOnThreads(100, threads, [](std::size_t i, std::size_t) {
                if (i == 7)
                    throw std::runtime_error("the seventh");
            });
        } catch (const std::runtime_error& error) {
            said = error.what();
        }
        EXPECT_EQ(said, "the seventh");
    }
}

} // namespace parallax::base
