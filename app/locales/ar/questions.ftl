## أسئلة إلى المحاضر

questions-title = الأسئلة
question-ask = اسأل المحاضر
question-hint = يراه كل من في غرفة المحاضرة مع اسمك.
question-send = إرسال السؤال
question-none = لم يسأل أحد بعد.
question-raise = { PLURAL($n) ->
    [zero] أيّد هذا السؤال
    [one] أيّده شخص واحد. أيّده أنت أيضًا
    [two] أيّده شخصان. أيّده أنت أيضًا
    [few] أيّده { $n } أشخاص. أيّده أنت أيضًا
    [many] أيّده { $n } شخصًا. أيّده أنت أيضًا
   *[other] أيّده { $n } شخص. أيّده أنت أيضًا
}
question-answered = أُجيب عنه
question-answered-aloud = أُجيب عنه أثناء المحاضرة.
question-hidden = مخفي
question-taken = أُضيف سؤالك إلى القائمة.
question-too-soon = يُرجى الانتظار نصف دقيقة بين سؤالين.
question-too-many = لقد طرحت عشرين سؤالًا هنا. ما زال بإمكانك تأييد أسئلة غيرك.
question-settle = الإجابة أو الإخفاء
question-answer = إجابة مكتوبة (اختيارية)
question-mark-answered = وضع علامة «أُجيب عنه»
question-reopen = إعادة الفتح
question-hide = إخفاء
question-settled = غُيّر السؤال.

## ما يقوله المنظّم لمن في القاعة

room-announcement = من المنظِّم:
# $time is a time and a place: "16:00 Beijing".
room-extended = مُدِّدت المحاضرة، وتنتهي الآن الساعة { $time }.
room-moved = انتقلت المحاضرة، وتتواصل هنا.
