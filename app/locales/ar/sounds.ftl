## اللغات التي يُسمع بها التسجيل

sound = الصوت
player-sound-note = عند اختيار لغة للمرة الأولى يحتاج الفيديو إلى بضع ثوانٍ ليبدأ.

## الأصوات في مكتب المنظم

sounds-title = لغات الاستماع
sounds-text = تسجيلات المترجمين الفوريين، ملف لكل لغة. يُضبط كل منها على مستوى صوت جميع المحاضرات ويُعرض مع كل جودة، ولا تُعدّ ملفات الفيديو من جديد.
sounds-none = يُسمع التسجيل باللغة { $language } فقط.
sound-column-language = اللغة
sound-column-from = المصدر
sound-column-state = الحالة
sound-column-act = الإجراء
sound-of-film = صوت الفيديو نفسه
sound-of-track = الصوت رقم { $n } في التسجيل
sound-state-own = في كل ملف فيديو
sound-state-unnamed = غير معروض: حدد لغته
sound-state-making = قيد الإعداد
sound-state-ready = معروض
sound-state-failed = تعذّر إعداده:
sound-not-offered = غير معروض
sound-language = لغة الصوت
sound-language-of = لغة الصوت رقم { $n } في التسجيل
sound-name-button = حفظ
sound-named = حُفظت اللغة.
sound-add = إضافة لغة أو استبدالها
sound-file = ملف الصوت
sound-file-hint = MP4 أو M4A أو WebM، يبدأ مع التسجيل وبطوله؛ { $mb } ميغابايت على الأكثر.
sound-send = إرسال
sound-saved = وصل الصوت، وسيُعرض حالما يُعد.
sound-remove = إزالة …
sound-remove-text = لن يُسمع التسجيل بهذه اللغة بعد ذلك. ويمكنك رفع الصوت من جديد.
sound-remove-button = إزالة الصوت
sound-removed = أُزيل الصوت.
file-none = اختر ملفًا.
file-too-large = الملف أكبر من { $mb } ميغابايت. اختر ملفًا أصغر.
sound-is-own = الفيديو بهذه اللغة أصلًا.
sound-taken = يوجد صوت آخر بهذه اللغة في هذا التسجيل.
sound-unlike = مدة هذا الصوت بالدقائق: { $sound }، ومدة التسجيل: { $film }. ربما كان الصوت لمحاضرة أخرى أو لجزء منها.
sound-too-many = أقصى عدد للغات المضافة إلى تسجيل واحد هو { $most }.
