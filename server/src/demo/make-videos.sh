#!/usr/bin/env bash
# Draws first.mp4 and second.mp4, the two recordings of the demonstration programme, and speaks first.ar.m4a, the interpreter
# of the first, beside this file. Needs the Debian packages ffmpeg, espeak-ng and fonts-noto-core.
# With names (`make-videos.sh first.ar.m4a`) it makes only those.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sans=/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf
serif=/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf
ground=0x0a2f38 paper=0xf6f0e4 quiet=0xa9bdbd saffron=0xe8a530 rule=0x24505a

# One slide a line: seconds | title | three lines of text | what is spoken.
first() { cat <<'SLIDES'
15|Small firms, wide markets|What e-commerce changes|for thirty countries|Opening lecture|Welcome to the cloud lecture hall. Today we follow one small sale, from the photograph of the goods to the payment that arrives nine days later.
16|1. To be found|A clear photograph|A name the buyer can search for|A price that includes delivery|To be found is the easy part. A clear photograph, a name that a buyer can search for, and a price with delivery included will take a small firm further than any advertisement.
16|2. To be trusted|Who is the seller?|Who answers a complaint?|How is money returned?|To be trusted takes longer. The buyer wants to know who the seller is, who answers a complaint, and how money is returned when something goes wrong.
16|3. To cross the border|Describe the goods in plain words|Choose the tariff code|State the true value|To cross the border, a parcel needs good data. Describe the goods in plain words, choose the tariff code with care, and always state the true value.
16|4. To be paid|What the buyer pays|What the services keep|What reaches you, and when|To be paid, compare three figures. What the buyer pays, what the services on the way keep, and what reaches you in the end, and on which day.
16|What to take with you|One map of the whole sale|Five places where firms give up|One question for your own office|Take one page with you. Draw the map of a sale in your own country, mark the places where firms give up, and ask which office could help there first. Thank you.
SLIDES
}
second() { cat <<'SLIDES'
14|The village service point|What it sells, what it earns,|why some close|From field to screen|A counter, a scale, and one person who knows everybody. This lecture compares forty village service points after three years of work.
14|What it does|Sends and receives parcels|Orders for those without a phone|Collects and weighs the harvest|A service point does three things. It sends and receives parcels, it places orders for those who have no telephone, and it collects the harvest.
14|What it earns|A little on each parcel|A share of what the village sells|Rarely enough from one alone|It earns a little on each parcel, and a share of what the village sells. Rarely is one of these enough alone. Together they can pay a modest wage.
14|Three habits of those still open|Fixed hours, on the door|Accounts closed every evening|One visit to the township a week|Those that are still open share three habits. They keep fixed hours, they close their accounts every evening, and they visit the township once a week.
14|Before you open the next one|Count the parcels first|Choose the person, then the place|Agree on who pays for losses|Before you open the next one, count the parcels, choose the person and then the place, and agree in writing on who pays for losses. Thank you.
SLIDES
}

# What the interpreter says at each slide of the first, in Arabic with its vowels: espeak-ng guesses none.
first_ar() { cat <<'SLIDES'
15|مَرْحَبًا بِكُمْ فِي قَاعَةِ المُحَاضَرَاتِ السَّحَابِيَّة. نَتَتَبَّعُ اليَوْمَ عَمَلِيَّةَ بَيْعٍ صَغِيرَة، مِنْ صُورَةِ البِضَاعَةِ إِلَى الدَّفْعَةِ الَّتِي تَصِلُ بَعْدَ تِسْعَةِ أَيَّام.
16|أَنْ يَجِدَكَ المُشْتَرِي هُوَ الجُزْءُ السَّهْل. صُورَةٌ وَاضِحَة، وَاسْمٌ يَسْتَطِيعُ المُشْتَرِي البَحْثَ عَنْه، وَسِعْرٌ يَشْمَلُ التَّوْصِيل، تَذْهَبُ بِالشَّرِكَةِ الصَّغِيرَةِ أَبْعَدَ مِنْ أَيِّ إِعْلَان.
16|أَمَّا كَسْبُ الثِّقَةِ فَيَحْتَاجُ وَقْتًا أَطْوَل. يُرِيدُ المُشْتَرِي أَنْ يَعْرِفَ مَنِ البَائِع، وَمَنْ يَرُدُّ عَلَى الشَّكْوَى، وَكَيْفَ يُعَادُ المَالُ حِينَ يَقَعُ خَطَأ.
16|لِعُبُورِ الحُدُود، يَحْتَاجُ الطَّرْدُ إِلَى بَيَانَاتٍ جَيِّدَة. صِفِ البِضَاعَةَ بِكَلِمَاتٍ بَسِيطَة، وَاخْتَرِ البَنْدَ الجُمْرُكِيَّ بِعِنَايَة، وَاذْكُرِ القِيمَةَ الحَقِيقِيَّةَ دَائِمًا.
16|لِكَيْ تَتَقَاضَى ثَمَنَك، قَارِنْ ثَلَاثَةَ أَرْقَام. مَا يَدْفَعُهُ المُشْتَرِي، وَمَا تَقْتَطِعُهُ الخِدْمَاتُ فِي الطَّرِيق، وَمَا يَصِلُ إِلَيْكَ فِي النِّهَايَة، وَفِي أَيِّ يَوْم.
16|خُذْ مَعَكَ صَفْحَةً وَاحِدَة. اُرْسُمْ خَرِيطَةَ البَيْعِ فِي بَلَدِك، وَضَعْ عَلَامَةً حَيْثُ تَتَوَقَّفُ الشَّرِكَات، وَاسْأَلْ أَيُّ جِهَةٍ تَسْتَطِيعُ المُسَاعَدَةَ هُنَاكَ أَوَّلًا. شُكْرًا لَكُم.
SLIDES
}

