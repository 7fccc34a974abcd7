# shellcheck shell=bash
# Steps with a company of its own: a shop's customers and invoices are imported.
# For test-window.sh.

# Where the head of the import stands: its steps, its file and what came of it.
page_head=760x100+188+68

# write_export puts the files to import where other programs leave theirs.
write_export() {
	local exports=$HOME/Downloads
	if [ -n "${RAPPORT_CHINOOK:-}" ]; then
		cp "$RAPPORT_CHINOOK"/{customers,invoice_lines}.csv "$exports"
	else
		write_customers >"$exports/customers.csv"
		write_invoices >"$exports/invoice_lines.csv"
	fi
	chmod 600 "$exports"/*
	customers=$(($(grep -c . "$exports/customers.csv") - 1))
	# Only the product's name may hold a comma.
	turnover=$(awk -F, 'NR > 1 { sum += $(NF-2) * $(NF-1) } END { printf "%.2f", sum }' "$exports/invoice_lines.csv")
	invoices=$(tail -n +2 "$exports/invoice_lines.csv" | cut -d, -f1 | sort -u | wc -l)
	printf '  %s customers, %s invoices of %s\n' "$customers" "$invoices" "$turnover"
}

write_customers() {
	cat <<-END
		CustomerId,FirstName,LastName,Company,Address,City,State,Country,PostalCode,Phone,Fax,Email,SupportRep
		1,"Zoë","Førde","Fjord Records A/S","Strandgaten 1, 2. etasje",Bergen,,Norway,5013,"+47 55 30 10 00",,zoe.forde@fjord.example,"Ida Holm"
		2,Anselm,Quist,,"9 Mill Lane",Reading,,"United Kingdom","RG1 2AB","+44 118 496 0001",,anselm@quist.example,"Ida Holm"
		3,"梅","陈",,"人民路 8 号",上海,,China,200001,"+86 21 6279 8888",,mei.chen@example.com,"Tom Hill"
		4,Rosa,"O'Shea",,"12 Quay Street",Galway,,Ireland,,"+353 91 555 010",,rosa@oshea.example,"Tom Hill"
	END
}

write_invoices() {
	cat <<-END
		InvoiceId,InvoiceDate,CustomerId,TrackId,Track,UnitPrice,Quantity,BillingCountry
		1,2026-01-05,1,101,"Storm, and After",9.90,2,Norway
		1,2026-01-05,1,102,"Calm",4.95,1,Norway
		2,2026-01-19,2,101,"Storm, and After",9.90,1,United Kingdom
		3,2026-02-02,3,103,"雨",12.50,1,China
		4,2026-02-20,2,102,"Calm",4.95,3,United Kingdom
	END
}

shop_is_there() {
	company=$(find "$HOME" -name '*.rapport' -print -quit)
	[ -n "$company" ] && cli history >/dev/null 2>&1
}

create_shop() {
	step "First start: create a company"
	start_program
	type_text "Corner Shop"
	fields_on 3
	press Return
	wait_for_text "Where to keep the file" 760x60+260+80
	press Return
	wait_until 30 "the company is made" shop_is_there
	wait_for_text "Today" 300x50+188+66
}

# newest_is TEXT: the newest action of the history is called so.
newest_is() { [ "$(cli history --format json | jq -r '.rows[0].text // ""')" = "$1" ]; }

# profit_is AMOUNT: so much the company earned, and its customers all of it.
profit_is() {
	cli report reconcile --format json |
		jq -e --arg amount "$1" '.company == $amount and .customers == $amount and .difference == "0.00"' >/dev/null
}

# choose_import FILE chooses a file of the downloads by a part of its name.
choose_import() {
	press ctrl+shift+i
	press Return
	wait_for_text "Choose a file" 760x60+260+80
	type_text "$1"
	press Return
	wait_for_text "2 Columns" "$page_head"
	settle
}

import_customers() {
	step "Import the customers"
	choose_import cust
	picture "$pictures/import-columns.png"
	press Return
	wait_for_text "Nothing was written" "$page_head"
	picture "$pictures/import-preview.png"
	press Return
	wait_until 20 "the customers are imported" newest_is "Import customers.csv"
	wait_for_text "Imported from $customers" "$page_head"
	picture "$pictures/import-done.png"
	press ctrl+z
	wait_until 20 "the import is taken back" newest_is "Taken back: Import customers.csv"
	wait_for_text "was taken back" "$page_head"
	picture "$pictures/import-undone.png"
	press ctrl+shift+z
	wait_until 20 "the import is done again" newest_is "Done again: Import customers.csv"
	# The keyboard is at "Import another file…".
	press Return
}

# invoices_found counts the documents that the file holds.
invoices_found() { cli check --format json | jq .documents; }

import_invoices() {
	step "Import the invoices"
	choose_import invoi
	# The keyboard is where something has to be said: at the column of the SKU.
	press space
	press t
	press Return
	# On to the product, whose column is the second that begins with a T.
	press Tab
	press space
	press t
	press t
	press Return
	press ctrl+s
	wait_for_text "Nothing was written" "$page_head"
	picture "$pictures/import-invoices.png"
	press Return
	wait_until 30 "the invoices are imported" newest_is "Import invoice_lines.csv"
	wait_until 10 "the company has earned $turnover" profit_is "$turnover"
	[ "$(invoices_found)" = "$invoices" ] || die "there are $(invoices_found) orders, not $invoices"
	cli check >/dev/null || die "the file does not check after the import"
	press Return
}
