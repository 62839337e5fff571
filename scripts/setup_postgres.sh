#!/bin/sh
# Make sure that PostgreSQL's programs are there: the tests of the ledger start a server of their own.
set -eu
for folder in $(echo "$PATH" | tr ':' ' ') /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
else
    echo "Missing for the ledger's tests: postgresql" >&2
    echo "Ask an administrator for: apt-get install postgresql" >&2
    exit 1
fi
