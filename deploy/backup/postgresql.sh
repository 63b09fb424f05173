#!/bin/sh
# A copy of the database and of the keys into FOLDER, readable by nobody else; the newest fourteen are kept, and nothing of one that failed.
#   postgresql.sh FOLDER        with FACILITATE_DB and FACILITATE_DATA as the server has them
set -eu
umask 077
folder=$1
copy=$folder/$(date +%Y-%m-%d-%H%M%S)
url=$(printf '%s' "$FACILITATE_DB" | sed 's/^postgresql+psycopg:/postgresql:/')

trap 'rm -rf "$copy.part"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$copy.part"
find "$folder" -maxdepth 1 -name '*.part' -mtime +0 -exec rm -rf {} +
pg_dump --format=custom --no-owner --file="$copy.part/facilitate.dump" "$url"
for kept in secret organiser.key rules; do
    [ ! -e "$FACILITATE_DATA/$kept" ] || cp -R "$FACILITATE_DATA/$kept" "$copy.part/"
done
mv "$copy.part" "$copy"

ls -d "$folder"/????-??-??-?????? | sort -r | tail -n +15 | while read -r old; do rm -rf "$old"; done
printf '%s\n' "$copy"
