package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A backup comes back as the company that it was made of, and neither command
// writes over a file.
func TestBackupAndRestore(t *testing.T) {
	folder := t.TempDir()
	secret := filepath.Join(folder, "secret.txt")
	if err := os.WriteFile(secret, []byte("blue kettle 7\r\nsecond line\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := demo(t)
	for name, with := range map[string][]string{"plain": nil, "sealed": {"--passphrase-file", secret}} {
		copied, back := filepath.Join(folder, name+".rapport"), filepath.Join(folder, name+" back.rapport")
		backup := append([]string{"--file", file, "backup", "-o", copied}, with...)
		restore := append([]string{"restore", copied, "--to", back}, with...)
		must(t, backup...)
		must(t, restore...)
		must(t, "--file", back, "check")
		if a, b := must(t, "--file", file, "report", "profitability"), must(t, "--file", back, "report", "profitability"); a != b {
			t.Errorf("%s: the restored company tells something else", name)
		}
		for _, again := range [][]string{backup, restore} {
			if r := call(t, again...); r.code != exitFault {
				t.Errorf("%s %v over a file that is there: exit %d", name, again, r.code)
			}
		}
	}
	to := filepath.Join(folder, "never.rapport")
	for name, args := range map[string][]string{
		"no passphrase":    {"restore", filepath.Join(folder, "sealed.rapport"), "--to", to},
		"no such file":     {"restore", filepath.Join(folder, "none.rapport"), "--to", to},
		"empty passphrase": {"restore", filepath.Join(folder, "sealed.rapport"), "--to", to, "--passphrase-file", os.DevNull},
	} {
		if r := call(t, args...); r.code != exitFault || r.errs == "" {
			t.Errorf("%s: exit %d, said %q", name, r.code, r.errs)
		}
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("a refused restore left a file")
	}
}
