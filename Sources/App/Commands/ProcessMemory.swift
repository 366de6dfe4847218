import CProcess

/// How little memory the process keeps for itself.
package enum ProcessMemory {
    /// Called before any thread is made: two heaps for all threads. glibc would give each thread its own, up to eight a
    /// processor, and what one frees another cannot take: 25 MB more while a campaign is sent, and no faster.
    package static func shareHeaps() {
        lodestone_set_heaps(2)
    }

    /// Called when the start is over. It has walked over most of the program's code once, to migrate, to register and to look up
    /// conformances; the kernel counts those pages as this process's own. They are the file's, unchanged: what is needed again is
    /// found in the page cache again.
    static func forgetStart() {
        lodestone_forget_program()
    }
}
