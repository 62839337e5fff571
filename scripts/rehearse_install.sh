#!/bin/sh
# Rehearse the installation on a clean Debian 12 with systemd and without network, as root: sh scripts/rehearse_install.sh
#
# It makes the folder, the smallest Debian, a network namespace without routes, boots the one in the other, installs,
# signs in, kills an upgrade and does it again, breaks one and goes back; what it says and how long it takes stands in
# the log that it prints. Needs debootstrap, systemd-container and iproute2, some minutes, and 2 GB below the folder in
# WORK.
set -eu
cd "$(dirname "$0")/.."
work=${WORK:-$(mktemp -d)}
clean=$work/clean
[ -d "$work/bundle" ] || sh scripts/make_bundle.sh "$work/bundle" --debs
if [ ! -f "$work/clean.tar" ]; then
    debootstrap --variant=minbase --include=systemd,systemd-sysv bookworm "$clean" \
        "${MIRROR:?the address of a mirror of Debian}" >"$work/debootstrap.log"
    tar -C "$work" -cf "$work/clean.tar" clean
fi
rm -rf "$clean"
tar -C "$work" -xf "$work/clean.tar"
again() { # a copy of the folder under another version, with a line more in its entry
    cp -r "$work/bundle" "$clean/root/$1"
    (
        cd "$clean/root/$1"
        echo "0.1.0+$1" >VERSION
        echo "$2" >>app/serve.py
        find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS
    )
}
cp -r "$work/bundle" "$clean/root/first"
again next ""
again broken "raise SystemExit(7)"
cat >"$clean/root/rehearsal.sh" <<'INSIDE'
exec >/root/rehearsal.log 2>&1
echo 127.0.0.1 yuboard.test >>/etc/hosts
step() { echo "== $(date +%T) $*"; "$@"; echo "== $(date +%T) ended with $?"; }
export SSL_CERT_FILE=/etc/yuboard/tls/yuboard.crt
step sh /root/first/install.sh yuboard.test
step yuboard doctor --url https://yuboard.test
cat >/etc/yuboard/people.csv <<'PEOPLE'
identity,name,role,place,unit
reporter,填报员,reporter,虞城县,
PEOPLE
chown root:yuboard /etc/yuboard/people.csv
chmod 640 /etc/yuboard/people.csv
sed -i -E 's/^# (YUBOARD_(PEOPLE|TRUSTED_HEADER|TRUSTED_PROXIES)=)/\1/' /etc/yuboard/yuboard.env
echo "reporter:$(openssl passwd -apr1 rehearsal)" >/etc/nginx/yuboard.htpasswd
sign_in='auth_basic "yuboard"; auth_basic_user_file /etc/nginx/yuboard.htpasswd;'
sed -i "s|X-Remote-User \"\";|X-Remote-User \$remote_user; $sign_in|" /etc/nginx/sites-available/yuboard
systemctl restart yuboard
systemctl reload nginx
sleep 8
echo rehearsal | step yuboard doctor --url https://yuboard.test --user reporter
step timeout -s KILL 25 sh /root/next/install.sh yuboard.test
step sh /root/next/install.sh yuboard.test
step sh /root/broken/install.sh yuboard.test
step yuboard-switch
step timeout -s KILL 4 yuboard-switch "$(cat /root/first/VERSION)"
step yuboard-switch "$(cat /root/first/VERSION)"
echo rehearsal | step yuboard doctor --url https://yuboard.test --user reporter
systemctl enable --now --quiet yuboard-static.path
step systemctl start yuboard-static.service
du -sh /var/lib/yuboard-static/pages
systemctl stop yuboard
mv /var/lib/yuboard/ledger /var/lib/yuboard/lost
install -d -o yuboard -g yuboard /var/lib/yuboard/ledger
systemctl start yuboard
sleep 8
step systemctl is-active yuboard
journalctl -u yuboard --no-pager -n 40 | grep -o '没有启动.*'
du -sh /opt/yuboard/* /var/lib/yuboard
echo "== the end"
INSIDE
printf '[Unit]\nAfter=multi-user.target\n[Service]\nType=oneshot\nExecStart=/bin/sh /root/rehearsal.sh\n' \
    >"$clean/etc/systemd/system/rehearsal.service"
mkdir -p "$clean/etc/systemd/system/multi-user.target.wants"
ln -sf ../rehearsal.service "$clean/etc/systemd/system/multi-user.target.wants/rehearsal.service"
ip netns add yuboard-rehearsal 2>/dev/null || true
ip netns exec yuboard-rehearsal ip link set lo up
systemd-nspawn -D "$clean" --network-namespace-path=/run/netns/yuboard-rehearsal --register=no --keep-unit -b \
    >"$work/boot.log" 2>&1 </dev/null &
machine=$!
waited=0
until grep -q "== the end" "$clean/root/rehearsal.log" 2>/dev/null || [ "$waited" -ge 600 ]; do
    sleep 2
    waited=$((waited + 2))
done
cat "$clean/root/rehearsal.log"
kill "$machine" 2>/dev/null || true
wait "$machine" 2>/dev/null || true
ip netns delete yuboard-rehearsal
grep -q "== the end" "$clean/root/rehearsal.log"
