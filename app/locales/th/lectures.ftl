## The lists of the field

topic-policy = นโยบายและกฎระเบียบ
topic-trends = แนวโน้มการพัฒนา
topic-innovation = แนวปฏิบัติด้านนวัตกรรม
topic-skills = ทักษะเชิงปฏิบัติ
theme-agricultural = พาณิชย์อิเล็กทรอนิกส์ในชุมชนเกษตร
theme-live-commerce = ไลฟ์คอมเมิร์ซ
audience-everyone = ทุกคน
audience-officials = เจ้าหน้าที่รัฐ
audience-practitioners = ผู้ประกอบการ
# After a topic: "Policy and regulation · for officials".
for-officials = สำหรับเจ้าหน้าที่รัฐ
for-practitioners = สำหรับผู้ประกอบการ

## How a lecture is named

# After a title that is not in the reader's language.
title-language = (ภาษา{ $language })
held-in = บรรยายภาษา{ $language }

## The programme

programme-title = กำหนดการบรรยาย
past-title = การบรรยายที่ผ่านมา
live-now = กำลังถ่ายทอดสด
door-open = เปิดให้เข้าห้องแล้ว
next-lecture = การบรรยายถัดไป
# $wait is a length: "2 h 14 min".
starts-in = เริ่มในอีก { $wait }
# The same by itself.
starts-soon = เริ่มในอีก { $wait }
# Said to whoever listens to a page that has changed by itself. $title is the lecture's.
said-door-open = เปิดให้เข้าห้องแล้ว: { $title }
said-live = กำลังถ่ายทอดสด: { $title }
said-over = การบรรยายสิ้นสุดแล้ว: { $title }
said-replay = ชมย้อนหลังได้แล้ว: { $title }
said-cancelled = การบรรยายยกเลิกแล้ว: { $title }
# $left is a length: "38 minutes".
time-left = เหลืออีก { $left }
people-present = อยู่ในห้อง { $n } คน
see-lecture = ดูการบรรยายนี้
then-live = กำลังถ่ายทอดสดเช่นกัน: { $title }
# $title is a link; $time may carry a day: "Next, in 2 h 14 min: Customs data, 16:00 in Kigali".
then-next = ถัดไป ในอีก { $wait }: { $title } { $time } ({ $city })
cancelled = ยกเลิกแล้ว
moved-from = เลื่อนจาก{ $time }
watch-replay = ชมย้อนหลัง
no-replay-yet = ยังไม่มีวิดีโอย้อนหลัง
to-past = การบรรยายที่ผ่านมาและวิดีโอย้อนหลัง
to-upcoming = กลับไปยังการบรรยายที่กำลังจะมาถึง

## Filters

filters-label = กรองกำหนดการ
filter-topic = หัวข้อ
filter-for = สำหรับ
filter-language = ภาษา
filter-country = ประเทศของวิทยากร
# $filter is the name of a filter: "Language: Thai".
filter-set = { $filter }: { $chosen }
filter-all = ทั้งหมด
filters-clear = แสดงการบรรยายทั้งหมด
none-match = ไม่พบการบรรยายที่ตรงตามเงื่อนไข
none-match-text = ลองลดจำนวนตัวกรอง หรือดูการบรรยายที่ผ่านมา
none-upcoming = กำลังเตรียมการบรรยายครั้งต่อไป
none-upcoming-text = เมื่อกำหนดวันแล้วจะแสดงที่นี่ ระหว่างนี้ขอเชิญชมวิดีโอย้อนหลัง
none-past = ยังไม่มีการบรรยายที่ผ่านมา
none-past-text = เมื่อการบรรยายสิ้นสุดลง รายการและวิดีโอย้อนหลังจะแสดงที่นี่

## A lecture’s page

ticket-label = วันเวลาและที่นั่ง
your-time-label = เขตเวลา
host-time-label = เวลาท้องถิ่นของผู้จัด
# $span is "16:00 to 17:30".
host-clock = { $span } { $zone }
# The same where it is another day there.
host-clock-day = { $day } เวลา { $span } { $zone }
host-label = หน่วยงานผู้จัด
language-label = ภาษา
audience-label = สำหรับ
seats-of = จาก { $capacity } ที่นั่ง
seat-held-for-you = สำรองที่นั่งไว้ให้ท่านแล้ว
weekday-and-date = { $weekday }ที่ { $date }
speakers-title = { $n ->
   *[other] วิทยากร
}
part-of-series = อยู่ในชุดการบรรยาย
next-in-series = ครั้งต่อไปในชุด “{ $series }”
about-lecture = เกี่ยวกับการบรรยาย
edit-lecture = แก้ไขในส่วนของผู้จัด
draft-note = การบรรยายนี้เป็นฉบับร่าง เห็นได้เฉพาะผู้จัด
draft-no-seats = เปิดให้ลงทะเบียนเมื่อเผยแพร่การบรรยายแล้ว
cancelled-note = การบรรยายนี้ยกเลิกแล้ว
cancelled-mine = ท่านไม่ต้องดำเนินการใดกับการลงทะเบียนของท่าน
over-note = การบรรยายนี้สิ้นสุดแล้ว
replay-soon = หากมีการเผยแพร่วิดีโอบันทึก ท่านจะชมได้ที่นี่
