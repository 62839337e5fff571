#!/bin/sh
# 安装或升级豫策看板，不需要网络：sh install.sh 主机名 [证书 私钥]
#
# 主机名是读者在浏览器里写的名称或地址。没有给证书时自制一张，以后换成单位的证书即可。
set -eu
root=${YUBOARD_ROOT:-}
programs=$root/opt/yuboard settings=$root/etc/yuboard state=$root/var/lib/yuboard
say() { echo "$*"; }
fail() { echo "没有装成：$*" >&2; exit 1; }

cd "$(dirname "$0")"
name=${1:-}
[ -n "$name" ] || fail "请写主机名，如：sh install.sh kanban.example.gov.cn"
case $name in *[!A-Za-z0-9.:-]*) fail "“$name”不是主机名" ;; esac
[ "$(id -u)" = 0 ] || fail "请用 root 运行"
sha256sum --quiet --strict -c SHA256SUMS || fail "安装文件夹不完整或被改动，请重新拷贝"
version=$(cat VERSION)

if [ -d debs ] && ! { command -v python3 && PATH=$PATH:/usr/sbin command -v nginx && command -v openssl; } >/dev/null; then
    say "安装系统软件包"
    missing=""
    for deb in debs/*.deb; do
        has=$(dpkg-query -W -f '${Version}' "$(dpkg-deb -f "$deb" Package)" 2>/dev/null || true)
        if [ -z "$has" ] || dpkg --compare-versions "$has" lt "$(dpkg-deb -f "$deb" Version)"; then
            missing="$missing ./$deb"
        fi
    done
    # shellcheck disable=SC2086  # a list of files
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove $missing >/dev/null ||
        fail "系统软件包没有装上，须是 Debian 12 或与制作安装文件夹的机器相同的系统"
fi
PATH=$PATH:/usr/sbin
for program in python3 nginx openssl; do
    command -v "$program" >/dev/null || fail "缺少 $program：请用系统的安装盘装上，或制作带 --debs 的安装文件夹"
done
here=$(python3 -c 'import sys, sysconfig; print("%d.%d" % sys.version_info[:2], sysconfig.get_platform())')
[ "$here" = "$(cat PYTHON)" ] || fail "本机是 Python $here，安装文件夹是为 $(cat PYTHON) 做的"
id yuboard >/dev/null 2>&1 || useradd --system --home-dir /var/lib/yuboard --shell /usr/sbin/nologin yuboard

target=$programs/$version
if [ -f "$target/INSTALLED" ]; then
    say "$version 已经装过"
else
    say "安装程序 $version"
    rm -rf "$target"
    mkdir -p "$target"
    cp -R app/. "$target/"
    # Not ensurepip: Debian keeps it in a package of its own.
    python3 -m venv --without-pip "$target/.venv"
    PYTHONPATH=$(echo wheels/pip-*.whl) "$target/.venv/bin/python" -m pip --isolated install --quiet --no-index \
        --find-links wheels --disable-pip-version-check --no-warn-script-location -r app/requirements.txt ||
        fail "部件没有装全"
    (cd "$target" && .venv/bin/python -m compileall -q yuboard pages app.py serve.py)
    touch "$target/INSTALLED"
fi

mkdir -p "$settings/tls" "$state"
chown yuboard:yuboard "$state"
chmod 750 "$state"
for folder in ledger state backups; do
    [ -d "$state/$folder" ] || install -d -o yuboard -g yuboard -m 750 "$state/$folder"
done
if [ ! -d "$state/data" ]; then
    cp -R app/data "$state/data"
    chown -R yuboard:yuboard "$state/data"
fi
if [ ! -f "$settings/yuboard.env" ]; then
    sed -e "s/yuboard\.example/$name/" -e "s|^# \(STREAMLIT_SERVER_COOKIE_SECRET=\)|\1$(openssl rand -hex 32)|" \
        "$target/deploy/yuboard.env" > "$settings/yuboard.env"
    chown root:yuboard "$settings/yuboard.env"
    chmod 640 "$settings/yuboard.env"
fi
if [ -n "${3:-}" ]; then
    install -m 644 "$2" "$settings/tls/yuboard.crt"
    install -m 600 "$3" "$settings/tls/yuboard.key"
elif [ ! -f "$settings/tls/yuboard.crt" ]; then
    case $name in *[!0-9.]*) kind=DNS ;; *) kind=IP ;; esac
    openssl req -x509 -newkey rsa:2048 -nodes -days 825 -subj "/CN=$name" -addext "subjectAltName=$kind:$name" \
        -keyout "$settings/tls/yuboard.key" -out "$settings/tls/yuboard.crt" 2>/dev/null
    chmod 600 "$settings/tls/yuboard.key"
    say "自制了一张证书，浏览器会提示不受信任；请换成单位的证书：$settings/tls/"
fi
site=$root/etc/nginx/sites-available/yuboard
if [ ! -f "$site" ]; then
    mkdir -p "$root/etc/nginx/sites-available" "$root/etc/nginx/sites-enabled"
    sed "s/server_name yuboard\.example;/server_name $name;/" "$target/deploy/nginx.conf" > "$site"
    ln -sf ../sites-available/yuboard "$root/etc/nginx/sites-enabled/yuboard"
    rm -f "$root/etc/nginx/sites-enabled/default"
fi
mkdir -p "$root/etc/systemd/system" "$root/usr/local/bin" "$root/usr/local/sbin"
install -m 755 "$target/deploy/yuboard.sh" "$root/usr/local/bin/yuboard"
install -m 755 "$target/deploy/switch.sh" "$root/usr/local/sbin/yuboard-switch"
cp "$target"/deploy/*.service "$target"/deploy/*.timer "$target"/deploy/*.path "$root/etc/systemd/system/"

systemctl=${YUBOARD_SYSTEMCTL:-systemctl}
if [ -z "${YUBOARD_SYSTEMCTL:-}" ] && [ ! -d /run/systemd/system ]; then
    ln -sfn "$version" "$programs/current"
    say "已装好，本机没有运行 systemd，没有启动：请按 docs/deploy.md 用自己的方式启动"
    exit 0
fi
"$systemctl" daemon-reload
"$systemctl" enable --quiet yuboard.service yuboard-backup.timer nginx.service
sh "$target/deploy/switch.sh" "$version"
"$systemctl" restart yuboard-backup.timer
"$systemctl" reload-or-restart nginx.service
say "已装好：https://$name"
