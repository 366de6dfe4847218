#pragma once
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

// Neither header is in Swift's Glibc module. The program itself begins at a symbol of the linker's.
static inline void lodestone_set_heaps(int heaps) {
    mallopt(M_ARENA_MAX, heaps);
}

// The pages of the program's file that cannot be written to are given back; what is needed is read from the page cache again.
static inline void lodestone_forget_program(void) {
    extern const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));
    const char *base = (const char *)&__ehdr_start;
    const ElfW(Phdr) *header = (const ElfW(Phdr) *)(base + __ehdr_start.e_phoff);
    const size_t page = (size_t)getpagesize();
    for (int n = 0; n < __ehdr_start.e_phnum; n++, header++) {
        if (header->p_type != PT_LOAD || (header->p_flags & PF_W)) continue;
        size_t start = header->p_vaddr / page * page;
        madvise((void *)(base + start), header->p_vaddr + header->p_memsz - start, MADV_DONTNEED);
    }
}
