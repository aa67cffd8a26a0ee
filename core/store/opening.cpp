#include "store/opening.h"

#include "store/database.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <array>
#include <cstring>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace parallax::store {

namespace fs = std::filesystem;

namespace {

constexpr int busyMilliseconds = 5000; // long enough for an import of some thousand reports to store them
// Up to this size the whole file is verified when it is opened (some 20 ms, 2.4 a megabyte); larger ones are verified
// by `check`, and reading them fails with a sentence where they are damaged. The first frame waits for it.
constexpr std::uintmax_t verifiedAtOpening = 8U << 20U;

constexpr std::size_t headerSize =
    100; // of an SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header
constexpr std::string_view magic("SQLite format 3\0", 16);

enum class Header { Case, OtherDatabase, NoDatabase, Truncated };

std::uint32_t bigEndian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

Header readHeader(const fs::path& file) {
    constexpr std::size_t applicationIdAt = 68;
    std::array<char, headerSize> bytes{};
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), bytes.size());
    const auto count = static_cast<std::size_t>(in.gcount());
    if (count < magic.size() || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
        return Header::NoDatabase;
    if (count < headerSize)
        return Header::Truncated;
    return bigEndian(bytes.data() + applicationIdAt) == static_cast<std::uint32_t>(applicationId)
               ? Header::Case
               : Header::OtherDatabase;
}

// "file:" URI of a path: what SQLite reads as an option or an escape is escaped.
std::string uri(const fs::path& file, std::string_view options) {
    std::string text = "file:";
    for (const char c : fs::absolute(file).string()) {
        switch (c) {
        case '%':
            text += "%25";
            break;
        case '?':
            text += "%3f";
            break;
        case '#':
            text += "%23";
            break;
        default:
            text += c;
        }
    }
    return text + "?" + std::string(options);
}

// Of the file, in memory, in KiB.
constexpr int readingCache = 4096;
constexpr int writingCache = 65536;

void setCache(SQLite::Database& database, int size) {
    database.tryExec("PRAGMA cache_size = -" + std::to_string(size));
}

// Settings of a connection; none is stored in the file.
void prepare(SQLite::Database& database) {
    database.exec("PRAGMA foreign_keys = ON");
    setCache(database, readingCache);
    database.exec("PRAGMA temp_store = MEMORY");
    database.exec("PRAGMA trusted_schema = OFF"); // nothing in a file from elsewhere may run functions
    database.exec("PRAGMA journal_size_limit = 67108864");
}

