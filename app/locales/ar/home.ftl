## First sight: what this is and who runs it

home-what = محاضرات مباشرة مجانية في التجارة الإلكترونية للمسؤولين الحكوميين والممارسين من الدول الشريكة.
home-what-countries = { PLURAL($n) ->
    [one] محاضرات مباشرة مجانية في التجارة الإلكترونية للمسؤولين الحكوميين والممارسين من دولة واحدة.
    [two] محاضرات مباشرة مجانية في التجارة الإلكترونية للمسؤولين الحكوميين والممارسين من دولتين.
    [few] محاضرات مباشرة مجانية في التجارة الإلكترونية للمسؤولين الحكوميين والممارسين من { $n } دول.
   *[other] محاضرات مباشرة مجانية في التجارة الإلكترونية للمسؤولين الحكوميين والممارسين من { $n } دولة.
}
home-run-by = تديرها { $operator }.
home-watch = مشاهدة إعادة
home-your-next = محاضرتك التالية
# $time may be said of another day than today: that stands in the line above.
home-door-opens = يُفتح الباب الساعة { $time }

## All lectures, or those that suit the reader

home-all = كل المحاضرات
home-for-me = ما يناسبني
# On a phone: the button behind which the filters lie, and how many of them are set.
home-filter = تصفية
home-filter-set = تصفية · { $n }
home-filter-clear = إلغاء التصفية
# $languages is a language, or two; $whom one of the four below it.
for-me-shown = المعروض: محاضرات باللغة { $languages }، { $whom }، تبدأ بين { $from } و{ $until } بتوقيت { $city }.
# The same where the reader’s time zone is not known.
for-me-shown-any-hour = المعروض: محاضرات باللغة { $languages }، { $whom }.
for-me-languages = { $own } أو { $english }
for-me-everyone = موجَّهة إلى الجميع
for-me-officials = موجَّهة إلى المسؤولين الحكوميين أو إلى الجميع
for-me-practitioners = موجَّهة إلى الممارسين أو إلى الجميع
for-me-all = لجميع الفئات
for-me-hidden = { PLURAL($n) ->
    [one] وأُخفيت محاضرة أخرى واحدة:
    [two] وأُخفيت محاضرتان أخريان:
    [few] وأُخفيت { $n } محاضرات أخرى:
   *[other] وأُخفيت { $n } محاضرة أخرى:
}
for-me-none = لا توجد محاضرة قادمة تناسب كل ذلك
for-me-none-text = تُضاف محاضرات جديدة باستمرار. وقد يناسبك غيرها في الأثناء، ويمكن مشاهدة كل منها لاحقًا.
