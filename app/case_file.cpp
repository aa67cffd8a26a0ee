#include "app/case_file.h"

#include "base/error.h"

#include <cstdio>

namespace parallax::app {

std::unique_ptr<store::Store> openCase(const std::string& file) {
    store::OpenStatus status = store::OpenStatus::NotThere;
    auto opened = store::Store::open(file, false, status);
    if (!opened)
        throw base::Error(store::Store::explain(status, file));
    if (status == store::OpenStatus::Migrated) {
        std::fprintf(stderr, "parallax: %s\n", store::Store::explain(status, file).c_str());
    }
    return opened;
}

} // namespace parallax::app
