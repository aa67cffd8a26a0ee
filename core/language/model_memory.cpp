#include "language/model_memory.h"

#include <cassert>
#include <cstdlib>
#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace parallax::language {

namespace {

constexpr std::size_t largePage = std::size_t{2} << 20;
constexpr std::size_t line = 64;

} // namespace

ModelMemory::ModelMemory(std::size_t bytes) : m_size((bytes + largePage - 1) / largePage * largePage) {
    m_begin = static_cast<char*>(std::aligned_alloc(largePage, m_size));
    if (m_begin == nullptr) {
        throw std::bad_alloc();
    }
#if defined(__linux__)
    // A wish: without it all is the same but slower.
    static_cast<void>(madvise(m_begin, m_size, MADV_HUGEPAGE));
#endif
}

ModelMemory::~ModelMemory() {
    std::free(m_begin);
}

std::string_view ModelMemory::add(std::string_view bytes) {
    assert(m_used + bytes.size() <= m_size);
    char* begin = m_begin + m_used;
    std::memcpy(begin, bytes.data(), bytes.size());
    m_used += (bytes.size() + line - 1) / line * line;
    return {begin, bytes.size()};
}

} // namespace parallax::language
