#!/usr/bin/env bash
# Promotes a standby of PostgreSQL to the primary, after a crash of the primary or as a planned switch:
#   1. fences the old primary, so that it accepts no more writes and serves no more reads,
#   2. lets the standby commit without waiting for a standby of its own,
#   3. promotes it.
# It stops at the first step that fails, says what was done, and can be run again.
#
#   PRIMARY_URL     the old primary. Quote the URL; a password belongs in ~/.pgpass, not here
#   STANDBY_URL     the standby, as a superuser
#   FENCE_COMMAND   a shell command that returns 0 only if the old primary has stopped and does not start again by
#                   itself. For a planned switch, it stops the primary cleanly (pg_ctl stop -m fast), which first sends
#                   the rest of the log
#   FENCE_SECONDS   how many seconds FENCE_COMMAND may take; 60 by default
#   ALLOW_LOSS      yes: promote a standby that does not replicate synchronously
#
#   PRIMARY_URL=postgresql://postgres@db1/gatehouse STANDBY_URL=postgresql://postgres@db2/gatehouse \
#   FENCE_COMMAND='ssh db1 sudo systemctl disable --now postgresql postgresql@15-main' deploy/postgresql/promote.sh
set -euo pipefail

export PGCONNECT_TIMEOUT=3 PGAPPNAME=gatehouse-promote
readonly ANSWER_SECONDS=10 PROMOTE_SECONDS=60 CHECKPOINT_SECONDS=300

say() { printf 'promote: %s\n' "$*"; }
fail() { printf 'promote: %s\n' "$*" >&2; exit 1; }

# ask URL SQL: prints the answer. A server that is too slow counts as one that does not answer.
ask() { timeout "$ANSWER_SECONDS" psql "$1" -XAtqv ON_ERROR_STOP=1 -c "$2"; }

# state_of URL: prints primary, standby, away (no answer at all), or unclear (it answers, but refuses the login, or it
# is starting, recovering or shutting down).
state_of() {
  local ready=0
  case $(ask "$1" 'SELECT pg_is_in_recovery()' 2>/dev/null || true) in
    f) echo primary ;;
    t) echo standby ;;
    *)
      # 1: the server refuses connections for now. 2: no answer. Anything else proves nothing.
      pg_isready -qt "$PGCONNECT_TIMEOUT" -d "$1" || ready=$?
      if ((ready == 2)); then echo away; else echo unclear; fi
      ;;
  esac
}

check_settings() {
  command -v psql >/dev/null || fail 'psql is not installed (package postgresql-client)'
  local name
  for name in PRIMARY_URL STANDBY_URL FENCE_COMMAND; do
    [[ -n ${!name:-} ]] || fail "$name is not set. The comment at the top of this file explains it"
  done
}

# If the URLs were mixed up, the fence would stop the server that is needed.
check_same_cluster() {
  local sql='SELECT system_identifier FROM pg_control_system()' system
  system=$(ask "$STANDBY_URL" "$sql")
  [[ -n $system && $(ask "$PRIMARY_URL" "$sql") == "$system" ]] ||
    fail 'STANDBY_URL is not a standby of PRIMARY_URL. Nothing was changed'
}

# synchronous_standbys_of URL: prints how many standbys acknowledge commits.
synchronous_standbys_of() {
  ask "$1" "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum')"
}

# A primary that waits for this standby acknowledges a commit only when this standby has it. So a standby that is cut
# off has every acknowledged commit, as long as no other standby may acknowledge commits in its place.
check_synchronous() {
  [[ ${ALLOW_LOSS:-} != yes ]] || return 0
  local names name state others
  names=$(ask "$PRIMARY_URL" 'SHOW synchronous_standby_names')
  name=$(ask "$STANDBY_URL" 'SHOW cluster_name')
  state=$(ask "$PRIMARY_URL" \
    "SELECT sync_state FROM pg_stat_replication WHERE application_name = '${name//\'/\'\'}'")
  others=$(synchronous_standbys_of "$PRIMARY_URL")
  # Whole names are compared, without parentheses, commas and quotes, so that db1 does not match db10.
  [[ -n $name && " ${names//[(),\"]/ } " == *" $name "* ]] &&
    [[ $state =~ ^(sync|quorum)$ || (-z $state && $others == 0) ]] ||
    fail "The primary runs and does not wait for this standby (cluster_name '$name', synchronous_standby_names '$names', state '$state'): commits could be lost. Nothing was changed. ALLOW_LOSS=yes promotes nevertheless"
}

