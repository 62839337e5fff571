#!/bin/sh
# Make one folder that installs the service on a machine without network: sh scripts/make_bundle.sh FOLDER [--debs]
#
# To be run where the registries of Python packages and, with --debs, of Debian are reached, on the same kind of machine
# and with the same Python as the one to install on. The folder holds the program, wheels, boundaries, units, the site
# of nginx, with --debs also Debian's packages that a bare system lacks, and the checksums of all of it.
set -eu
cd "$(dirname "$0")/.."
out=${1:?"usage: sh scripts/make_bundle.sh FOLDER [--debs]"}
debs=${2:-}
python=.venv/bin/python
[ -x "$python" ] || { echo "Run make check first: it makes .venv." >&2; exit 1; }
if [ -e "$out" ] && [ -n "$(ls -A "$out")" ]; then
    echo "$out is not empty." >&2
    exit 1
fi
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
version=$version+$(git rev-parse --short=8 HEAD)
mkdir -p "$out/app" "$out/wheels"
git archive HEAD | tar -x -C "$out/app" --exclude=tests --exclude=.ci
if [ ! -f geo/build/counties.geojson ]; then
    "$python" -m yuboard geo
fi
mkdir -p "$out/app/geo/build"
cp geo/build/*.geojson geo/build/*.json "$out/app/geo/build/"
"$python" -m pip download --quiet --disable-pip-version-check --only-binary :all: --dest "$out/wheels" \
    -r requirements.txt pip 2>/dev/null
if [ "$debs" = --debs ]; then
    mkdir -p "$out/debs"
    # Everything that these need, as for a machine that has nothing: what it has, it keeps.
    apt-get install -y -qq --download-only --no-install-recommends -o Dir::State::status=/dev/null \
        -o Dir::Cache::archives="$(realpath "$out/debs")" -o APT::Sandbox::User=root \
        python3 nginx-light openssl ca-certificates >/dev/null
    rm -rf "$out/debs/partial" "$out/debs/lock"
fi
cp deploy/install.sh "$out/"
echo "$version" > "$out/VERSION"
"$python" -c 'import sys, sysconfig; print("%d.%d" % sys.version_info[:2], sysconfig.get_platform())' > "$out/PYTHON"
(cd "$out" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum > SHA256SUMS)
echo "$out: $version, $(du -sh "$out" | cut -f1)"
