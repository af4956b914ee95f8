## The frame of every page

hall-name = قاعة المحاضرات السحابية
page-title = { $title } · قاعة المحاضرات السحابية
# What the hall is, to those who are shown a link to it.
hall-about = محاضرات مباشرة في التجارة الإلكترونية للمسؤولين الحكوميين والممارسين من الدول الشريكة: احجز مقعدًا، واحضر مباشرة، وشاهد التسجيلات. مجانًا وبعدة لغات.
# On paper alone, where the page was printed.
paper-address = عنوان هذه الصفحة على الويب: { $address }
skip = الانتقال إلى المحتوى
nav-label = القائمة الرئيسية
nav-programme = البرنامج
nav-replays = التسجيلات
nav-my = محاضراتي
nav-desk = لوحة المنظِّم
nav-profile = الملف الشخصي
nav-language = اللغة
nav-sign-in = تسجيل الدخول
nav-sign-out = تسجيل الخروج
nav-counting = كيف نحسب الأرقام
nav-zone = المنطقة الزمنية
foot-figures = { PLURAL($participants) ->
    [zero] لا مشاركين
    [one] مشارك واحد
    [two] مشاركان
    [few] { $participants } مشاركين
    [many] { $participants } مشاركًا
   *[other] { $participants } مشارك
} · { PLURAL($countries) ->
    [zero] لا دول
    [one] دولة واحدة
    [two] دولتان
    [few] { $countries } دول
    [many] { $countries } دولة
   *[other] { $countries } دولة
} · { PLURAL($replays) ->
    [zero] لا مشاهدات للتسجيلات
    [one] مشاهدة واحدة للتسجيلات
    [two] مشاهدتان للتسجيلات
    [few] { $replays } مشاهدات للتسجيلات
    [many] { $replays } مشاهدة للتسجيلات
   *[other] { $replays } مشاهدة للتسجيلات
}

## Links that stand on several pages

to-programme = إلى البرنامج
to-profile = إلى ملفك الشخصي
to-lecture = إلى صفحة المحاضرة
to-my = إلى محاضراتي

## Pages of a list

pages-label = الصفحات
page-before = الصفحة السابقة
page-after = الصفحة التالية
page-of = الصفحة { $page } من { $pages }

## Numbers, lengths and times

