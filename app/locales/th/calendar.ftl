## One lecture, into one's own calendar

calendar-google = ปฏิทิน Google
calendar-outlook = Outlook.com
calendar-microsoft = Microsoft 365 (บัญชีที่ทำงานหรือสถานศึกษา)
calendar-file = ปฏิทินอื่น (ไฟล์)

## What stands in the calendar

calendar-alarm = จะเริ่มในอีก 15 นาที: { $title }
calendar-speaks = วิทยากร: { $names }
calendar-your-time = เวลาของท่าน: { $time }
calendar-host-time = เวลาท้องถิ่นของผู้จัด: { $time }
calendar-when = { $day } { $span } { $zone }
calendar-page = เข้าร่วมการบรรยายได้ที่: { $page }

## Feeds

subscribe-programme = ติดตามกำหนดการนี้ในปฏิทินของท่าน
subscribe-series = ติดตามชุดการบรรยายนี้ในปฏิทินของท่าน
subscribe-text = การบรรยายใหม่ รวมทั้งรายการที่เลื่อนหรือยกเลิก จะแสดงในปฏิทินของท่านโดยอัตโนมัติ โปรดเปิดลิงก์นี้ด้วยปฏิทิน หรือเพิ่มในปฏิทินเป็นปฏิทินจากอินเทอร์เน็ต
subscribe-address = ลิงก์สำหรับปฏิทินของท่าน
subscribe-open = เปิดด้วยปฏิทินของอุปกรณ์นี้

## One's own lectures

own-calendar-title = ในปฏิทินของท่าน
own-calendar-text = ลิงก์ลับเฉพาะของท่านช่วยให้ปฏิทินแสดงการบรรยายที่ท่านลงทะเบียนไว้ และปรับตามเมื่อมีการเลื่อนหรือยกเลิก
own-calendar-make = ติดตามการบรรยายของฉัน
own-calendar-on = ปฏิทินของท่านติดตามการบรรยายของท่านได้แล้ว ลิงก์แสดงเพียงครั้งเดียวเมื่อสร้าง หากสูญหายหรือมีผู้อื่นทราบ โปรดสร้างลิงก์ใหม่
own-calendar-renew = สร้างลิงก์ใหม่ (ลิงก์เดิมจะใช้ไม่ได้อีก)
own-calendar-end = ปิดการติดตาม
own-calendar-made = นี่คือลิงก์สำหรับติดตามการบรรยายของท่าน ซึ่งจะแสดงเพียงครั้งนี้ โปรดเพิ่มลงในปฏิทินของท่าน
own-calendar-ended = ลิงก์นี้ใช้ไม่ได้อีกแล้ว
own-calendar-secret = ผู้ที่มีลิงก์นี้จะเห็นว่าท่านลงทะเบียนการบรรยายใดไว้ โปรดอย่าส่งต่อให้ผู้อื่น

## For others

share = แชร์
share-address = ลิงก์ของหน้านี้
share-by-device = ส่งด้วยอุปกรณ์นี้ …
share-code = คิวอาร์โค้ดของ { $address }
copy-address = คัดลอกลิงก์
copied = คัดลอกลิงก์แล้ว
