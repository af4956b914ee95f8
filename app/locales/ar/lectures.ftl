## The lists of the field

topic-policy = السياسات واللوائح
topic-trends = اتجاهات التطور
topic-innovation = الممارسات الابتكارية
topic-skills = المهارات العملية
theme-agricultural = التجارة الإلكترونية في المجتمعات الزراعية
theme-live-commerce = التجارة عبر البث المباشر
audience-everyone = الجميع
audience-officials = المسؤولون الحكوميون
audience-practitioners = الممارسون
# After a topic: "Policy and regulation · for officials".
for-officials = للمسؤولين الحكوميين
for-practitioners = للممارسين

## How a lecture is named

# After a title that is not in the reader's language.
title-language = (باللغة { $language })
held-in = باللغة { $language }

## The programme

programme-title = البرنامج
past-title = المحاضرات السابقة
live-now = مباشر الآن
door-open = الدخول متاح الآن
next-lecture = المحاضرة التالية
# $wait is a length: "2 h 14 min".
starts-in = بقي على البدء { $wait }
# The same by itself.
starts-soon = بقي على البدء { $wait }
# Said to whoever listens to a page that has changed by itself. $title is the lecture's.
said-door-open = الدخول متاح الآن: { $title }
said-live = مباشر الآن: { $title }
said-over = انتهت المحاضرة: { $title }
said-replay = يمكن الآن مشاهدة التسجيل: { $title }
said-cancelled = أُلغيت المحاضرة: { $title }
# $left is a length: "38 minutes".
time-left = المتبقي: { $left }
people-present = { PLURAL($n) ->
    [zero] لا حاضرين
    [one] حاضر واحد
    [two] حاضران
    [few] { $n } حاضرين
    [many] { $n } حاضرًا
   *[other] { $n } حاضر
}
see-lecture = عرض المحاضرة
then-live = مباشر الآن أيضًا: { $title }
# $title is a link; $time may carry a day: "Next, in 2 h 14 min: Customs data, 16:00 in Kigali".
then-next = المحاضرة التالية (بقي عليها { $wait }): { $title }، { $time } بتوقيت { $city }
cancelled = ملغاة
moved-from = نُقل موعدها من يوم { $time }
watch-replay = مشاهدة التسجيل
no-replay-yet = لا تسجيل بعد
to-past = المحاضرات السابقة وتسجيلاتها
to-upcoming = العودة إلى المحاضرات القادمة

## Filters

filters-label = تصفية البرنامج
filter-topic = الموضوع
filter-for = الفئة المستهدفة
filter-language = اللغة
filter-country = دولة المحاضر
# $filter is the name of a filter: "Language: Thai".
filter-set = { $filter }: { $chosen }
filter-all = الكل
filters-clear = عرض المحاضرات كلها
none-match = لا محاضرة تطابق اختيارك
none-match-text = قلّل عوامل التصفية، أو تصفّح المحاضرات السابقة.
none-upcoming = المحاضرات القادمة قيد الإعداد
none-upcoming-text = تظهر هنا فور تحديد مواعيدها. وحتى ذلك الحين يمكنك مشاهدة التسجيلات.
none-past = لم تُعقد أي محاضرة بعد
none-past-text = تظهر المحاضرات هنا مع تسجيلاتها بعد انتهائها.

## A lecture’s page

ticket-label = الموعد والمقعد
your-time-label = المنطقة الزمنية
host-time-label = بتوقيت الجهة المضيفة
# $span is "16:00 to 17:30".
host-clock = { $span }، { $zone }
# The same where it is another day there.
host-clock-day = { $day }، { $span }، { $zone }
host-label = الجهة المضيفة
language-label = اللغة
audience-label = الفئة المستهدفة
seats-of = من أصل { $capacity }
seat-held-for-you = حُجز لك مقعد مؤقتًا
weekday-and-date = { $weekday }، { $date }
speakers-title = { PLURAL($n) ->
    [zero] المحاضرون
    [one] المحاضر
    [two] المحاضران
    [few] المحاضرون
    [many] المحاضرون
   *[other] المحاضرون
}
part-of-series = من سلسلة
next-in-series = التالية في سلسلة «{ $series }»
about-lecture = عن المحاضرة
edit-lecture = التعديل في لوحة المنظِّم
draft-note = هذه مسودة لا يراها إلا المنظِّمون.
draft-no-seats = يمكن حجز المقاعد بعد نشر المحاضرة.
cancelled-note = أُلغيت هذه المحاضرة.
cancelled-mine = لا يلزمك فعل شيء بشأن حجزك.
over-note = انتهت هذه المحاضرة.
replay-soon = إذا نُشر تسجيل المحاضرة، أمكنك مشاهدته هنا.
