## One lecture, into one's own calendar

calendar-google = تقويم Google
calendar-outlook = Outlook.com
calendar-microsoft = Microsoft 365 (للعمل أو الدراسة)
calendar-file = تقويم آخر (ملف)

## What stands in the calendar

calendar-alarm = تبدأ بعد ١٥ دقيقة: { $title }
calendar-speaks = يلقيها: { $names }
calendar-your-time = بتوقيتك: { $time }
calendar-host-time = بتوقيت الجهة المضيفة: { $time }
calendar-when = { $day }، { $span }، { $zone }
calendar-page = رابط الدخول إلى المحاضرة: { $page }

## Feeds

subscribe-programme = متابعة البرنامج في تقويمك
subscribe-series = متابعة هذه السلسلة في تقويمك
subscribe-text = تظهر المحاضرات الجديدة في تقويمك تلقائيًا، وكذلك ما يتغيّر موعده منها أو يُلغى. افتح العنوان في تطبيق التقويم، أو أضفه إليه تقويمًا من الإنترنت.
subscribe-address = العنوان لتقويمك
subscribe-open = فتح في تقويم هذا الجهاز

## One's own lectures

own-calendar-title = في تقويمك
own-calendar-text = بعنوان سري خاص بك تظهر في تقويمك المحاضرات التي حجزت مقاعد فيها، وتُحدَّث إذا تغيّر موعد إحداها أو أُلغيت.
own-calendar-make = متابعة محاضراتي في التقويم
own-calendar-on = يمكن لتقويمك متابعة محاضراتك. ظهر العنوان عند إنشائه؛ فإن ضاع أو عرفه غيرك، فأنشئ عنوانًا جديدًا.
own-calendar-renew = إنشاء عنوان جديد وإبطال القديم
own-calendar-end = إيقاف المتابعة
own-calendar-made = هذا عنوان محاضراتك، ولا يظهر إلا الآن: أضفه إلى تقويمك.
own-calendar-ended = لم يعد العنوان يعمل.
own-calendar-secret = كل من لديه هذا العنوان يمكنه أن يرى المحاضرات التي حجزت مقاعد فيها، فلا تعطه لأحد.

## For others

share = مشاركة
share-address = عنوان هذه الصفحة
share-by-device = إرسال من هذا الجهاز …
share-code = رمز QR للعنوان { $address }
copy-address = نسخ العنوان
copied = نُسخ العنوان.
