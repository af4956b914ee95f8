## Beside a replay

reading = للقراءة مع المشاهدة
chapters = الفصول
transcript = نص المحاضرة
transcript-search = البحث في النص
transcript-follow = تتبّع التسجيل
transcript-none = لا نتائج
# The name of who speaks, before what they say.
transcript-voice = { $name }:
slides-download = تنزيل الشرائح
slides-pdf = PDF، { $size }

## Captions and chapters at the desk

tracks-title = الترجمة النصية والفصول
tracks-none = لا ترجمة نصية ولا فصول بعد. كثيرون يقرؤون الترجمة النصية بدل السماع، وهي أيضًا نص المحاضرة وما يجده البحث.
tracks-column-language = اللغة
tracks-column-kind = النوع
tracks-column-cues = الأسطر
tracks-column-uploaded = تاريخ الرفع
tracks-column-act = الإجراء
track-captions = ترجمة نصية
track-chapters = فصول
track-download = تنزيل
track-remove = إزالة …
track-remove-text = لن يظهر النص ولن يجده البحث بعد ذلك. ويمكنك رفعه من جديد.
track-remove-button = إزالة النص
track-removed = أُزيل النص.
track-saved = حُفظ النص، ويراه المشاهدون من الآن.
track-add = إضافة لغة أو استبدالها
track-add-text = نص واحد لكل لغة، والجديد يحل محل القديم.
track-kind = النوع
track-language = اللغة
track-file = ملف WebVTT أو SubRip
track-file-hint = ملف ‎.vtt‎ أو ‎.srt‎ بترميز UTF-8 أو UTF-16، بحجم ٢ ميغابايت على الأكثر.
track-text = أو النص نفسه
track-text-hint = يبدأ النص بكلمة WEBVTT، وتُكتب الأوقات هكذا: ‎00:01:23.000 --> 00:01:26.500‎.
track-send = حفظ
track-none = اختر ملفًا أو ألصق النص.

## Why a text is no WebVTT

vtt-too-large = الحجم أكبر من ٢ ميغابايت. لا محاضرة بهذا العدد من الكلمات؛ ربما هو ملف آخر.
vtt-too-many-cues = السطر { $line }: تجاوز العدد حتى هنا ١٠٬٠٠٠ مقطع. ادمج المقاطع القصيرة.
vtt-too-many-chapters = عدد الفصول أكبر من { $most }. ادمج القصيرة منها.
vtt-chapter-long = الفصل { $chapter }: العنوان أطول من { $most } حرف. اختصره.
vtt-not-utf8 = السطر { $line }: هذه الأحرف ليست بترميز UTF-8. احفظ الملف من جديد بهذا الترميز.
vtt-no-signature = السطر ١: يجب أن يكون السطر الأول WEBVTT. (ملف SubRip ‎.srt‎ يبدأ برقم ثم الأوقات.)
vtt-times = السطر { $line }: لا يمكن قراءة هذه الأوقات. اكتبها هكذا: ‎00:01:23.000 --> 00:01:26.500‎، بنقطة قبل أجزاء الألف من الثانية.
vtt-end-before-start = السطر { $line }: يجب أن تكون النهاية بعد البداية.
vtt-no-times = السطر { $line }: لا أوقات فوق هذا النص. ربما يوجد سطر فارغ زائد.
vtt-no-cue = لا يوجد أي مقطع ترجمة في هذا النص.
# After the list of what is wrong, or of what was put right.
vtt-more = { PLURAL($n) ->
    [zero] ولا شيء غير ذلك.
    [one] وأمر آخر.
    [two] وأمران آخران.
    [few] و{ $n } أمور أخرى.
    [many] و{ $n } أمرًا آخر.
   *[other] و{ $n } أمر آخر.
}

## What was put right in a text that was saved

vtt-note-utf16 = كان الملف بترميز UTF-16 وقد حُوِّل.
vtt-note-subrip = كان النص بصيغة SubRip ‏(‎.srt‎) وقد حُوِّل: بقيت الكلمات دون الألوان والمواضع.
vtt-note-nul = السطر { $line }: حرف لا يوجد في النصوص يظهر هكذا: �.
vtt-note-empty = السطر { $line }: هذا المقطع فارغ وقد حُذف.
vtt-note-out-of-order = السطر { $line }: يبدأ هذا المقطع قبل الذي فوقه، وقد نُقل إلى مكانه.
vtt-note-left-out = السطر { $line }: حُذفت الأنماط والمناطق المعرَّفة في غير مكانها؛ فالمشاهدون يختارون شكل الترجمة النصية.
vtt-note-setting = السطر { $line }: الإعداد «{ $words }» غير معروف وقد حُذف.
vtt-note-swallowed = السطر { $line }: «{ $words }» يُقرأ كوسم ولا يظهر. إن كانت هذه كلمات، فاكتب ‎&lt;‎ بدل ‎<‎ وارفع الملف من جديد.

## Slides at the desk

slides-title = الشرائح
slides-nothing = لا شرائح بعد.
slides-remove = إزالة …
slides-remove-text = لن يتمكن أحد من تنزيلها بعد ذلك. يمكنك رفعها من جديد.
slides-remove-button = إزالة الشرائح
slides-removed = أُزيلت الشرائح.
slides-saved = حُفظت الشرائح، ويمكن للمشاهدين تنزيلها من الآن.
slides-file = الشرائح بصيغة PDF
slides-hint = { $mb } ميغابايت على الأكثر. الشرائح الجديدة تحل محل القديمة.
slides-send = رفع الشرائح
slides-none = اختر ملفًا أولًا.
slides-kind = هذا ليس ملف PDF. اختر ملف PDF.
slides-too-large = الملف أكبر من اللازم. الحد الأقصى { $mb } ميغابايت.

## Chapters in each language, at the desk

chapters-languages = الفصول بكل لغة
chapters-complete = { PLURAL($n) ->
    [zero] لا فصول
    [one] فصل واحد، ووقته كما في اللغة { $language }
    [two] فصلان، ووقتاهما كما في اللغة { $language }
    [few] { $n } فصول، وأوقاتها كلها كما في اللغة { $language }
    [many] { $n } فصلًا، وأوقاتها كلها كما في اللغة { $language }
   *[other] { $n } فصل، وأوقاتها كلها كما في اللغة { $language }
}
chapters-some = الفصول التي توافق أوقاتها اللغة { $language }: { $same } من { $n }
chapters-not-yet = لا شيء بعد
chapters-begin = البدء بأوقات اللغة { $language }
chapters-begun = الأوقات مأخوذة من اللغة { $language }. اكتب كل عنوان من جديد، ثم احفظ.
