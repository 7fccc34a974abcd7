package main

import (
	"os"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/store"
)

// passphraseFile names the file in which a passphrase stands: a passphrase on the
// command line would be seen by others on the computer.
type passphraseFile struct {
	File string `name:"passphrase-file" placeholder:"FILE" help:"${passphrase_file}"`
}

// read is the first line of the file; empty where none is named.
func (f passphraseFile) read() (string, error) {
	if f.File == "" {
		return "", nil
	}
	text, err := os.ReadFile(f.File)
	if err != nil {
		return "", app.Errorf(app.NotFound, "The file %s with the passphrase cannot be read.", f.File)
	}
	passphrase, _, _ := strings.Cut(string(text), "\n")
	if passphrase = strings.TrimSuffix(passphrase, "\r"); passphrase == "" {
		return "", app.Errorf(app.BadInput, "The file %s has no passphrase in its first line.", f.File)
	}
	return passphrase, nil
}

// backupCommand copies the file while others work with it.
type backupCommand struct {
	Output         string `short:"o" required:"" placeholder:"FILE" help:"${output}"`
	passphraseFile `embed:""`
}

// Run writes the copy and checks it.
func (c *backupCommand) Run(p *program) (err error) {
	passphrase, err := c.read()
	if err != nil {
		return err
	}
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if err := s.Backup(p.ctx, c.Output, passphrase); err != nil {
		return err
	}
	p.say(i18n.T("Made %s.", c.Output))
	return nil
}

// restoreCommand makes a company file from a backup.
type restoreCommand struct {
	Backup         string `arg:"" name:"file" help:"${restore_file}"`
	To             string `required:"" placeholder:"PATH" help:"${restore_to}"`
	passphraseFile `embed:""`
}

// Run writes the company file and checks it.
func (c *restoreCommand) Run(p *program) error {
	passphrase, err := c.read()
	if err != nil {
		return err
	}
	if err := store.Restore(p.ctx, c.Backup, c.To, passphrase); err != nil {
		return err
	}
	p.say(i18n.T("Made %s.", c.To))
	return nil
}
