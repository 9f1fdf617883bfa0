#!/usr/bin/env bash
# Runs every target for so many seconds (default 60): fuzz/run.sh [SECONDS [TARGET…]]
# Needs a nightly toolchain and cargo-fuzz. A crash ends the run and is kept in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(text markdown html jsonl warc pdf docx epub feed mail conllu pipeline rules judge cache)
for target in "${targets[@]}"; do
  mkdir -p "fuzz/corpus/$target"
  cargo +nightly fuzz run "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1
done
