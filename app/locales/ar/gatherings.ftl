## Gathered rooms

gathering-title = هل تتابعون معًا؟
gathering-intro = إذا كنتم تتابعون المحاضرة معًا على هذه الشاشة، فتابعوها في مجموعة. يسجّل الآخرون حضورهم بهواتفهم، وما دامت هذه الصفحة تقيس حضورك فهي تحتسب لهم أيضًا.
gathering-no-script = هذا المتصفح لا يشغّل JavaScript، فلا يمكن لهذه الصفحة أن تقيس حضورك. وإذا فتحت مجموعة هنا، فلن تُحتسب أي دقائق لأحد فيها، ولا لك أنت. فليكن المضيف شخصًا يشغّل متصفحه JavaScript.
gathering-open-button = المتابعة في مجموعة
gathering-code = الرمز:
gathering-qr = رمز QR لتسجيل الحضور بالرمز { $code }
# $address is a link.
gathering-address = وجّه كاميرا الهاتف إلى الصورة، أو افتح { $address } واكتب الرمز.
gathering-members = { PLURAL($n) ->
    [zero] لم يسجّل أحد حضوره بعد.
    [one] سجّل شخص واحد حضوره:
    [two] سجّل شخصان حضورهما:
    [few] سجّل { $n } أشخاص حضورهم:
    [many] سجّل { $n } شخصًا حضورهم:
   *[other] سجّل { $n } شخص حضورهم:
}
gathering-has-left = تسجيل المغادرة
gathering-load-again = من دون JavaScript لا تتغير هذه الصفحة من تلقاء نفسها: أعد تحميلها لترى من سجّل حضوره، ولتذكر العدد حين يحين الوقت.
gathering-close-button = إغلاق المجموعة
gathering-close = إغلاق المجموعة …
gathering-close-title = أتريد إغلاق مجموعتك؟
gathering-close-members = { PLURAL($n) ->
    [zero] ليس في المجموعة أحد.
    [one] في المجموعة شخص واحد. تتوقف دقائقه فيها الآن، وتبقى دقائقه السابقة محفوظة في السجل.
    [two] في المجموعة شخصان. تتوقف دقائقهما فيها الآن، وتبقى دقائقهما السابقة محفوظة في السجل.
    [few] في المجموعة { $n } أشخاص. تتوقف دقائقهم فيها الآن، وتبقى دقائقهم السابقة محفوظة في السجل.
    [many] في المجموعة { $n } شخصًا. تتوقف دقائقهم فيها الآن، وتبقى دقائقهم السابقة محفوظة في السجل.
   *[other] في المجموعة { $n } شخص. تتوقف دقائقهم فيها الآن، وتبقى دقائقهم السابقة محفوظة في السجل.
}
gathering-close-text = لا يمكن فتحها من جديد. وما دامت المحاضرة جارية يمكنك أن تفتح مجموعة أخرى: رمزها جديد، ويسجّل الآخرون حضورهم مرة أخرى.
gathering-close-number = وسيبقى السؤال عن عدد من كانوا معك في الغرفة: تعرضه صفحة البث المباشر لهذه المحاضرة حتى ساعة بعد انتهائها.
gathering-close-back = العودة إلى صفحة البث المباشر
gathering-closed-notice = أُغلقت المجموعة. والدقائق حتى الآن محفوظة في السجل.
gathering-left-notice = غادرت المجموعة. ودقائقك حتى الآن محفوظة في السجل.
gathering-no-such-code = لا توجد مجموعة بهذا الرمز. انظر إلى شاشة المضيف مرة أخرى.
gathering-is-closed = هذه المجموعة مغلقة.
gathering-own = هذه مجموعتك أنت. ويُقاس حضورك في صفحة المحاضرة.
gathering-already-open = لديك مجموعة مفتوحة بالفعل.
gathering-none-open = ليست لك مجموعة مفتوحة في هذه المحاضرة.
gathering-not-in = لست في هذه المجموعة.
gathering-too-early = لم يحن الوقت بعد. يُفتح السؤال قبل منتصف المحاضرة بعشر دقائق، أو بعد خمس دقائق من فتح مجموعة فُتحت بعد ذلك.
gathering-code-lets-in = لا يعمل الرمز إلا وهذه الصفحة مفتوحة وتقيس حضورك، والحد الأقصى للمجموعة: { $n }. فإن وصل الرمز إلى خارج هذه الغرفة، فغيّره: عندئذ لا يعمل الرمز القديم، ويبقى في المجموعة من فيها.
gathering-renew-button = تغيير الرمز
gathering-code-renewed = للمجموعة رمز جديد. ولم يعد الرمز القديم يعمل.
# $time is a time of day.
gathering-asked-from = ابتداءً من { $time } اذكر هنا مرة واحدة كم شخصًا معك في الغرفة، ومن هم.
# $time is a time of day.
gathering-asked-until = كم شخصًا معك في الغرفة، ومن هم؟ سجّل مغادرة من غادر، وضع علامة أمام أسماء من تراهم، واكتب العدد. يُطرح السؤال مرة واحدة، ويمكنك الإجابة حتى { $time }. وبعد منتصف المحاضرة لا تُحتسب الدقائق لأكثر من هذا العدد: لمن وضعت علامة أمام أسمائهم، ثم لمن أجابوا بهواتفهم.
gathering-count-now = اذكر الآن كم شخصًا معك في الغرفة.
gathering-heads = عدد الأشخاص في الغرفة من دونك
gathering-heads-hint = عُدّ الأشخاص لا الأسماء في القائمة، ولا تعدّ نفسك. وبعد الحفظ لا يغيّر العددَ إلا منظِّم.
gathering-count-button = حفظ العدد
gathering-counted = { PLURAL($n) ->
    [zero] ذكرت أن ليس معك أحد.
    [one] ذكرت أن معك شخصًا واحدًا.
    [two] ذكرت أن معك شخصين.
    [few] ذكرت أن معك { $n } أشخاص.
    [many] ذكرت أن معك { $n } شخصًا.
   *[other] ذكرت أن معك { $n } شخص.
}
gathering-counted-notice = حُفظ العدد. شكرًا لك.
gathering-missed = لم يُذكر العدد في الوقت المحدد. والقرار الآن لمنظِّم، فراسله.
gathering-marked-gone = سُجّلت مغادرته
gathering-marked-gone-notice = سُجّلت مغادرته: تتوقف دقائقه في مجموعتك هنا، ولا يعود إلا إذا سمحت له.
gathering-ticked = أمام اسمه علامة
gathering-answered = أجاب
gathering-let-back = السماح بالعودة
gathering-let-back-notice = يمكنه تسجيل حضوره بالرمز من جديد.
gathering-asked-still = كنت في مجموعة في هذه المحاضرة، ولا يزال سؤال عنها ينتظر إجابتك.
gathering-asked-still-link = إلى السؤال
gathering-host-away = صفحة المضيف ليست مفتوحة الآن، ولا يعمل الرمز إلا وهي مفتوحة. اطلب من المضيف أن يفتحها.
gathering-gone = سجّل المضيف مغادرتك. ولا يستطيع إعادتك إلا المضيف، فاطلب منه ذلك.
gathering-full = المجموعة ممتلئة، وحدها الأقصى: { $n }. ويستطيع منظِّم أن يرفع هذا الحد.
gathering-too-late = فات الوقت: مضت ساعة على انتهاء المحاضرة. والقرار الآن لمنظِّم.
gathering-already-counted = سبق ذكر العدد: { $n }. ولا يغيّره إلا منظِّم.
gathering-heads-range = عدد صحيح من ٠ إلى { $most }، وهو الحد الأقصى للمجموعة.
gathering-more-ticks = عدد الأسماء التي وضعت أمامها علامة ({ $n }) أكبر من العدد المكتوب.
gathering-own-title = مجموعتك

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
check-in-will-seat = إن لم تحجز مقعدًا في المحاضرة بعد، فسيُحجز لك مقعد.
check-in-will-leave = عندما تغادر، اضغط «مغادرة المجموعة» في هذه الصفحة.
check-in-button = تسجيل الحضور
check-in-done = سُجّل حضورك.
check-in-since = أنت في مجموعة { $host } منذ { $time }.
check-in-gathered = دقائقك في المجموعة حتى الآن: { $n }
check-in-may-close = يمكنك إغلاق هذه الصفحة. عُد إليها للإجابة عند منتصف المحاضرة، أو لمغادرة المجموعة، أو للاطلاع على دقائقك.
check-in-leave = مغادرة المجموعة
check-in-again = كنت في هذه المجموعة ثم غادرتها. إن عُدت، فسجّل حضورك من جديد.
check-in-to-room = إلى مجموعتك
check-in-will-ask = عند منتصف المحاضرة تسألك هذه الصفحة مرة واحدة هل ما زلت هنا. أجب عندئذ: فإن لم تجب، ولم يضع المضيف علامة أمام اسمك، توقفت دقائقك عند المنتصف.
check-in-still-here = هل ما زلت هنا؟
check-in-still-here-yes = نعم، أنا هنا
# $time is a time of day.
check-in-asked-from = الساعة { $time } تسألك هذه الصفحة هل ما زلت هنا. عُد إليها حينئذ.
# $time is a time of day.
check-in-asked-until = تكفي ضغطة واحدة للإجابة، حتى { $time }. وإن لم تجب، ولم يضع المضيف علامة أمام اسمك، توقفت دقائقك عند منتصف المحاضرة.
check-in-said = سُجّل وجودك عند منتصف المحاضرة.
check-in-missed = لم تجب في الوقت المحدد عن سؤال هل ما زلت هنا: تتوقف دقائقك في هذه المجموعة عند منتصف المحاضرة.
check-in-answered-notice = شكرًا لك. إجابتك محفوظة في السجل.

## Figures

column-gathered = مع مجموعة
minutes-gathered = { PLURAL($n) ->
    [zero] مع مجموعة: أقل من دقيقة
    [one] مع مجموعة: دقيقة واحدة
    [two] مع مجموعة: دقيقتان
    [few] مع مجموعة: { $n } دقائق
    [many] مع مجموعة: { $n } دقيقة
   *[other] مع مجموعة: { $n } دقيقة
}
gathered-meaning = مع مجموعة: دقائق في مجموعة مضيفها حاضر، في غير وقت الحضور الفردي. والنسبة من الاثنين معًا، أو من التصحيح إن وُجد.
report-total-gathered = الدقائق مع مجموعة، للجميع معًا
desk-report-means-gathered = مع مجموعة: الوقت في مجموعة مضيفها حاضر، في غير وقت الحضور الفردي. ولا يدخل أبدًا في الدقائق المذكورة بجانبه.
gatherings-title = المجموعات
gatherings-column-host = المضيف
gatherings-column-opened = فُتحت
gatherings-column-closed = أُغلقت
gatherings-open = ما زالت مفتوحة
gatherings-closed-by-end = بانتهاء المحاضرة
gatherings-column-members = الأشخاص
gatherings-column-heads = العدد المذكور
# $time is a day and a time, $name a person.
gatherings-heads = العدد من دون المضيف: { $n }، ذكره { $name } يوم { $time }
gatherings-column-look = للمراجعة
gatherings-flag-asked = لم يذكر المضيف العدد بعد.
gatherings-flag-uncounted = لم يذكر أحد العدد: اكتمال حضور الأعضاء ينتظر قرارك.
gatherings-flag-countries = عدد الدول التي ينتمي إليها أفرادها: { $n }
# $host is a name.
gatherings-room-title = مجموعة { $host }
gatherings-column-came = سجّل حضوره
gatherings-column-left = غادر
gatherings-in-room = ما زال في المجموعة
gatherings-stayed = بقي حتى النهاية
gatherings-column-ticked = علامة المضيف
gatherings-column-answered = أجاب
gatherings-heads-none = لم يذكر أحد العدد.
# $time is a day and a time.
gatherings-heads-from = يُسأل المضيف ابتداءً من يوم { $time }.
gatherings-heads-text = يذكر المضيف العدد مرة واحدة. ويمكنك أن تذكره إن لم يُذكر، أو أن تصححه، مع ذكر السبب. وعندئذ لا تُحتسب الدقائق بعد منتصف المحاضرة، ولا اكتمال الحضور، لأكثر من هذا العدد: لمن وضع المضيف علامة أمام أسمائهم، ثم لمن أجابوا بترتيب إجاباتهم.
gatherings-heads-field = عدد الأشخاص في الغرفة من دون المضيف
gatherings-heads-hint = عُدّ الأشخاص لا الأسماء في القائمة، ولا تعدّ المضيف.
gatherings-heads-set = حُفظ العدد، وحُسب حضور الأعضاء وفقًا له.
gatherings-heads-oneself = كنت أنت نفسك في هذه المجموعة. والقرار لمنظِّم آخر.
gatherings-size-title = الحد الأقصى للمجموعة
gatherings-size = أقصى عدد للأعضاء معًا
gatherings-size-hint = ٣٠، أو حتى { $n } لمجموعة كبيرة.
gatherings-size-button = حفظ
gatherings-size-set = حُفظ الحد الأقصى للمجموعة.
gatherings-size-range = عدد صحيح من { $least } إلى { $most }.
gatherings-size-over = انتهت هذه المجموعة، ولم يعد تغيير حدّها الأقصى ممكنًا.
report-attended-alone = حضور فردي: { $n }
report-attended-gathered = مع مجموعة: { $n }
report-means-attended-apart = حضور مكتمل فردي: بدقائق الحضور الفردي أو بتصحيح. حضور مكتمل مع مجموعة: لا يكتمل إلا مع دقائق في مجموعة وضع مضيفها علامة أمام الاسم أو أجاب فيها الشخص، في حدود العدد المذكور لها.
attended-by-gathering = مع مجموعة
# $host is a name.
gatherings-waits = لم يذكر أحد عدد من كانوا في مجموعة { $host }.