# How a sound is kept.
aac=(-c:a aac -ar 16000 -ac 1 -movflags +faststart -map_metadata -1 -fflags +bitexact -flags:a +bitexact)

speak() { # voice and pitch, what is spoken, seconds, into which file: two soft notes, then the voice
    # shellcheck disable=SC2086 # the voice's options are words
    espeak-ng $1 -g 2 -w "$work/voice.wav" "$2"
    ffmpeg -nostdin -v error -y -i "$work/voice.wav" -filter_complex "
        aevalsrc='0.10*(sin(2*PI*392*t)+0.6*sin(2*PI*587.3*t))*exp(-2.6*t)*min(1,t*30)':s=22050:d=2[bell];
        [0]aresample=22050,highpass=f=90,lowpass=f=6500,volume=0.7,adelay=900[voice];
        [bell][voice]amix=inputs=2:duration=longest:normalize=0,apad,atrim=0:$3" -ac 1 "$4"
}

interpret() { # name, language: what is spoken there beside the film of that name
    local n=0 sounds="" seconds spoken
    while IFS='|' read -r seconds spoken; do
        n=$((n + 1))
        speak "-v $2 -s 172 -p 55" "$spoken" "$seconds" "$work/$1-$2-$n.wav"
        sounds+="file '$work/$1-$2-$n.wav'"$'\n'
    done < <("$1_$2")
    printf '%s' "$sounds" >"$work/$1-$2.txt"
    ffmpeg -nostdin -v error -y -f concat -safe 0 -i "$work/$1-$2.txt" -b:a 17k "${aac[@]}" "$1.$2.m4a"
}

make() { # name, quality (x264 crf)
    local name=$1 total count at=0 n=0 filters="" sounds="" seconds title a b c spoken
    total=$("$name" | awk -F'|' '{s += $1} END {print s}')
    count=$("$name" | wc -l)
    draw() { # file of text, font, size, colour, x, y: text that fades in and out with its slide
        filters+=",drawtext=textfile=$1:fontfile=$2:fontsize=$3:fontcolor=$4:x=$5:y=$6:enable='between(t,$at,$to)'"
        # The first picture and the last stay whole: a player shows them when it stands still.
        filters+=":alpha='min(1,min(if($at,(t-$at)/0.5,1),if($total-$to,($to-t)/0.5,1)))'"
    }
    printf 'Cloud Lecture Hall' >"$work/hall"
    while IFS='|' read -r seconds title a b c spoken; do
        n=$((n + 1))
        local s="$work/$name-$n" to=$((at + seconds))
        printf '%s' "$title" >"$s.title"; printf '%s' "$a" >"$s.a"; printf '%s' "$b" >"$s.b"
        printf '%s' "$c" >"$s.c"; printf '%s / %s' "$n" "$count" >"$s.n"
        draw "$s.title" $serif 34 $paper 48 104
        draw "$s.a" $sans 22 $paper 48 186
        draw "$s.b" $sans 22 $paper 48 224
        draw "$s.c" $sans 22 "$([ $n = 1 ] && echo $quiet || echo $paper)" 48 262
        draw "$s.n" $sans 15 $quiet w-tw-48 36
        # A knot on the thread where each slide begins.
        filters+=",drawbox=x=$((48 + 544 * at / total)):y=315:w=3:h=9:color=$saffron:t=fill:enable='gte(t,$at)'"
        speak "-v en-gb -s 142 -p 38" "$spoken" "$seconds" "$s-full.wav"
        sounds+="file '$s-full.wav'"$'\n'
        at=$to
    done < <("$name")
    printf '%s' "$sounds" >"$work/$name.txt"
    ffmpeg -nostdin -v error -y \
        -f lavfi -i "color=c=$ground:s=640x360:r=24:d=$total" -f lavfi -i "color=c=$saffron:s=544x3:r=24:d=$total" \
        -f lavfi -i "color=c=$ground:s=48x3:r=24:d=$total" -f concat -safe 0 -i "$work/$name.txt" \
        -filter_complex "[0]drawbox=x=48:y=319:w=544:h=1:color=$rule:t=fill[base];
            [base][1]overlay=x='48-544+544*t/$total':y=318[moved];[moved][2]overlay=x=0:y=318,
            drawbox=x=48:y=160:w=64:h=3:color=$saffron:t=fill,
            drawtext=textfile=$work/hall:fontfile=$sans:fontsize=15:fontcolor=$quiet:x=48:y=36${filters},format=yuv420p[v]" \
        -map '[v]' -map 3:a -t "$total" -c:v libx264 -preset veryslow -tune animation -crf "$2" -g 240 -profile:v high \
        -flags:v +bitexact -b:a 22k "${aac[@]}" "$name.mp4"
}

[ $# -gt 0 ] || set -- first.mp4 second.mp4 first.ar.m4a
for name in "$@"; do
    case $name in
    *.mp4) make "${name%.mp4}" 32 ;;
    *.*.m4a) name=${name%.m4a} && interpret "${name%.*}" "${name#*.}" ;;
    esac
done
