#include "app/jobs/import_job.h"

#include "app/text/text.h"
#include "base/error.h"
#include "store/store.h"

#include <exception>

namespace parallax::app {

namespace {

ImportResult run(const std::filesystem::path& file, const std::vector<std::filesystem::path>& reports,
                 base::Progress& progress) {
    ImportResult result;
    try {
        store::OpenStatus status = store::OpenStatus::Opened;
        const auto store = store::Store::open(file, false, status);
        if (!store) {
            result.error = toQt(std::string_view(store::Store::explain(status, file)));
            return result;
        }
        result.diagnostics = store->importReports(reports, progress);
        // What is stored is stored: from here on there is nothing left to cancel.
        base::NoProgress unwatched;
        result.loaded = loadCase(*store, unwatched, keptTimeline(*store));
    } catch (const base::Cancelled&) {
        result.cancelled = true;
    } catch (const std::bad_alloc&) {
        result.error = ImportJob::tr(
            "There is not enough memory to read these reports. Nothing was changed; try fewer at a time.");
    } catch (const std::exception& error) {
        result.error = toQt(std::string_view(error.what()));
    }
    return result;
}

} // namespace

ImportJob::ImportJob(std::filesystem::path file, std::vector<std::filesystem::path> reports, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_reports(std::move(reports)),
      m_job([this](base::Progress& progress) { m_result = run(m_file, m_reports, progress); }) {
    connect(&m_job, &BackgroundJob::progressed, this, &ImportJob::progressed);
    connect(&m_job, &BackgroundJob::finished, this, &ImportJob::finished);
}

} // namespace parallax::app
