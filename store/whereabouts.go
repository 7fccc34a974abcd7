package store

import (
	"os"
	"path/filepath"
	"strings"

	"rapport/app"
)

// syncFolders are how the folders of services that copy files between computers
// are named; a folder's name fits when it is one of these, alone or followed by
// more ("OneDrive - Acme").
var syncFolders = map[string][]string{
	"OneDrive":     {"onedrive"},
	"Dropbox":      {"dropbox"},
	"Google Drive": {"google drive", "googledrive", "my drive"},
	"iCloud Drive": {"icloud drive", "iclouddrive", "com~apple~clouddocs", "mobile documents"},
	"Nextcloud":    {"nextcloud"},
	"ownCloud":     {"owncloud"},
	"Box":          {"box sync", "box drive"},
	"pCloud":       {"pcloud drive", "pclouddrive"},
	"MEGA":         {"megasync", "mega drive"},
	"坚果云":          {"坚果云", "nutstore"},
	"百度网盘":         {"百度网盘", "百度网盘同步空间", "baidunetdisk", "baidusyncdisk"},
	"WPS":          {"wps云盘", "wpsdrive"},
}

// syncMarks are what such services leave in the folders that they copy.
var syncMarks = map[string]string{
	".dropbox": "Dropbox", ".stfolder": "Syncthing", ".sync/root_acl_entry": "Resilio Sync", ".owncloudsync.log": "ownCloud", ".nextcloudsync.log": "Nextcloud",
}

// WhereaboutsOf tells what is risky about the place of a file, as far as the
// system and the names of its folders tell.
func WhereaboutsOf(path string) app.Whereabouts {
	whole, err := filepath.Abs(path)
	if err != nil {
		whole = path
	}
	folder := filepath.Dir(whole)
	return app.Whereabouts{Network: onNetwork(folder), Synced: syncedBy(folder)}
}

// syncedBy names the service that copies a folder, or one that it lies in.
func syncedBy(folder string) string {
	for {
		name := strings.ToLower(filepath.Base(folder))
		for service, names := range syncFolders {
			for _, n := range names {
				if rest, found := strings.CutPrefix(name, n); found && (rest == "" || strings.ContainsRune(" -_(", rune(rest[0]))) {
					return service
				}
			}
		}
		for mark, service := range syncMarks {
			if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(mark))); err == nil {
				return service
			}
		}
		up := filepath.Dir(folder)
		if up == folder {
			return ""
		}
		folder = up
	}
}
