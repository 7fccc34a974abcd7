package export

import "syscall"

// mountSmall makes a file system of 64 KiB in memory.
func mountSmall(folder string) error { return syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=64k") }

func unmount(folder string) { _ = syscall.Unmount(folder, 0) }
