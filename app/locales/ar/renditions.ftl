## Beside the player

quality = الجودة
quality-still-to-load = المتبقي للتحميل
quality-least = { $quality }: مقروءة على الشاشات الصغيرة، وتوفّر أكثر من غيرها.
quality-audio = الصوت فقط
quality-original = الملف الأصلي

## At the desk

renditions = النسخ المحوَّلة
rendition = النسخة
rendition-picture = الصورة
rendition-state = الحالة
rendition-no-ffmpeg = برنامج FFmpeg غير مثبَّت على جهاز القاعة، فلا تُعدّ نسخ محوَّلة. ويُقدَّم الملف الأصلي كما هو للمتصفحات القادرة على تشغيله. هذا الأمر يثبّته على Debian، ثم أعد تشغيل القاعة:
rendition-waits = النسخ المحوَّلة في انتظار دورها.
rendition-rests = لم تنجح المحاولة الأخيرة. ستحاول القاعة من جديد تلقائيًا.
rendition-reload = عرض ما أُنجز حتى الآن
rendition-in-work = قيد التنفيذ: { $stage }، { $percent }
rendition-failed = تعذّر إعداد بعض النسخ المحوَّلة. أول ما تعذّر: { $stage }.
rendition-failed-short = تعذّر إعداد النسخ المحوَّلة.
rendition-retry = المحاولة من جديد
rendition-queued = ستُعاد محاولة إعداد النسخ المحوَّلة.
rendition-not-failed = لا حاجة إلى إعادة المحاولة: لم يفشل أي عمل على هذا التسجيل.
rendition-row-ready = جاهزة
rendition-row-failed = تعذّر إعدادها
rendition-row-in-work = قيد التنفيذ
rendition-row-original = لم تُحفظ: الملف الأصلي أصغر حجمًا ويُشغَّل بدلًا منها
rendition-row-quieter = أخفض مما ينبغي بمقدار { $n } LU

## What is being done

rendition-stage-check = التحقق من الملف الأصلي
rendition-stage-look = فحص الملف الأصلي
rendition-stage-listen = فحص صوت الملف الأصلي
rendition-stage-remuxed = الملف الأصلي مع فهرس
rendition-stage-poster = صورة الغلاف
rendition-stage-144p = 144p
rendition-stage-audio = الصوت فقط
rendition-stage-360p = 360p
rendition-stage-720p = 720p

## Why it did not end well. $detail is what the program said, a size, or a number of minutes.

rendition-not-started = تعذّر تشغيل FFmpeg: { $detail }
rendition-too-slow = استغرق FFmpeg أكثر من { PLURAL($detail) ->
    [zero] { $detail } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $detail } دقائق
    [many] { $detail } دقيقة
   *[other] { $detail } دقيقة
}، وهو أقصى ما يُسمح به لهذا التسجيل.
rendition-disk-full = القرص ممتلئ. أفسح مكانًا ثم حاول من جديد؛ الملف الأصلي سليم.
rendition-killed = أُنهي FFmpeg من خارجه، ربما لنفاد ذاكرة الجهاز.
rendition-stopped = توقف FFmpeg: { $detail }
rendition-unreadable = لم يستطع FFprobe معرفة محتوى التسجيل: { $detail }
rendition-nothing-in-it = ليس في التسجيل صورة ولا صوت.
rendition-picture-too-large = الصورة أكبر مما تُعدّ منه النسخ المحوَّلة: { $detail }
rendition-original-gone = لم يعد الملف الأصلي في التخزين. ارفعه من جديد.
rendition-original-changed = الملف الأصلي ليس هو الذي رُفع: بصمة SHA-256 مختلفة. ارفعه من جديد.
rendition-storage = لم يقبل التخزين ملفًا أو لم يقدّمه: { $detail }
rendition-unlike = أعدّ FFmpeg ملفًا لا تطابق مدته مدة الملف الأصلي.
job-late = استغرق العمل وقتًا أطول من المسموح.
job-panicked = توقّف العمل بسبب خطأ في القاعة نفسها.
job-crashed = توقفت القاعة في منتصف هذا العمل عدة مرات.
rendition-lost = تولّت هذا العملَ عملية أخرى.
job-fault = تعذّرت قراءة سجلات القاعة أو كتابتها: { $detail }

## صورة التسجيل

poster-title = صورة الغلاف
poster-alt = صورة غلاف هذا التسجيل
poster-none = لا توجد صورة بعد.
poster-making = الصورة قيد الإعداد.
poster-failed = تعذّر إعداد الصورة، وبقيت السابقة كما هي.
poster-at = موضع الصورة في الفيديو
poster-at-hint = كما يعرضه المشغّل، لكن بأرقام لاتينية: 2:03 أو 1:02:03.
poster-at-button = استخدام هذا الموضع
poster-place = اكتب الموضع بأرقام لاتينية، مثل 2:03 أو 1:02:03.
poster-beyond = التسجيل أقصر من ذلك. اختر موضعًا أسبق.
poster-no-film = ليس في هذا التسجيل صورة تُؤخذ منه. أرسل صورة بدلًا من ذلك.
poster-not-yet = الصورة الأولى ما زالت قيد الإعداد. اختر غيرها بعد قليل.
poster-send-title = إرسال صورة من عندك
poster-file = الصورة
poster-file-hint = JPEG أو PNG أو WebP، { $mb } ميغابايت على الأكثر. تُصغَّر الصورة ولا يُحتفظ بما كتبته الكاميرا فيها.
poster-send = إرسال
poster-kind = هذا الملف ليس JPEG ولا PNG ولا WebP. اختر ملفًا آخر.
poster-saved = الصورة قيد الإعداد، وستظهر بعد قليل.
