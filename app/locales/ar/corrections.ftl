## A person’s presence, and corrections

record-title = حضور { $name }
record-present = دقائق الحضور
record-gathered = الدقائق مع مجموعة
record-corrected = الدقائق المحتسبة بالتصحيح
record-attended = حضور مكتمل
record-late = وصول متأخر
record-left-early = مغادرة مبكرة
record-stretches = فترات الحضور
record-start = البدء
record-middle = المنتصف
record-end = الانتهاء
record-line-legend = فوق الخط: حضور فردي. تحته: مع مجموعة. والأوقات بتوقيت
# Each is a length: "30 min".
record-line-text = محاضرة مدتها { $length } على خط. حضور فردي: { $own }، ومع مجموعة: { $gathered }.
record-none = لم يُقس أي حضور.
record-column-from = من
record-column-to = إلى
record-column-length = المدة
record-column-how = نوع الحضور
record-own = حضور فردي
record-with = في مجموعة { $host }
record-corrections = التصحيحات
record-no-corrections = لم يُجرَ أي تصحيح.
record-column-when = الوقت
record-column-by = من أجراه
correction-text = يُضاف التصحيح إلى جانب القياس، ولا يحل محل شيء. وأحدث تصحيح هو الذي يقرر اكتمال الحضور، وهو يحمل اسمك.
correction-minutes = الدقائق المحتسبة
correction-minutes-hint = عدد صحيح من ٠ إلى { $most }، وهي المدة الفعلية للمحاضرة. وإن قصرت المدة، فلا يُحتسب أكثر منها.
correction-reason = السبب
correction-reason-hint = الحد الأقصى لعدد الأحرف: { $most }. وسيقرؤه المدقق.
correction-button = إجراء التصحيح
correction-made = سُجّل التصحيح.
correction-minutes-range = اكتب عددًا صحيحًا من ٠ إلى { $most }.
correction-no-reason = اذكر السبب.
correction-long-reason = الحد الأقصى لعدد الأحرف: { $most }.
correction-too-early = يمكن تصحيح الحضور بعد بدء المحاضرة.
correction-cancelled = أُلغيت المحاضرة، فلا حضور فيها يُصحَّح.
correction-no-seat = ليس لهذا الشخص مقعد، فلا حضور له يُصحَّح.
correction-oneself = لا يصحح أحد حضور نفسه. اطلب ذلك من منظِّم آخر.
correction-as-measured = بحسب القياس
correction-back-text = يمكن إلغاء التصحيح بقيد جديد، وعندئذ يعود القرار إلى القياس.
correction-back-button = إلغاء التصحيح
correction-taken-back = أُلغي التصحيح، والقرار للقياس.
correction-none-stands = لا يوجد تصحيح يمكن إلغاؤه.
actual-times = وقتا البدء والانتهاء الفعليان
actual-times-none = لم يضغط أحد زر البدء ولا زر الإنهاء، ولم تُحدد أوقات أخرى. فالموعد المقرر هو المعتمد.
actual-times-change = الأوقات المسجلة وتصحيحها
actual-times-text = حدد الوقتين إن لم تُعقد المحاضرة في موعدها، أو إن ضُغط زر قبل الأوان أو بعده. يبقى القياس محفوظًا، ويُعاد حساب حضور الجميع وفق الوقتين المحددين هنا. ويمكن تحديدهما مرة أخرى.
actual-times-hint = التوقيت المحلي في { $zone }. اتركه فارغًا إن كان في الموعد المقرر.
actual-times-began = البدء الفعلي
actual-times-ended = الانتهاء الفعلي
actual-times-button = تحديد الوقتين
actual-times-set = سُجّل الوقتان، وأعيد حساب حضور الجميع.
actual-times-as-planned = في الموعد المقرر
actual-times-pressed = ضُغط الزر في لوحة المنظِّم
actual-times-cannot = لا يمكن تحديد وقتي هذه المحاضرة: يجب أن تكون منشورة وغير ملغاة، وأن يكون موعدها قد حان.
actual-times-future = هذا الوقت لم يحن بعد.
actual-times-far = يبعد هذا الوقت عن الموعد المقرر أكثر من يوم.
actual-times-order = يجب أن يكون الانتهاء بعد البدء.
actual-times-held = لم يضغط أحد زر البدء ولا زر الإنهاء. هل عُقدت هذه المحاضرة؟
actual-times-held-yes = نعم، في موعدها
actual-times-held-no = لا، أُلغيت …
actual-times-core = يُقاس الحضور بالفترة الأساسية، أي ما كان مقررًا وعُقد فعلًا: { $length }.
actual-times-no-standing = الفترة الأساسية، أي ما كان مقررًا وعُقد فعلًا: { $length }. وهي أقصر من ربع المدة المقررة أو من ٥ دقائق، فلا حضور مكتمل لأحد، ولا وصول متأخر، ولا مغادرة مبكرة. وإن لم يكن ذلك صحيحًا، فحدد الوقتين الفعليين.
actual-times-cancelled = أُلغيت المحاضرة، فلا حضور لأحد فيها.
attended-share = نسبة الحضور المكتمل
attended-share-stands = يكتمل الحضور ببلوغ { $share } من الفترة الأساسية: { $length }.
attended-share-change = تغيير النسبة
attended-share-text = بدأت المحاضرة، فلا تتغير نسبتها إلا مع ذكر السبب. ويُعاد حساب حضور الجميع وفقها.
attended-share-field = النسبة (٪)
attended-share-hint = عدد صحيح من ٥٠ إلى ١٠٠.
attended-share-button = تغيير النسبة
attended-share-set = سُجّلت النسبة، وأعيد حساب حضور الجميع.
attended-share-same = هذه هي النسبة المعتمدة حاليًا.
attended-share-cannot = لا يمكن تغيير نسبة هذه المحاضرة هنا: يجب أن تكون منشورة وغير ملغاة، وأن تكون قد بدأت. أما قبل بدئها، فتُغيَّر النسبة في نموذج المحاضرة.
attended-share-before = قبل التغيير
attended-share-after = بعد التغيير
corrected-to = الدقائق بعد التصحيح: { $n }
corrected-people = صُحّح حضورهم: { $n }

