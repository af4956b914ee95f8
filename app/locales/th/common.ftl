## The frame of every page

# A word joiner (U+2060) keeps the last word from being broken.
hall-name = ห้องบรรยายบนคลา⁠วด์
page-title = { $title } · ห้องบรรยายบนคลาวด์
# What the hall is, to those who are shown a link to it.
hall-about = การบรรยายสดด้านพาณิชย์อิเล็กทรอนิกส์สำหรับเจ้าหน้าที่รัฐและผู้ประกอบการจากประเทศหุ้นส่วน เปิดให้ลงทะเบียน เข้าร่วมการบรรยายสด และชมย้อนหลังได้หลายภาษา โดยไม่มีค่าใช้จ่าย
# On paper alone, where the page was printed.
paper-address = ที่อยู่เว็บของหน้านี้: { $address }
skip = ข้ามไปยังเนื้อหา
nav-label = เมนูหลัก
nav-programme = กำหนดการ
nav-replays = ชมย้อนหลัง
nav-my = การบรรยายของฉัน
nav-desk = ส่วนของผู้จัด
nav-profile = ข้อมูลส่วนตัว
nav-language = ภาษา
nav-sign-in = เข้าสู่ระบบ
nav-sign-out = ออกจากระบบ
nav-counting = วิธีนับสถิติ
nav-zone = เขตเวลา
foot-figures = ผู้เข้าร่วม { $participants } คน · { $countries } ประเทศ · ชมย้อนหลัง { $replays } ครั้ง

## Links that stand on several pages

to-programme = ไปที่กำหนดการ
to-profile = ไปที่ข้อมูลส่วนตัว
to-lecture = ข้อมูลการบรรยายนี้
to-my = ไปที่การบรรยายของฉัน

## Pages of a list

pages-label = หน้า
page-before = หน้าก่อน
page-after = หน้าถัดไป
page-of = หน้า { $page } จาก { $pages }

## Numbers, lengths and times

# $n is a number: "70 %".
percent = { $n }%
# $n is written out already, with one decimal.
megabytes = { $n } MB
megabytes-less = น้อยกว่า { $n } MB
duration-minutes = { $minutes ->
    [0] ไม่ถึง 1 นาที
   *[other] { $minutes } นาที
}
duration-hours = { $hours } ชั่วโมง
duration-hours-minutes = { $hours } ชม. { $minutes } นาที
duration-days = { $days } วัน
duration-days-hours = { $days } วัน { $hours } ชม.
day-at-time = { $day } เวลา { $time }
# Where a lecture is held: "16:00 Beijing".
time-in-city = { $time } ({ $city })
day-time-in-city = { $day } เวลา { $time } ({ $city })
from-to = { $from } – { $to }
# "Kigali (GMT+2)"
zone-name = { $city } ({ $offset })

## The zone of the times

times-in = เวลาที่แสดง: { $zone }
# Stands where a zone's name does, while the reader's is not known: "Times in the zone of each host".
zone-of-hosts = เวลาท้องถิ่นของผู้จัดแต่ละแห่ง
zone-yours = เขตเวลาของท่าน
zone-change = เปลี่ยน
zone-title = เขตเวลา
zone-save = แสดงเวลาตามเขตเวลานี้
zone-cookie = ระบบเก็บเขตเวลาที่เลือกไว้ในคุกกี้ของเบราว์เซอร์นี้เป็นเวลาหนึ่งปี และไม่นำไปใช้เพื่อการอื่น
zone-in-profile = ท่านเข้าสู่ระบบอยู่ ระบบจึงใช้เขตเวลาตามข้อมูลส่วนตัว หากต้องการเปลี่ยน โปรดเปลี่ยนที่ข้อมูลส่วนตัว

## What went wrong with a form

errors-title = มี { $n } จุดที่ต้องแก้ไข
# The title of a page whose form was refused, as the browser shows and reads it.
errors-page-title = ข้อผิดพลาด: { $title }
# One line of the list of what is wrong: "Country: Please fill this in."
errors-line = { $field }: { $problem }
problem-required = โปรดกรอกช่องนี้
problem-too-long = ยาวเกินไป กรอกได้ไม่เกิน { $max } ตัวอักษร
problem-choice = โปรดเลือกหนึ่งข้อ
problem-country = โปรดเลือกประเทศจากรายการ
problem-language = โปรดเลือกภาษาจากรายการ
problem-zone = โปรดเลือกเขตเวลาจากรายการ
zone-unknown = โปรดเลือกเขตเวลาจากรายการ

## What went wrong with a page or a press of a button

