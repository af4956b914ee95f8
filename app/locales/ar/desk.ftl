## The organizer's desk

desk-label = اللوحة
desk-schedule = الجدول
desk-lectures = المحاضرات
desk-people = الأشخاص
desk-reports = التقارير

desk-new-lecture = محاضرة جديدة
desk-search = بحث
desk-choose = اختر …
desk-none = دون تحديد
desk-yes = نعم
desk-no = لا
desk-to-counting = كيف نحسب الأرقام
desk-none-found = لا نتائج

## Schedule

desk-schedule-title = الجدول، { $week }
# $first and $last are whole dates: "30 November" and "6 December".
desk-week = من { $first } إلى { $last }
# $first and $last are days of the same month: "23", "29", "November".
desk-week-in-month = من { $first } إلى { $last } { $month }
desk-week-before = الأسبوع السابق
desk-week-today = هذا الأسبوع
desk-week-after = الأسبوع التالي
desk-week-label = محاضرات الأسبوع { $week }، بتوقيت { $city }
desk-week-empty = لا تبدأ أي محاضرة في هذا الأسبوع.
desk-hour = الساعة
desk-times-in = الأوقات بتوقيت { $city } ({ $offset }).
desk-times-change = تغيير التوقيت
desk-clash = للمحاضر موعدان متعارضان
desk-seats-taken = { PLURAL($capacity) ->
    [zero] حُجز { $taken } من { $capacity } مقعد
    [one] حُجز { $taken } من مقعد واحد
    [two] حُجز { $taken } من مقعدين
    [few] حُجز { $taken } من { $capacity } مقاعد
    [many] حُجز { $taken } من { $capacity } مقعدًا
   *[other] حُجز { $taken } من { $capacity } مقعد
}

desk-waits = بانتظارك
desk-nothing-waits = لا شيء بانتظارك.
desk-officials-wait = { PLURAL($n) ->
    [zero] لا مسؤول حكومي بانتظار التأكيد
    [one] مسؤول حكومي واحد بانتظار التأكيد
    [two] مسؤولان حكوميان بانتظار التأكيد
    [few] { $n } مسؤولين حكوميين بانتظار التأكيد
    [many] { $n } مسؤولًا حكوميًا بانتظار التأكيد
   *[other] { $n } مسؤول حكومي بانتظار التأكيد
}
desk-drafts-wait = { PLURAL($n) ->
    [zero] لا مسودات غير منشورة
    [one] مسودة واحدة لم تُنشر
    [two] مسودتان لم تُنشرا
    [few] { $n } مسودات لم تُنشر
    [many] { $n } مسودة لم تُنشر
   *[other] { $n } مسودة لم تُنشر
}
desk-replays-missing = { PLURAL($n) ->
    [zero] لا محاضرة بلا تسجيل في آخر ٦٠ يومًا:
    [one] محاضرة واحدة بلا تسجيل في آخر ٦٠ يومًا:
    [two] محاضرتان بلا تسجيل في آخر ٦٠ يومًا:
    [few] { $n } محاضرات بلا تسجيل في آخر ٦٠ يومًا:
    [many] { $n } محاضرة بلا تسجيل في آخر ٦٠ يومًا:
   *[other] { $n } محاضرة بلا تسجيل في آخر ٦٠ يومًا:
}

