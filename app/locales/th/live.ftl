## The gate

join = เข้าร่วมการบรรยาย
joined = เข้าร่วมแล้ว
room-title = ถ่ายทอดสด: { $title }
gate-not-enrolled = ท่านไม่มีที่นั่งในการบรรยายนี้
gate-too-early = ห้องยังไม่เปิด
gate-over = การบรรยายนี้สิ้นสุดแล้ว
gate-not-joined = ห้องเปิดแล้ว กดเข้าร่วมการบรรยายเพื่อเข้าห้อง
gate-taken-over = ขณะนี้ระบบนับเวลาการเข้าร่วมของท่านในแท็บอื่นหรืออุปกรณ์อื่น
gate-malformed = หน้านี้ใช้นับเวลาต่อไม่ได้แล้ว โปรดโหลดหน้าใหม่
# $time is a day and a time, $zone "Kigali (GMT+2)", $wait a length.
door-opens-at = ห้องจะเปิด { $time } ตามเวลา { $zone } หรือในอีก { $wait }
look-again = ตรวจสอบอีกครั้ง

## The room

meeting-outside = การบรรยายนี้จัดในห้องประชุมออนไลน์ภายนอก
open-meeting = เปิดห้องประชุม
new-tab = (เปิดในแท็บใหม่)
keep-open = โปรดเปิดหน้านี้ควบคู่ไว้ ระบบใช้หน้านี้นับเวลาการเข้าร่วม
no-meeting-yet = ผู้จัดยังไม่ได้เปิดห้องประชุม โปรดโหลดหน้านี้ใหม่ในอีกหนึ่งนาที ระหว่างนี้ระบบยังนับเวลาการเข้าร่วมของท่าน
open-stream = เปิดการถ่ายทอดสดแยกต่างหาก
stream-unplayable = เบราว์เซอร์นี้เล่นการถ่ายทอดสดในหน้านี้ไม่ได้
stream-lost = สัญญาณการถ่ายทอดสดขาดหาย ระบบกำลังลองใหม่ให้โดยอัตโนมัติ
stream-again = ลองใหม่ทันที
sound-only = ฟังเฉพาะเสียง (ใช้ข้อมูลน้อยลง)
minutes-so-far = เวลาที่นับได้แล้ว: { $n } นาที
minutes-credited = อยู่ในห้อง { $n } นาที

## What counts

counts-title = การนับการเข้าร่วม
counts-no-script = ระบบนับเวลาได้เมื่อเปิดใช้ JavaScript เท่านั้น แต่เบราว์เซอร์นี้ไม่ได้เปิดใช้ ท่านยังรับฟังการบรรยายได้ตามปกติ โดยจะนับเป็น “เข้าร่วม” ไม่ใช่ “ครบเกณฑ์”
counts-open = โปรดเปิดหน้านี้ไว้ ทุกครึ่งนาทีหน้านี้จะแจ้งระบบว่าท่านอยู่ในห้อง โดยยึดนาฬิกาของระบบ
counts-needed = อยู่ในห้องรวม { $n } นาที ถือว่าเข้าร่วมครบเกณฑ์
counts-one = นับครั้งละหนึ่งอุปกรณ์ หากเปิดหน้านี้ที่อื่น การนับจะย้ายไปที่นั่น
counts-lost = หากการเชื่อมต่อขาดหายไม่ถึง 90 วินาที เวลาที่นับจะไม่หายไป

## The presence island. A number of minutes stands where $n is, a clock ("12:05") where $time is.

presence-label = การเข้าร่วมของท่าน
presence-credited = นับแล้ว { $n } นาที
presence-needed = ต้องได้ { $n } นาทีจึงครบเกณฑ์
presence-reached = เวลาครบเกณฑ์แล้ว
presence-bar = นาทีที่นับแล้วเทียบกับนาทีที่ต้องได้
presence-starts-in = เริ่มในอีก { $time }
presence-time-left = เหลือ { $time }
presence-connecting = กำลังเชื่อมต่อ
presence-connected = เชื่อมต่อแล้ว
presence-reconnecting = กำลังเชื่อมต่อใหม่ เวลาที่นับไว้ไม่สูญหาย
presence-continue = นับต่อที่นี่
presence-ended = การบรรยายสิ้นสุดแล้ว ระบบบันทึกเวลาของท่านไว้แล้ว
presence-to-replay = ไปที่วิดีโอย้อนหลัง
presence-signed-out = ท่านออกจากระบบแล้ว เวลาที่นับได้ถึงขณะนี้บันทึกไว้แล้ว
presence-sign-in = เข้าสู่ระบบอีกครั้ง
presence-refused = นับเวลาการเข้าร่วมที่หน้านี้ไม่ได้แล้ว โปรดโหลดหน้าใหม่
