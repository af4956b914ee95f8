## One lecture, into one's own calendar

calendar-google = ปฏิทิน Google
calendar-outlook = Outlook.com
calendar-microsoft = Microsoft 365 (บัญชีที่ทำงานหรือสถานศึกษา)
calendar-file = ปฏิทินอื่น (ไฟล์)

## What stands in the calendar

calendar-alarm = จะเริ่มในอีก 15 นาที: { $title }
calendar-speaks = ผู้บรรยาย: { $names }
calendar-your-time = เวลาของท่าน: { $time }
calendar-host-time = เวลาของหน่วยงานเจ้าภาพ: { $time }
calendar-when = { $day } { $span } { $zone }
calendar-page = ทางเข้าการบรรยาย: { $page }

## Feeds

subscribe-programme = ติดตามกำหนดการนี้ในปฏิทินของท่าน
subscribe-series = ติดตามชุดการบรรยายนี้ในปฏิทินของท่าน
subscribe-text = การบรรยายใหม่ รวมทั้งรายการที่เลื่อนหรือยกเลิก จะปรากฏในปฏิทินของท่านโดยอัตโนมัติ โปรดเปิดที่อยู่นี้ด้วยปฏิทิน หรือเพิ่มเป็นปฏิทินจากอินเทอร์เน็ต
subscribe-address = ที่อยู่สำหรับปฏิทินของท่าน
subscribe-open = เปิดด้วยปฏิทินของอุปกรณ์นี้

## One's own lectures

own-calendar-title = ในปฏิทินของท่าน
own-calendar-text = ที่อยู่ลับเฉพาะของท่านช่วยให้ปฏิทินแสดงการบรรยายที่ท่านลงทะเบียนไว้ และปรับปรุงเมื่อมีการเลื่อนหรือยกเลิก
own-calendar-make = ติดตามการบรรยายของฉัน
own-calendar-on = ปฏิทินของท่านติดตามการบรรยายของท่านได้แล้ว ที่อยู่แสดงเพียงครั้งเดียวเมื่อสร้าง หากสูญหายหรือมีผู้อื่นทราบ โปรดสร้างที่อยู่ใหม่
own-calendar-renew = สร้างที่อยู่ใหม่ โดยที่อยู่เดิมจะใช้ไม่ได้อีก
own-calendar-end = ปิดการติดตาม
own-calendar-made = นี่คือที่อยู่สำหรับติดตามการบรรยายของท่าน ซึ่งจะแสดงเพียงครั้งนี้ โปรดเพิ่มลงในปฏิทินของท่าน
own-calendar-ended = ที่อยู่นี้ใช้ไม่ได้อีกต่อไป
own-calendar-secret = ผู้ที่มีที่อยู่นี้จะเห็นการบรรยายที่ท่านลงทะเบียนไว้ โปรดอย่าส่งต่อให้ผู้อื่น

## For others

share = แบ่งปัน
share-address = ที่อยู่ของหน้านี้
share-by-device = ส่งด้วยอุปกรณ์นี้ …
share-code = คิวอาร์โค้ดของ { $address }
copy-address = คัดลอกที่อยู่
copied = คัดลอกที่อยู่แล้ว