desk-public-figures = ما يراه الجمهور
desk-figure-participants = { PLURAL($n) ->
    [zero] شخص انضم إلى محاضرة واحدة على الأقل
    [one] شخص انضم إلى محاضرة واحدة على الأقل
    [two] شخصان انضما إلى محاضرة واحدة على الأقل
    [few] أشخاص انضموا إلى محاضرة واحدة على الأقل
    [many] شخصًا انضموا إلى محاضرة واحدة على الأقل
   *[other] شخص انضموا إلى محاضرة واحدة على الأقل
}
desk-figure-countries = { PLURAL($n) ->
    [zero] دولة ينتمون إليها
    [one] دولة ينتمون إليها
    [two] دولتان ينتمون إليهما
    [few] دول ينتمون إليها
    [many] دولة ينتمون إليها
   *[other] دولة ينتمون إليها
}
desk-figure-lectures = { PLURAL($n) ->
    [zero] محاضرة عُقدت
    [one] محاضرة عُقدت
    [two] محاضرتان عُقدتا
    [few] محاضرات عُقدت
    [many] محاضرة عُقدت
   *[other] محاضرة عُقدت
}
desk-figure-replays = { PLURAL($n) ->
    [zero] مشاهدة للتسجيلات: جلسة تشغيل احتُسبت لها ٣٠ ثانية
    [one] مشاهدة للتسجيلات: جلسة تشغيل احتُسبت لها ٣٠ ثانية
    [two] مشاهدتان للتسجيلات: جلستا تشغيل احتُسبت لكل منهما ٣٠ ثانية
    [few] مشاهدات للتسجيلات: جلسات تشغيل احتُسبت لكل منها ٣٠ ثانية
    [many] مشاهدة للتسجيلات: جلسات تشغيل احتُسبت لكل منها ٣٠ ثانية
   *[other] مشاهدة للتسجيلات: جلسات تشغيل احتُسبت لكل منها ٣٠ ثانية
}
desk-rule = محسوبة وفق الإصدار { $version } من القواعد. ولا يدخل فريق القاعة في أي من هذه الأرقام.

## States of a lecture

desk-state-draft = مسودة
desk-state-published = منشورة
desk-state-gate = الدخول متاح
desk-state-live = مباشرة الآن
desk-state-over = منتهية
desk-state-cancelled = ملغاة

desk-seen-draft = لا يراها إلا المنظِّمون.
desk-seen-before = يراها الجميع في البرنامج ويمكنهم حجز مقاعد فيها.
desk-seen-gate = يمكن لمن حجز مقعدًا الدخول.
desk-seen-live = المحاضرة جارية. ويمكن لمن حجز مقعدًا الدخول.
desk-seen-over = يراها الجميع بين المحاضرات السابقة.
desk-seen-cancelled = يراها الجميع ملغاة. ولا يمكن لأحد حجز مقعد فيها ولا الانضمام إليها.
desk-to-preview = معاينة المحاضرة
desk-to-public-page = الصفحة العامة
desk-began = بدأها أحد المنظِّمين:
desk-ended = أنهاها أحد المنظِّمين:

## List of lectures

desk-search-lectures = كلمة في العنوان أو المحاضر أو الجهة المضيفة أو السلسلة
desk-filter-status = الحالة
desk-status-all = الكل
desk-status-draft = المسودات
desk-status-published = المنشورة
desk-status-cancelled = الملغاة
desk-lectures-found = { PLURAL($n) ->
    [zero] لا محاضرات
    [one] محاضرة واحدة
    [two] محاضرتان
    [few] { $n } محاضرات
    [many] { $n } محاضرة
   *[other] { $n } محاضرة
}
desk-lectures-caption = الأحدث موعدًا أولًا. ومواعيد البدء بتوقيت { $city }.
desk-no-lecture = لا محاضرات بعد
desk-no-lecture-text = ابدأ بمسودة. لا يراها إلا المنظِّمون حتى تنشرها.
desk-show-all = عرض المحاضرات كلها
desk-column-lecture = المحاضرة
desk-column-start = البدء
desk-column-host-time = توقيت الجهة المضيفة
desk-column-status = الحالة
desk-column-seats = المقاعد المحجوزة
desk-column-replay = التسجيل
desk-seats = { $taken } من { $capacity }

## One lecture

desk-publish = نشر
desk-start = البدء الآن
desk-end = إنهاء …
desk-duplicate = إنشاء نسخة
desk-cancel = إلغاء المحاضرة …
desk-delete = حذف …
desk-change-lecture = تعديل هذه المحاضرة
desk-no-link = لا يوجد عنوان اجتماع أو بث بعد. ولا يمكن لأحد متابعة المحاضرة من دونه.
desk-seats-meaning = المقاعد المحجوزة من مجموع المقاعد
desk-present-now = الحاضرون الآن: من وردت منهم إشارة خلال آخر ٩٠ ثانية

desk-replay = التسجيل
desk-no-replay = لا تسجيل لهذه المحاضرة.
desk-replay-length = المدة
desk-replay-count = مشاهدات التسجيل: جلسات تشغيل احتُسبت لكل منها ٣٠ ثانية.
desk-replay-since = متاح للمشاهدة منذ
desk-watch = مشاهدة التسجيل
desk-remove-replay = إزالة التسجيل …
desk-upload-early = لم تنتهِ هذه المحاضرة بعد. ويصبح التسجيل متاحًا للمشاهدة فور رفعه.
desk-upload-replaces = يحل الملف الجديد محل هذا الملف، ويستمر العد.

