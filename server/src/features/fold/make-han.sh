#!/bin/sh
# Makes `han.txt` of OpenCC's dictionaries of characters, as a release packs them:
#
#   ./make-han.sh 2026-07-26 TSCharacters.txt TWVariants.txt HKVariants.txt > han.txt
#
# The first tells of each traditional character its simplified ones, the likeliest first; the others of each common
# character how Taiwan and Hong Kong write it.
set -eu
date=$1 simplified=$2
shift 2
cat <<HEAD
# Chinese characters that are one to who searches: in each line the one that the index writes, and those that it stands for.
# Source: OpenCC (BYVoid/OpenCC), TSCharacters, TWVariants and HKVariants. Date: $date. Licence: Apache-2.0.
# Made by make-han.sh; not changed by hand.
HEAD
LC_ALL=C awk -F '\t' -v simplified="$simplified" '
    { sub(/\r$/, "") }
    /^#/ || NF < 2 { next }
    FILENAME == simplified { split($2, ways, " "); to[$1] = ways[1]; next }
    { n = split($2, ways, " "); for (i = 1; i <= n; i++) if (!(ways[i] in to) && end($1) != ways[i]) to[ways[i]] = $1 }
    # By steps to the end: what a region writes stands for what is simplified itself.
    function end(c, steps) { for (steps = 0; steps < 9 && (c in to) && to[c] != c; steps++) c = to[c]; return c }
    END { for (c in to) if (end(c) != c) print end(c) "\t" c }
' "$simplified" "$@" | LC_ALL=C sort | LC_ALL=C awk -F '\t' '
    $1 != last { if (NR > 1) print line; line = last = $1 }
    { line = line $2 }
    END { print line }
'
