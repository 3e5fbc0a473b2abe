#ifndef ALMANAC_MEMORY_H
#define ALMANAC_MEMORY_H

// Lets freed memory stay with the process; nothing happens where the system has no such choice.
void almanac_keep_memory(void);

#endif