desk-people-of-lecture = الأشخاص
desk-nobody = لم يحجز أحد مقعدًا بعد.
desk-column-name = الاسم
desk-column-email = البريد الإلكتروني
desk-column-organisation = جهة العمل
desk-column-country = الدولة
column-country-kind = الدولة والفئة
desk-column-enrolled = الحجز
desk-column-joined = الانضمام
desk-column-minutes = الدقائق
desk-column-share = النسبة
desk-column-attended = حضور مكتمل
desk-column-late = وصول متأخر
desk-column-left-early = مغادرة مبكرة
desk-not-measured = –
desk-people-total = { PLURAL($n) ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
desk-attendance-meaning = الدقائق هي مدة الحضور بساعة الخادم. والنسبة محسوبة من المدة الفعلية: { $length }. والحضور المكتمل هو بلوغ النسبة التي تطلبها هذه المحاضرة. وصول متأخر: بعد البدء بأكثر من ١٠ دقائق. مغادرة مبكرة: قبل الانتهاء بأكثر من ١٠ دقائق.

## Asking before what cannot be undone

desk-ask-back = العودة إلى المحاضرة
desk-ask-keep = لا، رجوع
desk-ask-no-undo = لا يمكن التراجع عن ذلك.
desk-ask-end-undo = يمكن تصحيح وقت الانتهاء الفعلي لاحقًا مع ذكر السبب.
desk-ask-cancel-attendance = لا يُحتسب لأحد حضور في محاضرة ملغاة. ويبقى القياس محفوظًا في السجل.
desk-ask-start = هل بدأت «{ $title }» في موعدها؟
desk-ask-start-text = مضى على موعد البدء المقرر: { $late }. فإن كانت المحاضرة قد بدأت في موعدها، احتفظ الجميع بما قيس لهم منذ ذلك الحين. وإن كانت لا تبدأ إلا الآن، فلا تُحتسب الدقائق السابقة.
desk-ask-start-undo = يمكن تصحيح أيٍّ من الاختيارين لاحقًا مع ذكر السبب.
desk-ask-start-planned = بدأت في موعدها، الساعة { $time }
desk-ask-start-now = تبدأ الآن
desk-start-began = بدأت المحاضرة الساعة { $time }.
desk-start-ended = انتهت المحاضرة الساعة { $time }.
desk-start-early = لم يحن بعد موعد البدء المقرر الساعة { $time }، فلا حاجة إلى السؤال. وقبله بخمس عشرة دقيقة يمكن بدء المحاضرة فورًا بزر «البدء الآن» في صفحتها.
desk-start-draft = هذه المحاضرة مسودة. انشرها أولًا.
desk-start-cancelled = أُلغيت هذه المحاضرة.
desk-records-ahead = توجد سجلات حضور أو مشاهدة يقع وقتها في المستقبل، لأن ساعة هذا الجهاز سبقت الوقت الصحيح. لم يُفقد شيء، ومن يأتي الآن يُحتسب له من الآن. اطلب فحص ضبط الساعة.

desk-ask-cancel = أتريد إلغاء «{ $title }»؟
desk-ask-cancel-people = { PLURAL($n) ->
    [zero] لم يحجز أحد مقعدًا.
    [one] حجز شخص واحد مقعدًا. لا ترسل إليه القاعة أي رسالة، فأبلغه بنفسك.
    [two] حجز شخصان مقعدين. لا ترسل إليهما القاعة أي رسالة، فأبلغهما بنفسك.
    [few] حجز { $n } أشخاص مقاعد. لا ترسل إليهم القاعة أي رسالة، فأبلغهم بنفسك.
    [many] حجز { $n } شخصًا مقاعد. لا ترسل إليهم القاعة أي رسالة، فأبلغهم بنفسك.
   *[other] حجز { $n } شخص مقاعد. لا ترسل إليهم القاعة أي رسالة، فأبلغهم بنفسك.
}
desk-ask-cancel-text = تبقى المحاضرة في البرنامج، وعليها أنها ملغاة، حتى ينتهي يومها. ولا يمكن لأحد بعد ذلك حجز مقعد فيها ولا الانضمام إليها. وتبقى الحجوزات محفوظة في السجل.
desk-ask-cancel-button = إلغاء المحاضرة

desk-ask-delete = أتريد حذف «{ $title }»؟
desk-ask-delete-text = تختفي المحاضرة من لوحة المنظِّم ومن البرنامج بكل ما كُتب فيها. ولم يحجز أحد مقعدًا فيها.
desk-ask-delete-button = حذف المحاضرة

desk-ask-end = أتريد إنهاء «{ $title }» الآن؟
desk-ask-end-people = { PLURAL($n) ->
    [zero] لا أحد حاضر الآن.
    [one] شخص واحد حاضر الآن.
    [two] شخصان حاضران الآن.
    [few] { $n } أشخاص حاضرون الآن.
    [many] { $n } شخصًا حاضرون الآن.
   *[other] { $n } شخص حاضرون الآن.
}
desk-ask-end-text = تُغلق غرفة المحاضرة. وتصبح المدة الفعلية للمحاضرة: { $length }. ويُقاس الحضور بما كان منها ضمن الموعد المقرر.
desk-ask-end-button = إنهاء المحاضرة

desk-ask-remove-replay = أتريد إزالة تسجيل «{ $title }»؟
desk-ask-remove-replay-text = { PLURAL($n) ->
    [zero] لن يستطيع أحد مشاهدته بعد ذلك.
    [one] لن يستطيع أحد مشاهدته بعد ذلك. وتبقى له في الأرقام مشاهدة واحدة.
    [two] لن يستطيع أحد مشاهدته بعد ذلك. وتبقى له في الأرقام مشاهدتان.
    [few] لن يستطيع أحد مشاهدته بعد ذلك. وتبقى له في الأرقام { $n } مشاهدات.
    [many] لن يستطيع أحد مشاهدته بعد ذلك. وتبقى له في الأرقام { $n } مشاهدة.
   *[other] لن يستطيع أحد مشاهدته بعد ذلك. وتبقى له في الأرقام { $n } مشاهدة.
}
desk-ask-remove-replay-undo = يُمحى الملف من القاعة. ويمكنك رفعه من جديد.
desk-ask-remove-replay-button = إزالة التسجيل

## The form of a lecture

desk-new-lecture-text = تُحفظ مسودةً لا يراها إلا المنظِّمون حتى تنشرها.
desk-save-draft = حفظ المسودة
desk-save = حفظ التعديلات
desk-leave-form = الخروج دون حفظ
# $which is one of desk-field-fold-first and desk-field-fold-second, $offset is "GMT+2".
desk-fold-offset = { $which } ({ $offset })

desk-part-what = المضمون
desk-field-title = العنوان
desk-field-title-hint = باللغة التي تُلقى بها المحاضرة.
desk-field-abstract = الملخص
desk-field-abstract-hint = باللغة نفسها. والسطر الفارغ يبدأ فقرة جديدة.
desk-field-topic = الموضوع
desk-field-theme = المحور (اختياري)
desk-field-audience = الفئة المستهدفة
desk-field-language = لغة الإلقاء

desk-part-when = الموعد
desk-field-local-time-hint = بالتوقيت المحلي للمنطقة التي تختارها.
desk-field-starts-at = البدء
desk-field-ends-at = الانتهاء
desk-field-time-zone = المنطقة الزمنية
desk-field-starts-fold = أي وقت بدء
desk-field-ends-fold = أي وقت انتهاء
desk-field-fold-first = الأول، قبل تأخير الساعة
desk-field-fold-second = الثاني، بعد تأخير الساعة

desk-part-who = المحاضرون والجهة المضيفة
desk-field-speaker-first = المحاضر
desk-field-speaker = المحاضر { $n } (اختياري)
desk-field-speaker-affiliation = { $n ->
    [1] جهة عمل المحاضر (اختياري)
   *[other] جهة عمل المحاضر { $n }
}
desk-field-speaker-country = { $n ->
    [1] دولة المحاضر (اختياري)
   *[other] دولة المحاضر { $n }
}
speaker-accounts = حسابات المحاضرين
speaker-accounts-text = لا يدخل المحاضر في أي من أرقام محاضرته. حدد حساب كل محاضر، ويسري ذلك على جميع محاضراته.
speaker-account = البريد الإلكتروني للحساب
speaker-account-none = بلا حساب
speaker-account-button = ربط الحساب
speaker-account-saved = رُبط الحساب.
speaker-no-account = لا يوجد حساب بهذا البريد الإلكتروني.
speaker-apart = شخص آخر بالاسم نفسه
speaker-page-title = حساب { $name }
speaker-affected = { PLURAL($n) ->
    [zero] لا يسري على أي محاضرة
    [one] يسري على محاضرة واحدة
    [two] يسري على محاضرتين
    [few] يسري على { $n } محاضرات
    [many] يسري على { $n } محاضرة
   *[other] يسري على { $n } محاضرة
}
speaker-affected-text = ما تحدده هنا بشأن الحساب يسري على جميع المحاضرات التي يحمل محاضرها هذا الاسم، وعلى القادمة منها أيضًا. ولا يدخل صاحب الحساب المربوط في أي من أرقامها.
speaker-affected-apart = مُيِّز محاضر هذه المحاضرة عن غيره ممن يحملون الاسم نفسه. وما تحدده هنا بشأن الحساب يسري على هذه المحاضرة وحدها.
speaker-link = ربط حساب
speaker-unlink = فك ربط الحساب
speaker-unlink-text = عندئذ تعود أرقام صاحب الحساب إلى الاحتساب في هذه المحاضرات.
speaker-unlink-button = فك الربط
speaker-unlinked = لم يعد أي حساب مربوطًا.
speaker-none-linked = لا حساب مربوط بهذا المحاضر.
speaker-part = شخص آخر بالاسم نفسه
speaker-part-text = إن كان محاضر هذه المحاضرة غير الذي يحمل الاسم نفسه في محاضرات أخرى، فميِّزه عنه: عندئذ لا يسري الحساب المذكور أعلاه هنا، ويمكن أن يكون لهذا المحاضر حساب خاص به. وتبقى جهة العمل والدولة، كما تظهران في البرنامج، مشتركتين بين حاملي الاسم. ولا ينتقل هذا التمييز إلى نسخة من المحاضرة.
speaker-part-button = تمييزه في هذه المحاضرة
speaker-parted = مُيِّز محاضر هذه المحاضرة عن غيره.
speaker-rejoin = هو الشخص نفسه
speaker-rejoin-text = عندئذ يسري حساب هذا الاسم على هذه المحاضرة أيضًا، ولا يعود الحساب الذي رُبط هنا وحده ساريًا.
speaker-rejoin-button = إلغاء التمييز
speaker-rejoined = أصبح محاضر هذه المحاضرة هو صاحب ذلك الاسم.
desk-field-host = الجهة المضيفة
desk-field-host-hint = اختر جهة معروفة، أو اكتب جهة جديدة.
desk-field-series = السلسلة (اختياري)
desk-field-series-hint = المحاضرات التي تحمل العنوان نفسه تُجمع في سلسلة واحدة.

desk-part-seats = المقاعد والرابط
desk-field-capacity = المقاعد
desk-field-capacity-hint = لا يمكن حجز أكثر من هذا العدد.
desk-field-attended-percent = حد الحضور المكتمل (٪)
desk-field-attended-percent-hint = النسبة التي يكتمل بها الحضور من المدة المقررة للمحاضرة، بقدر ما عُقد منها. من ٥٠ إلى ١٠٠، وإن تُركت فارغة فهي ٧٠.
desk-field-live-url = الاجتماع أو البث
desk-field-live-url-hint = عنوان كامل يبدأ بـ { "\u2066" }https://{ "\u2069" }. لا يراه إلا من يُسمح له بالدخول.

desk-part-translations = الترجمات
desk-field-translations-hint = من لا تتوفر ترجمة بلغته يرى النص الأصلي.
desk-field-translated = { $language }: توجد ترجمة
desk-field-not-translated = { $language }: لا توجد ترجمة
desk-field-title-in = العنوان باللغة { $language }
desk-field-abstract-in = الملخص باللغة { $language }

## People

desk-search-people = كلمة في الاسم أو البريد الإلكتروني أو جهة العمل
desk-search-people-hint = تكفي كتابة بداية الكلمة.
desk-filter-people = عرض
desk-everyone = الجميع
desk-waiting = { $n ->
    [0] بانتظار التأكيد
   *[other] بانتظار التأكيد ({ $n })
}
desk-people-found = { PLURAL($n) ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
desk-people-more = أكثر من { $n } شخص: ضيّق القائمة باسم أو بريد إلكتروني أو جهة عمل
desk-people-caption = الأحدث أولًا. ولا يكون الحجز نهائيًا في محاضرات المسؤولين الحكوميين إلا لمن أُكدت صفته منهم.
desk-nobody-waits = لا أحد بانتظار التأكيد
desk-show-everyone = عرض الجميع
desk-column-kind = الفئة
desk-column-official-status = الصفة الرسمية
desk-column-role = الدور
desk-column-enrolled-in = الحجوزات
desk-column-since = منذ
desk-kind-official = مسؤول حكومي
desk-kind-practitioner = ممارس
desk-role-learner = متعلم
desk-role-organizer = منظِّم
desk-role-admin = مدير القاعة
desk-disabled = موقوف
desk-official-status-none = لم يذكر صفة
desk-official-status-claimed = بانتظار التأكيد
desk-official-status-confirmed = مؤكَّدة
desk-confirm = تأكيد
desk-confirm-person = تأكيد صفة { $name } مسؤولًا حكوميًا
desk-unconfirm = إلغاء التأكيد
desk-unconfirm-person = إلغاء تأكيد صفة { $name }

## Reports

desk-report-rule = محسوبة وفق الإصدار { $version } من القواعد. ولا يدخل المنظِّمون ولا مديرو القاعة ولا محاضرو المحاضرة نفسها في أي من هذه الأرقام.
desk-report-earlier = عدد الأرقام المحسوبة وفق إصدار سابق من القواعد: { $n }. تُعرض كما كانت، وينقلها القائمون على القاعة إلى الإصدار { $version } بهذا الأمر:
desk-report-total-participants = الأشخاص الذين انضموا إلى محاضرة واحدة على الأقل
desk-report-total-countries = الدول التي ينتمون إليها
desk-report-total-lectures = المحاضرات المعقودة
desk-report-total-enrolled = المقاعد المحجوزة في المحاضرات كلها معًا
desk-report-total-joined = مرات الانضمام إلى المحاضرات
desk-report-total-attended = { PLURAL($n) ->
    [zero] من مرات الانضمام اكتمل فيها الحضور: ولا مرة
    [one] من مرات الانضمام اكتمل فيها الحضور: مرة واحدة
    [two] من مرات الانضمام اكتمل فيها الحضور: مرتان
    [few] من مرات الانضمام اكتمل فيها الحضور: { $n } مرات
    [many] من مرات الانضمام اكتمل فيها الحضور: { $n } مرة
   *[other] من مرات الانضمام اكتمل فيها الحضور: { $n } مرة
}
desk-report-total-minutes = دقائق الحضور، للجميع معًا
desk-report-total-replays = مشاهدات التسجيلات
desk-report-by-lecture = بحسب المحاضرة
desk-report-by-country = بحسب الدولة
desk-report-no-lecture = لا محاضرات للتقرير بعد.
desk-report-no-country = لم يحجز أحد مقعدًا بعد.
desk-report-by-kind = بحسب الفئة
desk-report-kind-unconfirmed = مسؤول حكومي (غير مؤكَّد)
desk-report-means-kept = الدولة والفئة هما ما ورد في ملف الشخص عند أول قيد له في المحاضرة. ومن ذكر أنه مسؤول حكومي يُعد كذلك متى أكَّد منظِّم صفته، ولو لاحقًا.
participations-of-upgrade = عدد قيود المشاركة التي أُخذت فيها الدولة والفئة من ملف الشخص يوم ترقية النظام: { $n }، إذ لم تكونا تُحفظان قبل ذلك. ويستطيع منظِّم تصحيحهما، مع ذكر السبب، في صفحة الشخص في المحاضرة.
desk-report-column-replays = مشاهدات التسجيل
desk-report-column-viewers = المشاهدون
desk-report-column-visitors = الزوار
desk-report-meanings = معاني الأعمدة
desk-report-means-enrolled = الحجز: من لهم مقاعد.
desk-report-means-joined = الانضمام: من دخلوا المحاضرة مرة واحدة على الأقل ولهم مقعد محتسب: المقعد القائم عند بدء الفترة الأساسية، أو الذي حُجز بعده.
desk-report-means-attended = حضور مكتمل: من بلغ حضورهم، الفردي ومع مجموعة معًا، النسبة التي تطلبها المحاضرة من الفترة الأساسية، وهي ٧٠٪ ما لم تطلب غيرها. ويبيّن الشريط النسبة إلى أعلى صف.
desk-report-means-minutes = الدقائق: مدة الحضور بساعة الخادم، للجميع معًا.
desk-report-means-replays = مشاهدات التسجيل: جلسات تشغيل احتُسبت لكل منها ٣٠ ثانية، أو نصف التسجيل إن كان أقصر من دقيقة.
desk-report-means-viewers = المشاهدون: أصحاب حسابات شاهدوا التسجيل، ويُعد كل منهم مرة واحدة.
desk-report-means-visitors = الزوار: متصفحات بلا حساب شوهد فيها التسجيل، ويُعد كل منها مرة واحدة. ولا تُجمع إلى المشاهدين أبدًا، وليس لها دولة.

## What was done

lecture-saved = حُفظت المحاضرة.
lecture-duplicated = هذه هي النسخة: مسودة موعدها بعد أسبوع. راجع موعدها قبل أن تنشرها.
lecture-published = نُشرت المحاضرة، ويراها الجميع.
lecture-cancelled = أُلغيت المحاضرة.
lecture-deleted = حُذفت المحاضرة.
lecture-started = بدأت المحاضرة.
lecture-ended = انتهت المحاضرة.
replay-removed = أُزيل التسجيل. ويبقى عدد مشاهداته محفوظًا في السجل.
replay-published = أصبح التسجيل متاحًا للمشاهدة.
official-confirmed = أُكدت صفة المسؤول الحكومي.
official-unconfirmed = أُلغي التأكيد.
set-up-done = أهلًا بك. أنت أول منظِّم لهذه القاعة.

## What is wrong with a lecture

lecture-time-format = اكتب تاريخًا ووقتًا، مثل { "\u2066" }2026-11-24 16:00{ "\u2069" }.
# $year is a year.
lecture-time-offset = اكتب الوقت المحلي من دون فرق التوقيت، واختر المنطقة الزمنية في الحقل أدناه.
lecture-time-no-hour = أضف الوقت، مثل { "\u2066" }{ $year }-11-24 16:00{ "\u2069" }.
lecture-time-year-meant = هل تقصد عام { $year }؟ تُكتب السنوات هنا بالتقويم الميلادي.
lecture-time-year = لا يمكن أن تُعقد محاضرة في عام { $year }.
lecture-time-never = هذا الوقت غير موجود في { $zone }، لأن الساعة تُقدَّم فتتخطاه. أقرب وقت: { $early } أو { $late }.
lecture-time-twice = يتكرر هذا الوقت مرتين في { $zone }. اختر الأول ({ $first }) أو الثاني ({ $second }).
# $starts and $ends are written as 2026-11-24 16:00.
lecture-copy-asked = موعد النسخة من { $starts } إلى { $ends } بتوقيت { $zone }، وهو وقت تُغيَّر فيه الساعة. لم يُنسخ شيء بعد: اختر الوقت أدناه ثم احفظ.
lecture-ends-before-start = يجب أن يكون الانتهاء بعد البدء.
lecture-too-long-hours = { PLURAL($hours) ->
    [zero] لا تزيد مدة المحاضرة على { $hours } ساعة.
    [one] لا تزيد مدة المحاضرة على ساعة واحدة.
    [two] لا تزيد مدة المحاضرة على ساعتين.
    [few] لا تزيد مدة المحاضرة على { $hours } ساعات.
    [many] لا تزيد مدة المحاضرة على { $hours } ساعة.
   *[other] لا تزيد مدة المحاضرة على { $hours } ساعة.
}
lecture-in-past = هذه المحاضرة منتهية بحسب موعدها. عدّل الموعد أولًا.
lecture-begun = بدأت هذه المحاضرة، فلا يتغير موعد بدئها ولا انتهائها. ويمكن تعديل كل ما سوى ذلك.
lecture-begun-share = بدأت هذه المحاضرة، فغيّر نسبتها في قسم «نسبة الحضور المكتمل» مع ذكر السبب.
lecture-start-past = يرى الجميع هذه المحاضرة بالفعل، لذا يجب أن يكون موعد بدئها في المستقبل.
lecture-capacity-number = اكتب عدد المقاعد: عدد صحيح من ١ إلى { $most }.
lecture-capacity-taken = حُجزت مقاعد أكثر من هذا العدد.
lecture-url = اكتب عنوانًا كاملًا يبدأ بـ { "\u2066" }https://{ "\u2069" } أو { "\u2066" }http://{ "\u2069" }.
lecture-percent = اكتب عددًا صحيحًا من ٥٠ إلى ١٠٠.
lecture-topic = اختر موضوعًا.
lecture-no-speaker = اذكر محاضرًا واحدًا على الأقل.
lecture-not-draft = لا تُنشر إلا المسودات، وهذه المحاضرة لم تعد مسودة.
lecture-cannot-cancel = لا تُلغى إلا محاضرة منشورة لم تنتهِ، أو لم يضغط أحد فيها زر البدء ولا زر الإنهاء ولم يحدد أوقاتها.
lecture-has-enrolments = حجز أحد مقعدًا في هذه المحاضرة أو كان لها تسجيل، فلا يمكن حذفها. ألغِها بدلًا من ذلك، فتبقى السجلات.
lecture-cannot-start = لا يمكن بدء هذه المحاضرة الآن. يجب أن تكون منشورة، وألّا يفصلها عن موعد بدئها أكثر من ١٥ دقيقة، وألّا تكون قد انتهت. ويمكن تحديد وقتيها الفعليين لاحقًا على كل حال.
lecture-begun-already = سبق أن بدأت هذه المحاضرة.
lecture-cannot-end = هذه المحاضرة ليست جارية، فلا يمكن إنهاؤها.

## مكتب البث المباشر

desk-live = لوحة البث المباشر
desk-live-title = لوحة البث المباشر: { $title }
desk-live-to-lecture = المحاضرة والأشخاص والتسجيل
desk-live-countries = الدول الحاضرة الآن
desk-live-enrolled = المقاعد المحجوزة
desk-live-by-country = الحاضرون الآن بحسب الدولة
desk-over-time = عدد الحاضرين بمرور الوقت
desk-over-time-most = أعلى عدد: { $n }.
desk-over-time-meaning = أشخاص مختلفون، محسوبون من فترات الحضور المسجلة، دون فريق القاعة.
desk-as-table = عرض في جدول
desk-column-time = الوقت
desk-column-present = الحاضرون
desk-announce = إعلان لمن في غرفة المحاضرة
desk-announce-hint = يراه كل من في غرفة المحاضرة فورًا. اتركه فارغًا لسحبه.
desk-announce-button = نشر الإعلان
desk-relocate = رابط المحاضرة
desk-relocate-hint = ينتقل من في غرفة المحاضرة إلى الرابط الجديد.
desk-relocate-button = نقل المحاضرة
desk-extend = تمديد المحاضرة
desk-extend-hint = يتأخر موعد الانتهاء، ولا يُطلب من أحد شيء إضافي: فمن اكتمل حضوره حتى الانتهاء المقرر احتفظ به.
desk-extend-by = { PLURAL($n) ->
    [zero] بلا تمديد
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
desk-extend-button = تمديد
lecture-extended = { PLURAL($n) ->
    [zero] تنتهي المحاضرة في موعدها.
    [one] مُدّدت المحاضرة دقيقة واحدة.
    [two] مُدّدت المحاضرة دقيقتين.
    [few] مُدّدت المحاضرة { $n } دقائق.
    [many] مُدّدت المحاضرة { $n } دقيقة.
   *[other] مُدّدت المحاضرة { $n } دقيقة.
}
lecture-cannot-extend = لا تُمدَّد إلا محاضرة جارية أو تبدأ خلال ربع ساعة، وبما لا يزيد على يوم.
lecture-relocated = نُقلت المحاضرة، ويرى من في غرفتها الرابط الجديد.
lecture-cannot-relocate = لا تُنقل إلا محاضرة منشورة لم تنتهِ بعد.
announcement-made = يرى من في غرفة المحاضرة إعلانك.
announcement-withdrawn = سُحب الإعلان.
desk-replays-more = محاضرات أخرى: { $n }
