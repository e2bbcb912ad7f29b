#!/usr/bin/env bash
# The images and docker-compose.yml, built and run for real (the tests are in e2e/containers):
#
#   .ci/check-containers.sh                        with the engine of this machine
#   .ci/check-containers.sh FOLDER [command …]     with an engine of its own, which FOLDER/engine-up.sh starts in a
#                                                  new folder, FOLDER/base-image.sh gives the Node image and
#                                                  FOLDER/engine-down.sh stops; as root on Debian, else skipped
#
# With an engine of its own no image is pulled: the test double of Qdrant stands in for Qdrant. The command is run at
# the end beside a service in containers, with SERVICE_URL and INDEX_API_KEY. Last line: "N passed, N failed".
# Takes about five minutes on two idle cores. Everything that was started is stopped and removed, whatever happens.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/node_modules/.bin:$PATH"
scripts=${1:-}
state=
passed=0
failed=0

title() {
  printf '\n=== %s (%s s)\n' "$1" "$SECONDS"
}

skip() {
  printf 'Skipped: %s\n0 passed, 0 failed\n' "$1"
  exit 0
}

# Compose with PORT and INDEX_API_KEY, and with no other variable that docker-compose.yml reads.
compose() {
  timeout 600 env --ignore-environment PATH="$PATH" HOME="$HOME" DOCKER_HOST="${DOCKER_HOST-}" \
    DOCKER_CONFIG="${DOCKER_CONFIG-}" PORT="${PORT-}" INDEX_API_KEY="${INDEX_API_KEY-}" \
    docker compose --project-name chatkit-check --env-file /dev/null "$@"
}

# Stops and removes the engine of its own with all it holds, and never touches another.
stop_engine() {
  local containers result=0
  if [[ -e $state/env.sh ]]; then
    # shellcheck source=/dev/null
    source "$state/env.sh"
    containers=$(timeout 30 docker ps --all --quiet 2>/dev/null || true)
    # shellcheck disable=SC2086 # one word each
    [[ -z $containers ]] || timeout 60 docker rm --force --volumes $containers >/dev/null || true
    timeout 60 docker network prune --force >/dev/null 2>&1 || true
    timeout 120 "$scripts/engine-down.sh" "$state" || result=1
  fi
  ! mountpoint --quiet "$state" || umount "$state" || result=1
  rm -rf "$state" || result=1
  return "$result"
}

# Ends with the exit code that the script had.
clean_up() {
  local exit_code=$?
  trap - EXIT
  trap '' INT TERM HUP
  title 'Cleaning up'
  if [[ -n $state ]]; then
    stop_engine || exit_code=1
  else
    compose --profile '*' down --volumes --remove-orphans --rmi local 2>/dev/null || true
  fi
  printf '%s passed, %s failed\n' "$passed" "$failed"
  exit "$exit_code"
}

# Brings up an engine of its own, with a stand-in for every image that would be pulled.
start_engine() {
  ((EUID == 0)) && [[ -f /etc/debian_version ]] || skip 'an engine of its own needs root and Debian.'
  [[ ! -e /sys/class/net/docker0 ]] || skip 'another engine runs on this machine.'
  scripts=$(realpath "$scripts")
  state=$(mktemp -d)
  trap clean_up EXIT
  # In memory where there is enough: images are many small files, which a disk takes long to write and to remove.
  if (($(awk '/^MemAvailable/ { print $2 }' /proc/meminfo) > 10 * 1024 * 1024)); then
    mount -t tmpfs -o size=8g,mode=700 tmpfs "$state"
  fi
  title 'Starting an engine'
  timeout 300 "$scripts/engine-up.sh" "$state"
  # shellcheck source=/dev/null
  source "$state/env.sh"
  title 'Making the images that cannot be pulled'
  timeout 600 "$scripts/base-image.sh" "$state"
  docker build --quiet --tag qdrant/qdrant:v1.19.0 --file .ci/qdrant-double.Dockerfile backend/test/doubles
}

run_tests() {
  local results
  results=$(mktemp)
  title 'Building and running'
  timeout 1800 node --disable-warning=ExperimentalWarning --experimental-vm-modules node_modules/jest/bin/jest.js \
    --config e2e/containers/jest.config.mjs --verbose --forceExit --json --outputFile="$results" || failed=1
  if [[ -s $results ]]; then
    passed=$(node --print "JSON.parse(fs.readFileSync('$results')).numPassedTests")
    failed=$(node --print "const r = JSON.parse(fs.readFileSync('$results')); r.numFailedTests + r.numRuntimeErrorTestSuites")
  fi
  rm "$results"
}

# Runs a command beside a service of its own.
run_beside() {
  title "Beside a service in containers: $*"
  export PORT=8765 INDEX_API_KEY=index-key-of-the-checks
  export SERVICE_URL="http://127.0.0.1:$PORT"
  compose up --detach --build --wait
  if timeout 900 "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  compose down --volumes --rmi local
}

trap 'exit 130' INT TERM HUP
if [[ -n $scripts ]]; then
  shift
  start_engine
else
  docker info >/dev/null 2>&1 || skip 'no container engine runs here.'
  trap clean_up EXIT
fi
run_tests
(($# == 0)) || run_beside "$@"
((failed == 0))
