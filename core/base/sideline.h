// Jobs that run one after the other beside the thread that gives them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace parallax::base {

// Runs jobs in the order in which they are added, never two at once, on a thread of its own that begins with the first
// of them; or, where there is to be none beside, on the caller's in finish(). All but the jobs is called from one
// thread.
class Sideline {
public:
    explicit Sideline(bool beside) : m_beside(beside) {}
    Sideline(const Sideline&) = delete;
    Sideline& operator=(const Sideline&) = delete;
    // Waits for the job that runs; those not yet begun are dropped.
    ~Sideline() { drop(); }

    // Throws what a job threw.
    void add(std::function<void()> job) {
        {
            const std::scoped_lock lock(m_mutex);
            rethrow();
            m_jobs.push_back(std::move(job));
        }
        if (m_beside && !m_thread.joinable())
            m_thread = std::jthread([this](std::stop_token stop) { work(stop); });
        m_changed.notify_all();
    }

    // Returns when all jobs are done; until then `look` is called now and then, and may throw. Throws what a job threw:
    // those after it are dropped, and nothing more can be added.
    template <class Look>
    void finish(const Look& look) {
        if (!m_beside) {
            while (!m_jobs.empty()) {
                const std::function<void()> job = std::move(m_jobs.front());
                m_jobs.pop_front();
                job();
            }
            return;
        }
        constexpr std::chrono::milliseconds often{20};
        std::unique_lock lock(m_mutex);
        while (!m_failure && (m_running || !m_jobs.empty())) {
            m_changed.wait_for(lock, often);
            lock.unlock();
            look();
            lock.lock();
        }
        rethrow();
    }

private:
    void rethrow() const {
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

    void work(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        for (;;) {
            if (!m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); }) || stop.stop_requested())
                return;
            std::function<void()> job = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_running = true;
            lock.unlock();
            std::exception_ptr failure;
            try {
                job();
            } catch (...) {
                failure = std::current_exception();
            }
            job = nullptr; // what it holds goes before anybody is told that it is done
            lock.lock();
            m_running = false;
            if (failure) {
                m_failure = failure;
                m_jobs.clear();
            }
            m_changed.notify_all();
            if (failure)
                return;
        }
    }

    void drop() {
        {
            const std::scoped_lock lock(m_mutex);
            m_jobs.clear();
        }
        m_thread.request_stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    const bool m_beside;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::function<void()>> m_jobs;
    std::exception_ptr m_failure;
    bool m_running = false;
    std::jthread m_thread;
};

} // namespace parallax::base
