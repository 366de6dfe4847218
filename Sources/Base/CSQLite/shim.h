#pragma once
#include <sqlite3.h>

// Swift cannot call what takes any number of arguments. SQLite counts its memory behind one lock for the whole process, taken at
// each allocation of every connection; nothing here asks for the count. Only before the first connection is opened.
static inline int lodestone_sqlite_without_counting(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
