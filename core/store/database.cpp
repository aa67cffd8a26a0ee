#include "store/database.h"

#include <sqlite3.h>

namespace parallax::store {

std::string sentence(const SQLite::Exception& error, const std::filesystem::path& file) {
    const std::string name = file.string();
    switch (error.getErrorCode() & 0xFF) { // the primary code; extended ones tell which call of the system failed
    case SQLITE_FULL:
        return "the disk is full: " + name + " is as it was before; free some space and try again";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return name + " is in use by another program that writes to it; try again when that is done";
    case SQLITE_READONLY:
        return name + " cannot be changed: the file or its folder is read-only";
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return name + " cannot be opened: permission is missing";
    case SQLITE_CORRUPT:
        return name + " is damaged (" + error.what() + "); go back to a copy of it";
    case SQLITE_NOTADB:
        return name + " is not a case file";
    case SQLITE_CANTOPEN:
        return name + " cannot be opened: it or its folder cannot be read, or the folder is not there";
    case SQLITE_IOERR:
        return "the disk failed while " + name + " was read or written (" + error.what() +
               "); its content is as it was before";
    case SQLITE_NOMEM:
        return "there is not enough memory to work on " + name;
    default:
        return name + ": " + error.what();
    }
}

} // namespace parallax::store
