// Command rapport-cli is the console program of Rapport: the same use cases as
// the windows, for scripts, bookkeepers and tests. It needs no display.
//
// Results go to standard output, messages to standard error. It exits with 0
// when done, 1 when the command could not do it or found a problem, and 2 when
// it was called wrongly.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
