# the build for this processor: units of the engine, and its programs under what tests say of any processor
# shellcheck shell=bash disable=SC2034,SC2154
prepare() { prepare_native_tests native; }
check() { check_native_tests native; }
