#!/bin/sh
# Makes `list.txt` of the pattern files of the list's repository, atmire/COUNTER-Robots (the plain text ones, a pattern a
# line), as a release packs them:
#
#   ./make-list.sh 2025-11-04 robot.txt machine.txt > list.txt
set -eu
date=$1
shift
cat <<HEAD
# The COUNTER-Robots list of the COUNTER Code of Practice: regular expressions, in no case of their own, that the names of
# robots and of programs that fetch by themselves match.
# Source: atmire/COUNTER-Robots. Date: $date. Licence: MIT.
# Made by make-list.sh; not changed by hand: what honest browsers need stands in mod.rs.
HEAD
cat "$@" | tr -d '\r' | grep -v '^$' | awk '!seen[$0]++'
