package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The screen that the windows are shown on.
const (
	screenWidth  = 1280
	screenHeight = 800
)

// display is an X server of its own without a screen. It keeps its picture in a
// file, which tells when something is drawn without asking anybody.
type display struct {
	server *exec.Cmd
	number string
	frame  string // file with the picture
}

// startDisplay starts the server on a number that it picks itself.
func startDisplay(ctx context.Context, dir string) (*display, error) {
	d := &display{frame: filepath.Join(dir, "Xvfb_screen0")}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	d.server = exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-fbdir", dir, "-nocursor", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", screenWidth, screenHeight))
	d.server.ExtraFiles = []*os.File{write}
	if err := d.server.Start(); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	if err := write.Close(); err != nil {
		return nil, errors.Join(err, d.stop())
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("Xvfb did not start: %w", err), d.stop())
	}
	d.number = ":" + strings.TrimSpace(number)
	return d, nil
}

func (d *display) stop() error {
	if err := d.server.Process.Kill(); err != nil {
		return err
	}
	_ = d.server.Wait() // says that it was killed
	return nil
}

// drawn reports whether most of the screen shows something: it begins black.
func (d *display) drawn() (bool, error) {
	f, err := os.Open(d.frame)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	const size = screenWidth * screenHeight * 4 // behind the head of the file
	lit, line := 0, make([]byte, screenWidth*4)
	for y := 0; y < screenHeight; y += 16 {
		if _, err := f.ReadAt(line, info.Size()-size+int64(y*screenWidth*4)); err != nil {
			return false, err
		}
		for x := 0; x < len(line); x += 64 {
			if line[x] != 0 || line[x+1] != 0 || line[x+2] != 0 {
				lit++
			}
		}
	}
	return lit > (screenHeight/16)*(screenWidth*4/64)*3/4, nil
}

// waitDrawn waits until a window is drawn.
func (d *display) waitDrawn(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		if drawn, err := d.drawn(); drawn || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("no window within a minute: %w", ctx.Err())
		case <-time.After(5 * time.Millisecond):
		}
	}
}
