## مواد المحاضرة

materials-title = المواد
materials-more = { PLURAL($n) ->
    [zero] لا مواد أخرى لمن حجزوا مقاعد.
    [one] مادة أخرى لمن حجزوا مقاعد فقط.
    [two] مادتان أخريان لمن حجزوا مقاعد فقط.
    [few] { $n } مواد أخرى لمن حجزوا مقاعد فقط.
    [many] { $n } مادة أخرى لمن حجزوا مقاعد فقط.
   *[other] { $n } مادة أخرى لمن حجزوا مقاعد فقط.
}

## إدارة المواد

materials-text = ملفات وروابط تُقرأ قبل المحاضرة أو بعدها، وتظهر بهذا الترتيب. أقصى عدد لها في المحاضرة الواحدة: { $most }.
materials-none = لا مواد بعد.
material-column-what = المادة
material-column-act = الإجراء
material-shown = وقت الظهور
material-shown-before = قبل المحاضرة
material-shown-before-hint = من الآن، وكذلك أثناء المحاضرة وبعدها.
material-shown-after = بعد المحاضرة
material-shown-after-hint = بعد انتهاء المحاضرة فقط، ولا يمكن لأحد فتحها قبل ذلك.
material-readers = من يمكنه فتحها؟
material-readers-enrolled = من حجزوا مقاعد
material-readers-enrolled-hint = لا يُذكر لغيرهم إلا عددها.
material-readers-everyone = الجميع
material-readers-everyone-hint = كل من يرى صفحة المحاضرة، وإن لم يكن لديه حساب.
material-edit = تعديل
material-edit-label = تعديل «{ $title }»
material-up = إلى أعلى
material-up-label = إلى أعلى: «{ $title }»
material-down = إلى أسفل
material-down-label = إلى أسفل: «{ $title }»
material-remove = إزالة …
material-remove-label = إزالة … «{ $title }»
material-remove-file = سيُمحى الملف ولن يتمكن أحد من تنزيله بعد ذلك. ويمكنك رفعه من جديد.
material-remove-link = لن يظهر الرابط بعد ذلك. ويمكنك إضافته من جديد.
material-remove-button = إزالة المادة
material-add = إضافة مادة
material-add-text = اكتب عنوان صفحة، أو اختر ملفًا.
material-link = الرابط
material-link-hint = يبدأ بـ { "\u2066" }https://{ "\u2069" } أو { "\u2066" }http://{ "\u2069" }. الحد الأقصى لعدد الأحرف: { $most }. ويظهر اسم الموقع إلى جانبه.
material-file = الملف
material-file-replace = استبدال الملف
material-file-hint = PDF أو PowerPoint أو Word أو Excel أو OpenDocument أو CSV أو نص أو PNG أو JPEG، من دون وحدات ماكرو، و{ $mb } ميغابايت على الأكثر.
material-title = العنوان
material-title-hint = الحد الأقصى لعدد الأحرف: { $most }. وإن تُرك فارغًا، ظهر اسم الملف أو اسم موقع الرابط.
material-language = اللغة
material-language-none = غير محددة
material-add-button = إضافة
material-save = حفظ
material-page-title = تعديل «{ $title }»
material-added = أُضيفت المادة.
material-changed = حُفظت المادة.
material-moved = حُفظ الترتيب.
material-removed = أُزيلت المادة.
material-none = اكتب رابطًا أو اختر ملفًا.
material-both = اكتب رابطًا أو اختر ملفًا، لا كليهما. وأضف الآخر مادةً أخرى.
material-empty = هذا الملف فارغ. اختر غيره.
material-kind = لا تُقبل الملفات من هذا النوع. الأنواع المقبولة مذكورة فوق الحقل.
material-content = محتوى الملف لا يطابق اسمه، أو فيه وحدات ماكرو. احفظه من جديد في برنامجه، ثم اختره.
material-url = ليس هذا عنوان صفحة. يجب أن يبدأ العنوان بـ { "\u2066" }https://{ "\u2069" } أو { "\u2066" }http://{ "\u2069" }، وألّا يكون فيه اسم مستخدم ولا كلمة مرور.
material-url-long = هذا العنوان أطول من { $most } حرف. أدخل عنوانًا أقصر.
material-too-many = بلغ عدد مواد هذه المحاضرة حدّه الأقصى، وهو { $most }. أزل إحداها أولًا.