fence() {
  say 'fencing the old primary'
  timeout "${FENCE_SECONDS:-60}" bash -c "$FENCE_COMMAND" ||
    fail "FENCE_COMMAND failed (status $?). The standby was not promoted"
  case $(state_of "$PRIMARY_URL") in
    primary) fail 'FENCE_COMMAND returned 0, but the old primary still takes writes. The standby was not promoted' ;;
    unclear) fail 'FENCE_COMMAND returned 0, but the old primary still answers. The standby was not promoted' ;;
  esac
}

# Called before the promotion, so that the first commit does not wait for a standby that does not exist.
go_on_alone() {
  local names
  names=$(ask "$STANDBY_URL" 'SHOW synchronous_standby_names')
  [[ -n $names && $(synchronous_standbys_of "$STANDBY_URL") -eq 0 ]] || return 0
  say "clearing synchronous_standby_names, which was: $names"
  ask "$STANDBY_URL" "ALTER SYSTEM SET synchronous_standby_names = ''"
  ask "$STANDBY_URL" 'SELECT pg_reload_conf()' >/dev/null
  local attempt
  for attempt in {1..50}; do
    [[ -n $(ask "$STANDBY_URL" 'SHOW synchronous_standby_names') ]] || return 0
    sleep 0.1
  done
  fail 'synchronous_standby_names stays set, so commits would wait forever: is it in the command line of the server? The old primary is fenced'
}

promote() {
  say 'promoting the standby'
  local done
  done=$(timeout "$((PROMOTE_SECONDS + ANSWER_SECONDS))" \
    psql "$STANDBY_URL" -XAtqv ON_ERROR_STOP=1 -c "SELECT pg_promote(true, $PROMOTE_SECONDS)") ||
    fail 'The promotion failed. The old primary is fenced. Run this again'
  [[ $done == t ]] || fail "The standby was not promoted within $PROMOTE_SECONDS s: see its log, then run this again"
  say 'the standby is promoted'
}

check_commit() {
  ask "$STANDBY_URL" "SELECT pg_logical_emit_message(true, 'gatehouse', 'promoted')" >/dev/null ||
    fail 'The promoted server does not commit: see its log'
}

# Before the first checkpoint, pg_rewind would use the former timeline instead of the current one.
checkpoint() {
  timeout "$CHECKPOINT_SECONDS" psql "$STANDBY_URL" -XAtqv ON_ERROR_STOP=1 -c CHECKPOINT ||
    say "no checkpoint within $CHECKPOINT_SECONDS s: run CHECKPOINT before pg_rewind"
}

check_settings
standby=$(state_of "$STANDBY_URL")
primary=$(state_of "$PRIMARY_URL")
case $standby in
  away) fail 'The standby does not answer. Nothing was changed' ;;
  unclear) fail 'The standby refuses the login of STANDBY_URL, or is starting. Nothing was changed' ;;
esac
# Two standbys, or one standby under both URLs: it is not known which server to fence.
[[ $standby$primary != standbystandby ]] ||
  fail 'PRIMARY_URL leads to a standby, too. Correct it, or stop that standby. Nothing was changed'
[[ $primary == away || $primary == unclear ]] || check_same_cluster

if [[ $standby == primary ]]; then
  say 'the standby was promoted before'
  # An old primary that has become a standby of the new one must keep running.
  [[ $primary == standby ]] || fence
  go_on_alone
else
  [[ $primary != primary ]] || check_synchronous
  fence
  go_on_alone
  promote
fi
check_commit
checkpoint

say 'done'
cat <<'NEXT'
The new primary has no standby now. Its commits are on its own disk only: if that disk is lost, registrations and logouts are lost.
Do not start the old primary as it is. Make it a standby of the new one (docs/postgresql.md, "The old primary returns"),
wait until pg_stat_replication shows it as streaming, then set synchronous_standby_names again.
If the log is archived, take a new copy of the files now: copies from before the promotion may restore no later time.
NEXT
