## One lecture, into one's own calendar

calendar-google = تقويم Google
calendar-outlook = Outlook.com
calendar-microsoft = Microsoft 365 (حساب العمل أو الدراسة)
calendar-file = تقويم آخر (ملف)

## What stands in the calendar

calendar-alarm = تبدأ بعد ١٥ دقيقة: { $title }
calendar-speaks = يلقيها: { $names }
calendar-your-time = بتوقيتك: { $time }
calendar-host-time = بتوقيت الجهة المضيفة: { $time }
calendar-when = { $day }، { $span }، { $zone }
calendar-page = مدخل المحاضرة: { $page }

## Feeds

subscribe-programme = تابع هذا البرنامج في تقويمك
subscribe-series = تابع هذه السلسلة في تقويمك
subscribe-text = تظهر المحاضرات الجديدة في تقويمك تلقائيًا، وكذلك ما يؤجَّل منها أو يُلغى. افتح العنوان بتقويمك، أو أضفه إليه بوصفه تقويمًا من الإنترنت.
subscribe-address = العنوان المخصص لتقويمك
subscribe-open = افتحه في تقويم هذا الجهاز

## One's own lectures

own-calendar-title = في تقويمك
own-calendar-text = عنوان سري خاص بك يُظهر في تقويمك المحاضرات المسجَّل اسمك فيها، ويحدّثها إذا أُجّلت إحداها أو أُلغيت.
own-calendar-make = تابع محاضراتي في التقويم
own-calendar-on = يستطيع تقويمك متابعة محاضراتك. عُرض العنوان عند إنشائه؛ فإن ضاع أو عرفه غيرك فأنشئ عنوانًا جديدًا.
own-calendar-renew = إنشاء عنوان جديد، فيبطل العنوان القديم
own-calendar-end = إيقاف المتابعة
own-calendar-made = هذا عنوان محاضراتك، ولا يُعرض إلا الآن: أضفه إلى تقويمك.
own-calendar-ended = لم يعد العنوان يعمل.
own-calendar-secret = كل من لديه هذا العنوان يستطيع أن يرى المحاضرات المسجَّل اسمك فيها، فلا تعطه لأحد.

## For others

share = مشاركة
share-address = عنوان هذه الصفحة
share-by-device = إرسال بهذا الجهاز…
share-code = رمز الاستجابة السريعة للعنوان { $address }
copy-address = نسخ العنوان
copied = نُسخ العنوان.
