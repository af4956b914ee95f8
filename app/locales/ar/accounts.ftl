## Fields

field-name = الاسم
field-name-hint = كما ينبغي أن يُكتب في الشهادة.
field-email = البريد الإلكتروني
field-password = كلمة المرور
field-new-password-hint = لا يقل عدد أحرفها عن { $min }. وبضع كلمات متتالية أسهل تذكّرًا من كلمة واحدة قصيرة وغريبة.
field-country = الدولة
choose-country = اختر الدولة
field-organisation = جهة العمل (إن وُجدت)
field-kind = ما مجال عملك؟
field-language = اللغة
field-time-zone = المنطقة الزمنية
field-time-zone-hint = تُعرض الأوقات بهذا التوقيت. اكتب اسم مدينة للعثور عليه.

kind-official = أعمل لدى حكومة أو جهة عامة
kind-official-hint = يؤكد أحد المنظِّمين ذلك قبل أن يتاح لك التسجيل في محاضرات المسؤولين الحكوميين. أما المحاضرات الموجَّهة إلى الجميع فمتاحة لك فورًا.
kind-practitioner = أعمل في التجارة أو الإنتاج أو التدريس أو الاستشارات
kind-practitioner-hint = المحاضرات الموجَّهة إلى الممارسين وإلى الجميع متاحة لك فورًا.

## Signing up

sign-up-title = إنشاء حساب
sign-up-lead = يلزمك حساب للتسجيل في المحاضرات والانضمام إليها واحتساب حضورك. أما الإعادات فمتاحة للجميع.
sign-up-button = إنشاء الحساب
sign-up-link = إنشاء حساب
have-account = لديك حساب؟
signed-up = أهلًا بك. حسابك جاهز، وقد سُجّل دخولك.

## Signing in and out

sign-in-title = تسجيل الدخول
sign-in-button = تسجيل الدخول
no-account-yet = أول زيارة لك؟
signed-in-as = سجّلت الدخول باسم { $name }.
signed-out = سُجّل خروجك.

## Profile

profile-title = الملف الشخصي
signs-in-with = تسجّل الدخول بالبريد
profile-save = حفظ الملف الشخصي
profile-saved = حُفظ ملفك الشخصي.
standing-claimed = صفتك الرسمية بانتظار تأكيد أحد المنظِّمين
standing-claimed-text = ذكرتَ أنك تعمل لدى حكومة أو جهة عامة. سيطّلع أحد المنظِّمين على اسمك ودولتك وجهة عملك. وحتى ذلك الحين يمكنك التسجيل في كل محاضرة لا تقتصر على المسؤولين الحكوميين.
standing-confirmed = صفتك الرسمية مؤكَّدة
standing-confirmed-text = محاضرات المسؤولين الحكوميين متاحة لك. وإذا غيّرت دولتك أو جهة عملك، أعاد أحد المنظِّمين تأكيد صفتك.

## The first organizer

set-up-title = إعداد القاعة
set-up-lead = أنت أول من يدخل هنا. بهذا الحساب تُحدَّد مواعيد المحاضرات وتُؤكَّد صفة المسؤولين الحكوميين، وصاحبه مسؤول عن صحة الأرقام.
set-up-button = إنشاء حساب المنظِّم الأول
set-up-closed = هذا الرابط غير مكتمل، أو سبق استخدامه.
set-up-closed-next = إن لم يكن للقاعة منظِّم بعد، فأعد تشغيلها لتطبع رابطًا جديدًا. أو نفّذ هذا الأمر على الخادم، وفي آخره عنوان البريد الإلكتروني:

## What is wrong with what was typed

problem-email = اكتب عنوان بريد إلكتروني صحيحًا، مثل amina@example.org.
problem-password-short = كلمة المرور هذه أقصر من اللازم. ينبغي ألّا يقل عدد أحرفها عن { $min }.
problem-password-long = كلمة المرور هذه أطول من اللازم. ينبغي ألّا يزيد عدد أحرفها على { $max }.
problem-password-weak = يسهل تخمين كلمة المرور هذه. أضف إليها كلمة أو كلمتين.
problem-account = لا يمكن استخدام هذا العنوان لحساب جديد. إن كان عنوانك، فسجّل الدخول به.
problem-credentials = العنوان أو كلمة المرور غير صحيح.
problem-set-up-token = رابط الإعداد هذا غير مكتمل، أو سبق استخدامه.