## The person's seats

seats-of-person = المقاعد
seat-none = لم يحجز هذا الشخص مقعدًا قط.
seat-held = محجوز الآن
seat-column-from = منذ
seat-column-to = حتى
seat-column-by = من سحبه
seat-take-text = سحب المقعد ينهي حضور هذا الشخص فورًا. وما قيس حتى ذلك الحين يُحتسب إن كانت المحاضرة قد بدأت، وإلا فلا يُحتسب منه شيء. ويمكنك إعادة المقعد.
seat-take-button = سحب المقعد
seat-taken-away = سُحب المقعد.
seat-back-text = سُحب هذا المقعد. وإن أُعيد، عُدَّ كأنه لم يُسحب قط.
seat-back-button = إعادة المقعد
seat-put-back = أُعيد المقعد.
seat-not-now = لم يعد سحب مقعد ممكنًا هنا.
seat-not-back-now = لم تعد إعادة مقعد ممكنة هنا.
seat-none-held = ليس لهذا الشخص مقعد.
seat-none-taken = لا يوجد مقعد مسحوب يمكن إعادته.
seat-all-taken = حُجزت المقاعد كلها في هذه الأثناء.

## The person's country and kind in the figures

participation-title = الدولة والفئة في الأرقام
# $time is a day and a time.
participation-since = حُفظتا مع أول قيد في هذه المحاضرة، { $time }
participation-of-upgrade = سُجّل هذا القيد قبل أن تُحفظ الدولة والفئة، فهما هنا كما وردتا في ملف الشخص يوم ترقية النظام.
# What is kept reads "Kenya · Official".
participation-today = يرد في الملف اليوم: { $today }. وهذا لا يغيّر شيئًا من أرقام هذه المحاضرة.
participation-change = تصحيح الدولة أو الفئة
participation-text = عندئذ تحتسب التقارير هذا الشخص وفق ما تختاره هنا، ويبقى ملفه كما هو. ويحمل التصحيح اسمك، ويُحفظ مع ما كان قبله.
participation-everywhere = في محاضرات أخرى أيضًا
# What is kept reads "Kenya · Official".
participation-everywhere-hint = عدد المحاضرات الأخرى التي حُفظت فيها البيانات نفسها عن هذا الشخص: { $n } ({ $kept }).
participation-button = حفظ التصحيح
participation-corrected = سُجّل التصحيح، وحُسبت الأرقام وفقه.
participation-same = هذا هو المحفوظ بالفعل. اختر دولة أخرى أو فئة أخرى.
participation-oneself = لا يصحح أحد هنا دولته وفئته بنفسه. اطلب ذلك من منظِّم آخر.

## Corrections that people ask for

requests-title = طلبات التصحيح
requests-wait = { PLURAL($n) ->
    [zero] لا طلبات تصحيح بانتظار الرد
    [one] طلب تصحيح واحد بانتظار الرد
    [two] طلبا تصحيح بانتظار الرد
    [few] { $n } طلبات تصحيح بانتظار الرد
    [many] { $n } طلب تصحيح بانتظار الرد
   *[other] { $n } طلب تصحيح بانتظار الرد
}
request-of-person = طلب تصحيح بانتظار الرد منذ يوم { $time }:
request-was-granted = طُلب تصحيح، وحُددت الدقائق يوم { $time }:
request-was-left = طُلب تصحيح، وأُبقيت الدقائق كما هي يوم { $time }:
request-decline-text = صحّح الدقائق في قسم «التصحيحات» أدناه، أو أبقها كما هي واذكر السبب. وسيقرأ صاحب الطلب ردّك.
request-decline-button = إبقاء الدقائق كما هي
request-declined = تبقى الدقائق كما هي، وسيقرأ صاحب الطلب السبب.
request-none-waits = لا طلب هنا بانتظار الرد.
