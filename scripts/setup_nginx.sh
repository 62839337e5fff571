#!/bin/sh
# Make sure that nginx is there: the tests of the way to the service start it as an ordinary process.
set -eu
PATH="$PATH:/usr/sbin"
command -v nginx >/dev/null 2>&1 && command -v openssl >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light openssl
else
    echo "Missing for the tests of the proxy: nginx openssl" >&2
    echo "Ask an administrator for: apt-get install nginx-light openssl" >&2
    exit 1
fi
