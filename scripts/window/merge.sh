# shellcheck shell=bash
# Steps with a customer who is there twice: found by an import, merged field by
# field, and split again after something was recorded. For test-window.sh.

other_mail=another@home.example
other_city=Elsewhere

# import_newsletter imports one of the customers once more, under the name written
# the other way round and with another address, as another system has it.
import_newsletter() {
	local person phone
	step "Import a list of another system, with a customer who is there"
	person=$(cli contacts search example --format json | jq -c '[.rows[] | select(.kind == "person" and .phone != "")][0]')
	[ "$person" != null ] || person=$(cli contacts search gmail --format json | jq -c '[.rows[] | select(.kind == "person" and .phone != "")][0]')
	twice=$(jq -r .name <<<"$person")
	phone=$(jq -r .phone <<<"$person")
	reversed="${twice##* }, ${twice% *}"
	printf 'Subscriber,Name,Email,Phone,City\n501,"%s",%s,%s,%s\n' \
		"$reversed" "$other_mail" "$phone" "$other_city" >"$HOME/Downloads/newsletter.csv"
	choose_import newsletter
	press ctrl+s
	wait_for_text "Nothing was written" "$page_head"
	press ctrl+s
	wait_until 20 "the list is imported" newest_is "Import newsletter.csv"
	wait_for_text "possible duplicate" 400x50+188+728
}

pairs_are() { [ "$(cli contacts duplicates --format json | jq '.pairs | length')" = "$1" ]; }

# found_by_mail NAME: the other address is that of this contact.
found_by_mail() { [ "$(cli contacts search "$other_mail" --format json | jq -r '[.rows[].name] | join(" ")')" = "$1" ]; }

merge_pair() {
	step "Merge $reversed into $twice, field by field"
	wait_until 20 "the pair is found" pairs_are 1
	press ctrl+k
	type_text "Duplicates"
	press Return
	wait_for_text "$reversed" 500x40+588+68
	# From the pair to the fields: who stays, the name, the city.
	press Return
	press Down Down Right
	picture "$pictures/merge.png"
	press ctrl+Return
	wait_until 10 "the two are one" newest_is "Merge $reversed into $twice"
	found_by_mail "$twice" || die "the other address did not come to $twice"
	profit_is "$turnover" || die "the merge changed what the company earned"
	wait_for_text "No duplicates" 400x400+188+300
	picture "$pictures/merge-done.png"
}

look_at_merged() {
	step "Look at the merged customer"
	press ctrl+k
	type_text "$other_mail"
	press Return
	wait_for_text "Split off again" 640x100+628+68
	picture "$pictures/merged-customer.png"
}

record_later_call() {
	step "Record a call with the merged customer"
	press ctrl+l
	type_text "$twice"
	press Return
	fields_on 2
	press ctrl+a
	type_text "$call_minutes"
	press ctrl+Return
	wait_until 10 "the call is recorded" newest_is "Record a call with $twice"
	profit=$(cli report reconcile --format json | jq -r .company)
}

split_again() {
	step "Split the two again from History"
	press "ctrl+8"
	wait_for_text "Merge $reversed" 740x200+188+200
	# The list has the keyboard: the call is the first, the merge the second.
	press Down
	wait_for_text "Split off" 350x320+928+68
	press Return
	press Return
	wait_until 10 "the two are two again" newest_is "Split $reversed off again"
	# The call came later: who it belongs to is asked.
	wait_for_text "Whose are" 640x80+300+110
	picture "$pictures/unmerge.png"
	press Escape
	found_by_mail "$reversed" || die "the other address did not go back to $reversed"
	[ "$(cli report customer "$twice" --format json | jq '[.journey[] | select(.kind == "call")] | length')" = 1 ] ||
		die "the later call does not stay with $twice"
	profit_is "$profit" || die "the split changed what the company earned"
	cli check >/dev/null || die "the file does not check after the split"
	press ctrl+k
	type_text "$reversed"
	press Return
	wait_for_text "$other_mail" 640x120+628+68
	picture "$pictures/split-customer.png"
}