# $n is a number: "70 %".
percent = { $n }٪
# $n is written out already, with one decimal.
megabytes = { $n } ميغابايت
megabytes-less = أقل من { $n } ميغابايت
duration-minutes = { PLURAL($minutes) ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
duration-hours = { PLURAL($hours) ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
}
duration-hours-minutes = { PLURAL($hours) ->
    [zero] { $hours } ساعة
    [one] ساعة
    [two] ساعتان
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
} و{ PLURAL($minutes) ->
    [zero] { $minutes } دقيقة
    [one] دقيقة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
duration-days = { PLURAL($days) ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
duration-days-hours = { PLURAL($days) ->
    [zero] { $days } يوم
    [one] يوم
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} و{ PLURAL($hours) ->
    [zero] { $hours } ساعة
    [one] ساعة
    [two] ساعتان
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
}
day-at-time = { $day }، الساعة { $time }
# Where a lecture is held: "16:00 Beijing".
time-in-city = { $time } بتوقيت { $city }
day-time-in-city = { $day }، { $time } بتوقيت { $city }
from-to = من { $from } إلى { $to }
# "Kigali (GMT+2)"
zone-name = { $city } ({ $offset })

## The zone of the times

times-in = الأوقات بتوقيت { $zone }
# Stands where a zone's name does, while the reader's is not known: "Times in the zone of each host".
zone-of-hosts = كل جهة مضيفة
zone-yours = منطقتك الزمنية
zone-change = تغيير
zone-title = المنطقة الزمنية
zone-save = عرض الأوقات بهذه المنطقة الزمنية
zone-cookie = يُحفظ اختيارك في ملف تعريف ارتباط في هذا المتصفح مدة سنة، ولا يُستخدم لغير ذلك.
zone-in-profile = سجّلت الدخول، لذا تُعرض الأوقات بتوقيت ملفك الشخصي. يمكنك تغييره هناك.

## What went wrong with a form

errors-title = { PLURAL($n) ->
    [zero] لا شيء يحتاج إلى انتباهك
    [one] أمر واحد يحتاج إلى انتباهك
    [two] أمران يحتاجان إلى انتباهك
    [few] { $n } أمور تحتاج إلى انتباهك
    [many] { $n } أمرًا يحتاج إلى انتباهك
   *[other] { $n } أمر يحتاج إلى انتباهك
}
# The title of a page whose form was refused, as the browser shows and reads it.
errors-page-title = خطأ: { $title }
# One line of the list of what is wrong: "Country: Please fill this in."
errors-line = { $field }: { $problem }
problem-required = املأ هذا الحقل.
problem-too-long = هذا النص أطول من اللازم. ينبغي ألّا يزيد عدد أحرفه على { $max }.
problem-choice = اختر أحد هذه الخيارات.
problem-country = اختر الدولة من القائمة.
problem-language = اختر اللغة من القائمة.
problem-zone = اختر المنطقة الزمنية من القائمة.
zone-unknown = اختر المنطقة الزمنية من القائمة.

## What went wrong with a page or a press of a button

sign-in-first = سجّل الدخول أولًا، ثم تعود إلى حيث كنت.
form-of-another = فُتح هذا النموذج بحساب آخر، ولذلك لم يتغير شيء. يمكن لمن فتحه أن يسجّل الدخول ويرسله، فما كُتب محفوظ له.
not-allowed = هذه الصفحة للمنظِّمين. إن كان ينبغي أن تصل إليها، فاطلب ذلك من القائمين على القاعة.
not-allowed-title = ليست لديك صلاحية الوصول
not-found-title = الصفحة غير موجودة
not-found-text = قد يكون في العنوان خطأ، أو تكون المحاضرة قد أُزيلت من البرنامج.
not-found-any-more = لم يعد هذا موجودًا. لعله أُزيل بعد أن فتحت الصفحة.
too-many-title = محاولات كثيرة جدًا
too-many-tries = { PLURAL($minutes) ->
    [zero] محاولات كثيرة جدًا. انتظر قليلًا، ثم حاول من جديد.
    [one] محاولات كثيرة جدًا. انتظر دقيقة، ثم حاول من جديد.
    [two] محاولات كثيرة جدًا. انتظر دقيقتين، ثم حاول من جديد.
    [few] محاولات كثيرة جدًا. انتظر { $minutes } دقائق، ثم حاول من جديد.
    [many] محاولات كثيرة جدًا. انتظر { $minutes } دقيقة، ثم حاول من جديد.
   *[other] محاولات كثيرة جدًا. انتظر { $minutes } دقيقة، ثم حاول من جديد.
}
too-fast = أرسلت الكثير خلال وقت قصير. انتظر لحظة، ثم أرسل من جديد.
unavailable-title = يتعذّر الوصول إلى القاعة الآن
unavailable-text = سجلات القاعة لا تستجيب في هذه اللحظة. يزول ذلك عادةً خلال دقيقة، وعندها أعد تحميل الصفحة. وإن كنت قد أرسلت نموذجًا للتو، فارجع إلى الصفحة السابقة: ما كتبته لا يزال هناك، ويمكن إرساله من جديد.
error-malformed-title = تعذّرت قراءة الطلب
error-malformed-text = ما وصل تالف، أو ليس مما تقبله هذه الصفحة. ارجع وحاول من جديد: ما كتبته باقٍ في الغالب.
error-forbidden-title = هذا غير مسموح
error-forbidden-text = لا يحق لحسابك القيام بذلك، أو جاء النموذج من موقع آخر. افتح الصفحة من جديد، ثم حاول مرة أخرى.
error-too-large-title = حجم ما أُرسل أكبر من المسموح
error-too-large-text = ما أُرسل أطول مما تقبله هذه الصفحة. ارجع واختصره، ثم أرسله من جديد.
error-too-slow-title = استغرق الإرسال وقتًا طويلًا
error-too-slow-text = لم يصل ما أرسلته في الوقت المحدد. ارجع وحاول من جديد، على شبكة أفضل إن أمكن.
error-too-many-text = { PLURAL($seconds) ->
    [zero] محاولات كثيرة جدًا. حاول من جديد الآن.
    [one] محاولات كثيرة جدًا. انتظر ثانية، ثم حاول من جديد.
    [two] محاولات كثيرة جدًا. انتظر ثانيتين، ثم حاول من جديد.
    [few] محاولات كثيرة جدًا. انتظر { $seconds } ثوانٍ، ثم حاول من جديد.
    [many] محاولات كثيرة جدًا. انتظر { $seconds } ثانية، ثم حاول من جديد.
   *[other] محاولات كثيرة جدًا. انتظر { $seconds } ثانية، ثم حاول من جديد.
}
cookies-too-large = يرسل متصفحك ملفات تعريف ارتباط أكثر مما تقرؤه القاعة. احذف ملفات تعريف الارتباط الخاصة بهذا الموقع من إعدادات المتصفح، ثم أعد تحميل الصفحة.
form-too-large = محتوى هذا النموذج أكبر من المسموح: { $kib } كيلوبايت على الأكثر. اختصر ما كتبته، ثم أرسله من جديد.
form-too-slow = استغرق وصول النموذج وقتًا أطول من اللازم. تحقق من اتصالك، ثم أرسله من جديد.
form-broken = لم يصل النموذج كاملًا. أرسله من جديد.
form-later = الطلبات كثيرة الآن. أرسل النموذج من جديد بعد بضع ثوانٍ.
fault-title = حدث خلل من جانبنا
fault-text = سُجّل الخلل. حاول من جديد بعد قليل. ولم يضع شيء مما حفظته من قبل.
fault-id = إن تكرر ذلك، فأبلغ أحد المنظِّمين بهذا الرقم:
fault-kept = حدث خلل من جانبنا، وقد سُجّل. ما كتبته ما زال هنا، فحاول من جديد. وإن تكرر ذلك، فأبلغ أحد المنظِّمين بهذا الرقم: { $id }
form-elsewhere = لم يعد النموذج في هذه الصفحة. وهذا ما كتبته:
