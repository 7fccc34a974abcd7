package document

import (
	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// ChannelName is the name of a channel; empty for none.
func ChannelName(c app.Channel) string {
	switch c {
	case app.ChannelWeb:
		return i18n.T("Web")
	case app.ChannelPhone:
		return i18n.T("Phone")
	case app.ChannelStore:
		return i18n.T("Store")
	case app.ChannelMail:
		return i18n.T("Mail")
	}
	return ""
}

// ChannelOptions lists the channels, and none at the end, for a segmented
// choice.
func ChannelOptions() []widgets.Option {
	var options []widgets.Option
	for _, c := range app.Channels() {
		options = append(options, widgets.Option{Key: c.String(), Title: ChannelName(c)})
	}
	return append(options, widgets.Option{Key: "", Title: i18n.T("Not told")})
}

// StatusName is the name of a claim's state.
func StatusName(s app.ClaimStatus) string {
	switch s {
	case app.ClaimMailed:
		return i18n.T("Mailed")
	case app.ClaimReceived:
		return i18n.T("Received")
	case app.ClaimApproved:
		return i18n.T("Approved")
	case app.ClaimPaid:
		return i18n.T("Paid")
	case app.ClaimRefused:
		return i18n.T("Refused")
	case app.ClaimExpired:
		return i18n.T("Expired")
	case app.ClaimVoid:
		return i18n.T("Void")
	case app.ClaimClawedBack:
		return i18n.T("Clawed back")
	}
	return string(s)
}
