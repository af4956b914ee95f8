## اللغات التي يُسمع بها التسجيل

sound = الصوت
player-sound-note = عند اختيار لغة للمرة الأولى يحتاج الفيلم إلى بضع ثوان ليبدأ.

## الأصوات في مكتب المنظم

sounds-title = لغات الاستماع
sounds-text = تسجيلات المترجمين الفوريين، ملف لكل لغة. يُضبط كل منها على مستوى صوت جميع المحاضرات ويُعرض مع كل جودة، دون إعادة صنع الأفلام.
sounds-none = يُسمع التسجيل باللغة { $language } فقط.
sound-column-language = اللغة
sound-column-from = المصدر
sound-column-state = الحالة
sound-column-act = ما يمكن فعله
sound-of-film = صوت الفيلم نفسه
sound-of-track = الصوت رقم { $n } في التسجيل
sound-state-own = في كل فيلم
sound-state-unnamed = غير معروض: اذكر لغته
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
sound-remove-text = لن يُسمع التسجيل بهذه اللغة بعد ذلك. يمكنك رفعه من جديد.
sound-remove-button = إزالة
sound-removed = أُزيل الصوت.
file-none = اختر ملفًا.
file-too-large = الملف أكبر من { $mb } ميغابايت.
sound-is-own = الفيلم بهذه اللغة أصلًا.
sound-taken = صوت آخر من هذا التسجيل بهذه اللغة.
sound-unlike = مدة هذا الصوت بالدقائق: { $sound }، ومدة التسجيل: { $film }. ربما كان لمحاضرة أخرى أو لجزء منها.
sound-too-many = أقصى عدد للغات المضافة إلى تسجيل واحد هو { $most }.
