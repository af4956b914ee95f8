## The gate

join = الانضمام إلى المحاضرة
joined = انضممت
room-title = مباشر: { $title }
gate-not-enrolled = ليس لك مقعد في هذه المحاضرة.
gate-not-admitted = لك مقعد، لكن هذه المحاضرة ليست متاحة لك الآن: إما أن صفتك الرسمية غير مؤكدة وإما أن جمهورها تغيّر. تواصل مع أحد المنظِّمين.
gate-too-early = لم يُفتح الباب بعد.
gate-over = انتهت هذه المحاضرة.
gate-not-joined = الباب مفتوح. انضم إلى المحاضرة لتدخل.
gate-taken-over = يُقاس حضورك الآن في علامة تبويب أخرى أو على جهاز آخر.
gate-malformed = لم تعد هذه الصفحة صالحة لقياس الحضور. أعد تحميلها.
# $time is a day and a time, $zone "Kigali (GMT+2)", $wait a length.
door-opens-at = يُفتح يوم { $time } بتوقيت { $zone }: بقي { $wait }.
look-again = التحقق من جديد

## The room

meeting-outside = تُعقد هذه المحاضرة في قاعة اجتماعات خارجية.
open-meeting = فتح الاجتماع
new-tab = (يُفتح في علامة تبويب جديدة)
keep-open = أبقِ هذه الصفحة مفتوحة إلى جانبه، فهي تقيس حضورك.
no-meeting-yet = لم يفتح المنظِّم الاجتماع بعد. أعد تحميل هذه الصفحة بعد دقيقة. ويُقاس حضورك في هذه الأثناء.
open-stream = فتح البث على حدة
stream-unplayable = لا يستطيع هذا المتصفح تشغيل البث هنا.
stream-lost = البث لا يصل الآن. تُعاد المحاولة تلقائيًا.
stream-again = أعد المحاولة الآن
sound-only = الصوت فقط (يستهلك بيانات أقل)
# $time is a length, as "40 seconds".
stream-behind = التأخر عن البث المباشر: { $time } تقريبًا.
stream-slow = الاتصال بطيء، ولذلك يتوقف البث أحيانًا.
stream-to-live = الانتقال إلى البث المباشر
minutes-so-far = دقائقك المحتسبة حتى الآن: { $n }
minutes-credited = { PLURAL($n) ->
    [zero] مدة الحضور: أقل من دقيقة
    [one] مدة الحضور: دقيقة واحدة
    [two] مدة الحضور: دقيقتان
    [few] مدة الحضور: { $n } دقائق
    [many] مدة الحضور: { $n } دقيقة
   *[other] مدة الحضور: { $n } دقيقة
}

## What counts

counts-title = ما الذي يُحتسب حضورًا
counts-no-script = لا تُقاس الدقائق إلا بوجود JavaScript، وهو لا يعمل في هذا المتصفح. يمكنك متابعة المحاضرة على كل حال، لكن ذلك يُحتسب انضمامًا لا حضورًا مكتملًا.
counts-open = أبقِ هذه الصفحة مفتوحة. فهي تُعلم القاعة كل نصف دقيقة بأنك هنا، وفق ساعة القاعة نفسها.
counts-needed = { PLURAL($n) ->
    [zero] يكتمل حضورك ببلوغ { $n } دقيقة.
    [one] يكتمل حضورك ببلوغ دقيقة واحدة.
    [two] يكتمل حضورك ببلوغ دقيقتين.
    [few] يكتمل حضورك ببلوغ { $n } دقائق.
    [many] يكتمل حضورك ببلوغ { $n } دقيقة.
   *[other] يكتمل حضورك ببلوغ { $n } دقيقة.
}
counts-too-short = ما كان مقررًا وعُقد فعلًا أقصر من أن يكتمل به حضور أحد.
counts-one = يُحتسب جهاز واحد في كل وقت. وإذا فتحت الصفحة في مكان آخر انتقل القياس إليه.
counts-lost = إذا انقطع الاتصال أقل من ٩٠ ثانية، فلن تخسر شيئًا.

## The presence island. A number of minutes stands where $n is, a clock ("12:05") where $time is.

presence-label = حضورك
presence-credited = الدقائق المحتسبة: { $n }
presence-needed = المطلوب لاكتمال الحضور: { $n }
presence-reached = تكفي لاكتمال الحضور
presence-too-short = المدة أقصر من أن يكتمل بها حضور
presence-bar = الدقائق المحتسبة من الدقائق المطلوبة
presence-starts-in = بقي على البدء { $time }
presence-time-left = بقي { $time }
presence-connecting = جارٍ الاتصال
presence-connected = متصل
presence-reconnecting = جارٍ استعادة الاتصال، ودقائقك محفوظة
presence-continue = المتابعة هنا
presence-ended = انتهت المحاضرة. دقائقك محفوظة.
presence-to-result = عرض النتيجة
presence-signed-out = سُجّل خروجك. دقائقك حتى الآن محفوظة.
presence-sign-in = تسجيل الدخول من جديد
presence-refused = لم يعد قياس حضورك هنا ممكنًا. أعد تحميل الصفحة.

## The end screen

end-ended = انتهت { $time }
end-attended = شكرًا { $name }. لقد حضرت هذه المحاضرة.
end-partly = { PLURAL($n) ->
    [one] حضرت دقيقة واحدة، والمطلوب لاحتساب الحضور: { $needed } د.
    [two] حضرت دقيقتين، والمطلوب لاحتساب الحضور: { $needed } د.
    [few] حضرت { $n } دقائق، والمطلوب لاحتساب الحضور: { $needed } د.
   *[other] حضرت { $n } دقيقة، والمطلوب لاحتساب الحضور: { $needed } د.
}
end-nothing = لم تُحتسب لك أي دقائق.
end-too-short = كانت هذه المحاضرة أقصر من أن يُحتسب حضورها.
end-minutes = احتُسب { $n } من { $core } د
end-corrected = حدّدها أحد المنظِّمين
end-correction = إن لم تكن دقائقك صحيحة
end-away = لم يُحتسب: { $from } إلى { $to } ({ $length })
end-why = كيف تُحتسب الدقائق
end-why-text = تُحتسب الدقائق ما دامت القاعة مفتوحة على شاشتك واتصالك قائمًا، أو ما دمت مسجّلًا في مجموعة مشاهدة. ولا تُحسم الانقطاعات التي تعود من تلقاء نفسها.
request-button = طلب تصحيح
request-note = ما الذي ينبغي أن يعرفه المنظِّم؟
request-note-hint = مثلًا: «تابعت المحاضرة بالهاتف بعد انقطاع الاتصال». { $most } حرف على الأكثر.
request-sent = أُرسل طلبك، وسيجيب عنه أحد المنظِّمين هنا.
request-waits = طلبت تصحيحًا { $time }، ولم يجب أحد المنظِّمين بعد.
request-granted = حدّد أحد المنظِّمين دقائقك { $time }:
request-left = أبقى أحد المنظِّمين دقائقك كما هي { $time }:
request-too-early = يمكن طلب التصحيح بعد انتهاء المحاضرة.
request-too-late = يمكن طلب التصحيح خلال ٣٠ يومًا بعد المحاضرة.
request-no-seat = لست مسجّلًا في هذه المحاضرة.
request-waits-already = سبق أن قدّمت طلبًا، ولم يجب أحد المنظِّمين بعد.
