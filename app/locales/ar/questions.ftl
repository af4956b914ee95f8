## أسئلة إلى المحاضر

questions-title = الأسئلة
question-ask = سؤالك إلى المحاضر
question-hint = يراه كل من في غرفة المحاضرة مع اسمك.
question-send = إرسال السؤال
question-none = لم يسأل أحد بعد.
question-raise = { PLURAL($n) ->
    [zero] التصويت لهذا السؤال
    [one] صوت واحد · تصويت
    [two] صوتان · تصويت
    [few] { $n } أصوات · تصويت
    [many] { $n } صوتًا · تصويت
   *[other] { $n } صوت · تصويت
}
question-answered = أُجيب عنه
question-answered-aloud = أُجيب عنه في المحاضرة.
question-hidden = مخفي
question-taken = أُضيف سؤالك إلى القائمة.
question-too-soon = انتظر نصف دقيقة بين سؤال وآخر.
question-too-many = طرحت عشرين سؤالًا هنا. ما زال بإمكانك التصويت لأسئلة غيرك.
question-settle = الإجابة أو الإخفاء
question-answer = إجابة مكتوبة (اختيارية)
question-mark-answered = وضع علامة «أُجيب عنه»
question-reopen = إعادة فتح السؤال
question-hide = إخفاء
question-settled = عُدّل السؤال.

## ما يقوله المنظّم لمن في القاعة

room-announcement = من المنظِّم:
# $time is a time and a place: "16:00 Beijing".
room-extended = مُدِّدت المحاضرة، وتنتهي الآن الساعة { $time }.
room-moved = انتقلت المحاضرة، وتتواصل هنا.
