## The list

replays-title = التسجيلات
replays-lead = محاضرات سابقة متاحة للجميع، إلا ما كان منها للمسؤولين الحكوميين أو للممارسين. يظهر الحجم مسبقًا لتعرف كم يستهلك التسجيل من بياناتك.
# The title of a replay’s page, which is not that of its lecture’s.
replay-page-title = تسجيل: { $title }
no-replays = لا تسجيلات بعد
no-replays-text = تظهر التسجيلات هنا بعد المحاضرات، حين ينشرها المنظِّم.
n-replays = { PLURAL($n) ->
    [zero] لا مشاهدات
    [one] مشاهدة واحدة
    [two] مشاهدتان
    [few] { $n } مشاهدات
    [many] { $n } مشاهدة
   *[other] { $n } مشاهدة
}

## Its cards and filters

replays-found = { PLURAL($n) ->
    [zero] لا تسجيلات
    [one] تسجيل واحد
    [two] تسجيلان
    [few] { $n } تسجيلات
    [many] { $n } تسجيلًا
   *[other] { $n } تسجيل
}
replays-filters-label = تصفية التسجيلات وترتيبها
replays-begun = متابعة المشاهدة
replays-continue = متابعة
# $left is a length of time, $time a position ("12:05").
replays-left = المتبقي: { $left }
replays-at = توقفت عند { $time }
replays-completed = شوهد كاملًا
replays-new = جديد
# "26 MB at 360p"
replays-size = { $size } بجودة { $quality }
# $languages is a list of names, or replays-n-languages.
replays-captions = الترجمة النصية: { $languages }
replays-n-languages = { PLURAL($n) ->
    [zero] { $n } لغة
    [one] لغة واحدة
    [two] لغتان
    [few] { $n } لغات
    [many] { $n } لغة
   *[other] { $n } لغة
}
replays-none-found = لا تسجيل يطابق عوامل التصفية هذه
replays-none-found-text = أزل أحد عوامل التصفية أو تصفّح جميع التسجيلات.
replays-all = عرض جميع التسجيلات
filter-sound = الصوت
filter-captions = الترجمة النصية
filter-length = المدة
filter-speaker = المحاضر
filter-series = السلسلة
filter-order = الترتيب
length-short = أقل من ٣٠ دقيقة
length-medium = من ٣٠ إلى ٦٠ دقيقة
length-long = أكثر من ساعة
order-newest = الأحدث أولًا
order-shortest = الأقصر أولًا
order-longest = الأطول أولًا

## One replay

fact-date = عُقدت في
fact-length = المدة
fact-size = الحجم
fact-replays = المشاهدات
player-no-script = يعمل التسجيل دون JavaScript، لكن مشاهدته لا تُحتسب عندئذ.

## The player island. A position ("12:05") stands where $time is, a whole number where $n is.

replay-take = تنزيل للمشاهدة دون اتصال
player-speed = السرعة
player-speed-note = تُحفظ للتسجيل التالي.
player-captions = الترجمة النصية
player-captions-off = بلا ترجمة
player-captions-spoken = لغة المحاضرة
player-captions-note = يتغيّر نص المحاضرة معها.
player-lowered = الاتصال بطيء: يجري التشغيل الآن بجودة { $quality }.
player-resumes = توقفت عند { $time }.
player-restart = البدء من البداية
player-watched = شوهد { $n }٪
player-not-counted = المشاهدة هنا لا تُحتسب.
player-waiting = لا تُحتسب المشاهدة في الوقت الحالي، ويواصل المشغّل المحاولة.
player-beyond-cap = بلغ عدد الزوار المحتسبين من شبكتك في هذه الساعة أو هذا اليوم حدَّه، فلا تدخل هذه المشاهدة في العدد المعلن. سجّل الدخول لتُحتسب مشاهدتك.
player-beyond-cap-of-browser = بلغ عدد المشاهدات المحتسبة من هذا المتصفح اليوم حدَّه، فلا تدخل هذه المشاهدة في العدد المعلن. سجّل الدخول لتُحتسب مشاهدتك.
player-failed = تعذّر تحميل التسجيل. تحقق من الاتصال.
player-reload = لم تعد هذه الصفحة تشغّل التسجيل. أعد تحميل الصفحة.
player-retry = المحاولة من جديد
player-keys = المفاتيح: المسافة أو K للإيقاف المؤقت، وJ وL للتنقل ١٠ ثوانٍ، و0 إلى 9 للانتقال إلى موضع، وM لكتم الصوت، و⁦<⁩ و⁦>⁩ للسرعة، وC للترجمة النصية، وF لملء الشاشة.
play-taken-over = يُحتسب هذا التسجيل الآن في علامة تبويب أخرى أو على جهاز آخر. ليُحتسب هنا، أوقفه مؤقتًا ثم شغّله من جديد.
play-not-admitted = لم يعد هذا التسجيل متاحًا لك، ولذلك لا تُحتسب مشاهدته.

## A recording that is shorter than its lecture

film-too-short = هذا التسجيل ({ $film }) أقصر من ٦٠٪ من المحاضرة ({ $core })، لذلك لا تُعدّ مشاهدته حضورًا عبر التسجيل. وإن كان قد حُرِّر وفيه المحاضرة، فاقبله مع ذكر السبب.
film-accept-reason = سبب جواز احتساب مشاهدته
film-accept-button = قبول هذا التسجيل
film-accepted = التسجيل أقصر من ٦٠٪ من المحاضرة، وقد قُبل:
film-accept-done = قُبل التسجيل، وستُحتسب مشاهدته.
film-accept-nothing = لا يوجد هنا تسجيل ينتظر القبول.
# $date and $until are days.
film-days-ask = حلّ هذا التسجيل محل غيره في { $date }. وبحسب أول نشر لتسجيل المحاضرة تُحتسب المشاهدة حتى { $until }. فهل تبدأ مدة الأربعة عشر يومًا من جديد الآن؟
film-days-again = نعم، تبدأ من جديد الآن
film-days-stand = لا، تستمر كما هي
film-days-done = سُجّل ذلك.
film-days-nothing = لم يعد هنا سؤال: إما أن منظِّمًا أجاب، وإما أن التسجيل استُبدل.
