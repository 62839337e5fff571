#!/bin/sh
# Make sure that a Chromium and a Chinese font are there: the browser tests need both.
set -eu
wanted=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || wanted="chromium"
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=zh-cn family 2>/dev/null)" ]; then
    wanted="$wanted fontconfig fonts-noto-cjk"
fi
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of package names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted
else
    echo "Missing for the browser tests:$wanted" >&2
    echo "Ask an administrator for: apt-get install $wanted" >&2
    exit 1
fi
