## Gathered rooms

gathering-title = هل تتابعون معًا؟
gathering-intro = إذا كنتم تتابعون المحاضرة معًا على هذه الشاشة فافتح مجموعة. يسجّل الآخرون حضورهم بهواتفهم، وما دامت هذه الصفحة تقيس حضورك فهي تحتسب لهم أيضًا.
gathering-open-button = فتح مجموعة
gathering-code = الرمز:
gathering-qr = رمز مربّع لتسجيل الحضور بالرمز { $code }
# $address is a link.
gathering-address = وجّه كاميرا الهاتف إلى الصورة، أو افتح { $address } واكتب الرمز.
gathering-members = { $n ->
    [0] لم يسجّل أحد حضوره بعد.
    [zero] لم يسجّل أحد حضوره بعد.
    [one] سجّل شخص واحد حضوره:
    [two] سجّل شخصان حضورهما:
    [few] سجّل { $n } أشخاص حضورهم:
    [many] سجّل { $n } شخصًا حضورهم:
   *[other] سجّل { $n } شخص حضورهم:
}
gathering-has-left = غادر
# $time is a time of day.
gathering-confirm-from = ابتداءً من { $time } أكّد هنا مرة واحدة أن الجميع ما زالوا معك.
gathering-confirm-due = هل كل من في هذه القائمة ما زالوا معك؟ حدّد من غادر أولًا ثم أكّد. وإن لم تؤكد توقفت دقائق الآخرين عند { $time } إلى أن تؤكد.
gathering-load-again = من دون JavaScript لا تتغير هذه الصفحة من تلقاء نفسها: أعد تحميلها لترى من سجّل حضوره، ولتؤكد حين يحين الوقت.
gathering-confirm-now = يُرجى أن تؤكد الآن من بقي معك.
gathering-confirm-button = نعم، جميعهم هنا
gathering-confirmed = تم تأكيد العدد. يستمر احتساب الدقائق حتى النهاية.
gathering-close-button = إغلاق المجموعة
gathering-closed-notice = أُغلقت المجموعة. والدقائق حتى الآن محفوظة في السجل.
gathering-confirmed-notice = تم التأكيد. شكرًا لك.
gathering-left-notice = غادرت المجموعة. ودقائقك حتى الآن محفوظة في السجل.
gathering-no-such-code = لا توجد مجموعة بهذا الرمز. انظر إلى شاشة المضيف مرة أخرى.
gathering-is-closed = هذه المجموعة مغلقة.
gathering-own = هذه مجموعتك أنت. ويُقاس حضورك في صفحة المحاضرة.
gathering-already-open = لديك مجموعة مفتوحة بالفعل.
gathering-none-open = ليست لك مجموعة مفتوحة في هذه المحاضرة.
gathering-not-in = لست في هذه المجموعة.
gathering-too-early = لم يحن وقت التأكيد بعد. يمكنك التأكيد قبل منتصف المحاضرة بعشر دقائق.

## Checking in

check-in-title = تسجيل الحضور في مجموعة
check-in-at = تسجيل الحضور: { $title }
check-in-text = يعرض مضيف المجموعة التي تتابع المحاضرة معًا رمزًا من ستة أحرف وأرقام على شاشته.
check-in-code = الرمز
check-in-code-hint = ستة أحرف وأرقام لاتينية. لا فرق بين الأحرف الكبيرة والصغيرة، ولا أثر للمسافات.
check-in-continue = متابعة
# $host is a name, $time a time of day.
check-in-host = يدعوك { $host } إلى متابعة هذه المحاضرة مع مجموعته.
check-in-will-count = من الآن تُحتسب لك الدقائق التي يكون فيها المضيف حاضرًا وأنت في المجموعة.
check-in-will-seat = إن لم يكن لك مقعد في المحاضرة بعد، فسيُحجز لك مقعد.
check-in-will-leave = عندما تغادر، اضغط «مغادرة المجموعة» في هذه الصفحة.
check-in-button = تسجيل الحضور
check-in-done = تم تسجيل حضورك.
check-in-since = أنت في مجموعة { $host } منذ { $time }.
check-in-gathered = دقائقك في المجموعة حتى الآن: { $n }
check-in-may-close = يمكنك إغلاق هذه الصفحة. عد إليها لمغادرة المجموعة أو للاطلاع على دقائقك.
check-in-leave = مغادرة المجموعة
check-in-again = كنت في هذه المجموعة ثم غادرتها. إن عدت فسجّل حضورك من جديد.
check-in-to-room = إلى مجموعتك

## Figures

column-gathered = مع مجموعة
minutes-gathered = { $n ->
    [zero] مع مجموعة: أقل من دقيقة
    [one] مع مجموعة: دقيقة واحدة
    [two] مع مجموعة: دقيقتان
    [few] مع مجموعة: { $n } دقائق
    [many] مع مجموعة: { $n } دقيقة
   *[other] مع مجموعة: { $n } دقيقة
}
gathered-meaning = مع مجموعة: دقائق في مجموعة مضيفها حاضر، من غير حضور المرء بنفسه. والنسبة من الاثنين معًا، أو من التصحيح إن وُجد.
report-total-gathered = الدقائق مع مجموعة للجميع معًا
desk-report-means-gathered = مع مجموعة: الوقت في مجموعة مضيفها حاضر، من غير حضور المرء بنفسه. وهو ليس جزءًا من الدقائق المذكورة بجانبه.
gatherings-title = المجموعات
gatherings-column-host = المضيف
gatherings-column-opened = فُتحت
gatherings-column-closed = أُغلقت
gatherings-column-members = الأشخاص
gatherings-column-heads = تأكيد العدد
# $time is a day and a time.
gatherings-heads = { $n }، { $time }
