package shell

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
)

// Progress tells how far long work has come; total 0 is not known.
type Progress func(done, total int)

// job is long work shown in the status line.
type job struct {
	label       string
	done, total int
	cancel      context.CancelFunc
}

// progressPause is how often at most the status line is drawn anew.
const progressPause = 100 * time.Millisecond

// RunJob runs long work off Fyne's goroutine and shows it in the status line,
// with Cancel, until it ends; done is then called on Fyne's goroutine. Cancel
// cancels the context: the work itself leaves the file as it was. A panic in the
// work is logged and comes to done as an error.
func (s *Shell) RunJob(label string, work func(ctx context.Context, progress Progress) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	j := &job{label: label, cancel: cancel}
	s.jobs = append(s.jobs, j)
	s.showJobs()
	var last time.Time
	progress := func(done, total int) {
		if now := time.Now(); now.Sub(last) >= progressPause || done == total {
			last = now
			fyne.Do(func() {
				j.done, j.total = done, total
				s.showJobs()
			})
		}
	}
	go func() {
		err := guardedJob(ctx, work, progress)
		fyne.Do(func() {
			cancel()
			s.endJob(j)
			done(err)
		})
	}()
}

func guardedJob(ctx context.Context, work func(context.Context, Progress) error, progress Progress) (err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("long work failed", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("long work failed: %v", p)
		}
	}()
	return work(ctx, progress)
}

// Working reports whether long work is going on, for those who want to close
// the window.
func (s *Shell) Working() bool { return len(s.jobs) > 0 }

func (s *Shell) endJob(ended *job) {
	for i, j := range s.jobs {
		if j == ended {
			s.jobs = append(s.jobs[:i], s.jobs[i+1:]...)
			break
		}
	}
	s.showJobs()
}

// showJobs shows the newest work.
func (s *Shell) showJobs() {
	if s.status == nil {
		return
	}
	if len(s.jobs) == 0 {
		s.status.endJob()
		s.status.Refresh()
		return
	}
	j := s.jobs[len(s.jobs)-1]
	s.status.showJob(j.label, j.done, j.total, j.cancel)
}