sign-in-first = โปรดเข้าสู่ระบบก่อน แล้วระบบจะพากลับมาที่เดิม
form-of-another = แบบฟอร์มนี้เปิดจากบัญชีอื่น จึงยังไม่มีการเปลี่ยนแปลงใด ให้ผู้ที่เปิดแบบฟอร์มเข้าสู่ระบบแล้วส่งเอง ระบบเก็บข้อความที่กรอกไว้ให้แล้ว
not-allowed = หน้านี้สำหรับผู้จัดเท่านั้น หากท่านควรมีสิทธิ์เข้าถึง โปรดติดต่อผู้ดูแลระบบ
not-allowed-title = ท่านไม่มีสิทธิ์เข้าถึง
not-found-title = ไม่พบหน้าที่ต้องการ
not-found-text = อาจพิมพ์ที่อยู่เว็บผิด หรือการบรรยายนี้อาจถูกนำออกจากกำหนดการแล้ว
not-found-any-more = ไม่มีรายการนี้แล้ว อาจถูกลบไปหลังจากที่ท่านเปิดหน้านี้
too-many-title = ลองหลายครั้งเกินไป
too-many-tries = ลองหลายครั้งเกินไป โปรดรอ { $minutes } นาทีแล้วลองใหม่
too-fast = ท่านส่งข้อมูลจำนวนมากในเวลาอันสั้น โปรดรอสักครู่แล้วส่งใหม่
unavailable-title = ขณะนี้เข้าใช้ห้องบรรยายไม่ได้
unavailable-text = ฐานข้อมูลของห้องบรรยายไม่ตอบสนองในขณะนี้ โดยปกติจะกลับมาใช้งานได้ภายในหนึ่งนาที โปรดรอสักครู่แล้วโหลดหน้านี้ใหม่ หากท่านเพิ่งส่งแบบฟอร์ม โปรดย้อนกลับ ข้อความที่กรอกยังอยู่และส่งใหม่ได้
error-malformed-title = อ่านข้อมูลที่ส่งมาไม่ได้
error-malformed-text = ข้อมูลที่ส่งมาเสียหาย หรือไม่ตรงกับที่หน้านี้รับได้ โปรดย้อนกลับแล้วลองใหม่ ข้อความที่ท่านกรอกมักยังอยู่ครบ
error-forbidden-title = ไม่อนุญาตให้ดำเนินการนี้
error-forbidden-text = บัญชีของท่านไม่มีสิทธิ์ดำเนินการนี้ หรือแบบฟอร์มมาจากเว็บไซต์อื่น โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง
error-too-large-title = ข้อมูลมากเกินไป
error-too-large-text = ข้อมูลที่ส่งมายาวเกินกว่าที่หน้านี้รับได้ โปรดย้อนกลับไปย่อให้สั้นลง แล้วส่งใหม่
error-too-slow-title = ใช้เวลานานเกินไป
error-too-slow-text = ข้อมูลที่ท่านส่งมาไม่ถึงภายในเวลาที่กำหนด โปรดย้อนกลับแล้วลองใหม่ และหากทำได้ โปรดใช้เครือข่ายที่สัญญาณดีกว่า
error-too-many-text = ลองหลายครั้งเกินไป โปรดรอ { $seconds } วินาทีแล้วลองใหม่
cookies-too-large = เบราว์เซอร์ของท่านส่งคุกกี้มามากเกินกว่าที่ห้องบรรยายจะอ่านได้ โปรดลบคุกกี้ของเว็บไซต์นี้ในการตั้งค่าของเบราว์เซอร์ แล้วเปิดหน้านี้ใหม่
form-too-large = แบบฟอร์มนี้มีข้อมูลมากเกินไป ส่งได้ไม่เกิน { $kib } KB โปรดย่อข้อความที่กรอกแล้วส่งใหม่
form-too-slow = แบบฟอร์มใช้เวลาส่งนานเกินไป โปรดตรวจสอบการเชื่อมต่อแล้วส่งใหม่
form-broken = แบบฟอร์มส่งมาไม่ครบ โปรดส่งใหม่
form-later = ขณะนี้มีข้อมูลส่งเข้ามาพร้อมกันมากเกินไป โปรดส่งแบบฟอร์มใหม่ในอีกไม่กี่วินาที
fault-title = เกิดข้อขัดข้องที่ระบบ
fault-text = ระบบบันทึกปัญหาไว้แล้ว โปรดลองใหม่ในอีกสักครู่ ข้อมูลที่บันทึกไว้ก่อนหน้านี้ไม่สูญหาย
fault-id = หากเกิดขึ้นอีก โปรดแจ้งหมายเลขนี้แก่ผู้จัด:
fault-kept = เกิดข้อขัดข้องที่ระบบ และระบบบันทึกปัญหาไว้แล้ว ข้อความที่ท่านกรอกยังอยู่ครบ โปรดลองใหม่ หากเกิดขึ้นอีก โปรดแจ้งหมายเลขนี้แก่ผู้จัด: { $id }
form-elsewhere = แบบฟอร์มนี้ไม่มีในหน้านี้แล้ว ข้อความที่ท่านกรอกไว้:
