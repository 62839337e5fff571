#!/bin/sh
# 豫策看板的命令，用服务的设置、以服务的身份运行：yuboard doctor，yuboard ledger list
set -eu
root=${YUBOARD_ROOT:-}
set -a
# shellcheck disable=SC1091  # the settings of the service
. "$root/etc/yuboard/yuboard.env"
FORWARDED_ALLOW_IPS='' HOME=$root/var/lib/yuboard
set +a
program=$(readlink -f "$root/opt/yuboard/${YUBOARD_VERSION:-current}")
# Files are named as seen from where the command was given; the program is found all the same.
PYTHONPATH=$program
export PYTHONPATH
if [ "$(id -u)" = 0 ] && id yuboard >/dev/null 2>&1; then
    exec setpriv --reuid=yuboard --regid=yuboard --init-groups "$program/.venv/bin/python" -m yuboard "$@"
fi
exec "$program/.venv/bin/python" -m yuboard "$@"
