# Sourced by the other scripts: a .venv that holds the locked requirements and this checkout.

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The first Python that is new enough; $PYTHON, when set, is asked first.
find_python() {
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        if [ -n "$candidate" ] && "$candidate" -c \
            'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "smsgate needs Python 3.11 or newer, and found none. Install it (Debian: apt-get install" \
        "python3 python3-venv), or name yours: PYTHON=/path/to/python3 $0"
}

# What an installation was made from: a moved checkout or a changed file makes it anew.
fingerprint() {
    { pwd; cat "$1" pyproject.toml hatch_build.py translations/*/LC_MESSAGES/messages.po; } | cksum
}

# prepare LOCK: .venv has what LOCK names and smsgate itself; at once when nothing changed.
prepare() {
    wanted=$(fingerprint "$1")
    if .venv/bin/python -c '' 2>/dev/null && [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    python=$(find_python)
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        "$python" -c 'import ensurepip, venv' 2>/dev/null ||
            fail "$python has no venv module. Install it (Debian: apt-get install python3-venv)."
        "$python" -m venv --clear .venv
    fi
    echo "Installing the locked requirements into .venv (only when they change) ..."
    pip_install --require-hashes --requirement "$1"
    pip_install --no-deps --no-build-isolation --editable .
    if [ "$1" = requirements-dev.txt ]; then
        # The development lock holds all of the other one.
        fingerprint requirements.txt >.venv/requirements.txt.stamp
    fi
    printf '%s\n' "$wanted" >".venv/$1.stamp"
}

pip_install() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-compile "$@"
}
