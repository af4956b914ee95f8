## مواد المحاضرة

materials-title = المواد
materials-more = { PLURAL($n) ->
    [one] هناك مادة أخرى للمسجَّلين فقط.
    [two] هناك مادتان أخريان للمسجَّلين فقط.
    [few] هناك { $n } مواد أخرى للمسجَّلين فقط.
    [many] هناك { $n } مادة أخرى للمسجَّلين فقط.
   *[other] هناك { $n } مادة أخرى للمسجَّلين فقط.
}

## إدارة المواد

materials-text = ملفات وروابط للقراءة قبل المحاضرة أو بعدها، بحد أقصى { $most } لكل محاضرة، بهذا الترتيب.
materials-none = لا مواد بعد.
material-column-what = المادة
material-column-act = الإجراءات
material-shown = وقت الظهور
material-shown-before = قبل المحاضرة
material-shown-before-hint = فورًا، وكذلك أثناء المحاضرة وبعدها.
material-shown-after = بعد المحاضرة
material-shown-after-hint = بعد انتهاء المحاضرة فقط، ولا يمكن لأحد فتحها قبل ذلك.
material-readers = من يمكنه فتحها
material-readers-enrolled = المسجَّلون
material-readers-enrolled-hint = يُبلَّغ الآخرون بعددها لا غير.
material-readers-everyone = الجميع
material-readers-everyone-hint = كل من يرى صفحة المحاضرة، وإن لم يكن لديه حساب.
material-edit = تعديل
material-edit-label = تعديل «{ $title }»
material-up = إلى أعلى
material-up-label = إلى أعلى: «{ $title }»
material-down = إلى أسفل
material-down-label = إلى أسفل: «{ $title }»
material-remove = حذف…
material-remove-label = حذف… «{ $title }»
material-remove-file = سيُحذف الملف ولن يتمكن أحد من تنزيله بعد ذلك. يمكنك رفعه من جديد.
material-remove-link = لن يظهر الرابط بعد ذلك. يمكنك إضافته من جديد.
material-remove-button = تأكيد الحذف
material-add = إضافة مادة
material-add-text = أدخل عنوان صفحة أو اختر ملفًا.
material-link = الرابط
material-link-hint = يبدأ بـ https:// أو http://، وطوله { $most } حرف على الأكثر. يظهر اسم المضيف إلى جانبه.
material-file = الملف
material-file-replace = استبدال الملف
material-file-hint = PDF أو PowerPoint أو Word أو Excel أو OpenDocument أو CSV أو نص أو PNG أو JPEG، من دون وحدات ماكرو، و{ $mb } ميغابايت على الأكثر.
material-title = العنوان
material-title-hint = { $most } حرف على الأكثر. إن تُرك فارغًا فهو اسم الملف أو مضيف الرابط.
material-language = اللغة
material-language-none = غير محددة
material-add-button = إضافة
material-save = حفظ
material-page-title = تعديل «{ $title }»
material-added = أُضيفت المادة.
material-changed = حُفظت المادة.
material-moved = حُفظ الترتيب.
material-removed = حُذفت المادة.
material-none = أدخل رابطًا أو اختر ملفًا.
material-both = أدخل إما رابطًا وإما ملفًا، وأضف الآخر مادةً مستقلة.
material-empty = هذا الملف فارغ. اختر غيره.
material-kind = لا تُقبل الملفات من هذا النوع. انظر الأنواع المذكورة فوق الحقل.
material-content = محتوى الملف لا يطابق اسمه، أو فيه وحدات ماكرو. احفظه من جديد من برنامجه ثم اختره.
material-url = هذا ليس عنوان صفحة. يجب أن يبدأ بـ https:// أو http:// وألا يحتوي على اسم مستخدم أو كلمة مرور.
material-too-many = لهذه المحاضرة { $most } مادة بالفعل. احذف واحدة أولًا.
