## Lists of countries, of which the hall's partners stand first

countries-partners = الدول الشريكة
countries-others = دول أخرى

## The countries that lectures come from

nav-countries = الدول
countries-title = المحاضرات بحسب الدولة
countries-lead = الدول التي يأتي منها المحاضرون. ولكل دولة صفحة فيها محاضراتها وتسجيلاتها.
countries-none = لا دول في القائمة بعد
countries-none-text = تظهر الدول هنا فور نشر محاضرات ذُكرت فيها دول محاضريها.
country-lectures = { PLURAL($n) ->
    [zero] لا محاضرات
    [one] محاضرة واحدة
    [two] محاضرتان
    [few] { $n } محاضرات
    [many] { $n } محاضرة
   *[other] { $n } محاضرة
}
country-replays = { PLURAL($n) ->
    [zero] لا تسجيلات
    [one] تسجيل واحد
    [two] تسجيلان
    [few] { $n } تسجيلات
    [many] { $n } تسجيلًا
   *[other] { $n } تسجيل
}

## A country’s page

# From a list that is narrowed to a country.
country-page = { $country }: المحاضرات والتسجيلات
country-partner = دولة شريكة
country-lead = المحاضرات التي يلقيها محاضرون من هذه الدولة: القادمة منها، والسابقة مع تسجيلاتها.
country-upcoming = المحاضرات القادمة
country-past = المحاضرات السابقة
country-speakers = محاضرو هذه الدولة
country-none = لا محاضرات من هذه الدولة بعد
country-none-text = حين يلقي محاضر من هذه الدولة محاضرة في القاعة، تظهر هنا. وحتى ذلك الحين يمكنك تصفّح البرنامج.
country-others = جميع الدول
