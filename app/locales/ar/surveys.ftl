## Rating a lecture

rating-title = تقييم هذه المحاضرة
rating-text = لا يطّلع على التقييم إلا المنظِّمون ومحاضرو هذه المحاضرة، ولا يظهر اسمك. ولا تظهر التقييمات للمحاضرين إلا في مجموعات، في كل منها { $least }.
rating-until = يمكنك أن تقيّم المحاضرة وأن تعدّل تقييمك حتى { $date }.
rating-question = ما مدى فائدة هذه المحاضرة لعملك؟
rating-value-5 = ٥ – مفيدة جدًا
rating-value-4 = ٤ – مفيدة
rating-value-3 = ٣ – مفيدة إلى حد ما
rating-value-2 = ٢ – قليلة الفائدة
rating-value-1 = ١ – غير مفيدة
rating-line = كلمة إلى المنظِّمين والمحاضرين (اختيارية)
rating-line-hint = الحد الأقصى لعدد الأحرف: { $most }.
rating-send = إرسال التقييم
rating-change = تعديل التقييم
rating-saved = شكرًا لك. تقييمك محفوظ في السجل.

## Why a rating is not taken

rating-unchosen = اختر واحدًا من الخيارات الخمسة.
rating-cancelled = أُلغيت هذه المحاضرة، فلا يمكن تقييمها.
rating-too-early = يمكن تقييم المحاضرة بعد انتهائها.
rating-too-late = مضى على انتهاء هذه المحاضرة أكثر من ٦٠ يومًا، فلم يعد تقييمها ممكنًا.
rating-not-there = يقيّم هذه المحاضرة من كان في غرفتها وقت البث، أو من شاهد تسجيلها بعد تسجيل الدخول.
rating-staff = لا يقيّم المحاضرة منظِّمو القاعة ولا محاضرو المحاضرة نفسها.

## What was said

ratings-title = التقييمات
ratings-none = لم يقيّم أحد هذه المحاضرة بعد.
ratings-total = { PLURAL($n) ->
    [zero] لم يقيّم أحد هذه المحاضرة.
    [one] قيّم هذه المحاضرة شخص واحد.
    [two] قيّم هذه المحاضرة شخصان.
    [few] قيّم هذه المحاضرة { $n } أشخاص.
    [many] قيّم هذه المحاضرة { $n } شخصًا.
   *[other] قيّم هذه المحاضرة { $n } شخص.
}
ratings-few = حمايةً لمن قيّموا، لا يظهر المتوسط ولا الأرقام ولا ما كتبوه إلا متى بلغ عددهم { $least }.
ratings-grouped = حمايةً لمن قيّموا، تظهر التقييمات للمحاضرين في مجموعات، في كل منها { $least }. وما يلي أول ما ورد منها، وعدده { $shown }.
ratings-mean = المتوسط { $mean } من { $best }
ratings-column-rating = التقييم
ratings-column-people = الأشخاص
ratings-lines = ما كتبوه
ratings-nameless = الأحدث أولًا، دون أسماء.
ratings-unordered = دون أسماء، ودون ترتيب زمني.
ratings-no-lines = لم يكتب أحد شيئًا.
