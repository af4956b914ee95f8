## Gathered rooms

gathering-title = รับชมร่วมกันหลายคนหรือไม่
gathering-intro = หากมีหลายท่านรับชมการบรรยายจากหน้าจอนี้ร่วมกัน โปรดเปิดกลุ่ม ผู้อื่นเช็กอินด้วยโทรศัพท์ของตนเอง และตราบที่หน้านี้นับเวลาของท่าน ระบบจะนับเวลาให้ผู้อื่นในกลุ่มด้วย
gathering-open-button = เปิดกลุ่ม
gathering-code = รหัส:
gathering-qr = คิวอาร์โค้ดสำหรับเช็กอินด้วยรหัส { $code }
# $address is a link.
gathering-address = ใช้กล้องโทรศัพท์สแกนภาพนี้ หรือเปิด { $address } แล้วพิมพ์รหัส
gathering-members = { $n ->
    [0] ยังไม่มีผู้เช็กอิน
   *[other] เช็กอินแล้ว { $n } คน:
}
gathering-has-left = ออกไปแล้ว
# $time is a time of day.
gathering-confirm-from = ตั้งแต่เวลา { $time } โปรดยืนยันที่นี่หนึ่งครั้งว่าทุกคนยังอยู่
gathering-confirm-due = ทุกคนในรายชื่อยังอยู่หรือไม่ โปรดทำเครื่องหมายผู้ที่ออกไปแล้วก่อน แล้วจึงยืนยัน หากไม่ยืนยัน เวลาของผู้อื่นจะหยุดนับที่ { $time } จนกว่าท่านจะยืนยัน
gathering-load-again = หากไม่เปิดใช้ JavaScript หน้านี้จะไม่เปลี่ยนเอง โปรดโหลดใหม่เพื่อดูว่าใครเช็กอินแล้ว และเพื่อยืนยันเมื่อถึงเวลา
gathering-confirm-now = โปรดยืนยันตอนนี้ว่าใครยังอยู่กับท่าน
gathering-confirm-button = ใช่ ทุกคนยังอยู่
gathering-confirmed = ยืนยันจำนวนคนแล้ว ระบบนับเวลาต่อจนจบ
gathering-close-button = ปิดกลุ่ม
gathering-closed-notice = ปิดกลุ่มแล้ว เวลาที่นับได้จนถึงขณะนี้บันทึกไว้แล้ว
gathering-confirmed-notice = ยืนยันแล้ว ขอบคุณ
gathering-left-notice = ท่านออกจากกลุ่มแล้ว เวลาที่นับได้จนถึงขณะนี้บันทึกไว้แล้ว
gathering-no-such-code = ไม่มีกลุ่มที่ใช้รหัสนี้ โปรดดูหน้าจอของเจ้าของกลุ่มอีกครั้ง
gathering-is-closed = กลุ่มนี้ปิดแล้ว
gathering-own = นี่คือกลุ่มของท่านเอง ระบบนับเวลาของท่านในหน้าการบรรยาย
gathering-already-open = ท่านเปิดกลุ่มไว้แล้ว
gathering-none-open = ท่านไม่มีกลุ่มที่เปิดอยู่ในการบรรยายนี้
gathering-not-in = ท่านไม่ได้อยู่ในกลุ่มนี้
gathering-too-early = ยังเร็วเกินไปที่จะยืนยัน ท่านยืนยันได้ตั้งแต่ 10 นาทีก่อนถึงกึ่งกลางการบรรยาย

## Checking in

check-in-title = เช็กอินเข้ากลุ่ม
check-in-at = เช็กอิน: { $title }
check-in-text = เจ้าของกลุ่มที่รับชมการบรรยายร่วมกันจะแสดงรหัสหกตัวบนหน้าจอ
check-in-code = รหัส
check-in-code-hint = ตัวอักษรและตัวเลขรวมหกตัว พิมพ์ตัวเล็กหรือใหญ่ มีหรือไม่มีช่องว่างก็ได้
check-in-continue = ดำเนินการต่อ
# $host is a name, $time a time of day.
check-in-host = { $host } กำลังรับชมการบรรยายนี้ร่วมกับผู้อื่น และเชิญท่านเข้ากลุ่ม
check-in-will-count = นับจากนี้ ระบบนับเวลาให้ท่านเมื่อเจ้าของกลุ่มอยู่ในห้องและท่านอยู่ในกลุ่ม
check-in-will-seat = หากท่านยังไม่มีที่นั่งในการบรรยายนี้ ระบบจะจองให้
check-in-will-leave = เมื่อท่านจะกลับ โปรดกด “ออกจากกลุ่ม” ในหน้านี้
check-in-button = เช็กอิน
check-in-done = ท่านเช็กอินแล้ว
check-in-since = ท่านอยู่ในกลุ่มของ { $host } ตั้งแต่ { $time }
check-in-gathered = เวลาในกลุ่มของท่านจนถึงขณะนี้: { $n } นาที
check-in-may-close = ท่านปิดหน้านี้ได้ และกลับมาที่หน้านี้เมื่อต้องการออกจากกลุ่มหรือดูเวลา
check-in-leave = ออกจากกลุ่ม
check-in-again = ท่านเคยอยู่ในกลุ่มนี้และออกไปแล้ว หากกลับมาแล้ว โปรดเช็กอินอีกครั้ง
check-in-to-room = ไปยังกลุ่มของท่าน

## Figures

column-gathered = เวลาในกลุ่ม
minutes-gathered = อยู่ในกลุ่ม { $n } นาที
gathered-meaning = เวลาในกลุ่ม: นาทีที่อยู่ในกลุ่มขณะเจ้าของกลุ่มอยู่ในห้อง โดยตนเองไม่ได้อยู่ในห้อง สัดส่วนคิดจากทั้งสองรวมกัน หรือจากค่าที่แก้ไขหากมี
report-total-gathered = นาทีในกลุ่ม รวมทุกคน
desk-report-means-gathered = เวลาในกลุ่ม: เวลาที่อยู่ในกลุ่มขณะเจ้าของกลุ่มอยู่ในห้อง โดยตนเองไม่ได้อยู่ในห้อง ไม่รวมอยู่ในนาทีที่แสดงข้างกัน
gatherings-title = กลุ่มที่รับชมร่วมกัน
gatherings-column-host = เจ้าของกลุ่ม
gatherings-column-opened = เปิด
gatherings-column-closed = ปิด
gatherings-column-members = จำนวนคน
gatherings-column-heads = ยืนยันจำนวนคน
# $time is a day and a time.
gatherings-heads = { $n } คน { $time }
