#!/bin/sh
# 换到已安装的一个版本，升级和退回都用它：yuboard-switch 版本
#
# 先备份台账，用新版核对数据和设置，再换链接、启动、等它健康；不成就自动换回原来的版本。
set -eu
root=${YUBOARD_ROOT:-}
programs=$root/opt/yuboard settings=$root/etc/yuboard/yuboard.env state=$root/var/lib/yuboard
systemctl=${YUBOARD_SYSTEMCTL:-systemctl}
port=${YUBOARD_PORT:-8501}
cd /
fail() { echo "没有换成：$*" >&2; exit 1; }

version=${1:-}
if [ -z "$version" ]; then
    echo "已安装的版本（* 为正在用的）："
    for path in "$programs"/[0-9]*/INSTALLED; do
        one=$(basename "$(dirname "$path")")
        [ "$one" = "$(readlink "$programs/current" || true)" ] && mark='*' || mark=' '
        echo "$mark $one"
    done
    exit 0
fi
[ -f "$programs/$version/INSTALLED" ] || fail "没有安装 $version，不写版本可列出已有的"
before=$(readlink "$programs/current" || true)

# One command of a version, with the settings of the service, as its user.
yuboard() {
    one=$1
    shift
    YUBOARD_VERSION=$one sh "$programs/$version/deploy/yuboard.sh" "$@"
}
healthy() {
    "$programs/$version/.venv/bin/python" - "$port" "${YUBOARD_PATIENCE:-60}" <<'PROBE'
import sys, time, urllib.error, urllib.request

deadline, told = time.monotonic() + float(sys.argv[2]), "没有应答"
while time.monotonic() < deadline:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/healthz", timeout=5):
            sys.exit(0)
    except urllib.error.HTTPError as error:
        told = error.read().decode(errors="replace")
    except OSError:
        pass
    time.sleep(0.3)
sys.exit(f"到时仍不健康：{told}")
PROBE
}
# A version that did not start leaves the unit refusing further starts for a while.
start() {
    "$systemctl" reset-failed yuboard.service 2>/dev/null || true
    "$systemctl" start yuboard.service
}
point() {
    ln -sfn "$1" "$programs/.current"
    mv -T "$programs/.current" "$programs/current"
}

backup() {
    yuboard "$1" ledger backup --to-folder "$state/backups"
}
if [ -n "$before" ]; then
    echo "备份台账"
    # A change that was cut short may have left the ledger with the structure of the new version already.
    backup "$before" || backup "$version" || fail "台账没有备份成，版本没有动"
fi
echo "用 $version 核对数据"
yuboard "$version" check >"$state/state/check.log" 2>&1 || {
    cat "$state/state/check.log" >&2
    fail "新版不接受现有的数据（$state/data），版本没有动"
}
"$systemctl" stop yuboard.service
# Before the link: whenever this is cut short, the same command again finds a version that opens the ledger.
yuboard "$version" ledger init || {
    [ -z "$before" ] || start
    fail "台账不合（见上），版本没有动"
}
point "$version"
start || true
if ! healthy; then
    "$systemctl" stop yuboard.service || true
    if [ -n "$before" ] && [ "$before" != "$version" ]; then
        point "$before"
        start
        yuboard "$before" ledger list >/dev/null ||
            fail "$version 没有启动起来，已换回 $before；它打不开新版的台账，能看不能报，请从 $state/backups 恢复升级前那份"
        fail "$version 没有启动起来，已换回 $before"
    fi
    fail "$version 没有启动起来，请看 journalctl -u yuboard"
fi
echo "正在用 $version${before:+（之前是 $before）}"