// Made beside its place and linked there when it is whole: a crash leaves no half-made case, and nothing is ever
// overwritten.
void createFile(const fs::path& file, std::span<const Migration> steps) {
    fs::path unfinished = file;
    unfinished += ".new" + std::to_string(::getpid());
    std::error_code error;
    fs::remove(unfinished, error);
    const auto cleaned = [&](auto&& action) {
        try {
            action();
        } catch (...) {
            fs::remove(unfinished, error);
            throw;
        }
    };
    cleaned([&] {
        SQLite::Database database(unfinished.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(database, steps);
    });
    fs::create_hard_link(unfinished, file, error);
    if (error && error != std::errc::file_exists && !fs::exists(file)) {
        fs::rename(unfinished, file, error); // a file system without hard links
        if (error) {
            const std::string reason = error.message();
            fs::remove(unfinished, error);
            throw base::Error("cannot make " + file.string() + ": " + reason);
        }
        return;
    }
    fs::remove(unfinished, error);
}

bool isBusy(const SQLite::Exception& error) {
    const int code = error.getErrorCode() & 0xFF;
    return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

// Even reading needs a little room beside the file while it is open for writing.
bool isWithoutRoom(const SQLite::Exception& error) {
    const int code = error.getErrorCode() & 0xFF;
    return code == SQLITE_FULL || code == SQLITE_IOERR;
}

bool isDamage(const SQLite::Exception& error) {
    const int code = error.getErrorCode() & 0xFF;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool isSound(SQLite::Database& database) {
    Rows rows(database, "PRAGMA quick_check(1)");
    return rows.next() && rows.text() == "ok";
}

// An older file that cannot be changed is brought to the newest version in memory.
std::unique_ptr<SQLite::Database> migratedCopy(SQLite::Database& original, std::span<const Migration> steps) {
    auto copy = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(*copy, original).executeStep();
    migrate(*copy, steps);
    prepare(*copy);
    return copy;
}

Opened openReadOnly(const fs::path& file, std::span<const Migration> steps) {
    // A write-ahead log that still holds something must be read with it, and then SQLite needs its index; without one,
    // "immutable" spares the index, which could not be made here.
    fs::path log = file;
    log += "-wal";
    std::error_code ignored;
    const bool logged = fs::exists(log, ignored) && fs::file_size(log, ignored) > 0;
    auto database = std::make_unique<SQLite::Database>(uri(file, logged ? "mode=ro" : "mode=ro&immutable=1"),
                                                       SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX,
                                                       busyMilliseconds);
    prepare(*database);
    const int version = database->execAndGet("PRAGMA user_version").getInt();
    if (version > currentVersion(steps))
        return {OpenStatus::Newer, nullptr};
    if (version < currentVersion(steps))
        database = migratedCopy(*database, steps);
    return {OpenStatus::ReadOnly, std::move(database)};
}

Opened openWritable(const fs::path& file, std::span<const Migration> steps) {
    auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                                                       busyMilliseconds);
    const int version = database->execAndGet("PRAGMA user_version").getInt();
    if (version > currentVersion(steps))
        return {OpenStatus::Newer, nullptr};
    prepare(*database);
    if (fs::file_size(file) <= verifiedAtOpening && !isSound(*database))
        return {OpenStatus::Corrupt, nullptr};
    database->exec("PRAGMA journal_mode = WAL");
    if (version == currentVersion(steps))
        return {OpenStatus::Opened, std::move(database)};
    migrate(*database, steps);
    return {OpenStatus::Migrated, std::move(database)};
}

} // namespace

Opened openDatabase(const fs::path& file, bool create, std::span<const Migration> steps) {
    std::error_code error;
    const fs::file_status found = fs::status(file, error);
    bool created = false;
    if (!fs::exists(found)) {
        if (found.type() == fs::file_type::none)
            throw base::Error(file.string() + " cannot be opened: " + error.message());
        if (!create)
            return {OpenStatus::NotThere, nullptr};
        const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
        if (!fs::is_directory(folder, error))
            throw base::Error("cannot make " + file.string() + ": there is no folder " + folder.string());
        guarded(file, [&] { createFile(file, steps); });
        created = true;
    } else if (!fs::is_regular_file(found)) {
        return {OpenStatus::NotACase, nullptr};
    }
    if (::access(file.c_str(), R_OK) != 0)
        throw base::Error(file.string() + " cannot be opened: permission to read it is missing");

    switch (readHeader(file)) {
    case Header::NoDatabase:
    case Header::OtherDatabase:
        return {OpenStatus::NotACase, nullptr};
    case Header::Truncated:
        return {OpenStatus::Corrupt, nullptr};
    case Header::Case:
        break;
    }
    const fs::path folder = fs::absolute(file).parent_path();
    const bool writable = ::access(file.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
    const auto openAsItCanBe = [&] {
        if (!writable)
            return openReadOnly(file, steps);
        try {
            return openWritable(file, steps);
        } catch (const SQLite::Exception& problem) {
            if (created || !isWithoutRoom(problem))
                throw;
        }
        return openReadOnly(file, steps);
    };
    try {
        Opened opened = openAsItCanBe();
        if (created && opened.status == OpenStatus::Opened)
            opened.status = OpenStatus::Created;
        return opened;
    } catch (const SQLite::Exception& problem) {
        if (isBusy(problem))
            return {OpenStatus::Locked, nullptr};
        if (isDamage(problem))
            return {OpenStatus::Corrupt, nullptr};
        throw base::Error(sentence(problem, file));
    }
}

WritingCache::WritingCache(SQLite::Database& database) : m_database(database) {
    setCache(m_database, writingCache);
}

WritingCache::~WritingCache() {
    setCache(m_database, readingCache);
}

} // namespace parallax::store
