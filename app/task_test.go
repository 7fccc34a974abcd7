package app_test

import (
	"testing"

	"rapport/app"
)

func TestTimesAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]app.TimeOfDay{
		"": "", "14:30": "14:30", "9": "09:00", "930": "09:30", "14.05": "14:05", "2:15 pm": "14:15", "12 am": "00:00", "12pm": "12:00", "14：30": "14:30", "9点": "09:00",
	} {
		if got, err := app.ParseTimeOfDay(typed); err != nil || got != want {
			t.Errorf("%q is read as %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"25:00", "10:60", "noon", "13 pm", "-3", "1:2:3"} {
		if got, err := app.ParseTimeOfDay(typed); err == nil {
			t.Errorf("%q is taken as %q", typed, got)
		}
	}
}

func TestTaskWithATimeWantsADay(t *testing.T) {
	task := &app.Task{Title: "Call", At: "09:00"}
	if task.Validate() == nil {
		t.Error("a time without a day is taken")
	}
}
