package store

import "golang.org/x/sys/unix"

// onNetwork asks the system what kind of file system a folder is on.
func onNetwork(folder string) bool {
	var about unix.Statfs_t
	if unix.Statfs(folder, &about) != nil {
		return false // opening the file tells what is wrong
	}
	switch uint32(about.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC:
		return true
	}
	return false
}
