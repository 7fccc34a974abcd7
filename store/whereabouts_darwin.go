package store

import "golang.org/x/sys/unix"

// onNetwork asks the system whether a folder is on a disk of this computer.
func onNetwork(folder string) bool {
	var about unix.Statfs_t
	return unix.Statfs(folder, &about) == nil && about.Flags&unix.MNT_LOCAL == 0
}
